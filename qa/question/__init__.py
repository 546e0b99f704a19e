"""What a question asks: its plan, read once; its times."""
