"""What the deals of an article say about names that no table holds.

"Tessaron plans to take over Skylume": whoever takes over, and what is taken over, is a company.
In:  a Doc, its names so far and its capitalised words. Out: `Vote`s for places.
A deal speaks for its names when every role that its frame needs is filled by a name or by a
word such as "the company", and no filler is known for something else. Half a deal is a hint.
Data: the frames (triggers.py). Not here: the deal itself (kg/extract).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import Kind
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.capitals import Capitals
from kg.nlp.names.clauses import NOBODY, Clauses, Group, Place
from kg.nlp.names.slots import Vote
from kg.nlp.names.tables import read_words
from kg.nlp.names.triggers import Entry, Pattern, Role, vocabulary

_CERTAIN, _HINT = 2, 1
_HALF_A_DEAL = "X announced"  # as the slot of that name: what says the same counts once
_PARTIES = frozenset({Kind.COMPANY, Kind.ORGANIZATION})
KindAt = Callable[[Place], "Kind | None"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A deal as it stands: the names in each function."""

    trigger: int
    patterns: tuple[Pattern, ...]
    functions: Mapping[str, Group]
    has_money: bool
    words_after: frozenset[str] = frozenset()


class Deals:
    """The deals of one doc; read once, and judged whenever more is known of its names."""

    def __init__(self, doc: Doc, capitals: Capitals, known: list[Place]) -> None:
        self._doc = doc
        self._words = vocabulary()
        in_runs = {index for run in capitals.runs for index in range(run.start, run.end)}
        places = [
            (run.start, run.end)
            for run in capitals.runs
            if self._may_be_name(run.start, run.end, is_initial=run.is_initial)
        ]
        places += [place for place in known if in_runs.isdisjoint(range(*place))]
        self._clauses = Clauses(doc, places, self._words)
        self._readings = tuple(self._read())

    def votes(self, kind_at: KindAt, formed: Container[Place]) -> dict[Place, list[Vote]]:
        """What the deals say about each name. `formed`: names that end as companies' names do."""
        found: dict[Place, list[Vote]] = defaultdict(list)
        for reading in self._readings:
            for pattern in reading.patterns:
                for place, vote in _judge(reading, pattern, kind_at, formed):
                    found[place].append(vote)
        return found

    def _may_be_name(self, start: int, end: int, *, is_initial: bool) -> bool:
        """Whether a capital at the beginning of a sentence may be more than that."""
        if not is_initial or end - start > 1:
            return True
        word = self._doc[start].lower_
        if word.endswith("."):
            return False  # "Mass."
        if word in self._words.never or word.endswith(_COMMON_ENDINGS):
            return False
        is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        following = self._doc[end].lower_ if end < len(self._doc) else ""
        return not is_plural or following in ("has", "is", "was") or following.endswith("s")

    def _read(self) -> Iterator[Reading]:
        for token in self._doc:
            if token.is_lower or token.is_sent_start:
                word = token.lower_
                for lemma in dict.fromkeys(self._words.lemmas(word)):
                    verb = self._entry(self._words.verbs.get(lemma, ()), token.i)
                    if verb:
                        yield from self._verb(token.i, verb)
                    noun = self._entry(self._words.nouns.get(lemma, ()), token.i)
                    if noun:
                        yield self._noun(token.i, noun)

    def _entry(self, entries: list[Entry] | tuple[()], index: int) -> Entry | None:
        """All entries of the longest form that stands at a token, as one."""
        fitting = [
            entry
            for entry in entries
            if tuple(token.lower_ for token in self._doc[index + 1 : index + 1 + len(entry.rest)])
            == entry.rest
        ]
        if not fitting:
            return None
        rest = fitting[0].rest
        same = [entry for entry in fitting if entry.rest == rest]
        patterns = tuple(pattern for entry in same for pattern in entry.patterns)
        light = frozenset(verb for entry in same for verb in entry.light)
        return Entry(rest, patterns, light)

    def _verb(self, index: int, entry: Entry) -> Iterator[Reading]:
        clauses = self._clauses
        end = index + 1 + len(entry.rest)
        functions = clauses.behind(end)
        left, passive = clauses.before_verb(index)
        if left.places and left.places[-1][1] == index and self._is_noun_there(index, left):
            left = NOBODY
        if "by" in functions and self._words.is_participle(self._doc[index].lower_):
            passive = passive or (end < len(self._doc) and self._doc[end].text == "by")
        if passive:
            if not left:
                left = clauses.after_comma(index)
            if not left and clauses.opens_sentence(index):
                left = clauses.next_name(end)
            functions = functions | {"object": left, "subject": functions.get("by", NOBODY)}
        else:
            target = clauses.object_of(end)
            after = clauses.behind(target.places[-1][1]) if target.places else functions
            functions = after | {"object": target, "subject": left}
        share = clauses.percent_of(end)
        if share:
            functions = functions | {"share-of": share, "object": NOBODY}
        yield Reading(
            index,
            entry.patterns,
            functions,
            clauses.has_money(index),
            clauses.words_after(functions["object"]),
        )

    def _is_noun_there(self, index: int, left: Group) -> bool:
        """Whether what looks like a verb behind a name is a noun: "DNA test", "DNA testing"."""
        word = self._doc[index].lower_
        is_base = word in self._words.verbs and word not in self._words.irregular
        return word.endswith("ing") or (is_base and len(left.places) == 1)

    def _noun(self, index: int, entry: Entry) -> Reading:
        clauses = self._clauses
        end = index + 1 + len(entry.rest)
        functions = clauses.behind(end)
        owner, start = clauses.owner_before(index)
        functions = functions | {"possessor": owner}
        given = clauses.name_before(start)  # "awarded Widget an order"
        verb = self._carrier(given.places[0][0] if given else start, entry)
        if verb is not None and not owner.places:
            functions = functions | {"subject": clauses.before_verb(verb)[0], "indirect": given}
        return Reading(index, entry.patterns, functions, clauses.has_money(index))

    def _carrier(self, start: int, entry: Entry) -> int | None:
        """The verb before a noun that makes its own subject a party: "set up a", "ended its"."""
        words = self._words
        for length in (1, 2):
            index = start - length
            if index < 0:
                return None
            first, *rest = (token.lower_ for token in self._doc[index:start])
            if any(" ".join((lemma, *rest)) in entry.light for lemma in words.lemmas(first)):
                return index
            if not rest and words.is_form(first, words.supports):
                return index
        return None

    def may_begin(self, place: Place) -> bool:
        """Whether a name at the beginning of a sentence may be more than a common word."""
        return self._may_be_name(*place, is_initial=True)

    def list_around(self, place: Place) -> tuple[Place, ...]:
        """The names of the list that a name stands in."""
        return self._clauses.list_around(place).places


