"""Names against the gold: what is right, how errors are told apart, and what a gold may be."""

from __future__ import annotations

import json

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from bench.gold import GoldError
from bench.model import readings
from bench.name_scores import Reading, confusion, links, name_figures, tallies, worst
from bench.names_gold import Name, NamedSentence, load_names

TEXT = "Acme Corp. bought Zeta in Oslo, Jane Doe said."


def name(text: str, label: str, within: str = TEXT) -> Name:
    start = within.index(text)
    return Name(start, start + len(text), label)


ACME, ZETA, OSLO = name("Acme Corp.", "company"), name("Zeta", "company"), name("Oslo", "place")


def reading(gold, found) -> Reading:
    return Reading("d", TEXT, tuple(gold), tuple(found))


def cells(table: str) -> dict[tuple[str, str], str]:
    """(gold, found) -> count, of one Markdown table."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {(row[0], c): n for row in rows[2:] for c, n in zip(rows[0][1:], row[1:], strict=True)}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ((ACME, ZETA, OSLO), 3),
        ((name("Acme", "company"), ZETA), 1),  # other edges
        ((name("Acme Corp.", "person"), OSLO), 1),  # another label
        ((), 0),
    ],
)
def test_a_name_is_right_if_characters_and_label_are(found, right):
    counted = tallies([reading((ACME, ZETA, OSLO), found)])["all"]
    assert (counted.gold, counted.found, counted.hits) == (3, len(found), right)


def test_figures_are_by_label_and_of_all():
    found = (ACME, name("Zeta", "product"), OSLO)
    figures = name_figures(tallies([reading((ACME, ZETA, OSLO), found)]))
    assert figures == {
        "company_f1": pytest.approx(2 / 3),
        "place_f1": 1.0,
        "product_f1": 0.0,
        "names_f1": pytest.approx(2 / 3),
    }


def test_every_name_is_linked_once_and_the_same_characters_before_others():
    inner, outer = name("Acme", "company"), name("Acme Corp. bought", "product")
    found = links(reading((ACME,), (outer, inner, name("Acme Corp.", "person"))))
    assert [(k.gold, k.found and k.found.label) for k in found] == [
        (None, "company"),
        (ACME, "person"),
        (None, "product"),
    ]


def test_of_two_overlaps_the_longer_one_is_taken():
    found = links(reading((ACME,), (name("Acme", "product"), name("Corp. bought", "place"))))
    assert [k.found.label for k in found if k.gold] == ["place"]


def test_confusion_tells_missed_invented_relabelled_and_cut_names_apart():
    gold = (ACME, ZETA, OSLO)
    found = (name("Acme", "company"), name("Zeta", "product"), name("Jane Doe", "person"))
    _, whole, _, partial = confusion([reading(gold, found)]).split("\n\n")
    counted = {pair: n for pair, n in cells(whole).items() if n != "0"}
    assert counted == {("company", "product"): "1", ("place", "none"): "1", ("none", "person"): "1"}
    assert cells(partial) == {("company", "company"): "1"}


def test_the_worst_sentences_are_those_with_most_wrong_names():
    good, bad = reading((ACME, ZETA), (ACME, ZETA)), reading((ACME,), (ACME, OSLO))
    worse = reading((ACME, ZETA), (name("Acme", "person"), name("Jane Doe", "person")))
    lines = list(worst([good, bad, worse], 3))
    assert [line.split("  ")[1] for line in lines] == ["3 wrong", "1 wrong"]
    assert "company 'Acme Corp.' read as person 'Acme'; missed company 'Zeta'" in lines[0]
    assert "invented place 'Oslo'" in lines[1]
    assert len(list(worst([good, bad, worse], 1))) == 1


def test_found_names_are_counted_in_the_sentence_in_which_they_stand():
    first = NamedSentence("d", "Acme fell.", ())
    second = NamedSentence("d", "Zeta rose.", (Name(0, 4, "company"),))
    words = ["Acme", "fell", ".", "\n\n", "Zeta", "rose", "."]
    doc = Doc(Vocab(), words=words, spaces=[True, False, False, False, True, False, False])
    found = readings([first, second], [Span(doc, 0, 1, "company"), Span(doc, 4, 5, "company")])
    assert [r.found for r in found] == [(Name(0, 4, "company"),)] * 2


def line(*names: tuple[int, int, str], text: str = TEXT) -> str:
    marks = [{"start": start, "end": end, "label": label} for start, end, label in names]
    return json.dumps({"document": "d-1", "text": text, "names": marks}) + "\n"


def test_gold_is_read_from_all_files_of_its_part_and_from_no_other(tmp_path):
    (tmp_path / "dev.jsonl").write_text(line((18, 22, "company"), (0, 10, "company")))
    (tmp_path / "dev-more.jsonl").write_text(line() + line())
    (tmp_path / "test.jsonl").write_text(line())
    sentences = load_names("dev", tmp_path)
    assert [s.names for s in sentences] == [(), (), (ACME, ZETA)]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "line 1"),
        ('{"document": "d", "names": []}', "text"),
        (line((0, 4, "Company")), "no kind of name"),
        (line((0, 1, "money")), "no kind of name"),
        (line((0, 11, "company")), "not the characters"),
        (line((18, 18, "company")), "not the characters"),
        (line((-4, 4, "company")), "not the characters"),
        (line((40, 400, "company")), "not the characters"),
        (line((0, 10, "company"), (5, 10, "company")), "overlap"),
    ],
)
def test_a_gold_that_contradicts_its_text_is_refused_with_its_line(tmp_path, content, problem):
    (tmp_path / "dev.jsonl").write_text(content)
    with pytest.raises(GoldError, match=problem) as refused:
        load_names("dev", tmp_path)
    assert "dev.jsonl, line 1" in str(refused.value)


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_gold_of_the_repository_holds_together(part):
    load_names(part)
