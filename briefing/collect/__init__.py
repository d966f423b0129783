"""Getting articles: from feeds, pages, folders and mailboxes into one folder of records that briefs are made of.

    Source ─kind→ Found ─shelve→ record in the collect folder ─report→ Outcome

The network is used here alone, and only when `briefing collect` (or `briefing run`) is called.
"""
