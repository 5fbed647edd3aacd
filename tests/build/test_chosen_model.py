"""The language model that a user chose reads, in every process, and the graph says which it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg import KnowledgeGraph, extract_json
from kg.build.extraction import pipeline
from kg.errors import MissingExtraError
from kg.nlp.pipeline import pipeline_version
from kg.terms import runs_graph

TEXTS = {
    "one.txt": "Analysts spoke highly of Zonkware on Monday.",
    "two.txt": "Nobody had heard of Zonkware before.",
}
READERS = "SELECT DISTINCT ?by { GRAPH ?g { ?g kg:pipeline ?by } }"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    nlp = spacy.blank("en", meta={"name": "test_names", "version": "2.0"})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Zonkware"}])
    folder = tmp_path_factory.mktemp("model") / "saved"
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def readers(graph: KnowledgeGraph) -> set[str]:
    return {str(by) for (by,) in graph.query(READERS).rows}


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_processes_read_with_the_chosen_model(folder, model, jobs):
    with KnowledgeGraph(":memory:") as graph:
        graph.add(folder, model=model, jobs=jobs)
        assert readers(graph) == {pipeline_version(pipeline(model))}
        found = [
            [m["text"] for m in form["mentions"] if m["kind"] == "company"]
            for form in extract_json(folder, model=model, jobs=jobs)
        ]
    assert found == [["Zonkware"], ["Zonkware"]]


def test_one_graph_holds_what_several_models_read(folder, model):
    with KnowledgeGraph(":memory:") as graph:
        graph.add(folder / "one.txt", model="rules")
        graph.add(folder / "two.txt", model=model)
        assert readers(graph) == {pipeline_version(pipeline(m)) for m in ("rules", model)}


def test_another_model_reads_again_and_leaves_no_trace_of_the_first(folder, model):
    with KnowledgeGraph(":memory:") as graph, KnowledgeGraph(":memory:") as fresh:
        fresh.add(folder, model="rules")
        graph.add(folder, model=model)
        graph.rebuild(read_again=True, model="rules")
        assert readers(graph) == {pipeline_version(pipeline("rules"))}
        runs = runs_graph()
        reread, read = ({q for q in g.store.match() if q[3] != runs} for g in (graph, fresh))
        assert reread == read
        again = graph.add(folder, model=model)
        assert [outcome.state for outcome in again] == ["updated", "updated"]


def test_a_missing_model_stops_before_anything_is_written(folder):
    with KnowledgeGraph(":memory:") as graph:
        with pytest.raises(MissingExtraError, match="en_core_web_trf"):
            graph.add(folder, model="en_core_web_trf")
        assert graph.articles() == []
