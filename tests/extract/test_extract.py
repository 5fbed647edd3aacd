"""What an Extraction promises: mentions with heads, claims once, nothing from furniture."""

# ruff: noqa: E501  a table reads better with one case a line

from __future__ import annotations

from datetime import date

import pytest

from kg.annotations import FURNITURE
from kg.build.extraction import for_graph
from kg.extract import extract
from kg.model import Claim, Extraction, Kind, Status
from tests.extract.markup import article, marked


def read(markup: str, **aliases: str) -> Extraction:
    doc = marked(markup)
    doc._.aliases = aliases
    return extract(doc, article(doc.text))


def words_of(extraction: Extraction, claim: Claim, role: str) -> list[str]:
    return [extraction.by_id[r.mention].text for r in claim.roles if r.role == role and r.mention]


def head_of(extraction: Extraction, text: str, *, last: bool = True) -> str:
    found = [m for m in extraction.mentions if m.text == text]
    head = found[-1 if last else 0].head
    return extraction.by_id[head].text if head else ""


def test_mentions_are_numbered_in_text_order_and_keep_their_offsets():
    extraction = read(
        "[Acme|company] bought [Widget|company] for [$3 million|money] in [2024|date]."
    )
    assert [m.id for m in extraction.mentions] == ["m1", "m2", "m3", "m4"]
    assert [m.kind for m in extraction.mentions] == [
        Kind.COMPANY, Kind.COMPANY, Kind.MONEY, Kind.DATE,
    ]  # fmt: skip
    for mention in extraction.mentions:
        assert extraction.article.text[mention.start : mention.end] == mention.text
    assert [m.head for m in extraction.mentions] == ["m1", "m2", None, None]


# Enough words that a short name behind them is no neighbour of the full one.
_LATER = "Prices of many things went up and down again in the weeks that followed.\n"


@pytest.mark.parametrize(
    ("markup", "text", "head"),
    [
        ("[Acme Corp.|company] grew.\n[Acme|company] fell.", "Acme", "Acme Corp."),
        ("[Acme Technology|company] grew.\n[Acme|company] fell.", "Acme", "Acme Technology"),
        ("[Jane Doe|person] spoke.\n[Doe|person] left.", "Doe", "Jane Doe"),
        ("[Acme|company]'s pumps sell.\n[ACME|company] grew.", "ACME", "Acme"),
        (f"[Acme Copper|company] fell.\n{_LATER}[Acme|company] rose.", "Acme", "Acme Copper"),
    ],
)
def test_short_form_has_the_full_name_as_its_head(markup: str, text: str, head: str):
    assert head_of(read(markup), text) == head


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("[Acme|company] grew.\n[Acme Pumps|company] fell.", "Acme"),  # the longer name came later
        ("[Acme Pumps|company] and [Acme Cars|company] met.\n[Acme|company] left.", "Acme"),
        ("[Jane Doe|person] and [John Doe|person] met.\n[Doe|person] left.", "Doe"),
        ("[Acme 5|company] grew.\n[Acme|company] left.", "Acme"),
        (f"[Acme 5|company] grew.\n{_LATER}[Acme|company] left.", "Acme"),
        ("[Acme Copper|company], a unit of [Acme|company], fell.", "Acme"),
    ],
)
def test_names_that_may_be_two_things_stay_two(markup: str, text: str):
    assert head_of(read(markup), text) == text


def test_alias_of_the_article_has_the_full_form_as_its_head():
    extraction = read("[Fixed Wireless|technology] ([FW|technology]) grows.", FW="Fixed Wireless")
    assert head_of(extraction, "FW") == "Fixed Wireless"


