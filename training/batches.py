"""Sentences as tensors: word pieces, word shapes, and what is known of each word."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor

from kg.nlp.model.network import PIECES_PER_WORD
from kg.nlp.model.pieces import WordPieces
from kg.nlp.model.shapes import word_shape
from training.labels import EVENTS, ROLES, STATUSES, TAGS
from training.readers import Sentence


@dataclass(frozen=True)
class Vocabularies:
    """The tags of the syntax heads, in order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]


def vocabularies(sentences: Iterable[Sentence]) -> Vocabularies:
    """All tags that occur."""
    found: dict[str, set[str]] = {"upos": set(), "xpos": set(), "deprels": set()}
    for sentence in sentences:
        for field, tags in found.items():
            tags.update(getattr(sentence, field) or ())
    return Vocabularies(*(tuple(sorted(tags)) for tags in found.values()))


@dataclass(frozen=True)
class Encoded:
    """A sentence in numbers; -1 where nothing is known."""

    pieces: list[int]
    shapes: list[int]  # of each piece's word
    first: list[int]  # of each word, the index of its first piece
    sentence: Sentence


class Encoder:
    """Words to pieces, as at run time (kg/nlp/model/network.py)."""

    def __init__(self, vocabulary: Path) -> None:
        self._pieces = WordPieces(vocabulary)
        self._of_word = lru_cache(maxsize=None)(self._pieces.of)

    def encode(self, sentence: Sentence) -> Encoded:
        """The pieces of a sentence, with where each word begins."""
        pieces, shapes, first = [self._pieces.first], [0], []
        for word in sentence.words:
            ids = self._of_word(word)[:PIECES_PER_WORD]
            first.append(len(pieces))
            pieces += ids
            shapes += [word_shape(word)] * len(ids)
        return Encoded([*pieces, self._pieces.last], [*shapes, 0], first, sentence)


@dataclass(frozen=True)
class Batch:
    """Padded tensors; -1 is unknown. `allowed` [batch, words, tags] is 1 for possible tags."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    is_word: Tensor
    allowed: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    deprels: Tensor
    triggers: Tensor
    statuses: Tensor
    events: Tensor  # [events, 2]: row and trigger
    roles: Tensor  # [events, words]
    sentences: list[Sentence]


def batch_of(group: Sequence[Encoded], tags: Vocabularies) -> Batch:
    """Pad a group of sentences into one batch."""
    size, length = len(group), max(len(e.pieces) for e in group)
    words = max(len(e.first) for e in group)
    pieces, shapes, mask = (torch.zeros(size, length, dtype=torch.long) for _ in range(3))
    first = torch.zeros(size, words, dtype=torch.long)
    is_word = torch.zeros(size, words, dtype=torch.bool)
    allowed = torch.ones(size, words, len(TAGS))
    upos, xpos, heads, deprels = (torch.full((size, words), -1) for _ in range(4))
    triggers, statuses = (torch.full((size, words), -1) for _ in range(2))
    index = {f: {t: i for i, t in enumerate(getattr(tags, f))} for f in ("upos", "xpos", "deprels")}
    for row, e in enumerate(group):
        n, s = len(e.first), e.sentence
        pieces[row, : len(e.pieces)] = torch.tensor(e.pieces)
        shapes[row, : len(e.pieces)] = torch.tensor(e.shapes)
        mask[row, : len(e.pieces)] = 1
        first[row, :n] = torch.tensor(e.first)
        is_word[row, :n] = True
        if s.names is not None:
            for i, tags_of_word in enumerate(s.names):
                if len(tags_of_word) < len(TAGS):
                    allowed[row, i] = 0
                    allowed[row, i, list(tags_of_word)] = 1
        for field, target in (("upos", upos), ("xpos", xpos), ("deprels", deprels)):
            known = getattr(s, field)
            if known is not None:
                target[row, :n] = torch.tensor([index[field].get(t, -1) for t in known])
        if s.heads is not None:
            heads[row, :n] = torch.tensor(s.heads)
        if s.events is not None:
            triggers[row, :n] = 0
    events, roles = _events(group, words, triggers, statuses)
    return Batch(
        pieces,
        shapes,
        mask,
        first,
        is_word,
        allowed,
        upos,
        xpos,
        heads,
        deprels,
        triggers,
        statuses,
        events,
        roles,
        [e.sentence for e in group],
    )


def with_hidden(batch: Batch, chance: float, mask: int) -> Batch:
    """The batch with some pieces of words hidden behind the mask, so that what stands around them
    has to tell (word dropout, Iyyer et al. 2015). Shapes stay.
    """
    inside = batch.mask.bool() & (batch.shapes > 0)
    hide = inside & (torch.rand(batch.pieces.shape) < chance)
    return replace(batch, pieces=batch.pieces.masked_fill(hide, mask))


def _events(
    group: Sequence[Encoded], words: int, triggers: Tensor, statuses: Tensor
) -> tuple[Tensor, Tensor]:
    """The events of a batch as (row, trigger) and the role of every word in each."""
    found = [(row, event, e) for row, e in enumerate(group) for event in e.sentence.events or ()]
    at = torch.tensor([(row, event.trigger) for row, event, _ in found], dtype=torch.long)
    roles = torch.full((len(found), words), -1)
    for k, (row, event, e) in enumerate(found):
        triggers[row, event.trigger] = EVENTS.index(event.type)
        statuses[row, event.trigger] = STATUSES.index(event.status)
        roles[k, : len(e.first)] = 0
        for start, end, role in event.roles:
            roles[k, start:end] = ROLES.index(role)
    return at.reshape(-1, 2), roles


def groups(
    encoded: Sequence[Encoded], *, pieces: int, shuffle: random.Random | None
) -> list[list[Encoded]]:
    """Groups of about so many pieces, of sentences of like length; in random order to train."""
    order = list(encoded)
    if shuffle:
        shuffle.shuffle(order)
    order.sort(key=lambda e: len(e.pieces))
    found: list[list[Encoded]] = []
    for e in order:
        if not found or (len(found[-1]) + 1) * len(e.pieces) > pieces:
            found.append([])
        found[-1].append(e)
    if shuffle:
        shuffle.shuffle(found)
    return found


def batches(encoded: Sequence[Encoded], tags: Vocabularies, *, pieces: int) -> Iterator[Batch]:
    """All sentences in batches, by length."""
    for group in groups(encoded, pieces=pieces, shuffle=None):
        yield batch_of(group, tags)
