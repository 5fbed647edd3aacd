"""The network at run time: words in, scores out, sentence by sentence, with onnxruntime.

Sentences are not batched: int8 activations are scaled by the largest value of a whole batch,
so a sentence's scores would depend on its neighbours; and on one core a batch was no faster
(docs/model.md). One thread, for the same reason of sameness.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError
from kg.nlp.model.pieces import WordPieces
from kg.nlp.model.shapes import word_shape

WEIGHTS = Path(__file__).parent / "weights"
PIECES_PER_WORD = 12  # of an endless word the rest says nothing
_PIECES_PER_WINDOW = 256

Floats = NDArray[np.float32]


class ModelError(KgError):
    """The weights that came with the installation cannot be used."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the scores are about, in order."""

    names: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    shapes: tuple[str, ...]
    events: tuple[str, ...]  # "none" first
    statuses: tuple[str, ...]
    roles: tuple[str, ...]  # "none" first
    version: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about the words of one sentence (or one window of it)."""

    names: Floats  # [words, tags]
    upos: Floats
    xpos: Floats
    arcs: Floats  # [dependent, head]; the diagonal is for the root
    label_dependent: Floats  # [words, size]
    label_head: Floats
    triggers: Floats  # [words, events]
    statuses: Floats
    role_trigger: Floats  # [words, size]
    role_filler: Floats


class Network:
    """The weights of a folder, loaded and checked."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Raises ModelError when a file is missing or is not the one that was shipped."""
        from onnxruntime import InferenceSession, SessionOptions

        _check(folder)
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = InferenceSession(
            str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPieces(folder / "vocabulary.txt")
        self._input = lru_cache(maxsize=50_000)(self._input_of)
        said = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(
            names=tuple(said["names"]),
            upos=tuple(said["upos"]),
            xpos=tuple(said["xpos"]),
            deprels=tuple(said["deprels"]),
            shapes=tuple(said["shapes"]),
            events=tuple(said["events"]),
            statuses=tuple(said["statuses"]),
            roles=tuple(said["roles"]),
            version=said["version"],
        )
        self._deprels = _by_dependent(folder / "deprels.npy")
        self._roles = _by_dependent(folder / "roles.npy")

    def windows(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where to cut a sentence that is too long for the network: (start, end) of words."""
        found, start, size = [], 0, 0
        for i, word in enumerate(words):
            pieces = len(self._input(word)[0])
            if size + pieces > _PIECES_PER_WINDOW:
                found.append((start, i))
                start, size = i, 0
            size += pieces
        return [*found, (start, len(words))]

    def run(self, words: Sequence[str]) -> Scores:
        """The scores of the words of one sentence (or of one window of it)."""
        pieces, shapes, first = [self._pieces.first], [0], []
        for word in words:
            ids, shape = self._input(word)
            first.append(len(pieces))
            pieces += ids
            shapes += shape
        feed = {
            "pieces": [*pieces, self._pieces.last],
            "shapes": [*shapes, 0],
            "mask": [1] * (len(pieces) + 1),
            "first": first,
        }
        outputs = self._session.run(
            None, {name: np.array([row], dtype=np.int64) for name, row in feed.items()}
        )
        return Scores(*(output[0] for output in outputs))

    def deprel_scores(self, dependent: Floats, head: Floats) -> Floats:
        """Scores of relations [words, deprels] for words with the heads chosen for them."""
        size = head.shape[1]
        inner = (dependent @ self._deprels).reshape(len(dependent), -1, size)
        return np.asarray((inner @ head[:, :, None])[:, :, 0])

    def role_scores(self, trigger: Floats, filler: Floats) -> Floats:
        """Scores of roles [words, roles] in the event of one trigger, for the vectors of words."""
        inner = (trigger @ self._roles).reshape(-1, filler.shape[1])
        return np.asarray(filler @ inner.T)

    def _input_of(self, word: str) -> tuple[list[int], list[int]]:
        """The pieces of a word, and its shape for each of them."""
        ids = self._pieces.of(word)[:PIECES_PER_WORD]
        return ids, [word_shape(word)] * len(ids)


def _by_dependent(path: Path) -> Floats:
    """Weights [labels, dependent, head] as a matrix [dependent, labels * head]."""
    weights = np.load(path).astype(np.float32)
    return np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(weights.shape[1], -1))


def _check(folder: Path) -> None:
    """Every file is the one whose SHA-256 was written down when the weights were made."""
    try:
        sums = json.loads((folder / "sha256.json").read_text(encoding="utf-8"))
        found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sums}
    except OSError as problem:
        raise ModelError(
            f"{problem.filename}: the language model is incomplete ({problem.strerror}). "
            "Install the package again."
        ) from None
    wrong = sorted(name for name in sums if found[name] != sums[name])
    if wrong:
        raise ModelError(
            f"{folder / wrong[0]}: not the file that was shipped (its SHA-256 differs). "
            "Install the package again."
        )
