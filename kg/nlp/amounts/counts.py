"""Plain counted things: "166.39 million new shares", "20 new A320 jets", "a 500-person team".

In: tokens and the place behind a number. Out: the noun that is counted, in the singular, and
where it ends. No tagger is needed: a plural noun within a few words of the number is the
counted one, unless a word stands between that cannot be part of the phrase.
"""

from __future__ import annotations

from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.tables import find_unit
from kg.nlp.amounts.words import (
    BEFORE_CASUALTIES,
    CASUALTIES,
    COMPOUNDS,
    COUNTABLE,
    IRREGULAR,
    NOT_COUNTED,
    NOT_COUNTED_HYPHEN,
    NOT_PLURAL,
    TIME_NOUNS,
)
from kg.nlp.numbers import ORDINALS, SCALES, UNITS

_REACH = 5  # words between a number and what it counts
_DETERMINERS = frozenset("the its their our those these his her your my all such".split())


def read_counted(
    tokens: Tokens, at: int, *, is_vague: bool = False, is_one: bool = False
) -> tuple[str, int] | None:
    """The noun counted by a number that ends at `at`, in the singular, and the token behind it.

    >>> read_counted(Tokens("20 new A320 jets from Airbus"), 1)
    ('jet', 5)
    >>> read_counted(Tokens("20 of the year"), 1) is None
    True
    """
    if tokens.hyphen(at):
        return _hyphened(tokens, at + 1)
    if is_one:
        noun = tokens.lower[at]
        return (noun, at + 1) if noun in COUNTABLE or noun in TIME_NOUNS else None
    if tokens.lower[at] == "of" and is_vague:
        at += 1
        while tokens.lower[at] in _DETERMINERS:
            at += 1
    return _plural_from(tokens, at)


def counted_of(tokens: Tokens, at: int) -> str | None:
    """The noun behind "of": "two of the largest operators"; the span stays with the number."""
    if tokens.lower[at] != "of":
        return None
    start = at + 2 if tokens.lower[at + 1] in _DETERMINERS else at + 1
    if tokens.is_figure(start) or tokens.lower[start] in UNITS:  # "ten of the 15 hostages"
        start += 1
        if find_unit(tokens, start):  # "four of 150,000 litres"
            return None
    elif start == at + 1:  # "20 of voters"
        return None
    found = _plural_from(tokens, start, reach=_REACH + 2)
    return found[0] if found and found[0] not in TIME_NOUNS else None


def is_casualty(tokens: Tokens, at: int) -> bool:
    """Whether a number that ends at `at` is of people: "12 injured", "three were killed".

    >>> is_casualty(Tokens("three were later found dead"), 1), is_casualty(Tokens("3 of"), 1)
    (True, False)
    """
    for place in range(at, at + 4):
        word = tokens.lower[place]
        if word in CASUALTIES:
            return True
        if word not in BEFORE_CASUALTIES:
            return False
    return False


def _plural_from(tokens: Tokens, at: int, reach: int = _REACH) -> tuple[str, int] | None:
    words = 0
    for place in range(at, at + 2 * reach):
        word = tokens.lower[place]
        if words == reach or not _may_stand(tokens, place, word):
            return None
        if is_plural(tokens.words[place]) and not _modifies(tokens, place):
            if place > at and tokens.lower[place - 1].endswith("ly"):
                return None  # "Five Star currently manages"
            return _head(tokens, at, place), place + 1
        words += word[:1].isalpha() and not tokens.joined(place)
    return None


def _may_stand(tokens: Tokens, place: int, word: str) -> bool:
    """Whether a word can be part of a phrase of nouns and adjectives."""
    if tokens.is_figure(place + 1) and tokens.joined(place + 1):  # the A of "A320"
        return word.isalpha() or (word in "-/" and tokens.joined(place))
    if word in UNITS or word in SCALES:
        return False
    if word in NOT_COUNTED and not (len(word) > 1 and tokens.words[place].isupper()):  # US, IT
        return False
    if word == "-" or word == "/":
        return tokens.joined(place) and tokens.joined(place + 1)
    if tokens.is_figure(place):  # in "A320", "5G", "Boeing 737"
        left = tokens.words[place - 1]
        is_name = left[:1].isupper() and len(tokens.words[place]) < 5
        return is_name or tokens.joined(place) or tokens.joined(place + 1)
    if not word[:1].isalpha() or word.endswith(("'s", "’s")):
        return False
    return "\n" not in tokens.gap(place)


def _modifies(tokens: Tokens, place: int) -> bool:
    """Whether a plural word is only the first part of a compound: "sales jobs"."""
    following = tokens.words[place + 1]
    if tokens.hyphen(place + 1) or following in ("'", "’"):
        return True
    if (
        is_plural(following)
        and following[0].islower()
        and tokens.lower[place + 1] not in NOT_COUNTED
    ):
        return True  # "sales jobs", "Paribas shares"
    third = tokens.words[place + 2]
    is_firm = tokens.words[place][0].isupper() and tokens.lower[place + 1] not in NOT_COUNTED
    return is_firm and is_plural(third) and singular(third) in COUNTABLE


def _hyphened(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "500-person", "nine-member", "200-seat"; a word must follow that it describes."""
    word = tokens.lower[at]
    if word in TIME_NOUNS:
        return word, at + 1
    if not word.isalpha() or word in NOT_COUNTED_HYPHEN or word in UNITS or word in ORDINALS:
        return None
    if len(word) < 3 or word.endswith(("ed", "ing", "ly", "al")):
        return None
    if not tokens.words[at + 1][:1].isalpha() or tokens.words[at][:1].isupper():
        return None
    return singular(word), at + 1


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural.

    >>> [word for word in ("jobs", "people", "GPUs", "business", "has", "SMS") if is_plural(word)]
    ['jobs', 'people', 'GPUs']
    """
    lower = word.lower()
    if lower in IRREGULAR:
        return True
    if word.endswith("s") and len(word) > 2 and word[:-1].isupper():  # CDs, GPUs
        return True
    if len(lower) < 4 or word.isupper() or lower in NOT_PLURAL:
        return False
    if lower.endswith("is") and word[0].isupper():  # Iraqis
        return True
    return lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous", "'s", "’s"))


def singular(noun: str) -> str:
    """The singular of a noun as counted.

    >>> [singular(noun) for noun in ("companies", "jets", "branches", "people")]
    ['company', 'jet', 'branch', 'person']
    """
    lower = noun.lower()
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if not is_plural(noun):
        return lower
    if noun[:-1].isupper():  # CDs
        return noun[:-1]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")) and lower != "shoes":
        return lower[:-2]
    return lower[:-1]


def _head(tokens: Tokens, first: int, place: int) -> str:
    noun = singular(tokens.words[place])
    if place > first:
        compound = f"{tokens.lower[place - 1]} {noun}"
        return COMPOUNDS.get(compound, noun)
    return noun
