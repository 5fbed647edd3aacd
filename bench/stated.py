"""Relations between two things that claims state, in the way open sets of relations annotate them.

In:  a text, and which roles of which event are which relation of a set (`Meaning`).
Out: `Stated`: a relation, and all characters of the text that speak of its two ends. Also what
     the sets have in common: which part of them is only scored, and their options.
Not here: what a set calls its relations, and how it is counted (core.py, knowledgenet.py).
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from spacy.language import Language

from bench.scorer import Tally
from bench.values import DATA
from kg.extract import extract
from kg.model import Article, Claim, Extraction, Mention, Status
from kg.nlp.pipeline import load_pipeline, make_doc
from kg.read import article_id

_SCORED = 4  # one document or row of four
_UNTRUE = frozenset({Status.CANCELLED, Status.DENIED})
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meaning:
    """An event read as a relation from the filler of one role to that of another.

    The same role twice is a relation between any two of its fillers, in both directions. A role
    may be required to be filled with certain words: an appointment "as chief executive".
    """

    event: str
    relation: str
    first: str
    second: str
    worded: tuple[str, re.Pattern[str]] | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation that a claim states; each end with every place where it is named."""

    relation: str
    first: frozenset[Place]
    second: frozenset[Place]
    claim: Claim

    def joins(self, first: Place, second: Place) -> bool:
        """Whether it goes from one piece of text to another."""
        return _touches(self.first, first) and _touches(self.second, second)


def read(text: str) -> Extraction:
    """What our whole pipeline finds in a text whose day nobody told."""
    doc = make_doc(_pipeline(), text)
    return extract(doc, Article(id=article_id(text), text=text))


@cache
def _pipeline() -> Language:
    return load_pipeline()


def stated(found: Extraction, meanings: Iterable[Meaning]) -> Iterator[Stated]:
    """The relations that hold by the claims of a text; not of those cancelled or denied."""
    claims = [claim for claim in found.claims if claim.status not in _UNTRUE]
    for claim, meaning in product(claims, meanings):
        if claim.type == meaning.event and _is_worded(claim, meaning):
            yield from _pairs(found, claim, meaning)


def _is_worded(claim: Claim, meaning: Meaning) -> bool:
    if meaning.worded is None:
        return True
    role, pattern = meaning.worded
    return any(r.role == role and r.text and pattern.search(r.text.text) for r in claim.roles)


def _pairs(found: Extraction, claim: Claim, meaning: Meaning) -> Iterator[Stated]:
    fillers = {
        role: {
            _places(found, found.by_id[r.mention])
            for r in claim.roles
            if r.role == role and r.mention is not None
        }
        for role in (meaning.first, meaning.second)
    }
    for first, second in product(fillers[meaning.first], fillers[meaning.second]):
        if first != second:
            yield Stated(meaning.relation, first, second, claim)


def _places(found: Extraction, mention: Mention) -> frozenset[Place]:
    """Where the thing is spoken of: "the company" and the name that it stands for."""
    same = [m for m in found.mentions if m.head is not None and m.head == mention.head]
    return frozenset((m.start, m.end) for m in [mention, *same])


def _touches(places: Iterable[Place], place: Place) -> bool:
    return any(start < place[1] and place[0] < end for start, end in places)


def named(found: Extraction, kinds: Iterable[str], place: Place) -> bool:
    """Whether a name of some kinds is found at a place, itself or inside it."""
    return _touches([(m.start, m.end) for m in found.mentions if m.kind in set(kinds)], place)


def is_scored(key: str) -> bool:
    """Whether a row or document belongs to the part that is counted and never looked at."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()) % _SCORED == 0


def shares(tally: Tally) -> dict[str, float]:
    """Its figures; nothing found is precision 1, since nothing wrong was said."""
    return {
        "precision": 1.0 if tally.precision is None else tally.precision,
        "recall": tally.recall or 0.0,
        "f1": tally.f1 or 0.0,
    }


def told(claim: Claim, found: Extraction) -> str:
    """A claim in one line: "Merger completed (party: Acme; party: Zeta)"."""
    texts = [r.text.text if r.text else found.by_id[r.mention or ""].text for r in claim.roles]
    roles = "; ".join(f"{r.role}: {text}" for r, text in zip(claim.roles, texts, strict=True))
    return f"{claim.type} {claim.status} ({roles})"


def options(description: str, argv: Sequence[str] | None) -> argparse.Namespace:
    """The options that the sets have in common."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--rows", type=int, help="only so many rows or passages, to have a look")
    parser.add_argument(
        "--errors", action="store_true", help="list errors of the part that is not scored"
    )
    return parser.parse_args(argv)
