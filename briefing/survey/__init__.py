"""The survey: what is cheap to know of every article, so that the few worth a close reading can be chosen.

    sources ─plan→ Batch ─survey→ Surveyed ─table→ Table ─copies, events, choice→ which articles are read closely

A batch is read by itself, in any process; what is found of an article is bytes, kept under a hash of its content.
"""
