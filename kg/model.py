"""The data that passes between the stages: frozen, typed, without behaviour.

An article has a text; a text has mentions; mentions fill the roles of claims.
All offsets count Unicode code points of `Article.text`, which is never edited;
`end` is exclusive. Days are half open in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a mention names. Also the label of a `doc.ents` span."""

    COMPANY = "company"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    PRODUCT = "product"
    TECHNOLOGY = "technology"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    DATE = "date"


NAME_KINDS = frozenset(
    {Kind.COMPANY, Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PRODUCT, Kind.TECHNOLOGY}
)
AMOUNT_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.QUANTITY})


class Status(StrEnum):
    """How real an event is, by the words of the article."""

    COMPLETED = "completed"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    POSSIBLE = "possible"  # may, could, is said to
    RUMOURED = "rumoured"
    CANCELLED = "cancelled"
    DENIED = "denied"


CERTAIN_STATUSES = frozenset({Status.COMPLETED, Status.ANNOUNCED, Status.PLANNED})


class Modifier(StrEnum):
    """How an article hedges a number."""

    APPROXIMATELY = "approximately"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, as the article states it.

    `low` and `high` are in whole units: "$3m" is 3_000_000, "2.9%" is 2.9. They are
    equal when the text gives one figure, differ for a range, and are None on an
    open side ("up to $5m" keeps high = 5_000_000, low = None). Both are None for a sum
    that is spoken of but not told ("an undisclosed sum").
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None = None  # ISO 4217; None for percent and quantity
    unit: str | None = None  # "%", "share", "GW"; None for money
    modifier: Modifier | None = None
    per: str | None = None  # "share", "month"
    change: str | None = (
        None  # "increase" or "decrease" when the number is a difference or a new level
    )
    dimension: str | None = None  # "power", "frequency"; for quantities
    note: str | None = None  # what had to be assumed: "dollar taken as USD"


class TimeType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression by TimeML 1.2.1, with the days that it covers.

    `value` is the TIMEX3 value ("2025-Q3", "P3Y", "XXXX-FY"). `start` and `end` are
    half-open days; None where the text gives none (durations, sets, times relative
    to something unknown).
    """

    type: TimeType
    value: str
    mod: str | None = None  # TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER ...
    start: date | None = None
    end: date | None = None
    quant: str | None = None  # for SET: EVERY
    freq: str | None = None  # for SET: 2X
    note: str | None = None  # what had to be assumed: "fiscal calendar unknown"


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount where it stands in a text."""

    start: int
    end: int
    text: str
    kind: Kind  # MONEY, PERCENT or QUANTITY
    amount: Amount


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression where it stands in a text."""

    start: int
    end: int
    text: str
    time: Time


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was published, and what is known about it.

    `id` is a hash of `text` alone: the same text from two places is one article with
    two sources. Metadata that nobody gave is None.
    """

    id: str
    text: str
    title: str | None = None
    published_on: date | None = None
    publisher: str | None = None
    author: str | None = None
    sources: tuple[str, ...] = ()  # where it was read: addresses, file names as given; sorted
    references: tuple[str, ...] = ()  # what the article itself names as its sources
    notes: tuple[str, ...] = ()  # choices made while reading, for people


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of an article."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters that name something or state a value.

    `head` is the id of the mention of the same article that names the same thing best:
    the mention itself for a full name, another one for "the company" or a short form.
    It is None for values, and where the article leaves open who "the company" is. `recorded` is
    the name in our own tables that the mention is an alias of; for technologies the IRI of the
    concept.
    """

    id: str  # "m1", counted in text order
    kind: Kind
    start: int
    end: int
    text: str
    head: str | None = None
    recorded: str | None = None
    broader: str | None = None  # IRI of the concept that the article calls an unknown technology
    amount: Amount | None = None
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """One filler of one role of a claim: a mention, or plain words where the role takes words."""

    role: str  # local name of a property of the ontology: "acquirer"
    mention: str | None  # Mention.id; None when `text` fills the role
    text: Span | None = None  # "chief executive" as kg:position


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says about one event."""

    id: str  # "e1", counted in text order
    type: str  # local name of a class of the ontology: "Acquisition"
    status: Status
    trigger: Span
    sentence: Span
    confidence: Decimal  # 0 to 1, two decimals
    roles: tuple[Role, ...]
    attribution: str | None = None  # who says so, in the article's words


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one article says. A function of its text, metadata and our version."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    pipeline: str = ""  # name and version of the pipeline that read it
    by_id: dict[str, Mention] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id.update((mention.id, mention) for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role once mentions are resolved: an entity, a value, or plain words."""

    role: str
    entity: str | None = None  # IRI
    value: Mention | None = None  # a mention with an amount or a time
    words: str | None = None
    is_before_trigger: bool = False  # "Acme" of "Acme teams up with Widget and Gadget"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its mentions resolved: all that is needed to tell which event it is about."""

    claim: str  # IRI
    article: str  # IRI
    published_on: date | None
    type: str
    status: Status
    confidence: Decimal
    fillers: tuple[Filler, ...]
    sentence: Span
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class EventValue:
    """An amount, a quantity or a time of an event, and the claims that state it."""

    role: str
    value: Mention
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A deal in the world: what all statements about it say together."""

    iri: str
    type: str
    status: Status  # by the newest article
    confidence: Decimal  # of the surest statement
    entities: tuple[tuple[str, str], ...]  # (role, IRI), sorted
    values: tuple[EventValue, ...]
    words: tuple[tuple[str, str], ...]  # (role, words), sorted
    statements: tuple[Statement, ...]  # in order of publication


@dataclass(frozen=True, slots=True)
class Name:
    """A name that some article uses for an entity."""

    entity: str  # IRI
    kind: Kind
    text: str
    recorded: str | None = None
    broader: str | None = None  # IRI of a concept


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world, under all its names."""

    iri: str
    kind: Kind
    label: str
    other_names: tuple[str, ...] = ()  # sorted
    broader: tuple[str, ...] = ()  # IRIs of concepts, sorted
