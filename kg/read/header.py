"""The header of a file: front matter between "---" lines, or leading "Title: ..." lines.

Plain headers have known keys only, so that an article which begins with "Note: ..." keeps
its words; front matter is fenced, and what it says beside is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# key as written -> what it means
_KEYS = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "published_on": "published",
    "publication date": "published",
    "publisher": "publisher",
    "publication": "publisher",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "source": "url",
    "sources": "references",
    "references": "references",
    "language": "language",
    "lang": "language",
}
# A plain header that has none of these is taken for the beginning of the article.
_TELLING = frozenset({"title", "published", "url"})
_FENCE = re.compile(r"---[ \t]*\Z")
_PAIR = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}?)[ \t]*:(?:[ \t]+(?P<value>.*))?\Z")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_MAX_LINES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says, by meaning: title, published, publisher, author, url, language."""

    values: Mapping[str, str]
    references: tuple[str, ...]
    rest: str  # the article behind the header and the blank lines after it
    notes: tuple[str, ...] = ()


def split_header(text: str) -> Header | None:
    """The header of a text, or None.

    >>> split_header("Title: Acme buys Widget\\nPublished: 2024-03-05\\n\\nAcme said so.").rest
    'Acme said so.'
    >>> split_header("Note: Acme said so.\\n\\nIt did.") is None
    True
    """
    lines = list(_first_lines(text))
    if not lines:
        return None
    if _FENCE.match(lines[0][0]):
        return _front_matter(text, lines)
    return _plain(text, lines)


def _first_lines(text: str) -> Iterator[tuple[str, int]]:
    """Each of the first lines without its end, and where the next begins."""
    position = 0
    for _ in range(_MAX_LINES):
        match = _LINE.match(text, position)
        if match is None or position >= len(text):
            return
        position = match.end()
        yield match[0].rstrip("\r\n"), position


def _front_matter(text: str, lines: list[tuple[str, int]]) -> Header | None:
    for number, (line, end) in enumerate(lines[1:], 1):
        if _FENCE.match(line) or line.rstrip() == "...":
            pairs = list(_pairs(line for line, _ in lines[1:number]))
            known = any(key in _KEYS for key, _ in pairs)
            return _header(pairs, text, end) if known else None
    return None


def _plain(text: str, lines: list[tuple[str, int]]) -> Header | None:
    pairs = []
    for line, end in lines:
        match = _PAIR.match(line.strip())
        if match and _key(match["key"]) in _KEYS:
            pairs.append((_key(match["key"]), [match["value"] or ""]))
        elif line.strip():
            return None
        else:
            is_header = any(_KEYS[key] in _TELLING for key, _ in pairs)
            return _header(pairs, text, end) if is_header else None
    return None


def _key(written: str) -> str:
    return written.strip().lower()


def _pairs(lines: Iterator[str]) -> Iterator[tuple[str, list[str]]]:
    """The top level of simple YAML: scalars, folded lines, lists in lines or in brackets."""
    key, values = "", list[str]()
    for line in lines:
        item = line.strip()
        match = _PAIR.match(line.rstrip())
        if match:
            if key:
                yield key, values
            key, values = _key(match["key"]), _yaml_values((match["value"] or "").strip())
        elif item.startswith("- "):
            values.append(_unquoted(item[2:].strip()))
        elif item and not item.startswith("#") and line[0] in " \t" and key:
            values = [" ".join([*values, _unquoted(item)])]
    if key:
        yield key, values


def _yaml_values(value: str) -> list[str]:
    if value in ("", ">", "|", ">-", "|-", "null", "~"):
        return []
    if value[0] == "[" and value[-1] == "]":
        return [_unquoted(item.strip()) for item in value[1:-1].split(",") if item.strip()]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _header(pairs: list[tuple[str, list[str]]], text: str, end: int) -> Header:
    values: dict[str, str] = {}
    references: list[str] = []
    for key, written in pairs:
        meaning = _KEYS.get(key)
        if meaning == "references":
            references += written if len(written) > 1 else _items("".join(written))
        elif meaning and (value := ", ".join(item for item in written if item)):
            values.setdefault(meaning, value)
    while (match := _LINE.match(text, end)) and end < len(text) and not match[0].strip():
        end = match.end()
    return Header(values, tuple(references), text[end:])


def _items(value: str) -> Iterator[str]:
    """Sources in one line are parted by semicolons or, where there are none, by commas."""
    for item in value.split(";" if ";" in value else ","):
        if item.strip():
            yield item.strip()
