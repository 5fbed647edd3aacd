"""How real an event is: completed, announced, planned, possible, rumoured, cancelled, denied.

In:  a predicate (clauses.py) and the cues of ontology/patterns/status.toml.
Out: a `Status`; None where the words leave it open, and then nothing is claimed.
Not here: who says so (voice.py). The order of the rules and its reasons: docs/events.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import PatternError, did_you_mean
from kg.extract.claims import Draft
from kg.extract.frames import pattern_files, read_toml
from kg.extract.groups import Link, Tense
from kg.extract.predicates import Predicate
from kg.model import Status

# From the surest to the least sure. Of two cues the less sure one wins.
_ORDER = (
    Status.COMPLETED,
    Status.ANNOUNCED,
    Status.PLANNED,
    Status.POSSIBLE,
    Status.RUMOURED,
    Status.CANCELLED,
    Status.DENIED,
)
_HAPPENED = (Tense.PAST, Tense.PERFECT, Tense.PAST_PERFECT, Tense.PARTICIPLE)
_UNDONE = (Status.CANCELLED, Status.DENIED)
_SCOPES = ("governor", "report", "adverb", "qualifier", "sentence", "stance")
NOUN = "governor noun"
_KEYS = frozenset(
    """scope words nouns status past negated announces joint controls supports settles
    examples""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say how real an event is."""

    scope: str
    words: tuple[str, ...]  # verbs, adjectives, adverbs, phrases
    nouns: tuple[str, ...]
    status: Status | None  # None: says nothing about the event
    negated: Status | None = Status.DENIED
    past: Status | None = None  # what it says in the past: "tried to"
    settles: bool = False  # "complete": what is said above it concerns when, not whether
    flags: frozenset[str] = frozenset()
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, found by scope and word."""

    cues: tuple[Cue, ...]
    by_word: Mapping[tuple[str, str], Cue]

    def find(self, scope: str, word: str) -> Cue | None:
        return self.by_word.get((scope, word))

    def words(self, scope: str, flag: str = "") -> frozenset[str]:
        return frozenset(
            word
            for (found, word), cue in self.by_word.items()
            if found == scope and (not flag or flag in cue.flags)
        )


@lru_cache(maxsize=4)
def load_cues(folder: Path | None = None) -> Cues:
    """Every cue of a folder of patterns. Raises PatternError."""
    cues = tuple(
        _cue(table, f"{path.name}, cue {number}")
        for path in pattern_files(folder)
        for number, table in enumerate(read_toml(path).get("cue", ()), start=1)
    )
    by_word: dict[tuple[str, str], Cue] = {}
    for cue in cues:
        for scope, words in ((cue.scope, cue.words), (NOUN, cue.nouns)):
            for word in words:
                if (scope, word) in by_word:
                    raise PatternError(f"{word!r} stands in two cues of scope {scope!r}.")
                by_word[scope, word] = cue
    return Cues(cues, by_word)


def _cue(table: dict[str, Any], where: str) -> Cue:
    for key in table:
        if key not in _KEYS:
            raise PatternError(f"{where}: {key!r} is unknown.{did_you_mean(key, _KEYS)}")
    scope = str(table.get("scope"))
    if scope not in _SCOPES:
        raise PatternError(f"{where}: scope {scope!r} is none of {', '.join(_SCOPES)}.")
    return Cue(
        scope=scope,
        words=tuple(table.get("words", ())),
        nouns=tuple(table.get("nouns", ())),
        status=_status(table.get("status", "none"), where),
        negated=_status(table.get("negated", "denied"), where),
        past=_status(table.get("past", "none"), where),
        settles=bool(table.get("settles", False)),
        flags=frozenset(f for f in ("joint", "controls", "supports", "announces") if table.get(f)),
        examples=tuple(table.get("examples", ())),
    )


def _status(word: str, where: str) -> Status | None:
    if word == "none":
        return None
    try:
        return Status(word)
    except ValueError as problem:
        raise PatternError(
            f"{where}: {word!r} is no status.{did_you_mean(word, [str(s) for s in Status])}"
        ) from problem


def less_sure(one: Status | None, other: Status | None) -> Status | None:
    """
    >>> less_sure(Status.COMPLETED, Status.RUMOURED).value, less_sure(None, Status.PLANNED).value
    ('rumoured', 'planned')
    """
    found = [status for status in (one, other) if status is not None]
    return max(found, key=_ORDER.index, default=None)


