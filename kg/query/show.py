"""Everything about one thing or event, with the sentences that say so.

Amounts and dates are shown as the articles write them (kg:text). Not here: pictures
(kg/draw).
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from kg.errors import UsageError
from kg.model import Status
from kg.ports import Store
from kg.query.names import find_or_suggest, label_of
from kg.query.table import prefixed, printable
from kg.schema import load_schema
from kg.terms import KG, STATUS_OF_IRI

_NOT_FACTS = {RDF.type, RDFS.label, SKOS.altLabel, SKOS.prefLabel, KG.evidence, KG.mentionedIn}
_NOT_ROLES = _NOT_FACTS | {KG.status, KG.confidence, KG.participant}


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A sentence and where it stands. Offsets count code points of the article's text."""

    sentence: str
    status: Status | None
    attribution: str | None
    article: URIRef
    title: str | None
    published_on: str | None
    begin: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event as a person reads it: roles are (role, value) in words."""

    iri: URIRef
    label: str
    type: str
    status: Status | None
    roles: tuple[tuple[str, str], ...]
    evidence: tuple[ShownEvidence, ...]


@dataclass(frozen=True, slots=True)
class ShownThing:
    """An entity with its facts and events; an event has only itself in `events`."""

    iri: URIRef
    label: str
    type: str
    names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    events: tuple[ShownEvent, ...]
    articles: tuple[URIRef, ...]


def show(store: Store, name: str) -> ShownThing:
    """The thing or event of a name (label, alias, prefixed name, IRI) with its evidence.

    Raises NotFoundError with the nearest names when nothing is called so, and UsageError
    when several things are.
    """
    found = find_or_suggest(store, name)
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} things go by the name {name!r}. Name one of them: "
            f"{', '.join(prefixed(iri) for iri in found)}."
        )
    thing = found[0]
    is_event = _ask(store, thing, RDF.type, KG.Event)
    events = [thing] if is_event else _events_of(store, thing)
    return ShownThing(
        iri=thing,
        label=label_of(store, thing),
        type=_type(store, thing),
        names=tuple(sorted({str(o) for o in _values(store, thing, SKOS.altLabel)})),
        facts=() if is_event else _facts(store, thing),
        events=tuple(sorted((_event(store, e) for e in events), key=_newest_first)),
        articles=tuple(sorted(URIRef(o) for o in _values(store, thing, KG.mentionedIn))),
    )


def format_shown(shown: ShownThing, *, width: int = 100) -> str:
    """`show` as text that ends with a line break."""
    lines = [f"{printable(shown.label)}  ({shown.type})  {prefixed(shown.iri)}"]
    if shown.names:
        lines.append(f"  also: {', '.join(map(printable, shown.names))}")
    lines += [f"  {relation}: {printable(value)}" for relation, value in shown.facts]
    if shown.articles:
        count = len(shown.articles)
        lines.append(f"  named in {count} article{'s' if count > 1 else ''}")
    for event in shown.events:
        lines += ["", *_event_lines(event, width)]
    return "\n".join(lines) + "\n"


def _event_lines(event: ShownEvent, width: int) -> list[str]:
    status = f" [{event.status}]" if event.status else ""
    lines = [f"{printable(event.label)}  ({event.type}){status}"]
    lines += [f"  {role}: {printable(value)}" for role, value in event.roles]
    for evidence in event.evidence:
        quoted = f"“{printable(evidence.sentence)}”"
        lines += textwrap.wrap(quoted, max(width, 40), initial_indent="  ", subsequent_indent="  ")
        lines.append(f"    — {_origin(evidence)}")
    return lines


def _origin(evidence: ShownEvidence) -> str:
    parts = [printable(evidence.title or "") or prefixed(evidence.article)]
    parts += [evidence.published_on] if evidence.published_on else []
    if evidence.begin is not None:
        parts.append(f"characters {evidence.begin} to {evidence.end}")
    parts += [f"according to {printable(evidence.attribution)}"] if evidence.attribution else []
    return ", ".join(parts)


def _newest_first(event: ShownEvent) -> tuple[str, str]:
    days = [e.published_on for e in event.evidence if e.published_on]
    newest = max(days, default="0000-00-00")
    return "".join(chr(0x39 - int(c)) if c.isdigit() else c for c in newest), event.iri


def _events_of(store: Store, thing: URIRef) -> list[URIRef]:
    """Events in which it fills any role: party, technology, product, place."""
    near = {subject for subject, *_ in store.match(None, None, thing, None)}
    return sorted(node for node in near if _ask(store, node, RDF.type, KG.Event))


def _event(store: Store, event: URIRef) -> ShownEvent:
    claims = {URIRef(claim) for claim in _values(store, event, KG.evidence)}
    return ShownEvent(
        iri=event,
        label=label_of(store, event),
        type=_type(store, event),
        status=_status(store, event),
        roles=_roles(store, event),
        evidence=tuple(
            sorted(
                (_evidence(store, claim) for claim in claims),
                key=lambda e: (e.published_on or "", e.article, e.begin or 0, e.sentence),
            )
        ),
    )


def _roles(store: Store, event: URIRef) -> tuple[tuple[str, str], ...]:
    filled = {
        (label_of(store, role), _in_words(store, value))
        for _, role, value, _ in store.match(event, None, None, None)
        if role not in _NOT_ROLES
    }
    parties = {value for _, value in filled}
    others = {
        ("participant", name)
        for party in _values(store, event, KG.participant)
        if (name := _in_words(store, party)) not in parties
    }
    return tuple(sorted(filled | others))


def _facts(store: Store, thing: URIRef) -> tuple[tuple[str, str], ...]:
    """Direct edges, both ways: "invested in", and "← invested in" for the other side's."""
    outward = {
        (label_of(store, edge), _in_words(store, value))
        for _, edge, value, _ in store.match(thing, None, None, None)
        if edge not in _NOT_FACTS
    }
    inward = {
        (f"← {label_of(store, edge)}", label_of(store, subject))
        for subject, edge, _, _ in store.match(None, None, thing, None)
        if edge not in _NOT_FACTS and not _ask(store, subject, RDF.type, KG.Event)
    }
    return (*sorted(outward), *sorted(inward))


