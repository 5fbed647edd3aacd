"""Noun phrases and lists of names in a row of units.

In:  a row of units (units.py) and a place in it.
Out: `NounPhrase`s to the right or to the left of that place, and "A, B and C" as a list.
Not here: verbs (groups.py); what a phrase does in its clause (clauses.py). Part of the
shallow reading that a parser replaces.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.inflect import Form
from kg.extract.units import U, Unit
from kg.extract.words import APART, GENERIC_COMPANY, NOUN_LIKE, PARTS

Row = list[Unit]

_AGENTS = frozenset(["company", "organization", "person"])
# Between two names these make the second an apposition: "Acme rival Widget". Any other word
# there may be a verb that nobody told us about.
APPOSED = (
    GENERIC_COMPANY
    | PARTS
    | frozenset(
        """rival competitor partner customer affiliate parent owner subsidiary spin-off spinoff
        founder co-founder chief executive ceo chairman president director head chair officer
        """.split()
    )
)
_OPENING = (U.DET, U.OWN)
_INSIDE = (U.NAME, U.WORD, U.AMOUNT, U.POSS, U.DASH)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Units `start` to `end` of a row, the last one of which, its head, says what it is."""

    row: Row
    start: int
    end: int

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(self.row[self.start : self.end])

    @property
    def head(self) -> Unit:
        return self.row[self.end - 1]

    @property
    def possessors(self) -> tuple[Unit, ...]:
        """Names before 's, and "its"."""
        found = [u for u, after in zip(self.units, self.units[1:], strict=False)
                 if u.kind is U.NAME and after.kind is U.POSS]  # fmt: skip
        return tuple(found) or tuple(u for u in self.units if u.kind is U.OWN)

    @property
    def compounds(self) -> tuple[Unit, ...]:
        """Names that qualify the head without 's: "the NVIDIA-Nokia partnership"."""
        taken = (*self.possessors, self.head)
        return tuple(u for u in self.units if u.kind is U.NAME and u not in taken)


def phrase_after(row: Row, i: int) -> NounPhrase | None:
    """The noun phrase that begins at unit i."""
    j = i
    while j < len(row) and _continues(row, i, j):
        j += 1
    while j > i and (row[j - 1].kind in (U.POSS, U.DASH, U.ADV, *_OPENING)):
        j -= 1
    return NounPhrase(row, i, j) if j > i else None


def _continues(row: Row, i: int, j: int) -> bool:
    unit, last = row[j], row[j - 1] if j > i else None
    named = [k for k in range(i, j) if row[k].label in _AGENTS]
    bare = bool(named) and (named[-1] + 1 >= j or row[named[-1] + 1].kind is not U.POSS)
    if unit.kind in _OPENING:
        return last is None or last.kind is U.DET
    if unit.kind is U.POSS:
        return last is not None
    if unit.kind is U.NAME:
        words = {u.text for u in row[named[-1] + 1 : j]} if named else set()
        tight = last is not None and last.kind is U.DASH
        return not bare or tight or (bool(words) and words <= APPOSED)
    if unit.kind in (U.WORD, U.DASH):
        if last is not None and last.label == "person":
            return False
        if last is not None and last.kind is U.WORD and _opens_participle(row, j):
            return False
        return not _may_be_verb(row, j, bare=bare or (last is not None and last.kind is U.AMOUNT))
    if unit.kind is U.AMOUNT:
        return not bare and (last is None or last.kind in (*_OPENING, U.ADV, U.POSS, U.WORD))
    if unit.kind is U.TIME:
        return last is not None and last.kind in (*_OPENING, U.POSS)
    if unit.kind is U.ADV:
        return last is not None and last.kind in _OPENING
    return unit.kind is U.VERB and _is_noun_or_adjective(row, j, bare)


def _opens_participle(row: Row, j: int) -> bool:
    """ "a round | led by", "a deal | valued at"."""
    following = row[j + 1].kind if j + 1 < len(row) else None
    if row[j].text == "valuing":
        return True
    return row[j].text.endswith(("ed", "led")) and following is U.PREP


def _may_be_verb(row: Row, j: int, *, bare: bool) -> bool:
    """A word behind a name that nobody told us about, in a form that verbs have."""
    following = row[j + 1].kind if j + 1 < len(row) else None
    third = row[j].text.endswith("s") and following in (U.NAME, U.AMOUNT)
    has_object = following in (U.DET, U.OWN, U.PRON)
    return bare and (third or has_object or row[j].text.endswith(("ed", "ing")))


def _is_noun_or_adjective(row: Row, j: int, bare: bool) -> bool:
    unit, last = row[j], row[j - 1] if j else None
    following = row[j + 1].kind if j + 1 < len(row) else None
    if last is not None and last.kind is U.AMOUNT and _is_past(unit):  # "for $3m | collapsed"
        return following in (U.WORD, U.VERB)
    if last is not None and last.kind in (*_OPENING, U.POSS, U.AMOUNT, U.TIME):
        return True
    if unit.may_be(Form.GERUND, Form.PARTICIPLE):
        return (
            following in (U.WORD, U.VERB) and not bare and (last is None or last.kind is not U.WORD)
        )
    noun_like = unit.text in NOUN_LIKE
    if last is not None and last.kind in (U.PREP, U.VERB):
        return unit.may_be(Form.BASE, Form.THIRD)
    return (
        noun_like
        and last is not None
        and last.kind in (U.WORD, U.VERB, U.NAME, U.DASH)
        and following not in (U.TO, U.NAME, U.DET, U.PRON, U.OWN, U.AMOUNT)
    )


