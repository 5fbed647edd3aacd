"""SPARQL cut into the few kinds of token that our guards and hints look at.

This is no parser: the store has one. Where this file and the store's parser see a text
differently, the guards must still hold (guard.py says why they do).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.terms import prefixes

# A character of the local part of a prefixed name; a dot only where the name goes on behind it.
_LOCAL = r"(?: [\w:%\-] | \\[_~.\-!$&'()*+,;=/?\#@%] | \.+ (?= [\w:%\-\\] ) )"
_TOKEN = re.compile(
    rf"""
      (?P<comment> \#[^\r\n]* )
    | (?P<iri>     <[^\x00-\x20<>"{{}}|^`]*> )
    | (?P<string>  \"{{3}} (?: \"{{0,2}} (?: [^"\\] | \\. ) )* \"{{3}}
                 | '{{3}}  (?: '{{0,2}}  (?: [^'\\] | \\. ) )* '{{3}}
                 | " (?: [^"\\\r\n] | \\. )* "
                 | ' (?: [^'\\\r\n] | \\. )* ' )
    | (?P<name>    (?: [^\W\d_] (?: [\w\-] | \.+ (?= [\w\-] ) )* )? : {_LOCAL}* )
    | (?P<variable> [?$]\w+ )
    | (?P<tag>     @[A-Za-z]+ (?: -[A-Za-z0-9]+ )* )
    | (?P<word>    [^\W\d]\w* )
    | (?P<mark>    [{{}}()\[\].,;] )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query. `kind` is comment, iri, string, name, variable, tag, word or mark."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens in the order of the text; what lies between them is left out.

    >>> [token.kind for token in tokens('ASK { ?s kg:status "a # b" } # why')]
    ['word', 'mark', 'variable', 'name', 'string', 'mark', 'comment']
    """
    for found in _TOKEN.finditer(sparql):
        yield Token(found.lastgroup or "", found.group(), found.start())


def declared_prefixes(sparql: str) -> dict[str, str]:
    """The prefixes that the query itself declares."""
    declared: dict[str, str] = {}
    last: list[Token] = []
    for token in tokens(sparql):
        if token.kind == "comment":
            continue
        if token.kind == "iri" and len(last) == 2:
            keyword, name = last
            if keyword.text.upper() == "PREFIX" and name.text.endswith(":"):
                declared[name.text[:-1]] = token.text[1:-1]
        last = [*last, token][-2:]
    return declared


def all_prefixes(sparql: str) -> dict[str, str]:
    """The prefixes that hold in a query: its own, and those that need not be declared."""
    return prefixes() | declared_prefixes(sparql)


def expand(name: str, known: Mapping[str, str]) -> str | None:
    """The IRI that a prefixed name stands for; None when its prefix is unknown.

    >>> expand("kg:Company", {"kg": "https://example.org/kg/ns#"})
    'https://example.org/kg/ns#Company'
    """
    prefix, _, local = name.partition(":")
    if prefix not in known:
        return None
    return known[prefix] + re.sub(r"\\(.)", r"\1", local)
