"""Whether a sentence looks back or ahead, by closed-class words and endings.

"met on Friday" is the Friday before publication, "will meet on Friday" the one after.
There is no tagger at this stage; this is the one place to change when there is.
"""

from __future__ import annotations

import re

PAST, FUTURE = -1, 1

_AHEAD = frozenset(
    "will 'll ’ll won't shall would may expected expects expect plans plan planned planning"
    " scheduled due slated set intends intend hopes hoping aims aiming likely upcoming forthcoming"
    " tomorrow await awaiting deadline payable supposed going forecast forecasts sees targets"
    " starting beginning expire expires".split()
)
_BACK = frozenset(
    "was were had did been said told began became came went got took made gave found sold bought"
    " held met led left lost won paid sent spent rose fell grew hit cut put saw knew thought wrote"
    " ran broke built brought chose drew flew kept lay lent meant read sank set shot showed shown"
    " shut spoke spread stood stole struck swept swung taught threw wore slid dropped ago since"
    " reported announced signed closed ended last has have having yesterday back".split()
)
_NOT_BACK = frozenset(
    "expected scheduled planned slated united limited based need speed indeed".split()
)
_HELPERS = frozenset("will shall would to 'll ’ll may can cannot".split())
_UP_TO = frozenset("by until till through".split())
_BOUND = (["is"], ["are"])  # "is to resume"
_LINKS = frozenset("be been being have not also soon then never formally probably".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|No|U\.S|[A-Z][a-z]{2})\.$")
_REACH = 160  # characters to either side; a verb farther off says little


def direction(text: str, start: int, end: int) -> int | None:
    """PAST, FUTURE, or None when no verb tells, for the expression `text[start:end]`.

    >>> text = "They met on Friday."
    >>> direction(text, 12, 18), direction("They will meet on Friday.", 18, 24)
    (-1, 1)
    """
    before = [m.lower() for m in _WORD.findall(_sentence_before(text, start))]
    after = [m.lower() for m in _WORD.findall(_sentence_after(text, end))]
    if before[-1:] and before[-1] in _UP_TO and "had" not in before[-6:] + after[:4]:
        return FUTURE
    if before[-3:] in (["as", "soon", "as"], ["as", "early", "as"]):
        return FUTURE
    left = _nearest(before[::-1], is_backwards=True)
    right = _nearest(after, is_backwards=False)
    if left and right:
        # What stands before a date governs it more often than what follows.
        return left[1] if left[0] <= right[0] + 4 else right[1]
    found = left or right
    return found[1] if found else None


def _sentence_before(text: str, start: int) -> str:
    piece = text[max(0, start - _REACH) : start]
    for stop in reversed(list(_SENTENCE_END.finditer(piece))):
        if not _ABBREVIATION.search(piece[: stop.start() + 1]):
            return piece[stop.end() :]
    return piece


def _sentence_after(text: str, end: int) -> str:
    piece = text[end : end + _REACH]
    for stop in _SENTENCE_END.finditer(piece):
        if not _ABBREVIATION.search(piece[: stop.start() + 1]):
            return piece[: stop.start()]
    return piece


def _nearest(words: list[str], *, is_backwards: bool) -> tuple[int, int] | None:
    for distance, word in enumerate(words):
        is_bound = is_backwards and word == "to" and words[distance + 1 : distance + 2] in _BOUND
        if word in _AHEAD or is_bound:
            return distance, FUTURE
        if word in _BACK or (word.endswith("ed") and len(word) > 4 and word not in _NOT_BACK):
            ahead = is_backwards and _is_helped(words, distance + 1)
            return distance, FUTURE if ahead else PAST
    return None


def _is_helped(words: list[str], at: int) -> bool:
    """ "will have closed", "is to be sold": the helping verb decides."""
    while at < len(words) and words[at] in _LINKS:
        at += 1
    return at < len(words) and words[at] in _HELPERS
