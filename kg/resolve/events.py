"""Which statements are about one event, and what they say of it together.

Statements with the same type and the same parties form a block. A block is one event when
its type happens once for its parties (a takeover), or when its dates lie close together;
otherwise it falls into several events at the gaps. Conflicting values are all kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from kg.model import (
    NAME_KINDS,
    Claim,
    Event,
    EventValue,
    Extraction,
    Filler,
    Mention,
    Role,
    Statement,
    Status,
    TimeType,
)
from kg.resolve.identity import identify
from kg.schema import Schema
from kg.terms import article_iri, event_iri, part_iri

# Two statements whose dates are further apart are about two events, unless statements in
# between join them: deals are reported on from the first rumour to the closing, which takes
# up to a year and a half (HPE and Juniper: January 2024 to July 2025).
MAX_GAP = timedelta(days=550)

# How far along an event is; on one day, the order in which statements are read.
_PROGRESS = (
    Status.RUMOURED,
    Status.POSSIBLE,
    Status.PLANNED,
    Status.ANNOUNCED,
    Status.COMPLETED,
    Status.DENIED,
    Status.CANCELLED,
)


def statements(extraction: Extraction) -> list[Statement]:
    """The claims of an article with their mentions resolved."""
    return [_statement(extraction, claim) for claim in extraction.claims]


def _statement(extraction: Extraction, claim: Claim) -> Statement:
    article = extraction.article
    return Statement(
        claim=str(part_iri(article.id, claim.id)),
        article=str(article_iri(article.id)),
        published_on=article.published_on,
        type=claim.type,
        status=claim.status,
        confidence=claim.confidence,
        fillers=tuple(_filler(extraction, claim, role) for role in claim.roles),
        sentence=claim.sentence,
        attribution=claim.attribution,
    )


def _filler(extraction: Extraction, claim: Claim, role: Role) -> Filler:
    if role.mention is None:
        return Filler(role.role, words=role.text.text if role.text else None)
    mention = extraction.by_id[role.mention]
    if mention.kind not in NAME_KINDS:
        return Filler(role.role, value=mention)
    return Filler(
        role.role,
        entity=identify(extraction, mention),
        is_before_trigger=mention.start < claim.trigger.start,
    )


def block_of(statement: Statement, schema: Schema) -> str:
    """The IRI shared by all statements of this type about the same things.

    What tells events apart is declared in news.ttl. A statement that names fewer than two of
    these things ("the company was sold") is about an event of its own article: nothing says
    that another article's is the same. There a thing without a name tells events apart too: "Acme
    buys paint unit" and "Acme bought the paint unit of Widget" are one.
    """
    roles = schema.identity_roles(statement.type)
    named = {(f.role, f.entity or f.words) for f in statement.fillers if f.role in roles}
    key = sorted(f"{role} {thing}" for role, thing in named if thing)
    if len({thing for _, thing in named if thing}) < _ENOUGH:
        sold = sorted(thing_of(f.words) for f in statement.fillers if f.role == _ASSET and f.words)
        others = sorted({f"{f.role} {f.entity}" for f in statement.fillers if f.entity})
        key = [statement.article, *(key if key and sold else others), *sold]
    return str(event_iri(statement.type, "\n".join(key)))


_ENOUGH = 2
_ASSET = "asset"
# Words of it that tell nothing apart; a unit may be called a business in the next sentence.
_SAYS_NOTHING = frozenset(
    """a an and at for from in its of on the their with
    activities arm assets branch business businesses division divisions line operation operations
    part segment subsidiary unit units""".split()
)


def thing_of(words: str) -> str:
    """What tells one nameless thing that is sold from another.

    >>> thing_of("paint business in Leeds"), thing_of("Leeds paint unit"), thing_of("its business")
    ('leeds paint', 'leeds paint', 'its business')
    """
    telling = {word for word in words.casefold().split() if word not in _SAYS_NOTHING}
    return " ".join(sorted(telling)) or words.casefold()


def resolve_block(block: str, statements: Iterable[Statement], schema: Schema) -> list[Event]:
    """The events that a block's statements are about."""
    ordered = sorted(statements, key=lambda s: (_anchor(s) or date.min, s.claim))
    if not ordered:
        return []
    if ordered[0].type in schema.once_for_its_parties:
        return [_event(block, ordered, is_once=True)]
    groups = _split_at_gaps(ordered)
    if len(groups) == 1:
        return [_event(block, groups[0])]
    return [_event(f"{block}-{_suffix(group)}", group) for group in groups]


