"""From a name that a person types to the things of the graph that bear it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from rdflib import RDFS, SKOS, Literal, URIRef

from kg.errors import NotFoundError, did_you_mean
from kg.naming import name_key
from kg.ports import Store
from kg.query.tokens import expand
from kg.schema import load_schema
from kg.terms import KG, prefixes

_NAMING = (RDFS.label, SKOS.altLabel)


def find(store: Store, name: str) -> list[URIRef]:
    """The things and events that go by a name, in the order of their IRIs.

    `name` is a label or an alias, whatever its case, or a prefixed name, or an IRI. Where
    nothing bears exactly that name, names that differ in punctuation or legal form count:
    "Acme Corp" finds "ACME Corp.", and "Acme".
    """
    by_iri = _by_iri(store, name)
    if by_iri is not None:
        return [by_iri]
    named = list(_names(store))
    wanted = fold(name)
    exact = {thing for thing, label in named if fold(label) == wanted}
    if exact:
        return sorted(exact)
    loose = name_key(name, is_company=True)
    return sorted({t for t, label in named if name_key(label, is_company=True) == loose})


def find_or_suggest(store: Store, name: str) -> list[URIRef]:
    """As `find`, but NotFoundError with the nearest names when nothing bears the name."""
    found = find(store, name)
    if not found:
        labels = {label for _, label in _names(store)}
        raise NotFoundError(
            f"Nothing in the graph goes by the name {name!r}.{did_you_mean(name, labels)}"
        )
    return found


def fold(name: str) -> str:
    """
    >>> fold(" NOKIA  Oyj ") == fold("Nokia Oyj")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def label_of(store: Store, thing: URIRef) -> str:
    """What a thing is called; the end of its IRI where it has no name."""
    labels = sorted(str(o) for *_, o, _ in store.match(thing, RDFS.label, None, None))
    if labels:
        return labels[0]
    local = thing.rpartition("/")[2].rpartition("#")[2]
    return load_schema().labels.get(local, local) if thing.startswith(str(KG._NS)) else local


def _by_iri(store: Store, name: str) -> URIRef | None:
    text = name.strip().removeprefix("<").removesuffix(">")
    iri = text if "://" in text else expand(text, prefixes()) if ":" in text else None
    if iri is None or any(c in ' <>"{}|^`\\' or c < " " for c in iri):
        return None
    node = URIRef(iri)
    return node if next(store.match(node, None, None, None), None) is not None else None


def _names(store: Store) -> Iterator[tuple[URIRef, str]]:
    """Every name in the graph, but not those of the vocabulary itself."""
    aliases: defaultdict[URIRef, set[str]] = defaultdict(set)
    for predicate in _NAMING:
        for thing, _, label, _ in store.match(None, predicate, None, None):
            if isinstance(label, Literal) and not thing.startswith(str(KG._NS)):
                aliases[thing].add(str(label))
    for thing in sorted(aliases):
        for alias in sorted(aliases[thing]):
            yield thing, alias
