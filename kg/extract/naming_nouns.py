"""Nouns that name nobody themselves and are named right behind: "its rival, Acme,".

In:  a row of units and a noun phrase without a name at its head.
Out: the names that stand for it, and where they end.
Not here: names before such nouns ("Acme unit Widget", phrases.py). Part of the shallow reading
that a parser replaces.
"""

from __future__ import annotations

from kg.extract.phrases import APPOSED, NounPhrase, Row, names_after, phrase_after
from kg.extract.titles import title_end
from kg.extract.units import U, Unit

# Those who stand together: "a consortium of Acme and Widget".
_TOGETHER = frozenset("consortium duo group pair team trio syndicate".split())
# What stands for its company: "the board of Acme".
_BODIES = frozenset(["board", "boards"])
# Several of a kind, some of whom are named: "investors including Acme".
_MANY = frozenset(
    """backers banks carriers clients companies customers firms funds groups insurers investors
    lenders operators partners rivals shareholders suppliers vendors""".split()
)
_ENDS = (U.COMMA, U.STOP)


def names_for(row: Row, phrase: NounPhrase) -> tuple[list[Unit], int] | None:
    """The names that say who is meant by a noun, and the unit behind them."""
    word, i = phrase.head.text, phrase.end
    if word in _BODIES:
        owners = [u for u in phrase.possessors or phrase.compounds if u.kind is U.NAME]
        return (
            (owners, i)
            if owners
            else _list_at(row, i + 1)
            if row[i : i + 1] and row[i].text == "of"
            else None
        )
    if i + 1 >= len(row):
        return None
    if word in _TOGETHER and row[i].text in ("of", "led"):
        return _list_at(row, i + (2 if row[i + 1].text == "by" else 1))
    if word in _MANY:
        i += row[i].kind is U.COMMA
        if row[i].text == "including":
            return _list_at(row, i + 1)
        if row[i].text == "such" and i + 1 < len(row) and row[i + 1].text == "as":
            return _list_at(row, i + 2)
        return None
    return _between_commas(row, phrase) if word in APPOSED else None


def _list_at(row: Row, i: int) -> tuple[list[Unit], int] | None:
    first = phrase_after(row, i)
    if first is None or first.head.kind is not U.NAME:
        return None
    return names_after(row, first)


def _between_commas(row: Row, phrase: NounPhrase) -> tuple[list[Unit], int] | None:
    """ "its British unit, Widget, to": one name, closed by a comma or the end."""
    if phrase.units[0].kind not in (U.OWN, U.DET) and not phrase.possessors:
        return None
    i = _behind_of(row, phrase)
    if i + 1 >= len(row) or row[i].kind is not U.COMMA or row[i + 1].kind is not U.NAME:
        return None
    end = i + 2
    if end < len(row) and row[end].kind not in _ENDS:
        return None
    closes = end < len(row) and row[end].kind is U.COMMA
    # "its rival, Acme, Widget and Gadget" is a list, and nobody's name is given
    if closes and end + 1 < len(row) and row[end + 1].kind in (U.NAME, U.CONJ):
        return None
    return [row[i + 1]], end + closes


def _behind_of(row: Row, phrase: NounPhrase) -> int:
    """Behind "of pumps" in "the other maker of pumps, Widget"."""
    i = phrase.end
    if i < len(row) and row[i].text == "of":
        of = phrase_after(row, i + 1)
        if of is not None and of.head.kind is not U.NAME:
            return of.end
    return i


def with_second_title(row: Row, phrase: NounPhrase) -> NounPhrase:
    """ "as president and chief executive", "as head of research": one position."""
    i = title_end(row, phrase.end)
    if i > phrase.end:
        return NounPhrase(row, phrase.start, i)
    second = phrase_after(row, i + 1) if i < len(row) and row[i].text == "and" else None
    if second is None or second.head.kind is not U.WORD or second.possessors:
        return phrase
    return NounPhrase(row, phrase.start, second.end)
