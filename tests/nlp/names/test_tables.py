"""The recorded names: each file can be read, and no two of them contradict each other."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.config import ontology_dir
from kg.errors import PatternError
from kg.model import Kind
from kg.nlp.names.tables import read_table, read_words, records

WORD_LISTS = sorted(path.name for path in (ontology_dir() / "names").glob("*.txt"))


def test_every_kind_of_table_has_names() -> None:
    kinds = {record.kind for record in records()}
    assert kinds >= {Kind.COMPANY, Kind.ORGANIZATION, Kind.PLACE, Kind.PRODUCT}


def test_a_form_without_doubt_means_one_name() -> None:
    meant: dict[str, set[tuple[Kind, str]]] = defaultdict(set)
    for record in records():
        if not record.doubt:
            meant[record.form].add((record.kind, record.name))
    assert {form: names for form, names in meant.items() if len(names) > 1} == {}


def test_no_adjective_of_a_nation_is_a_place() -> None:
    places = {record.form for record in records() if record.kind == Kind.PLACE}
    assert places.isdisjoint(read_words("adjectives.txt"))


@pytest.mark.parametrize(
    "path", sorted((ontology_dir() / "names").glob("*.tsv")), ids=lambda p: p.name
)
def test_every_table_says_where_it_comes_from(path: Path) -> None:
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert any(word in " ".join(header).casefold() for word in ("own compilation", "public-domain"))


@pytest.mark.parametrize(
    "path", sorted((ontology_dir() / "names").glob("*.tsv")), ids=lambda p: p.name
)
def test_no_table_names_a_thing_twice(path: Path) -> None:
    names = [row["name"] for row in read_table(path)]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", WORD_LISTS)
def test_every_word_list_holds_words(name: str) -> None:
    assert len(read_words(name)) >= 10 or name == "honorifics.txt"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("name\taliases\nWidget\tW\tx\n", "3 cells for 2 columns"),
        ("name\tother\nWidget\tW\n", "columns name and aliases are missing"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "companies.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PatternError, match=f"companies.tsv.*{complaint}"):
        list(read_table(path))
