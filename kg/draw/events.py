"""What a drawing tells about one event: type, status, dates and amounts as written, evidence.

All values are plain strings, numbers, dicts and lists: what JSON has.
"""

from __future__ import annotations

from typing import Any

from rdflib import RDF, Literal, URIRef

from kg.draw.facts import Facts, local_name
from kg.draw.wording import amount_as_written
from kg.model import CERTAIN_STATUSES, Status
from kg.schema import load_schema
from kg.terms import KG, STATUS_OF_IRI

_VALUE_CLASSES = frozenset({KG.MonetaryAmount, KG.Quantity})
_SAID_ELSEWHERE = frozenset({"label", "announcedOn", "confidence"})


def event_attributes(facts: Facts, event: URIRef) -> dict[str, Any]:
    """Everything about `event` but its participants, which are edges."""
    evidence = [_claim(facts, claim) for claim in facts.nodes(event, KG.evidence)]
    evidence.sort(key=lambda e: (e["published"], e["article"], e["begin"]))
    type_ = _type(facts, event)
    status = _status(facts, event)
    # A month or year of announcement stands in for a date that nobody tells.
    times = facts.nodes(event, KG.date) or facts.nodes(event, KG.announced)
    dates = [_date(facts, node) for node in times]
    announced = facts.text(event, KG.announcedOn) or ""
    return {
        "label": facts.label(event),
        "kind": "event",
        "iri": str(event),
        "type": type_,
        "type_label": load_schema().labels.get(type_, type_),
        "types": sorted(local_name(t) for t in facts.nodes(event, RDF.type)),
        "status": status,
        "certain": status in CERTAIN_STATUSES,
        "confidence": float(facts.text(event, KG.confidence) or 0),
        "dates": dates,
        "announced_on": announced,
        **_days(dates, announced, evidence),
        "amounts": _amounts(facts, event),
        "words": _words(facts, event),
        "evidence": evidence,
    }


def _type(facts: Facts, event: URIRef) -> str:
    """The most special of its types: the one with the most classes above it."""
    above = load_schema().superclasses
    names = [local_name(t) for t in facts.nodes(event, RDF.type)]
    return min(names, key=lambda name: (-len(above.get(name, ())), name), default="Event")


def _status(facts: Facts, event: URIRef) -> str:
    for iri in facts.nodes(event, KG.status):
        if iri in STATUS_OF_IRI:
            return str(STATUS_OF_IRI[iri])
    return str(Status.POSSIBLE)  # a graph that says nothing of it promises nothing


def _date(facts: Facts, node: URIRef) -> dict[str, str]:
    value = facts.text(node, KG.value) or ""
    return {
        "text": facts.text(node, KG.text) or value,
        "value": value,
        "start": facts.text(node, KG.start) or "",
        "end": facts.text(node, KG.end) or "",
    }


def _days(
    dates: list[dict[str, str]], announced: str, evidence: list[dict[str, Any]]
) -> dict[str, str]:
    """The days on which a timeline puts the event: half open, ISO, "" for an open side."""
    told = [d for d in dates if d["start"] or d["end"]]
    if told:
        starts = [d["start"] for d in told]
        ends = [d["end"] for d in told]
        return {
            "start": "" if "" in starts else min(starts),
            "end": "" if "" in ends else max(ends),
            "dated_by": "event",
        }
    if announced:
        return {"start": announced, "end": "", "dated_by": "announcement"}
    published = min((e["published"] for e in evidence if e["published"]), default="")
    return {"start": published, "end": "", "dated_by": "article" if published else ""}


def _amounts(facts: Facts, event: URIRef) -> list[dict[str, str]]:
    """Money, stakes and quantities: [{"role": "stake", "text": "a 2.9% stake"}]."""
    found = []
    for prop in facts.predicates(event):
        for node in facts.nodes(event, prop):
            if _VALUE_CLASSES.intersection(facts.nodes(node, RDF.type)):
                role = load_schema().labels.get(local_name(prop), local_name(prop))
                found.append({"role": role, "text": amount_as_written(facts, node)})
    return found


def _words(facts: Facts, event: URIRef) -> list[dict[str, str]]:
    """Roles that are filled by words: [{"role": "position", "text": "chief executive"}]."""
    return [
        {"role": load_schema().labels.get(name, name), "text": str(value)}
        for prop in facts.predicates(event)
        if str(prop).startswith(str(KG._NS)) and (name := local_name(prop)) not in _SAID_ELSEWHERE
        for value in facts.objects(event, prop)
        if isinstance(value, Literal)
    ]


def _claim(facts: Facts, claim: URIRef) -> dict[str, Any]:
    article = next(iter(facts.nodes(claim, KG.inArticle)), URIRef(""))
    status = next(iter(facts.nodes(claim, KG.status)), None)
    return {
        "sentence": facts.text(claim, KG.sentence) or "",
        "status": str(STATUS_OF_IRI.get(status, "")) if status else "",
        "attribution": facts.text(claim, KG.attribution) or "",
        "article": str(article),
        "title": facts.text(article, KG.title) or local_name(article),
        "published": facts.text(article, KG.publishedOn) or "",
        "publisher": facts.text(article, KG.publisher) or "",
        "source": facts.text(article, KG.source) or "",
        "begin": int(facts.text(claim, KG.beginIndex) or 0),
        "end": int(facts.text(claim, KG.endIndex) or 0),
    }
