"""Short forms that an article introduces itself: "data centre interconnect (DCI)".

In:  a Doc. Out: `Introduction`s, each a pair of token spans that name the same thing.
Acronyms are matched letter by letter against the words before them (after Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions", 2003), in both orders.
Not here: what kind of thing it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.nlp.names.pieces import cut

_MAX_SHORT = 10  # letters of an acronym
_INSIDE = 12  # tokens between the brackets
_QUOTES = frozenset("\"“”‘’'")
_SKIPPED = frozenset({"the", "or", "hereinafter", "hereafter", "formerly", "also"})
_IDLE = frozenset({"of", "for", "and", "the", "in", "on", "de", "to", "&", "a"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two spans of tokens, one of which stands in brackets after the other."""

    short: tuple[int, int]
    long: tuple[int, int]
    is_acronym: bool  # False for a part of the name: "Green River Collieries LLC (Green River)"


def introductions(doc: Doc, names: dict[int, tuple[int, int]]) -> Iterator[Introduction]:
    """What the brackets of a doc introduce.

    `names` maps the end of each span that is already taken for a name to the span.
    """
    for token in doc:
        if token.text == "(" and token.i:
            inner = _inside(doc, token.i)
            if inner:
                yield from _introduced(doc, token.i, *inner, names)


def _inside(doc: Doc, bracket: int) -> tuple[int, int, bool] | None:
    """The tokens between brackets without quotation marks and "the", and whether quoted."""
    close = next(
        (i for i in range(bracket + 1, min(len(doc), bracket + _INSIDE)) if doc[i].text == ")"),
        None,
    )
    if close is None:
        return None
    start, end, quoted = bracket + 1, close, False
    while start < end and (doc[start].text in _QUOTES or doc[start].lower_ in _SKIPPED):
        quoted |= doc[start].text in _QUOTES
        start += 1
    while start < end and doc[end - 1].text in _QUOTES:
        end -= 1
    return (start, end, quoted) if start < end else None


def _introduced(
    doc: Doc, bracket: int, start: int, end: int, quoted: bool, names: dict[int, tuple[int, int]]
) -> Iterator[Introduction]:
    inner = doc[start:end].text
    before = bracket
    while before and doc[before - 1].text in _QUOTES:
        before -= 1
    if is_acronym(inner):
        long = _words_of(doc, inner, before)
        if long:
            yield Introduction((start, end), long, is_acronym=True)
        elif quoted and before in names:
            yield Introduction((start, end), names[before], is_acronym=True)
        return
    outer = _acronym_before(doc, before)
    if outer and _words_of(doc, doc[outer[0] : outer[1]].text, end, floor=start) == (start, end):
        yield Introduction(outer, (start, end), is_acronym=True)
    elif before in names and doc[start].text[0].isupper() and "," not in inner:
        full = [token.lower_ for token in doc[slice(*names[before])]]
        part = [token.lower_ for token in doc[start:end]]
        if part != full and full[: len(part)] == part:
            yield Introduction((start, end), names[before], is_acronym=False)


def is_acronym(text: str) -> bool:
    """
    >>> is_acronym("TSMC"), is_acronym("AI-RAN"), is_acronym("IoV"), is_acronym("Green River")
    (True, True, True, False)
    """
    letters = [letter for letter in text if letter.isalpha()]
    return (
        2 <= len(letters) <= _MAX_SHORT
        and " " not in text
        and sum(letter.isupper() for letter in letters) * 2 > len(letters)
    )


def _acronym_before(doc: Doc, end: int) -> tuple[int, int] | None:
    start = end - 1
    while (
        start > 0 and not doc[start - 1].whitespace_ and doc[start - 1].text not in _QUOTES | {"("}
    ):
        start -= 1
    return (start, end) if is_acronym(doc[start:end].text) else None


def _words_of(doc: Doc, short: str, end: int, floor: int = 0) -> tuple[int, int] | None:
    """The words before `end` whose initials, in order, spell an acronym.

    An acronym part may stand for itself: the "AI" of "AI-RAN" for "Artificial Intelligence".
    """
    letters = [letter.casefold() for letter in short if letter.isalnum()]
    if letters and letters[-1] == "s" and short[-1] == "s":  # "data centres (DCs)"
        letters.pop()
    index, first = end, end
    while letters and index > floor:
        index -= 1
        token = doc[index]
        if token.is_sent_start and len(letters) > len(cut(token.text)):
            return None
        pieces = cut(token.text)
        if not pieces:
            if token.text not in "-‐‑":
                return None
            continue
        taken = _spell(pieces, letters)
        if taken:
            del letters[-taken:]
            first = index
        elif token.lower_ not in _IDLE or index == end - 1:
            return None
    return (first, end) if not letters and first < end - 1 else None


def _spell(pieces: tuple[str, ...], letters: list[str]) -> int:
    """How many of the last letters a word accounts for: its initials, or all of an acronym."""
    initials = [piece[0].casefold() for piece in pieces]
    if letters[-len(initials) :] == initials:
        return len(initials)
    whole = list("".join(pieces).casefold())
    if "".join(pieces).isupper() and letters[-len(whole) :] == whole:
        return len(whole)
    return 0
