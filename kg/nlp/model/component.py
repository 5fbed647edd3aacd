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
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from threadpoolctl import ThreadpoolController

from kg.annotations import register
from kg.nlp.model.decode import NAMES, decode_names, decode_tree, kind_chances
from kg.nlp.model.events import ModelEvent, events_of
from kg.nlp.model.network import Network, Scores
from kg.nlp.model.rows import Rows
from kg.nlp.sentences import SentenceFinder

MODEL_NAMES = "model_names"


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
        network, rows = self.network, Rows(doc, self.network.labels)
        names: list[DocSpan] = []
        kinds = np.zeros((len(doc), len(NAMES) + 1), dtype=np.float32)
        kinds[:, 0] = 1.0
        events: list[ModelEvent] = []
        for window in self._windows(doc, rows):
            words = window.words
            scores = network.run([rows.texts[i] for i in words])
            self._fill(rows, window, scores)
            names += [
                DocSpan(doc, words[start], words[end - 1] + 1, label=label)
                for start, end, label in decode_names(scores.names, network.labels.names)
            ]
            kinds[words] = kind_chances(scores.names, network.labels.names)
            events += events_of(network, scores, words)
        rows.write()
        doc.spans[MODEL_NAMES] = names
        if self._sets_ents:
            doc.set_ents(names)
        doc._.model_kinds = kinds
        doc._.model_events = events
        return doc

    def _windows(self, doc: Doc, rows: Rows) -> Iterator[_Window]:
        """The words of each sentence, without spaces; a very long sentence in pieces."""
        for sentence in doc.sents:
            words = rows.words_of(sentence.start, sentence.end)
            cuts = self.network.windows([rows.texts[i] for i in words]) if words else []
            for start, end in cuts:
                yield _Window(words[start:end], first=words[0])

    def _fill(self, rows: Rows, window: _Window, scores: Scores) -> None:
        heads = np.array(decode_tree(scores.arcs))
        relations = self.network.deprel_scores(scores.label_dependent, scores.label_head[heads])
        relations[:, self._root] = -np.inf  # only the root is one
        rows.fill(
            window.words,
            heads=heads,
            upos=scores.upos.argmax(1),
            xpos=scores.xpos.argmax(1),
            dep=relations.argmax(1),
        )
        if window.words[0] != window.first:
            root = int(np.flatnonzero(heads == np.arange(len(heads)))[0])
            rows.hang(window.words[root], on=window.first)


@dataclass(frozen=True, slots=True)
class _Window:
    """Words that the network sees together: a sentence, or a part of one that is too long."""

    words: list[int]  # tokens of the doc
    first: int  # the first word of the sentence
