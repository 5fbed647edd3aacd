"""The default graph of a store, indexed for reading: one pass, whatever the store.

One `match` over the whole graph is one request to a remote store, where one a node would
be thousands. Objects come back sorted, so that nothing downstream depends on the order in
which a store hands out its quads.
"""

from __future__ import annotations

from collections import defaultdict

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.term import Node

from kg.ports import Store


class Facts:
    """Subject → predicate → objects, of the knowledge graph alone."""

    def __init__(self, store: Store) -> None:
        self._of: dict[URIRef, dict[URIRef, list[URIRef | Literal]]] = {}
        self._by_class: defaultdict[URIRef, list[URIRef]] = defaultdict(list)
        for subject, predicate, object_, _ in store.match(graph=None):
            self._of.setdefault(subject, {}).setdefault(predicate, []).append(object_)
            if predicate == RDF.type and isinstance(object_, URIRef):
                self._by_class[object_].append(subject)

    def instances(self, class_: URIRef) -> list[URIRef]:
        """What has this type, in the order of IRIs."""
        return sorted(self._by_class.get(class_, ()))

    def predicates(self, subject: URIRef) -> list[URIRef]:
        return sorted(self._of.get(subject, ()))

    def objects(self, subject: URIRef, predicate: URIRef) -> list[URIRef | Literal]:
        return sorted(self._of.get(subject, {}).get(predicate, ()), key=_order)

    def nodes(self, subject: URIRef, predicate: URIRef) -> list[URIRef]:
        return [o for o in self.objects(subject, predicate) if isinstance(o, URIRef)]

    def texts(self, subject: URIRef, predicate: URIRef) -> list[str]:
        return [str(o) for o in self.objects(subject, predicate) if isinstance(o, Literal)]

    def text(self, subject: URIRef, predicate: URIRef) -> str | None:
        """The first text in order, or None: for properties that have one value."""
        return next(iter(self.texts(subject, predicate)), None)

    def label(self, subject: URIRef) -> str:
        """Its name, or the end of its IRI where the graph gives none."""
        return self.text(subject, RDFS.label) or local_name(subject)


def local_name(iri: str) -> str:
    """
    >>> local_name("https://example.org/kg/ns#Merger"), local_name("https://example.org/a/b/")
    ('Merger', 'b')
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _order(term: Node) -> tuple[str, str]:
    return str(term), term.n3() if isinstance(term, Literal) else ""
