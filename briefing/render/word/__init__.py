"""The parts of a Word file: placeholders found, parts written in the template's own styles, the package made fast."""
