"""Confidence is fitted to what was right, and annotations of sentences become articles."""

from __future__ import annotations

from bench.agreement import read_as
from bench.calibration import Judged, fit, joined, reliability
from bench.gold import GoldEvent, GoldItem
from bench.matching import pair_up
from kg.extract.confidence import Evidence
from kg.model import Article, Status


def evidence(role: float, *, parties: int = 2) -> Evidence:
    return Evidence(
        event=0.9,
        status=0.9,
        roles=(role,),
        stands_in=0,
        recalled=0,
        parties=parties,
        fillers=parties,
    )


def test_surer_fillers_weigh_for_a_claim_where_they_were_right():
    sure, unsure = evidence(0.99), evidence(0.55)
    judged = [Judged(sure, True)] * 40 + [Judged(unsure, False)] * 30 + [Judged(unsure, True)] * 10
    assert fit(judged)["roles"] > 0


def test_one_sided_claims_cost_what_they_cost():
    judged = [Judged(evidence(0.9), True)] * 40
    judged += [Judged(evidence(0.9, parties=1), False)] * 40
    assert fit(judged)["one_sided"] < 0


def test_the_table_has_the_share_of_right_claims():
    one = evidence(0.9)
    shown = reliability([Judged(one, True), Judged(one, False)])
    assert shown.splitlines()[-1].split("|")[-2].strip() == "0.50"


def test_sentences_of_one_document_become_an_article_in_words_of_the_ontology():
    event = {"type": "Trial", "status": "completed", "start": 5, "end": 11}
    roles = [{"role": "tester", "start": 0, "end": 4}, {"role": "by", "start": 0, "end": 4}]
    rows = [
        {"document": "a", "text": "It rained.", "events": []},
        {"document": "a", "text": "Acme tested 5G.", "events": [event | {"roles": roles}]},
    ]
    item = joined(rows)
    (found,) = item.events
    assert item.article.text[found.sentence :].startswith("Acme tested")
    assert (found.roles, found.attribution) == ((("participant", "Acme"),), "Acme")


def test_two_annotators_who_say_the_same_agree():
    text = "Acme bought Widget."
    roles = (("acquirer", "Acme"), ("target", "Widget"))
    event = GoldEvent("Acquisition", Status.COMPLETED, None, 0, roles)
    item = GoldItem("a", Article("a", text), (event,))
    assert pair_up(item, read_as(item, [event])).pairs[0].is_exact
    turned = GoldEvent("Acquisition", Status.COMPLETED, None, 0, (("acquirer", "Widget"),))
    assert not pair_up(item, read_as(item, [turned])).pairs
