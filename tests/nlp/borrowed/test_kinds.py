"""Labels of other models become our kinds; companies are told from other organisations."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.nlp.borrowed.kinds import KindReader

VOCAB = spacy.blank("en").vocab


@pytest.fixture(scope="module")
def reader() -> KindReader:
    return KindReader(["ORG", "PERSON", "GPE"])


def marked(text: str, label: str) -> Span:
    """The name between "[" and "]". Words may have a tag: "said/VERB"."""
    tokens = [word.rpartition("/") for word in text.replace("[", "[ ").replace("]", " ]").split()]
    words = [(word or tag, tag if word else "X") for word, _, tag in tokens]
    places = [i for i, (word, _) in enumerate(words) if word in "[]"]
    kept = [pair for pair in words if pair[0] not in "[]"]
    doc = Doc(VOCAB, words=[word for word, _ in kept], pos=[tag for _, tag in kept])
    return Span(doc, places[0], places[1] - 1, label=label)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", "person"),
        ("PER", "person"),
        ("GPE", "place"),
        ("LOC", "place"),
        ("FAC", "place"),
        ("PRODUCT", "product"),
        ("corporation", "company"),
        ("Technology", "technology"),
        ("NORP", None),
        ("WORK_OF_ART", None),
        ("LAW", None),
        ("EVENT", None),
        ("MISC", None),
        ("MONEY", None),
        ("DATE", None),
    ],
)
def test_labels_have_one_kind_or_none(reader, label, kind):
    assert reader.kind(marked("They/PRON saw/VERB [Veltrox]", label)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Veltrox] rose/VERB", "company"),
        ("[Veltrox Inc.] rose/VERB", "company"),
        ("[the Kandor Holding Company] rose/VERB", "company"),
        ("the/DET [Veltrox] deal/NOUN", "company"),
        ("the/DET [Veltrox] -/PUNCT led/VERB group/NOUN", "company"),
        ("the/DET [Kandor Semiconductor] said/VERB", "company"),
        ("the/DET [Bank of Norland] said/VERB", "company"),
        ("the/DET [FRA] said/VERB", "organization"),
        ("[the FRA] said/VERB", "organization"),
        ("[the FRA 's] ruling/NOUN", "organization"),
        ("the/DET [FRA] 's/PART ruling/NOUN", "organization"),
        ("the/DET [Norland Street Times] wrote/VERB", "organization"),
        ("[University of Norland] said/VERB", "organization"),
        ("[Norland Energy Commission] said/VERB", "organization"),
        ("[Ministry of Trade of Norland] said/VERB", "organization"),
    ],
)
def test_companies_are_told_from_other_organisations(reader, text, kind):
    assert reader.kind(marked(text, "ORG")) == kind


def test_a_model_that_tells_companies_itself_is_believed():
    reader = KindReader(["COMPANY", "ORGANIZATION"])
    assert reader.kind(marked("[Veltrox] rose/VERB", "ORGANIZATION")) == "organization"
    assert reader.kind(marked("the/DET [FRA] said/VERB", "COMPANY")) == "company"


def test_without_tags_an_article_tells_nothing(reader):
    doc = Doc(VOCAB, words=["the", "FRA", "said"])
    assert reader.kind(Span(doc, 1, 2, label="ORG")) == "company"
