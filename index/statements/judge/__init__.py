"""Who says it, judged by what was learned: whom an article names, how each stands to a statement, and the choice."""
