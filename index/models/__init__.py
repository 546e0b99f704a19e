"""What is trained: the embedded model, models from the hub, the reranker, the reader, word vectors."""
