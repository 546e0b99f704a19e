"""A quotation in, where it stands and who said it out."""
