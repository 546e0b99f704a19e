"""Who said what: one folder of rules a language, one type of candidate, denial."""
