"""What a query may do: read this store. Nothing is written, nothing is fetched.

The store's parser knows SERVICE, which sends parts of a query to any address, and has no
switch against it. Filters that read the query like a parser have always been fooled by a
text that the real parser reads differently. This one cannot be: it hides the word
"service" where it takes it for harmless (in a string, an IRI, a comment) behind an
escape, s as backslash-u-0073, and refuses a query that then still holds the word. The
parser undoes the escape inside strings and IRIs only; anywhere else it is a syntax
error. So if we were fooled about where we are, the query fails, and nothing is fetched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.errors import QueryRefusedError
from kg.ports import Store
from kg.query.tokens import Token, all_prefixes, expand, tokens

_WORD = "service"
_INITIAL = re.compile("s(?=ervice)", re.IGNORECASE)
_HIDING_PLACES = ("string", "iri", "comment")
_PROLOGUE = ("PREFIX", "BASE")
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())


@dataclass(frozen=True, slots=True)
class Guarded:
    """A query that may be run, and how its characters lie in the query as it was written."""

    text: str
    _starts: tuple[tuple[int, int], ...]  # (offset here, offset as written) of each piece

    def as_written(self, offset: int) -> int:
        """Where the character at an offset of `text` stands in the query as it was written."""
        piece = bisect_right(self._starts, (offset, 1 << 62)) - 1
        here, written = self._starts[piece]
        following = [start for _, start in self._starts[piece + 1 : piece + 2]]
        return min([written + offset - here, *following])


def guard(sparql: str, store: Store) -> Guarded:
    """The query as it may be run. Raises QueryRefusedError for what would write or fetch."""
    _refuse_updates(sparql)
    guarded = hide_service(sparql)
    _refuse_other_graphs(sparql, store)
    return guarded


def hide_service(sparql: str) -> Guarded:
    """Escape "service" where it is harmless; refuse the query where it is not.

    >>> hide_service('ASK { ?s ?p "Services" }').text
    'ASK { ?s ?p "\\\\u0053ervices" }'
    """
    known = all_prefixes(sparql)
    pieces, starts, here, written = [], [(0, 0)], 0, 0
    for token in tokens(sparql):
        hidden = _hidden(token, known)
        if hidden != token.text:
            pieces += [sparql[written : token.start], hidden]
            here += token.start - written + len(hidden)
            starts += [(here - len(hidden), token.start), (here, token.end)]
            written = token.end
    text = "".join([*pieces, sparql[written:]])
    if _WORD in text.casefold():
        raise QueryRefusedError(
            "SERVICE is refused: a query reads this store and fetches nothing. Where the word is "
            "only a name (a variable, a prefix), call it something else; in strings, comments and "
            "<IRIs> it does no harm."
        )
    return Guarded(text, tuple(starts))


def escape_service(text: str) -> str:
    """The text of a string or IRI with the word hidden."""
    return _INITIAL.sub(lambda s: f"\\u{ord(s.group()):04x}", text)


def _hidden(token: Token, known: dict[str, str]) -> str:
    if _WORD not in token.text.casefold():
        return token.text
    if token.kind in _HIDING_PLACES:
        return escape_service(token.text)
    if token.kind == "name":  # company:servicenow, which can be escaped as a full IRI only
        iri = expand(token.text, known)
        if iri is not None and not re.search(r'[\x00-\x20<>"{}|^`\\]', iri):
            return f"<{escape_service(iri)}>"
    return token.text


def _refuse_updates(sparql: str) -> None:
    words = (t.text.upper() for t in tokens(sparql) if t.kind == "word")
    first = next((word for word in words if word not in _PROLOGUE), "")
    if first in _UPDATES:
        raise QueryRefusedError(
            f"{first} is refused: a query only reads. The graph changes with kg add, kg remove "
            "and kg rebuild."
        )


def _refuse_other_graphs(sparql: str, store: Store) -> None:
    named = _from_graphs(sparql)
    held = {str(graph) for graph in store.graphs()} if named else set()
    for iri in named:
        if iri not in held:
            raise QueryRefusedError(
                f"FROM <{iri}> is refused: the store holds no graph of that name, and none is "
                "fetched. Without FROM a query sees the whole graph; kg articles lists the others."
            )


def _from_graphs(sparql: str) -> list[str]:
    found: list[str] = []
    known = all_prefixes(sparql)
    after_from = False
    for token in (t for t in tokens(sparql) if t.kind != "comment"):
        if after_from and token.kind in ("iri", "name"):
            iri = token.text[1:-1] if token.kind == "iri" else expand(token.text, known)
            found += [iri] if iri is not None else []
        word = token.text.upper() if token.kind == "word" else ""
        after_from = word == "FROM" or (word == "NAMED" and after_from)
    return found
