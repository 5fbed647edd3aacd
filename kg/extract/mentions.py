"""Every name and value of an article as a mention, and which mentions mean the same.

In:  a Doc as kg/annotations.py describes it; fillers such as "the company" that roles need.
Out: `Mention`s in text order, numbered; the head of each.
Not here: which entity of the world a mention stands for (kg/resolve); whom "the company"
means (refer.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.annotations import AMOUNTS, FURNITURE, TIMES
from kg.model import NAME_KINDS, Amount, Kind, Mention, Span, Time
from kg.naming import name_key, without_possessive

# A company's name may lose these when it is said again: "Marvell Technology", then "Marvell".
_DROPPED_LATER = frozenset(
    """& and bank capital communications company electronics energy entertainment financial
    foods global group holding holdings industries international labs laboratories media motor
    motors networks pharmaceuticals platforms semiconductor semiconductors services software
    solutions systems technologies technology telecom ventures""".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """Characters that become a mention. `antecedent` is where the thing meant is named."""

    start: int
    end: int
    kind: Kind
    text: str
    key: str = ""  # of a name: the recorded name or its name_key
    recorded: str | None = None  # the name in ontology/names that it is an alias of
    antecedent: tuple[int, int] | None = None
    amount: Amount | None = None
    time: Time | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is "it" or "the company" of whom nobody can say which company it is."""
        return self.kind is Kind.COMPANY and not self.key and self.antecedent is None


def furniture_tokens(doc: Doc) -> frozenset[int]:
    """Tokens that are no part of the article."""
    return frozenset(
        i for span in doc.spans.get(FURNITURE, ()) for i in range(span.start, span.end)
    )


def places_of(doc: Doc, skip: frozenset[int]) -> list[Place]:
    """The names and values of a Doc, outside page furniture."""
    found = [
        name_place(ent) for ent in doc.ents if ent.label_ in NAME_KINDS and ent.start not in skip
    ]
    for span in doc.spans.get(AMOUNTS, ()):
        value = span._.amount
        if span.start not in skip:
            found.append(Place(value.start, value.end, value.kind, value.text, amount=value.amount))
    for span in doc.spans.get(TIMES, ()):
        value = span._.time
        if span.start not in skip:
            found.append(Place(value.start, value.end, Kind.DATE, value.text, time=value.time))
    return found


def name_place(ent: DocSpan) -> Place:
    """The place of a name, without its 's."""
    text, start, recorded = without_possessive(ent.text), ent.start_char, ent.kb_id_
    kind = Kind(ent.label_)
    key = name_key(recorded or text, is_company=kind is Kind.COMPANY)
    return Place(start, start + len(text), kind, text, key, recorded or None)


def trimmed_span(doc: Doc, start: int, end: int) -> Span:
    """The characters of tokens without white space at their ends."""
    span = doc[start:end]
    written = span.text  # put together anew at each access
    text = written.strip()
    first = span.start_char + len(written) - len(written.lstrip())
    return Span(first, first + len(text), text)


def number(places: Iterable[Place], aliases: dict[str, str]) -> tuple[Mention, ...]:
    """Mentions in text order with their heads. A place that occurs twice counts once."""
    unique = {(p.start, p.end, p.kind): p for p in places}
    row = sorted(unique.values(), key=lambda p: (p.start, p.end, p.kind))
    ids = {(p.start, p.end): f"m{n}" for n, p in enumerate(row, start=1)}
    heads = _heads(row, aliases)
    return tuple(
        Mention(
            id=ids[p.start, p.end],
            kind=p.kind,
            start=p.start,
            end=p.end,
            text=p.text,
            head=ids.get(heads.get((p.start, p.end), (-1, -1))),
            recorded=p.recorded,
            amount=p.amount,
            time=p.time,
        )
        for p in row
    )


def _heads(row: list[Place], aliases: dict[str, str]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each naming place, the place that names the same thing best."""
    groups = group_keys(row, aliases)
    best: dict[tuple[Kind, str], Place] = {}
    for place in row:
        if place.key and place.antecedent is None:
            group = (place.kind, groups[place.kind, place.key])
            known = best.get(group)
            if known is None or _fullness(place) > _fullness(known):
                best[group] = place
    by_place = {(p.start, p.end): p for p in row}
    heads: dict[tuple[int, int], tuple[int, int]] = {}
    for place in row:
        named = by_place.get(place.antecedent) if place.antecedent else place
        if named is not None and named.key:
            head = best[named.kind, groups[named.kind, named.key]]
            heads[place.start, place.end] = (head.start, head.end)
    return heads


def _fullness(place: Place) -> int:
    return len(name_key(place.text, is_company=place.kind is Kind.COMPANY))


def group_keys(row: list[Place], aliases: dict[str, str]) -> dict[tuple[Kind, str], str]:
    """The key of the fullest name for each key of the article."""
    groups: dict[tuple[Kind, str], str] = {}
    fuller: dict[tuple[Kind, str], list[str]] = {}  # names said so far, by what may be said later
    spelled = {
        name_key(short): name_key(full) for short, full in sorted(aliases.items()) if short != full
    }
    for place in row:
        if not place.key or (place.kind, place.key) in groups:
            continue
        full = spelled.get(place.key, place.key)
        if full == place.key and (place.recorded is None or place.kind is not Kind.COMPANY):
            earlier = fuller.get((place.kind, place.key), [])
            is_short = len(earlier) == 1 and not _is_beside(place, earlier[0], row)
            full = earlier[0] if is_short else place.key
        groups[place.kind, place.key] = groups.get((place.kind, full), full)
        for short in _short_forms(place):
            fuller.setdefault((place.kind, short), []).append(place.key)
    return groups


def _is_beside(place: Place, full: str, row: list[Place]) -> bool:
    """Whether a company's short name stands right behind its full one, as another thing's would.

    "Acme Copper, a unit of Acme" names two; "Acme Copper ..." and later "Acme" names one. A tail
    that says nothing ("Technology") may go at once.
    """
    dropped = full.split()[len(place.key.split()) :]
    if place.kind is not Kind.COMPANY or _DROPPED_LATER.issuperset(dropped):
        return False
    return any(other.key == full and 0 <= place.start - other.end < _BESIDE_CHARS for other in row)


_BESIDE_CHARS = 60


def _short_forms(place: Place) -> list[str]:
    """How a full name may be said again: "Bochert", "Marvell"."""
    words = place.key.split()
    if place.kind is Kind.PERSON:
        return words[-1:] if len(words) > 1 else []
    if place.kind is not Kind.COMPANY:
        return []
    shortest = len(words)
    if place.recorded is None and not any(c.isdigit() for c in place.key):
        shortest = 1  # "Tarkine Minerals", then "Tarkine": no table knows either
    while shortest > 1 and words[shortest - 1] in _DROPPED_LATER:
        shortest -= 1
    return [" ".join(words[:n]) for n in range(shortest, len(words))]
