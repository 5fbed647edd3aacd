"""Builds a knowledge graph of companies and their deals out of news articles.

Everything that the commands do, under the same names:

    from kg import KnowledgeGraph

    with KnowledgeGraph("kg.db") as graph:
        graph.add("corpus/articles")
        graph.ask("acquisitions", company="Nokia")
"""

# No `from __future__ import annotations` here: it would hide the module kg.annotations.
from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg.build.knowledge_graph import KnowledgeGraph as KnowledgeGraph
    from kg.build.knowledge_graph import extract_json as extract_json
    from kg.draw import Filters as Filters
    from kg.errors import KgError as KgError
    from kg.errors import SourceError as SourceError
    from kg.nlp.amounts import read_amounts as read_amounts
    from kg.nlp.dates import read_times as read_times
    from kg.query import format_answer as format_answer
    from kg.query import format_shown as format_shown
    from kg.read import Metadata as Metadata
    from kg.read import read_sources as read_sources
    from kg.read import read_text as read_text

# Where each public name lives. It is imported when first asked for: `import kg` alone
# loads neither spaCy nor rdflib.
_HOMES = {
    "Filters": "kg.draw",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.build.knowledge_graph",
    "Metadata": "kg.read",
    "SourceError": "kg.errors",
    "extract_json": "kg.build.knowledge_graph",
    "format_answer": "kg.query",
    "format_shown": "kg.query",
    "read_amounts": "kg.nlp.amounts",
    "read_sources": "kg.read",
    "read_text": "kg.read",
    "read_times": "kg.nlp.dates",
}
__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
