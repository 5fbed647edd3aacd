"""What is no part of an article is marked; what only looks like it survives."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from kg.errors import PatternError
from kg.nlp import furniture, tokenizer
from kg.nlp.furniture import find_furniture, load_rules

RULES = load_rules()


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.make_tokenizer(nlp)
    nlp.add_pipe("kg_furniture")
    return nlp


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_furniture(text, RULES)]


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, text) for rule in RULES for text in rule.examples]
)
def test_every_rule_finds_its_own_examples(rule, example):
    assert rule.covers(example) or rule.tail(example)


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.counterexamples])
def test_no_rule_finds_a_counterexample(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The image source is a camera, and read more slowly it is a promise to Widget.",
        "Acme, which will share this market with Widget, may also like the price.",
        "Acme will advertise on Facebook, Twitter and LinkedIn.",
        "Sources said Acme would buy Widget for about $3 billion.",
        "Sources: Acme close to buying Widget",
        "The editing by software of genes is what Widget sells.",
        "Shares of Acme rose 3%.",
        "Follow-on orders reached 1.2 million shares, Acme said.",
        "All rights reserved for the majority owner pass to Acme on closing of the sale of Widget"
        " on Monday, in which 3,000 people lose their posts, the company said, and of which more"
        " than half are in Finland; the rest will follow after a vote in spring, it was decided."
        " A second vote follows.",
        "Reading the contract took 3 minutes.",
        "Acme bought 12 minutes of video.",
        "Latest deal of Acme: Widget",
    ],
)
def test_a_sentence_of_the_article_survives(sentence):
    assert found(f"Acme buys Widget\n\n{sentence}\n\nThe price is low.") == []


def test_furniture_between_paragraphs_is_marked_where_it_stands(nlp):
    text = "Acme buys Widget.\n\nImage Source: Internet\n\nIt is cheap.\r\n3 Min Read\r\nEnd of it."
    doc = nlp(text)
    assert doc.text == text
    assert [span.text for span in doc.spans["furniture"]] == [
        "Image Source: Internet",
        "3 Min Read",
    ]


def test_what_stands_below_a_heading_of_links_is_furniture_to_the_end():
    text = (
        "Acme buys Widget.\n\nYou May Also Like\n\nNokia wins Gadget\nJan 3, 2024\n\nWidget sells"
    )
    assert " ".join(found(text)) == " ".join(text.split("\n\n", 1)[1].split("\n")).replace(
        "  ", " "
    )


def test_prose_below_a_heading_of_links_is_article_again():
    prose = "Acme said on Monday that it would buy Widget. " * 5 + "It gave no price."
    text = f"Acme buys Widget.\n\nRelated articles\nNokia wins Gadget\n\n{prose}\n\nMore of it."
    assert found(text) == ["Related articles", "Nokia wins Gadget"]


def test_credits_at_the_end_of_a_paragraph_leave_its_sentences():
    text = "Acme bought Widget. (Reporting by Jane Doe; Editing by John Smith)"
    assert found(text) == ["(Reporting by Jane Doe; Editing by John Smith)"]


def test_a_hard_wrapped_disclaimer_is_marked_as_a_whole():
    text = (
        "Acme bought Widget on Monday for about three million dollars,\nthe company said.\n\n"
        "Disclaimer: nothing in this text is advice, and whoever acts\non it does so at his own"
        " risk.\n\nThe price is low."
    )
    assert found(text) == [text.split("\n\n")[1]]


def test_no_line_however_long_makes_a_rule_slow():
    for piece in ["share ", "A/", "Aa ", "Source: Aa, ", "#a ", "home > ", "a", "( ", "1 ", "- "]:
        assert len(found(piece * (4_000 // len(piece)))) <= 1


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('scope = "page"\npattern = "x"\nexamples = []\ncounterexamples = []', "scope 'page'"),
        ('scope = "line"\npattern = "("\nexamples = []\ncounterexamples = []', "rule 1"),
        ('scope = "line"\npattern = "x"', "counterexamples, examples"),
        ("=", "own.toml"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path, rule, message):
    path = tmp_path / "own.toml"
    path.write_text(f'[[furniture]]\nname = "own"\n{rule}\n', encoding="utf-8")
    with pytest.raises(PatternError, match=message):
        load_rules(path)


def test_the_factory_is_registered():
    assert Language.has_factory("kg_furniture")
    assert furniture.FURNITURE == "furniture"
