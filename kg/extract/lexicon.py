"""The words that the reading of clauses must know: triggers, governing words, reporting verbs.

In:  the words of frames and cues.
Out: a `Lexicon` that finds them in a row of units.
Not here: what they mean (frames.py, status.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.inflect import Form, plural, verb_forms
from kg.extract.phrases import Row
from kg.extract.units import U, Unit, Verbs


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a row: units `start` to `end`, the first of which carries the inflection."""

    entry: str
    start: int
    end: int
    forms: frozenset[Form] = frozenset()  # of a verb
    is_plural: bool = False  # of a noun


@dataclass
class Lexicon:
    """Words by what they do. Entries of several words are listed under their first one."""

    triggers: frozenset[str] = frozenset()  # verbs of frames, "team up" among them
    nouns: frozenset[str] = frozenset()  # nouns of frames
    light: dict[str, frozenset[str]] = field(default_factory=dict)  # noun: verbs that go with it
    governors: frozenset[str] = frozenset()  # verbs and adjectives that lead to an event
    governing_nouns: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()  # "team up with X to": X acts too
    controls: frozenset[str] = frozenset()  # "chose X to": X acts
    supports: frozenset[str] = frozenset()  # "announced its": the subject is a party
    announcing: frozenset[str] = frozenset()  # their time is that of the news
    infinitives: frozenset[str] = frozenset()  # "chose X to power": what it may go on with
    reports: frozenset[str] = frozenset()  # "said that"
    stances: frozenset[str] = frozenset()  # "it is false that"
    _forms: Verbs = field(default_factory=dict)
    _entries: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    _noun_forms: dict[str, list[tuple[tuple[str, ...], str, bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        light_verbs = {verb for verbs in self.light.values() for verb in verbs}
        groups = (self.triggers, light_verbs, self.governors, self.joint, self.controls)
        every = {v for group in (*groups, self.supports, self.reports) for v in group}
        for entry in sorted(every):
            first, *rest = entry.split()
            for form, kinds in verb_forms(first).items():
                known = dict(self._forms.get(form, ()))
                self._forms[form] = tuple((known | {first: kinds}).items())
            self._entries.setdefault(first, []).append(tuple(rest))
        for entries in self._entries.values():
            entries.sort(key=len, reverse=True)
        for noun in sorted(self.nouns):
            self._add_noun(noun)
        for nouns in self._noun_forms.values():
            nouns.sort(key=lambda n: (-len(n[0]), n[1]))

    def _add_noun(self, noun: str) -> None:
        for surface, is_plural in ((noun, False), (plural(noun), True)):
            words = tuple(surface.split())
            self._noun_forms.setdefault(words[0], []).append((words, noun, is_plural))

    @cached_property
    def counted(self) -> frozenset[str]:
        """The last words of what can be counted as an event: "offers", "rounds"."""
        return frozenset(plural(noun).split()[-1] for noun in self.nouns)

    @property
    def verb_forms(self) -> Verbs:
        return self._forms

    def verb_at(self, row: Row, i: int, wanted: Iterable[frozenset[str]]) -> Found | None:
        """The longest entry of the wanted groups whose first word is the verb at unit i."""
        for lemma, forms in row[i].verbs:
            for rest in self._entries.get(lemma, ()):
                entry = " ".join((lemma, *rest))
                if any(entry in group for group in wanted) and _words_at(row, i + 1, rest):
                    return Found(entry, i, i + 1 + len(rest), forms)
        return None

    def noun_at(self, row: Row, i: int) -> Found | None:
        """The longest noun of a frame that begins at unit i."""
        for words, noun, is_plural in self._noun_forms.get(row[i].text, ()):
            if row[i].kind in (U.WORD, U.VERB) and _words_at(row, i + 1, words[1:]):
                return Found(noun, i, i + len(words), is_plural=is_plural)
        return None


def _words_at(row: Row, i: int, words: tuple[str, ...]) -> bool:
    return tuple(unit.text for unit in row[i : i + len(words)]) == words


def singular_in(unit: Unit, nouns: frozenset[str]) -> str:
    """The noun of a set that a unit is a form of, or "".

    >>> singular_in(Unit(U.WORD, "plans", 0, 1), frozenset(["plan", "talks"]))
    'plan'
    """
    if unit.text in nouns:
        return unit.text
    for noun in (unit.text.removesuffix("s"), unit.text.removesuffix("es")):
        if noun in nouns:
            return noun
    return unit.text[:-3] + "y" if unit.text[:-3] + "y" in nouns else ""
