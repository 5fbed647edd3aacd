"""What a pair of things in a known relation teaches, where no word is marked that tells of it.

The trigger is left open: the chance that some word of the sentence names such an event with the
two in its roles is raised, and lowered where the pair is said to have none (a latent
trigger, joined by noisy or; cf. Hoffmann et al. 2011 on distant supervision).

In:  a batch of sentences with `pairs` (relations.py), and the network's scores.
Out: the loss of a batch.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

from training.batches import Batch
from training.labels import EVENTS, ROLES
from training.model import Network, Scores
from training.readers import Option, Pair


def pair_loss(network: Network, batch: Batch, scores: Scores) -> Tensor | None:
    """The mean over the pairs of a batch of how badly the network agrees with what is known."""
    losses = [
        _loss(network, scores, row, pair, len(sentence.words))
        for row, sentence in enumerate(batch.sentences)
        for pair in sentence.pairs
        if max(pair.first[1], pair.second[1]) <= len(sentence.words)
    ]
    return torch.stack(losses).mean() if losses else None


def _loss(network: Network, scores: Scores, row: int, pair: Pair, words: int) -> Tensor:
    events = scores.triggers[row, :words].float().softmax(-1)
    inside = [*range(*pair.first), *range(*pair.second)]
    keep = torch.ones(words)
    keep[inside] = 0.0  # a name of the pair is no trigger
    roles = [_roles(network, scores, row, words, end) for end in (pair.first, pair.second)]

    def silence(options: Iterable[Option]) -> Tensor:
        """The log of the chance that no word tells of any of the options."""
        total = torch.zeros(())
        for event, first, second in options:
            told = events[:, EVENTS.index(event)] * keep
            told = told * roles[0][:, ROLES.index(first)] * roles[1][:, ROLES.index(second)]
            total = total + torch.log1p(-told.clamp(max=0.999)).sum()
        return total

    loss = -silence(pair.fails)
    if pair.holds:
        loss = loss - torch.log1p(-torch.exp(silence(pair.holds).clamp(max=-1e-4)))
    return loss


def _roles(network: Network, scores: Scores, row: int, words: int, end: tuple[int, int]) -> Tensor:
    """[words, roles]: the role of one thing in the event that each word may name."""
    fillers = _towards(network, scores.role_filler[row, slice(*end)])
    raw = torch.einsum("wri,ti->twr", fillers, scores.role_trigger[row, :words])
    return raw.float().softmax(-1).mean(1)


def _towards(network: Network, fillers: Tensor) -> Tensor:
    """Filler vectors [words, size] as seen from a trigger: [words, roles, size]."""
    return torch.einsum("rij,wj->wri", network.role, fillers)
