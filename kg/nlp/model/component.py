"""The component that runs the network over a Doc and writes tags, a tree and names.

In:  a Doc with tokens; sentence starts, if somebody has set them.
Out: token.pos_, tag_, lemma_, head, dep_; doc.spans["model_names"], whose labels are `Kind`
     values; sentences as they were, or by the rules of kg/nlp/sentences.py.
Not here: which recorded company a name is (kg/nlp/names), what the sentences say (kg/extract).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan
from threadpoolctl import ThreadpoolController

from kg.annotations import register
from kg.nlp.model.decode import NAMES, decode_names, decode_tree, kind_chances
from kg.nlp.model.events import ModelEvent, events_of
from kg.nlp.model.lemmas import lemma
from kg.nlp.model.network import Network, Scores
from kg.nlp.sentences import SentenceFinder

MODEL_NAMES = "model_names"
_ATTRIBUTES: list[int | str] = ["POS", "TAG", "LEMMA", "DEP", "HEAD"]


@Language.factory(
    "kg_model",
    assigns=[
        "token.is_sent_start",
        "token.pos",
        "token.tag",
        "token.lemma",
        "token.dep",
        "token.head",
        "doc.spans",
        "doc._.model_kinds",
        "doc._.model_events",
    ],
    default_config={"ents": False},
)
def make_model(nlp: Language, name: str, ents: bool) -> Model:  # noqa: ARG001 - spaCy's signature
    """The component with the weights that came with the package.

    With `ents` the names go into `doc.ents` too, for pipelines without `kg_names`.
    """
    return Model(Network(), sets_ents=ents)


class Model:
    """Runs the network over a Doc; each sentence by itself, so nothing depends on the others."""

    def __init__(self, network: Network, *, sets_ents: bool = False) -> None:
        register()
        self.network = network
        self._sets_ents = sets_ents
        self._sentences = SentenceFinder()
        self._threads = ThreadpoolController()
        self._root = network.labels.deprels.index("root")

    @property
    def version(self) -> str:
        """The version of the weights, for provenance."""
        return self.network.labels.version

    def __call__(self, doc: Doc) -> Doc:
        # One thread: several would fight over the cores with the other processes of `--jobs`.
        with self._threads.limit(limits=1, user_api="blas"):
            has_sentences = doc.has_annotation("SENT_START")
            return self._annotate(doc if has_sentences else self._sentences(doc))

    def _annotate(self, doc: Doc) -> Doc:
        rows = _Rows(doc)
        names: list[DocSpan] = []
        kinds = np.zeros((len(doc), len(NAMES) + 1), dtype=np.float32)
        kinds[:, 0] = 1.0
        events: list[ModelEvent] = []
        for window in self._windows(doc):
            scores = self.network.run([token.text for token in window.words])
            self._fill(rows, window, scores)
            names += [
                DocSpan(doc, window.words[start].i, window.words[end - 1].i + 1, label=label)
                for start, end, label in decode_names(scores.names, self.network.labels.names)
            ]
            kinds[[token.i for token in window.words]] = kind_chances(
                scores.names, self.network.labels.names
            )
            events += events_of(self.network, scores, [token.i for token in window.words])
        rows.write()
        doc.spans[MODEL_NAMES] = names
        if self._sets_ents:
            doc.set_ents(names)
        doc._.model_kinds = kinds
        doc._.model_events = events
        return doc

    def _windows(self, doc: Doc) -> Iterator[_Window]:
        """The words of each sentence, without spaces; a very long sentence in pieces."""
        for sentence in doc.sents:
            words = [token for token in sentence if not token.is_space]
            cuts = self.network.windows([t.text for t in words]) if words else []
            for start, end in cuts:
                yield _Window(words[start:end], continues=start > 0)

    def _fill(self, rows: _Rows, window: _Window, scores: Scores) -> None:
        labels, words = self.network.labels, window.words
        heads = decode_tree(scores.arcs)
        relations = self.network.deprel_scores(scores.label_dependent, scores.label_head[heads])
        relations[:, self._root] = -np.inf  # only the root is one
        for i, (upos, xpos, relation) in enumerate(
            zip(scores.upos.argmax(1), scores.xpos.argmax(1), relations.argmax(1), strict=True)
        ):
            rows.word(
                words[i],
                words[heads[i]],
                labels.upos[upos],
                labels.xpos[xpos],
                "ROOT" if heads[i] == i else labels.deprels[relation],
            )
        if window.continues:
            rows.hang_on_sentence(words[_root(heads)])


def _root(heads: list[int]) -> int:
    return next(i for i, head in enumerate(heads) if head == i)


@dataclass(frozen=True, slots=True)
class _Window:
    """Words that the network sees together: a sentence, or a part of one that is too long."""

    words: list[Token]
    continues: bool  # not the first part of its sentence


class _Rows:
    """The annotations of a doc's tokens, on the way to spaCy's own table.

    The heads decide where spaCy sees sentences; so the parts of a long sentence and the white
    space within one hang together, and sentences stay as they were.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._table = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        for sentence in doc.sents:
            anchor = next((token for token in sentence if not token.is_space), sentence[0])
            for token in sentence:
                if token.is_space:
                    is_root = token.i == anchor.i
                    self._set(
                        token, anchor, "SPACE", "_SP", "ROOT" if is_root else "dep", token.text
                    )
                else:
                    anchor = token

    def word(self, token: Token, head: Token, pos: str, tag: str, relation: str) -> None:
        """What the network says about a word."""
        self._set(token, head, pos, tag, relation, lemma(token.text, pos, tag))

    def hang_on_sentence(self, root: Token) -> None:
        """Make the root of a sentence's later part depend on the sentence's first word."""
        first = next(token for token in root.sent if not token.is_space)
        pos, tag = (self._doc.vocab.strings[int(v)] for v in self._table[root.i, :2])
        self.word(root, first, pos, tag, "parataxis")

    def write(self) -> None:
        """Hand the table over to the doc."""
        self._doc.from_array(_ATTRIBUTES, self._table)  # type: ignore[arg-type]  # takes any integers

    def _set(self, token: Token, head: Token, pos: str, tag: str, relation: str, form: str) -> None:
        add = self._doc.vocab.strings.add
        distance = (head.i - token.i) % 2**64  # negative as spaCy stores it
        self._table[token.i] = (add(pos), add(tag), add(form), add(relation), distance)
