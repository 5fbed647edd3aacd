"""The component `kg_model` on a Doc: a tree, tags and names, and sentences left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.model import MODEL_NAMES
from kg.nlp.tokenizer import make_tokenizer

TEXT = (
    "Veltrox agreed to buy Kandor Systems, which is based in Lisbon, for $4 million. "
    "Chief executive Ilse Brandt bought the company's shares in 2019."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("kg_model")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def named(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[MODEL_NAMES]]


def test_names_that_nobody_recorded_are_found_with_their_kind(doc: Doc):
    assert {
        ("Veltrox", "company"),
        ("Kandor Systems", "company"),
        ("Lisbon", "place"),
        ("Ilse Brandt", "person"),
    } <= set(named(doc))


def test_the_grammar_says_who_does_what(doc: Doc):
    agreed, bought = (next(t for t in doc if t.text == word) for word in ("agreed", "bought"))
    assert (agreed.pos_, agreed.lemma_, agreed.dep_) == ("VERB", "agree", "ROOT")
    assert (bought.tag_, bought.lemma_) == ("VBD", "buy")
    assert {t.text for t in agreed.children if t.dep_ == "nsubj"} == {"Veltrox"}


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        " ",
        "\n\n",
        "  Veltrox rose.",
        "Headline\n\nShares of Gap rose.  They fell again.\n",
        "One\ttwo  three\n four. ",
        "No end of words " * 150,
        "?!",
    ],
)
def test_every_sentence_stays_and_has_one_root(nlp: Language, text: str):
    before = [token.is_sent_start for token in nlp.get_pipe("sentencizer")(nlp.make_doc(text))]
    doc = nlp(text)
    assert [token.is_sent_start for token in doc] == before
    assert all(sum(t.head == t for t in sentence) == 1 for sentence in doc.sents)
    assert all(t.head.sent == t.sent for t in doc)
    assert all(t.pos_ and t.dep_ for t in doc)


def test_root_is_what_heads_itself_and_nothing_else(doc: Doc):
    assert all((token.head == token) == (token.dep_ == "ROOT") for token in doc)


def test_names_do_not_overlap(doc: Doc):
    assert all(a.end <= b.start for a, b in pairwise(doc.spans[MODEL_NAMES]))


def test_a_doc_reads_the_same_alone_and_in_a_stream(nlp: Language, doc: Doc):
    stream = list(nlp.pipe(["Profit rose.", TEXT, "A much longer text. " * 40]))
    assert stream[1].to_json() == doc.to_json()
    assert named(stream[1]) == named(doc)


def test_alone_it_finds_sentences_and_entities_too():
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_model", config={"ents": True})
    doc = nlp(TEXT)
    assert len(list(doc.sents)) == 2
    assert ("Kandor Systems", "company") in [(ent.text, ent.label_) for ent in doc.ents]


def test_a_stream_of_texts_gives_what_each_gives_alone(nlp: Language):
    texts = [TEXT, "Prices rose.", "", TEXT]
    alone = [named(nlp(text)) for text in texts]
    assert [named(doc) for doc in nlp.pipe(texts, batch_size=3)] == alone
