"""Names that the language model saw and no record or rule tells.

In:  doc.spans["model_names"] (kg/nlp/model), the hits of the recorded names, and all names that
     records and rules found.
Out: `Candidate`s besides those. The rules are surer than the model, so where both see a name,
theirs stands; but not where it is only a part of a longer one that the model saw.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Span

from kg.model import Kind
from kg.naming import is_legal_form, name_key
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.lookup import Hit

MODEL_NAMES = "model_names"  # kg_model writes them
LEARNED_RANK, LONGER_RANK = 3, 60
_EDGES = frozenset({"the", "'s", "’s", "'", "’", ",", ".", "(", ")", "“", "”", '"', "‘"})

_NO_NAMES = frozenset(
    {"ADJ", "ADP", "ADV", "AUX", "DET", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT"}
)


def learned(doc: Doc, hits: list[Hit], found: list[Candidate]) -> Iterator[Candidate]:
    """The names that the model adds to those found; none where it did not run."""
    trimmed = [one for span in doc.spans.get(MODEL_NAMES, []) for one in _trimmed(span)]
    surnames = {
        doc[one.end - 1].lower_
        for one in (*found, *trimmed)
        if one.kind == Kind.PERSON and one.end - one.start > 1
    }
    named = {
        (hit.start, hit.end, record.kind): record.name for hit in hits for record in hit.records
    }
    for one in _of_one_kind(doc, trimmed, surnames):
        inside = [other for other in found if other.start < one.end and one.start < other.end]
        rank = LONGER_RANK if _swallows(doc, one, inside) else LEARNED_RANK
        name = named.get((one.start, one.end, one.kind), "")
        yield Candidate(one.start, one.end, one.kind, name, rank)


def _trimmed(span: Span) -> Iterator[Candidate]:
    """A span without article, possessive and signs at its edges, if that can be a name."""
    start, end = span.start, span.end
    while start < end and span.doc[start].lower_ in _EDGES:
        start += 1
    while start < end and span.doc[end - 1].lower_ in _EDGES and not _has_stop(span.doc, end):
        end -= 1
    one = Candidate(start, end, Kind(span.label_))
    if start < end and _can_be(span.doc[start:end], one.kind):
        yield one


def _can_be(words: Span, kind: Kind) -> bool:
    """Whether words look like a name of a kind.

    Names have a capital or a digit, technologies also several words in small letters; a word
    that the tagger takes for an adjective or a pronoun ("Spanish", "It") names nothing.
    """
    text, is_one_word = words.text, len(words) == 1
    if not any(letter.isalnum() for letter in text):
        return False
    if is_one_word and words[0].pos_ in _NO_NAMES:
        return False
    if kind == Kind.TECHNOLOGY and is_one_word:
        in_capitals = words[0].sent.text.isupper()
        return any(c.isdigit() or (c.isupper() and not in_capitals) for c in text[1:])
    if kind == Kind.TECHNOLOGY:
        return True
    return any(letter.isupper() or letter.isdigit() for letter in text)


def _has_stop(doc: Doc, end: int) -> bool:
    """Whether the last token is the stop of a legal form or an abbreviation."""
    return doc[end - 1].text == "." and end > 1 and is_legal_form(doc[end - 2].text)


def _of_one_kind(doc: Doc, seen: list[Candidate], surnames: Container[str]) -> Iterator[Candidate]:
    """A name means one thing in one article: the kind that most of its places have.

    News introduces a person in full. A lone surname is that person again; a lone word that is
    nobody's surname may be anything, and the model's word that it is a person is not enough.
    """
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    for one in seen:
        kinds[_key(doc, one)][one.kind] += 1
    for one in seen:
        tally = kinds[_key(doc, one)]
        kind = max(tally, key=lambda k: (tally[k], k))
        if one.end - one.start == 1 and kind != Kind.PRODUCT:
            is_surname = doc[one.start].lower_ in surnames
            if kind == Kind.PERSON and not is_surname:
                continue
            kind = Kind.PERSON if is_surname else kind
        yield Candidate(one.start, one.end, kind)


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
