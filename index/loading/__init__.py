"""A file, page, mail, archive or LlamaIndex document in, articles out."""
