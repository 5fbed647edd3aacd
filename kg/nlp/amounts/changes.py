"""Whether an amount is a change or the level that a change led to: "rose 5% to $3bn".

In: tokens and the place of an amount, hedges included. Out: "increase" or "decrease", and
whether the number is the difference or the new level.
"""

from __future__ import annotations

from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.words import (
    CHANGE_AFTER,
    CHANGE_NOUNS,
    CHANGE_TRANSITIVES,
    CHANGE_VERBS,
)

DIFFERENCE = "difference"
LEVEL = "new level"
_REACH = 9  # words between "increase" and "to": "increase its stake in Acme to 10%"
_SKIPPED = frozenset(
    "a an another further additional the by sharply slightly only just some roughly nearly".split()
)
_MADE = frozenset("make makes made making take takes took put puts set sets use uses used".split())
_STOPS = frozenset([".", ";", ":", "(", ")", "\n\n", "", "and", "but", "that", "which", "as", ","])


def read_change(
    tokens: Tokens, first: int, end: int, *, before: str | None = None
) -> tuple[str | None, str | None]:
    """The direction of a change and DIFFERENCE or LEVEL; (None, None) where nothing changes.

    `before` is the direction of the difference that the amount directly follows, as in
    "rose 5% to $3bn".

    >>> read_change(Tokens("sales rose 5% to"), 2, 4)
    ('increase', 'difference')
    >>> read_change(Tokens("a 5% drop in"), 1, 3)
    ('decrease', 'difference')
    """
    left = tokens.before(first)
    if left == "to":
        return _level(tokens, first - 1, before)
    found = _after(tokens, end) or _verb_before(tokens, first) or _noun_before(tokens, first)
    return (found, DIFFERENCE) if found else (None, None)


def _level(tokens: Tokens, at: int, before: str | None) -> tuple[str | None, str | None]:
    """The change that led "to" the amount behind token `at`."""
    if before:
        return before, LEVEL
    if tokens.before(at) in ("up", "down"):  # "it adds up to $5m"
        return None, None
    for place in range(at - 1, max(at - 1 - _REACH, -1), -1):
        word = tokens.lower[place]
        if word in _STOPS:
            break
        direction = CHANGE_VERBS.get(word) or CHANGE_TRANSITIVES.get(word)
        if direction:
            return direction, LEVEL
    return None, None


def _after(tokens: Tokens, end: int) -> str | None:
    """ "5% higher", "a 5% increase", "a $0.6 million decrease", "5% year-on-year growth"."""
    for at in (end, end + 1):
        if tokens.lower[at] in _STOPS:
            return None
        if direction := CHANGE_AFTER.get(tokens.lower[at]):
            return direction
    return None


def _verb_before(tokens: Tokens, first: int) -> str | None:
    at = first - 1
    by = False
    while at >= 0 and (tokens.lower[at] in _SKIPPED or tokens.lower[at].endswith("ly")):
        by = by or tokens.lower[at] == "by"
        at -= 1
    if at < 0:
        return None
    word = tokens.lower[at]
    if word in ("up", "down") and tokens.before(at) in _MADE:  # "set up a fund of $5m"
        return None
    if by:
        return (
            CHANGE_VERBS.get(word) or CHANGE_TRANSITIVES.get(word) or _transitive_before(tokens, at)
        )
    return CHANGE_VERBS.get(word)


def _transitive_before(tokens: Tokens, at: int) -> str | None:
    """ "cut its workforce by 5%": the verb some words before "by"."""
    for place in range(at, max(at - _REACH, -1), -1):
        word = tokens.lower[place]
        if word in _STOPS:
            return None
        if direction := CHANGE_TRANSITIVES.get(word) or CHANGE_VERBS.get(word):
            return direction
    return None


def _noun_before(tokens: Tokens, first: int) -> str | None:
    """ "an increase of 5%", "a drop in sales of 5%"."""
    if tokens.before(first) != "of":
        return None
    for place in range(first - 2, max(first - 6, -1), -1):
        word = tokens.lower[place]
        if word in _STOPS:
            return None
        if direction := CHANGE_NOUNS.get(word):
            near = place == first - 2 or tokens.lower[place + 1] == "in"
            return direction if near else None
    return None
