"""What counts as right, on extractions made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bench.gold import GoldEvent, GoldItem
from bench.matching import Pairing, overlaps, pair_up
from bench.report import errors
from bench.scorer import figures, score
from kg.model import Article, Claim, Extraction, Kind, Mention, Role, Span, Status

TEXT = "Acme Corp. bought Widget and Gadget for about $2.3 billion, Jane Doe said. It sued Zeta."
DEAL = (("acquirer", "Acme Corp."), ("target", "Widget"), ("target", "Gadget"))
KINDS = {"Jane Doe": Kind.PERSON, "about $2.3 billion": Kind.MONEY, "$2.3 billion": Kind.MONEY}


def gold(*roles, type_="Acquisition", status="completed", said_by=None, at=0) -> GoldEvent:
    return GoldEvent(type_, Status(status), said_by, at, roles)


def item(*events: GoldEvent, mentions=None) -> GoldItem:
    article = Article(id="a", text=TEXT, published_on=date(2025, 3, 12))
    return GoldItem("a", article, events, mentions)


def found(*claims, heads=()) -> Extraction:
    """Claims as (type, status, roles, attribution, start of sentence); heads: {text: name}."""
    heads = dict(heads)
    texts = {text for claim in claims for _, text in claim[2]} | set(heads) | set(heads.values())
    ids = {text: f"m{n}" for n, text in enumerate(sorted(texts, key=TEXT.index), 1)}
    mentions = tuple(
        Mention(
            id=ids[text],
            kind=KINDS.get(text, Kind.COMPANY),
            start=TEXT.index(text),
            end=TEXT.index(text) + len(text),
            text=text,
            head=ids[heads.get(text, text)],
        )
        for text in ids
    )
    return Extraction(
        item().article, mentions, tuple(_claim(n, ids, *c) for n, c in enumerate(claims))
    )


def _claim(n, ids, type_, status, roles, said_by=None, at=0) -> Claim:
    end = TEXT.index(" It sued") if at == 0 else len(TEXT)
    return Claim(
        id=f"e{n}",
        type=type_,
        status=Status(status),
        trigger=Span(at + 5, at + 6, TEXT[at + 5]),
        sentence=Span(at, end, TEXT[at:end]),
        confidence=Decimal("0.9"),
        roles=tuple(Role(role, ids[text]) for role, text in roles),
        attribution=said_by,
    )


def measured(gold_item: GoldItem, extraction: Extraction) -> dict[str, float]:
    return figures(score([pair_up(gold_item, extraction)]))


@pytest.mark.parametrize(
    ("roles", "exact", "lenient"),
    [
        (DEAL, 1.0, 1.0),
        (DEAL[::-1], 1.0, 1.0),  # order does not matter
        (DEAL[:2], 0.0, 1.0),  # one target is missing
        ((*DEAL, ("seller", "Zeta")), 0.0, 1.0),  # a party too many
        (DEAL[1:], 0.0, 1.0),  # no acquirer, nothing wrong
        ((("acquirer", "Zeta"), *DEAL[1:]), 0.0, 0.0),  # another acquirer
        ((("acquirer", "Widget"), ("target", "Acme Corp.")), 0.0, 0.0),  # the wrong way round
        ((("acquirer", "Acme Corp."), ("target", "Acme Corp.")), 0.0, 0.0),
    ],
)
def test_an_event_is_right_when_its_parties_are(roles, exact, lenient):
    result = measured(item(gold(*DEAL)), found(("Acquisition", "completed", roles)))
    assert (result["event_f1"], result["event_lenient_f1"]) == (exact, lenient)


@pytest.mark.parametrize(("type_", "at"), [("Merger", 0), ("Acquisition", TEXT.index("It sued"))])
def test_another_type_or_another_sentence_is_another_event(type_, at):
    roles = (("party", "Acme Corp."),) if type_ == "Merger" else DEAL
    result = measured(item(gold(*DEAL)), found((type_, "completed", roles, None, at)))
    assert result["event_f1"] == result["event_lenient_f1"] == 0.0


def test_a_claim_made_twice_is_right_once():
    claim = ("Acquisition", "completed", DEAL)
    result = measured(item(gold(*DEAL)), found(claim, claim))
    assert (result["event_precision"], result["event_recall"]) == (0.5, 1.0)


def test_one_event_of_two_in_a_sentence_leaves_the_other_missed():
    two = item(gold(DEAL[0], DEAL[1]), gold(DEAL[0], DEAL[2]))
    result = measured(two, found(("Acquisition", "completed", (DEAL[0], DEAL[2]))))
    assert (result["event_precision"], result["event_recall"]) == (1.0, 0.5)


def test_legal_forms_and_pronouns_stand_for_the_name():
    at = TEXT.index("It")
    sued = gold(("claimant", "Acme"), ("defendant", "Zeta"), type_="Litigation", at=at)
    claim = ("Litigation", "completed", (("claimant", "It"), ("defendant", "Zeta")), None, at)
    extraction = found(claim, heads=[("It", "Acme Corp.")])
    assert measured(item(sued), extraction)["event_f1"] == 1.0


@pytest.mark.parametrize(
    ("filler", "exact", "lenient"),
    [("about $2.3 billion", 1.0, 1.0), ("$2.3 billion", 0.75, 1.0), ("Zeta", 0.75, 0.75)],
)
def test_a_part_of_an_amount_is_right_only_leniently(filler, exact, lenient):
    event = gold(*DEAL, ("amount", "about $2.3 billion"))
    result = measured(item(event), found(("Acquisition", "completed", (*DEAL, ("amount", filler)))))
    assert (result["role_f1"], result["role_lenient_f1"]) == (exact, lenient)


def test_the_right_amount_of_a_wrong_deal_is_wrong():
    amount = ("amount", "about $2.3 billion")
    wrong = (("acquirer", "Zeta"), ("target", "Widget"), amount)
    result = measured(item(gold(*DEAL, amount)), found(("Acquisition", "completed", wrong)))
    assert result["value_f1"] == 0.0


@pytest.mark.parametrize(
    ("said", "heard", "right"),
    [
        (None, None, 1.0),
        ("Jane Doe", "Jane Doe", 1.0),
        ("Jane Doe", "Doe", 1.0),
        ("Jane Doe", None, 0.0),
        (None, "Jane Doe", 0.0),
        ("Jane Doe", "Zeta", 0.0),
    ],
)
def test_attribution_is_right_when_it_names_the_same_source(said, heard, right):
    result = measured(
        item(gold(*DEAL, said_by=said)), found(("Acquisition", "completed", DEAL, heard))
    )
    assert result["attribution_accuracy"] == right


def test_status_is_judged_only_where_the_event_was_found():
    event = gold(*DEAL, status="announced")
    assert measured(item(event), found(("Acquisition", "completed", DEAL)))["status_accuracy"] == 0
    assert "status_accuracy" not in measured(item(event), found())


@pytest.mark.parametrize(
    ("events", "status", "quiet"),
    [
        ((), "completed", 0.0),
        ((), "rumoured", 1.0),  # kept, but no question returns it as a fact
        ((gold(*DEAL, status="denied"),), "completed", 0.0),
        ((gold(*DEAL, status="denied"),), "denied", 1.0),
        ((gold(*DEAL, status="rumoured"),), "announced", 0.0),
    ],
)
def test_a_hard_negative_is_quiet_when_nothing_is_claimed_as_a_fact(events, status, quiet):
    result = measured(item(*events), found(("Acquisition", status, DEAL)))
    assert result["quiet_on_negatives"] == quiet


def test_a_text_that_states_a_fact_is_no_hard_negative():
    assert "quiet_on_negatives" not in measured(item(gold(*DEAL)), found())


def test_names_count_once_a_text_and_by_kind():
    wanted = ((Kind.COMPANY, "Acme"), (Kind.COMPANY, "Zeta"), (Kind.PERSON, "Jane Doe"))
    extraction = found(
        heads=[("Acme Corp.", "Acme Corp."), ("It", "Acme Corp."), ("Widget", "Widget")]
    )
    scores = score([pair_up(item(mentions=wanted), extraction)])
    company, person = scores.names["company"], scores.names["person"]
    assert (company.gold, company.found, company.hits) == (2, 2, 1)  # "It" is no name
    assert (person.gold, person.found, person.hits) == (1, 0, 0)


def test_texts_without_annotated_names_are_left_out_of_the_names():
    assert "names_f1" not in measured(item(), found(("Acquisition", "completed", DEAL)))


@pytest.mark.parametrize(
    ("gold_text", "key", "expected"),
    [
        ("up to $4 billion", "$4 billion", True),
        ("$4 billion", "$40 billion", False),
        ("x", "", False),
    ],
)
def test_fillers_overlap_in_whole_words(gold_text, key, expected):
    assert overlaps(gold_text, [key]) is expected


def listed(pairing: Pairing, kind: str) -> str:
    return "\n".join(errors([pairing], [kind]))


def test_errors_show_the_sentence_of_what_was_missed_and_what_is_wrong():
    wrong = found(("Acquisition", "completed", (("acquirer", "Zeta"), ("target", "Widget"))))
    shown = listed(pair_up(item(gold(*DEAL)), wrong), "events")
    assert "missed    Acquisition completed acquirer=Acme Corp." in shown
    assert "wrong     Acquisition completed acquirer=zeta" in shown
    assert "Acme Corp. bought Widget" in shown


def test_what_is_right_is_not_listed_as_an_error():
    pairing = pair_up(item(gold(*DEAL)), found(("Acquisition", "completed", DEAL)))
    assert all(listed(pairing, kind) == "" for kind in ("events", "roles", "status", "attribution"))
