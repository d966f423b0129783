"""Where finished bytes go: one module per channel."""
