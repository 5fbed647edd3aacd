"""An extraction as the JSON of `kg extract`; the form is described in docs/adding.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kg.model import NAME_KINDS, Amount, Claim, Extraction, Kind, Mention, Role, Span, Time
from kg.resolve.identity import identify

Json = dict[str, Any]


def extraction_json(extraction: Extraction) -> Json:
    """One article with its mentions and events, ready for `json.dumps`."""
    extraction = with_positions(extraction)
    article = extraction.article
    return {
        "article": {
            "id": article.id,
            "title": article.title,
            "published": _day(article.published_on),
            "publisher": article.publisher,
            "author": article.author,
            "source": article.sources[0] if article.sources else None,
        },
        "text": article.text,
        "mentions": [_mention(extraction, mention) for mention in extraction.mentions],
        "events": [_event(claim) for claim in extraction.claims],
    }


def with_positions(extraction: Extraction) -> Extraction:
    """The extraction with each position as a mention of the person who holds it.

    The JSON fills roles with mentions alone, and "chief executive" means a person as "the
    company" means a company. The graph keeps the words.
    """
    mentions = list(extraction.mentions)
    claims = []
    for claim in extraction.claims:
        person = next((r.mention for r in claim.roles if r.role == "person"), None)
        roles = list(claim.roles)
        for i, role in enumerate(roles):
            if role.role == "position" and role.text is not None and person is not None:
                roles[i] = Role(role.role, f"m{len(mentions) + 1}")
                mentions.append(_holder(extraction, roles[i], role.text, person))
        claims.append(replace(claim, roles=tuple(roles)))
    return replace(extraction, mentions=tuple(mentions), claims=tuple(claims))


def _holder(extraction: Extraction, role: Role, words: Span, person: str) -> Mention:
    head = extraction.by_id[person].head or person
    return Mention(role.mention or "", Kind.PERSON, words.start, words.end, words.text, head=head)


def _mention(extraction: Extraction, mention: Mention) -> Json:
    form: Json = {
        "id": mention.id,
        "kind": str(mention.kind),
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
    }
    if mention.kind in NAME_KINDS:
        form["entity"] = None if mention.head is None else identify(extraction, mention)
    if mention.broader is not None:
        form["broader"] = mention.broader
    if mention.amount is not None:
        form["amount"] = _amount(mention.amount)
    if mention.time is not None:
        form["time"] = _time(mention.time)
    return form


def _amount(amount: Amount) -> Json:
    unit = {"currency": amount.currency} if amount.unit is None else {"unit": amount.unit}
    form: Json = {
        "low": None if amount.low is None else format(amount.low, "f"),
        "high": None if amount.high is None else format(amount.high, "f"),
        **unit,
        "modifier": None if amount.modifier is None else str(amount.modifier),
        "per": amount.per,
    }
    extras = {"change": amount.change, "dimension": amount.dimension, "note": amount.note}
    return form | {key: value for key, value in extras.items() if value is not None}


def _time(time: Time) -> Json:
    form: Json = {
        "type": str(time.type),
        "value": time.value,
        "mod": time.mod,
        "start": _day(time.start),
        "end": _day(time.end),
    }
    extras = {"quant": time.quant, "freq": time.freq, "note": time.note}
    return form | {key: value for key, value in extras.items() if value is not None}


def _event(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "type": claim.type,
        "status": str(claim.status),
        "trigger": {**_offsets(claim.trigger), "text": claim.trigger.text},
        "sentence": _offsets(claim.sentence),
        "confidence": float(claim.confidence),
        "attribution": claim.attribution,
        "roles": [_role(role) for role in claim.roles],
    }


def _role(role: Role) -> Json:
    if role.text is None:
        return {"role": role.role, "mention": role.mention}
    return {"role": role.role, "mention": None, **_offsets(role.text), "text": role.text.text}


def _offsets(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
