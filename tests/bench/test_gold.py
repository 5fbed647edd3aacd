"""The gold and the demonstration corpus hold what their guidelines promise."""

from __future__ import annotations

import json

import pytest

from bench.accuracy import main, with_figures
from bench.gold import CORPUS, SETS, GoldError, load_gold
from kg.model import CERTAIN_STATUSES
from kg.read import read_sources

ARTICLES = sorted((CORPUS / "articles").iterdir())


@pytest.mark.parametrize("name", SETS)
def test_every_line_agrees_with_its_text_and_with_the_ontology(name):
    assert load_gold(name)  # load_gold refuses whatever does not stand in the text


@pytest.mark.parametrize(("name", "least"), [("dev", 120), ("test", 80)])
def test_two_of_five_sentences_are_hard_negatives(name, least):
    items = load_gold(name)
    negative = [
        item for item in items if all(e.status not in CERTAIN_STATUSES for e in item.events)
    ]
    assert len(items) >= least
    assert 0.4 <= len(negative) / len(items) <= 0.6
    assert all(item.mentions is not None for item in items)


def test_dev_and_test_share_no_text_and_few_names():
    texts = {name: {item.article.text for item in load_gold(name)} for name in ("dev", "test")}
    assert not texts["dev"] & texts["test"]
    names = {
        name: {m for item in load_gold(name) for m in item.mentions or ()}
        for name in ("dev", "test")
    }
    assert len(names["dev"] & names["test"]) < 0.2 * len(names["test"])


def test_every_article_of_the_corpus_has_gold():
    assert [item.article.sources for item in load_gold("articles")]
    assert {path.stem for path in ARTICLES} == {item.id for item in load_gold("articles")}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_has_its_metadata_and_the_length_of_one(path):
    (article,) = read_sources([str(path)])
    assert article.title
    assert article.published_on
    assert (article.publisher or "").casefold() == "corpus of this project"
    assert article.references or path.suffix == ".html"
    assert 150 <= len(article.text.split()) <= 520


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sentence": 3}, "no sentence begins"),
        ({"type": "Purchase"}, "not declared"),
        ({"status": "done"}, "done"),
        ({"attribution": "Reuters"}, "does not stand in the text"),
        ({"roles": [["buyer", "Acme"]]}, "not a role"),
        ({"roles": [["acquirer", "ACME"]]}, "does not stand in the text"),
    ],
)
def test_a_mistake_in_the_gold_is_named(tmp_path, change, problem):
    event = {
        "type": "Acquisition",
        "status": "completed",
        "attribution": None,
        "sentence": 0,
        "roles": [["acquirer", "Acme"]],
    }
    row = {"id": "x", "text": "Acme bought Widget.", "published": "2025-03-12"}
    row["events"] = [event | change]
    folder = tmp_path / "gold" / "deals"
    folder.mkdir(parents=True)
    (folder / "sentences-dev.jsonl").write_text(json.dumps(row) + "\n")
    with pytest.raises(Exception, match=problem) as caught:
        load_gold("dev", corpus=tmp_path)
    assert "line 1" in str(caught.value)


def test_a_name_that_is_not_in_its_text_is_named(tmp_path):
    row = {
        "id": "x",
        "text": "Acme rose.",
        "published": "2025-03-12",
        "mentions": [["company", "Widget"]],
        "events": [],
    }
    folder = tmp_path / "gold" / "deals"
    folder.mkdir(parents=True)
    (folder / "sentences-dev.jsonl").write_text(json.dumps(row) + "\n")
    with pytest.raises(GoldError, match="Widget"):
        load_gold("dev", corpus=tmp_path)


def test_the_errors_of_the_test_sentences_are_not_shown(capsys):
    assert main(["--set", "test", "--errors", "all"]) == 2
    assert "counting only" in capsys.readouterr().err


def test_figures_are_written_between_their_marks_and_nowhere_else():
    page = "Method.\n<!-- figures: begin -->\nof last week\n<!-- figures: end -->\nMore.\n"
    made = with_figures(page, ["Measured.", "A table."])
    assert made.startswith("Method.\n<!-- figures: begin -->")
    assert made.endswith("<!-- figures: end -->\nMore.\n")
    assert "of last week" not in made
    assert with_figures(made, ["Measured.", "A table."]) == made
