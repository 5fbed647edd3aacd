"""Trees and tags for our own sentences, from the network as it was before.

Our gold has no trees. What it teaches the encoder would slowly unteach the parser how news is
built, so an earlier network's trees of the same sentences are learned with it (self-training
against forgetting; cf. Li and Hoiem 2016, "Learning without Forgetting").
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from training.batches import Encoder, Vocabularies, batches
from training.model import Network, Sizes
from training.readers import Sentence


class Trees:
    """The trees of sentences, each drawn once and kept in a file for runs that are resumed."""

    def __init__(self, kept: Path, checkpoint: Path | None, encoder: Encoder) -> None:
        self._kept, self._checkpoint, self._encoder = kept, checkpoint, encoder
        self._known: dict[Sentence, Sentence] = {}
        if kept.is_file():
            self._known = pickle.loads(kept.read_bytes())  # our own file

    def of(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences with trees; as they are where there is no checkpoint."""
        new = [s for s in sentences if s not in self._known]
        if self._checkpoint is None:
            return list(sentences)
        if new:
            drawn = with_trees(new, self._checkpoint, self._encoder)
            self._known.update(zip(new, drawn, strict=True))
            self._kept.write_bytes(pickle.dumps(self._known))
        return [self._known[s] for s in sentences]


def with_trees(sentences: Sequence[Sentence], checkpoint: Path, encoder: Encoder) -> list[Sentence]:
    """The sentences with the likeliest heads, labels and tags of a checkpoint's network."""
    state = torch.load(checkpoint, weights_only=True)
    network = Network(Sizes(**state["sizes"]))
    network.load_state_dict(state["average"], strict=False)
    network.eval()
    tags = Vocabularies(**{name: tuple(values) for name, values in state["tags"].items()})
    encoded = [encoder.encode(sentence) for sentence in sentences]
    found: dict[int, Sentence] = {}
    with torch.no_grad():
        for batch in batches(encoded, tags, pieces=4000):
            scores = network(batch.pieces, batch.shapes, batch.mask, batch.first)
            arcs = scores.arcs.masked_fill(~batch.is_word[:, None, :], -1e4)
            heads = arcs.argmax(-1)
            for row, sentence in enumerate(batch.sentences):
                n = len(sentence.words)
                chosen = heads[row, :n]
                labels = network.label_scores(
                    scores.label_dependent[row, :n], scores.label_head[row, chosen]
                ).argmax(-1)
                found[id(sentence)] = replace(
                    sentence,
                    heads=tuple(chosen.tolist()),
                    deprels=tuple(tags.deprels[i] for i in labels.tolist()),
                    upos=tuple(tags.upos[i] for i in scores.upos[row, :n].argmax(-1).tolist()),
                    xpos=tuple(tags.xpos[i] for i in scores.xpos[row, :n].argmax(-1).tolist()),
                )
    return [found[id(sentence)] for sentence in sentences]