def _evidence(store: Store, claim: URIRef) -> ShownEvidence:
    article = URIRef(_one(store, claim, KG.inArticle) or claim.partition("#")[0])
    return ShownEvidence(
        sentence=_one(store, claim, KG.sentence) or "",
        status=_status(store, claim),
        attribution=_one(store, claim, KG.attribution),
        article=article,
        title=_one(store, article, KG.title),
        published_on=_one(store, article, KG.publishedOn),
        begin=_number(store, claim, KG.beginIndex),
        end=_number(store, claim, KG.endIndex),
    )


def _in_words(store: Store, value: Node) -> str:
    """An amount, a time or a quantity as written; anything else by its name."""
    if isinstance(value, Literal):
        return str(value)
    node = URIRef(str(value))
    # A time has a label that can be understood away from its article; other values do not.
    text = _one(store, node, RDFS.label) or _one(store, node, KG.text)
    return text if text is not None else label_of(store, node)


def _type(store: Store, thing: URIRef) -> str:
    """The label of its most special class, where it has several."""
    local = {str(t).removeprefix(str(KG._NS)) for t in _values(store, thing, RDF.type)}
    schema = load_schema()
    general = {above for name in local for above in schema.superclasses.get(name, ())}
    special = sorted((local & schema.labels.keys()) - general)
    return schema.labels[special[0]] if special else "thing"


def _status(store: Store, node: URIRef) -> Status | None:
    iri = _one(store, node, KG.status)
    return STATUS_OF_IRI.get(URIRef(iri)) if iri else None


def _number(store: Store, node: URIRef, predicate: URIRef) -> int | None:
    value = _one(store, node, predicate)
    return int(value) if value is not None else None


def _one(store: Store, node: URIRef, predicate: URIRef) -> str | None:
    return min(map(str, _values(store, node, predicate)), default=None)


def _values(store: Store, node: URIRef, predicate: URIRef) -> list[URIRef | Literal]:
    return [value for *_, value, _ in store.match(node, predicate, None, None)]


def _ask(store: Store, node: URIRef, predicate: URIRef, value: URIRef) -> bool:
    return next(store.match(node, predicate, value, None), None) is not None
