"""What changes hands without a name of its own: "its card arm", "a portfolio of 23 hotels".

In:  an event that the language model tells of, and its fillers so far.
Out: a filler whose words are the thing, for the role that the event's rule has for it.
Not here: units that have a name (named.py); "the company", which stands for one (absent.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.extract.absent import place_meant
from kg.extract.claims import Draft
from kg.extract.match import Filler
from kg.extract.mentions import trimmed_span
from kg.extract.told import Told
from kg.extract.units import U
from kg.extract.words import (
    DEAL_NOUNS,
    DETERMINERS,
    GENERIC_COMPANY,
    HOLDINGS,
    PARTS,
    POSSESSIVES,
    SHARES,
)
from kg.model import Status

ASSET = "asset"
_SELLER = "seller"
_NAMED_AS = "target"  # what the model calls it
_NO_ASSET = DEAL_NOUNS | SHARES | frozenset(["share", "shares", "stake", "stakes", "control"])
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_NO_PART = (DETERMINERS - _NUMBERS) | POSSESSIVES | frozenset(["own"])
_ANY = frozenset(["a", "an", "another", "any"])
_BESIDE = frozenset(["amod", "compound", "nummod"])
_FARTHEST = 3  # tokens from a preposition to the noun that it brings


def assets(told: Told, mine: list[Filler]) -> Iterator[Filler]:
    """The first thing without a name that somebody buys or sells, where nothing with a name is."""
    roles = {filler.role for filler in mine}
    has_party = any(slot.role in roles for slot in told.party_slots())
    has_role = any(slot.role == ASSET for slot in told.rule.slots)
    if _NAMED_AS in roles or not has_party or not has_role:
        return
    for run in _phrases(told):
        if _is_a_thing(told, run) and not _is_any(told, run):
            words = _without_determiners(run)
            yield Filler(ASSET, text=trimmed_span(run.doc, words.start, words.end))
            if _SELLER not in roles:
                yield from _owner(told, run, mine)
            return


def _owner(told: Told, run: DocSpan, mine: list[Filler]) -> Iterator[Filler]:
    """Who sells "its Italian operations", unless it is who buys: "Acme buys its supplier"."""
    slot = next((slot for slot in told.rule.slots if slot.role == _SELLER), None)
    if slot is None or run[0].lower_ not in POSSESSIVES:
        return
    place = place_meant(told, run[:1], slot, set())
    if place is not None and place.key not in {f.place.key for f in mine if f.place is not None}:
        yield Filler(_SELLER, place)


def without_needless(draft: Draft) -> Draft:
    """A draft without words for what has a name: "the Widget division" is Widget."""
    roles = {filler.role for filler in draft.fillers}
    if not roles >= {ASSET, _NAMED_AS}:
        return draft
    return replace(draft, fillers=tuple(f for f in draft.fillers if f.role != ASSET))


def _phrases(told: Told) -> Iterator[DocSpan]:
    """The words with the role of what is sold, over small gaps: "a portfolio (of) 23 hotels"."""
    last: DocSpan | None = None
    for run in told.runs(_NAMED_AS):
        if last is not None and _is_gap(run.doc[last.end : run.start]):
            last = run.doc[last.start : run.end]
            continue
        if last is not None:
            yield _whole(last)
        last = run
    if last is not None:
        yield _whole(last)


def _is_gap(between: DocSpan) -> bool:
    return len(between) == 1 and between[0].pos_ in ("ADP", "DET", "PUNCT", "CCONJ")


def _whole(run: DocSpan) -> DocSpan:
    """With the noun before "of 23 hotels", and without a preposition at the end that brings
    nothing near: "23 hotels in [Spain]".
    """
    if run[0].pos_ == "ADP" and run[0].head.head.i == run[0].i - 1:
        run = run.doc[run.start - 1 : run.end]
    last = run[-1]
    if last.pos_ != "ADP":
        return run
    end = last.head.i + 1
    if last.i < last.head.i <= last.i + _FARTHEST:
        return run.doc[run.start : end]
    return run[:-1] if len(run) > 1 else run


def _head(run: DocSpan) -> Token:
    """The noun of a phrase, also where only what stands before it is told: "nickel [asset]"."""
    noun: Token = run.root
    is_beside = noun.dep_ in ("compound", "amod") and noun.head.i == run.end
    return noun.head if is_beside and noun.head.pos_ == "NOUN" else noun


def _is_a_thing(told: Told, run: DocSpan) -> bool:
    """Whether words are a thing and not a stand-in for a company: "the Finnish vendor"."""
    noun = _head(run)
    if noun.pos_ not in ("NOUN", "PROPN") or _is_named(told, noun):
        return False
    words = {noun.lower_, noun.lemma_.lower()}
    if words & _NO_ASSET or (words & HOLDINGS and _is_in_something(noun)):
        return False
    if run[0].lower_ in POSSESSIVES or words & PARTS:
        return len(run) > 1
    is_definite = any(child.lower_ in _DEFINITE for child in noun.lefts)
    return not (is_definite and words & GENERIC_COMPANY)


def _is_in_something(noun: Token) -> bool:
    """ "Its holding in Acme", but not "its toll road holding"."""
    following = noun.doc[noun.i + 1 : noun.i + 2]
    return not noun.n_lefts or any(word.lower_ in ("in", "of") for word in following)


def _is_any(told: Told, run: DocSpan) -> bool:
    """ "Acme has never bought a competitor" denies no deal."""
    return told.event.statuses[0][0] == Status.DENIED and run[0].lower_ in _ANY


def _is_named(told: Told, noun: Token) -> bool:
    names = (unit for unit in told.named() if unit.kind is U.NAME)
    return any(name.start <= noun.i < name.end for name in names)


def _without_determiners(run: DocSpan) -> DocSpan:
    doc: Doc = run.doc
    noun = _head(run)
    start, end = run.start, max(run.end, noun.i + 1)
    while start > 0 and doc[start - 1].head.i == noun.i and doc[start - 1].dep_ in _BESIDE:
        start -= 1  # "[North] American business"
    while start < end - 1 and doc[start].lower_ in _NO_PART:
        start += 1
    return doc[start:end]
