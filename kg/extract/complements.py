"""What follows a verb or a noun: object, prepositional phrases, times, sums.

In:  a row of units and the unit behind the trigger.
Out: functions ("object", "in", "for", "worth", "when" ...) with the units that fill them.
Not here: what stands to the left (subjects.py); which function is which role (frames). Part of
the shallow reading that a parser replaces.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.extract.naming_nouns import names_for, with_second_title
from kg.extract.phrases import NounPhrase, Row, names_after, phrase_after
from kg.extract.units import U, Unit
from kg.extract.words import DEAL_NOUNS, HEDGES, HOLDINGS, PARTS, SHARES, WORTH

Functions = dict[str, list[Unit]]

_NOMINAL = (U.DET, U.WORD, U.PREP, U.NAME, U.POSS, U.DASH, U.ADV)
_VALUES = (U.AMOUNT, U.TIME)
_POSITIONS = ("as", "complement", "object")
# Prepositions whose phrase may stand behind an unnamed noun and still belong to the trigger.
_LOOSE = frozenset(["for", "in", "at", "on", "through", "by"])


@dataclass(slots=True)
class Reading:
    """What was found to the right of a trigger; `end` is the unit where reading stopped."""

    functions: Functions = field(default_factory=dict)
    end: int = 0
    denies_object: bool = False  # "owns no shares"
    infinitive: str = ""  # the verb of "... to supply", by its base form
    phrases: dict[str, NounPhrase] = field(default_factory=dict)

    def add(self, function: str, units: Iterable[Unit]) -> None:
        known = self.functions.setdefault(function, [])
        known += [unit for unit in units if unit not in known]


class _Scan:
    """Walks rightwards; stops where another clause begins or attachment is in doubt."""

    def __init__(self, row: Row, i: int, *, is_noun: bool) -> None:
        self.row, self.i, self.is_noun = row, i, is_noun
        self.reading = Reading(end=i)
        self.in_doubt = False  # an unnamed noun stands between: what follows may be its own

    def run(self) -> Reading:
        if not self.is_noun:
            self._object()
        while self.i < len(self.row) and self._step():
            pass
        self.reading.end = self.i
        if self.i + 1 < len(self.row) and self.row[self.i].kind is U.TO:
            self.reading.infinitive = self.row[self.i + 1].text
        return self.reading

    def _object(self) -> None:
        while self.i < len(self.row) and self.row[self.i].kind is U.ADV:
            self.i += 1
        phrase = self._phrase(self._behind_hedges(self.i))
        if phrase is not None:
            self.reading.denies_object = phrase.units[0].text in ("no", "neither")
            self._fill("object", phrase)
            self._complement()

    def _complement(self) -> None:
        """ "named Jane Doe chief executive": a second phrase right behind a person."""
        if self.row[self.i - 1].label == "person":
            phrase = self._phrase(self.i)
            if phrase is not None and phrase.head.kind is not U.NAME:
                self._fill("complement", phrase)

    def _phrase(self, i: int) -> NounPhrase | None:
        return phrase_after(self.row, i) if i < len(self.row) else None

    def _step(self) -> bool:
        unit = self.row[self.i]
        if self._worth() or self._valuing():
            return True
        if unit.kind is U.TIME:
            self.reading.add("when", [unit])
            self.i += 1
            return True
        if unit.kind is U.ADV:
            self.i += 1
            return True
        if self.is_noun and unit.kind is U.AUX and self._next_word() in ("led", "co-led"):
            self.i += 1  # "the round was led by"
            unit = self.row[self.i]
        if unit.text in ("led", "co-led") and self._next_word() == "by":
            self.i += 1
            return self._preposition("led-by")
        if unit.kind is U.PREP and (not self.in_doubt or self._may_pass(unit)):
            return self._preposition(unit.text)
        if unit.kind is U.COMMA:
            return self._comma()
        return False

    def _may_pass(self, preposition: Unit) -> bool:
        """Whether a phrase behind an unnamed noun may still belong to the trigger."""
        following = self.row[self.i + 1].kind if self.i + 1 < len(self.row) else None
        return following in _VALUES or preposition.text in (*_LOOSE, "with")

    def _worth(self) -> bool:
        for words in WORTH:
            j = self.i + len(words)
            if tuple(u.text for u in self.row[self.i : j]) != words:
                continue
            j = self._behind_hedges(j)
            if j < len(self.row) and self.row[j].kind is U.AMOUNT:
                self.i = j + 1
                return self._add_sum(self.row[j])
        return False

    def _valuing(self) -> bool:
        """ "in a deal valuing the company at $2bn"."""
        if not self._next_is("valuing"):
            return False
        for at in range(self.i + 1, min(self.i + 4, len(self.row) - 1)):
            if self.row[at].text == "at" and self.row[j := self._behind_hedges(at + 1)].kind is (
                U.AMOUNT
            ):
                self.i = j + 1
                return self._add_sum(self.row[j])
        return False

    def _add_sum(self, amount: Unit) -> bool:
        self.reading.add("worth", [amount])
        following = self.row[self.i : self.i + 2]
        if len(following) == 2 and following[0].kind is U.CONJ and following[1].kind is U.AMOUNT:
            self.reading.add("worth", [following[1]])
            self.i += 2
        return True

    def _behind_hedges(self, i: int) -> int:
        """Behind "up to", "more than" before an amount."""
        if i < len(self.row) and self.row[i].text == "to":  # "fell to $3m" hedges nothing
            return i
        j = i
        while j < len(self.row) and self.row[j].text in HEDGES:
            j += 1
        return j if j < len(self.row) and self.row[j].kind is U.AMOUNT else i

    def _preposition(self, word: str) -> bool:
        j = self.i + 1
        while j < len(self.row) and self.row[j].kind is U.ADV:
            j += 1
        if j < len(self.row) and self.row[j].kind is U.TIME:
            self.reading.add("when", [self.row[j]])
            self.i = j + 1
            return True
        phrase = self._phrase(self._behind_hedges(j))
        if phrase is None:
            if j < len(self.row) and self.row[j].kind in (U.PRON, U.DET):
                self.reading.add(word, [self.row[j]])  # "with both of them": somebody unnamed
            return False
        unsure = self.in_doubt and word != "led-by"
        unsure = unsure and not (self.is_noun and word == "at")  # "head of research at Acme"
        holds = word == "with" and phrase.head.text in HOLDINGS
        sums = phrase.head.kind is U.AMOUNT or phrase.head.text in DEAL_NOUNS
        if unsure and not (holds or sums):
            return False
        self._fill(word, phrase)
        return True

    def _fill(self, function: str, phrase: NounPhrase) -> None:
        reading, head = self.reading, phrase.head
        reading.phrases.setdefault(function, phrase)
        self.i = phrase.end
        if head.kind is U.NAME:
            names, self.i = names_after(self.row, phrase, is_noun=self.is_noun)
            reading.add(function, names)
            return
        if function in _POSITIONS and function != "object":
            phrase = with_second_title(self.row, phrase)
            self.i = phrase.end
        named = names_for(self.row, phrase)
        if named is not None:
            names, self.i = named
            reading.add(function, names)
            return
        kind, start = U.WORD if head.kind is U.VERB else head.kind, phrase.units[0].start
        reading.add(function, [replace(head, kind=kind, start=start, end=phrase.head.end)])
        amounts = [u for u in phrase.units if u.kind is U.AMOUNT and u is not head]
        if function == "object":
            reading.add("object-amount", amounts)
            reading.add("object-compound", phrase.compounds)
            self._part_of(phrase)
            self._share_of(phrase)
        elif head.text in HOLDINGS:
            reading.add("object-amount", amounts)
        elif function == "of" and self.is_noun:
            self._part_of(phrase)
        elif head.text in DEAL_NOUNS:
            reading.add("worth", amounts)
            self._sum_behind()
        if function in _POSITIONS:  # "as Acme's finance chief", "as chairman of Acme"
            reading.add("position-owner", phrase.possessors or phrase.compounds)
        unnamed = head.kind in (U.WORD, U.VERB) and head.text not in HOLDINGS
        self.in_doubt = unnamed and function not in ("object", "as")

    def _part_of(self, phrase: NounPhrase) -> None:
        """ "Widget's network unit", "the network unit of Widget": who owned it."""
        whole = self._with_second_half(phrase)
        if whole.head.text not in PARTS:
            return
        owners = phrase.possessors or phrase.compounds
        behind = self._phrase(self.i + 1) if self._next_is("of") else None
        if behind is not None and behind.head.kind is U.NAME:
            owners = (behind.head,)
        owners = tuple(u for u in owners if u.kind in (U.NAME, U.OWN))
        self.reading.add("object-owner" if owners else "object-part", owners or (whole.head,))

    def _with_second_half(self, phrase: NounPhrase) -> NounPhrase:
        """ "Widget's pumps and valves business" is one phrase."""
        if not phrase.possessors or not self._next_is("and"):
            return phrase
        second = self._phrase(self.i + 1)
        if second is None or second.head.text not in PARTS:
            return phrase
        self.i = second.end
        return NounPhrase(phrase.row, phrase.start, second.end)

    def _share_of(self, phrase: NounPhrase) -> None:
        """ "45% of Widget", "half of Widget", "shares of Widget"."""
        head = phrase.head
        behind = self._phrase(self.i + 1) if self._next_is("of") else None
        if behind is None or behind.head.kind is not U.NAME:
            return
        if head.kind is U.AMOUNT or head.text in SHARES:
            self.reading.add("share-of", [behind.head])

    def _sum_behind(self) -> None:
        """ "in a deal of $2bn"."""
        following = self.row[self.i + 1 : self.i + 2] if self._next_is("of") else []
        if following and following[0].kind is U.AMOUNT:
            self.reading.add("worth", following)
            self.i += 2

    def _next_word(self) -> str:
        return self.row[self.i + 1].text if self.i + 1 < len(self.row) else ""

    def _next_is(self, word: str) -> bool:
        return self.i < len(self.row) and self.row[self.i].text == word

    def _comma(self) -> bool:
        """Behind a comma only a value, or a sum of its own, can still belong here."""
        start, self.i = self.i, self.i + 1
        if self.i < len(self.row):
            unit = self.row[self.i]
            if self._worth():
                return True
            following = self.row[self.i + 1] if self.i + 1 < len(self.row) else None
            value = following is not None and following.kind in _VALUES
            if unit.kind is U.PREP and value and unit.text in ("in", "on", "for", "during"):
                return self._preposition(unit.text)
            if unit.text == "or" and self._other_sum():
                return True
            if unit.kind is U.DET and self._behind_apposition():
                return True
        self.i = start
        return False

    def _is_nominal(self, i: int) -> bool:
        noun = self.row[i].kind is U.VERB and self.row[i - 1].kind in (U.PREP, U.DET, U.WORD)
        return noun or self.row[i].kind in _NOMINAL

    def _other_sum(self) -> bool:
        """ "for $40 a share, or about $2 billion"."""
        j = self._behind_hedges(self.i + 1)
        if j >= len(self.row) or self.row[j].kind is not U.AMOUNT:
            return False
        self.reading.add("worth", [self.row[j]])
        self.i = j + 1
        if self.i < len(self.row) and self.row[self.i].kind is U.COMMA:
            following = self.row[self.i + 1 : self.i + 2]
            self.i += bool(following) and following[0].kind is U.PREP
        return True

    def _behind_apposition(self) -> bool:
        """Skip ", the maker of pumps," when a preposition goes on behind it."""
        end = self.i
        while end < len(self.row) and self._is_nominal(end):
            end += 1
        if end + 1 >= len(self.row) or end - self.i > 10:
            return False
        if self.row[end].kind is not U.COMMA or self.row[end + 1].kind is not U.PREP:
            return False
        self.i = end + 1
        return True


def complements(row: Row, i: int, *, is_noun: bool) -> Reading:
    """What follows the trigger that ends before unit i."""
    return _Scan(row, i, is_noun=is_noun).run()
