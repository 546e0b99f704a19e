"""Values of index and qa as HTML and plain text; no state, no widgets."""
