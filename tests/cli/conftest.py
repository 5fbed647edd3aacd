"""A graph of three invented articles, made once by `kg add` itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main

ARTICLES = {
    "bid.txt": """Title: Acme Robotics to buy Widget Labs
Published: 2025-03-03
Publisher: Example Times

Acme Robotics Inc. said on Monday it had agreed to acquire Widget Labs Ltd. for about $120 million.
The purchase is expected to close in the second half of 2025.
""",
    "rumour.txt": """Title: Gadget Systems said to eye Widget Labs
Published: 2025-02-10

Gadget Systems Corp. is reportedly in talks to acquire Widget Labs Ltd., according to people
familiar with the matter.
""",
    "order.md": """---
title: Gadget supplies Nokia
published: 2025-04-01
---

# Gadget supplies Nokia

Nokia has selected Gadget Systems Corp. to supply 5G base stations.
""",
}


@dataclass(frozen=True)
class Done:
    """What a call of `kg` gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def call(*words: str | Path) -> int:
    """Run `kg` in this process, as the shell would."""
    before, sys.argv = sys.argv, ["kg", *map(str, words)]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        sys.argv = before
    return 0


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> Done:
        code = call(*words)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stores") / "kg.db"
    assert call("add", folder, "--store", path) == 0
    return path
