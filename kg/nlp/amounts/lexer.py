"""A text as tokens that a grammar of amounts can step through.

A token is a figure ("1,371.6"), a word of letters ("kronor", "U.S.", "m²"), a sign, or
PARAGRAPH, the edge between two paragraphs, over which no amount reaches. White space is
left out; offsets tell where it was. Lexing takes linear time on any input.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress

from kg.nlp.numbers import FIGURE, VULGAR

PARAGRAPH = "\n\n"
_PADDING = 16  # empty tokens at the end, so that rules look ahead without asking where it ends

_TOKEN = re.compile(
    # The blank before a token comes with it: half as many pieces, and their lengths still add up.
    # Words first, since most tokens are words, and first of them those of plain letters.
    r" ?(?:[A-Za-z][A-Za-z]+[^\W\d_½¼¾⅓⅔⅛]*(?:['’][^\W\d_]+)?"
    r"|[A-Za-z]\.(?:[A-Za-z]\.){1,4}"  # U.S.
    r"|[^\W\d_½¼¾⅓⅔⅛]+(?:['’][^\W\d_]+)?"
    rf"|{FIGURE.pattern}"
    r"|[½¼¾⅓⅔⅛]"
    r"|\S)"
    r"|\n[ \t\r]*\n"
    r"|[^\S\n]+|\n"  # other white space
)


class Tokens:
    """The tokens of a text, in parallel lists; `lower` holds them in lower case."""

    __slots__ = ("count", "ends", "lower", "text", "words")

    def __init__(self, text: str) -> None:
        pieces = _TOKEN.findall(text)
        words = list(map(str.strip, pieces))
        ends = list(accumulate(map(len, pieces)))
        blanks = [at for at, word in enumerate(words) if not word]
        for at in blanks:  # white space only: dropped, where it is no edge between paragraphs
            words[at] = _edge(pieces[at])
        if not all(map(words.__getitem__, blanks)):
            ends = list(compress(ends, words))
            words = list(filter(None, words))
            blanks = [at for at, word in enumerate(words) if word[0] == "\n"]
        self.text = text
        self.count = len(words)
        self.lower = list(map(str.lower, words))
        for at in blanks:
            self.lower[at] = PARAGRAPH
        self.words = words + [""] * _PADDING
        self.lower += [""] * _PADDING
        self.ends = ends + [len(text) + 1] * _PADDING

    def start(self, at: int) -> int:
        """The place in the text where token `at` begins."""
        return self.ends[at] - len(self.words[at])

    def gap(self, at: int) -> str:
        """What stands in the text between token `at` and the one to its left."""
        return self.text[self.ends[at - 1] : self.start(at)]

    def before(self, at: int) -> str:
        """The token to the left of `at` in lower case, "" at the beginning."""
        return self.lower[at - 1] if at > 0 else ""

    def joined(self, at: int) -> bool:
        """Whether no white space stands between token `at` and the one to its left.

        >>> tokens = Tokens("10GW of 5 MW")
        >>> tokens.words[:3], tokens.joined(1), tokens.joined(4)
        (['10', 'GW', 'of'], True, False)
        """
        return at > 0 and self.ends[at] - len(self.words[at]) == self.ends[at - 1]

    def hyphen(self, at: int) -> bool:
        """Whether `at` is a hyphen between two tokens without white space."""
        return self.words[at] in HYPHENS and self.joined(at) and self.joined(at + 1)

    def is_figure(self, at: int) -> bool:
        """Whether `at` is written in digits."""
        word = self.words[at]
        return word[:1].isdigit() or (len(word) > 1 and word[0] == ".")

    def is_numeric(self, at: int) -> bool:
        """Whether `at` is written in digits or is a fraction of one character."""
        return self.is_figure(at) or self.words[at] in VULGAR


def _edge(piece: str) -> str:
    """White space, if it is an edge between paragraphs; else nothing."""
    return piece if piece[0] == "\n" and len(piece) > 1 else ""


HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—~")
