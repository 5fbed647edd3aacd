"""Title, date, author and publisher from an article's own opening lines.

Looks at the first lines only: headline, by-line, date line, dateline of an agency. It leaves
None rather than guess; the text keeps all its lines. Not here: headers with keys (header.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.read.days import MONTH, WrittenDay, choose, written_days

_MAX_LINES = 12
_MAX_TITLE_WORDS = 30
_MAX_TITLE_CHARS = 300
_MAX_META_CHARS = 160
_LINE_END = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.;,:…][\"'”’)\]]*$")
_ABBREVIATION_END = re.compile(r"\b(?:Inc|Corp|Co|Ltd|U\.S|U\.K|Jr|Sr|[A-Z]\.[A-Z])\.$")

_PARTICLE = r"(?:de|da|di|del|der|van|von|den|la|le|el|al|bin|ibn|dos|ten)"
_NAME_WORD = r"(?:[A-Z][\w’'-]*[a-zà-ÿ]|[A-Z]\.(?:[A-Z]\.)?|O['’][A-Z][a-z]+|Mc[A-Z][a-z]+)"
_NAME = rf"{_NAME_WORD}(?: (?:{_PARTICLE} )*{_NAME_WORD}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}"
_PERSON = re.compile(rf"{_NAMES}\Z")
_BY = re.compile(
    rf"(?i:(?:written |reported |story |words )?by|authors?|byline)\s*:?\s+(?P<name>{_NAMES})"
    r"(?:,? [A-Z][\w’' &-]{1,40})?\Z"
)
# What two or three capitalised words name beside people.
_NO_PERSON = re.compile(
    r"\b(?:News|Times|Post|Journal|Daily|Reuters|Press|Editor|Editorial|Staff|Desk|Team|Business"
    r"|Technology|Telecoms?|Markets?|World|Update[ds]?|Breaking|Opinion|Analysis|Report(?:er)?s?"
    r"|Inc|Corp|Ltd|Group|Company|Holdings|Media|Network|Magazine|Wire|Release|Review|Agency"
    r"|Published|Posted|Read|Min|Exclusive|Home|Share|The|Of|And|In|For|New|United|North|South"
    r"|East|West|San|Los|Hong|City|Street|University|Bank|Newsroom|Contributor|Correspondent)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:first |originally |last |article |date )?(?:published|posted|updated|modified|created"
    r"|issued|released|date|dated|filed|publication date|last update|time|on|at|by|from)\b\s*:?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|CEST|CET|EST|EDT|ET|PST|PDT|PT|IST|JST|HKT|SGT|CST|CDT|Z)\b(?:[+-]\d+)?"
    r"|[+-]\d{2}:?\d{2}",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\d[\d,.]*\s?k?\s?(?:views?|reads?|shares?|comments?|words?|min(?:ute)?s?(?: read)?)?",
    re.IGNORECASE,
)
_FIELDS = re.compile(r"\s*[|•·／]\s*|\s+[-–—/]\s+|\s{2,}|\t|,\s+(?=(?i:published|updated|posted))")
_NOISE = re.compile(
    r"\d+[ -]min(?:ute)?s?(?: read)?|(?:reading time|share|advertisement|sponsored|listen|print"
    r"|save|photo|image|picture|credit|source|tags?|topics?|follow|subscribe|home)\b.{0,80}"
    r"|[\d\W]+|(?:breaking )?news|press release|exclusive|opinion|analysis",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ /-]{1,40}(?:,\s[A-Z][\w. ]{1,20}){0,2}),?\s*"
    rf"(?:(?P<day>(?i:{MONTH})\s\d{{1,2}}(?:,?\s\d{{4}})?)\s*)?,?\s*"
    r"[(/](?P<agency>[A-Z][\w .&'’-]{1,40})[)/]\s*[-–—]",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening lines tell; None where they do not."""

    title: str | None = None
    published_on: date | None = None
    publisher: str | None = None
    author: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meta:
    """What one line tells beside the article: nothing of it is a sentence."""

    day: WrittenDay | None = None
    is_update: bool = False
    author: str | None = None
    may_be_author: str | None = None  # a bare name, believed beside a date or a by-line


def read_opening(text: str) -> Opening:
    """
    >>> opening = read_opening("Acme buys Widget Corp\\n\\nJane Doe | 3 March 2024\\n\\nIt is so.")
    >>> opening.title, opening.author, opening.published_on.isoformat()
    ('Acme buys Widget Corp', 'Jane Doe', '2024-03-03')
    """
    lines = _first_lines(text)
    metas = _metas(lines)
    publisher, agency_day = _dateline(lines)
    day = _published([metas[i] for i in sorted(metas)]) or agency_day
    published_on, note = choose(day, text) if day else (None, None)
    return Opening(
        title=_title(lines, metas),
        published_on=published_on,
        publisher=publisher,
        author=_author(metas),
        notes=(note,) if note else (),
    )


