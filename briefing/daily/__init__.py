"""The daily run: collect, make the brief, mail it. Whatever stops it, the next run completes it and nobody gets two.

What is done is written down in the archive before and after each step that the world can see: the run of a due time
(`archive/runs.py`), the mail in the outbox (`archive/outbox.py`). Making a brief again changes nothing that was sent.
"""