@pytest.mark.parametrize(
    ("markup", "filler", "head"),
    [
        ("[Acme|company] said it would buy [Widget|company].", "it", "Acme"),
        ("[Acme|company] grew.\nIt will buy [Widget|company].", "It", "Acme"),
        ("[Acme|company] grew.\nThe company bought [Widget|company].", "The company", "Acme"),
        ("[Acme|company] completed [its|date] year.\nIt bought [Widget|company].", "It", "Acme"),
    ],
)
def test_filler_becomes_a_mention_whose_head_is_the_company_meant(markup, filler, head):
    extraction = read(markup)
    (claim,) = extraction.claims
    assert words_of(extraction, claim, "acquirer") == [filler]
    assert head_of(extraction, filler) == head


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company] and [Widget|company] met.\nIt will buy [Gadget|company].",
        "It will buy [Gadget|company].",
        "Somebody met [Acme|company].\nThe company bought [Gadget|company].",
        "[Acme|company] met [Widget|company], and it bought [Gadget|company].",
        "[Jane Doe|person] spoke.\nShe will buy [Gadget|company].",
    ],
)
def test_filler_that_may_mean_two_gives_no_claim_of_a_graph(markup: str):
    assert not for_graph(read(markup)).claims


def test_a_party_that_is_never_named_stands_for_itself():
    extraction = read("The company bought [Gadget|company] for [$3 million|money].")
    (claim,) = extraction.claims
    assert words_of(extraction, claim, "acquirer") == ["The company"]
    assert [m.head for m in extraction.mentions if m.text == "The company"] == [None]


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company] and [Widget|company] said they would merge.",
        "[Acme|company] and [Widget|company] met.\nThe two companies agreed to merge.",
        "[Acme|company] met [Widget|company].\nThey plan to merge.",
    ],
)
def test_they_are_the_only_two_companies_that_were_named(markup: str):
    extraction = read(markup)
    (claim,) = extraction.claims
    assert sorted(words_of(extraction, claim, "party")) == ["Acme", "Widget"]


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company], [Widget|company] and [Gadget|company] met.\nThey plan to merge.",
        "[Acme|company] said they would merge.",
        "They plan to merge.",
    ],
)
def test_they_who_may_be_others_give_no_claim(markup: str):
    assert not read(markup).claims


@pytest.mark.parametrize(
    ("markup", "met"),
    [
        ("[Widget|company] grew.\n[Acme|company] invested in the company.", True),
        ("[Widget|company] met [Gadget|company].\n[Acme|company] invested in the company.", False),
        ("[Acme|company] grew.\n[Acme|company] invested in the company.", False),
        ("[Acme|company] invested in the company.", False),
    ],
)
def test_the_company_as_an_object_is_the_one_spoken_of_before(markup: str, met: bool):
    claims = for_graph(read(markup)).claims
    assert bool(claims) is met


@pytest.mark.parametrize(
    ("markup", "role", "names"),
    [
        ("[Acme|company] sold its pump maker, [Widget|company], to [Gadget|company].", "target", ["Widget"]),
        ("Its pump unit, [Widget|company], was sold to [Gadget|company].", "target", ["Widget"]),
        ("[Acme|company] sold [Widget|company] to a consortium of [Gadget|company] and [Gizmo|company].",
         "acquirer", ["Gadget", "Gizmo"]),
        ("[Widget|company] raised [$3 million|money] from investors including [Acme|company] and [Gadget|company].",
         "investor", ["Acme", "Gadget"]),
        ("[Jane Doe|person] has joined the board of [Acme|company].", "employer", ["Acme"]),
    ],
)  # fmt: skip
def test_noun_that_names_nobody_is_named_right_behind(markup: str, role: str, names: list[str]):
    extraction = read(markup)
    (claim,) = extraction.claims
    assert words_of(extraction, claim, role) == names


_TOLD = "[Acme|company] agreed to buy [Widget|company].\n"


