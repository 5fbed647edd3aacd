"""What the language model saw, joined with the recorded names. Its spans are given by hand."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.names.learned import MODEL_NAMES


def read(nlp: Language, text: str, *spans: tuple[str, str], tags: dict[str, str] | None = None):
    """The names of a text of which the model saw the given ones, everywhere they stand."""
    doc = nlp.get_pipe("sentencizer")(nlp.make_doc(text))
    seen = []
    for words, label in spans:
        at = text.find(words)
        while at >= 0:
            seen.append(doc.char_span(at, at + len(words), label=label))
            at = text.find(words, at + 1)
    doc.spans[MODEL_NAMES] = sorted(seen)
    for token in doc:
        token.pos_ = (tags or {}).get(token.text, "PROPN")
    return nlp.get_pipe("kg_names")(doc)


def named(doc: Doc) -> list[tuple[str, str, str]]:
    return [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]


def test_a_name_that_no_rule_gives_away_is_taken_from_the_model(nlp: Language):
    doc = read(nlp, "Then Zonkify met Hoolan.", ("Zonkify", "company"), ("Hoolan", "place"))
    assert named(doc) == [("Zonkify", "company", ""), ("Hoolan", "place", "")]


def test_what_a_recorded_name_is_the_record_says(nlp: Language):
    doc = read(nlp, "A deal with Nokia was signed.", ("Nokia", "person"))
    assert named(doc) == [("Nokia", "company", "Nokia")]


def test_a_recorded_name_is_found_where_the_model_saw_nothing(nlp: Language):
    assert named(read(nlp, "A deal with Nokia was signed.")) == [("Nokia", "company", "Nokia")]


def test_a_longer_name_swallows_a_recorded_one(nlp: Language):
    doc = read(
        nlp, "He heads the Bank of Nokia Village.", ("Bank of Nokia Village", "organization")
    )
    assert named(doc) == [("Bank of Nokia Village", "organization", "")]


def test_a_legal_form_makes_no_other_company(nlp: Language):
    doc = read(nlp, "Nokia Corporation was founded there.", ("Nokia Corporation", "company"))
    assert named(doc) == [("Nokia Corporation", "company", "Nokia")]


@pytest.mark.parametrize(
    ("seen", "name"),
    [("The Zonkify", "Zonkify"), ("Zonkify's", "Zonkify"), ("“Zonkify”", "Zonkify")],
)
def test_articles_possessives_and_quotation_marks_are_no_part_of_a_name(
    nlp: Language, seen: str, name: str
):
    doc = read(nlp, f"{seen} sales rose.", (seen, "company"))
    assert named(doc) == [(name, "company", "")]


@pytest.mark.parametrize(
    ("text", "word", "label", "tag"),
    [
        ("A Ruritanian bank paid.", "Ruritanian", "place", "ADJ"),
        ("It said so.", "It", "company", "PRON"),
        ("The zonkers said so.", "zonkers", "company", "NOUN"),
        ("The zonk said so.", "zonk", "technology", "NOUN"),
        ("They said — so.", "—", "company", "PROPN"),
    ],
)
def test_what_cannot_be_a_name_is_none(nlp: Language, text: str, word: str, label: str, tag: str):
    assert named(read(nlp, text, (word, label), tags={word: tag})) == []


def test_a_name_means_one_thing_in_one_article(nlp: Language):
    text = "Zonkify rose. Zonkify fell. Then Zonkify rested."
    doc = nlp.get_pipe("sentencizer")(nlp.make_doc(text))
    doc.spans[MODEL_NAMES] = [
        doc.char_span(at, at + 7, label=label)
        for at, label in ((0, "company"), (14, "company"), (33, "person"))
    ]
    for token in doc:
        token.pos_ = "PROPN"
    assert {label for _, label, _ in named(nlp.get_pipe("kg_names")(doc))} == {"company"}


def test_where_the_words_around_a_name_tell_its_kind_they_are_believed(nlp: Language):
    doc = read(nlp, "Shares of Wilmots rose 3%.", ("Wilmots", "person"))
    assert named(doc) == [("Wilmots", "company", "")]


def test_a_person_who_is_introduced_in_full_stays_one(nlp: Language):
    text = "Ada Wilmots came. Analysts such as Wilmots left."
    doc = read(nlp, text, ("Ada Wilmots", "person"), ("Wilmots", "person"))
    assert {label for _, label, _ in named(doc)} == {"person"}


def test_a_surname_alone_is_the_person_again_whatever_the_model_says(nlp: Language):
    text = "Ada Wilmots came. Later Wilmots left."
    doc = read(nlp, text, ("Ada Wilmots", "person"))
    later = text.rindex("Wilmots")
    spans = [*doc.spans[MODEL_NAMES], doc.char_span(later, later + 7, label="company")]
    doc.ents, doc.spans[MODEL_NAMES] = [], spans
    assert {label for _, label, _ in named(nlp.get_pipe("kg_names")(doc))} == {"person"}


def test_without_the_model_the_rules_stand_alone(nlp: Language):
    doc = nlp("Shares of Zonkify rose 3%.")
    assert MODEL_NAMES not in doc.spans
    assert named(doc) == [("Zonkify", "company", "")]
