"""The recorded names: what ontology/names and ontology/technologies.ttl say.

Out: `Record`s, one per form of a name. Not here: finding them in a text (lookup.py),
names that nobody recorded (forms.py, slots.py).

A table is tab-separated; its first lines begin with "#" and say where it comes from, the
next line names the columns. `name` and `aliases` ("; " between them) are required,
`doubt` is empty for a name that can mean nothing else, "word" for a common word (a capital
in the middle of a sentence tells it apart), "name" for a name that others bear too (only
the words around it tell).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.config import ontology_dir
from kg.errors import PatternError
from kg.model import Kind

DOUBTS = frozenset({"", "word", "name"})
_TABLES = {
    "companies": Kind.COMPANY,
    "organizations": Kind.ORGANIZATION,
    "places": Kind.PLACE,
    "products": Kind.PRODUCT,
    "people": Kind.PERSON,
}


@dataclass(frozen=True, slots=True)
class Record:
    """One form of one recorded name."""

    kind: Kind
    name: str  # what goes into kb_id_: the recorded name, for a technology its IRI
    form: str  # as it is written: the name itself or an alias
    doubt: str = ""
    is_term: bool = False  # common words, found in lower case too


@lru_cache(maxsize=1)
def records() -> tuple[Record, ...]:
    """Every form of every recorded name, in the order of the files."""
    folder = ontology_dir() / "names"
    found: list[Record] = []
    for path in sorted(folder.glob("*.tsv")):
        kind = _TABLES.get(path.stem.partition("_")[0])
        if kind is not None:
            found += _from_table(path, kind)
    return tuple(found)


def _from_table(path: Path, kind: Kind) -> Iterator[Record]:
    for row in read_table(path):
        name, doubt = row["name"], row.get("doubt", "")
        if doubt not in DOUBTS:
            raise PatternError(
                f"{path.name}, {name}: doubt is {doubt!r}. Write one of 'word', 'name', or nothing."
            )
        yield Record(kind, name, name, doubt)
        for alias in filter(None, (alias.strip() for alias in row["aliases"].split(";"))):
            # "?" after an alias: the alias is in doubt where the full name is not.
            plain = alias.rstrip("?")
            yield Record(kind, name, plain, "name" if plain != alias else "")


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, as dictionaries.

    Raises PatternError for a row with too many cells, or a table without its columns.
    """
    columns: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            if not {"name", "aliases"} <= set(columns):
                raise PatternError(
                    f"{path.name}, line {number}: the columns name and aliases are missing."
                )
            continue
        if len(cells) > len(columns) or not cells[0]:
            raise PatternError(
                f"{path.name}, line {number}: {len(cells)} cells for {len(columns)} columns. "
                "Cells are separated by single tabs."
            )
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


@cache
def read_words(name: str) -> frozenset[str]:
    """A word list of ontology/names: words between white space, "#" begins a remark."""
    text = (ontology_dir() / "names" / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