def kinds_of(doc: Doc, found: Iterable[Candidate]) -> KindAt:
    """What is known of a name, given the names found so far.

    A surname is that of its bearer, and what "Ohio" follows behind a comma is a place there.
    """
    titles = read_words("titles.txt")
    at = {index: one for one in found for index in range(one.start, one.end)}
    people = {
        doc[index].text
        for one in at.values()
        if one.kind == Kind.PERSON
        for index in range(one.start, one.end)
    }

    def kind_at(place: Place) -> Kind | None:
        known = [at[index] for index in range(*place) if index in at]
        if place[0] and doc[place[0] - 1].text in titles:
            return Kind.PERSON
        beyond = at.get(place[1] + 1)
        if beyond and beyond.kind == Kind.PLACE and doc[place[1]].text == ",":
            return Kind.PLACE
        if not known:
            is_surname = place[1] - place[0] == 1 and doc[place[0]].text in people
            return Kind.PERSON if is_surname else None
        if known[0].kind == Kind.TECHNOLOGY and place[1] - place[0] > known[0].end - known[0].start:
            return None  # "Elmtree AI"
        return known[0].kind

    return kind_at


_COMMON_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ing",
    "ship",
    "ly",
    "ists",
    "ers",
    "ors",
    "ants",
    "ents",
    "ees",
    "ians",
    "ives",
    "ages",
    "ies",
)


def _judge(
    reading: Reading, pattern: Pattern, kind_at: KindAt, formed: Container[Place]
) -> Iterator[tuple[Place, Vote]]:
    fillers = {role.name: _fillers(reading, role) for role in pattern.roles}
    for role in pattern.roles:
        if any(
            not _fits(kind_at(place), role) or (role.kind == Kind.PERSON and place in formed)
            for place, _ in _places(fillers[role.name])
        ):
            fillers[role.name] = []
    complete = all(
        _is_filled(role, fillers[role.name]) for role in pattern.roles if role.name in pattern.need
    )
    complete = complete and (reading.has_money or not pattern.needs_money)
    # Whoever tests or launches something may be anybody; it takes two to make a deal.
    complete = complete and sum(_count(groups) for groups in fillers.values()) > 1
    everyone = [place for groups in fillers.values() for place, _ in _places(groups)]
    sure = {place for place in everyone if kind_at(place) in _PARTIES or place in formed}
    groups = [group for found in fillers.values() for group in found]
    is_said = any(group.is_actor for group in groups)  # "the group", "rival Skylume"
    is_plain = pattern.is_plain and not (pattern.follow & reading.words_after)
    subject = reading.functions.get("subject", NOBODY)
    by_company = any(kind_at(place) == Kind.COMPANY for place in subject.places)
    loose = {
        place
        for function in ("subject", "of", "in", "into")
        for place in reading.functions.get(function, NOBODY).places
    }
    for role in pattern.roles:
        for place, _ in _places(fillers[role.name]):
            if kind_at(place) is not None:
                continue
            vouched = bool(sure - {place}) or reading.has_money or is_said
            weight = _weight(complete, is_plain or role.is_open_to_people, vouched)
            if weight == _HINT and not is_plain and by_company and place not in loose:
                weight = _CERTAIN
            is_long = place[1] - place[0] > 1
            if role.kind == Kind.PERSON and not is_long:
                continue
            if (
                role.is_open_to_people
                and role.kind == Kind.COMPANY
                and is_long
                and place not in formed
            ):
                continue
            if weight:
                half = weight == _HINT and place in subject.places
                told_by = _HALF_A_DEAL if half else f"{pattern.event} {role.name}"
                yield place, Vote(told_by, role.kind, weight)


def _weight(complete: bool, is_plain: bool, vouched: bool) -> int:
    if complete:
        return _CERTAIN if vouched or not is_plain else _HINT
    return 0 if is_plain else _HINT


def _fillers(reading: Reading, role: Role) -> list[Group]:
    functions = sorted(role.functions & reading.functions.keys())
    return [reading.functions[name] for name in functions if reading.functions[name]]


def _places(groups: list[Group]) -> Iterator[tuple[Place, Group]]:
    for group in groups:
        for place in group.places:
            yield place, group


def _is_filled(role: Role, groups: list[Group]) -> bool:
    return _count(groups) >= role.at_least


def _count(groups: list[Group]) -> int:
    return sum(len(group.places) or group.is_actor for group in groups)


def _fits(kind: Kind | None, role: Role) -> bool:
    return kind is None or kind in role.kinds or (kind in _PARTIES and role.kind == Kind.COMPANY)
