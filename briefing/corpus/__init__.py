"""Reading: files and folders in, articles out; what cannot be read becomes a Skipped with its reason."""
