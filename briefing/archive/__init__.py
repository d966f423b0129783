"""What is kept between runs, in one SQLite file: past briefings, and what other parts of the program remember."""
