"""What an article has named so far, and what it told of each: "the Finnish lift maker Acme".

In:  names and the nouns that a sentence calls them by.
Out: a `Thing` for each name: what it was called, where it belongs, how present it is.
Not here: which of them a pronoun means (antecedents.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.mentions import name_place
from kg.extract.units import Unit
from kg.model import Kind

DESCRIBES = frozenset(["amod", "compound", "nmod", "nummod"])
_SEATED = frozenset(["based", "headquartered"])
_FADES = 0.6  # for each sentence in between

NameKey = tuple[str, str]  # kind and key


@dataclass(slots=True)
class Thing:
    """Something that the article names, and how."""

    last: Unit
    sentence: int  # in which it was named last
    weight: float = 0.0  # as of that sentence
    times: int = 0
    nouns: set[str] = field(default_factory=set)  # "chipmaker"
    described: set[str] = field(default_factory=set)  # "smaller"
    nations: set[str] = field(default_factory=set)  # codes, of what it was called: "Finnish"
    recorded: set[str] = field(default_factory=set)  # codes, of what its name is known for

    @property
    def seats(self) -> set[str]:
        """Where it belongs, as far as that is known; the article knows best."""
        return self.nations or self.recorded

    def salience(self, now: int) -> float:
        return self.weight * _FADES ** (now - self.sentence)

    def describe(self, noun: Token) -> None:
        """It was called so: "a maker of lifts in Espoo"."""
        self.nouns.add(noun_of(noun))
        self.described.update(c.lower_ for c in noun.children if c.dep_ in DESCRIBES)
        self.described.update(w.lower_ for w in noun.subtree if w.ent_type_ == Kind.PLACE)
        self.nations |= nations_told(_told_of(noun))


class Things(dict[NameKey, Thing]):
    """Those of one article, in the order in which they were named."""

    def of(self, name: Unit) -> Thing | None:
        """What was named so, in this or in a longer or shorter form."""
        kind, key = name.label, key_of(name)
        same = (known for known in self if known[0] == kind and is_same_name(known[1], key, kind))
        return self.get((kind, key)) or self.get(next(same, ("", "")))

    def add(self, name: Unit, weight: float, sentence: int) -> None:
        """It is named in a sentence, by its number, and that weighs so much."""
        thing = self.of(name)
        if thing is None:
            thing = self[name.label, key_of(name)] = _new(name, sentence)
        thing.weight = thing.salience(sentence) + weight
        thing.last, thing.sentence = name, sentence
        thing.times += 1


def _new(name: Unit, sentence: int) -> Thing:
    thing = Thing(name, sentence, nouns=set(key_of(name).split()))
    span = name.span
    if span is not None:
        codes = span.doc._.nations
        thing.recorded = {codes[i] for i in range(span.start, span.end) if i in codes}
        thing.nations = nations_told(w for w in span.root.subtree if w.i < span.start)
    return thing


def key_of(name: Unit) -> str:
    """The form under which names are compared."""
    return name_place(name.span).key if name.span is not None else ""


def noun_of(token: Token) -> str:
    """The noun of a phrase; "start-up" is one, however it is cut."""
    start = token.i
    while start > token.sent.start + 1 and token.doc[start - 1].text == "-":
        start -= 2
    return token.doc[start : token.i + 1].text.lower() if start < token.i else token.lemma_.lower()


def is_same_name(one: str, other: str, kind: str) -> bool:
    """Whether one key is a short form of the other: "acme" of "acme pumps", "doe" of "jane doe"."""
    short, long = sorted((one, other), key=len)
    if kind == Kind.PERSON:
        return f" {long}".endswith(f" {short}")
    return f"{long} ".startswith(f"{short} ")


def nations_told(words: Iterable[Token]) -> set[str]:
    """The countries that words tell of, places and adjectives: not "a Nokia phone"."""
    return {
        word.doc._.nations[word.i]
        for word in words
        if word.i in word.doc._.nations and word.ent_type_ in ("", Kind.PLACE)
    }


def _told_of(noun: Token) -> Iterator[Token]:
    """Where something is, in words: "a Finnish maker", "a bank in Oslo", "based in Oslo"."""
    for child in noun.children:
        if child.dep_ in DESCRIBES:
            yield child
        elif child.lower_ in _SEATED:
            yield from child.children
