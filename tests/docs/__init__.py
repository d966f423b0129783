"""The documents: what generates their reference pages and their picture, and the tests that run and compare them."""
