"""What makes an article out of a text and out of all that is known about it.

Metadata wins in this order: the caller's, the header's or the page's, the article's own
opening lines. Not here: where texts come from (sources.py and the forms).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeVar

from kg.errors import SourceError
from kg.model import Article
from kg.read.days import WrittenDay, choose, written_days
from kg.read.header import split_header
from kg.read.opening import read_opening

# The longest annual reports have a million characters; an article that has more is a file of
# many articles, or no article.
MAX_CHARS = 2_000_000
_ID_LENGTH = 16
_ENGLISH = re.compile(r"en\b|english", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_Value = TypeVar("_Value", str, date)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text. None is unknown."""

    title: str | None = None
    published_on: date | None = None
    publisher: str | None = None
    author: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """These values, and where there is none the other's."""
        given = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Metadata(**given)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a form of source gives it. `date_text` is a date in the source's own words."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    date_text: str | None = None
    sources: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def article_id(text: str) -> str:
    """What the article is called everywhere: the beginning of the SHA-256 of its text.

    >>> article_id("Acme buys Widget.")
    'ce8d3d64d750ebf9'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_ID_LENGTH]


def read_text(
    text: str,
    *,
    source: str | None = None,
    metadata: Metadata = Metadata(),
) -> Article:
    """The article that a plain text is, its header cut off.

    Raises SourceError for a text that is empty, or longer than an article is.
    """
    draft = with_header(Draft(text))
    return finish(draft, source=source, metadata=metadata)


def with_header(draft: Draft) -> Draft:
    """The draft without the header of its text, whose metadata it takes over."""
    header = split_header(draft.text)
    if header is None:
        return draft
    value = header.values.get
    notes = [*draft.notes, *header.notes]
    language = value("language")
    if language and not _ENGLISH.match(language):
        notes.append(f"language {language}: the rules are made for English")
    named = Metadata(value("title"), None, value("publisher"), value("author"))
    return replace(
        draft,
        text=header.rest,
        metadata=named.or_else(draft.metadata),
        date_text=value("published") or draft.date_text,
        sources=(value("url", ""),) if value("url") else draft.sources,
        references=header.references,
        notes=tuple(notes),
    )


def finish(draft: Draft, *, source: str | None, metadata: Metadata) -> Article:
    """The article of a draft. `source` is where it was read, if the draft does not know better."""
    where = source or "the text"
    _check(draft.text, where)
    day, note = _stated_day(draft) if metadata.published_on is None else (None, None)
    stated = replace(draft.metadata, published_on=draft.metadata.published_on or day)
    known = metadata.or_else(stated)
    opening = read_opening(draft.text)
    notes = [*draft.notes, *([note] if note else [])]
    if known.published_on is None:
        notes += opening.notes
    read = Metadata(opening.title, opening.published_on, opening.publisher, opening.author)
    known = known.or_else(read)
    return Article(
        id=article_id(draft.text),
        text=draft.text,
        title=known.title,
        published_on=known.published_on,
        publisher=known.publisher,
        author=known.author,
        sources=tuple(sorted(set(draft.sources))) or ((source,) if source else ()),
        references=tuple(sorted(set(draft.references))),
        notes=tuple(sorted(set(notes))),
    )


def _check(text: str, where: str) -> None:
    if not text.strip():
        raise SourceError(f"{where}: there is no text in it. Leave it out.")
    check_length(text, where)
    if match := _SURROGATE.search(text):
        raise SourceError(
            f"{where}: character {match.start()} is half of a surrogate pair, no character."
            " Save the text again as UTF-8."
        )


def check_length(text: str, where: str, *, limit: int = MAX_CHARS) -> None:
    """Raise SourceError for what is longer than an article, or its page, can be."""
    if len(text) > limit:
        raise SourceError(
            f"{where}: {len(text):,} characters are too many for one article; the limit is"
            f" {limit:,}. Split it: a file, or a line of JSON lines, for each article."
        )


def _stated_day(draft: Draft) -> tuple[date | None, str | None]:
    if draft.metadata.published_on or not draft.date_text:
        return None, None
    day = first_day(draft.date_text)
    if day is None:
        return None, (f"date {draft.date_text[:40]!r} cannot be read; a date is written 2024-03-31")
    return choose(day, draft.text)


def first_day(text: str) -> WrittenDay | None:
    """The first full date of some words."""
    return next(written_days(text), None)


def merge(a: Article, b: Article) -> Article:
    """One article out of the same text read at two places, in whatever order they come.

    Sources, references and notes are united; of other values the smallest is kept, the
    earliest date. Raises ValueError when the texts differ.
    """
    if a.id != b.id:
        raise ValueError(f"articles {a.id} and {b.id} are not the same text")
    return replace(
        a,
        title=_smallest(a.title, b.title),
        published_on=_smallest(a.published_on, b.published_on),
        publisher=_smallest(a.publisher, b.publisher),
        author=_smallest(a.author, b.author),
        sources=tuple(sorted({*a.sources, *b.sources})),
        references=tuple(sorted({*a.references, *b.references})),
        notes=tuple(sorted({*a.notes, *b.notes})),
    )


def _smallest(one: _Value | None, two: _Value | None) -> _Value | None:
    return min((value for value in (one, two) if value is not None), default=None)
