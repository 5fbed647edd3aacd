"""What the reading of clauses finds: predicates, with times put where they belong.

In:  chains (governors.py) and functions (complements.py).
Out: `Predicate`, and what readers of verbs and of nouns share in making one.
Not here: the reading itself (clauses.py, nominals.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.complements import Functions
from kg.extract.governors import Chain
from kg.extract.groups import Group, Link, Tense
from kg.extract.inflect import Form
from kg.extract.lexicon import Found, Lexicon
from kg.extract.phrases import Row, names_before, phrase_before
from kg.extract.subjects import Subject
from kg.extract.units import U, Unit


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that may tell of an event, and what stands around it in which function."""

    entry: str  # "acquire", "team up", "acquisition", "take stake"
    part: str  # "verb", "noun", "light"
    trigger: tuple[int, int]  # tokens
    functions: Functions
    links: tuple[Link, ...]  # from the trigger up to the finite verb of the clause
    way: str  # how the subject was found; for the confidence
    adverbs: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()  # "planned", "failed" before an event's noun
    above: tuple[str, ...] = ()  # of a noun: the word that it depends on, "sold" its stake
    clause_start: int = 0  # unit where its clause begins; for "X said"
    infinitive: str = ""  # "chose X to supply"
    conjunct: int = 0  # which of "bought A for $2m and B for $3m"
    subject: Subject | None = None  # of the clause; "its" may mean it
    is_title: bool = False  # "Acme CEO Jane Doe": it holds, whatever the sentence goes on to say


def denied_by_subject(row: Row, predicate: Predicate) -> Predicate:
    """ "Neither Acme nor Widget bought": the finite verb is negated by its subject."""
    subject = predicate.subject
    if subject is None or row[subject.start].text != "neither":
        return predicate
    *below, finite = predicate.links
    return replace(predicate, links=(*below, replace(finite, negated=True)))


def came_otherwise(row: Row, predicate: Predicate) -> bool:
    """ "was expected to buy, but": an old plan, and the rest tells what became of it."""
    if predicate.links[-1].tense not in (Tense.PAST, Tense.PAST_PERFECT):
        return False
    return any(unit.text == "but" and unit.start >= predicate.trigger[1] for unit in row)


def agrees(row: Row, group: Group, found: Found) -> bool:
    """A bare base form needs a plural subject: "Acme and Widget partner", not "Acme order"."""
    bare = found.forms == frozenset([Form.BASE]) and group.link.tense is Tense.PRESENT
    if not bare or group.start != found.start:
        return True
    before = row[group.start - 1] if group.start else None
    if before is None or before.kind not in (U.NAME, U.PRON, U.REL):
        return False
    if before.kind is not U.NAME:
        return before.text in ("they", "we", "which", "who", "that")
    phrase = phrase_before(row, group.start - 1)
    return phrase is not None and len(names_before(row, phrase)[0]) > 1


def set_times(functions: Functions, row: Row, chain: Chain, lexicon: Lexicon) -> None:
    """Times on the left belong to the verb that they stand at: to the event, or to its news."""

    def function_at(place: int) -> str | None:
        if place == 0:
            return "when"
        known = place < len(chain.links) and chain.links[place].lemma in lexicon.announcing
        return "announced" if known else None  # "sued in May to block": neither

    times = [(function_at(place), time) for time, place in chain.times]
    outer = function_at(len(chain.links) - 1)
    subject_start = chain.subject.start if chain.subject else chain.start
    times += [(outer, time) for time in _opening_times(row, subject_start)]
    for function, time in times:
        if function is not None:
            functions.setdefault(function, []).append(time)


def _opening_times(row: Row, subject_start: int) -> list[Unit]:
    """ "In 2024, Acme": the time that opens the clause."""
    j = subject_start - 1
    if j >= 0 and row[j].kind is U.COMMA:
        j -= 1
    if j < 0 or row[j].kind is not U.TIME:
        return []
    begin = j - 1 if j and row[j - 1].kind is U.PREP else j
    opens = begin == 0 or row[begin - 1].kind in (U.STOP, U.COMMA, U.CONJ)
    return [row[j]] if opens else []


_ASIDES = {
    "announced": "announced", "unveiled": "announced", "revealed": "announced",
    "agreed": "announced", "signed": "announced",
    "expected": "when", "due": "when", "scheduled": "when", "slated": "when",
}  # fmt: skip


def aside(row: Row, i: int, functions: Functions) -> int:
    """Where ", announced in May 2015," or "(expected to start in May)" ends; its time is taken."""
    if i + 2 >= len(row) or row[i].kind is not U.COMMA or row[i + 1].text not in _ASIDES:
        return i
    closing = next((j for j in range(i + 2, len(row)) if row[j].kind is U.COMMA), None)
    if closing is None or closing - i > 7:
        return i
    times = [unit for unit in row[i:closing] if unit.kind is U.TIME]
    functions.setdefault(_ASIDES[row[i + 1].text], []).extend(times)
    return closing + 1
