"""Titles of people: "head of research at", and words that say that a position has ended.

In:  a row of units and the place of a title in it.
Out: where the title ends; whether its holder has lost it.
Not here: whose title it is (nominals.py). Part of the shallow reading that a parser replaces.
"""

from __future__ import annotations

from kg.extract.phrases import NounPhrase, Row, phrase_after
from kg.extract.units import U, Unit

_TITLES = frozenset(
    """boss chair chairman chairwoman chief director head leader manager officer president
    secretary""".split()
)
_OWNED_BY = frozenset(["at", "of", "for"])
_ENDS = (U.COMMA, U.STOP, U.AUX, U.MODAL, U.REL)
# Whoever does this to an officer ends the term of office.
_DISMISSALS = frozenset(
    """fire fires fired sack sacks sacked oust ousts ousted dismiss dismisses dismissed axe axes
    axed remove removes removed replace replaces replaced eject ejects ejected depose deposes
    deposed suspend suspends suspended lose loses lost death departure dismissal exit firing ouster
    removal resignation retirement sacking""".split()
)


def title_end(row: Row, i: int) -> int:
    """Behind "of research" in "head | of research at Acme"; i where there is no such field."""
    if i >= len(row) or row[i - 1].text not in _TITLES or row[i].text not in ("of", "for"):
        return i
    field = phrase_after(row, i + 1)
    while field is not None and all(u.kind in (U.WORD, U.VERB, U.ADV) for u in field.units):
        following = row[field.end].text if field.end < len(row) else ""
        if following in _OWNED_BY:
            owner = phrase_after(row, field.end + 1)
            named = owner is not None and any(u.kind in (U.NAME, U.OWN) for u in owner.units)
            return field.end if named else i
        if following not in ("and", "&"):
            # Words with capitals may be a name that nobody knows: "president of Widget".
            return i if any(u.is_title for u in row[i : field.end]) else field.end
        field = phrase_after(row, field.end + 1)
    return i


def has_ended(row: Row, phrase: NounPhrase) -> bool:
    """ "chief executive of Acme until 2023", "Acme fired chief executive Jane Doe"."""
    behind = row[phrase.end :]
    closes = next((k for k, unit in enumerate(behind) if unit.kind in _ENDS), len(behind))
    if any(unit.text in ("until", "till") for unit in behind[:closes]):
        return True
    before = phrase.start - 1
    if before > 0 and row[before].text == "of":  # "the departure of its chief executive"
        before -= 1
    outside = [row[before]] if before >= 0 else list[Unit]()
    return any(unit.text in _DISMISSALS for unit in (*outside, *phrase.units))
