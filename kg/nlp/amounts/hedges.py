"""How a number is hedged: "roughly", "up to", "more than", "10,000+", "or so".

In: tokens and the place of an amount. Out: the modifier and how far it reaches.
"""

from __future__ import annotations

from kg.model import Modifier
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.words import HEDGES, NOT_HEDGED_AFTER, PREPOSITIONS, RIGHT_HEDGES

_RIGHT_STARTS = frozenset(["+", *(words[0] for words, _ in RIGHT_HEDGES)])
_ARTICLES = frozenset(["a", "an", "the", "another"])


def left_hedge(tokens: Tokens, first: int) -> tuple[int, Modifier | None]:
    """Where the hedges before token `first` begin, and the one that binds most.

    >>> left_hedge(Tokens("worth up to about $5m"), 4)
    (1, <Modifier.AT_MOST: 'at_most'>)
    """
    modifier: Modifier | None = None
    start = first
    while found := _hedge_ending(tokens, start):
        start, said = found
        if modifier is None or modifier == Modifier.APPROXIMATELY:
            modifier = said
    return start, modifier


def _hedge_ending(tokens: Tokens, end: int) -> tuple[int, Modifier] | None:
    """The hedge whose last word stands before `end`, an article between them or not."""
    for last in (end, end - 1):
        if last < 1 or (last < end and tokens.lower[last] not in _ARTICLES):
            continue
        for words, modifier in HEDGES.get(tokens.lower[last - 1], ()):
            start = last - len(words)
            if start < 0 or tuple(tokens.lower[start:last]) != words:
                continue
            if last < end and words[0] in PREPOSITIONS:  # "under the $1 billion programme"
                return None
            if tokens.before(start) in NOT_HEDGED_AFTER.get(" ".join(words), ()):
                return None
            return start, modifier
    return None


def right_hedge(tokens: Tokens, end: int) -> tuple[int, Modifier | None]:
    """The hedge behind an amount: "$5m or more", "$1 billion-plus", "10,000+".

    >>> right_hedge(Tokens("10,000+ jobs"), 1)
    (2, <Modifier.AT_LEAST: 'at_least'>)
    """
    if tokens.lower[end] not in _RIGHT_STARTS:
        return end, None
    if tokens.words[end] == "+":
        return (end + 1, Modifier.AT_LEAST) if tokens.joined(end) else (end, None)
    for words, modifier in RIGHT_HEDGES:
        after = end + len(words)
        if tuple(tokens.lower[end:after]) != words:
            continue
        if words == ("plus",) and not tokens.joined(end):
            continue
        if words[0] == "-" and not tokens.joined(end):
            continue
        return after, modifier
    return end, None


def stronger(left: Modifier | None, right: Modifier | None) -> Modifier | None:
    """Of two hedges the one that sets a bound."""
    if left is None or (left == Modifier.APPROXIMATELY and right is not None):
        return right
    return left
