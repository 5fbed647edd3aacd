"""Our gold of names: sentences in which every name is marked, read and checked.

In:  corpus/gold/names/dev*.jsonl and test*.jsonl (corpus/gold/GUIDELINES.md).
Out: `NamedSentence`s, in the order of the files.
Not here: how found names are compared with them (name_scores.py); the part `train`, which is
read by training/readers.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.gold import CORPUS, GoldError
from kg.model import NAME_KINDS

FOLDER = CORPUS / "gold" / "names"
_WAY_OUT = "See corpus/gold/GUIDELINES.md."


@dataclass(frozen=True, order=True, slots=True)
class Name:
    """Characters that name something: half open, counted in the sentence."""

    start: int
    end: int
    label: str  # one of NAME_KINDS, or what a set of others calls it


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """One line of the gold. Lines of one document stand one after the other."""

    document: str
    text: str
    names: tuple[Name, ...]


def load_names(part: str, folder: Path = FOLDER) -> list[NamedSentence]:
    """All sentences of "dev" or "test"; none where there is no file. Raises GoldError."""
    return [s for path in sorted(folder.glob(f"{part}*.jsonl")) for s in _sentences(path)]


def _sentences(path: Path) -> Iterator[NamedSentence]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        try:
            sentence = _sentence(json.loads(line))
        except (KeyError, TypeError, ValueError) as problem:
            raise GoldError(f"{where}: {problem!r}. {_WAY_OUT}") from problem
        _check(sentence, where)
        yield sentence


def _sentence(row: dict[str, Any]) -> NamedSentence:
    names = sorted(Name(int(n["start"]), int(n["end"]), n["label"]) for n in row["names"])
    return NamedSentence(row["document"], row["text"], tuple(names))


def _check(sentence: NamedSentence, where: str) -> None:
    for name in sentence.names:
        text = sentence.text[name.start : name.end]
        if name.label not in NAME_KINDS:
            raise GoldError(f"{where}: {name.label!r} is no kind of name. {_WAY_OUT}")
        if not 0 <= name.start < name.end <= len(sentence.text) or text != text.strip():
            raise GoldError(
                f"{where}: {name.start} to {name.end} are not the characters of a name."
                " Count them from 0, without white space at the edges."
            )
    for one, other in pairwise(sentence.names):
        if other.start < one.end:
            raise GoldError(f"{where}: two names overlap at {other.start}. Mark the longer one.")
