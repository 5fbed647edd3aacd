"""The folder of a store: opening, locking, damage, and being killed."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg.errors import ConfigError, StoreCorruptError, StoreError, StoreLockedError
from kg.store import open_store

A, B = URIRef("https://example.org/a"), URIRef("https://example.org/b")
QUAD = (A, B, Literal("x"), None)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.lock.WAIT_S", 0.1)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("original") / "kg.db"
    store = open_store(path)
    store.apply(add=[(A, B, Literal(f"{n} {'x' * 40}"), None) for n in range(100)])
    store.close()
    return path


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A store with a hundred quads, closed."""
    return Path(shutil.copytree(original, tmp_path / "kg.db"))


def test_what_was_applied_is_there_after_reopening(tmp_path: Path) -> None:
    first = open_store(tmp_path / "new" / "kg.db")
    first.apply(add=[QUAD])
    first.close()
    assert list(open_store(tmp_path / "new" / "kg.db", read_only=True).match()) == [QUAD]


def test_the_place_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "here.db"))
    open_store().close()
    assert (tmp_path / "here.db").is_dir()


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_a_missing_store_points_to_add_and_is_not_made(
    tmp_path: Path, options: dict[str, bool]
) -> None:
    with pytest.raises(StoreError, match="kg add"):
        open_store(tmp_path / "none.db", **options)
    assert not list(tmp_path.iterdir())


def test_a_remote_store_is_refused() -> None:
    with pytest.raises(ConfigError, match="not there yet"):
        open_store("https://example.org/sparql")


def test_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="a file, not a store"):
        open_store(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="no store"):
        open_store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_store_that_is_read_only_is_not_changed(folder: Path) -> None:
    store = open_store(folder, read_only=True)
    with pytest.raises(StoreError):
        store.apply(add=[QUAD])
    assert len(list(store.match())) == 100


def test_a_read_only_backup_holds_what_was_not_flushed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ADD_AND_DIE, str(tmp_path / "kg.db")], check=True)
    reader = open_store(tmp_path / "kg.db", read_only=True)
    reader.backup(tmp_path / "copy.db")
    assert len(list(open_store(tmp_path / "copy.db").match())) == 1


ADD_AND_DIE = """
import os, sys
from rdflib import Literal, URIRef
from kg.store import open_store
a = URIRef("https://example.org/a")
open_store(sys.argv[1]).apply(add=[(a, a, Literal("x"), None)])
os._exit(0)
"""


@pytest.mark.parametrize(
    ("held_read_only", "wanted_read_only", "works"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_many_read_or_one_writes(
    folder: Path, held_read_only: bool, wanted_read_only: bool, works: bool
) -> None:
    program = (
        "import sys; from kg.store import open_store;"
        f"store = open_store(sys.argv[1], read_only={held_read_only});"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        if works:
            open_store(folder, read_only=wanted_read_only).close()
        else:
            with pytest.raises(StoreLockedError, match=rf"process {other.pid} .* again"):
                open_store(folder, read_only=wanted_read_only)
        other.communicate()
    open_store(folder).close()


def test_the_same_process_is_told_that_it_has_the_store_open(folder: Path) -> None:
    first = open_store(folder)
    with pytest.raises(StoreLockedError, match="this same process"):
        open_store(folder)
    first.close()


def test_leftovers_of_killed_processes_are_swept_by_the_next_writer(folder: Path) -> None:
    (folder / "bulk-123.sst").write_text("half")
    (folder / "snapshot-99-1").mkdir()
    open_store(folder, read_only=True).close()
    assert (folder / "bulk-123.sst").exists()
    open_store(folder).close()
    assert not list(folder.glob("bulk-*")) + list(folder.glob("snapshot-*"))


def test_a_query_with_a_limit_leaves_no_snapshot(folder: Path) -> None:
    store = open_store(folder)
    store.query("ASK {}", timeout_s=30)
    assert not list(folder.glob("snapshot-*"))
    store.close()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("how", ["cut", "overwritten", "removed"])
@pytest.mark.parametrize("files", ["*.sst", "CURRENT", "MANIFEST-*", "*.log"])
def test_damage_is_told_with_the_way_out_and_never_loses_quads_silently(
    folder: Path, files: str, how: str, read_only: bool
) -> None:
    for path in folder.glob(files):
        damage(path, how)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".sst"}
    found = None
    try:
        store = open_store(folder, create=False, read_only=read_only)
        found = len(list(store.match()))
        store.close()
    except StoreCorruptError as problem:
        message = str(problem)
    if found is None:
        assert re.search(r"(damaged|lacks).* backup, .* kg add", message)
        assert {name: (folder / name).read_bytes() for name in before} == before
    else:
        assert found == 100


def damage(path: Path, how: str) -> None:
    size = path.stat().st_size
    if how == "cut":
        os.truncate(path, size // 2)
    elif how == "overwritten":
        path.write_bytes(random.Random(size).randbytes(max(size, 10)))
    else:
        path.unlink()


def test_damage_inside_a_file_is_told_when_it_is_read(folder: Path) -> None:
    largest = max(folder.glob("*.sst"), key=lambda path: path.stat().st_size)
    for path in folder.glob("*.sst"):
        if path.stat().st_size > largest.stat().st_size // 3:
            data = bytearray(path.read_bytes())
            data[20:60] = b"\xff" * 40
            path.write_bytes(data)
    with pytest.raises(StoreCorruptError):
        list(open_store(folder).match())


REPLACE_WHOLE_ARTICLES = """
import os, sys
from rdflib import Literal, URIRef
from kg.store import open_store
import kg.store.disk
for _ in sys.stdin:  # each line asks for a writer; forking saves the time of the imports
    child = os.fork()
    if child == 0:
        break
    print(child, flush=True)
    os.waitpid(child, 0)
else:
    sys.exit()
store = open_store(sys.argv[1])
p = URIRef("https://example.org/p")
def article(number, version):
    g = URIRef(f"https://example.org/article/{number}")
    for i in range(100):
        yield (URIRef(f"https://example.org/{number}/{i}"), p, Literal(version), g)
        yield (URIRef(f"https://example.org/{number}/{i}"), p, Literal(version), None)
for version in range(10_000):
    for number in range(3):
        store.apply(
            remove=[q for i in range(2) for q in article(number, version - 1)],
            add=article(number, version),
        )
        if (version, number) == (0, 0):
            print("ready", flush=True)
"""


def test_a_store_whose_writer_was_killed_holds_whole_articles_only(tmp_path: Path) -> None:
    folder = tmp_path / "kg.db"
    moments = random.Random(7)
    command = [sys.executable, "-c", REPLACE_WHOLE_ARTICLES, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdout is not None
        assert nursery.stdin is not None
        kept = 0
        for _ in range(20):
            nursery.stdin.write("one more\n")
            nursery.stdin.flush()
            said = {nursery.stdout.readline().strip(), nursery.stdout.readline().strip()}
            time.sleep(moments.uniform(0.0, 0.1))
            os.kill(int((said - {"ready"}).pop()), signal.SIGKILL)
            kept += whole_articles(folder)
        assert kept >= 20
        nursery.stdin.close()


def whole_articles(folder: Path) -> int:
    """How many articles the store holds, each of them whole; the store is emptied."""
    store = open_store(folder)
    quads = list(store.match())
    graphs = list(store.graphs())
    for graph in graphs:
        number = graph.rpartition("/")[2]
        own = [quad for quad in quads if f"/{number}/" in quad[0]]
        assert (len(own), len({str(quad[2]) for quad in own})) == (200, 1)
    store.apply(remove=quads)
    store.close()
    return len(graphs)
