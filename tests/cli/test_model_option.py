"""`--model`: another pipeline reads; what is missing is told in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("en", meta={"name": "test_names", "version": "2.0"})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Zonkware"}])
    folder = tmp_path_factory.mktemp("model") / "saved"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "text.txt"
    path.write_text("Analysts spoke highly of Zonkware on Monday.\n", encoding="utf-8")
    return path


def test_extract_reads_with_another_pipeline_and_says_what_it_lacks(kg, model, text):
    done = kg("extract", text, "--model", model)
    mentions = json.loads(done.out)["mentions"]
    assert ("Zonkware", "company") in [(m["text"], m["kind"]) for m in mentions]
    assert done.code == 0
    assert done.err.count("\n") == 2
    assert "en_test_names has no parser" in done.err
    assert "en_test_names has no tagger" in done.err


def test_rules_alone_are_a_choice(kg, text):
    mentions = json.loads(kg("extract", text, "--model", "rules").out)["mentions"]
    assert "Zonkware" not in [m["text"] for m in mentions]


@pytest.mark.parametrize("command", ["add", "extract"])
def test_a_missing_model_is_told_with_the_command_that_installs_it(kg, text, tmp_path, command):
    store = ["--store", tmp_path / "kg.db"] if command == "add" else []
    done = kg(command, text, "--model", "en_core_web_trf", *store)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "-m spacy download en_core_web_trf" in done.err
    assert not (tmp_path / "kg.db").exists()


def test_rebuild_reads_again_with_a_model_and_only_then(kg, model, text, tmp_path):
    store = tmp_path / "kg.db"
    assert kg("add", text, "--store", store, "--model", "rules").code == 0
    refused = kg("rebuild", "--store", store, "--model", model)
    assert refused.code == 2
    assert "--read-again" in refused.err
    assert kg("rebuild", "--store", store, "--read-again", "--model", model).code == 0
    by = kg("query", "SELECT ?by { GRAPH ?g { ?g kg:pipeline ?by } }", "--store", store).out
    assert "en_test_names 2.0+" in by
    assert "rules" not in by
