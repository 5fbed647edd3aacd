"""What a deal, as it was read, says about each name in it.

In:  a `Reading` and what is known of its names. Out: `Vote`s.
A deal speaks for its names when every role that its frame needs is filled by a name or by a
word such as "the company", and no filler is known for something else. Half a deal is a hint.
Not here: where the names stand (deals.py, clauses.py).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import Kind
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.clauses import NOBODY, Group, Place
from kg.nlp.names.slots import Vote
from kg.nlp.names.tables import read_words
from kg.nlp.names.triggers import Pattern, Role

_CERTAIN, _HINT = 2, 1
_HALF_A_DEAL = "X announced"  # as the slot of that name: what says the same counts once
_PARTIES = frozenset({Kind.COMPANY, Kind.ORGANIZATION})
_INSIDE = ("in", "into")  # a town may stand there as well
_LOOSE = ("subject", "of", *_INSIDE)  # where half a deal with a known company is no proof
KindAt = Callable[[Place], "Kind | None"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A deal as it stands: the names in each function."""

    trigger: int
    patterns: tuple[Pattern, ...]
    functions: Mapping[str, Group]
    has_money: bool
    words_after: frozenset[str] = frozenset()  # behind its object's "to" or "as"
    towns: frozenset[Place] = frozenset()  # names that towns bear too

    def of(self, *functions: str) -> frozenset[Place]:
        return frozenset(p for f in functions for p in self.functions.get(f, NOBODY).places)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the names: their kinds, and which end as companies' names do."""

    kind_at: KindAt
    formed: Container[Place]

    def is_party(self, place: Place) -> bool:
        return self.kind_at(place) == Kind.COMPANY or place in self.formed

    def fits(self, place: Place, role: Role) -> bool:
        kind = self.kind_at(place)
        if role.kind == Kind.PERSON:
            return kind in (None, Kind.PERSON) and place not in self.formed
        return kind is None or kind in role.kinds or kind in _PARTIES


def kinds_of(doc: Doc, found: Iterable[Candidate]) -> KindAt:
    """What is known of a name, given the names found so far.

    A surname is that of its bearer, and what "Ohio" follows behind a comma is a place there.
    """
    titles = read_words("titles.txt")
    at = {index: one for one in found for index in range(one.start, one.end)}
    people = {doc[index].text for index, one in at.items() if one.kind == Kind.PERSON}
    given_names = read_words("given_names.txt")

    def kind_at(place: Place) -> Kind | None:
        start, end = place
        if start and doc[start - 1].text in titles:
            return Kind.PERSON
        beyond = at.get(end + 1)
        if beyond and beyond.kind == Kind.PLACE and doc[end].text == ",":
            return Kind.PLACE
        one = next((at[index] for index in range(start, end) if index in at), None)
        if one is None:
            word = doc[start].text if end - start == 1 else ""
            return Kind.PERSON if word in people or word in given_names else None
        if one.kind == Kind.TECHNOLOGY and end - start > one.end - one.start:
            return None  # "Elmtree AI"
        return one.kind

    return kind_at


def judge(reading: Reading, known: Known) -> Iterator[tuple[Place, Vote]]:
    """The votes of one deal for the names whose kind is not known."""
    places = {place for group in reading.functions.values() for place in group.places}
    if all(known.kind_at(place) for place in places):
        return  # as in most deals: there is nobody to vote for
    for pattern in reading.patterns:
        yield from _Case(reading, pattern, known).votes()


class _Case:
    """One reading against one frame."""

    def __init__(self, reading: Reading, pattern: Pattern, known: Known) -> None:
        self._reading, self._pattern, self._known = reading, pattern, known
        self._fillers = {role.name: self._fill(role) for role in pattern.roles}
        groups = [group for found in self._fillers.values() for group in found]
        self._everyone = frozenset(place for group in groups for place in group.places)
        self._sure = frozenset(place for place in self._everyone if known.is_party(place))
        self._is_said = any(group.is_actor for group in groups)  # "the group", "rival Widget"
        # "picked X to supply", "as its supplier": nobody else is picked for that
        followed = bool(pattern.follow & reading.words_after)
        self._is_plain = pattern.is_plain and not followed
        self._is_complete = (
            all(self._is_filled(role) for role in pattern.roles if role.name in pattern.need)
            and (reading.has_money or not pattern.needs_money)
            and (followed or not pattern.follow or not pattern.is_plain)
            # Whoever tests or launches something may be anybody; it takes two to make a deal.
            and sum(_count(group) for group in groups) > 1
        )

    @property
    def _lacks_person(self) -> bool:
        """Whether it is about somebody's post, and nobody in it is known for a person."""
        return any(role.kind == Kind.PERSON for role in self._pattern.roles) and not any(
            self._known.kind_at(place) == Kind.PERSON for place in self._everyone
        )

    def votes(self) -> Iterator[tuple[Place, Vote]]:
        for role in self._pattern.roles:
            for place in (place for group in self._fillers[role.name] for place in group.places):
                weight = 0 if self._known.kind_at(place) else self._weight(role, place)
                if weight:
                    is_half = weight == _HINT and place in self._reading.of("subject")
                    said_by = _HALF_A_DEAL if is_half else f"{self._pattern.event} {role.name}"
                    yield place, Vote(said_by, role.kind, weight)

    def _weight(self, role: Role, place: Place) -> int:
        is_plain = self._is_plain or role.is_open_to_people
        is_long = place[1] - place[0] > 1
        by_others = bool(self._sure - {place})
        if role.kind == Kind.PERSON:
            return (_CERTAIN if by_others else _HINT) if is_long and self._is_complete else 0
        if is_plain and is_long and place not in self._known.formed:
            # "Chelsea bought Jo Foobar", "Jo Foobar sued Acme"
            return _CERTAIN if self._is_complete and by_others and not role.is_open_to_people else 0
        if is_plain and self._lacks_person:
            return 0
        if self._is_complete:
            is_vouched = by_others or self._is_said or self._reading.has_money
            return _CERTAIN if is_vouched or not is_plain else _HINT
        if is_plain:
            return 0
        return _CERTAIN if self._is_with_company(place) else _HINT

    def _is_with_company(self, place: Place) -> bool:
        """Whether a known company does it: to sell a part to X, to form an alliance with X."""
        doers = self._reading.of("subject")
        return any(self._known.kind_at(doer) == Kind.COMPANY for doer in doers) and (
            place not in self._reading.of(*_LOOSE)
        )

    def _fill(self, role: Role) -> list[Group]:
        functions = self._reading.functions
        groups = [functions[name] for name in sorted(role.functions & functions.keys())]
        towns = self._reading.towns & self._reading.of(*_INSIDE)
        names = [place for group in groups for place in group.places]
        if any(not self._known.fits(place, role) or place in towns for place in names):
            return []
        return [group for group in groups if group]

    def _is_filled(self, role: Role) -> bool:
        return sum(_count(group) for group in self._fillers[role.name]) >= role.at_least


def _count(group: Group) -> int:
    return len(group.places) or int(group.is_actor)
