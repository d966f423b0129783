"""What the sentences say: copies, same facts, sections, positions, conflicts, timeline. Pure functions."""
