"""Which names stand where in the clauses of a Doc: before a verb, after it, behind "with".

In:  a Doc, the places of its names whatever their kind. Out: `Group`s of names.
A shallow reader: no parse, only the words between a name and its verb, all of which must be
known to lead from one to the other. Not here: what a place says about the kind (deals.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc, Token

from kg.annotations import AMOUNTS, TIMES
from kg.nlp.names.triggers import Vocabulary

Place = tuple[int, int]  # a name: its first token, and the one after its last
_REACH = 14  # tokens looked at on either side of a verb
_MANY = 16  # names of a list that are looked at
_LIST_SIGNS = frozenset({",", "and", "&", "or"})
_JOINTS = frozenset({"and", "&", "or"})
_PREPOSITIONS = frozenset(
    """about against among as at between by for from in into of on over to toward towards
    with""".split()
)
_BARRIERS = frozenset('. ; : ( ) ? ! — – that which who whose while because if when "'.split())
_ARTICLES = frozenset({"the", "The"})
_DETERMINERS = frozenset("a an the its their his her our any no this that".split())


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one list, "X, Y and Z", or a word that stands for a company: "the group"."""

    places: tuple[Place, ...] = ()
    is_actor: bool = False

    def __bool__(self) -> bool:
        return bool(self.places) or self.is_actor


NOBODY = Group()
ACTOR = Group(is_actor=True)


