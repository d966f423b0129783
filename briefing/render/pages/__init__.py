"""WeasyPrint behind its fence: it reads the template's folder, and nothing else."""
