"""Answer and Citation, shown as text, Markdown, HTML, JSON."""
