"""What an amount is per: "a share", "per user per month", "/barrel", "each", "annually".

In: tokens and the place behind an amount. Out: the unit that it is per and where that ends.
"""

from __future__ import annotations

from kg.nlp.amounts.counts import singular
from kg.nlp.amounts.lexer import HYPHENS, Tokens
from kg.nlp.amounts.words import PER_ADJECTIVES, PER_ADVERBS, PER_NOUNS, TIME_NOUNS

_EACH = frozenset(["each", "apiece"])
EACH = "each"  # of whatever was counted last; the finder settles it
_STARTS = _EACH | frozenset(PER_ADVERBS) | HYPHENS | {"per", "/", "a", "an", "every"}
_NOT_PER = frozenset("cent cents se day's diem capita head".split()) - {"capita", "head"}


def read_rate(tokens: Tokens, at: int) -> tuple[str | None, int]:
    """The unit that the amount before `at` is per, and the token behind it.

    >>> read_rate(Tokens("per user per month"), 0), read_rate(Tokens("$10-a-share"), 2)
    (('user per month', 4), ('share', 6))
    """
    if tokens.lower[at] not in _STARTS:
        return None, at
    pers: list[str] = []
    end = at
    while len(pers) < 3 and (found := _one_rate(tokens, end)):
        pers.append(found[0])
        end = found[1]
    return (" per ".join(pers), end) if pers else (None, at)


def _one_rate(tokens: Tokens, at: int) -> tuple[str, int] | None:
    word = tokens.lower[at]
    if word in _EACH:
        return EACH, at + 1
    if word in PER_ADVERBS:
        return PER_ADVERBS[word], at + 1
    start = at + 1 if tokens.hyphen(at) else at
    word = tokens.lower[start]
    after = start + 2 if tokens.hyphen(start + 1) else start + 1
    if word == "per" and tokens.lower[after] not in _NOT_PER:
        return _noun(tokens, after)
    if word == "/" and tokens.words[after][:1].isalpha():
        return _noun(tokens, after)
    if word in ("a", "an", "every"):
        noun = tokens.lower[after]
        if word == "every" and noun not in TIME_NOUNS:  # "two names every child knew"
            return None
        if noun in PER_NOUNS and not _goes_on(tokens, after):
            return noun, after + 1
    return None


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the noun is only part of one: "a share price", "a year earlier", "a day after"."""
    following = tokens.lower[at + 1]
    return following in (
        "ago earlier before after later price buyback sale sales swap repurchase issue offering"
        " old long since prior previously and".split()
    ) and not (following == "and" and tokens.lower[at] != "year")


def _noun(tokens: Tokens, at: int) -> tuple[str, int] | None:
    words: list[str] = []
    while tokens.lower[at] in PER_ADJECTIVES and len(words) < 3:
        words.append(tokens.lower[at])
        at += 1
    word = tokens.words[at]
    if tokens.lower[at] == "annum":
        return "year", at + 1
    if not word[:1].isalpha():
        return None
    is_symbol = word[1:] != word[1:].lower()
    noun = word if is_symbol else singular(tokens.lower[at])
    if noun == "foot" or noun in ("metre", "meter", "mile", "kilometre", "kilometer"):
        return " ".join([*words, noun]), at + 1
    return noun, at + 1
