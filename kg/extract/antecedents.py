"""Whom "it", "the company" and "the chipmaker" mean, by the trees of an article's sentences.

In:  a Doc with heads and dependency labels (Universal Dependencies), and its names.
Out: the company meant: for a description the one that was called so ("the chipmaker Acme", "Acme, a
     maker of chips"); else the subject of the clause around the word, or of sentences before.
Not here: answers without a tree (refer.py), which are surer and are asked first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract.mentions import name_place
from kg.extract.subjects import PARTIES
from kg.extract.units import Marked, U, Unit
from kg.extract.words import GENERIC_COMPANY

_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
_CALLED = frozenset(["appos", "compound", "flat", "nmod:desc"])
_PRONOUNS = frozenset(["it", "its", "itself"])
_HOPS = 12  # up a tree; longer chains are faults of the parse


class Antecedents:
    """Answers for one article. Sentences are entered in text order."""

    def __init__(self, marked: Marked) -> None:
        self._name_at = {
            i: Unit(kind, span.text.lower(), span.start, span.end, span)
            for kind, span in marked.values()
            if kind is U.NAME and span.label_ in PARTIES
            for i in range(span.start, span.end)
        }
        self._called: dict[str, list[Unit]] = defaultdict(list)  # by noun: "chipmaker"
        self._topics: list[Unit] = []  # subjects of sentences, the last one at the end
        self._times: Counter[str] = Counter()  # how often each company was named before
        self._sentence: DocSpan | None = None

    def enter(self, sentence: DocSpan) -> None:
        """Go on to the next sentence. One without a company as its subject changes no topic."""
        if self._sentence is not None:
            self._topics += self._topic_of(self._sentence)
            self._times.update(self._named_in(self._sentence))
            for noun, name in self._descriptions(self._sentence):
                self._called[noun].append(name)
        self._sentence = sentence

    def company_meant(self, words: DocSpan, *, but: Collection[str] = ()) -> Unit | None:
        """Whom a pronoun or a description stands for; none of those whose keys are in `but`."""
        if self._sentence is None or not self._sentence.root.dep_:
            return None
        if words.text.lower() in _PRONOUNS:
            return _first(self._above(words.root), but) or self._topic(but)
        noun = words.root.lemma_.lower()
        called = _first(reversed(self._called[noun]), but)
        if called is not None or noun not in GENERIC_COMPANY:
            return called
        return self._topic(but) or _first(self._above(words.root), but)

    def _topic(self, but: Collection[str]) -> Unit | None:
        """The last subject, unless the article speaks far more often of another company."""
        last = _first(reversed(self._topics), but)
        if last is None:
            return None
        most = max((n for key, n in self._times.items() if key not in but), default=0)
        main = [t for t in self._topics if self._times[_key(t)] == most and _key(t) not in but]
        return main[-1] if main and most >= 2 * self._times[_key(last)] else last

    def _named_in(self, sentence: DocSpan) -> Iterator[str]:
        units = {
            self._name_at[i].start: self._name_at[i]
            for i in range(sentence.start, sentence.end)
            if i in self._name_at
        }
        return (_key(unit) for unit in units.values())

    def _topic_of(self, sentence: DocSpan) -> list[Unit]:
        """The company that a sentence is about: its subject, if that is one; of the article's
        beginning the first that is named.
        """
        subject = self._subject_of(sentence.root)
        if subject is not None:
            name = sentence.doc[subject.start : subject.end].root
            return [] if any(child.dep_ == "conj" for child in name.children) else [subject]
        if self._topics:
            return []
        named = (self._name_at.get(i) for i in range(sentence.start, sentence.end))
        return [name for name in named if name is not None][:1]

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

    def _descriptions(self, sentence: DocSpan) -> Iterator[tuple[str, Unit]]:
        """("chipmaker", Acme): nouns that a sentence calls companies by."""
        for token in sentence:
            if token.pos_ != "NOUN":
                continue
            near = [child.i for child in token.children if child.dep_ in (*_CALLED, *_SUBJECTS)]
            near += [token.head.i] if token.dep_ in _CALLED else []
            for i in near:
                if i in self._name_at:
                    yield token.lemma_.lower(), self._name_at[i]


def _key(name: Unit) -> str:
    return name_place(name.span).key if name.span is not None else ""


def _first(names: Iterator[Unit], but: Collection[str]) -> Unit | None:
    return next((name for name in names if _key(name) not in but), None)
