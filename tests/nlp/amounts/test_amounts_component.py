"""The component in anyone's pipeline, and what holds for any text at all."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.nlp.amounts  # noqa: F401  (registers the factory)
from kg.annotations import AMOUNTS
from kg.nlp.amounts import read_amounts


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("kg_amounts")
    return pipeline


def test_spans_cover_whole_tokens_and_mentions_exact_characters(nlp):
    doc = nlp("It expects EUR5bn-6bn, or 3nm.")
    pairs = [(span.text, span._.amount.text) for span in doc.spans[AMOUNTS]]
    assert [exact for _, exact in pairs] == ["EUR5bn-6bn", "3nm"]
    assert all(exact in covered for covered, exact in pairs)


def test_the_article_decides_whose_dollar_it_is(nlp):
    doc = nlp("TORONTO: it paid $5m, or US$3.6m.")
    assert [span._.amount.amount.currency for span in doc.spans[AMOUNTS]] == ["CAD", "USD"]


def test_a_text_without_amounts_gets_an_empty_group(nlp):
    assert list(nlp("Nothing was said.").spans[AMOUNTS]) == []


PIECES = st.sampled_from(
    "$ € US$ 5 5.5 1,200 .5 ½ / - – , . ( ) % bn m k million two hundred and half a dozen of tens"
    " thousands to from between up about per share each GW nm \n\n x ' p Rs USD dollars cents jobs"
    " rose 2024 May one-third undisclosed sum 3-for-1 US"
    " feet inches ft in lb oz C F ( kg quarter twice as in one were dead N stone by".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=25))
def test_any_mixture_gives_exact_ordered_spans_with_ordered_bounds(pieces):
    text = "".join(piece + blank for piece, blank in pieces)
    last = 0
    for mention in read_amounts(text, durations=True):
        assert last <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        last = mention.end
        low, high = mention.amount.low, mention.amount.high
        assert low is None or high is None or low <= high


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    for mention in read_amounts(text):
        assert mention.text == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "piece",
    "7|1,|(|$|1,11|a.|1-|one hundred and |$1 |½|5-a-|half a |5'6|5 feet 2 |twice as |20 (kg"
    "|one in 10 |and a half million |one of 1 ".split("|"),
)
def test_long_monotone_texts_are_read_to_the_end(piece):
    text = piece * (20_000 // len(piece)) + ". It paid €7."
    assert read_amounts(text)[-1].text == "€7"
