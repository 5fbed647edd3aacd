"""Trees and tags for our own sentences, from the network as it was before.

Our gold has no trees. What it teaches the encoder would slowly unteach the parser how news is
built, so an earlier network's trees of the same sentences are learned with it (self-training
against forgetting; cf. Li and Hoiem 2016, "Learning without Forgetting").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from training.batches import Encoder, Vocabularies, batches
from training.model import Network, Sizes
from training.readers import Sentence


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
