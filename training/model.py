"""The network: a MiniLM encoder that also sees word shapes, and a head for each annotation.

Encoder: BERT (Devlin et al. 2019) in the size of all-MiniLM-L6-v2, whose weights it starts
from. Parser: deep biaffine attention (Dozat and Manning 2017). All heads read the vector of
a word's first piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, LAYERS, ATTENTION_HEADS, VOCABULARY, POSITIONS = 384, 6, 12, 30522, 512


@dataclass(frozen=True)
class Sizes:
    """How many of what the heads tell apart."""

    names: int
    upos: int
    xpos: int
    deprels: int
    shapes: int
    arc_size: int = 256
    label_size: int = 96
    events: int = 24
    statuses: int = 7
    roles: int = 46


class Scores(NamedTuple):
    """What the heads say: scores of tags [batch, words, tags], or vectors of words."""

    names: Tensor
    upos: Tensor
    xpos: Tensor
    arcs: Tensor  # [batch, dependent, head]; a word that heads itself is the root
    label_dependent: Tensor
    label_head: Tensor
    triggers: Tensor  # the type of event that a word names
    statuses: Tensor
    role_trigger: Tensor
    role_filler: Tensor


class Layer(nn.Module):
    """One transformer block, normalised after each half, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        shape = (batch, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)
        query, key, value = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (HIDDEN // ATTENTION_HEADS) ** 0.5 + mask
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(x.shape)
        x = self.norm(x + self.dropout(self.out(mixed)))
        return self.norm_out(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """From word pieces to scores for every word."""

    def __init__(self, sizes: Sizes, *, dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(sizes.shapes, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.names = nn.Linear(HIDDEN, sizes.names)
        self.upos = nn.Linear(HIDDEN, sizes.upos)
        self.xpos = nn.Linear(HIDDEN, sizes.xpos)
        self.arc_dependent = nn.Linear(HIDDEN, sizes.arc_size)
        self.arc_head = nn.Linear(HIDDEN, sizes.arc_size)
        self.arc = nn.Parameter(torch.zeros(sizes.arc_size + 1, sizes.arc_size))
        self.label_dependent = nn.Linear(HIDDEN, sizes.label_size)
        self.label_head = nn.Linear(HIDDEN, sizes.label_size)
        self.label = nn.Parameter(
            torch.zeros(sizes.deprels, sizes.label_size + 1, sizes.label_size + 1)
        )

        self.trigger = nn.Linear(HIDDEN, sizes.events)
        self.status = nn.Linear(HIDDEN, sizes.statuses)
        self.role_trigger = nn.Linear(HIDDEN, sizes.label_size)
        self.role_filler = nn.Linear(HIDDEN, sizes.label_size)
        self.role = nn.Parameter(
            torch.zeros(sizes.roles, sizes.label_size + 1, sizes.label_size + 1)
        )

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vectors of words [batch, words, HIDDEN] from pieces, shapes and a 0/1 mask."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(positions) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x.gather(1, first[:, :, None].expand(-1, -1, HIDDEN))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Scores:
        """See `Scores`."""
        words = self.head_dropout(self.encode(pieces, shapes, mask, first))
        dependent = self.head_dropout(functional.gelu(self.arc_dependent(words)))
        head = self.head_dropout(functional.gelu(self.arc_head(words)))
        arcs = with_bias(dependent) @ self.arc @ head.transpose(1, 2)
        label_dependent = self.head_dropout(functional.gelu(self.label_dependent(words)))
        label_head = self.head_dropout(functional.gelu(self.label_head(words)))
        role_trigger = self.head_dropout(functional.gelu(self.role_trigger(words)))
        role_filler = self.head_dropout(functional.gelu(self.role_filler(words)))
        return Scores(
            self.names(words),
            self.upos(words),
            self.xpos(words),
            arcs,
            with_bias(label_dependent),
            with_bias(label_head),
            self.trigger(words),
            self.status(words),
            with_bias(role_trigger),
            with_bias(role_filler),
        )

    def role_scores(self, trigger: Tensor, filler: Tensor) -> Tensor:
        """Scores of roles [events, words, roles] for trigger vectors [events, size + 1] and the
        vectors of all words of their sentences [events, words, size + 1]."""
        return torch.einsum("ei,rij,ewj->ewr", trigger, self.role, filler)

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of labels [words, deprels] for pairs of label vectors [words, label_size + 1]."""
        return torch.einsum("wi,lij,wj->wl", dependent, self.label, head)


def with_bias(x: Tensor) -> Tensor:
    """The vectors with a constant 1 appended, so that a product with them has a bias."""
    return functional.pad(x, (0, 1), value=1.0)


def load_encoder(network: Network, weights: Path) -> None:
    """Start from the weights of all-MiniLM-L6-v2 (Apache-2.0)."""
    given = load_file(weights)
    network.pieces.weight.data = given["embeddings.word_embeddings.weight"]
    network.positions.weight.data = (
        given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0]
    )
    _copy(network.norm, given, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        prefix = f"encoder.layer.{number}"
        for ours, theirs in (
            ("query", "attention.self.query"),
            ("key", "attention.self.key"),
            ("value", "attention.self.value"),
            ("out", "attention.output.dense"),
            ("norm", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm_out", "output.LayerNorm"),
        ):
            _copy(getattr(layer, ours), given, f"{prefix}.{theirs}")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.data = given[f"{name}.weight"]
    module.bias.data = given[f"{name}.bias"]
