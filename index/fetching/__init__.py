"""An address in, its content out: checked, polite, within bounds."""
