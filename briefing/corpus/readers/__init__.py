"""One module per input format, named after the suffix that it reads; each fulfils `interfaces.Reader`."""
