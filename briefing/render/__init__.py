"""One content model in, bytes out. A renderer never writes a file.

Each module of this package is one output format, named as `--format` names it; what they share stands in its packages:
`document` (the briefing laid out, which pdf, docx, html and md all show), `templates` (finding a look and reading it
safely), `pages` (WeasyPrint behind its fence), `word` (the parts of a Word file) and `schema` (the JSON Schema).
"""
