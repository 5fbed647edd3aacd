"""What the component finds in a text, and what it leaves alone."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotations import AMOUNTS, FURNITURE


def named(doc: Doc, kind: str) -> list[str]:
    return [ent.text for ent in doc.ents if ent.label_ == kind]


@pytest.mark.parametrize(
    ("text", "form", "recorded"),
    [
        ("A deal with Nokia was signed.", "Nokia", "Nokia"),
        ("A deal with NOKIA was signed.", "NOKIA", "Nokia"),
        ("It sued AT&T over it.", "AT&T", "AT&T"),
        ("It sued T-Mobile US over it.", "T-Mobile US", "T-Mobile US"),
        ("T-Mobile's network grew.", "T-Mobile", "T-Mobile US"),
        ("It ordered tape from 3M again.", "3M", "3M"),
        ("It hired away L’Oréal’s buyers.", "L’Oréal", "L'Oréal"),
        ("The S&P Global report is out.", "S&P Global", "S&P Global"),
        ("Then McDonald's opened late.", "McDonald's", "McDonald's"),
        ("A rival of C3.ai said so.", "C3.ai", "C3.ai"),
        ("Then Yahoo! closed the site.", "Yahoo!", "Yahoo"),
        ("It bought Juniper Networks, Inc. then.", "Juniper Networks, Inc.", "Juniper Networks"),
        ("Nokia Corporation was founded there.", "Nokia Corporation", "Nokia"),
        ("It made chips for Taiwan Semiconductor.", "Taiwan Semiconductor", "TSMC"),
    ],
)
def test_a_recorded_company_is_linked_to_its_name(
    nlp: Language, text: str, form: str, recorded: str
) -> None:
    assert [(e.text, e.kb_id_) for e in nlp(text).ents if e.label_ == "company"] == [
        (form, recorded)
    ]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("The firm signed with Widget Labs Inc. on Friday.", "Widget Labs Inc."),
        ("Foo Bar Holdings plc made a loss.", "Foo Bar Holdings plc"),
        ("It is owned by Zonk GmbH of Bonn.", "Zonk GmbH"),
        ("It bought Credit Market Analysis Ltd. for cash.", "Credit Market Analysis Ltd."),
        ("It merged with Hoolandia Semiconductor last year.", "Hoolandia Semiconductor"),
        ("Shares of Zonkify rose 3%.", "Zonkify"),
        ("The chipmaker Zonkify hired staff.", "Zonkify"),
        ("Investors like Zonkify (NASDAQ: ZNK) a lot.", "Zonkify"),
        ("They met Zonkify's chief executive there.", "Zonkify"),
        ("Vendors such as Zonkify waited.", "Zonkify"),
        ("They asked Nokia, Zonkify and Ericsson.", "Zonkify"),
        ("Zonkify, a London-based start-up, waited; this year Zonkify grew.", "Zonkify"),
    ],
)
def test_an_unknown_company_is_told_by_form_or_by_the_words_around_it(
    nlp: Language, text: str, company: str
) -> None:
    assert company in named(nlp(text), "company")


@pytest.mark.parametrize(
    "text",
    [
        "He ate an apple, and an orange.",
        "The target was missed.",
        "Target prices rose while the target was missed.",
        "Three operators share one mast.",
        "Orange juice is sweet, says the orange grower.",
        "The company said the Board had met.",
        "Holders own 300 shares of Series A Preferred Stock.",
        "The Merger Agreement binds the Company.",
        "Risk Management and Energy Resources",
        "Why Every Big Deal Needs a Better Partner",
        "Analysts said it was late.",
        "The rules of the Operating Company bind all.",
        "He plays at the Wells Fargo Center.",
    ],
)
def test_capitals_and_common_words_make_no_company(nlp: Language, text: str) -> None:
    assert named(nlp(text), "company") == []


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Last week Apple opened a shop.", ["Apple"]),
        ("Apple opened a shop. Rivals of Apple did not.", ["Apple", "Apple"]),
        ("The stores of Target did well.", ["Target"]),
        ("Ford's shares rose.", ["Ford"]),
        ("It sells to General Motors and Ford.", ["General Motors", "Ford"]),
        ("Visitors saw Ford on the screen.", []),
        ("The island is near Gap, in the south.", []),
        ("Meta and Alphabet agreed. It was Alphabet that paid.", ["Meta", "Alphabet", "Alphabet"]),
        ("Three's shares fell. Three million users left.", ["Three"]),
        (
            "A.L. Block Corp. grew. Critics say Block's shares are dear.",
            ["A.L. Block Corp.", "Block"],
        ),
        ("It was said that Mr. Lego left.", []),
    ],
)
def test_a_name_in_doubt_needs_evidence(nlp: Language, text: str, companies: list[str]) -> None:
    assert named(nlp(text), "company") == companies


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("He studied at the University of Foo.", "organization", ["University of Foo"]),
        ("She met the Ministry of Foo Affairs.", "organization", ["Ministry of Foo Affairs"]),
        ("The American Widget Association met.", "organization", ["American Widget Association"]),
        ("The FCC and Ofcom agreed.", "organization", ["FCC", "Ofcom"]),
        ("The fed officials left.", "organization", []),
        ("Work went on in Shenzhen and in Finland.", "place", ["Shenzhen", "Finland"]),
        ("The Finnish vendor left.", "place", []),
        ("They ate turkey in Turkey.", "place", ["Turkey"]),
        ("The Paris Agreement stands.", "place", []),
        ("It runs SR Linux and Android.", "product", ["SR Linux", "Android"]),
        ("They sold iPhones.", "product", ["iPhones"]),
        ("“We grow,” said Markus Zonkberg, who runs it.", "person", ["Markus Zonkberg"]),
        ("Chief executive Zelda Zonkberg left.", "person", ["Zelda Zonkberg"]),
        ("Zelda Zonkberg, chairman of the group, left.", "person", ["Zelda Zonkberg"]),
        ("The firm asked Dr. Zonkberg.", "person", ["Zonkberg"]),
        ("The Stanley Cup was won.", "person", []),
        ("Tony Zonk Co. grew. Later Tony Zonk shrank.", "person", []),
        ("President Zonkberg said so.", "person", ["Zonkberg"]),
        ("It built a plant in Zonkville, Ohio.", "place", ["Zonkville", "Ohio"]),
    ],
)
def test_other_kinds_of_names(nlp: Language, text: str, kind: str, names: list[str]) -> None:
    assert named(nlp(text), kind) == names


@pytest.mark.parametrize(
    ("text", "kind", "full", "short"),
    [
        (
            "Widget Labs Inc. was sold. Critics say Widget was cheap.",
            "company",
            "Widget Labs Inc.",
            "Widget",
        ),
        (
            "Markus Zonkberg spoke first. Later Zonkberg left.",
            "person",
            "Markus Zonkberg",
            "Zonkberg",
        ),
        (
            'It chose Zonk Handling Co. ("ZHC") then. Later ZHC failed.',
            "company",
            "Zonk Handling Co.",
            "ZHC",
        ),
    ],
)
def test_a_short_form_is_the_same_thing(
    nlp: Language, text: str, kind: str, full: str, short: str
) -> None:
    doc = nlp(text)
    assert named(doc, kind)[0] == full
    assert named(doc, kind)[-1] == short
    assert doc._.aliases[short] == full


def test_a_headline_in_title_case_guesses_nothing_but_keeps_what_the_text_establishes(
    nlp: Language,
) -> None:
    headline = "Zonkify Makes Big Bet on Widgets"
    assert named(nlp(headline), "company") == []
    doc = nlp(f"{headline}\n\nThe chipmaker Zonkify is betting on widgets, it was reported.")
    assert named(doc, "company") == ["Zonkify", "Zonkify"]


def test_amounts_and_furniture_hold_no_names(nlp: Language) -> None:
    text = "Nokia paid US$ 3 million in Finland. Share this on Facebook"
    doc = nlp.make_doc(text)
    doc.spans[AMOUNTS] = [Span(doc, 2, 6)]
    doc.spans[FURNITURE] = [doc.char_span(text.index("Share"), len(text))]
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [ent.text for ent in doc.ents] == ["Nokia", "Finland"]


def test_technologies_carry_the_iri_of_their_concept(nlp: Language) -> None:
    doc = nlp("Two Base Stations and one base station use GPUs and RAN software; he ran.")
    found = [(ent.text, ent.kb_id_.rsplit("/", 1)[-1]) for ent in doc.ents]
    assert ("Base Stations", "base-station") in found
    assert ("base station", "base-station") in found
    assert ("GPUs", "graphics-processing-unit") in found
    assert "ran" not in [text for text, _ in found]


def test_the_same_text_gives_the_same_names(nlp: Language) -> None:
    text = "Nokia, Ericsson and Zonk Labs Inc. met Jane Doe, chairman of Zonk."
    first, second = nlp(text), nlp(text)
    assert [(e.start, e.end, e.label_, e.kb_id_) for e in first.ents] == [
        (e.start, e.end, e.label_, e.kb_id_) for e in second.ents
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "(", "A", "…", "X (Y", "()", "—", '("")', "& Co."]
)
def test_odd_texts_do_no_harm(nlp: Language, text: str) -> None:
    assert len(nlp(text).text) == len(text)
