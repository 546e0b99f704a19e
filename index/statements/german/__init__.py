"""The rules for German: what is said, and by whom."""