def _anchor(statement: Statement) -> date | None:
    """The day that places a statement in time: of the event, else of the article."""
    days = [
        f.value.time.start
        for f in statement.fillers
        if f.role in ("date", "announcedOn") and f.value and f.value.time
        if f.value.time.type is TimeType.DATE and f.value.time.start
    ]
    return min(days, default=statement.published_on)


def _split_at_gaps(ordered: list[Statement]) -> list[list[Statement]]:
    """Runs of statements without a gap of more than `MAX_GAP`.

    Statements that nothing dates join the others when these are one run, and are a group of
    their own when it is open to which run they belong.
    """
    undated = [s for s in ordered if _anchor(s) is None]
    groups: list[list[Statement]] = []
    last: date | None = None
    for statement in ordered:
        day = _anchor(statement)
        if day is None:
            continue
        if last is None or day - last > MAX_GAP:
            groups.append([])
        groups[-1].append(statement)
        last = day
    if len(groups) == 1:
        return [undated + groups[0]]
    return ([undated] if undated else []) + groups


def _suffix(group: list[Statement]) -> str:
    day = _anchor(group[-1])
    first = min((d for d in map(_anchor, group) if d), default=None)
    return str(first.year) if first and day else "undated"


def _event(iri: str, statements: list[Statement], *, is_once: bool = False) -> Event:
    by_publication = sorted(statements, key=lambda s: (s.published_on or date.min, s.claim))
    fillers = [(s, f) for s in by_publication for f in s.fillers]
    return Event(
        iri=iri,
        type=statements[0].type,
        status=_status(by_publication, is_once=is_once),
        confidence=max(s.confidence for s in statements),
        entities=tuple(sorted({(f.role, f.entity) for _, f in fillers if f.entity})),
        values=tuple(_values(fillers)),
        words=tuple(sorted({(f.role, f.words) for _, f in fillers if f.words})),
        statements=tuple(by_publication),
    )


def _status(statements: list[Statement], *, is_once: bool) -> Status:
    """How things stand after all articles, read in the order of publication.

    An event goes forward, from rumour to completion; a newer article that looks back ("which
    it agreed to buy in 2024") does not undo that. What was called off stays so unless it
    is completed after all; what was denied, until somebody says more than the denial. A company
    that was bought can be sold, but its purchase is not called off (`is_once`); a partnership ends.
    """
    by_day = sorted(statements, key=lambda s: (s.published_on or date.min, _rank(s.status)))
    stands = by_day[0].status
    for statement in by_day[1:]:
        if stands is Status.COMPLETED and statement.status is Status.CANCELLED and is_once:
            continue
        stands = _after(stands, statement.status)
    return stands


def _after(stands: Status, said: Status) -> Status:
    """
    >>> _after(Status.COMPLETED, Status.ANNOUNCED).value
    'completed'
    """
    if said is Status.CANCELLED:
        return said
    if said is Status.DENIED:
        return stands if stands in _SETTLED else said
    if stands is Status.CANCELLED:
        return said if said is Status.COMPLETED else stands
    if stands is Status.DENIED:
        return said
    return max(stands, said, key=_rank)


_SETTLED = frozenset({Status.COMPLETED, Status.CANCELLED})


def _rank(status: Status) -> int:
    return _PROGRESS.index(status)


def _values(fillers: list[tuple[Statement, Filler]]) -> list[EventValue]:
    """Equal values once, with all claims that state them; different ones side by side."""
    stated: dict[tuple[object, ...], list[tuple[Statement, Mention]]] = {}
    for statement, filler in fillers:
        if filler.value is not None:
            key = (filler.role, *_figure(filler.value))
            stated.setdefault(key, []).append((statement, filler.value))
    return [
        EventValue(
            role=str(key[0]),
            value=min((m for _, m in group), key=_directness),
            claims=tuple(sorted({s.claim for s, _ in group})),
        )
        for key, group in sorted(stated.items(), key=lambda item: str(item[0]))
    ]


def _figure(mention: Mention) -> tuple[object, ...]:
    """What makes two values the same, however they are hedged or written."""
    if mention.amount is not None:
        amount = mention.amount
        return (_plain(amount.low), _plain(amount.high), amount.currency, amount.unit, amount.per)
    if mention.time is not None:
        return (mention.time.value, mention.time.mod, mention.time.start)
    return (mention.text,)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number.normalize(), "f")


def _directness(mention: Mention) -> tuple[object, ...]:
    """Which of several wordings of one value speaks for all: the least hedged, the shortest."""
    modifier = mention.amount.modifier if mention.amount else None
    return (
        modifier is not None,
        len(mention.text),
        mention.text,
        str(mention.amount or mention.time),
    )
