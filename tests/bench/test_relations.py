"""Relations in open sets: direction, stand-ins, what is counted, and which part nobody reads."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from bench import core, knowledgenet
from bench.accuracy import main as accuracy
from bench.core import Counts, pair, relations
from bench.knowledgenet import End, Passage, as_addresses, compared, facts_of
from bench.relations import RELATION_SETS, measure_relations
from bench.scorer import Tally
from bench.stated import is_scored, shares, stated
from kg.model import Article, Claim, Extraction, Kind, Mention, Role, Span, Status


def extraction(text, *claims, same=()):
    """Claims as (type, status, {role: words}); `same` are pairs of words that mean one thing."""
    words = sorted({w for _, _, roles in claims for w in roles.values()})
    words += [w for some in same for w in some if w not in words]
    ids = {word: f"m{n}" for n, word in enumerate(words)}
    heads = ids | {stand_in: ids[name] for stand_in, name in same}
    mentions = [
        Mention(ids[w], Kind.COMPANY, text.index(w), text.index(w) + len(w), w, heads[w])
        for w in words
    ]
    all_of_it = Span(0, len(text), text)
    made = [
        Claim(f"e{n}", kind, Status(status), all_of_it, all_of_it, Decimal(1), roles=tuple(
            Role(role.rstrip("123"), ids[w])
            for role, w in roles.items()))
        for n, (kind, status, roles) in enumerate(claims)
    ]  # fmt: skip
    return Extraction(Article("a", text), tuple(mentions), tuple(made))


BUYS = "Acme bought Zeta."


def bought(status="completed"):
    return extraction(BUYS, ("Acquisition", status, {"acquirer": "Acme", "target": "Zeta"}))


def row(tokens, first, second, relation, *, inverted=0, key="r1"):
    """A row of CORE whose marked companies are single tokens."""
    at = {"e1": tokens.index(first), "e2": tokens.index(second)}
    ends = {f"{e}_{edge}": i for e, i in at.items() for edge in ("start", "end")}
    return ends | {"id": key, "relation": relation, "invert_relation": inverted, "context": tokens}


def acme_and_zeta(relation, inverted, key="r1"):
    return row(
        ["Acme", "bought", "Zeta", "."], "Acme", "Zeta", relation, inverted=inverted, key=key
    )


# What claims state


@pytest.mark.parametrize("status", ["completed", "announced", "planned", "possible", "rumoured"])
def test_a_claim_states_its_relation(status):
    (found,) = stated(bought(status), core.MEANINGS)
    assert found.relation == "acquired_by"
    assert found.joins((12, 16), (0, 4))
    assert not found.joins((0, 4), (12, 16))


@pytest.mark.parametrize("status", ["cancelled", "denied"])
def test_what_is_off_or_denied_states_nothing(status):
    assert list(stated(bought(status), core.MEANINGS)) == []


def test_a_stand_in_counts_where_its_name_is_marked_and_the_other_way_round():
    text = "Acme grew. The firm bought Zeta."
    roles = {"acquirer": "The firm", "target": "Zeta"}
    (found,) = stated(
        extraction(text, ("Acquisition", "completed", roles), same=[("The firm", "Acme")]),
        core.MEANINGS,
    )
    assert found.joins((27, 31), (0, 4))
    assert found.joins((27, 31), (11, 19))


def test_fillers_of_one_role_are_joined_in_both_directions_and_none_with_itself():
    text = "Acme, Zeta and Rho merged."
    parties = {"party1": "Acme", "party2": "Zeta", "party3": "Rho"}
    found = list(stated(extraction(text, ("Merger", "completed", parties)), core.MEANINGS))
    assert len(found) == 6
    assert all(one.first != one.second for one in found)


@pytest.mark.parametrize(("position", "number"), [("chief executive", 1), ("treasurer", 0)])
def test_an_appointment_is_a_ceo_by_its_words_only(position, number):
    text = "Zeta made Jo Roe its chief executive or its treasurer."
    found = extraction(text, ("Appointment", "completed", {"employer": "Zeta", "person": "Jo Roe"}))
    claim = found.claims[0]
    words = Role("position", None, Span(0, len(position), position))
    told = Claim(claim.id, claim.type, claim.status, claim.trigger, claim.sentence,
                 claim.confidence, (*claim.roles, words))  # fmt: skip
    with_words = Extraction(found.article, found.mentions, (told,))
    assert len(list(stated(with_words, knowledgenet.MEANINGS))) == number


# CORE


def test_a_row_turned_round_goes_from_its_second_company_to_its_first():
    one = pair(acme_and_zeta("acquired_by", inverted=1))
    assert one.text == BUYS
    assert [one.text[slice(*place)] for place in (one.first, one.second)] == ["Zeta", "Acme"]


@pytest.mark.parametrize(
    ("relation", "inverted", "said"),
    [
        ("acquired_by", 1, {"acquired_by"}),
        ("acquired_by", 0, {"acquired_by back"}),
        ("undefined", 0, {"acquired_by back"}),
    ],
)
def test_a_relation_is_right_in_its_own_direction_only(relation, inverted, said):
    assert relations(pair(acme_and_zeta(relation, inverted)), bought()) == said


@pytest.mark.parametrize("inverted", [0, 1])
def test_relations_that_go_either_way_have_no_wrong_direction(inverted):
    claim = ("Competition", "completed", {"competitor1": "Acme", "competitor2": "Zeta"})
    one = pair(acme_and_zeta("competitor_of", inverted))
    assert relations(one, extraction(BUYS, claim)) == {"competitor_of"}


def test_what_is_stated_of_other_companies_than_the_marked_ones_is_not_counted():
    one = pair(row(["Rho", "and", "Acme", ":", "Zeta"], "Rho", "Acme", "undefined"))
    claim = ("Acquisition", "completed", {"acquirer": "Acme", "target": "Zeta"})
    assert relations(one, extraction(one.text, claim)) == frozenset()


def test_a_right_a_wrong_and_a_missed_row_are_counted():
    counts = Counts({name: Tally() for name in (*core.SIX, *core.BESIDE)})
    counts.add(pair(acme_and_zeta("acquired_by", 1)), bought())
    counts.add(pair(acme_and_zeta("undefined", 0)), bought())
    counts.add(pair(acme_and_zeta("client_of", 0)), extraction(BUYS))
    assert counts.six == Tally(gold=2, found=2, hits=1)
    assert counts.tallies["acquired_by"] == Tally(gold=1, found=2, hits=1)
    assert (counts.with_names, counts.names_found, counts.hits_with_names) == (2, 1, 1)
    assert core.figures(counts)["names_found"] == 0.5


@pytest.mark.parametrize(
    ("first", "is_name"),
    [("Acme", True), ("It", False), ("Its", False), ("The", True)],
)
def test_rows_with_a_pronoun_have_no_two_names(first, is_name):
    tokens = [first, "Company", "bought", "Zeta", "."]
    one = pair(row(tokens, first, "Zeta", "acquired_by"))
    assert one.has_names is is_name


def test_nothing_found_is_no_wrong_word_and_no_recall():
    assert shares(Tally(gold=3)) == {"precision": 1.0, "recall": 0.0, "f1": 0.0}


# KnowledgeNet

JO, HE = End((0, 2), "jo"), End((30, 32), None)
ACME, RHO, WHICH = End((10, 14), "q1"), End((20, 23), "q2"), End((25, 30), None)


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([(ACME, JO), (RHO, JO)], 2),
        ([(ACME, JO), (ACME, HE)], 1),
        ([(ACME, JO), (WHICH, JO), (ACME, HE), (WHICH, HE)], 1),
        ([(ACME, JO), (ACME, HE), (RHO, JO), (RHO, HE)], 2),
        ([(ACME, JO), (End((50, 54), "q1"), JO)], 1),
        ([(ACME, HE)], 1),
        ([], 0),
    ],
)
def test_rows_that_differ_in_a_pronoun_are_one_fact(rows, number):
    facts = facts_of(rows)
    assert len(facts) == number
    assert sum(len(fact) for fact in facts) == len(rows)


def test_a_town_and_its_country_are_one_place():
    text = "Acme is based in Leeds, England, and in Turin."
    ends = {w: End((text.index(w), text.index(w) + len(w)), w) for w in
            ("Acme", "Leeds", "England", "Turin")}  # fmt: skip
    rows = [(ends["Acme"], ends[place]) for place in ("Leeds", "England", "Turin")]
    assert sorted(len(fact) for fact in facts_of(as_addresses(rows, text))) == [1, 2]


def passage(text, name, *facts):
    ends = [
        tuple(End((text.index(w), text.index(w) + len(w)), w.lower()) for w in fact)
        for fact in facts
    ]
    return Passage("1", text, name, facts_of(ends))


def test_facts_of_a_passage_are_found_missed_and_wrong():
    text = "Jo founded Acme and Rho, and Bo founded Zeta."
    one = passage(text, "FOUNDED_BY", ("Acme", "Jo"), ("Rho", "Jo"))
    found = extraction(
        text,
        ("Founding", "completed", {"founder": "Jo", "company": "Acme"}),
        ("Founding", "completed", {"founder": "Bo", "company": "Zeta"}),
        ("Subsidiary", "completed", {"company": "Rho", "parent": "Zeta"}),
    )
    outcome = compared(one, found)
    assert [len(some) for some in (outcome.hit, outcome.missed, outcome.wrong)] == [1, 1, 1]


def test_a_fact_the_wrong_way_round_is_missed_and_wrong():
    text = "Acme belongs to Zeta."
    one = passage(text, "SUBSIDIARY_OF", ("Acme", "Zeta"))
    found = extraction(text, ("Subsidiary", "completed", {"company": "Zeta", "parent": "Acme"}))
    outcome = compared(one, found)
    assert [len(some) for some in (outcome.hit, outcome.missed, outcome.wrong)] == [0, 1, 1]


# Files, parts and the gate


def knowledgenet_row(document, text, subject, other, name="SUBSIDIARY_OF"):
    """A row as published: its passage begins at the hundredth character of its document."""
    empty = {"subj_span": ["-", "-"], "obj_span": ["-", "-"], "subject": None, "object": None}
    ends = {}
    for span, end, word in (("subj_span", "subject", subject), ("obj_span", "object", other)):
        if word:
            start = 100 + text.index(word)
            ends[span] = [str(start), str(start + len(word))]
            ends[end] = {"text": word, "uri": None}
    place = {"doc": document, "pass": ["100", str(100 + len(text))], "passage": text}
    return empty | ends | place | {"property": name, "fold": "1"}


def keys(scored, number=1):
    return [str(n) for n in range(99) if is_scored(str(n)) is scored][:number]


def test_one_of_four_is_scored():
    assert sum(is_scored(str(n)) for n in range(4000)) == pytest.approx(1000, abs=60)


def test_a_sentence_of_the_scored_part_is_in_no_other_part(tmp_path):
    rows = [acme_and_zeta("undefined", 0, key) for key in (*keys(True), *keys(False))]
    other = row(["Rho", "left", "Tau"], "Rho", "Tau", "undefined", key=keys(False, 2)[1])
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([*rows, other]), encoding="utf-8")
    assert [one.text for one in core.load(path, scored=True)] == [BUYS]
    assert [one.text for one in core.load(path, scored=False)] == ["Rho left Tau"]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Both sets with a scored and an unscored row each, and a reader that knows one sentence."""
    (tmp_path / "relations").mkdir()
    scored, other = keys(True)[0], keys(False)[0]
    rows = [acme_and_zeta("acquired_by", 1, scored),
            row(["Acme", "left", "Zeta"], "Acme", "Zeta", "client_of", key=other)]  # fmt: skip
    (tmp_path / core.PLACE).write_text(json.dumps(rows), encoding="utf-8")
    facts = [knowledgenet_row(scored, "Acme is part of Zeta.", "Acme", "Zeta"),
             knowledgenet_row(other, "Rho is part of Zeta.", "Rho", "Zeta"),
             knowledgenet_row(other, "Rho is a fish.", None, None)]  # fmt: skip
    lines = "\n".join(json.dumps(fact) for fact in facts)
    (tmp_path / knowledgenet.PLACE).write_text(lines, encoding="utf-8")
    for module in (core, knowledgenet):
        monkeypatch.setattr(module, "read", lambda t: bought() if t == BUYS else extraction(t))
    return tmp_path


