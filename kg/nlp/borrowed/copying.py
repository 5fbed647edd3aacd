"""Carries tags, lemmas and trees from the Docs of another pipeline over to ours.

In:  our Doc with sentence starts, and Docs of its parts with the same tokens.
Out: what all parts have of token.pos_, tag_, lemma_, head and dep_; each sentence of ours with one
     tree, in Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Span, Token

from kg.nlp.borrowed.kinds import PERSON_LABELS
from kg.nlp.borrowed.relations import CLEAR_ONLY
from kg.nlp.borrowed.trees import Word, to_universal

_ATTRIBUTES = ("POS", "TAG", "LEMMA", "DEP")


@dataclass(slots=True)
class _Row:
    """What goes into one row of spaCy's table."""

    pos: str
    tag: str
    lemma: str
    label: str
    head: int  # the number of a token of the doc


def copy_words(doc: Doc, parts: Sequence[Doc], *, is_clear: bool) -> None:
    """Write what the parts say. `is_clear`: their trees may be such as spaCy's own parsers draw.

    A label that only those have shows it as well.
    """
    attributes = [a for a in _ATTRIBUTES if parts and all(p.has_annotation(a) for p in parts)]
    theirs = [word for part in parts for word in part]
    rows = [_row(ours, word) for ours, word in zip(doc, theirs, strict=True)]
    if "DEP" in attributes:
        is_clear = is_clear or any(word.dep_ in CLEAR_ONLY for word in theirs)
        for sentence in doc.sents:
            _draw(sentence, theirs, rows, is_clear=is_clear)
        attributes.append("HEAD")
    if attributes:
        _write(doc, attributes, rows)


def _row(ours: Token, word: Token) -> _Row:
    if ours.is_space:
        return _Row("SPACE", "_SP", ours.text, "dep", ours.i)
    return _Row(word.pos_, word.tag_, word.lemma_, word.dep_ or "dep", ours.i)


def _draw(sentence: Span, theirs: Sequence[Token], rows: Sequence[_Row], *, is_clear: bool) -> None:
    words = [token.i for token in sentence if not token.is_space]
    tree = _one_tree(words, theirs)
    drawn = to_universal(tree) if is_clear else [(word.head, word.label) for word in tree]
    for index, (head, label) in zip(words, drawn, strict=True):
        rows[index].head, rows[index].label = words[head], label
    # spaCy sees sentences where trees end, so white space hangs on the word before it.
    anchor = words[0] if words else sentence.start
    for token in sentence:
        if not token.is_space:
            anchor = token.i
        elif token.i == anchor:
            rows[token.i].label = "ROOT"
        rows[token.i].head = anchor if token.is_space else rows[token.i].head


def _one_tree(words: Sequence[int], theirs: Sequence[Token]) -> list[Word]:
    """The words of one of our sentences; what is several trees to them hangs on the first."""
    places = {index: place for place, index in enumerate(words)}
    heads = [_head(index, places, theirs) for index in words]
    roots = [place for place, head in enumerate(heads) if head is None]
    main = next(
        (p for p in roots if theirs[words[p]].dep_.upper() == "ROOT"), min(roots, default=0)
    )
    return [
        Word(
            text=theirs[index].text,
            pos=theirs[index].pos_,
            tag=theirs[index].tag_,
            head=main if head is None else head,
            is_person=theirs[index].ent_type_.upper() in PERSON_LABELS,
            label=(theirs[index].dep_ or "dep") if head is not None else _root_label(place == main),
        )
        for place, (index, head) in enumerate(zip(words, heads, strict=True))
    ]


def _root_label(is_main: bool) -> str:
    return "ROOT" if is_main else "parataxis"


def _head(index: int, places: Mapping[int, int], theirs: Sequence[Token]) -> int | None:
    """The place of a word's head, passing white space; None if its sentence has none."""
    while True:
        above = index + theirs[index].head.i - theirs[index].i  # parts number their own tokens
        if above == index:
            return None
        if above in places:
            return places[above]
        if not theirs[above].is_space:
            return None
        index = above


def _write(doc: Doc, attributes: Sequence[str], rows: Sequence[_Row]) -> None:
    add = doc.vocab.strings.add
    columns = {
        "POS": [add(row.pos) for row in rows],
        "TAG": [add(row.tag) for row in rows],
        "LEMMA": [add(row.lemma) for row in rows],
        "DEP": [add(row.label) for row in rows],
        # spaCy stores distances, negative ones in two's complement.
        "HEAD": [(row.head - i) % 2**64 for i, row in enumerate(rows)],
    }
    table = np.array([columns[name] for name in attributes], dtype=np.uint64).T
    doc.from_array(list(attributes), np.ascontiguousarray(table))  # type: ignore[arg-type]  # takes any integers
