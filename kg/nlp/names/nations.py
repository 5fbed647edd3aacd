"""Which country words tell of: "Finnish", "Helsinki", and "Nokia", whose seat is recorded.

In:  a Doc with its names; ontology/names (nations.tsv; the column `country` of others).
Out: doc._.nations, {token index: ISO 3166-1 alpha-2 code}.
Not here: which company "the Finnish vendor" is (kg/extract/antecedents.py).
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span

from kg.config import ontology_dir
from kg.model import Kind
from kg.nlp.names.tables import read_table

_TABLES = {Kind.COMPANY: "companies.tsv", Kind.PLACE: "places.tsv"}


def nations_of(doc: Doc) -> dict[int, str]:
    """The country of each token that tells of one."""
    by_word = _by_word()
    found = {}
    for token in doc:
        if token.text[0].isupper():
            two = f"{doc[token.i - 1].text} {token.text}" if token.i else token.text
            code = by_word.get(two) or by_word.get(token.text)
            if code is not None and not two.startswith("North "):
                found[token.i] = code
    for name in doc.ents:
        code = _recorded(name)
        found |= dict.fromkeys(range(name.start, name.end), code) if code else {}
    return found


def _recorded(name: Span) -> str:
    kind = Kind(name.label_)
    return _by_name(kind).get(name.kb_id_ or name.text, "") if kind in _TABLES else ""


@cache
def _by_word() -> dict[str, str]:
    rows = read_table(ontology_dir() / "names" / "nations.tsv")
    return {word.strip(): row["name"] for row in rows for word in row["aliases"].split(";")}


@cache
def _by_name(kind: Kind) -> dict[str, str]:
    rows = read_table(ontology_dir() / "names" / _TABLES[kind])
    return {row["name"]: row["country"] for row in rows if row["country"]}
