"""The spaCy component: spans of whole tokens, mentions of exact characters."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

import kg.nlp.dates
from kg.annotations import TIMES


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("kg_dates")
    return pipeline


def read(nlp, text, published_on=None):
    doc = nlp.make_doc(text)
    doc._.published_on = published_on
    return nlp(doc)


def test_it_writes_spans_with_their_times(nlp):
    doc = read(nlp, "It opens in mid-2026, not last month.", date(2025, 3, 12))
    assert [(s.text, s._.time.time.value) for s in doc.spans[TIMES]] == [
        ("mid-2026", "2026"),
        ("last month", "2025-02"),
    ]


def test_without_a_date_on_the_doc_relative_times_stay_open(nlp):
    doc = read(nlp, "It closed last month.")
    assert [s._.time.time.value for s in doc.spans[TIMES]] == ["XXXX-XX"]


def test_a_span_covers_whole_tokens_and_the_mention_its_own_characters(nlp):
    doc = spacy.tokens.Doc(nlp.vocab, ["(2022-2024)"], spaces=[False])
    nlp.get_pipe("kg_dates")(doc)
    [span] = doc.spans[TIMES]
    assert (span.text, span._.time.text) == ("(2022-2024)", "2022-2024")


def test_it_finds_what_the_plain_function_finds(nlp):
    text = "In Q3 2024 it earned $3m, up from $2m a year earlier."
    doc = read(nlp, text)
    assert [s._.time for s in doc.spans[TIMES]] == kg.nlp.dates.read_times(text)


def test_an_empty_doc_has_no_times(nlp):
    assert list(read(nlp, "").spans[TIMES]) == []


@pytest.mark.parametrize(
    "text",
    [
        "In Q3 2024 it earned $3m, up from $2m a year earlier.",
        "the '80s, the '40s and '98",
        "on Wed, 22 Jan at 10am (2022-2024), by end-2026/27 and May-based",
        "U.S. sales in 2024.",
        "12/31/2024; Q3-results, 7:45pm",
        "the\nyear\n\n2024 \t in  May",
        "İn May 2024",
        "cannot in two-faced years' time",
    ],
)
def test_words_of_a_doc_and_words_of_a_text_lead_to_the_same_times(nlp, text):
    for _ in range(2):  # the second time every word is known
        doc = read(nlp, text, date(2025, 3, 12))
        expected = kg.nlp.dates.read_times(text, published_on=date(2025, 3, 12))
        assert [s._.time for s in doc.spans[TIMES]] == expected