class Clauses:
    """The names of one doc, to be asked for by their position."""

    def __init__(self, doc: Doc, places: Iterable[Place], words: Vocabulary) -> None:
        self._doc = doc
        self._words = words
        self._at = {index: place for place in places for index in range(*place)}
        self._values = _covered(doc, AMOUNTS)
        self._times = _covered(doc, TIMES)
        # token.sent walks to the beginning of its sentence each time
        self._sentences = list(accumulate(int(bool(token.is_sent_start)) for token in doc))
        self._rich = frozenset(self._sentences[index] for index in self._values)

    def before_verb(self, verb: int) -> tuple[Group, bool]:
        """The subject of a verb, and whether the verb stands in the passive."""
        doc, words = self._doc, self._words
        passive, near = False, True
        actor = NOBODY
        for index in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
            token = doc[index]
            word = token.lower_
            if index in self._at:
                return (self._subject(index) or actor), passive
            if token.text == "," and index + 1 < verb and doc[index + 1].text == "which":
                return (self._subject(index - 1) if index - 1 in self._at else actor), passive
            if near and word in words.being and words.is_participle(doc[verb].lower_):
                passive = True
            near = near and (word in words.fillers or word.endswith("ly"))
            if word in words.actors:
                actor = ACTOR
                if word != "it":
                    return actor, passive
            elif not self._leads_on(token) and index not in self._times:
                break
            if token.is_sent_start:
                break
        return actor, passive

    def _leads_on(self, token: Token) -> bool:
        word = token.lower_
        words = self._words
        return (
            word in words.fillers
            or word.endswith("ly")
            or word == "which"
            or words.is_form(word, words.links)
            or words.is_form(word, words.reports)
        )

    def _subject(self, index: int) -> Group:
        """The list that ends with a name, unless it depends on another noun."""
        group = self.list_before(index)
        start = group.places[0][0]
        if start == 0 or self._doc[start].is_sent_start:
            return group
        before = self._doc[start - 1]
        word = before.lower_
        if word in _PREPOSITIONS:
            return NOBODY
        is_noun = before.text.isalpha() and before.is_lower and word not in self._words.closed
        return NOBODY if is_noun and word not in self._words.actors else group

    def list_before(self, index: int) -> Group:
        """The names of the list that ends at a token."""
        places = [self._at[index]]
        joined = False
        while True:
            cursor = places[0][0] - 1
            signs: list[str] = []
            while cursor >= 0 and self._doc[cursor].text in _LIST_SIGNS and len(signs) < 2:
                signs.append(self._doc[cursor].text)
                cursor -= 1
            joined = joined or not _JOINTS.isdisjoint(signs)
            if len(places) == _MANY:
                return Group(tuple(places))
            if not signs or not joined or cursor not in self._at or self._begins(cursor + 1):
                return Group(tuple(places))
            places.insert(0, self._at[cursor])

    def list_from(self, index: int) -> Group:
        """The names of the list that begins at a token; without its "the"."""
        if index < len(self._doc) and self._doc[index].text in _ARTICLES:
            index += 1
        if index not in self._at or self._at[index][0] != index:
            return NOBODY
        places = [self._at[index]]
        pending: list[Place] = []
        while True:
            cursor = (pending or places)[-1][1]
            signs: list[str] = []
            while (
                cursor < len(self._doc) and self._doc[cursor].text in _LIST_SIGNS and len(signs) < 2
            ):
                signs.append(self._doc[cursor].text)
                cursor += 1
            if not signs or cursor not in self._at or self._begins(cursor):
                return Group(tuple(places))
            pending.append(self._at[cursor])
            if len(pending) == _MANY:
                return Group(tuple(places))
            if not _JOINTS.isdisjoint(signs):
                return Group((*places, *pending))

    def object_of(self, index: int) -> Group:
        """The names that stand at a token as an object: alone, or behind "rival", "chip maker"."""
        cursor = index
        while cursor < len(self._doc) and cursor - index < 5 and cursor not in self._at:
            token = self._doc[cursor]
            if not (token.is_lower or token.text == "-") or token.text in _PREPOSITIONS:
                return NOBODY
            cursor += 1
        if cursor > index:
            last = self._doc[cursor - 1].text
            if last not in self._words.actors and last not in ("rival", "rivals", "competitor"):
                return NOBODY
        if cursor not in self._at or self._at[cursor][0] != cursor:
            return NOBODY
        group = self.list_from(cursor)
        if not group or not self._ends_phrase(group.places[-1][1]):
            return NOBODY
        return Group(group.places, is_actor=cursor > index)

    def words_after(self, group: Group) -> frozenset[str]:
        """The words behind a name's "to" or "as": "as the main supplier"."""
        end = group.places[-1][1] if group.places else len(self._doc)
        if end >= len(self._doc) or self._doc[end].lower_ not in ("to", "as"):
            return frozenset()
        return frozenset(token.lower_ for token in self._doc[end + 1 : end + _REACH // 2])

    def _ends_phrase(self, index: int) -> bool:
        """Whether a name is a phrase of its own, not a part of "Widget shares"."""
        if index >= len(self._doc):
            return True
        token = self._doc[index]
        if index in self._values or index in self._times or not token.text[0].isalpha():
            return not token.text.startswith(("'", "’")) and token.text != "-"
        if token.is_sent_start or token.text in self._words.closed:
            return True
        return token.text.endswith("ed") or self._words.is_form(token.text, self._words.supports)

    def behind(self, index: int, prepositions: frozenset[str] = _PREPOSITIONS) -> dict[str, Group]:
        """The names directly behind each preposition that follows a token in its clause."""
        found: dict[str, Group] = {}
        behind_name = -1
        end = min(len(self._doc), index + _REACH + 4)
        cursor = index
        while cursor < end and not self._begins(cursor):
            token = self._doc[cursor]
            if token.text in _BARRIERS or token.is_space:
                break
            if token.text == "," and cursor not in self._values | self._times:
                break
            word = token.lower_
            # "with Widget of Ohio": the second name belongs to the first
            is_theirs = cursor == behind_name and word in ("of", "in", "at", "on")
            if word in prepositions and word not in found and not is_theirs:
                group = self.list_from(cursor + 1) or self.object_of(cursor + 1)
                if not group and self._stands_for_company(cursor + 1):
                    group = ACTOR
                if group and (not group.places or self._ends_phrase(group.places[-1][1])):
                    found[word] = group
                    cursor = behind_name = group.places[-1][1] if group.places else cursor + 1
                    continue
                if group:
                    break
            cursor += 1
        return found

    def _stands_for_company(self, index: int) -> bool:
        span = self._doc[index : index + 2]
        return any(token.lower_ in self._words.actors for token in span)

    def list_around(self, place: Place) -> Group:
        """The list that a name stands in; itself alone, mostly."""
        if place[0] not in self._at:
            return Group((place,))
        first = self.list_before(place[0])
        group = self.list_from(first.places[0][0])
        return group if place in group.places else first

    def owner_before(self, index: int) -> tuple[Group, int]:
        """The possessor of a noun, "Acme's planned", and where the whole phrase begins."""
        cursor = index - 1
        while cursor >= 0 and index - cursor < 8 and not self._begins(cursor + 1):
            token = self._doc[cursor]
            if token.text in ("'s", "’s", "'", "’") and cursor - 1 in self._at:
                group = self.list_before(cursor - 1)
                return group, group.places[0][0]
            place = self._at.get(cursor)
            if place and token.text.endswith(("'s", "’s")):
                return self.list_before(cursor), place[0]
            if token.lower_ in _DETERMINERS:
                return (ACTOR if token.lower_ in ("its", "our") else NOBODY), cursor
            is_qualifier = token.is_lower or token.like_num or cursor in self._values
            if not (is_qualifier or token.text == "-") or token.lower_ in _PREPOSITIONS:
                break
            if self._words.is_form(token.lower_, self._words.supports):
                break
            cursor -= 1
        return NOBODY, cursor + 1

    def antecedent(self, subject: Group) -> Group:
        """The name that "which" before a subject stands for: "Widget, which Acme bought"."""
        index = subject.places[0][0] - 1
        if index < 1 or self._doc[index].text not in ("which", "that"):
            return NOBODY
        index -= 1 if self._doc[index - 1].text != "," else 2
        return Group((self._at[index],)) if index in self._at else NOBODY

    def name_before(self, index: int) -> Group:
        """The name that ends directly before a token."""
        return Group((self._at[index - 1],)) if index - 1 in self._at else NOBODY

    def percent_of(self, index: int) -> Group:
        """The company of "15% of Widget" at a token."""
        cursor = index
        while cursor < len(self._doc) and (cursor in self._values or cursor == index):
            cursor += 1
        is_share = (
            index in self._values and cursor < len(self._doc) and self._doc[cursor].text == "of"
        )
        return self.list_from(cursor + 1) if is_share else NOBODY

    def has_money(self, index: int) -> bool:
        """Whether the sentence of a token names an amount."""
        return self._sentences[index] in self._rich

    def next_name(self, index: int) -> Group:
        """The names behind the next comma: "Acquired by X in 2019, Y"."""
        for cursor in range(index, min(len(self._doc), index + _REACH)):
            if self._begins(cursor):
                return NOBODY
            if self._doc[cursor].text == ",":
                return self.list_from(cursor + 1)
        return NOBODY

    def opens_sentence(self, index: int) -> bool:
        return self._begins(index) or index == 0

    def after_comma(self, index: int) -> Group:
        """The name before the comma before a token: "Widget, bought by"."""
        if index > 1 and self._doc[index - 1].text == "," and index - 2 in self._at:
            return self.list_before(index - 2)
        return NOBODY

    def _begins(self, index: int) -> bool:
        return bool(index < len(self._doc) and self._doc[index].is_sent_start)


def _covered(doc: Doc, group: str) -> frozenset[int]:
    return frozenset(token.i for span in doc.spans.get(group, ()) for token in span)
