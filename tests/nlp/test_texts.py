"""The text of a Doc is put together once, and is no other Doc's."""

from __future__ import annotations

import gc

import spacy

from kg.nlp import texts


def test_each_doc_keeps_its_own_text_as_long_as_it_lives():
    nlp = spacy.blank("en")
    gc.collect()
    before = len(texts._TEXTS)
    one, other = nlp("Sales rose."), nlp("Sales  fell.\n")
    assert [texts.text_of(doc) for doc in (one, other, one)] == [
        "Sales rose.",
        "Sales  fell.\n",
        "Sales rose.",
    ]
    del one, other
    gc.collect()
    assert len(texts._TEXTS) == before


def test_parting_a_token_leaves_the_text_as_it_was():
    doc = spacy.blank("en")("Sales rose.")
    assert texts.text_of(doc) == "Sales rose."
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert texts.text_of(doc) == doc.text
