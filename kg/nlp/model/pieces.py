"""Word pieces of single words, as the base model learnt them (WordPiece, uncased).

The same as BERT's own tokenizer does with a word: no accents, no capitals, signs apart, then
greedily the longest pieces of the vocabulary (Wu et al. 2016). Written out here because the
library for it brings a download client along, and single words need little of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

_MAX_CHARS = 100  # a longer word is unknown as a whole
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPieces:
    """The vocabulary: one piece a line, its number the line's."""

    def __init__(self, vocabulary: Path) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._numbers = {piece: number for number, piece in enumerate(pieces) if piece}
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self.unknown = self._numbers["[UNK]"]

    def of(self, word: str) -> list[int]:
        """The numbers of a word's pieces; at least one."""
        found = [number for part in _parts(_plain(word)) for number in self._cut(part)]
        return found or [self.unknown]

    def _cut(self, part: str) -> list[int]:
        if len(part) > _MAX_CHARS:
            return [self.unknown]
        found, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            number, end = None, len(part)
            while number is None and end > start:
                number = self._numbers.get(prefix + part[start:end])
                end -= number is None
            if number is None:
                return [self.unknown]
            found.append(number)
            start = end
        return found


def _plain(word: str) -> str:
    """
    >>> _plain("Björkqvist"), _plain("東京 GmbH")
    ('bjorkqvist', ' 東  京  gmbh')
    """
    if word.isascii() and word.isprintable():
        return word.lower()  # most words; the rest would leave them as they are
    kept = []
    for char in word:
        if char in "\t\n\r" or unicodedata.category(char) == "Zs":
            kept.append(" ")
        elif char != "\ufffd" and unicodedata.category(char)[0] != "C":
            kept.append(f" {char} " if _is_ideograph(char) else char)
    bare = unicodedata.normalize("NFD", "".join(kept))
    return "".join(c for c in bare if unicodedata.category(c) != "Mn").lower()


def _parts(text: str) -> Iterator[str]:
    """
    >>> list(_parts("at&t's"))
    ['at', '&', 't', "'", 's']
    """
    for chunk in text.split():
        start = 0
        for i, char in enumerate(chunk):
            if _is_sign(char):
                if start < i:
                    yield chunk[start:i]
                yield char
                start = i + 1
        if start < len(chunk):
            yield chunk[start:]


def _is_sign(char: str) -> bool:
    if char.isascii():
        return not char.isalnum() and char.isprintable()
    return unicodedata.category(char).startswith("P")


def _is_ideograph(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in _IDEOGRAPHS)
