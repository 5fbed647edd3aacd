"""Word pieces, as the base model's own tokenizer cuts them."""

from __future__ import annotations

import pytest

from kg.nlp.model.network import WEIGHTS
from kg.nlp.model.pieces import WordPieces


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(WEIGHTS / "vocabulary.txt")


@pytest.fixture(scope="module")
def vocabulary() -> list[str]:
    return (WEIGHTS / "vocabulary.txt").read_text(encoding="utf-8").split("\n")


# What the library "tokenizers" (0.23) gives with the base model's tokenizer.json.
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("company", "company"),
        ("Company", "company"),
        ("Björkqvist", "b ##jo ##rk ##qvist"),
        ("AT&T", "at & t"),
        ("semiconductors", "semiconductor ##s"),
        ("$", "$"),
        ("€5.44bn", "€ ##5 . 44 ##bn"),
        ("''", "' '"),
        ("东京", "[UNK] 京"),
        ("\u2063", "[UNK]"),
        ("𓀀", "[UNK]"),
        ("x" * 101, "[UNK]"),
    ],
)
def test_pieces(pieces: WordPieces, vocabulary: list[str], word: str, expected: str):
    assert " ".join(vocabulary[number] for number in pieces.of(word)) == expected
