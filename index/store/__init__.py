"""The SQLite file: schema, reading, writing, corrections, stories, filters."""
