"""A question in, passages out: full text, vectors, MaxSim, and why they were found."""