def _is_past(unit: Unit) -> bool:
    return unit.may_be(Form.PAST) and unit.text not in NOUN_LIKE


def phrase_before(row: Row, j: int) -> NounPhrase | None:
    """The noun phrase whose last unit is j."""
    if j < 0 or row[j].kind not in (U.NAME, U.WORD, U.VERB):
        return None
    i = j
    while i > 0 and row[i].kind not in _OPENING and _goes_on_leftwards(row, i - 1, j):
        i -= 1
    if i and row[i].kind is U.DET and row[i - 1].text in ("the", "these", "all"):
        i -= 1  # "the two companies"
    while i < j and row[i].kind in (U.POSS, U.DASH, U.TIME, U.ADV):
        i += 1
    return NounPhrase(row, i, j + 1)


def _goes_on_leftwards(row: Row, k: int, j: int) -> bool:
    unit, right = row[k], row[k + 1]
    before = row[k - 1].kind if k else None
    if unit.kind is U.NAME and unit.label in _AGENTS and right.kind in (U.WORD, U.NAME, U.VERB):
        between = {u.text for u in row[k + 1 : j + 1] if u.kind is U.WORD}
        name_follows = any(u.label in _AGENTS for u in row[k + 1 : j + 1])
        return not name_follows or (bool(between) and between <= APPOSED)
    if unit.kind in (*_INSIDE, *_OPENING):
        return not (unit.kind is U.WORD and right.kind in _OPENING)
    if unit.kind is U.TIME:
        return before in (*_OPENING, U.POSS)
    if unit.kind is U.ADV:
        return before in _OPENING
    if unit.kind is U.VERB:
        if unit.text in NOUN_LIKE:
            return before in (*_OPENING, U.POSS, U.WORD, U.NAME, U.PREP, U.VERB, U.AMOUNT)
        adjective = unit.may_be(Form.GERUND, Form.PARTICIPLE)
        return adjective and before in (*_OPENING, U.POSS, U.PREP, U.AMOUNT)
    return False


def names_after(row: Row, first: NounPhrase, *, is_noun: bool = False) -> tuple[list[Unit], int]:
    """The names of a list that begins with a phrase, and where the list ends.

    "A, B and C" needs its "and": without one, what stands behind a comma may be an
    apposition. Behind a verb, a last member that a verb follows is the subject of a clause
    of its own: "bought A and B said"; behind a noun it is not: "the merger of A and B failed".
    """
    names, end = [first.head], first.end
    pending: list[Unit] = []
    i = first.end
    while i < len(row):
        closing = row[i].kind is U.CONJ
        j = i + 1
        if row[i].kind is U.COMMA and j < len(row) and row[j].kind is U.CONJ:
            closing, j = True, j + 1
        if not closing and row[i].kind is not U.COMMA:
            break
        if row[i].kind is U.COMMA and _sets_apart(row, j):
            break
        phrase = phrase_after(row, j)
        name = _member(phrase, first.head.label) if phrase is not None else None
        if phrase is None or name is None:
            break
        two_after_comma = row[i].kind is U.COMMA and not pending  # "A, and B will"
        if closing and (two_after_comma or not is_noun) and _verb_follows(row, phrase.end):
            break
        pending.append(name)
        i = phrase.end
        if closing:
            names, end, pending = names + pending, i, []
    return names, end


def _sets_apart(row: Row, i: int) -> bool:
    """ "bought A, beating B and C", "unlike B and C": no list goes on behind this comma."""
    if i >= len(row) or row[i].is_title or row[i].kind not in (U.WORD, U.VERB):
        return False
    return row[i].text in APART or (row[i].text.endswith("ing") and len(row[i].text) > 4)


def _member(phrase: NounPhrase, label: str) -> Unit | None:
    """The name that a phrase adds to a list; "A and B business units" lists A and B."""
    if not label:
        return None
    first = phrase.units[0]
    units_of_both = phrase.head.text in PARTS and phrase.head.text.endswith("s")
    if units_of_both and first.label == label:
        return first
    return phrase.head if _alike(phrase.head.label, label) else None


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} == {"company", "organization"}


def _verb_follows(row: Row, i: int) -> bool:
    if i >= len(row):
        return False
    unit = row[i]
    finite = unit.kind is U.VERB and unit.may_be(Form.THIRD, Form.PAST)
    return unit.kind in (U.AUX, U.MODAL) or finite


def names_before(row: Row, last: NounPhrase) -> tuple[list[Unit], int]:
    """The names of a list that ends with a phrase, and where the list begins."""
    names, start = [last.head], last.start
    i = last.start - 1
    if i < 1 or row[i].kind is not U.CONJ:
        return names, start
    only_two = row[i - 1].kind is not U.COMMA
    if not only_two:
        i -= 1
    while i >= 1 and row[i].kind in (U.CONJ, U.COMMA):
        phrase = phrase_before(row, i - 1)
        if (
            phrase is None
            or not phrase.head.label
            or not _alike(phrase.head.label, last.head.label)
        ):
            break
        names, start = [phrase.head, *names], phrase.start
        i = phrase.start - 1
    if len(names) == 2 and not only_two:  # "... A, and B said": two clauses
        return [last.head], last.start
    return names, start
