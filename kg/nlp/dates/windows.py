"""Windows: runs of words that the rules know, around at least one word of time.

All other text is never looked at again. The words come from the text, or from the tokens of a
Doc; there each distinct word is looked at once and remembered by the number that spaCy gives it.
Both ways may differ in how far a window reaches, never in what the rules find in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate, repeat

from spacy.strings import get_string_id
from spacy.tokens import Doc

from kg.nlp.dates.lexicon import BLANKS, UNIONS, WORD, Categories

Places = list[tuple[int, int]]  # first character, and the one behind the last

# A window without any of these holds no time.
_CORE = (
    "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "SEASON", "DAY_PART", "YEAR", "SHORT_YEAR",
    "RECURRING", "REFERENCE_WORD", "DECADE_WORD", "=today", "=yesterday", "=tomorrow", "=tonight",
    "=overnight",
    "=noon", "=midnight", "=midday", "=future", "=present", "=past", "=christmas", "=easter",
    "=thanksgiving", "=halloween", "=term", "=q", "=h", "=fy", "=clock", "=am", "=pm", "=m",
    "=moment", "=z", "=latter", "=ago", "=while", "TEN",
    "LONG", "=half", "=gmt", "=utc", "=midyear", "=midweek",
)  # fmt: skip
# A longer run of nothing but figures, signs and words of time is a table or noise, no sentence.
_LONGEST = 600

# Kinds of words, and what tells of a time: "May", "'98", "10:30".
_TIME, _QUOTE, _FIGURE, _SIGN, _KNOWN, _UNKNOWN = "tqfsox"
_TELLING = re.compile(f"{_TIME}|{_QUOTE}{_FIGURE}|{_FIGURE}{_SIGN}")
# spaCy's English tokenizer takes "Wed" for "we'd", and parts it.
_PARTED = {"we": _KNOWN, "d": _TIME}


class Windows:
    """Finds the windows of texts and Docs by the words of a lexicon."""

    def __init__(self, lexicon: Mapping[str, Categories]) -> None:
        kinds = {word: _kind(has) for word, has in lexicon.items()}
        spaced = {" " + word: kind for word, kind in kinds.items()}
        # By a word with the blank before it, as WORD has it.
        self._kinds = kinds | spaced | dict.fromkeys(BLANKS, _KNOWN)
        self._of_token = {get_string_id(word): kind for word, kind in _PARTED.items()}

    def in_text(self, lowered: str) -> Places:
        """The windows of a text in lower case.

        >>> from kg.nlp.dates.reader import GRAMMAR
        >>> GRAMMAR.windows.in_text("sales rose 5% in may, they say")
        [(13, 21)]
        """
        words = WORD.findall(lowered)
        runs = _runs(self._row(words))
        ends = [0, *accumulate(map(len, words))] if runs else []
        return [(ends[first], ends[last]) for first, last in runs]

    def in_doc(self, doc: Doc) -> Places:
        """The windows of a Doc."""
        numbers = doc.to_array("LOWER").tolist()
        for number in set(numbers).difference(self._of_token):
            self._of_token[number] = self._kind_of_token(doc.vocab.strings[number])
        runs = _runs("".join(map(self._of_token.__getitem__, numbers)))
        lasts = [doc[last - 1] for _, last in runs]
        return [
            (doc[first].idx, token.idx + len(token))
            for (first, _), token in zip(runs, lasts, strict=True)
        ]

    def _row(self, words: list[str]) -> str:
        return "".join(map(self._kinds.get, words, repeat(_UNKNOWN)))

    def _kind_of_token(self, lowered: str) -> str:
        """Of "2022-2024" or "may-based", as spaCy keeps them: known if any part of it is."""
        row = self._row(WORD.findall(lowered))
        if len(row) == 1:
            return row
        if _TELLING.search(row):
            return _TIME
        if row.startswith(_FIGURE):
            return _FIGURE  # "40s", of which a quote before it makes years
        return _KNOWN if row.strip(_UNKNOWN) else _UNKNOWN


def _kind(categories: Categories) -> str:
    members = {name for core in _CORE for name in (core, *UNIONS.get(core, ()))}
    if not members.isdisjoint(categories):
        return _TIME
    if "FIGURE" in categories:
        return _FIGURE
    if "='" in categories:
        return _QUOTE
    return _SIGN if "=:" in categories or "=/" in categories else _KNOWN


def _runs(row: str) -> list[tuple[int, int]]:
    """The runs of known words with one that tells, by their places in the row."""
    runs = []
    done = 0
    for hit in _TELLING.finditer(row):
        at = hit.start()
        if at < done:
            continue
        first = row.rfind(_UNKNOWN, done, at) + 1 or done
        done = row.find(_UNKNOWN, at)
        done = len(row) if done < 0 else done
        if done - first < _LONGEST:
            runs.append((first, done))
    return runs