def _first_lines(text: str) -> list[str]:
    lines: list[str] = []
    position = 0
    while len(lines) < _MAX_LINES and position <= len(text):
        match = _LINE_END.search(text, position)
        end, after = match.span() if match else (len(text), len(text) + 1)
        if line := text[position:end].strip():
            lines.append(line)
        position = after
    return lines


def _metas(lines: Sequence[str]) -> dict[int, _Meta]:
    """The lines of metadata, up to where the article has well begun."""
    found: dict[int, _Meta] = {}
    sentences = 0
    for number, line in enumerate(lines):
        if meta := _meta(line):
            found[number] = meta
        elif _is_sentence(line):
            sentences += 1
            if sentences > 1:
                break
    return found


def _meta(line: str) -> _Meta | None:
    """What a line tells if it is nothing but metadata, else None."""
    if len(line) > _MAX_META_CHARS:
        return None
    day = next(written_days(line), None)
    rest = f"{line[: day.start]} | {line[day.end :]}" if day else line
    author = bare = None
    for piece in _FIELDS.split(rest):
        words = _trimmed(piece)
        if by := _BY.match(piece.strip(" ,;|()")):
            author = by["name"]
        elif _is_person(words):
            bare = words
        elif words:
            return None
    if not (day or author or bare):
        return None
    update = re.search(r"\b(?:updated?|modified)\b", line, re.IGNORECASE)
    return _Meta(day, bool(update), author or (bare if day else None), bare)


def _trimmed(piece: str) -> str:
    """A piece of a line without labels, times of day and counts."""
    words = _CLOCK.sub(" ", piece).strip(" ,;:|()-–—")
    while match := _LABEL.match(words):
        words = words[match.end() :].strip(" ,;:|()-–—")
    return "" if _COUNT.fullmatch(words) else words


def _is_person(words: str) -> bool:
    return bool(_PERSON.match(words)) and not _NO_PERSON.search(words)


def _is_sentence(line: str) -> bool:
    return (
        len(line.split()) > 5
        and bool(re.search(r"[.!?:;…][\"'”’)\]]*$", line))
        and not (_is_headline(line))
    )


def _is_headline(line: str) -> bool:
    if len(line) > _MAX_TITLE_CHARS:
        return False
    words = line.split()
    if not 2 < len(words) <= _MAX_TITLE_WORDS or line[0].islower():
        return False
    if _SENTENCE_END.search(line) and not _ABBREVIATION_END.search(line):
        return False
    return not _NOISE.fullmatch(line) and not _AGENCY.match(line[:_MAX_META_CHARS])


def _title(lines: Sequence[str], metas: dict[int, _Meta]) -> str | None:
    """The headline: the first line, or the line that follows stand-first and by-line."""
    last_meta = max((i for i, meta in metas.items() if meta.day or meta.author), default=-1)
    sentences = 0
    for number, line in enumerate(lines[:-1]):
        if (number in metas and not _could_be_title(number, metas)) or _NOISE.fullmatch(line):
            continue
        if _is_headline(line):
            return line
        sentences += 1
        # A stand-first is one paragraph, and metadata comes between it and the headline.
        if sentences > 1 or last_meta < number:
            return None
    return None


def _could_be_title(number: int, metas: dict[int, _Meta]) -> bool:
    """Three capitalised words on top may name a person or be a headline: "Acme Buys Widget"."""
    meta = metas[number]
    return number == 0 and meta.day is None and meta.author is None


def _published(metas: Sequence[_Meta]) -> WrittenDay | None:
    days = [meta for meta in metas if meta.day]
    first = [meta for meta in days if not meta.is_update] or days
    return first[0].day if first else None


def _author(metas: dict[int, _Meta]) -> str | None:
    """The name of a by-line, else a bare name in a line next to a date."""
    for number in sorted(metas):
        if author := metas[number].author:
            return author
    for number in sorted(metas):
        beside = (metas.get(number + step) for step in (-1, 1))
        if number and metas[number].may_be_author and any(m and m.day for m in beside):
            return metas[number].may_be_author
    return None


def _dateline(lines: Sequence[str]) -> tuple[str | None, WrittenDay | None]:
    """ "LONDON, March 3 (Reuters) -": the agency, and the day where it has a year."""
    for line in lines:
        if match := _AGENCY.match(line[:_MAX_META_CHARS]):
            return match["agency"].strip(), next(written_days(match["day"] or ""), None)
    return None, None
