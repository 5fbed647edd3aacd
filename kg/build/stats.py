"""How much of what is in a store."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ports import Store
from kg.schema import load_schema
from kg.terms import CLASS_OF_KIND, KG, PREFIXES, STATUS_OF_IRI


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts, largest first; what there is none of is left out."""

    articles: int
    first_published: str | None
    last_published: str | None
    mentions: int
    claims: int
    entities: dict[str, int]  # by kind
    events: dict[str, int]  # by type
    statuses: dict[str, int]  # of events
    quads: int


def count(store: Store) -> Stats:
    """Count what a store holds."""
    types = _counted(store, "SELECT ?what (COUNT(?x) AS ?n) { ?x a ?what } GROUP BY ?what")
    statuses = _counted(
        store, "SELECT ?what (COUNT(?x) AS ?n) { ?x a kg:Event ; kg:status ?what } GROUP BY ?what"
    )
    everywhere = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"
    schema = load_schema()
    kinds = {str(iri): str(kind) for kind, iri in CLASS_OF_KIND.items()}
    above = {parent for chain in schema.superclasses.values() for parent in chain}
    names = {str(KG._NS[name]): name for name in schema.event_types - above}
    first, last = _row(
        store, "SELECT (MIN(?d) AS ?a) (MAX(?d) AS ?b) { ?x a kg:Article ; kg:publishedOn ?d }"
    )
    return Stats(
        articles=types.get(str(KG.Article), 0),
        first_published=first,
        last_published=last,
        mentions=_number(store, "SELECT (COUNT(?m) AS ?n) { GRAPH ?g { ?m a kg:Mention } }"),
        claims=types.get(str(KG.Claim), 0),
        entities=_named(types, kinds),
        events=_named(types, names),
        statuses=_named(statuses, {str(iri): str(s) for iri, s in STATUS_OF_IRI.items()}),
        quads=_number(store, f"SELECT (COUNT(*) AS ?n) {{ {everywhere} }}"),
    )


def _row(store: Store, sparql: str) -> tuple[str | None, ...]:
    answer = store.query(f"PREFIX kg: <{PREFIXES['kg']}> {sparql}")
    row = answer.rows[0] if answer.rows else (None,) * len(answer.variables)
    return tuple(None if value is None else str(value) for value in row)


def _number(store: Store, sparql: str) -> int:
    return int(_row(store, sparql)[0] or 0)


def _counted(store: Store, sparql: str) -> dict[str, int]:
    answer = store.query(f"PREFIX kg: <{PREFIXES['kg']}> {sparql}")
    return {str(what): int(str(n)) for what, n in answer.rows}


def _named(counts: dict[str, int], names: dict[str, str]) -> dict[str, int]:
    found = [(name, counts[iri]) for iri, name in names.items() if counts.get(iri)]
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))
