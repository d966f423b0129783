"""Close readings that are remembered equal those that are made."""

from __future__ import annotations

import pickle
import pickletools
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from briefing.analysis.people import learn_people
from briefing.compose import ComposeOptions, compose
from briefing.corpus.sources import read_sources
from briefing.language.actors import ActorTable
from briefing.models import Briefing, Profile, Reading
from briefing.profile import load_profile

PROFILE = load_profile("nato-ukraine")


@dataclass
class Kept:
    """A memory in a dictionary."""

    contents: dict[bytes, bytes] = field(default_factory=dict)
    fresh: int = 0

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.contents[key] for key in keys if key in self.contents}

    def keep(self, used: Sequence[bytes], fresh: Sequence[tuple[bytes, bytes]]) -> None:
        assert set(used) <= set(self.contents)
        self.contents.update(fresh)
        self.fresh = len(fresh)


@pytest.fixture(scope="module")
def reading(seeds: Path) -> Reading:
    return read_sources([seeds])


def brief(reading: Reading, *memory: Kept, profile: Profile = PROFILE) -> Briefing:
    return compose(reading.articles, reading.skipped, profile, ComposeOptions(), (), *memory)


def test_a_brief_from_memory_is_the_brief(reading: Reading) -> None:
    kept = Kept()
    expected = brief(reading)
    assert brief(reading, kept) == expected
    assert (kept.fresh, len(kept.contents)) == (5, 15)
    assert brief(reading, kept) == expected
    assert kept.fresh == 0


def test_a_brief_of_other_articles_is_not_changed_by_what_is_remembered(reading: Reading) -> None:
    kept = Kept()
    brief(reading, kept)
    for left_out in range(len(reading.articles)):
        fewer = Reading(tuple(a for n, a in enumerate(reading.articles) if n != left_out), ())
        assert brief(fewer, kept) == brief(fewer)


def test_a_brief_of_other_sections_is_not_changed_by_what_is_remembered(reading: Reading) -> None:
    kept = Kept()
    first = brief(reading, kept)
    fewer = replace(PROFILE, sections=PROFILE.sections[:2])
    others = replace(PROFILE, sections=(*PROFILE.sections[:2], replace(PROFILE.sections[2], options={"by": "nato"})))
    made = [brief(reading, kept, profile=profile) for profile in (PROFILE, fewer, others)]
    assert made == [first, brief(reading, profile=fewer), brief(reading, profile=others)]
    assert len({tuple(entry.labels for entry in one.sentences) for one in made}) == 3


def test_what_was_damaged_is_read_anew(reading: Reading) -> None:
    kept = Kept()
    expected = brief(reading, kept)
    for key, data in list(kept.contents.items())[::2]:
        kept.contents[key] = data[: len(data) // 2]
    kept.contents[next(reversed(kept.contents))] = zlib.compress(b"no pickle")
    assert brief(reading, kept) == expected


def test_what_is_kept_names_nothing_but_records_whichever_python_wrote_it(reading: Reading) -> None:
    kept = Kept()
    brief(reading, kept)
    named = set()
    for data in kept.contents.values():
        strings: list[str] = []
        for opcode, argument, _ in pickletools.genops(zlib.decompress(data)):
            if opcode.name in {"SHORT_BINUNICODE", "BINUNICODE"} and isinstance(argument, str):
                strings.append(argument)
            assert opcode.name not in {"GLOBAL", "INST", "REDUCE_EX"}
        named |= {text for text in strings if text in {"builtins", "getattr", "operator", "copyreg"}}
    assert named == set()


class Harm:
    """What a hostile cache may hold: code that is run when it is read."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.place,)


def test_a_hostile_cache_runs_no_code(reading: Reading, tmp_path: Path) -> None:
    kept, place = Kept(), tmp_path / "harmed"
    expected = brief(reading, kept)
    for key in kept.contents:
        kept.contents[key] = zlib.compress(pickle.dumps(Harm(place)))
    assert brief(reading, kept) == expected
    assert not place.exists()
    pickle.loads(pickle.dumps(Harm(place)))
    assert place.exists()


def test_the_part_of_the_table_finds_what_the_whole_table_finds(reading: Reading) -> None:
    texts = [article.text for article in reading.articles]
    table = ActorTable(PROFILE.actors)
    table = table.with_actors(learn_people(texts, table))
    for text in texts:
        part = table.within(text)
        assert part.find(text) == table.find(text)
        assert 0 < len(part.actors) < len(table.actors) / 2
        assert part.digest() == table.within(f"{text} ").digest() != table.digest()
        assert {name: part.lookup(name) for name in text.split()} == {n: table.lookup(n) for n in text.split()}
