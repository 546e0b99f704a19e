"""A claim against the sentences it cites: same names, speakers, doers, moments, quantities, polarity."""
