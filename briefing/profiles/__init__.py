"""Subjects as data: one TOML file each. Loaded by `briefing/profile.py`."""
