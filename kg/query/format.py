"""Answers as text: tables for people, and the W3C's formats for programs.

CSV, TSV and JSON are the SPARQL 1.1 Query Results formats; graphs go out as Turtle,
N-Triples or JSON-LD. Not here: colours and terminals (kg/cli).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from rdflib import BNode, Graph, Literal
from rdflib.term import Node

from kg.errors import UsageError, did_you_mean
from kg.ports import Answer
from kg.query.table import as_table
from kg.terms import prefixes

_GRAPH_FORMATS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
_SUITED = {
    "table": ("table", "csv", "tsv", "json"),
    "boolean": ("table", "json"),
    "graph": ("table", *_GRAPH_FORMATS),
}
_CALLED = {
    "table": "a table (SELECT)",
    "boolean": "yes or no (ASK)",
    "graph": "a graph (CONSTRUCT, DESCRIBE)",
}
FORMATS = ("table", "csv", "tsv", "json", *_GRAPH_FORMATS)


def format_answer(answer: Answer, form: str = "table", *, width: int = 100) -> str:
    """The answer as text that ends with a line break.

    `form` is table, csv, tsv or json for rows, table or json for ASK, and table, turtle,
    ntriples or jsonld for graphs. `width` is how many characters a line of a table may have.
    Raises UsageError when the form does not suit the answer.
    """
    if form not in FORMATS:
        raise UsageError(f"There is no format {form!r}.{did_you_mean(form, FORMATS)}")
    suited = _SUITED[answer.form]
    if form not in suited:
        raise UsageError(
            f"The answer is {_CALLED[answer.form]} and cannot be written as {form}. "
            f"Use one of: {', '.join(suited)}."
        )
    if form in _GRAPH_FORMATS:
        return _graph(answer, _GRAPH_FORMATS[form])
    return _WRITERS[form](answer) if form in _WRITERS else as_table(answer, width)


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out)  # RFC 4180: line ends are CR LF
    writer.writerow(answer.variables)
    writer.writerows([_csv_cell(term) for term in row] for row in answer.rows)
    return out.getvalue()


def _csv_cell(term: Node | None) -> str:
    if term is None:
        return ""
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _tsv(answer: Answer) -> str:
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if t is None else written(t) for t in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


def written(term: Node) -> str:
    """A term as SPARQL and Turtle write it, on one line.

    >>> written(Literal('say "no"')), written(Literal(2))
    ('"say \\\\"no\\\\""', '"2"^^<http://www.w3.org/2001/XMLSchema#integer>')
    """
    if isinstance(term, Literal):
        quoted = f'"{str(term).translate(_ESCAPES)}"'
        if term.language:
            return f"{quoted}@{term.language}"
        return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted
    return f"_:{term}" if isinstance(term, BNode) else f"<{term}>"


def _json(answer: Answer) -> str:
    head: dict[str, object] = {}
    if answer.form == "boolean":
        document: dict[str, object] = {"head": head, "boolean": answer.boolean}
    else:
        head["vars"] = list(answer.variables)
        bindings = [
            {v: _json_term(t) for v, t in zip(answer.variables, row, strict=True) if t is not None}
            for row in answer.rows
        ]
        document = {"head": head, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, Literal):
        extra = {"xml:lang": term.language} if term.language else {}
        if term.datatype and not extra:
            extra = {"datatype": str(term.datatype)}
        return {"type": "literal", "value": str(term), **extra}
    return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}


def _graph(answer: Answer, rdflib_format: str) -> str:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    for triple in answer.triples:
        graph.add(triple)
    return str(graph.serialize(format=rdflib_format)).strip("\n") + "\n"


_WRITERS: dict[str, Callable[[Answer], str]] = {"csv": _csv, "tsv": _tsv, "json": _json}
