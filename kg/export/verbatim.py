"""Whether what a graph quotes stands in the article, at the offsets that it gives.

Beyond SHACL, which cannot cut a string at numbers that it reads elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.terms import KG

# Which property quotes, and which two say where. A claim's offsets are those of its sentence.
_QUOTES = (
    (KG.text, KG.beginIndex, KG.endIndex),
    (KG.sentence, KG.beginIndex, KG.endIndex),
    (KG.trigger, KG.triggerBegin, KG.triggerEnd),
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters that a node says an article holds."""

    node: Node
    property: str  # local name: "sentence"
    start: int
    end: int
    text: str


def quotes_by_article(graph: Graph, *, unnamed: URIRef | None = None) -> dict[Node, list[Quote]]:
    """What a graph quotes, with usable offsets: the shapes complain of the others.

    A node that names no article (an argument filled by words) quotes `unnamed`.
    """
    found: defaultdict[Node, list[Quote]] = defaultdict(list)
    for quote, begin, end in _QUOTES:
        for node, text in graph.subject_objects(quote):
            article = graph.value(node, KG.inArticle, default=unnamed, any=True)
            start, stop = (_number(graph, node, prop) for prop in (begin, end))
            if article is not None and start is not None and stop is not None:
                name = str(quote).rpartition("#")[2]
                found[article].append(Quote(node, name, start, stop, str(text)))
    return found


def wrong_quotes(quotes: Iterable[Quote], text: str) -> Iterator[tuple[Node, str, str]]:
    """(node, what is wrong, what it quotes) for each quotation that `text` does not bear out."""
    for quote in quotes:
        if not 0 <= quote.start < quote.end:
            continue  # the shapes complain of it
        there = text[quote.start : quote.end]
        if there == quote.text:
            continue
        where = f"at {quote.start} to {quote.end}"
        saying = f"which is {there!r}" if there else f"where it has ended ({len(text)} characters)"
        yield (
            quote.node,
            f"kg:{quote.property} is not what the article says {where}, {saying}. "
            "Add the article again, so that its offsets are counted anew.",
            quote.text,
        )


def _number(graph: Graph, node: Node, prop: URIRef) -> int | None:
    try:
        return int(str(graph.value(node, prop, any=True)))
    except ValueError:
        return None