def test_figures_are_those_of_the_scored_part(data):
    measured, absent = measure_relations(data=data)
    assert absent == []
    assert measured["core"].figures["acquired_by_f1"] == 1.0
    assert measured["core"].figures["recall"] == 1.0
    assert measured["knowledgenet"].figures["recall"] == 0.0


@pytest.mark.parametrize(
    ("module", "shown", "hidden"),
    [(core, "Acme] left", "bought"), (knowledgenet, "Rho is part", "Acme")],
)
def test_errors_are_listed_of_the_part_that_is_not_scored(data, capsys, module, shown, hidden):
    assert module.main(["--data", str(data), "--errors"]) == 0
    out = capsys.readouterr().out
    assert out.count("missed") == 1
    assert shown in out
    assert hidden not in out


def test_sets_that_are_absent_are_named_and_skipped(tmp_path):
    measured, absent = measure_relations(data=tmp_path)
    assert measured == {}
    assert [line.split(":")[0] for line in absent] == list(RELATION_SETS)


@pytest.mark.parametrize("name", RELATION_SETS)
def test_a_check_without_the_data_says_so_and_passes(capsys, tmp_path, name):
    assert accuracy(["--set", name, "--check", "--data", str(tmp_path)]) == 0
    assert f"{name}: not measured" in capsys.readouterr().err


@pytest.mark.parametrize("name", RELATION_SETS)
def test_the_gate_sends_elsewhere_for_their_errors(capsys, name):
    with pytest.raises(SystemExit):
        accuracy(["--set", name, "--errors", "all"])
    assert f"bench.{name} --errors" in capsys.readouterr().err
