"""The knowledge graph as CSV tables, for spreadsheets and data frames.

The columns are in `TABLES`; docs/export.md explains them. Several values of one cell stand in rows
of their own table, never side by side, so that nothing has to be taken apart again.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from kg.ports import Store
from kg.schema import load_schema
from kg.terms import CLASS_OF_KIND, KG, STATUS_OF_IRI

Row = Sequence[str]
Values = Mapping[URIRef, list[str]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AMOUNT = ("text", "low", "high", "currency", "unit", "modifier", "per")
_TIME = ("text", "value", "timeType", "mod", "start", "end")
_ARTICLE = ("title", "publishedOn", "publisher", "author", "source")
_CLAIM = ("confidence", "attribution", "sentence", "beginIndex", "endIndex")
_WORDS = ("event", "role", "text")

TABLES: dict[str, tuple[str, ...]] = {
    "events": ("event", "type", "label", "status", "confidence", "announcedOn"),
    "roles": ("event", "role", "entity", "kind", "label"),
    "words": _WORDS,
    "amounts": ("event", "role", *_AMOUNT),
    "dates": ("event", *_TIME),
    "entities": ("entity", "kind", "label", "otherNames", "articles"),
    "articles": ("article", *_ARTICLE),
    "evidence": ("event", "claim", "article", "status", *_CLAIM),
}


class Tables:
    """The tables of one store. Each property is read once, for all of its subjects."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[URIRef, dict[URIRef, list[Node]]] = {}
        self._kind_of = {
            thing: str(kind)
            for kind, class_ in CLASS_OF_KIND.items()
            for thing in self._instances(class_)
        }

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table of `TABLES`, in the order of their IRIs."""
        makers = {
            "events": self._events,
            "roles": self._roles,
            "words": self._words,
            "amounts": self._amounts,
            "dates": self._dates,
            "entities": self._entities,
            "articles": self._articles,
            "evidence": self._evidence,
        }
        return iter(sorted(makers[table](), key=lambda row: tuple(row)))

    def csv(self, table: str) -> bytes:
        """A table as CSV (RFC 4180, UTF-8), the names of its columns first."""
        content = io.StringIO()
        writer = csv.writer(content)
        writer.writerow(TABLES[table])
        writer.writerows([_safe(cell) for cell in row] for row in self.rows(table))
        return content.getvalue().encode("utf-8", "backslashreplace")

    def _events(self) -> Iterator[Row]:
        for event in self._instances(KG.Event):
            yield (
                event,
                self._type(event),
                self._one(event, RDFS.label),
                self._status(event),
                self._one(event, KG.confidence),
                self._one(event, KG.announcedOn),
            )

    def _roles(self) -> Iterator[Row]:
        special: set[tuple[URIRef, Node]] = set()
        for role in [*sorted(_roles() - {"participant"}), "participant"]:
            for event, thing in self._pairs(KG._NS[role]):
                general = role == "participant" and (event, thing) in special
                if thing in self._kind_of and isinstance(thing, URIRef) and not general:
                    special.add((event, thing))
                    yield event, role, thing, self._kind_of[thing], self._one(thing, RDFS.label)

    def _words(self) -> Iterator[Row]:
        for role in sorted(load_schema().text_roles):
            for event, words in self._pairs(KG._NS[role]):
                if isinstance(words, Literal):
                    yield event, role, str(words)

    def _amounts(self) -> Iterator[Row]:
        values = {*self._instances(KG.MonetaryAmount), *self._instances(KG.Quantity)}
        for role in sorted(_roles()):
            for event, node in self._pairs(KG._NS[role]):
                if isinstance(node, URIRef) and node in values:
                    yield event, role, *(self._one(node, KG._NS[name]) for name in _AMOUNT)

    def _dates(self) -> Iterator[Row]:
        for event, node in self._pairs(KG.date):
            if isinstance(node, URIRef):
                yield event, *(self._one(node, KG._NS[name]) for name in _TIME)

    def _entities(self) -> Iterator[Row]:
        articles = Counter(thing for thing, _ in self._pairs(KG.mentionedIn))
        for thing, kind in self._kind_of.items():
            names = "; ".join(self._all(thing, SKOS.altLabel))
            yield thing, kind, self._one(thing, RDFS.label), names, str(articles[thing])

    def _articles(self) -> Iterator[Row]:
        for article in self._instances(KG.Article):
            yield article, *("; ".join(self._all(article, KG._NS[name])) for name in _ARTICLE)

    def _evidence(self) -> Iterator[Row]:
        events = set(self._instances(KG.Event))
        for event, claim in self._pairs(KG.evidence):
            if event in events and isinstance(claim, URIRef):
                yield (
                    event,
                    claim,
                    self._one(claim, KG.inArticle),
                    self._status(claim),
                    *(self._one(claim, KG._NS[name]) for name in _CLAIM),
                )

    def _of(self, predicate: URIRef) -> dict[URIRef, list[Node]]:
        if predicate not in self._read:
            found: defaultdict[URIRef, list[Node]] = defaultdict(list)
            for subject, _, object_, _ in self._store.match(predicate=predicate, graph=None):
                found[subject].append(object_)
            self._read[predicate] = {s: sorted(objects, key=str) for s, objects in found.items()}
        return self._read[predicate]

    def _pairs(self, predicate: URIRef) -> Iterator[tuple[URIRef, Node]]:
        for subject, objects in self._of(predicate).items():
            for object_ in objects:
                yield subject, object_

    def _instances(self, class_: URIRef) -> list[URIRef]:
        return [thing for thing, classes in self._of(RDF.type).items() if class_ in classes]

    def _all(self, subject: URIRef, predicate: URIRef) -> list[str]:
        return [str(o) for o in self._of(predicate).get(subject, ())]

    def _one(self, subject: URIRef, predicate: URIRef) -> str:
        return next(iter(self._all(subject, predicate)), "")

    def _status(self, subject: URIRef) -> str:
        return str(STATUS_OF_IRI.get(URIRef(self._one(subject, KG.status)), ""))

    def _type(self, event: URIRef) -> str:
        """The most special of its types."""
        above = load_schema().superclasses
        names = [_local(iri) for iri in self._all(event, RDF.type)]
        return min(names, key=lambda name: (-len(above.get(name, ())), name), default="Event")


def _roles() -> frozenset[str]:
    return frozenset().union(*load_schema().roles_of.values())


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: article text is not to be trusted.

    >>> _safe('=HYPERLINK("x")'), _safe("-5"), _safe("Acme")
    ('\\'=HYPERLINK("x")', '-5', 'Acme')
    """
    if not cell.startswith(_FORMULA):
        return cell
    is_number = cell[1:].replace(".", "", 1).isdigit() and cell[0] in "+-"
    return cell if is_number else f"'{cell}"
