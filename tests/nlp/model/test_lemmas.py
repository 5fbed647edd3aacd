"""Lemmas: by rule, and where English has its own mind by table."""

from __future__ import annotations

import pytest

from kg.nlp.model.lemmas import by_rule, lemma


@pytest.mark.parametrize(
    ("word", "upos", "tag", "expected"),
    [
        ("bought", "VERB", "VBD", "buy"),
        ("was", "AUX", "VBD", "be"),
        ("n't", "PART", "RB", "not"),
        ("n’t", "PART", "RB", "not"),
        ("agreed", "VERB", "VBD", "agree"),
        ("Shares", "NOUN", "NNS", "share"),
        ("subsidiaries", "NOUN", "NNS", "subsidiary"),
        ("Systems", "PROPN", "NNPS", "Systems"),
        ("better", "ADJ", "JJR", "good"),
        ("merged", "VERB", "VBN", "merge"),
    ],
)
def test_lemma(word: str, upos: str, tag: str, expected: str):
    assert lemma(word, upos, tag) == expected


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [("outbidding", "VBG", "outbid"), ("relisted", "VBN", "relist"), ("fabs", "NNS", "fab")],
)
def test_words_that_no_table_holds_follow_the_rules(word: str, tag: str, expected: str):
    assert by_rule(word, "VERB", tag) == expected
