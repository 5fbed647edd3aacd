"""What is wrong with a query, said to the person who wrote it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.errors import did_you_mean
from kg.query.guard import Guarded
from kg.query.tokens import all_prefixes, expand, tokens
from kg.schema import load_graph
from kg.terms import KG

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_TAB_WIDTH_ONE = str.maketrans("\t", " ")


def explain(complaint: str, sparql: str, guarded: Guarded) -> str:
    """The parser's complaint with its place in the query as written, the line, and a hint."""
    found = _PLACE.search(complaint)
    if found is None:
        return f"The query is not SPARQL 1.1: {complaint}{_hint(sparql, complaint)}"
    offset = _offset(guarded.text, int(found[1]) - 1, int(found[2]))
    line, column = _place(sparql, guarded.as_written(offset))
    lines = sparql.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1].translate(_TAB_WIDTH_ONE)
    return (
        f"The query is not SPARQL 1.1: line {line}, column {column}{_expected(found[3])}\n"
        f"    {shown}\n    {' ' * (column - 1)}^{_hint(sparql, complaint)}"
    )


def check_terms(sparql: str) -> list[str]:
    """Warnings about kg: terms that the ontology does not declare: such a query finds nothing.

    >>> check_terms("SELECT * { ?deal kg:investee ?x ; kg:anount ?y }")
    ['kg:anount is not declared in news.ttl, so nothing will match it. Did you mean amount?']
    """
    known = all_prefixes(sparql)
    declared = _declared_terms()
    warnings: dict[str, None] = {}
    for token in tokens(sparql):
        iri = token.text[1:-1] if token.kind == "iri" else None
        if token.kind == "name":
            iri = expand(token.text, known)
        if iri is None or not iri.startswith(str(KG._NS)) or iri == str(KG._NS):
            continue
        local = iri.removeprefix(str(KG._NS))
        if local not in declared:
            hint = did_you_mean(local, declared)
            text = f"kg:{local} is not declared in news.ttl, so nothing will match it.{hint}"
            warnings[text] = None
    return list(warnings)


@lru_cache(maxsize=1)
def _declared_terms() -> frozenset[str]:
    namespace = str(KG._NS)
    subjects = {str(subject) for subject in load_graph().subjects()}
    return frozenset(s.removeprefix(namespace) for s in subjects if s.startswith(namespace))


def _offset(text: str, line: int, column: int) -> int:
    """Of a line and column (from 1) in a text; line 0 is the prologue."""
    if line < 1:
        return 0
    before = text.splitlines(keepends=True)[: line - 1]
    return min(sum(map(len, before)) + column - 1, len(text))


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    line = before.count("\n") + 1
    return line, offset - (before.rfind("\n") + 1) + 1


def _expected(complaint: str) -> str:
    """The marks that the parser would have taken. The words that it lists mislead: the last
    branch of its grammar that failed, not what was meant."""
    marks = list(dict.fromkeys(re.findall(r'"[^"\w\s]{1,2}"', complaint)))
    return f": one of {' '.join(mark[1:-1] for mark in marks)} is missing" if marks else ""


def _hint(sparql: str, complaint: str) -> str:
    known = all_prefixes(sparql)
    for token in tokens(sparql):
        if token.kind == "name" and expand(token.text, known) is None:
            prefix = token.text.partition(":")[0]
            return (
                f"\nThe prefix {prefix}: is not declared.{did_you_mean(prefix, known)} "
                f"Known without declaration: {', '.join(known)}."
            )
    if "unbound" in complaint:
        return (
            "\nWith GROUP BY, every other variable of SELECT needs a function: (MAX(?x) AS ?most)."
        )
    return _hint_on_marks(sparql)


def _hint_on_marks(sparql: str) -> str:
    every = list(tokens(sparql))
    marks = [t.text for t in every if t.kind == "mark"]
    for opening, closing in ("{}", "()"):
        missing = marks.count(opening) - marks.count(closing)
        if missing:
            what = closing if missing > 0 else opening
            return f"\nA {what} is missing: {opening} and {closing} do not come in pairs."
    for first, comma, second in zip(every, every[1:], every[2:], strict=False):
        if comma.text == "," and first.kind == second.kind == "variable" and "{" in marks:
            inside = any(t.text == "{" and t.start < comma.start for t in every)
            if not inside:
                return "\nThe variables of SELECT stand without commas: SELECT ?a ?b."
    return ""
