"""Words of a text, by the product's own tokenizer: what is learned has to be what is read."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokenizer import Tokenizer

from kg.nlp.tokenizer import make_tokenizer


def word_offsets(text: str) -> list[tuple[int, int]]:
    """(start, end) of each word.

    >>> [("Rolls-Royce plc")[a:b] for a, b in word_offsets("Rolls-Royce plc")]
    ['Rolls', '-', 'Royce', 'plc']
    """
    words = (token for token in _tokenizer()(text) if not token.is_space)
    return [(word.idx, word.idx + len(word)) for word in words]


@cache
def _tokenizer() -> Tokenizer:
    return make_tokenizer(spacy.blank("en"))
