"""Names that the language model saw, and how sure it is of those that the rules guess.

In:  doc.spans["model_names"] and doc._.model_kinds (kg/nlp/model), the hits of the recorded
     names, and the names that records and forms tell.
Out: `Candidate`s of the model's, ranked against those that they overlap; and `Belief`, which says
     what the model thinks of a guess.
Which of two overlapping names stands: what a record says a name is, it is, but for places and
persons that the model is certain are companies; a longer name
swallows what is but a part of it ("Bank of Nokia Village"); otherwise the model's word counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from kg.model import Kind
from kg.naming import is_legal_form, name_key
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.doubts import SURE_RANK
from kg.nlp.names.lookup import Hit
from kg.nlp.names.parts import KINDS, Parts

Floats = NDArray[np.floating]

MODEL_NAMES = "model_names"  # kg_model writes them
LEARNED_RANK, LONGER_RANK = 9, 60  # above terms of technology; above everything
_EDGES = frozenset({"the", "'s", "’s", "'", "’", ",", ".", "(", ")", "“", "”", '"', "‘"})
_NO_NAMES = frozenset(
    {"ADJ", "ADP", "ADV", "AUX", "DET", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT"}
)
# Below these the model does not believe a guess of the rules, and a recorded name in doubt.
_LEAST_GUESS, _LEAST_NAME = 0.15, 0.05
# What a name in small letters has to reach: a technology of one word, and any other.
_LIKELY, _SURELY = 0.5, 0.9
_CERTAINLY = 0.95  # from here on a company is one, whatever a table of places says


class Belief:
    """What the model thinks of a span; certain of nothing where it did not run."""

    def __init__(self, doc: Doc) -> None:
        self._chances = doc._.model_kinds
        self._parts = Parts(doc)

    @property
    def is_there(self) -> bool:
        return self._chances is not None

    def chance(self, start: int, end: int, kind: Kind) -> float:
        """How likely the tokens are part of a name of a kind; 1 without a model."""
        if self._chances is None or kind not in KINDS:
            return 1.0
        return float(self._chances[start:end, KINDS.index(kind) + 1].mean())

    def allows(self, guess: Candidate) -> bool:
        """Whether a guess of the rules is at least thinkable."""
        return self.chance(guess.start, guess.end, guess.kind) >= _LEAST_GUESS

    def allows_record(self, one: Candidate) -> bool:
        """Whether a recorded name can be meant: "vivo" is none in "in vivo", nor is every "radar"
        that somebody sells a technology of this article.
        """
        if self._chances is None:
            return True
        if self._is_rather_a_company(one):
            return False
        if one.rank >= SURE_RANK:
            return True
        no_name = float(self._chances[one.start : one.end, 0].mean())
        return 1.0 - no_name >= _LEAST_NAME

    def _is_rather_a_company(self, one: Candidate) -> bool:
        """Whether what looks like a place or a person is certainly none here: "Ostrava is owned by
        ČEZ", "bought Dale Nurseries".
        """
        return one.kind in (Kind.PLACE, Kind.PERSON) and (
            self.chance(one.start, one.end, Kind.COMPANY) >= _CERTAINLY
            and self.chance(one.start, one.end, one.kind) < _LEAST_NAME
        )

    def votes(self, one: Candidate) -> Floats:
        """The chance of each kind, by its looks and by its part in an event; where no chances are
        known, all for the kind that was seen.
        """
        if self._chances is None:
            return np.array([kind == one.kind for kind in KINDS], dtype=np.float64)
        chances: Floats = self._chances[one.start : one.end, 1:].mean(0)
        return chances * self._parts.left(one.start, one.end)


def learned(doc: Doc, hits: list[Hit], found: list[Candidate]) -> Iterator[Candidate]:
    """The names that the model saw; none where it did not run."""
    trimmed = [one for span in doc.spans.get(MODEL_NAMES, []) for one in _trimmed(span)]
    named = {
        (hit.start, hit.end, record.kind): record.name for hit in hits for record in hit.records
    }
    surnames = {
        doc[one.end - 1].lower_
        for one in (*found, *trimmed)
        if one.kind == Kind.PERSON and one.end - one.start > 1
    }
    for one in _of_one_kind(doc, trimmed, surnames):
        inside = [other for other in found if other.start < one.end and one.start < other.end]
        rank = LONGER_RANK if _swallows(doc, one, inside) else LEARNED_RANK
        name = named.get((one.start, one.end, one.kind), "")
        yield Candidate(one.start, one.end, one.kind, name, rank)


def _trimmed(span: Span) -> Iterator[Candidate]:
    """A span without article, possessive and signs at its edges, if that can be a name."""
    start, end = span.start, span.end
    while start < end and _is_edge(span.doc[start]):
        start += 1
    while start < end and span.doc[end - 1].lower_ in _EDGES and not _has_stop(span.doc, end):
        end -= 1
    one = Candidate(start, end, Kind(span.label_))
    if start < end and _can_be(span.doc[start:end], one.kind):
        yield one


def _is_edge(token: Token) -> bool:
    """Whether a token begins no name: "the", but not the "The" of "at The Home Depot"."""
    return token.text in _EDGES or (token.lower_ in _EDGES and bool(token.is_sent_start))


def _can_be(words: Span, kind: Kind) -> bool:
    """Whether words look like a name of a kind: names have a capital or a digit, or the model is
    sure; technologies need none. A word that is tagged as a pronoun or an article names nothing.
    """
    text = words.text
    if not any(letter.isalnum() for letter in text):
        return False
    if len(words) == 1 and words[0].pos_ in _NO_NAMES and kind != Kind.TECHNOLOGY:
        return False
    if any(c.isupper() or c.isdigit() for c in text):
        return True
    if kind == Kind.TECHNOLOGY and len(words) > 1:
        return True
    belief = Belief(words.doc)
    least = _LIKELY if kind == Kind.TECHNOLOGY else _SURELY
    return belief.is_there and belief.chance(words.start, words.end, kind) >= least


def _has_stop(doc: Doc, end: int) -> bool:
    """Whether the last token is the stop of a legal form or an abbreviation."""
    return doc[end - 1].text == "." and end > 1 and is_legal_form(doc[end - 2].text)


def _of_one_kind(doc: Doc, seen: list[Candidate], surnames: Container[str]) -> Iterator[Candidate]:
    """A name means one thing in one article: the kind that is likeliest over all its places.

    A surname alone is the person again. Companies and products may share a name; there each
    place keeps its own kind.
    """
    belief = Belief(doc)
    sums: dict[str, Floats] = defaultdict(lambda: np.zeros(len(KINDS), dtype=np.float64))
    keys = [name_key(doc[one.start : one.end].text) for one in seen]
    for key, one in zip(keys, seen, strict=True):
        sums[key] += belief.votes(one)
    for key, one in zip(keys, seen, strict=True):
        kind = KINDS[int(sums[key].argmax())]
        if {kind, one.kind} == {Kind.COMPANY, Kind.PRODUCT}:
            kind = KINDS[int(belief.votes(one).argmax())]
        if one.end - one.start == 1 and doc[one.start].lower_ in surnames:
            kind = Kind.PERSON
        yield Candidate(one.start, one.end, kind)


def _swallows(doc: Doc, one: Candidate, inside: list[Candidate]) -> bool:
    """Whether recorded names are but parts of a longer one: "Paris" in "Paris Agreement"."""
    if any(other.start < one.start or other.end > one.end for other in inside):
        return False
    if not inside or any((o.start, o.end) == (one.start, one.end) for o in inside):
        return False
    if len(inside) > 1:
        return True  # "T-Mobile UK": two recorded names, one company
    rest = [*range(one.start, inside[0].start), *range(inside[0].end, one.end)]
    return any(doc[i].text[0].isalpha() and not is_legal_form(doc[i].text) for i in rest)
