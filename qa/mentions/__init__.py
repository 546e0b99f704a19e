"""Which words of a text name somebody, and whether another text mentions them."""
