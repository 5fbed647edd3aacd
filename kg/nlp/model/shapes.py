"""Word shapes: what an uncased encoder cannot see of a word."""

from __future__ import annotations

SHAPES = ("none", "lower", "Title", "UPPER", "Upper", "mIxed", "digits", "digits+", "other")
_INDEX = {name: i for i, name in enumerate(SHAPES)}


def word_shape(word: str) -> int:
    """The index in `SHAPES`; "Upper" is a single capital, "digits+" digits with other characters.

    >>> words = ("of", "Nokia", "IBM", "A", "eBay", "2025", "5G", ",")
    >>> [SHAPES[word_shape(w)] for w in words]
    ['lower', 'Title', 'UPPER', 'Upper', 'mIxed', 'digits', 'digits+', 'other']
    """
    if word.isdigit():
        return _INDEX["digits"]
    if any(c.isdigit() for c in word):
        return _INDEX["digits+"]
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return _INDEX["other"]
    if all(c.islower() for c in letters):
        return _INDEX["lower"]
    if all(c.isupper() for c in letters):
        return _INDEX["Upper" if len(letters) == 1 else "UPPER"]
    is_title = letters[0].isupper() and all(c.islower() for c in letters[1:])
    return _INDEX["Title" if is_title else "mIxed"]
