"""Evidence in, an answer out: in the articles' words, or in a model's, checked."""
