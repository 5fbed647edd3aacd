"""Names that only the deal they stand in tells, and names that stand there by accident."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.pipeline import load_pipeline


@pytest.fixture(scope="module")
def reader() -> Language:
    """All rules: amounts and times stand between a verb and its names. No model, that sees more."""
    rules = load_pipeline()
    rules.remove_pipe("kg_model")
    return rules


def named(doc: Doc, kind: str) -> list[str]:
    return [ent.text for ent in doc.ents if ent.label_ == kind]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Zonkify acquired Barlune in 2021.", ["Zonkify", "Barlune"]),
        ("Zonkify has agreed to acquire Barlune.", ["Zonkify", "Barlune"]),
        ("Zonkify said on Friday it would merge with Barlune.", ["Zonkify", "Barlune"]),
        ("Zonkify was taken over by Barlune last year.", ["Zonkify", "Barlune"]),
        ("Acquired by Zonkify in 2019, Barlune now makes pumps.", ["Zonkify", "Barlune"]),
        ("Zonkify, which acquired Barlune in 2020, makes pumps.", ["Zonkify", "Barlune"]),
        ("Zonkify bought Barlune for $3 million.", ["Zonkify", "Barlune"]),
        ("Zonkify is in talks to buy rival Barlune.", ["Zonkify", "Barlune"]),
        ("It bought Barlune in May.", ["Barlune"]),
        ("The acquisition of Barlune by Zonkify surprised many.", ["Barlune", "Zonkify"]),
        ("The planned merger of Barlune with Zonkify failed.", ["Barlune", "Zonkify"]),
        ("Zonkify's takeover of Barlune is complete.", ["Zonkify", "Barlune"]),
        ("Zonkify ended its collaboration with Barlune.", ["Zonkify", "Barlune"]),
        ("Zonkify, Barlune and Quorvel teamed up.", ["Zonkify", "Barlune", "Quorvel"]),
        ("Zonkify and Barlune plan to set up a joint venture.", ["Zonkify", "Barlune"]),
        ("Zonkify won an order worth $2 million from Barlune.", ["Zonkify", "Barlune"]),
        ("Zonkify awarded Barlune a contract.", ["Zonkify", "Barlune"]),
        ("Zonkify has picked Barlune as its main supplier.", ["Zonkify", "Barlune"]),
        ("Nokia filed a lawsuit against Barlune.", ["Nokia", "Barlune"]),
        ("Nokia to sell pump unit to Zonkify for €5 billion", ["Nokia", "Zonkify"]),
        ("Zonk & Barl has taken control of Quorvel Telecom.", ["Zonk & Barl", "Quorvel Telecom"]),
        ("Nokia has partnered with Zonkify AI on chips.", ["Nokia", "Zonkify AI"]),
        ("Shares of Zonkify and Barlune fell.", ["Zonkify", "Barlune"]),
        ("Orange and Zonkify formed a joint venture.", ["Orange", "Zonkify"]),
        ("Zonkify, which Barlune acquired in 2019, makes pumps.", ["Zonkify", "Barlune"]),
        ("Zonkify won a contract to supply Barlune with pumps.", ["Zonkify", "Barlune"]),
        ("Zonkify is in advanced talks to merge with Barlune.", ["Zonkify", "Barlune"]),
        ("Zonkify led a $3 million funding round for Barlune.", ["Zonkify", "Barlune"]),
        ("Zonkify named Qarin Zonkova as its finance chief.", ["Zonkify"]),
        ("Zonkify chief executive Qarin Zonkova left.", ["Zonkify"]),
        ("A $75 million funding round for Zonkify closed.", ["Zonkify"]),
    ],
)
def test_who_stands_in_a_deal_is_a_company(
    reader: Language, text: str, companies: list[str]
) -> None:
    assert named(reader(text), "company") == companies


@pytest.mark.parametrize(
    "text",
    [
        "Zonkberg bought a house in Footown.",
        "Maria Zonkberg bought a house. Zonkberg bought Barlow Cottage for $2 million.",
        "Congress passed the law and supplied Barlune with funds.",
        "Parliament acquired new powers.",
        "Farmers bought Barlune seeds.",
        "She bought an iPhone.",
        "They said that DNA testing takes time.",
        "It invested $3 million in Footown, Ohio.",
        "Mr. Zonkberg sued Mr. Barlow.",
        "The founder acquired a taste for sailing.",
        "Acquisition of New Skills by Workers",
        "Demand supplied the reason.",
        "In May it merged its branches.",
        "In January Maria joined forces with Peter.",
        "The Zonks acquired Footman from the Barls.",
        "Chelsea Zonk sued Qarin Barlow.",
        "They picked Barlow to lead the choir.",
        "Outgoing chief executive Jane Zonkberg left.",
        "Prosecutors said they would return Zonkie to Footown.",
        "The firm of Jane Zonkberg grew. Critics of Zonkberg said it would merge.",
        "Secretary of State Jane Zonkberg will supply the answer.",
        "President Zonkberg and Prime Minister Barlow agreed to cooperate.",
    ],
)
def test_who_does_business_without_a_deal_is_none(reader: Language, text: str) -> None:
    assert named(reader(text), "company") == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Qarin Zonkova has been named finance director.", "Qarin Zonkova"),
        ("Nokia appointed Qa-Bu Zonk as chief executive.", "Qa-Bu Zonk"),
        ("Qarin Zonkova, head of research at Nokia, left.", "Qarin Zonkova"),
        ("Qarin Zonkova is a partner at a law firm.", "Qarin Zonkova"),
        ("“We grow,” said Qarin Zonkova, president of Barlune.", "Qarin Zonkova"),
    ],
)
def test_a_position_makes_a_person(reader: Language, text: str, person: str) -> None:
    assert named(reader(text), "person") == [person]


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("Apple unveiled the iPhone 16 Pro in May.", ["iPhone 16 Pro"]),
        ("Nokia launched the Zonk 9 in 2023.", ["Zonk 9"]),
        ("It sold the iPhone to 3 million people.", ["iPhone"]),
    ],
)
def test_a_model_belongs_to_its_product(reader: Language, text: str, products: list[str]) -> None:
    assert named(reader(text), "product") == products
