"""Which sentences stand for the whole: one module per method. Pure functions, no I/O."""