@pytest.mark.parametrize(
    ("markup", "status"),
    [
        ("The deal closed in [2024|date].", Status.COMPLETED),
        (
            "The deal, which was long disputed, is expected to close in [2024|date].",
            Status.ANNOUNCED,
        ),
        ("A court blocked the takeover.", Status.CANCELLED),
        ("[Acme|company] has now completed the purchase.", Status.COMPLETED),
    ],
)
def test_the_deal_is_the_only_one_told_of_before(markup: str, status: Status):
    extraction = read(_TOLD + markup)
    claim = extraction.claims[-1]
    assert len(extraction.claims) == 2
    assert claim.status is status
    assert words_of(extraction, claim, "acquirer") == ["Acme"]
    assert words_of(extraction, claim, "target") == ["Widget"]


@pytest.mark.parametrize(
    "markup",
    [
        "[Gadget|company] will buy [Gizmo|company].\nIt rained.\nThe deal closed in [2024|date].",
        "[Gadget|company] met with its owners.\nThe deal closed in [2024|date].",
        "The deal was signed in [2024|date].",  # nothing new
        "The acquisition of a rival closed in [2024|date].",
        "An earlier deal was blocked.",
        "If regulators block the deal, prices rise.",
        "Regulators may block the deal.",
    ],
)
def test_a_deal_that_may_be_another_is_not_the_one_told_of_before(markup: str):
    known = (
        read(_TOLD + markup.rpartition("\n")[0]).claims if "\n" in markup else read(_TOLD).claims
    )
    assert len(read(_TOLD + markup).claims) == len(known)


def test_present_tense_beside_a_day_long_past_tells_history():
    doc = marked("In [2019|date] [Acme|company] invests [$3 million|money] in [Widget|company].")
    doc._.published_on = date(2025, 3, 12)
    (claim,) = extract(doc, article(doc.text)).claims
    assert claim.status is Status.COMPLETED


@pytest.mark.parametrize(
    "sentence",
    [
        '"We grow," said [Acme|company] chief executive [Jane Doe|person].',
        "If prices fall, [Acme|company] CEO [Jane Doe|person] will smile.",
    ],
)
def test_title_before_a_name_is_a_fact_whatever_is_said(sentence: str):
    (claim,) = read(sentence).claims
    assert (claim.status, claim.attribution) == (Status.COMPLETED, None)


def test_a_second_object_with_values_of_its_own_is_a_second_event():
    extraction = read(
        "[Acme|company] bought [Widget|company] for [$2 million|money], and [Gadget|company] for"
        " about [$3 million|money]."
    )
    told = [(words_of(extraction, c, "target"), words_of(extraction, c, "amount"))
            for c in extraction.claims]  # fmt: skip
    assert told == [(["Widget"], ["$2 million"]), (["Gadget"], ["$3 million"])]


def test_behind_a_second_object_another_clause_may_begin():
    markup = (
        "[Acme|company] bought [Widget|company] in [2019|date]"
        " and [Gadget|company] in [2020|date] sold [Gizmo|company]."
    )
    extraction = read(markup)
    assert [words_of(extraction, c, "target") for c in extraction.claims] == [["Widget"]]


@pytest.mark.parametrize(
    "sentence",
    [
        '"We grow," said [Jane Doe|person], who is president of [Acme|company].',
        '"We grow," said [Jane Doe|person], the head of sales at [Acme|company].',
        "[Jane Doe|person], who runs [Acme|company], said.",
    ],
)
def test_what_is_told_of_a_speaker_is_not_said_by_the_speaker(sentence: str):
    (claim,) = read(sentence).claims
    assert (claim.type, claim.attribution) == ("Appointment", None)


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ("[Acme|company] said it will buy [Widget|company].", "Acme"),
        (
            "[Acme|company] will buy [Widget|company], according to [Reuters|organization].",
            "Reuters",
        ),
        ("[Acme|company] will buy [Widget|company], [Reuters|organization] reported.", "Reuters"),
        ("“[Acme|company] bought [Widget|company],” said [Jane Doe|person].", "Jane Doe"),
        (
            "[Acme|company] will buy [Widget|company], according to people familiar with the matter.",
            "people familiar with the matter",
        ),
        ("[Acme|company] will buy [Widget|company], the companies said.", "the companies"),
        ("[Acme|company] will buy [Widget|company], it told investors.", "it"),
        (
            "[Acme|company] will buy [Widget|company], analysts at [Gizmo|company] wrote.",
            "analysts at Gizmo",
        ),
        ("[Acme|company] bought [Widget|company].", None),
    ],
)
def test_source_is_given_in_the_words_of_the_article(markup: str, source: str | None):
    assert [claim.attribution for claim in read(markup).claims] == [source]


