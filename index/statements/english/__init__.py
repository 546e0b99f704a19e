"""The rules for English: what is said, and by whom."""
