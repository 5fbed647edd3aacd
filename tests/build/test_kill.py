"""Killed in the middle of `kg add`, the store opens and holds whole articles only."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.build.extraction import extract_article, for_graph
from kg.build.library import stored_extraction
from kg.rdf.article_graph import article_quads

NAMES = ("Acme Corp.", "Widget Inc.", "Gadget Ltd.", "Nokia", "Infinera", "Ericsson")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four hundred short articles about the same few companies."""
    path = tmp_path_factory.mktemp("many") / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(400):
            buyer, bought = NAMES[number % 6], NAMES[(number // 6 + 1 + number) % 6]
            text = f"{buyer} has acquired {bought} for ${number + 1} million, note {number} says."
            file.write(json.dumps({"text": text, "date": "2025-03-03"}) + "\n")
    return path


def killed_adding(articles: Path, store: Path, after: int) -> None:
    """Start `kg add`, and kill it when about so many bytes are in the store."""
    command = [str(Path(sys.executable).parent / "kg"), "add", str(articles), "--store", str(store)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while size_of(store) < after and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()


def size_of(folder: Path) -> int:
    if not folder.is_dir():
        return 0
    return sum(p.stat().st_size for p in folder.glob("*.log"))


@pytest.mark.parametrize("after", [100_000, 300_000, 900_000])
def test_a_kill_leaves_whole_articles(many, tmp_path, after):
    store = tmp_path / "kg.db"
    killed_adding(many, store, after)
    with KnowledgeGraph(store) as graph:
        articles = graph.articles()
        assert 0 < len(articles) < 400
        for article in articles[::7]:
            stored = stored_extraction(graph.store, article.id)
            fresh = for_graph(extract_article(stored.article))
            assert set(article_quads(stored)) == set(article_quads(fresh))
        assert not graph.rebuild()