@pytest.mark.parametrize(
    ("markup", "status"),
    [
        ("[Acme|company] will buy [Widget|company].", Status.ANNOUNCED),
        ("[Acme|company] may buy [Widget|company].", Status.POSSIBLE),
        ("[Acme|company] did not buy [Widget|company].", Status.DENIED),
        ("[Acme|company] would have bought [Widget|company].", Status.CANCELLED),
        ("[Acme|company] would buy [Widget|company].", Status.POSSIBLE),
        ("[Acme|company] is buying [Widget|company].", Status.ANNOUNCED),
        ("[Acme|company] may agree to buy [Widget|company].", Status.POSSIBLE),
        ("[Acme|company] reportedly plans to buy [Widget|company].", Status.RUMOURED),
        ("If [Acme|company] buys [Widget|company], prices rise.", Status.POSSIBLE),
        ("Analysts ask whether [Acme|company] will buy [Widget|company].", Status.POSSIBLE),
        (
            "Regulators want to block [Acme|company]'s takeover of [Widget|company].",
            Status.ANNOUNCED,
        ),
        ("[Acme|company] dropped plans to buy [Widget|company].", Status.CANCELLED),
    ],
)
def test_least_sure_word_decides_the_status(markup: str, status: Status):
    assert [claim.status for claim in read(markup).claims] == [status]


@pytest.mark.parametrize(
    ("markup", "role", "text"),
    [
        ("On [October 28, 2025|date], [Acme|company] announced the acquisition of [Widget|company].",
         "announcedOn", "October 28, 2025"),
        ("[Acme|company] on [May 3, 2025|date] agreed to buy [Widget|company].",
         "announcedOn", "May 3, 2025"),
        ("In [2024|date], [Acme|company] acquired [Widget|company].", "date", "2024"),
        ("[Acme|company] bought [Widget|company] in [2024|date].", "date", "2024"),
        ("[Acme|company]'s purchase of [Widget|company] is expected to close in [2026|date].",
         "date", "2026"),
        ("[Acme|company]'s purchase of [Widget|company], announced on [May 6, 2015|date], was completed.",
         "announcedOn", "May 6, 2015"),
        ("[Acme|company] said on [May 3, 2025|date] that it had bought [Widget|company].",
         "announcedOn", "May 3, 2025"),
        ("[Acme|company] will buy [Widget|company], the companies said on [Monday|date].",
         "announcedOn", "Monday"),
        ("In [2024|date], [Acme|company] agreed to buy [Widget|company].", "announcedOn", "2024"),
        ("[Acme|company]'s purchase of [Widget|company], announced in [May 2015|date], was completed.",
         "announcedOn", "May 2015"),
    ],
)  # fmt: skip
def test_day_of_the_event_and_day_of_its_news_are_told_apart(markup: str, role: str, text: str):
    extraction = read(markup)
    (claim,) = extraction.claims
    dates = {r.role: extraction.by_id[r.mention].text for r in claim.roles if "date" in r.role.lower()
             or r.role == "announcedOn"}  # fmt: skip
    assert dates == {role: text}


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company] [recently|date] agreed to buy [Widget|company].",
        "[Reuters|organization] said on [Monday|date] that [Acme|company] bought [Widget|company].",
    ],
)
def test_vague_times_and_the_day_of_a_report_are_no_dates_of_the_deal(markup: str):
    (claim,) = read(markup).claims
    assert not [role for role in claim.roles if role.role in ("date", "announcedOn")]


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company] should have acquired [Widget|company] long ago.",
        "[Acme|company] was set to take over [Widget|company], but [Gadget|company] won the day.",
        "[Acme|company] had planned to buy [Widget|company] but bought a boat instead.",
    ],
)
def test_opinions_and_plans_that_came_to_something_else_are_no_events(markup: str):
    assert read(markup).claims == ()


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company], with revenue of [$9 billion|money], bought [Widget|company].",
        "[Acme|company] bought [Widget|company], which has sales of [$9 billion|money].",
        "[Acme|company], fined [$9 billion|money] last year, bought [Widget|company].",
        "[Acme|company] bought [Widget|company] while its profit rose to [$9 billion|money].",
        "[Acme|company] bought [Widget|company]; the market is worth [$9 billion|money].",
    ],
)
def test_amount_nearby_is_not_the_price(markup: str):
    extraction = for_graph(read(markup))
    assert [words_of(extraction, claim, "amount") for claim in extraction.claims] == [[]]


