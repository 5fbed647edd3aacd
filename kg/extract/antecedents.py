"""Whom "it", "the company", "the Finnish vendor" and "she" mean, from what an article said before.

In:  a Doc with heads and dependency labels (Universal Dependencies), and its names.
Out: the name meant, by salience: how lately a thing was named, whether as a subject, how often, and
     whether it was called so ("the chipmaker Acme", "Acme, a maker of chips").
Not here: answers without a tree (refer.py), which are surer and are asked first.

The idea of weights that fade with distance is that of Lappin and Leass (1994); the weights were
chosen on corpus/gold/deals (articles and documents-dev).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract.mentions import name_place
from kg.extract.subjects import PARTIES
from kg.extract.units import Marked, U, Unit
from kg.extract.words import GENERIC_COMPANY, PARTS
from kg.model import Kind

_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
_CALLED = frozenset(["appos", "compound", "flat", "nmod:desc"])
_DESCRIBES = frozenset(["amod", "compound", "nmod", "nummod"])
_PERSONAL = frozenset(["he", "she", "his", "her", "him"])
_THINGS = frozenset(["it", "its", "itself"])
_PERSON = frozenset([str(Kind.PERSON)])
_NAMING = frozenset(["called", "named", "dubbed"])
_HOPS = 12  # up a tree; longer chains are faults of the parse

_AS_SUBJECT, _AS_OTHER, _FIRST = 2.0, 1.0, 1.5  # how much a mention weighs
_FADES = 0.6  # for each sentence in between
_CALLED_SO, _DESCRIBED_SO = 4.0, 3.0  # for its noun, for each word beside it
_NO_COMPANY = 2.0  # what an authority weighs less, where a company can be meant
_EACH_TIME = 0.3  # for each mention in the article: "the company" is what it is about


@dataclass(slots=True)
class _Thing:
    """Something that the article names, and how."""

    last: Unit
    sentence: int  # in which it was named last
    weight: float = 0.0  # as of that sentence
    times: int = 0
    nouns: set[str] = field(default_factory=set)  # "chipmaker"
    described: set[str] = field(default_factory=set)  # "Finnish"

    def salience(self, now: int) -> float:
        return self.weight * _FADES ** (now - self.sentence)


class Antecedents:
    """Answers for one article. Sentences are entered in text order."""

    def __init__(self, marked: Marked) -> None:
        self._names = [
            Unit(kind, span.text.lower(), span.start, span.end, span)
            for _, (kind, span) in sorted(marked.items())
            if kind is U.NAME
        ]
        self._name_at = {i: name for name in self._names for i in range(name.start, name.end)}
        self._things: dict[tuple[str, str], _Thing] = {}  # by kind and key
        self._sentence: DocSpan | None = None
        self._number = 0

    def enter(self, sentence: DocSpan) -> None:
        """Go on to the next sentence."""
        if self._sentence is not None:
            self._learn(self._sentence)
            self._number += 1
        self._sentence = sentence

    def meant(
        self, words: DocSpan, kinds: Collection[str], *, but: Collection[str] = ()
    ) -> Unit | None:
        """What a pronoun or a description stands for: of these kinds, with no key of `but`."""
        if self._sentence is None or not self._sentence.root.dep_:
            return None
        low = words.text.lower()
        if low in _PERSONAL:
            kinds = _PERSON.intersection(kinds)
        elif low in _THINGS:
            kinds = set(kinds) - _PERSON
        if low in _PERSONAL | _THINGS:
            above = (n for n in self._above(words.root) if n.label in kinds)
            near = (n for n in above if not any(_is_same(_key(n), k, n.label) for k in but))
            return next(near, None) or self._most_salient(kinds, but)
        return self._described(words, set(kinds) - _PERSON, but)

    def _described(
        self, words: DocSpan, kinds: Collection[str], but: Collection[str]
    ) -> Unit | None:
        """Whom "the Finnish vendor" means; where its noun is no word for firms, who was called so.

        "The Finnish vendor" is nobody of whom nothing Finnish was told, if there are others.
        """
        head = words.root.head if words.root.dep_ == "det" else words.root
        noun = _noun(head)
        if noun in PARTS:  # "the handset business" is a thing of its own
            return None
        beside = {w.lower_ for w in head.children if w.dep_ in _DESCRIBES}
        found = self._most_salient(kinds, but, noun=noun, beside=beside)
        if found is None:
            return None
        thing = self._thing(found)
        if thing is None or noun in thing.nouns:
            return found
        nations = {w.lower_ for w in head.lefts if w.dep_ in _DESCRIBES and w.text[0].isupper()}
        is_doubtful = nations and not _is_of(thing, nations)
        return found if noun in GENERIC_COMPANY and not is_doubtful else None

    def _most_salient(
        self,
        kinds: Collection[str],
        but: Collection[str],
        *,
        noun: str = "",
        beside: Collection[str] = (),
    ) -> Unit | None:
        best, most = None, 0.0
        for (kind, key), thing in self._things.items():
            if kind not in kinds or any(_is_same(key, other, kind) for other in but):
                continue
            score = thing.salience(self._number)
            if noun:
                score += _EACH_TIME * thing.times + _CALLED_SO * (noun in thing.nouns)
                score += _DESCRIBED_SO * _is_of(thing, beside)
            score -= _NO_COMPANY * (kind == Kind.ORGANIZATION and Kind.COMPANY in kinds)
            if score > most:
                best, most = thing.last, score
        return best

    def _learn(self, sentence: DocSpan) -> None:
        """Remember whom a sentence names, and what it calls them."""
        subjects = self._subjects(sentence)
        spoken = [self._spoken_of(word) for word in sentence if word.i in subjects]
        for name in [*self._named_in(sentence), *(name for name in spoken if name is not None)]:
            is_first = not self._number and self._thing(name) is None
            weight = _AS_OTHER + _FIRST * is_first
            weight += _AS_SUBJECT * (name in spoken or _covers(name, subjects))
            self._add(name, weight)
        for name, noun in self._descriptions(sentence):
            thing = self._thing(name)
            if thing is None:  # of another sentence
                continue
            thing.nouns.add(_noun(noun))
            thing.described.update(c.lower_ for c in noun.children if c.dep_ in _DESCRIBES)
            thing.described.update(w.lower_ for w in noun.subtree if w.ent_type_ == Kind.PLACE)

    def _add(self, name: Unit, weight: float) -> None:
        thing = self._thing(name)
        if thing is None:
            thing = self._things[name.label, _key(name)] = _Thing(name, self._number)
            thing.nouns.update(_key(name).split())
        thing.weight = thing.salience(self._number) + weight
        thing.last, thing.sentence = name, self._number
        thing.times += 1

    def _thing(self, name: Unit) -> _Thing | None:
        """What was named so, in this or in a longer or shorter form."""
        kind, key = name.label, _key(name)
        forms = (known for known in self._things if known[0] == kind)
        same = next((known for known in forms if _is_same(known[1], key, kind)), None)
        return self._things.get((kind, key)) or (self._things[same] if same else None)

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
        if subject.i in self._name_at or subject.lower_ not in _THINGS | _PERSONAL:
            has_article = any(c.lower_ in ("the", "its") for c in subject.children)
            if not has_article or _noun(subject) not in GENERIC_COMPANY:
                return None
        words = subject.doc[subject.left_edge.i : subject.i + 1]
        return self.meant(words, (*PARTIES, *_PERSON))

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


def _noun(token: Token) -> str:
    """The noun of a phrase; "start-up" is one, however it is cut."""
    start = token.i
    while start > token.sent.start + 1 and token.doc[start - 1].text == "-":
        start -= 2
    return token.doc[start : token.i + 1].text.lower() if start < token.i else token.lemma_.lower()


def _is_same(one: str, other: str, kind: str) -> bool:
    """Whether one key is a short form of the other: "acme" of "acme pumps", "doe" of "jane doe"."""
    short, long = sorted((one, other), key=len)
    if kind == Kind.PERSON:
        return f" {long}".endswith(f" {short}")
    return f"{long} ".startswith(f"{short} ")


def _covers(name: Unit, tokens: Collection[int]) -> bool:
    return any(name.start <= i < name.end for i in tokens)


def _is_of(thing: _Thing, beside: Collection[str]) -> bool:
    """Whether it was described by one of these words, or belongs where they say: "Finnish"."""
    return any(
        word == known or (len(word) > _STEM and known.startswith(word[:_STEM]))
        for word in beside
        for known in thing.described
    )


_STEM = 4  # "Singaporean", "Singapore"


def _key(name: Unit) -> str:
    return name_place(name.span).key if name.span is not None else ""
