"""Words of a text as the product's own tokenizer cuts them."""

from __future__ import annotations

import re

# Words, with their hyphens and inner dots and apostrophes; amounts; single signs.
_WORD = re.compile(r"'s\b|’s\b|\d[\d.,]*\d|\w+(?:[-.&]\w+)*|\S")


def word_offsets(text: str) -> list[tuple[int, int]]:
    """(start, end) of each word."""
    return [m.span() for m in _WORD.finditer(text)]
