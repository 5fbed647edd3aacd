"""What CORE and KnowledgeNet say of two companies, as events that hold and that do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.stated import is_scored
from training.relations import read_core_pairs, read_knowledgenet
from training.words import word_offsets

LEARNED = next(f"row{n}" for n in range(99) if not is_scored(f"row{n}"))
SCORED = next(f"row{n}" for n in range(99) if is_scored(f"row{n}"))


def core(tmp_path: Path, *, relation: str, inverted: int = 0, row: str = LEARNED):
    words = ["Acme", "bought", "Widget", "."]
    place = tmp_path / "core.json"
    ends = {"e1_start": 0, "e1_end": 0, "e2_start": 2, "e2_end": 2}
    said = {"id": row, "context": words, "relation": relation, "invert_relation": inverted}
    place.write_text(json.dumps([said | ends]), encoding="utf-8")
    return [s.pairs[0] for s in read_core_pairs(place)]


def test_an_inverted_relation_goes_from_the_second_company_to_the_first(tmp_path: Path):
    (pair,) = core(tmp_path, relation="acquired_by", inverted=1)
    assert (pair.first, pair.second) == ((2, 3), (0, 1))
    assert pair.holds == (("Acquisition", "target", "acquirer"),)
    assert ("Acquisition", "acquirer", "target") in pair.fails


@pytest.mark.parametrize(
    ("relation", "other"),
    [
        ("acquired_by", "Subsidiary"),  # what was bought is owned
        ("collaboration", "SupplyContract"),
        ("merged_with", "Acquisition"),
    ],
)
def test_what_may_hold_beside_a_relation_is_no_evidence_against(
    tmp_path: Path, relation: str, other: str
):
    (pair,) = core(tmp_path, relation=relation)
    assert other not in {event for event, _, _ in pair.fails}


def test_a_pair_without_a_relation_is_evidence_against_all(tmp_path: Path):
    (pair,) = core(tmp_path, relation="undefined")
    assert not pair.holds
    assert {"Acquisition", "Competition", "Subsidiary"} <= {event for event, _, _ in pair.fails}


def test_rows_that_are_only_scored_are_not_learned_from(tmp_path: Path):
    assert core(tmp_path, relation="acquired_by", row=SCORED) == []


def test_a_passage_of_knowledgenet_with_its_fact(tmp_path: Path):
    passage = "Acme was founded by Jane Doe."
    row = {"doc": LEARNED, "pass": ["100", "129"], "property": "FOUNDED_BY", "passage": passage}
    spans = {"subj_span": ["100", "104"], "obj_span": ["120", "128"]}
    none = {"subj_span": ["-", "-"], "obj_span": ["-", "-"], "property": "CEO"}
    place = tmp_path / "kn.jsonl"
    place.write_text("\n".join(map(json.dumps, [row | spans, row | none])), encoding="utf-8")
    (sentence,) = read_knowledgenet(place, word_offsets)
    (pair,) = sentence.pairs
    assert sentence.words[slice(*pair.second)] == ("Jane", "Doe")
    assert pair.holds == (("Founding", "company", "founder"),)