def status_of(
    predicate: Predicate,
    cues: Cues,
    *,
    is_state: bool,
    around: Iterable[Cue],
    is_conditional: bool,
    is_reported: bool = False,
    is_headline: bool = False,
) -> Status | None:
    """The status of an event by its own verb, then by what stands above it, then around it."""
    first, *above = predicate.links
    if is_headline and len(above) == 1 and above[0].tense is Tense.PRESENT:
        above = [replace(above[0], tense=Tense.PAST)]  # "Acme completes the takeover of"
    holds = is_state or "apposition" in predicate.functions  # "X, a joint venture of"
    status = _own(first, is_state=holds, is_reported=is_reported)
    verb = cues.find("governor", first.lemma) if predicate.part == "light" else None
    if verb is not None and verb.status in _UNDONE and not first.negated:
        status = verb.status  # "lost a contract"
    if status is None and first.tense in (Tense.INFINITIVE, Tense.GERUND) and not above:
        return Status.COMPLETED if predicate.way == "adjunct" else None
    if predicate.is_title:
        is_conditional, above = False, []
    status = _governed(status, first, above, cues)
    settles = any(decides(link, cues) is Status.COMPLETED for link in above)
    for cue in around:
        if settles and cue.scope == "report" and cue.status is Status.POSSIBLE:
            continue  # "expects the deal to close": nobody doubts the deal
        completed = cue.status is Status.COMPLETED and not above
        status = cue.status if completed else less_sure(status, cue.status)
    if is_conditional and status in _UNDONE and above:
        return None  # "if regulators block the deal": it stands as long as they do not
    if is_conditional and status not in _UNDONE:
        status = less_sure(status, Status.POSSIBLE)
    return status


def _own(link: Link, *, is_state: bool, is_reported: bool) -> Status | None:
    """What tense, modal and negation of the event's own verb say."""
    if link.tense is Tense.PERFECT_INFINITIVE:
        if link.modal == "should":
            return None  # "should have bought": an opinion
        if link.modal == "would":
            return Status.CANCELLED
        return Status.POSSIBLE if link.modal else Status.COMPLETED
    if link.negated:
        return Status.DENIED
    if link.modal:
        future = ("will", "shall", "would") if is_reported else ("will", "shall")
        return Status.ANNOUNCED if link.modal in future else Status.POSSIBLE
    if link.tense in _HAPPENED or is_state:
        return Status.COMPLETED
    if link.tense in (Tense.PRESENT, Tense.PROGRESSIVE, Tense.NOUN):
        return Status.ANNOUNCED
    return None


def _governed(status: Status | None, first: Link, above: list[Link], cues: Cues) -> Status | None:
    settled = False
    for link in above:
        is_noun = link.tense is Tense.NOUN
        cue = cues.find(NOUN if is_noun else "governor", link.lemma)
        said = _said_by(link, cue)
        if said is None and cue is not None and cue.status in _UNDONE:
            break  # "want to block": what stands above speaks of the blocking
        if settled and said in (Status.ANNOUNCED, Status.PLANNED):
            continue
        if said is Status.COMPLETED and cue is not None and cue.settles and link is not above[0]:
            status = less_sure(said, status) if status in _UNDONE else said  # "closed the deal to"
        sets = first.tense is Tense.NOUN and link is above[0] and not first.negated
        status = said if sets and said is not None else less_sure(status, said)
        settled = settled or (cue is not None and cue.settles)
    return status


def decides(link: Link, cues: Cues) -> Status | None:
    """What becomes of a deal by a word above it: completed, cancelled, denied; or None.

    "The deal was signed" adds nothing to what was told before.
    """
    cue = cues.find(NOUN if link.tense is Tense.NOUN else "governor", link.lemma)
    if cue is None or link.modal in ("may", "might", "could", "can") or link.negated:
        return None
    if cue.status in _UNDONE and link.tense in (Tense.INFINITIVE, Tense.GERUND):
        return None
    return cue.status if cue.settles or cue.status in _UNDONE else None


def _said_by(link: Link, cue: Cue | None) -> Status | None:
    """What one governing word says, in its own tense and with its own negation."""
    if link.negated:
        return cue.negated if cue is not None else Status.DENIED
    said = cue.status if cue is not None else None
    if cue is not None and cue.past is not None and link.tense in _HAPPENED:
        return cue.past
    if said in _UNDONE and (link.modal or link.tense in (Tense.INFINITIVE, Tense.GERUND)):
        return None  # "sued to block", "may drop": not yet
    if cue is not None and cue.settles and link.modal in ("should", "must"):
        return Status.ANNOUNCED  # "should close in May" tells of the day
    if link.modal in ("may", "might", "could", "can", "should", "must"):
        return less_sure(said, Status.POSSIBLE)
    if link.tense is Tense.PERFECT_INFINITIVE and link.modal == "would":
        return Status.CANCELLED
    if link.modal in ("will", "shall") and said is None:
        return Status.ANNOUNCED
    if said is Status.COMPLETED and link.tense not in (*_HAPPENED, Tense.NOUN):
        return Status.ANNOUNCED
    return said


# What begins on a day: "named chief executive, effective 1 June".
_BEGINS = frozenset(["Appointment", "Departure"])


def to_come(draft: Draft, published_on: date | None) -> Draft:
    """A draft of what begins after the article: it is announced, not over."""
    starts = [
        filler.place.time.start
        for filler in draft.fillers
        if filler.role == "date" and filler.place is not None and filler.place.time is not None
    ]
    begins_later = published_on is not None and any(
        start is not None and start > published_on for start in starts
    )
    if draft.event in _BEGINS and draft.status is Status.COMPLETED and begins_later:
        return replace(draft, status=Status.ANNOUNCED)
    return draft
