"""Recorded names in a text: the longest that stands there, with what it may mean.

In:  a Doc with tokens and sentence starts.
Out: `Hit`s, not overlapping, in text order. A hit whose records are all in doubt is a
question, answered in judge.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.nlp.names.pieces import cut, fits, fits_term, is_glue
from kg.nlp.names.tables import Record
from kg.nlp.names.trie import Trie, singulars

_NOWHERE = -1
_BREAK = "\n"  # stands for a token that no name runs across


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens that read like recorded names."""

    start: int
    end: int
    records: tuple[Record, ...]

    @property
    def is_sure(self) -> bool:
        return any(not record.doubt for record in self.records)


@dataclass(frozen=True, slots=True)
class _Entry:
    record: Record
    pieces: tuple[str, ...]

    def stands_at(self, written: list[str]) -> bool:
        compare = fits_term if self.record.is_term else fits
        if not all(map(compare, written[:-1], self.pieces[:-1])):
            return False
        text, piece = written[-1], self.pieces[-1]
        return compare(text, piece) or (
            piece.casefold() in singulars(text.casefold()) and compare(text[: len(piece)], piece)
        )


class Lookup:
    """All recorded names, ready to be found."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._trie: Trie[_Entry] = Trie()
        for record in records:
            pieces = cut(record.form)
            if pieces:
                self._trie.add([piece.casefold() for piece in pieces], _Entry(record, pieces))

    def find(self, text: Pieces) -> list[Hit]:
        """The recorded names of a doc, the longest at each place."""
        hits: list[Hit] = []
        index = 0
        while index < len(text.written):
            may_begin = self._trie.may_begin(text.folded[index]) and text.begins_token(index)
            found = self._at(text, index) if may_begin else None
            if found is None:
                index += 1
            else:
                hits.append(found[0])
                index = found[1]
        return hits

    def _at(self, text: Pieces, start: int) -> tuple[Hit, int] | None:
        longest: tuple[Hit, int] | None = None
        for end, entries in self._trie.from_here(text.folded, start):
            if not text.ends_token(end):
                continue
            written = text.written[start:end]
            fitting = tuple(entry.record for entry in entries if entry.stands_at(written))
            if fitting:
                span = text.tokens[start], text.tokens[end - 1] + 1
                if longest and longest[1] == end:
                    fitting = longest[0].records + fitting
                longest = Hit(*span, fitting), end
        return longest


class Pieces:
    """The pieces of a doc, side by side with their tokens; cut once for all searches."""

    def __init__(self, doc: Doc) -> None:
        self.written: list[str] = []
        self.tokens: list[int] = []
        for i, token in enumerate(doc):
            pieces = _pieces_of(token)
            self.written += pieces
            self.tokens += [_NOWHERE if piece == _BREAK else i for piece in pieces]
        self.folded = [piece.casefold() for piece in self.written]

    def begins_token(self, index: int) -> bool:
        return self.written[index] != _BREAK and (
            index == 0 or self.tokens[index - 1] != self.tokens[index]
        )

    def ends_token(self, end: int) -> bool:
        return end == len(self.tokens) or self.tokens[end - 1] != self.tokens[end]


def _pieces_of(token: Token) -> tuple[str, ...]:
    word = token.text
    pieces = cut(word)
    if not pieces and (
        not is_glue(word) or token.whitespace_ or (token.i and token.nbor(-1).whitespace_)
    ):
        pieces = (_BREAK,)
    return (_BREAK, *pieces) if token.is_sent_start and token.i else pieces
