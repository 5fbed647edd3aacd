"""Verb groups: tense, voice, modal, negation of a verb, and what governs it.

In:  a row of units and the place of a verb in it.
Out: a `Group` for the verb with its auxiliaries ("has not been acquired"), and the `Link`s that
     lead up from it to the finite verb of its clause ("is in talks to | buy").
Not here: what a link means for the status (status.py). Part of the shallow reading that a
parser replaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from kg.extract import words
from kg.extract.inflect import Form
from kg.extract.phrases import Row
from kg.extract.units import U, Unit


class Tense(Enum):
    """How a verb stands in its clause."""

    PAST = auto()
    PRESENT = auto()
    PROGRESSIVE = auto()  # is buying
    PERFECT = auto()  # has bought
    PAST_PERFECT = auto()  # had bought
    INFINITIVE = auto()
    PERFECT_INFINITIVE = auto()  # to have bought, would have bought
    GERUND = auto()
    PARTICIPLE = auto()  # "Infinera, acquired by"
    NOUN = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain from an event's word up to the finite verb."""

    lemma: str
    tense: Tense
    modal: str = ""
    negated: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries. `start` is its leftmost unit."""

    link: Link
    start: int
    times: tuple[Unit, ...] = ()  # "Acme on Monday agreed"
    adverbs: tuple[str, ...] = ()

    @property
    def is_finite(self) -> bool:
        """Whether it can have a subject of its own."""
        return bool(self.link.modal) or self.link.tense in _FINITE


_FINITE = frozenset(
    (Tense.PAST, Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT, Tense.PAST_PERFECT)
)


class _Reader:
    """Walks leftwards from a verb over what belongs to it."""

    def __init__(self, row: Row, at: int, forms: frozenset[Form]) -> None:
        self.row, self.left, self.forms = row, at, forms
        self.modal, self.negated, self.passive = "", False, False
        self.progressive = self.perfect = False
        self.finite: str | None = None  # "past" or "present", from an auxiliary
        self.wants_be = self.wants_have = False
        self.times: list[Unit] = []
        self.adverbs: list[str] = []
        self.infinitive = False

    def walk(self) -> None:
        done = False
        while self.left > 0:
            unit = self.row[self.left - 1]
            if unit.kind is U.ADV:
                self.adverbs.append(unit.text)
            elif unit.kind is U.NEG:
                self.negated = True
            elif unit.text in ("both", "all", "each"):  # "Acme and Widget both compete"
                pass
            elif unit.kind is U.TIME and self._time_inside():
                continue
            elif done or not self._auxiliary(unit):
                return
            elif unit.kind in (U.MODAL, U.TO) or self.finite:
                done = True
                if unit.kind is U.TO:
                    self.left -= 1
                    return
            self.left -= 1

    def _time_inside(self) -> bool:
        """A time between subject and verb; one behind a comma belongs to the sentence."""
        k = self.left - 1
        if k and self.row[k - 1].kind is U.PREP:
            k -= 1
        if not k or self.row[k - 1].kind not in (U.NAME, U.PRON, U.WORD, U.AUX, U.MODAL):
            return False
        self.times.append(self.row[self.left - 1])
        self.left = k
        return True

    def _auxiliary(self, unit: Unit) -> bool:
        if unit.kind is U.MODAL and (Form.BASE in self.forms or self.wants_base):
            self.modal = _full_modal(unit.text)
            return True
        if unit.kind is U.TO and (Form.BASE in self.forms or self.wants_base):
            self.infinitive = True
            return True
        if unit.kind is not U.AUX or self.finite:
            return False
        if unit.text in words.BE:
            return self._be(words.BE[unit.text])
        if unit.text in words.HAVE:
            return self._have(words.HAVE[unit.text])
        if Form.BASE in self.forms and not self.wants_base:
            self.finite = words.DO[unit.text]
            return True
        return False

    @property
    def wants_base(self) -> bool:
        """Whether an auxiliary was met that itself follows a modal or "to"."""
        return self.wants_be or self.wants_have

    def _be(self, form: str) -> bool:
        if self.wants_be or (self.wants_have and form != "participle"):
            return False
        if not (self.passive or self.progressive):
            if Form.PARTICIPLE in self.forms:
                self.passive = True
            elif Form.GERUND in self.forms:
                self.progressive = True
            else:
                return False
        if form == "participle":
            self.perfect = True  # "been" asks for "has", which _have takes
        elif form == "base":
            self.wants_be = True
        elif form == "gerund":
            self.progressive, self.forms = True, frozenset([Form.GERUND])
        else:
            self.finite = form
        return True

    def _have(self, form: str) -> bool:
        if not (self.perfect or Form.PARTICIPLE in self.forms) or self.wants_have:
            return False
        self.perfect = True
        if form == "gerund":
            self.forms = frozenset([Form.GERUND])
            return True
        before = self.row[self.left - 2].kind if self.left > 1 else None
        if form == "present" and before in (U.MODAL, U.TO, U.NEG):
            self.wants_have = True
        else:
            self.finite = form
        return True

    def tense(self) -> Tense:
        if self.infinitive:
            return Tense.PERFECT_INFINITIVE if self.perfect else Tense.INFINITIVE
        if self.modal:
            return Tense.PERFECT_INFINITIVE if self.perfect else Tense.INFINITIVE
        if self.finite and self.perfect:
            return Tense.PERFECT if self.finite == "present" else Tense.PAST_PERFECT
        if self.finite and self.progressive:
            return Tense.PROGRESSIVE
        if self.finite:
            return Tense.PAST if self.finite == "past" else Tense.PRESENT
        for form, tense in (
            (Form.PAST, Tense.PAST),
            (Form.THIRD, Tense.PRESENT),
            (Form.BASE, Tense.PRESENT),
            (Form.GERUND, Tense.GERUND),
        ):
            if form in self.forms:
                return tense
        return Tense.PARTICIPLE


def _full_modal(text: str) -> str:
    return {"wo": "will", "ca": "can"}.get(text, text)


def read_group(row: Row, at: int, lemma: str, forms: frozenset[Form]) -> Group:
    """The verb at unit `at` with its auxiliaries."""
    reader = _Reader(row, at, forms)
    reader.walk()
    link = Link(lemma, reader.tense(), reader.modal, reader.negated, reader.passive)
    return Group(link, reader.left, tuple(reader.times), tuple(reader.adverbs))
