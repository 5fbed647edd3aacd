"""What the network says happened: words that name events, and who plays which part in them.

In:  the scores of one sentence.
Out: `ModelEvent`s: type and status of an event with their probabilities, and the probabilities of
     the roles of each word.
Not here: which names and values the words belong to, and what is believed (kg/extract).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.nlp.model.network import Network, Scores

Floats = NDArray[np.float32]

# Below this a word hardly names an event; what is believed is decided later, on more evidence.
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class ModelEvent:
    """An event as one word names it. Words are tokens of the Doc."""

    trigger: int
    type: str
    probability: float
    statuses: tuple[tuple[str, float], ...]  # likeliest first
    words: tuple[int, ...]  # of the sentence
    roles: tuple[str, ...]
    probabilities: Floats  # [words, roles]; the first role is "none"

    def role_of(self, start: int, end: int) -> tuple[str, float]:
        """The likeliest role of the tokens from `start` to before `end`, and how likely it is."""
        first, last = bisect_left(self.words, start), bisect_left(self.words, end)
        if first == last:
            return self.roles[0], 1.0
        rows = self.probabilities[first:last]
        mean = rows[0] if len(rows) == 1 else rows.mean(0)  # a mean of one costs ten times as much
        best = int(mean.argmax())
        return self.roles[best], float(mean[best])


def events_of(network: Network, scores: Scores, words: Sequence[int]) -> Iterator[ModelEvent]:
    """The events of a sentence whose words are the tokens `words` of a Doc, in text order."""
    labels, chances = network.labels, softmax(scores.triggers)
    for i in map(int, np.flatnonzero(chances[:, 0] <= 1 - _LEAST)):
        best = int(chances[i, 1:].argmax()) + 1
        statuses = softmax(scores.statuses[i])
        order = np.argsort(-statuses, kind="stable")
        yield ModelEvent(
            trigger=words[i],
            type=labels.events[best],
            probability=float(chances[i, best]),
            statuses=tuple((labels.statuses[s], float(statuses[s])) for s in order),
            words=tuple(words),
            roles=labels.roles,
            probabilities=softmax(network.role_scores(scores.role_trigger[i], scores.role_filler)),
        )


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis.

    >>> softmax(np.array([0.0, 0.0], dtype=np.float32)).tolist()
    [0.5, 0.5]
    """
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)
