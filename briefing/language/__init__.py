"""Text in, spans out: sentences, tokens, names, quotations, dates. Pure functions, no I/O."""
