"""What German and English words are: lists with their look-ups, no rules."""
