"""Names that the language model saw, and how sure it is of those that the rules guess.

In:  doc.spans["model_names"] and doc._.model_kinds (kg/nlp/model), the hits of the recorded
     names, and the names that records and forms tell.
Out: `Candidate`s of the model's, ranked against those that they overlap; and `Belief`, which says
     what the model thinks of a guess.
Which of two overlapping names stands: what a record says a name is, it is; a longer name
swallows what is but a part of it ("Bank of Nokia Village"); otherwise the model's word counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc, Span

from kg.model import Kind
from kg.naming import is_legal_form, name_key
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.lookup import Hit

MODEL_NAMES = "model_names"  # kg_model writes them
LEARNED_RANK, LONGER_RANK = 12, 60  # above terms of technology; above everything
_EDGES = frozenset({"the", "'s", "’s", "'", "’", ",", ".", "(", ")", "“", "”", '"', "‘"})
_KINDS = (
    Kind.COMPANY,
    Kind.ORGANIZATION,
    Kind.PERSON,
    Kind.PLACE,
    Kind.PRODUCT,
    Kind.TECHNOLOGY,
)
_NO_NAMES = frozenset(
    {"ADP", "ADV", "AUX", "DET", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT"}
)
# Below this the model does not believe a guess of the rules.
_LEAST = 0.15


class Belief:
    """What the model thinks of a span; certain of nothing where it did not run."""

    def __init__(self, doc: Doc) -> None:
        self._chances = doc._.model_kinds

    @property
    def is_there(self) -> bool:
        return self._chances is not None

    def chance(self, start: int, end: int, kind: Kind) -> float:
        """How likely the tokens are part of a name of a kind; 1 without a model."""
        if self._chances is None or kind not in _KINDS:
            return 1.0
        return float(self._chances[start:end, _KINDS.index(kind) + 1].mean())

    def allows(self, guess: Candidate) -> bool:
        """Whether a guess of the rules is at least thinkable."""
        return self.chance(guess.start, guess.end, guess.kind) >= _LEAST

    def kinds(self, start: int, end: int) -> np.ndarray:
        """The chances of all kinds, of any name at all first."""
        chances: np.ndarray = self._chances[start:end].mean(0)
        return chances


def learned(doc: Doc, hits: list[Hit], found: list[Candidate]) -> Iterator[Candidate]:
    """The names that the model saw; none where it did not run."""
    trimmed = [one for span in doc.spans.get(MODEL_NAMES, []) for one in _trimmed(span)]
    named = {
        (hit.start, hit.end, record.kind): record.name for hit in hits for record in hit.records
    }
    for one in _of_one_kind(doc, trimmed):
        inside = [other for other in found if other.start < one.end and one.start < other.end]
        rank = LONGER_RANK if _swallows(doc, one, inside) else LEARNED_RANK
        name = named.get((one.start, one.end, one.kind), "")
        yield Candidate(one.start, one.end, one.kind, name, rank)


def _trimmed(span: Span) -> Iterator[Candidate]:
    """A span without article, possessive and signs at its edges, if that can be a name."""
    start, end = span.start, span.end
    while start < end and span.doc[start].text in _EDGES:
        start += 1
    while start < end and span.doc[end - 1].lower_ in _EDGES and not _has_stop(span.doc, end):
        end -= 1
    one = Candidate(start, end, Kind(span.label_))
    if start < end and _can_be(span.doc[start:end], one.kind):
        yield one


def _can_be(words: Span, kind: Kind) -> bool:
    """Whether words look like a name of a kind: names have a capital or a digit, technologies
    need none; a word that the tagger takes for a pronoun or an article names nothing.
    """
    text = words.text
    if not any(letter.isalnum() for letter in text):
        return False
    if len(words) == 1 and words[0].pos_ in _NO_NAMES:
        return False
    return kind == Kind.TECHNOLOGY or any(c.isupper() or c.isdigit() for c in text)


def _has_stop(doc: Doc, end: int) -> bool:
    """Whether the last token is the stop of a legal form or an abbreviation."""
    return doc[end - 1].text == "." and end > 1 and is_legal_form(doc[end - 2].text)


def _of_one_kind(doc: Doc, seen: list[Candidate]) -> Iterator[Candidate]:
    """A name means one thing in one article: the kind that is likeliest over all its places.

    Companies and products may share a name; there each place keeps its own kind.
    """
    belief = Belief(doc)
    if not belief.is_there:
        yield from seen
        return
    sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(len(_KINDS) + 1))
    for one in seen:
        sums[_key(doc, one)] += belief.kinds(one.start, one.end)
    for one in seen:
        kind = _KINDS[int(sums[_key(doc, one)][1:].argmax())]
        both = {kind, one.kind} == {Kind.COMPANY, Kind.PRODUCT}
        yield Candidate(one.start, one.end, one.kind if both else kind)


def _key(doc: Doc, one: Candidate) -> str:
    return name_key(doc[one.start : one.end].text)


def _swallows(doc: Doc, one: Candidate, inside: list[Candidate]) -> bool:
    """Whether recorded names are but parts of a longer one: "Paris" in "Paris Agreement"."""
    if any(other.start < one.start or other.end > one.end for other in inside):
        return False
    if len(inside) != 1 or (inside[0].start, inside[0].end) == (one.start, one.end):
        return False
    rest = [*range(one.start, inside[0].start), *range(inside[0].end, one.end)]
    return any(doc[i].text[0].isalpha() and not is_legal_form(doc[i].text) for i in rest)
