"""RSS and Atom to drafts: an article an entry.

The entry's own content is the text; where a feed gives summaries only, the summary is, with a
note. Links are not followed: what the user did not name is not fetched.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import feedparser

from kg.errors import SourceError
from kg.read.article import Draft, Metadata
from kg.read.markup import fragment_to_text


def read_feed(text: str, *, where: str) -> Iterator[tuple[str, Draft | SourceError]]:
    """Each entry with its place ("feed.xml, entry 3"), or the error that stands in its stead."""
    # A stream: feedparser would take a string for an address or a file name first.
    data = io.BytesIO(_undeclared(text).encode("utf-8"))
    feed = feedparser.parse(
        data, response_headers={"content-type": "application/xml; charset=utf-8"}
    )
    if not feed.entries:
        reason = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        yield where, SourceError(f"{where}: a feed without entries{reason}. Look at the address.")
    for number, entry in enumerate(feed.entries, 1):
        place = f"{where}, entry {number}"
        yield place, _draft(entry, feed.feed, place)


def _undeclared(text: str) -> str:
    """The feed without its XML declaration, whose encoding is the one it came in."""
    start = text.lstrip("\ufeff \t\r\n")
    return start.partition("?>")[2] if start.startswith("<?xml") else start


def _draft(entry: Any, feed: Any, place: str) -> Draft | SourceError:
    contents = [_plain(content) for content in entry.get("content", [])]
    summary = _plain(entry.get("summary_detail") or {"value": entry.get("summary", "")})
    text = max([*contents, summary], key=len)
    if not text:
        return SourceError(f"{place}: neither content nor summary. Add the page itself.")
    link = entry.get("link") or None
    notes = []
    if text not in contents:
        at = f"; the whole article is at {link}" if link else ""
        notes.append(f"the feed gives a summary only{at}")
    return Draft(
        text,
        Metadata(
            title=_line(entry.get("title")),
            publisher=_line((entry.get("source") or {}).get("title")) or _line(feed.get("title")),
            author=_line(entry.get("author")),
        ),
        # As written: the parsed form is in UTC and may be the day before.
        date_text=entry.get("published") or entry.get("updated"),
        sources=(link,) if link else (),
        notes=tuple(notes),
    )


def _plain(content: Any) -> str:
    value = content.get("value") or ""
    return value.strip() if content.get("type") == "text/plain" else fragment_to_text(value)


def _line(value: str | None) -> str | None:
    return " ".join(fragment_to_text(value).split()) or None if value else None
