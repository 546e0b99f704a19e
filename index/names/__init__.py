"""One name in its many spellings: people, places, sounds, slips of a letter."""
