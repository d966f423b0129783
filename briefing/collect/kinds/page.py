"""Single pages: each address is one article, taken anew when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from briefing.collect.fetch import validators_of
from briefing.collect.identity import canonical, stated_or_found
from briefing.collect.offers import Offer, Tools
from briefing.collect.request import Answer
from briefing.collect.shelf import Found
from briefing.collect.sources import Source
from briefing.errors import FetchError


def offers(source: Source, tools: Tools) -> Iterator[Offer]:
    """One offer a page that has changed. A page that fails does not keep the others back."""
    urls = source.urls or (str(source.url),)
    for url in urls:
        try:
            answer = tools.fetcher.fetch(url, source, tools.state.validators(url))
        except FetchError as error:
            if len(urls) == 1:
                raise
            yield Offer(url, "", partial(_fail, error))
            continue
        if answer.status == 304:
            tools.same.append(url)
            continue
        tools.confirmed[url] = validators_of(answer)
        yield Offer(canonical(url), sha256(answer.body).hexdigest(), partial(_article, url, answer, tools))


def _article(url: str, answer: Answer, tools: Tools) -> list[Found]:
    page, suffix = tools.read_page(answer)
    document = replace(page, url=stated_or_found(page.url, answer.url))
    return [Found(document, canonical(url), answer.body, suffix)]


def _fail(error: FetchError) -> list[Found]:
    raise error
