"""Turns a folder of news articles into an executive brief in which every line is traced to its source."""

__version__ = "0.1.0"
