"""A sentence in tagged words, clauses, phrases, subjects."""
