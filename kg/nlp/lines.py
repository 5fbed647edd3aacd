"""Lines of a text, and which of them only continue the line before (hard-wrapped text).

Plain strings and offsets. Not here: where sentences end (sentences.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE_END = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_ENDS_OPEN = re.compile(
    r"(?:,|(?<=\w)-|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|its|their|his|her|"
    r"that|than|was|is|are|were|be|has|have|had|will|would))$",
    re.IGNORECASE,
)
# "a) first", "1. First", "- first", "• first"
BULLET = re.compile(r"(?:[-*+•‣▪●○◦·–—►▶✓➢]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])[ \t\u00a0]+")
# Mail and plain-text wires wrap between these columns; headings are shorter, unwrapped
# paragraphs longer.
_WRAP_COLUMNS = range(50, 131)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and without white space around it. Blank lines have no text."""

    start: int
    end: int
    text: str
    continues: bool = False  # the line before goes on here: no paragraph, no heading begins


def paragraphs(text: str) -> Iterator[tuple[Line, ...]]:
    """The lines of a text, those together that one hard-wrapped paragraph consists of.

    >>> wrapped = "Acme said on Monday that\\nit would buy Widget.\\nDetails\\n\\nEnd."
    >>> [[line.text for line in paragraph] for paragraph in paragraphs(wrapped)]
    [['Acme said on Monday that', 'it would buy Widget.'], ['Details'], ['End.']]
    """
    group: list[Line] = []
    for line in lines(text):
        if group and not line.continues:
            yield tuple(group)
            group = []
        if line.text:
            group.append(line)
    if group:
        yield tuple(group)


def lines(text: str) -> list[Line]:
    """All lines in order, the blank ones included."""
    plain = list(_plain_lines(text))
    pairs = list(pairwise(plain))
    column = max((len(line.text) for line in plain), default=0)
    # One line that plainly goes on proves that the text is wrapped at its widest line;
    # then a line also goes on where the next word would not have fitted.
    is_wrapped = column in _WRAP_COLUMNS and any(_goes_on(one, two) for one, two in pairs)
    result = plain[:1]
    for one, two in pairs:
        continues = _goes_on(one, two) or (is_wrapped and _is_full(one, two, column))
        result.append(Line(two.start, two.end, two.text, continues))
    return result


def _plain_lines(text: str) -> Iterator[Line]:
    start = 0
    for end in [*(match.span() for match in _LINE_END.finditer(text)), (len(text), len(text))]:
        raw = text[start : end[0]]
        left = start + len(raw) - len(raw.lstrip())
        stripped = raw.strip()
        yield Line(left, left + len(stripped), stripped)
        start = end[1]


def _goes_on(one: Line, two: Line) -> bool:
    if not one.text or not two.text or BULLET.match(two.text):
        return False
    if _ENDS_SENTENCE.search(one.text) and not two.text[0].islower():
        return False
    return two.text[0].islower() or bool(_ENDS_OPEN.search(one.text))


def _is_full(one: Line, two: Line, column: int) -> bool:
    if not one.text or not two.text or BULLET.match(two.text):
        return False
    return len(one.text) + 1 + len(two.text.split(maxsplit=1)[0]) > column
