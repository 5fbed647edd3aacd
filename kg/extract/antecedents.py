"""Whom "it" and "the company" mean, by the tree of the sentence.

In:  a Doc with heads and dependency labels (Universal Dependencies), its names as units.
Out: the company that is the subject of the clause around the word, else of the sentence before.
Not here: answers without a tree (refer.py), which are surer and are asked first.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract.subjects import PARTIES
from kg.extract.units import Marked, U, Unit

_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
_HOPS = 12  # up a tree; longer chains are faults of the parse


class Antecedents:
    """Answers for one article. Sentences are entered in text order."""

    def __init__(self, marked: Marked) -> None:
        self._names: Mapping[int, Unit] = {
            i: Unit(kind, span.text.lower(), span.start, span.end, span)
            for kind, span in marked.values()
            if kind is U.NAME and span.label_ in PARTIES
            for i in range(span.start, span.end)
        }
        self._before: Unit | None = None  # subject of the sentence before
        self._here: Unit | None = None

    def enter(self, sentence: DocSpan) -> None:
        """Go on to the next sentence. One without a company as its subject changes nothing."""
        self._before = self._here or self._before
        self._here = self._subject_of(sentence.root) if _is_parsed(sentence) else None

    def company_meant(self, word: Token) -> Unit | None:
        """The nearest subject above a word that stands before it, else that of earlier sentences."""
        if not _is_parsed(word.sent):
            return None
        node = word
        for _ in range(_HOPS):
            subject = self._subject_of(node)
            if subject is not None and subject.end <= word.i:
                return subject
            if node.head.i == node.i:
                break
            node = node.head
        return self._before

    def _subject_of(self, verb: Token) -> Unit | None:
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return self._names.get(child.i)
        return None


def _is_parsed(sentence: DocSpan) -> bool:
    return bool(sentence.root.dep_)
