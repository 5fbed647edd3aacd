"""JSON lines to drafts: an article a line, under the names that datasets usually give things.

A `.json` file that is one object or one array is read as well, and so is what `kg extract`
prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import SourceError
from kg.read.article import Draft, Metadata

_TEXT = "text body content article_text articletext maintext full_text fulltext article story"
_TITLE = "title headline name"
_DATE = (
    "published date published_on published_at publishedat publication_date publicationdate pubdate"
    " datepublished date_published date_publish publish_date publishdate published_date"
    " created_at timestamp"
)
_PUBLISHER = "publisher source_name site_name sitename publication outlet site"
_AUTHOR = "author authors byline creator"
_SOURCE = "source url link source_url sourceurl canonical_url address uri sources"


def read_json(text: str, *, where: str) -> Iterator[tuple[str, Draft | SourceError]]:
    """Each article with its place ("news.jsonl:3"), or the error that stands in its stead."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text, where)
        return
    rows = whole if isinstance(whole, list) else [whole]
    for number, row in enumerate(rows, 1):
        place = f"{where}:{number}"
        yield place, _draft(row, place)


def _lines(text: str, where: str) -> Iterator[tuple[str, Draft | SourceError]]:
    if text.strip().partition("\n")[0].strip() in ("{", "[", "[{"):
        yield where, SourceError(f"{where}: not JSON that can be read. Mend the file.")
        return
    # Only "\n" ends a line of JSON lines: U+2028 may stand inside a string.
    for number, line in enumerate(text.split("\n"), 1):
        place = f"{where}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield place, SourceError(f"{place}: not a line of JSON ({error}). Mend the line.")
        except RecursionError:
            yield place, SourceError(f"{place}: nested too deep for an article. Leave it out.")
        else:
            yield place, _draft(row, place)


def _draft(row: object, place: str) -> Draft | SourceError:
    if not isinstance(row, dict):
        return SourceError(f'{place}: not an object. A line looks like {{"text": "..."}}.')
    fields = {str(key).lower(): value for key, value in row.items()}
    nested = fields.get("article")
    if isinstance(nested, dict):  # as `kg extract` prints it
        fields = {**{str(key).lower(): value for key, value in nested.items()}, **fields}
    text = _first(fields, _TEXT)
    if text is None:
        return SourceError(
            f'{place}: it has no text. A "text" that is a string is needed; the line has '
            f"{', '.join(sorted(fields)) or 'nothing'}."
            ""
        )
    publisher = _first(fields, _PUBLISHER) or _name(fields.get("source"))
    return Draft(
        text,
        Metadata(_first(fields, _TITLE), None, publisher, _first(fields, _AUTHOR)),
        date_text=_first(fields, _DATE),
        sources=tuple(_all(fields, _SOURCE)),
        references=tuple(_strings(fields.get("references"))),
    )


def _first(fields: Mapping[str, Any], names: str) -> str | None:
    """The first field of these that holds words; several are put in one line."""
    for name in names.split():
        if words := [word for word in _strings(fields.get(name)) if word.strip()]:
            return ", ".join(words)
    return None


def _all(fields: Mapping[str, Any], names: str) -> list[str]:
    """Where the article is from. One address is enough: the first field that holds any."""
    for name in names.split():
        value = fields.get(name)
        if not isinstance(value, dict) and (words := list(_strings(value))):
            return words
    return []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict) and (name := _name(value)):
        yield name


def _name(value: object) -> str | None:
    if isinstance(value, dict) and isinstance(name := value.get("name"), str):
        return name.strip() or None
    return None