@pytest.mark.parametrize(
    "markup",
    [
        "[Acme|company] bought [Acme Corp.|company].",  # one company on both sides
        "Rivals of [Acme|company] bought [Widget|company] pumps.",
        "[Acme|company], [Widget|company] and [Gadget|company] make pumps.",
        "[Acme|company] may be compelled to answer [Widget|company].",
        "Having missed out on contracts with [Acme|company], [Widget|company] changed course.",
        "A lawyer who became a partner at [Acme|company] advised [Widget|company].",
        "[Acme|company] and [Widget|company] bought time.",
        "The share of [Acme|company] rose, and that of [Widget|company] fell.",
    ],
)
def test_names_side_by_side_are_no_event(markup: str):
    assert not read(markup).claims


def test_one_event_of_a_sentence_is_claimed_once():
    extraction = read(
        "[Acme|company] announced the acquisition of [Widget|company], and [Acme|company] will buy "
        "[Widget|company] for [$3 million|money]."
    )
    (claim,) = extraction.claims
    assert words_of(extraction, claim, "amount") == ["$3 million"]


def test_furniture_gives_neither_mention_nor_claim():
    doc = marked("[Acme|company] grew.\n[Widget|company] buys [Gadget|company]")
    doc.spans[FURNITURE] = [doc[3 : len(doc)]]
    extraction = extract(doc, article(doc.text))
    assert [m.text for m in extraction.mentions] == ["Acme"]
    assert not extraction.claims


def test_position_is_words_and_not_a_mention():
    extraction = read("[Acme|company] appointed [Jane Doe|person] as finance chief.")
    (claim,) = extraction.claims
    (position,) = [role for role in claim.roles if role.role == "position"]
    assert position.mention is None
    assert position.text is not None
    assert position.text.text == "finance chief"


def test_confidence_falls_with_the_way_to_the_reading():
    direct = read("[Acme|company] bought [Widget|company].").claims[0]
    governed = read("[Acme|company] agreed to buy [Widget|company].").claims[0]
    pronoun = read("[Acme|company] said it agreed to buy [Widget|company].").claims[0]
    assert direct.confidence > governed.confidence > pronoun.confidence


def test_extraction_is_the_same_every_time():
    markup = "[Acme|company] and [Widget|company] plan to merge, [Reuters|organization] said."
    assert read(markup) == read(markup)


def test_endless_sentence_gives_mentions_and_no_claims():
    extraction = read("[Acme|company] bought [Widget|company], " * 600)
    assert len(extraction.mentions) == 1200
    assert not extraction.claims


def test_empty_article_says_nothing():
    extraction = read("")
    assert (extraction.mentions, extraction.claims) == ((), ())
