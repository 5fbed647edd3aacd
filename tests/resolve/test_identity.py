"""Which mentions are one entity: the same name, or recorded as one; nothing else."""

from __future__ import annotations

import pytest

from kg.model import Article, Extraction, Kind, Mention
from kg.resolve.identity import identify, names


def said(*mentions: Mention, article_id: str = "a1b2c3d4e5") -> Extraction:
    return Extraction(Article(article_id, ""), mentions)


def named(
    text: str,
    kind: Kind = Kind.COMPANY,
    recorded: str | None = None,
    article_id: str = "a1b2c3d4e5",
) -> str:
    mention = Mention("m1", kind, 0, len(text), text, "m1", recorded)
    return identify(said(mention, article_id=article_id), mention)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Widget Inc.", "Widget", True),
        ("WIDGET", "Widget", True),
        ("Widget’s", "Widget", True),
        ("Alcatel-Lucent", "Alcatel Lucent", True),
        ("Widget Holdings", "Widget", False),
        ("Report 2023", "Report 2024", False),
        ("Wi-Fi 6", "Wi-Fi 7", False),
        ("AT&T", "AT T", False),
    ],
)
def test_names_are_compared_without_case_punctuation_and_legal_form(one, other, is_one):
    assert (named(one) == named(other)) is is_one


def test_a_recorded_alias_is_the_recorded_company():
    assert named("Big Blue", recorded="IBM") == named("IBM")


def test_the_same_word_of_another_kind_is_another_thing():
    assert named("Orange") != named("Orange", Kind.PLACE)


def test_a_surname_alone_is_a_person_of_its_article():
    here = named("Huang", Kind.PERSON, article_id="aaaaaaaaaa")
    there = named("Huang", Kind.PERSON, article_id="bbbbbbbbbb")
    assert here != there
    assert named("Jensen Huang", Kind.PERSON, article_id="aaaaaaaaaa") == named(
        "Jensen Huang", Kind.PERSON, article_id="bbbbbbbbbb"
    )


def test_a_short_form_is_what_its_head_is():
    full = Mention("m1", Kind.PERSON, 0, 12, "Jensen Huang", "m1")
    short = Mention("m2", Kind.PERSON, 20, 25, "Huang", "m1")
    assert identify(said(full, short), short) == identify(said(full, short), full)


def test_the_company_is_no_name():
    full = Mention("m1", Kind.COMPANY, 0, 5, "Nokia", "m1")
    other = Mention("m2", Kind.COMPANY, 9, 20, "The company", "m1")
    assert {name.text for name in names(said(full, other))} == {"Nokia"}
