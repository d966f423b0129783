"""Telling a watching service that a run went well or badly, by asking for an address."""

from __future__ import annotations

_TIMEOUT = 10.0


def ping(url: str) -> str | None:
    """Ask for the address; None when it answered well, else what happened, in words. Never raises."""
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(url, headers={"User-Agent": "briefing"}), timeout=_TIMEOUT) as answer:  # noqa: S310  the settings allow http and https alone
            answer.read(1000)
    except (OSError, ValueError, HTTPException) as error:
        return f"{url.split('?')[0]} was not told: {str(error).strip()}"
    return None
