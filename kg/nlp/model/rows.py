"""The annotations of a doc's tokens, on the way to spaCy's own table.

In:  what the network says about the words of each sentence.
Out: token.pos_, tag_, lemma_, head, dep_, written in one go.
The heads decide where spaCy sees sentences; so the parts of a long sentence and the white
space within one hang together, and sentences stay as they were.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.nlp.model.lemmas import lemma
from kg.nlp.model.network import Labels

Integers = NDArray[np.int64]

_ATTRIBUTES: list[int | str] = ["POS", "TAG", "LEMMA", "DEP", "HEAD"]
_POS, _TAG, _LEMMA, _DEP, _HEAD = range(5)


class Rows:
    """One row a token. A label is an index in the network's labels; tokens are those of the doc."""

    def __init__(self, doc: Doc, labels: Labels) -> None:
        self._doc, self._labels = doc, labels
        self.texts = [token.text for token in doc]
        self._spaces = doc.to_array("IS_SPACE").astype(bool)
        self._id = doc.vocab.strings.add
        self._pos, self._tag, self._dep = (
            np.array([self._id(label) for label in said], dtype=np.uint64)
            for said in (labels.upos, labels.xpos, labels.deprels)
        )
        self._table = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)

    def words_of(self, start: int, end: int) -> list[int]:
        """The tokens of a sentence that are no white space; the others hang on those before."""
        spaces = self._spaces[start:end]
        words: list[int] = (start + np.flatnonzero(~spaces)).tolist()
        if len(words) < end - start:
            anchor = words[0] if words else start
            for i in range(start, end):
                if spaces[i - start]:
                    self._space(i, anchor)
                else:
                    anchor = i
        return words

    def fill(
        self,
        words: Sequence[int],
        *,
        heads: Integers,
        upos: Integers,
        xpos: Integers,
        dep: Integers,
    ) -> None:
        """What the network says about words; `heads` are places in `words`, a root's its own."""
        at = np.array(words)
        is_root = heads == np.arange(len(heads))
        self._table[at, _POS] = self._pos[upos]
        self._table[at, _TAG] = self._tag[xpos]
        self._table[at, _DEP] = np.where(is_root, np.uint64(self._id("ROOT")), self._dep[dep])
        self._table[at, _HEAD] = (at[heads] - at).view(np.uint64)  # negative as spaCy stores it
        self._table[at, _LEMMA] = [
            self._id(lemma(self.texts[i], self._labels.upos[u], self._labels.xpos[x]))
            for i, u, x in zip(words, upos.tolist(), xpos.tolist(), strict=True)
        ]

    def hang(self, root: int, on: int) -> None:
        """Make the root of a sentence's later part depend on the sentence's first word."""
        self._table[root, _DEP] = self._id("parataxis")
        self._table[root, _HEAD] = (on - root) % 2**64

    def write(self) -> None:
        """Hand the table over to the doc."""
        self._doc.from_array(_ATTRIBUTES, self._table)  # type: ignore[arg-type]  # takes any integers

    def _space(self, token: int, anchor: int) -> None:
        relation = "ROOT" if token == anchor else "dep"
        strings = ("SPACE", "_SP", self.texts[token], relation)
        self._table[token] = (*map(self._id, strings), (anchor - token) % 2**64)
