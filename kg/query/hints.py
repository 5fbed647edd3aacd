"""What is wrong with a query, said to the person who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import did_you_mean
from kg.query.guard import Guarded
from kg.query.tokens import Token, all_prefixes, expand, tokens
from kg.schema import load_graph
from kg.terms import KG

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_TAB_WIDTH_ONE = str.maketrans("\t", " ")


def explain(complaint: str, sparql: str, guarded: Guarded) -> str:
    """The parser's complaint with its place in the query as written, the line, and a hint.

    The parser tells how far it has looked, which is a word beyond the mistake. Where we see the
    mistake ourselves, we point at it; otherwise we say "near".
    """
    slip = _slip(sparql, complaint)
    found = _PLACE.search(complaint)
    if slip.offset is not None:
        line, column = _place(sparql, slip.offset)
        place = f"line {line}, column {column}"
    elif found is not None:
        column = int(found[2]) - min(map(len, _expected(found[3])), default=0)
        offset = _offset(guarded.text, int(found[1]) - 1, column)
        line, column = _place(sparql, guarded.as_written(offset))
        place = f"line {line}, near column {column}"
    else:
        return f"The query is not SPARQL 1.1: {complaint}"
    lines = sparql.split("\n")
    shown = lines[min(line, len(lines)) - 1].rstrip("\r").translate(_TAB_WIDTH_ONE)
    pointer = f"    {shown}\n    {' ' * (column - 1)}^"
    return f"The query is not SPARQL 1.1: {place}\n{pointer}\n{slip.hint}".rstrip("\n")


def check_terms(sparql: str) -> list[str]:
    """Warnings about kg: terms that the ontology does not declare: such a query finds nothing.

    >>> for warning in check_terms("SELECT * { ?deal kg:stattus ?x }"):
    ...     print(warning)
    kg:stattus is not declared in news.ttl, so nothing will match it. Did you mean status or start?
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
            # Classes begin with a capital and properties do not: status is not Status.
            alike = [term for term in declared if term[:1].isupper() == local[:1].isupper()]
            hint = did_you_mean(local, alike) or did_you_mean(local, declared)
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
    before = text.split("\n")[: line - 1]
    return max(0, min(sum(len(b) + 1 for b in before) + column - 1, len(text)))


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _expected(complaint: str) -> list[str]:
    """What the parser looked for where it stopped, as it would stand in the query."""
    words = complaint.removeprefix("one of ").split(", ")
    return ["_" if word.startswith("[") else word.strip('"') for word in words if word]


@dataclass(frozen=True, slots=True)
class Slip:
    """A common mistake: where it is (None when we do not see it), and what to do."""

    offset: int | None
    hint: str


def _slip(sparql: str, complaint: str) -> Slip:
    every = [token for token in tokens(sparql) if token.kind != "comment"]
    return (
        _unknown_prefix(every, sparql)
        or _comma_between_variables(every)
        or _unpaired(every)
        or _ungrouped(complaint)
        or Slip(None, "")
    )


def _unknown_prefix(every: list[Token], sparql: str) -> Slip | None:
    known = all_prefixes(sparql)
    for token in every:
        if token.kind == "name" and expand(token.text, known) is None:
            prefix = token.text.partition(":")[0]
            hint = (
                f"The prefix {prefix}: is not declared.{did_you_mean(prefix, known)} Known without"
            )
            return Slip(token.start, f"{hint} declaration: {', '.join(known)}.")
    return None


def _comma_between_variables(every: list[Token]) -> Slip | None:
    for first, comma, second in zip(every, every[1:], every[2:], strict=False):
        if first.text == "{":
            return None
        if comma.text == "," and first.kind == second.kind == "variable":
            hint = "The variables of SELECT stand without commas: SELECT ?a ?b."
            return Slip(comma.start, hint)
    return None


def _unpaired(every: list[Token]) -> Slip | None:
    pairs = {"}": "{", ")": "(", "]": "["}
    closers = {opening: closing for closing, opening in pairs.items()}
    still_open: list[Token] = []
    for token in every:
        if token.text in closers:
            still_open.append(token)
        elif token.text in pairs:
            if not still_open:
                return Slip(token.start, f"This {token.text} closes nothing.")
            if (opened := still_open.pop()).text != pairs[token.text]:
                return Slip(opened.start, f"A {closers[opened.text]} is missing for this one.")
    if still_open:
        last = still_open[-1]
        return Slip(last.start, f"A {closers[last.text]} is missing for this one.")
    return None


def _ungrouped(complaint: str) -> Slip | None:
    if "unbound" not in complaint:
        return None
    hint = "With GROUP BY, every other variable of SELECT needs a function: (MAX(?x) AS ?most)."
    return Slip(None, hint)
