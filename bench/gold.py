"""The gold: what a careful reader finds in a text. By hand, by corpus/gold/GUIDELINES.md.

In:  corpus/gold/deals/*.jsonl, and the articles that articles.jsonl speaks of.
Out: `GoldItem`s. Not here: how a found event is compared with one (scorer.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import NAME_KINDS, Article, Kind, Status
from kg.read import article_id, read_sources
from kg.schema import load_schema

CORPUS = Path(__file__).parent.parent / "corpus"
SETS = {
    "articles": "articles",
    "dev": "sentences-dev",
    "test": "sentences-test",
    "documents-dev": "documents-dev",
    "documents-test": "documents-test",
}
# What is annotated. The sets say nothing of other types: to find one is neither right nor wrong.
_FIRST = frozenset(
    """Acquisition Merger Investment Partnership JointVenture SupplyContract Launch Trial
    Appointment Development Deployment Competition Litigation""".split()
)
_TYPES = {"documents": _FIRST | {"Departure", "Licensing", "Subsidiary"}}


class GoldError(KgError):
    """A line of the gold contradicts its text or the ontology."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that one sentence states."""

    type: str
    status: Status
    attribution: str | None  # who says so, in the text's words
    sentence: int  # offset at which the sentence begins
    roles: tuple[tuple[str, str], ...]  # (role, filler as the text writes it)


@dataclass(frozen=True, slots=True)
class GoldItem:
    """A text with its events; `mentions` is None where names were not annotated."""

    id: str
    article: Article
    events: tuple[GoldEvent, ...]
    mentions: tuple[tuple[Kind, str], ...] | None = None
    types: frozenset[str] = _FIRST  # of events that are annotated


def load_gold(set_name: str, *, corpus: Path = CORPUS) -> list[GoldItem]:
    """The items of a set, in the order of the file."""
    path = corpus / "gold" / "deals" / f"{SETS[set_name]}.jsonl"
    return list(_items(path, corpus / "articles"))


def _items(path: Path, articles: Path) -> Iterator[GoldItem]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        try:
            row = json.loads(line)
            item = GoldItem(
                id=row["id"],
                article=_article(row, articles),
                events=tuple(event_of(event) for event in row["events"]),
                mentions=_mentions(row),
                types=_TYPES.get(path.stem.partition("-")[0], _FIRST),
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise GoldError(f"{where}: {problem!r}. See corpus/gold/GUIDELINES.md.") from problem
        _check(item, where)
        yield item


def _article(row: dict[str, Any], folder: Path) -> Article:
    if "text" in row:
        text = row["text"]
        published_on = date.fromisoformat(row["published"])
        return Article(id=article_id(text), text=text, published_on=published_on)
    for article in read_sources([str(folder / row["article"])]):
        if isinstance(article, Article):
            return article
        raise GoldError(f"{row['article']}: {article}")
    raise GoldError(f"{row['article']}: there is no such article in {folder.name}/.")


def event_of(row: dict[str, Any]) -> GoldEvent:
    """An event as a line of the gold has it."""
    return GoldEvent(
        type=row["type"],
        status=Status(row["status"]),
        attribution=row["attribution"],
        sentence=int(row["sentence"]),
        roles=tuple((role, filler) for role, filler in row["roles"]),
    )


def _mentions(row: dict[str, Any]) -> tuple[tuple[Kind, str], ...] | None:
    if "mentions" not in row:
        return None
    return tuple((Kind(kind), name) for kind, name in row["mentions"])


def _check(item: GoldItem, where: str) -> None:
    schema = load_schema()
    text = item.article.text
    for event in item.events:
        schema.check_event(event.type, where)
        words = [filler for _, filler in event.roles]
        for role, _ in event.roles:
            schema.check_role(event.type, role, where)
        for filler in words + ([event.attribution] if event.attribution else []):
            if filler not in text:
                raise GoldError(f"{where}: {filler!r} does not stand in the text. Copy it exactly.")
        if not _begins_a_sentence(text, event.sentence):
            raise GoldError(f"{where}: no sentence begins at {event.sentence}.")
    for kind, name in item.mentions or ():
        if kind not in NAME_KINDS or name not in text:
            raise GoldError(f"{where}: {kind} {name!r} is no name in the text.")


def _begins_a_sentence(text: str, offset: int) -> bool:
    before = text[:offset].rstrip("“\"'‘")
    return 0 <= offset < len(text) and (not before.strip() or before[-1].isspace())
