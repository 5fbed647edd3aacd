"""Who does it: the subject to the left of a verb group.

In:  a row of units and the unit behind which the verb group begins.
Out: a `Subject`: the names, or the pronoun, and how they were found; None where the words
     between leave a doubt.
Not here: whom a pronoun means (refer.py). Part of the shallow reading that a parser replaces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.phrases import APPOSED, NounPhrase, Row, names_before, phrase_after, phrase_before
from kg.extract.units import U, Unit
from kg.extract.words import CLAUSE_OPENERS, GENERIC_COMPANIES, GENERIC_COMPANY

PARTIES = frozenset(["company", "organization"])


@dataclass(frozen=True, slots=True)
class Subject:
    """The units that name the subject; `start` is the first unit of its phrase."""

    units: tuple[Unit, ...]
    start: int
    way: str = "direct"  # direct, apposition, relative, adjunct, shared


def subject_before(row: Row, end: int) -> Subject | None:
    """The subject of the verb group that begins at unit `end`."""
    j = end - 1
    if j < 0:
        return None
    unit = row[j]
    if unit.kind is U.REL:
        return _antecedent(row, j)
    if unit.text in ("itself", "themselves") and j:  # "Acme itself bought"
        return subject_before(row, j)
    if unit.kind is U.PRON:
        return Subject((unit,), j) if unit.text in ("it", "they", "we", "he", "she") else None
    if unit.kind is U.COMMA:
        return _before_insertion(row, j)
    if unit.kind is U.CONJ:
        return _shared(row, j)
    phrase = phrase_before(row, j)
    return _direct(row, phrase) if phrase is not None else None


def _direct(row: Row, phrase: NounPhrase) -> Subject | None:
    if phrase.head.kind is U.NAME:
        names, start = names_before(row, phrase)
        if not opens_clause(row, start):
            return None
        return Subject(tuple(names), start)
    nouns = GENERIC_COMPANY | GENERIC_COMPANIES
    generic = phrase.units[0].text in ("the", "both") and phrase.head.text in nouns
    if generic and len(phrase.units) <= 3 and opens_clause(row, phrase.start):
        whole = replace(phrase.head, start=phrase.units[0].start)
        return Subject((whole,), phrase.start)
    return None


def opens_clause(row: Row, start: int) -> bool:
    """Whether a clause can begin at unit `start`: nothing before it takes it as object."""
    if start == 0:
        return True
    before = row[start - 1]
    if before.kind in (U.STOP, U.COMMA, U.SUB, U.REL, U.CONJ):
        return True
    if before.text in CLAUSE_OPENERS:
        return True
    if before.kind is U.TIME:  # "On Monday Acme bought"
        return start < 3 or row[start - 3].kind in (U.STOP, U.COMMA)
    if before.kind is U.ADV:
        return start == 1 or opens_clause(row, start - 1)
    return before.kind is U.VERB  # "said Acme had bought"; the caller looks at the verb


def _antecedent(row: Row, rel: int) -> Subject | None:
    """ "Acme, which bought": the name right before the pronoun."""
    j = rel - 1
    if j >= 0 and row[j].kind is U.COMMA:
        j -= 1
    phrase = phrase_before(row, j) if j >= 0 else None
    if phrase is None or phrase.head.kind is not U.NAME:
        return None
    names, start = names_before(row, phrase)
    return Subject(tuple(names), start, "relative") if len(names) == 1 else None


def _before_insertion(row: Row, closing: int) -> Subject | None:
    """ "Acme, the maker of X, bought": the name before the comma that opened the insertion."""
    opening = closing - 1
    while opening > 0 and row[opening].kind is not U.COMMA:
        if row[opening].kind is U.STOP or closing - opening > 16:
            return None
        opening -= 1
    if opening < 1 or opening + 1 == closing:
        return None
    first, inside = row[opening + 1], row[opening + 1 : closing]
    relative = first.kind is U.REL
    verbs = any(u.kind in (U.AUX, U.MODAL) for u in inside)
    name_alone = _is_name_alone(inside)
    if not relative and (verbs or first.kind in (U.SUB, U.CONJ, U.PRON)):
        return None
    if first.kind is U.NAME and not name_alone:
        return None
    phrase = phrase_before(row, opening - 1)
    if phrase is not None and phrase.head.text in APPOSED and name_alone:
        named = phrase.units[0].kind is U.OWN or bool(phrase.possessors)
        opens = named and opens_clause(row, phrase.start)
        return Subject((first,), phrase.start, "apposition") if opens else None
    if name_alone or phrase is None or phrase.head.kind is not U.NAME:
        return None
    names, start = names_before(row, phrase)
    if len(names) > 1 or not opens_clause(row, start):
        return None
    return Subject(tuple(names), start, "apposition")


def _is_name_alone(inside: Row) -> bool:
    """ "its map business, Widget, was sold": between commas stands a name and nothing else."""
    return len(inside) == 1 and inside[0].kind is U.NAME


def _shared(row: Row, conj: int) -> Subject | None:
    """ "Acme bought X and sold": the subject of the clause, if there is only one."""
    j = conj - 1
    if j >= 0 and row[j].kind is U.COMMA:
        j -= 1
    subject = clause_subject(row, conj)
    if subject is None:
        return None
    between = row[subject.start : conj]
    if any(u.kind in (U.SUB, U.REL, U.STOP, U.TO) or u.text == "said" for u in between):
        return None
    return Subject(subject.units, subject.start, "shared")


def clause_subject(row: Row, before: int) -> Subject | None:
    """The names that open the sentence, or its part behind "In 2024,"."""
    start = _behind_opening(row, before)
    phrase = phrase_after(row, start)
    if phrase is None or phrase.head.kind is not U.NAME or phrase.end >= before:
        return None
    names, end = [phrase.head], phrase.end
    if end < before and row[end].kind in (U.CONJ, U.COMMA):
        second = phrase_after(row, end + 1)
        if row[end].kind is U.COMMA or second is None or second.head.kind is not U.NAME:
            return None
        names, end = [phrase.head, second.head], second.end
    return Subject(tuple(names), start)


def _behind_opening(row: Row, before: int) -> int:
    """Behind "In 2024," "However," or a heading with a colon."""
    start = max((i + 1 for i, u in enumerate(row[:before]) if u.kind is U.STOP), default=0)
    for i in range(start, min(before, start + 6)):
        if row[i].kind is U.COMMA:
            opening = row[start:i]
            if all(u.kind in (U.PREP, U.TIME, U.ADV, U.DET, U.WORD, U.SUB) for u in opening):
                return i + 1
            return start
    return start


def adjunct_subject(row: Row, at: int) -> Subject | None:
    """Who acts in "..., by acquiring": the subject of its clause, if it is the only party there.

    Another party in between might be the one who acts; so might one behind "to" or a modal,
    and then it is not said to have happened.
    """
    subject = clause_subject(row, at)
    if subject is None:
        return _subject_behind(row, at)
    between = row[subject.start : at]
    others = [u for u in between if u.label in PARTIES and u not in subject.units]
    if others or any(u.kind in (U.TO, U.MODAL, U.NEG, U.SUB, U.REL) for u in between):
        return None
    return Subject(subject.units, subject.start, "adjunct")


def _subject_behind(row: Row, at: int) -> Subject | None:
    """ "By acquiring Widget, Acme has": the name behind the comma."""
    if at > 1:
        return None
    commas = [i for i in range(at, len(row)) if row[i].kind is U.COMMA]
    phrase = phrase_after(row, commas[0] + 1) if len(commas) == 1 else None
    if phrase is None or phrase.head.kind is not U.NAME or phrase.end >= len(row):
        return None
    if row[phrase.end].kind not in (U.VERB, U.AUX):
        return None
    return Subject((phrase.head,), phrase.start, "adjunct")
