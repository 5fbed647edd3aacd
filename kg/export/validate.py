"""Whether a graph is in order: by SHACL (ontology/shapes.ttl), and character by character.

Each article's graph is checked alone, then the knowledge graph with the ontology beside it.
Everything is copied into rdflib's memory first: pySHACL over a store's adapter takes hundreds
of times as long, and stumbles over how stores return strings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyshacl
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.config import ontology_dir
from kg.export.verbatim import quotes_by_article, wrong_quotes
from kg.ports import Store
from kg.schema import load_graph
from kg.terms import KG, resolution_graph, runs_graph

_NAMES = (RDFS.label, KG.title, KG.text, KG.sentence)  # what a person knows a node by
_LABEL_LENGTH = 80


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong. `str()` is a line for people.

    `article` is the IRI of the article whose graph it is in, or "" for the knowledge graph.
    """

    article: str
    node: str
    message: str  # what is wrong, and what is asked
    label: str = ""  # a name, a sentence or a text of the node; "" where it has none
    value: str = ""  # what was found there, where one value is to blame
    article_title: str = ""

    def __str__(self) -> str:
        where = (
            f"article {self.article_title or self.article}" if self.article else "knowledge graph"
        )
        name = f" ({self.label})" if self.label else ""
        found = f" Found: {self.value}" if self.value else ""
        return f"{where}: {self.node}{name}: {self.message}{found}"


def validate(store: Store) -> list[Violation]:
    """Everything that is wrong with the graph, sorted; nothing when it conforms.

    Article graphs: shapes, and every quotation against the text that it is taken from.
    The knowledge graph: shapes with the ontology, and its sentences against the articles.
    """
    found: set[Violation] = set()
    knowledge = _graph(store, None)
    repeated = quotes_by_article(knowledge)
    for name in sorted(set(store.graphs()) - {resolution_graph(), runs_graph()}):
        article = _graph(store, name)
        found.update(_broken_shapes(article, article=name))
        text = article.value(name, KG.content)
        if text is not None:
            own = quotes_by_article(article, unnamed=name).get(name, [])
            for node, message, value in wrong_quotes(own, str(text)):
                found.add(_violation(article, node, message, value, name))
            for node, message, value in wrong_quotes(repeated.get(name, []), str(text)):
                found.add(_violation(knowledge, node, message, value, ""))
    knowledge += _background()
    found.update(_broken_shapes(knowledge))
    return sorted(found)


def _graph(store: Store, name: URIRef | None) -> Graph:
    graph = Graph()
    for subject, predicate, object_, _ in store.match(graph=name):
        graph.add((subject, predicate, object_))
    return graph


@lru_cache(maxsize=1)
def _background() -> Graph:
    """What the shapes ask of news.ttl: classes, ranges, and that it is there."""
    ontology = load_graph()
    graph = Graph()
    for subject, predicate, object_ in ontology:
        if predicate in (RDFS.subClassOf, RDFS.range) or object_ == OWL.Ontology:
            graph.add((subject, predicate, object_))
    return graph


def _broken_shapes(data: Graph, *, article: str = "") -> Iterator[Violation]:
    shapes = load_graph(ontology_dir() / "shapes.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, inference="none")
    for result in sorted(report.subjects(RDF.type, SH.ValidationResult)):
        message = str(report.value(result, SH.resultMessage) or "does not conform.")
        value = report.value(result, SH.value)
        for node in _culprits(data, report, result):
            shown = "" if value is None or value == node else str(value)
            yield _violation(data, node, message, shown, article)


def _culprits(data: Graph, report: Graph, result: Node) -> list[Node]:
    """The nodes to blame. A shape about all events at once names a path and a value only."""
    focus = report.value(result, SH.focusNode)
    if (focus, RDF.type, OWL.Ontology) not in data:
        return [] if focus is None else [focus]
    path, value = (report.value(result, prop) for prop in (SH.resultPath, SH.value))
    return [node for node in data.subjects(path, value) if (node, RDF.type, KG.Event) in data]


def _violation(data: Graph, node: Node, message: str, value: str, article: str) -> Violation:
    title = data.value(URIRef(article), KG.title) if article else None
    return Violation(
        article=str(article),
        node=str(node),
        message=message,
        label=_label(data, node),
        value=value,
        article_title="" if title is None else str(title),
    )


def _label(data: Graph, node: Node) -> str:
    for prop in _NAMES:
        names = sorted(str(name) for name in data.objects(node, prop))
        if names and names[0].strip():
            name = " ".join(names[0].split())
            return name if len(name) <= _LABEL_LENGTH else f"{name[: _LABEL_LENGTH - 1]}…"
    return ""
