"""Each command does what its help says: data to stdout, remarks to stderr, exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg import __version__


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_add_says_what_it_did_and_adding_twice_changes_nothing(kg, folder, tmp_path):
    first = kg("add", folder, "--store", tmp_path / "kg.db")
    again = kg("add", folder, "--store", tmp_path / "kg.db")
    assert (first.code, first.out) == (0, "")
    assert "3 added" in first.err
    assert "0 added, 3 unchanged" in again.err


def test_one_bad_source_is_listed_and_the_rest_is_added(kg, folder, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = kg("add", tmp_path / "empty.txt", folder / "bid.txt", "--store", tmp_path / "kg.db")
    assert done.code == 1
    assert "empty.txt" in done.err
    assert "1 added, 1 skipped" in done.err


def test_extract_prints_the_json_of_the_design(kg, folder):
    done = kg("extract", folder / "bid.txt")
    (line,) = done.out.splitlines()
    said = json.loads(line)
    assert said["article"]["title"] == "Acme Robotics to buy Widget Labs"
    assert said["article"]["published"] == "2025-03-03"
    for mention in said["mentions"]:
        assert said["text"][mention["start"] : mention["end"]] == mention["text"]
    by_id = {m["id"]: m for m in said["mentions"]}
    deal = next(e for e in said["events"] if e["type"] == "Acquisition")
    roles = {r["role"]: by_id[r["mention"]] for r in deal["roles"]}
    assert roles["acquirer"]["entity"].endswith("/company/acme-robotics")  # by way of "it"
    assert roles["target"]["text"].startswith("Widget Labs")
    money = next(m for m in said["mentions"] if m["kind"] == "money")
    assert money["amount"]["low"] == "120000000"
    assert money["amount"]["modifier"] == "approximately"


def test_metadata_can_be_given_for_a_text_that_lacks_it(kg, tmp_path):
    (tmp_path / "plain.txt").write_text("Nokia has acquired Infinera.\n", encoding="utf-8")
    done = kg("extract", tmp_path / "plain.txt", "--date", "2025-02-28", "--title", "Done")
    article = json.loads(done.out)["article"]
    assert (article["published"], article["title"]) == ("2025-02-28", "Done")


@pytest.mark.parametrize(
    ("sparql", "answer"),
    [
        ("ASK { ?x a kg:Acquisition }", "yes"),
        ("SELECT (COUNT(*) AS ?n) { ?x a kg:Article }", "3"),
    ],
)
def test_query_declares_the_prefixes(kg, store, sparql, answer):
    assert answer in kg("query", sparql, "--store", store).out


@pytest.mark.parametrize(
    ("sparql", "problem"),
    [
        ("SELECT ?x { ?x a kg:Company", "line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "kg remove"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_a_query_that_cannot_be_run_is_explained_in_a_line(kg, store, sparql, problem):
    done = kg("query", sparql, "--store", store)
    assert done.code == 2
    assert problem in done.err
    assert "Traceback" not in done.err


def test_ask_without_a_name_lists_the_questions(kg):
    done = kg("ask")
    assert "acquisitions" in done.out
    assert "--company" in done.out


def test_what_is_only_rumoured_is_no_acquisition(kg, store):
    found = rows(kg("ask", "acquisitions", "--format", "csv", "--store", store).out)
    assert {row["by"] for row in found} == {"Acme Robotics Inc."}
    rumoured = kg("ask", "acquisitions", "--status", "any", "--format", "csv", "--store", store)
    assert "Gadget" in rumoured.out


def test_an_unknown_company_gets_a_suggestion(kg, store):
    done = kg("ask", "partners", "--company", "Nokai", "--store", store)
    assert done.code == 2
    assert "Did you mean Nokia" in done.err


def test_an_unknown_question_gets_a_suggestion(kg, store):
    done = kg("ask", "aquisitions", "--store", store)
    assert done.code == 2
    assert "acquisitions" in done.err


def test_show_tells_the_facts_with_their_sentences(kg, store):
    done = kg("show", "Widget Labs", "--store", store)
    assert "about $120 million" in done.out
    assert "in talks to acquire" in done.out


def test_articles_can_be_listed_and_removed_without_a_trace(kg, folder, tmp_path):
    store = tmp_path / "kg.db"
    kg("add", folder / "bid.txt", "--store", store)
    before = kg("export", "--format", "nquads", "--store", store).out
    kg("add", folder / "rumour.txt", "--store", store)
    listed = rows(kg("articles", "--format", "csv", "--store", store).out)
    rumour = next(row["id"] for row in listed if "eye" in row["title"])
    done = kg("remove", rumour[:6], "--store", store)
    assert done.code == 0
    assert kg("export", "--format", "nquads", "--store", store).out == before


def test_rebuild_finds_nothing_to_change(kg, store):
    assert "0 statements removed, 0 added" in kg("rebuild", "--store", store).err


def test_a_built_graph_conforms_to_its_shapes(kg, store):
    done = kg("validate", "--store", store)
    assert (done.code, done.out) == (0, "")


def test_stats_count(kg, store):
    said = {
        (r["what"], r["which"]): r["count"]
        for r in rows(kg("stats", "--format", "csv", "--store", store).out)
    }
    assert said["articles", ""] == "3"
    assert said["events", "Acquisition"] == "2"


def test_draw_writes_one_page(kg, store, tmp_path):
    page = tmp_path / "nokia.html"
    done = kg("draw", page, "--company", "Nokia", "--store", store)
    assert done.code == 0
    assert "Gadget Systems" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["trig", "nq", "ttl", "jsonld", "graphml"])
def test_export_tells_the_form_by_the_name_of_the_file(kg, store, tmp_path, ending):
    out = tmp_path / f"graph.{ending}"
    assert kg("export", out, "--store", store).code == 0
    assert out.stat().st_size > 1000


def test_a_position_is_a_mention_of_who_holds_it(kg, tmp_path):
    text = "Nokia named Jane Doe chief executive on Monday.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    said = json.loads(kg("extract", tmp_path / "a.txt").out)
    by_id = {m["id"]: m for m in said["mentions"]}
    roles = {r["role"]: by_id[r["mention"]] for r in said["events"][0]["roles"]}
    assert roles["position"]["text"] == "chief executive"
    assert roles["position"]["entity"] == roles["person"]["entity"]


def test_show_gives_json_too(kg, store):
    said = json.loads(kg("show", "Widget Labs", "--format", "json", "--store", store).out)
    labels = {event["label"] for event in said["events"]}
    assert "acquisition of Widget Labs Ltd. by Acme Robotics Inc." in labels


def test_the_same_text_from_two_places_is_one_article(kg, tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Nokia has acquired Infinera.\n", encoding="utf-8")
    store = tmp_path / "kg.db"
    done = kg("add", tmp_path / "one.txt", tmp_path / "two.txt", "--store", store)
    assert "make 1 claim" in done.err
    (row,) = rows(kg("articles", "--format", "csv", "--store", store).out)
    assert row["source"].count(".txt") == 2
    assert "also read from" in kg("remove", tmp_path / "two.txt", "--store", store).err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("articles",), "kg add"),
        (("remove", "nothing"), "kg add"),
        (("add", "no-such-file.txt"), "no-such-file.txt"),
        (("add", "x.txt", "--date", "yesterday"), "--date"),
        (("draw", "--status", "certain"), "status"),
        (("draw", "graph.pdf"), ".pdf"),
        (("export", "graph.foo"), ".foo"),
    ],
)
def test_wrong_calls_are_explained(kg, tmp_path, words, problem):
    done = kg(*words, "--store", tmp_path / "none.db")
    assert done.code in (1, 2)
    assert problem in done.err
    assert "Traceback" not in done.err


def test_the_store_can_come_from_the_environment(kg, store, monkeypatch):
    monkeypatch.setenv("KG_STORE", str(store))
    assert "Acme" in kg("articles").out


def test_the_installed_command_answers_with_its_version():
    command = Path(sys.executable).parent / "kg"
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"kg {__version__}"


@pytest.mark.parametrize(
    "command",
    "add extract articles remove rebuild query ask show draw export stats validate".split(),
)
def test_every_command_has_help_with_an_example(kg, command):
    done = kg(command, "--help")
    assert done.code == 0
    assert "Example:" in done.out
