"""One content model in, bytes out. A renderer never writes a file."""
