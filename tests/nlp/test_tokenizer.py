"""Edges of names and values are edges of tokens, and no character is lost."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.tokenizer import make_tokenizer

NLP = spacy.blank("en")
TOKENIZE = make_tokenizer(NLP)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("5bn-$6bn", "5bn - $ 6bn"),
        ("$2-3bn", "$ 2 - 3bn"),
        ("5bn-6bn", "5bn - 6bn"),
        ("€1.2bn/$1.3bn", "€ 1.2bn / $ 1.3bn"),
        ("$1.5-billion", "$ 1.5 - billion"),
        ("US$300m", "US$ 300m"),
        ("HK$7.8", "HK$ 7.8"),
        ("EUR250m", "EUR 250m"),
        ("10%-15%", "10 % - 15 %"),
        ("(+5.2%)", "( +5.2 % )"),
        ("Microsoft/Google's", "Microsoft / Google 's"),
        ("Nokia–NVIDIA", "Nokia – NVIDIA"),
        ("2024—2025", "2024 — 2025"),
        ("5G/6G", "5G / 6G"),
        ("sold to AT&T. Verizon", "sold to AT&T . Verizon"),
        ("24/7", "24/7"),
        ("AI-RAN(Artificial", "AI - RAN ( Artificial"),
        ("Inc.(ACME)", "Inc. ( ACME )"),
        ("(Reuters)-Acme", "( Reuters ) - Acme"),
        ("U.S.-based", "U.S. - based"),
        ("said,”he", "said , ” he"),
        ("2026.The", "2026 . The"),
        ("Acme’s", "Acme ’s"),
        ("AT&T's", "AT&T 's"),
        ("chips→networks", "chips → networks"),
        ("https://example.org/a-b(c)/d", "https://example.org/a-b(c)/d"),
        ("jane.doe@example.org", "jane.doe@example.org"),
    ],
)
def test_names_and_values_end_where_tokens_end(text, tokens):
    assert [token.text for token in TOKENIZE(text)] == tokens.split(" ")


PIECES = "Acme U.S. $ 5bn - – / ( ) ” 's . % 6G , é 公司 😀".split()
NEWSLIKE = st.lists(
    st.sampled_from([*PIECES, " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u200b", "e\u0301"])
).map("".join)


@given(st.one_of(NEWSLIKE, st.text(st.characters(exclude_categories=["Cs"]))))
def test_tokens_with_their_white_space_are_the_text(text):
    doc = TOKENIZE(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
