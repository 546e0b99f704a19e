"""A string in, spans out: lines, sentences, kinds, dates, quantities, quotations, terms, language."""
