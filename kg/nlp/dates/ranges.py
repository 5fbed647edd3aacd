"""The two ends of a range told in words: "from May to July 2025", "between 2019 and 2021".

TimeML marks both ends; so do we. An end that lacks its year takes it from the other, and
each says in its note what it is an end of. A range in signs ("2022-2024") is one expression
and not here (rules/compounds.py).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.model import TimeMention
from kg.nlp.dates.meanings import Clock, Day, Ended, Length, Meaning, Named, Part, Spoken, Weekday

_TO = re.compile(r"\s+(?:to|through|until|till|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_ENDED = re.compile(r"\s+(?:that\s+|which\s+)?(?:ended|ending|ends)\s+(?:on\s+)?", re.IGNORECASE)
_HELD_AGAINST = r"\b(?:from|than|against|versus|vs\.?|(?:compared|comparing) (?:with|to)|after)"
# "after a flat second quarter"; "up from $2bn in the second quarter"
_COMPARED = re.compile(
    rf"{_HELD_AGAINST}\s(?:(?:an?|the|its|their|our)\s)?(?:[a-z]+\s)?$"
    rf"|{_HELD_AGAINST}\s[^\s\w]{{0,3}}(?:[A-Z]{{1,3}}\$)?\d\S*(?:\s[a-z]+){{0,3}}\s(?:in|for)\s$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\s+(?:to|through)\s+(?:the\s+)?")
_ON = re.compile(r"[^.;:!?\n]{0,40}\bon\s+")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether an expression is what something else is held against, and no attribute.

    >>> text = "It made $3bn in the third quarter, up from $2bn in the second quarter."
    >>> is_compared(text, 51, 69), is_compared(text, 16, 33)
    (True, False)
    """
    is_attribute = "-" in text[start:end]  # "after strong third-quarter results"
    return not is_attribute and bool(_COMPARED.search(text[max(0, start - 60) : start]))


def is_range(text: str, first_start: int, first_end: int, last_start: int) -> bool:
    """Whether the words around two expressions make them the ends of a range.

    >>> is_range("from May to July", 5, 8, 12), is_range("in May and July", 3, 6, 11)
    (True, False)
    """
    between = text[first_end:last_start]
    before = text[max(0, first_start - 12) : first_start]
    if len(between) > 12:
        return False
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(before))
    are_years = (
        text[first_start:first_end].isdigit() and text[last_start : last_start + 4].isdigit()
    )
    is_marked = bool(_FROM.search(before)) or "through" in between or are_years
    return is_marked and bool(_TO.fullmatch(between))


def as_ended(meaning: Meaning, between: str, last: Meaning) -> Meaning:
    """ "the year" of "the year ended June 30" and "the year to March 2025", with its last day."""
    is_month = isinstance(last, Named) and last.unit == "month"
    is_up_to = bool(_UP_TO.fullmatch(between)) and (is_month or isinstance(last, Day | Part))
    if not is_up_to and not (_ENDED.fullmatch(between) and isinstance(last, Day | Part | Weekday)):
        return meaning
    if isinstance(meaning, Spoken) and meaning.unit in ("year", "quarter", "week"):
        return Ended(Length(meaning.unit, Decimal(1)), last)
    if isinstance(meaning, Length) and meaning.window == "spoken":
        return Ended(meaning, last)
    return meaning


def with_day(meaning: Meaning, between: str, following: Meaning) -> Meaning:
    """ "9:30am" of "9:30am New York time on Wednesday", with its day."""
    if not isinstance(meaning, Clock) or meaning.day or not isinstance(following, Day | Weekday):
        return meaning
    return replace(meaning, day=following) if _ON.fullmatch(between) else meaning


def as_ends(first: TimeMention, last: TimeMention) -> tuple[TimeMention, TimeMention]:
    """Both mentions, each with a note on the other."""
    opening = replace(first.time, note=f"first of a range, up to {last.time.value}")
    closing = replace(last.time, note=f"last of a range, from {first.time.value}")
    return replace(first, time=opening), replace(last, time=closing)
