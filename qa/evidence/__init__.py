"""A plan in, the sentences and statements that answer it out, or the reason why none does."""
