"""A follow-up in, the question in full out."""
