"""Batches: what is hidden from the network while it learns."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.batches import Encoder, Vocabularies, batch_of, with_hidden  # noqa: E402  needs torch, asked for above
from training.readers import Sentence  # noqa: E402  needs torch, asked for above

MASK = 103


def test_only_pieces_of_words_are_hidden_and_their_shapes_stay():
    weights = Path(__file__).parents[2] / "kg" / "nlp" / "model" / "weights"
    sentences = [
        Sentence(("Acme", "bought", "Widget", "."), "gold", "d-1"),
        Sentence(("Yes",), "gold", "d-2"),
    ]
    encoder = Encoder(weights / "vocabulary.txt")
    batch = batch_of([encoder.encode(s) for s in sentences], Vocabularies((), (), ()))
    hidden = with_hidden(batch, 1.0, MASK)
    ends = batch.shapes == 0  # the marks of a sentence's ends, and what pads the shorter one
    assert (hidden.pieces[ends] == batch.pieces[ends]).all()
    assert (hidden.pieces[~ends] == MASK).all()
    assert (hidden.shapes == batch.shapes).all()
    assert (with_hidden(batch, 0.0, MASK).pieces == batch.pieces).all()
