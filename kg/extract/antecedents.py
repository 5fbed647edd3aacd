"""Whom "it", "the company", "the Finnish vendor" and "she" mean, from what an article said before.

In:  a Doc with heads and dependency labels (Universal Dependencies), and its names.
Out: the name meant, by salience: how lately a thing was named, whether as a subject, how often, and
     whether it was called so ("the chipmaker Acme", "Acme, a maker of chips").
Not here: answers without a tree (refer.py), which are surer and are asked first.

The idea of weights that fade with distance is that of Lappin and Leass (1994); the weights were
chosen on corpus/gold/deals (articles and documents-dev). What is known of each name stands in
things.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract.subjects import PARTIES
from kg.extract.things import (
    DESCRIBES,
    NameKey,
    Things,
    is_same_name,
    key_of,
    nations_told,
    noun_of,
)
from kg.extract.units import Marked, U, Unit
from kg.extract.words import GENERIC_COMPANIES, GENERIC_COMPANY, PARTS
from kg.model import Kind

_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
_CALLED = frozenset(["appos", "compound", "flat", "nmod:desc"])
_PERSONAL = frozenset(["he", "she", "his", "her", "him"])
_THINGS = frozenset(["it", "its", "itself"])
_PERSON = frozenset([str(Kind.PERSON)])
_NAMING = frozenset(["called", "named", "dubbed"])
_SEVERAL = GENERIC_COMPANIES | {"both", "they", "two", "partners", "parties", "sides"}
# Everybody is one of these; they single nobody out.
_ANY_COMPANY = frozenset("company firm group corporation business giant one".split())
_HOPS = 12  # up a tree; longer chains are faults of the parse

_AS_SUBJECT, _AS_OTHER, _FIRST = 2.0, 1.0, 1.5  # how much a mention weighs
_CALLED_SO, _DESCRIBED_SO = 4.0, 3.0  # for its noun, for each word beside it
_NO_COMPANY = 2.0  # what an authority weighs less, where a company can be meant
_EACH_TIME = 0.3  # for each mention in the article: "the company" is what it is about
_IN_THE_SENTENCE = 1.0  # "Acme said the company had": named before it in its sentence
_HAD_THE_ROLE = 2.0  # "the company" that is bought, of one that was bought before
_FAR_BEHIND = 0.5  # of the second's weight: a third one that is no candidate for "both"


class Antecedents:
    """Answers for one article. Sentences are entered in text order."""

    def __init__(self, marked: Marked) -> None:
        self._names = [
            Unit(kind, span.text.lower(), span.start, span.end, span)
            for _, (kind, span) in sorted(marked.items())
            if kind is U.NAME
        ]
        self._name_at = {i: name for name in self._names for i in range(name.start, name.end)}
        self._things = Things()
        self._sentence: DocSpan | None = None
        self._number = 0
        self._is_lost = False  # the last sentence was about somebody unknown

    def enter(self, sentence: DocSpan) -> None:
        """Go on to the next sentence."""
        if self._sentence is not None:
            self._learn(self._sentence)
            self._number += 1
        self._sentence = sentence

    def meant(
        self,
        words: DocSpan,
        kinds: Collection[str],
        *,
        but: Collection[str] = (),
        likely: Collection[str] = (),
    ) -> Unit | None:
        """What a pronoun or a description stands for: of these kinds, with no key of `but`.

        Of descriptions, those whose key is in `likely` are more likely: they had the role before.
        """
        if self._sentence is None or not self._sentence.root.dep_:
            return None
        low = words.text.lower()
        if low in _PERSONAL:
            kinds = _PERSON.intersection(kinds)
        elif low in _THINGS:
            kinds = set(kinds) - _PERSON
        if low in _PERSONAL | _THINGS:
            above = (n for n in self._above(words.root) if n.label in kinds)
            near = (n for n in above if not any(is_same_name(key_of(n), k, n.label) for k in but))
            meant = next(near, None)
            is_lost = self._is_lost and low in _THINGS
            return meant if meant or is_lost else self._most_salient(kinds, but)
        return self._described(words, set(kinds) - _PERSON, but, likely)

    def called(self, words: DocSpan, *, but: Collection[str] = ()) -> Unit | None:
        """The company that was called so, or has the noun in its name: "the bank" of Acme Bank."""
        noun = words[-1].lower_
        if words[0].lower_ != "the" or len(words) != 2 or noun in _ANY_COMPANY:
            return None
        so_called = [key for key, thing in self._things.items() if noun in thing.nouns]
        return self._most_salient(PARTIES, but, among=so_called)

    def several(self, words: DocSpan, kinds: Collection[str]) -> tuple[Unit, ...]:
        """Whom "both" and "the two companies" mean: two of whom was spoken last, and no third."""
        if words[-1].lower_ not in _SEVERAL:
            return ()
        ranked = sorted(
            ((thing.salience(self._number), thing) for key, thing in self._things.items()
             if key[0] in set(kinds) - _PERSON),
            key=lambda one: -one[0],
        )  # fmt: skip
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][0] > _FAR_BEHIND * ranked[1][0]):
            return ()
        return tuple(thing.last for _, thing in ranked[:2])

    def _described(
        self,
        words: DocSpan,
        kinds: Collection[str],
        but: Collection[str],
        likely: Collection[str],
    ) -> Unit | None:
        """Whom "the Finnish vendor" means; where its noun is no word for firms, who was called so.

        Who belongs to another country is not meant. Where nobody is known to be Finnish, it is
        the only one of whom no country is known.
        """
        head = words.root.head if words.root.dep_ == "det" else words.root
        noun = noun_of(head)
        if noun in PARTS or head.lower_ in _SEVERAL:  # "the handset business" is another thing
            return None
        beside = {w.lower_ for w in head.children if w.dep_ in DESCRIBES}
        nations = nations_told(w for w in head.subtree if w.i <= head.i)
        among = self._of(nations, kinds, but) if nations else list(self._things)
        here = {id(self._things.of(n)) for n in self._named_in(words.sent) if n.end <= words.start}
        found = self._most_salient(
            kinds, but, noun=noun, beside=beside, among=among, here=here, likely=likely
        )
        thing = self._things.of(found) if found is not None else None
        if thing is None or noun in thing.nouns or noun in GENERIC_COMPANY:
            return found
        return found if nations & thing.seats else None

    def _of(
        self, nations: Collection[str], kinds: Collection[str], but: Collection[str]
    ) -> list[NameKey]:
        """The things that are called so, or that are known to belong to one of some countries; else
        the only one of no known country.
        """
        mine = {
            key: thing
            for key, thing in self._things.items()
            if key[0] in kinds and not any(is_same_name(key[1], other, key[0]) for other in but)
        }
        called = [key for key, thing in mine.items() if thing.nations.intersection(nations)]
        there = [key for key, thing in mine.items() if thing.seats.intersection(nations)]
        nowhere = [key for key, thing in mine.items() if not thing.seats]
        return called or there or (nowhere if len(nowhere) == 1 else [])

    def _most_salient(
        self,
        kinds: Collection[str],
        but: Collection[str],
        *,
        noun: str = "",
        beside: Collection[str] = (),
        among: Collection[NameKey] | None = None,
        here: Collection[int] = (),
        likely: Collection[str] = (),
    ) -> Unit | None:
        best, most = None, 0.0
        for (kind, key), thing in self._things.items():
            if kind not in kinds or any(is_same_name(key, other, kind) for other in but):
                continue
            if among is not None and (kind, key) not in among:
                continue
            score = thing.salience(self._number)
            if noun:
                score += _EACH_TIME * thing.times + _CALLED_SO * (noun in thing.nouns)
                score += _DESCRIBED_SO * bool(thing.described.intersection(beside))
            score += _IN_THE_SENTENCE * (id(thing) in here)
            score += _HAD_THE_ROLE * any(is_same_name(key, other, kind) for other in likely)
            score -= _NO_COMPANY * (kind == Kind.ORGANIZATION and Kind.COMPANY in kinds)
            if score > most:
                best, most = thing.last, score
        return best

    def _learn(self, sentence: DocSpan) -> None:
        """Remember whom a sentence names, and what it calls them."""
        subjects = self._subjects(sentence)
        spoken = [self._spoken_of(word) for word in sentence if word.i in subjects]
        # "The Omani carrier grew. It": nobody knows who that is.
        self._is_lost = not any(spoken) and any(
            self._may_be_a_company(word) for word in sentence if word.i in subjects
        )
        for name in [*self._named_in(sentence), *(name for name in spoken if name is not None)]:
            is_first = not self._number and self._things.of(name) is None
            weight = _AS_OTHER + _FIRST * is_first
            weight += _AS_SUBJECT * (name in spoken or _covers(name, subjects))
            self._things.add(name, weight, self._number)
        for name, noun in self._descriptions(sentence):
            thing = self._things.of(name)
            if thing is not None:
                thing.describe(noun)

    def _subjects(self, sentence: DocSpan) -> set[int]:
        """The words that say what a sentence is about: its subject, and what that is called."""
        heads = [c for c in sentence.root.children if c.dep_ in _SUBJECTS]
        beside = [c for head in heads for c in head.children if c.dep_ in _CALLED]
        named = [
            word
            for head in heads
            for verb in head.children
            if verb.dep_ == "acl" and verb.lower_ in _NAMING
            for word in verb.children
        ]
        return {token.i for token in (*heads, *beside, *named)}

    def _spoken_of(self, subject: Token) -> Unit | None:
        """Whom a subject without a name stands for, so that "it" goes on being what it was."""
        is_pronoun = subject.lower_ in _THINGS | _PERSONAL
        if not is_pronoun and not self._may_be_a_company(subject):
            return None
        words = subject.doc[subject.left_edge.i : subject.i + 1]
        return self.meant(words, (*PARTIES, *_PERSON))

    def _may_be_a_company(self, subject: Token) -> bool:
        """Whether words call a company so that was named before: "the carrier"."""
        has_article = any(c.lower_ in ("the", "its") for c in subject.children)
        is_named = subject.i in self._name_at or any(
            c.lower_ in _NAMING or c.dep_ in _CALLED for c in subject.rights
        )
        return has_article and not is_named and noun_of(subject) in GENERIC_COMPANY

    def _named_in(self, sentence: DocSpan) -> Iterator[Unit]:
        return (n for n in self._names if sentence.start <= n.start < sentence.end)

    def _above(self, node: Token) -> Iterator[Unit]:
        """The subjects of the clauses around a word that stand before it, the nearest first."""
        word = node
        for _ in range(_HOPS):
            subject = self._subject_of(node)
            if subject is not None and subject.end <= word.i:
                yield subject
            if node.head.i == node.i:
                return
            node = node.head

    def _subject_of(self, verb: Token) -> Unit | None:
        subjects = (child.i for child in verb.children if child.dep_ in _SUBJECTS)
        return next((self._name_at[i] for i in subjects if i in self._name_at), None)

    def _descriptions(self, sentence: DocSpan) -> Iterator[tuple[Unit, Token]]:
        """(Acme, "chipmaker"): nouns that a sentence calls things by."""
        for token in sentence:
            if token.pos_ != "NOUN":
                continue
            near = [child.i for child in token.children if child.dep_ in (*_CALLED, *_SUBJECTS)]
            near += [token.head.i] if token.dep_ in _CALLED else []
            yield from ((self._name_at[i], token) for i in near if i in self._name_at)


def _covers(name: Unit, tokens: Collection[int]) -> bool:
    return any(name.start <= i < name.end for i in tokens)
