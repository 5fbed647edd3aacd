"""Numbers that are no amounts: dates, versions, telephone numbers, labels, list marks, scores.

In: tokens and the place of a number. Not here: what an amount is.
"""

from __future__ import annotations

from kg.nlp.amounts.fractions import slash_fraction
from kg.nlp.amounts.lexer import DASHES, HYPHENS, PARAGRAPH, Tokens
from kg.nlp.amounts.tables import SIGNS
from kg.nlp.amounts.words import LABELS, MONTHS
from kg.nlp.numbers import SCALES, TENS, UNITS

_OPENERS = frozenset("([{\"'“‘«~≈<>=+—–|*•−")
_SENTENCE_ENDS = frozenset([".", "!", "?", ":", ";", PARAGRAPH, "", '"', "”", "“", "•", "*", "—"])


def is_part_of_a_name(tokens: Tokens, at: int) -> bool:
    """Whether the figure at `at` is glued to something: "A320", "GPT-4", "1.2.3", "11/07", "10:30".

    >>> is_part_of_a_name(Tokens("the A320"), 2), is_part_of_a_name(Tokens("a 320"), 1)
    (True, False)
    """
    if tokens.joined(at):
        left = tokens.words[at - 1]
        glued = left in HYPHENS or left == "−"
        if glued and tokens.joined(at - 1) and tokens.words[at - 2] not in _OPENERS:
            return tokens.lower[at - 2] != "by"  # "a 20-by-30-foot room"
        if left == "=" and tokens.joined(at - 1):  # "?page=30" in an address
            return True
        if left == "/":  # "1,500 MW/3,000 MWh" holds two amounts, "11/07" none
            return tokens.is_figure(at - 2) if at > 1 else True
        if not glued and left not in _OPENERS and left not in SIGNS:
            return True
    after = at + 1
    if slash_fraction(tokens, at) is not None:
        return False
    if tokens.joined(after) and tokens.words[after][:1] == "." and tokens.is_figure(after):
        return True  # 10.4.1
    if tokens.joined(after) and tokens.joined(after + 1) and tokens.is_figure(after + 1):
        if tokens.words[after] in (".", ":", "/", "_", "@"):
            return True
        if tokens.words[after] in DASHES:  # 555-0100-22
            third = after + 2
            return (
                tokens.words[third] in DASHES
                and tokens.joined(third)
                and tokens.joined(third + 1)
                and tokens.is_figure(third + 1)
            )
    return tokens.joined(after) and tokens.words[after] in ("@", "_", "://")


def is_glued_to_letters(tokens: Tokens, at: int) -> bool:
    """Whether letters follow a number without a blank: "5G", "3rd", "24703L202"."""
    return tokens.joined(at) and tokens.words[at][:1].isalpha()


def is_date(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a plain number is a day, a year or an hour: "June 16", "in 2024", "6 pm"."""
    left, right = tokens.before(at), tokens.lower[end]
    if left in MONTHS or right in MONTHS or right in ("pm", "am", "p.m.", "a.m.", "o'clock"):
        return True
    if left == "." and at > 1 and tokens.lower[at - 2] in MONTHS:
        return True
    if left == "," and at > 2 and tokens.lower[at - 3] in MONTHS:
        return True
    return looks_like_year(tokens.words[at])


def looks_like_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1800 <= int(word) <= 2100


def is_labelled(tokens: Tokens, at: int) -> bool:
    """Whether the word before names the number: "section 5", "No. 1", "Wi-Fi 6", "Boeing 737".

    A capitalised word does, unless it only begins the sentence.
    """
    left = tokens.before(at)
    if left in LABELS or left in ("#", "№"):
        return True
    if left == "." and at > 1 and tokens.lower[at - 2] in ("no", "nos", "vol", "fig", "art", "sec"):
        return True
    if at < 1 or not tokens.words[at - 1][:1].isupper() or tokens.words[at - 1][:1] == PARAGRAPH:
        return False
    if left in UNITS or left in TENS or left in SCALES:
        return False
    return not begins_sentence(tokens, at - 1)


def begins_sentence(tokens: Tokens, at: int) -> bool:
    return tokens.before(at) in _SENTENCE_ENDS


def is_list_mark(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a number opens a line or stands in brackets: "1. Scope", "(3)", "2.3 Measures"."""
    right = tokens.words[end]
    opens = tokens.before(at) in ("", PARAGRAPH) or _opens_line(tokens, at)
    if right in (")", "]"):
        return opens or tokens.before(at) in ("(", "[", "•")
    return opens and (right == "." or ("." in tokens.words[at] and right[:1].isupper()))


def _opens_line(tokens: Tokens, at: int) -> bool:
    return at > 0 and "\n" in tokens.gap(at)
