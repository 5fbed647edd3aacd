"""Another pipeline reads our words: its annotations arrive, our tokens and sentences stay."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from kg.nlp.borrowed import component
from kg.nlp.model import MODEL_NAMES
from kg.nlp.pipeline import load_pipeline, make_doc

NAMES = {"Veltrox": "ORG", "Kandor Systems": "ORG", "Lisbon": "GPE", "Ilse Brandt": "PERSON"}
WORDS = {
    "Veltrox": ("PROPN", "NNP", 1, "nsubj"),
    "bought": ("VERB", "VBD", 0, "ROOT"),
    "Kandor": ("PROPN", "NNP", 1, "compound"),
    "Systems": ("PROPN", "NNP", -2, "dobj"),
    "in": ("ADP", "IN", -3, "prep"),
    "Lisbon": ("PROPN", "NNP", -1, "pobj"),
    ".": ("PUNCT", ".", -5, "punct"),
}
TEXT = "Veltrox bought Kandor Systems in Lisbon."


def borrowed(folder: Path) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("kg_borrowed", config={"model": str(folder)})
    return nlp


@pytest.fixture(scope="module")
def nlp(save) -> Language:
    return borrowed(save(names=NAMES, words=WORDS))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """spaCy's own tagger, parser and recogniser, with weights that know nothing yet."""
    spacy.util.fix_random_seed(7)
    made = spacy.blank("en")
    told = {
        "words": TEXT.replace(".", " .").split(),
        "tags": ["NNP", "VBD", "NNP", "NNP", "IN", "NNP", "."],
        "heads": [1, 1, 3, 1, 1, 4, 1],
        "deps": ["nsubj", "ROOT", "compound", "dobj", "prep", "pobj", "punct"],
        "entities": ["U-ORG", "O", "B-ORG", "L-ORG", "O", "U-GPE", "O"],
    }
    examples = [Example.from_dict(Doc(made.vocab, words=told["words"]), told)] * 3
    for name in ("tagger", "parser", "ner"):
        made.add_pipe(name)
    made.initialize(lambda: examples)
    folder = tmp_path_factory.mktemp("trained") / "saved"
    made.to_disk(folder)
    return borrowed(folder)


def arcs(doc: Doc) -> list[str]:
    return [f"{token.head.text} {token.dep_} {token.text}" for token in doc]


def named(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[MODEL_NAMES]]


def test_tags_trees_and_names_arrive_in_our_words(nlp):
    doc = nlp(TEXT)
    assert [token.tag_ for token in doc][:3] == ["NNP", "VBD", "NNP"]
    assert doc[1].pos_ == "VERB"
    assert arcs(doc) == [
        "bought nsubj Veltrox",
        "bought ROOT bought",
        "Systems compound Kandor",
        "bought obj Systems",
        "Lisbon case in",
        "bought obl Lisbon",
        "bought punct .",
    ]
    assert named(doc) == [
        ("Veltrox", "company"),
        ("Kandor Systems", "company"),
        ("Lisbon", "place"),
    ]


def test_a_tree_in_universal_dependencies_is_taken_as_it_is(save):
    nlp = borrowed(
        save(
            words={
                "Veltrox": ("PROPN", "NNP", 0, "root"),
                "and": ("CCONJ", "CC", 1, "cc"),
                "Kandor": ("PROPN", "NNP", -2, "conj"),
                "or": ("CCONJ", "CC", 1, "cc"),
                "Zonk": ("PROPN", "NNP", -2, "conj"),
            }
        )
    )
    assert arcs(nlp("Veltrox and Kandor or Zonk")) == [
        "Veltrox ROOT Veltrox",
        "Kandor cc and",
        "Veltrox conj Kandor",
        "Zonk cc or",
        "Kandor conj Zonk",
    ]


def test_what_a_pipeline_lacks_is_left_unset(save):
    doc = borrowed(save(names=NAMES))(TEXT)
    assert named(doc)
    assert not any(doc.has_annotation(name) for name in ("DEP", "TAG", "POS", "LEMMA"))
    doc = borrowed(save(words=WORDS))(TEXT)
    assert named(doc) == []
    assert doc.has_annotation("DEP")
    assert not doc.has_annotation("LEMMA")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        " ",
        "\n\n",
        f"  {TEXT}",
        f"Headline\n\n{TEXT}  {TEXT}\n",
        "Veltrox\tbought  Kandor\n Systems. ",
        "in in. bought bought! Lisbon?",
        "?!",
    ],
)
@pytest.mark.parametrize("pipeline", ["nlp", "trained"])
def test_every_sentence_stays_and_has_one_root(pipeline, text, request):
    nlp = request.getfixturevalue(pipeline)
    before = [token.is_sent_start for token in nlp.get_pipe("sentencizer")(nlp.make_doc(text))]
    doc = nlp(text)
    assert [token.is_sent_start for token in doc] == before
    assert all(sum(t.head == t for t in sentence) == 1 for sentence in doc.sents)
    assert all(t.head.sent == t.sent for t in doc)
    assert all(t.dep_ for t in doc)
    assert all((t.head == t) == (t.dep_ == "ROOT") for t in doc)


def test_a_name_over_two_sentences_is_none(save):
    nlp = borrowed(save(names={"Lisbon. Veltrox": "ORG", "Kandor": "ORG"}))
    assert named(nlp("They left Lisbon. Veltrox and Kandor stayed.")) == [("Kandor", "company")]


def test_a_long_text_read_in_parts_reads_the_same(nlp, monkeypatch):
    text = f"{TEXT} " * 4
    whole = nlp(text)
    monkeypatch.setattr(component, "_PART_TOKENS", 10)
    parts = nlp(text)
    assert arcs(parts) == arcs(whole)
    assert named(parts) == named(whole)
    assert len(named(parts)) == 12


def test_norms_of_the_tokenizer_go_along(save):
    nlp = borrowed(save(names={"can": "PERSON"}, by="NORM"))
    assert named(nlp("They can't.")) == [("ca", "person")]


def test_it_takes_the_place_of_our_model_and_rules_decide_first(save):
    # "Nokia" is recorded; that the model takes it for a place changes nothing.
    folder = save(names=NAMES | {"Nokia": "GPE"}, words=WORDS)
    nlp = load_pipeline(str(folder))
    assert nlp.pipe_names[-2:] == ["kg_borrowed", "kg_names"]
    assert not nlp.analyze_pipes()["problems"]["kg_borrowed"]
    doc = make_doc(nlp, "Nokia named Ilse Brandt. She came to Veltrox.")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Nokia", "company"),
        ("Ilse Brandt", "person"),
        ("Veltrox", "company"),
    ]


def test_rules_alone_run_without_a_model():
    nlp = load_pipeline("rules")
    assert nlp.pipe_names == ["kg_furniture", "kg_sentences", "kg_amounts", "kg_dates", "kg_names"]
    assert nlp.meta["name"] == "rules"
