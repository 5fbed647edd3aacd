"""Sentences made from our own gold, so that names are learned from what stands around them.

Mention replacement (Dai and Adel 2020): a name gives way to another of the same label, from
the gold itself or from a register of companies. Case: headlines in capitals or title case.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.naming import is_legal_form
from training.labels import INDEX, TAGS
from training.readers import Allowed, Event, Sentence
from training.words import word_offsets

Words = tuple[str, ...]

_TECHNOLOGY = "technology"
_NO_TREE: dict[str, Any] = {"heads": None, "deprels": None, "upos": None, "xpos": None}


@dataclass(frozen=True)
class Pool:
    """Names to put in, by label; sorted, so that a seed gives the same sentences."""

    names: dict[str, tuple[Words, ...]]

    @classmethod
    def of(cls, gold: Sequence[Sentence], companies: Sequence[Words]) -> Pool:
        """All names of the gold, and half of all companies to put in from a register."""
        found: dict[str, set[Words]] = defaultdict(set)
        for sentence in gold:
            for start, end, label in _names(sentence):
                found[label].add(sentence.words[start:end])
        names = {label: tuple(sorted(group)) for label, group in found.items()}
        if companies and names.get("company"):
            more = sorted(set(companies))
            times = max(1, len(more) // len(names["company"]))
            names["company"] = (*names["company"] * times, *more)
        return cls(names)


def renamed(sentence: Sentence, pool: Pool, chance: float, rng: random.Random) -> Sentence:
    """The sentence with some of its names replaced; technologies stay, they fit few places."""
    words: list[str] = []
    tags: list[Allowed] = []
    place = []  # where each word went
    given, names = sentence.names or (), {n[0]: n for n in _names(sentence)}
    i = 0
    while i < len(sentence.words):
        start, end, label = names.get(i, (i, i + 1, ""))
        old: Words = sentence.words[start:end]
        new = old
        if label not in ("", _TECHNOLOGY) and rng.random() < chance:
            new = rng.choice(pool.names[label])
            tags += [_only(f"{'I' if k else 'B'}-{label}") for k in range(len(new))]
        else:
            tags += given[start:end]
        place += [min(len(words) + k, len(words) + len(new) - 1) for k in range(len(old))]
        words += new
        i = end
    events = _moved(sentence.events, [*place, len(words)])
    is_same = tuple(words) == sentence.words
    bare = sentence if is_same else replace(sentence, **_NO_TREE)
    return replace(bare, words=tuple(words), names=tuple(tags), events=events)


def _moved(events: tuple[Event, ...] | None, place: list[int]) -> tuple[Event, ...] | None:
    if events is None:
        return None
    return tuple(
        replace(
            event,
            trigger=place[event.trigger],
            roles=tuple((place[a], max(place[a] + 1, place[b]), r) for a, b, r in event.roles),
        )
        for event in events
    )


def recased(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence as a headline: all in capitals, or most words with one."""
    change = str.upper if rng.random() < 0.5 else _title
    return replace(sentence, words=tuple(change(word) for word in sentence.words))


_SMALL = frozenset("a an and as at but by for from in of on or the to with".split())


def _title(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]


def registered_companies(facts: Path) -> list[Words]:
    """Companies of the public registers, with and without their legal form."""
    titles = [
        row[2]
        for row in json.loads(
            (facts / "sec_company_tickers" / "company_tickers.json").read_text(encoding="utf-8")
        )["data"]
    ]
    with (facts / "sp500" / "constituents.csv").open(encoding="utf-8", newline="") as file:
        titles += [row["Security"] for row in csv.DictReader(file)]
    found = set()
    for title in titles:
        words = _written(title)
        short = words
        while len(short) > 1 and (is_legal_form(short[-1]) or short[-1] in ",.&"):
            short = short[:-1]
        found.update(form for form in (words, short) if 0 < len(form) < 6)
    return sorted(found)


def _written(title: str) -> Words:
    """A title of the register as a newspaper writes it."""
    bare = re.sub(r"\s*[/\\(].*", "", title).strip()
    if bare.isupper():
        bare = " ".join(
            w if len(w) < 4 or not w.isalpha() else w.capitalize() for w in bare.split()
        )
        bare = re.sub(r"\b(INC|LTD|CO|LP|PLC)\b", lambda m: _FORMS[m[0]], bare)
    return tuple(bare[a:b] for a, b in word_offsets(bare))


_FORMS = {"INC": "Inc", "LTD": "Ltd", "CO": "Co", "LP": "LP", "PLC": "plc"}


def _names(sentence: Sentence) -> list[tuple[int, int, str]]:
    """(start, end, label) of the names of a gold sentence, whose tags are all certain."""
    found, start = [], None
    tags = [TAGS[next(iter(allowed))] for allowed in sentence.names or ()]
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag[0] != "I":
            found.append((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B":
            start = i
    return found


def _only(tag: str) -> Allowed:
    return frozenset({INDEX[tag]})
