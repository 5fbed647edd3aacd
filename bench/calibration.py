"""Fit the confidence of learned events to how often claims are right, and show how well it fits.

    python -m bench.calibration

In:  the development sets: corpus/gold/deals (articles, sentences-dev, documents-dev), and the part
     dev of corpus/gold/names, whose sentences stand together as articles here.
Out: weights for kg/extract/confidence.py, and the share of right claims by their confidence.

A claim is right when it pairs leniently with an event of the gold (matching.py). Logistic
regression with a small penalty, by Newton's method (iteratively reweighted least squares).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from bench.gold import GoldEvent, GoldItem, load_gold
from bench.matching import pair_up
from bench.names_gold import FOLDER
from bench.report import table
from kg.build.extraction import default_pipeline
from kg.extract import extract
from kg.extract.confidence import WEIGHTS, Evidence
from kg.extract.mentions import furniture_tokens
from kg.extract.reading import drafts_of
from kg.extract.rules import load_rules
from kg.extract.told import OUR_ROLE, OUR_TYPE
from kg.model import Article, Status
from kg.nlp.pipeline import make_doc
from kg.read import article_id
from kg.schema import load_schema

SETS = ("articles", "dev", "documents-dev")
_PENALTY = 0.5
_STEPS = 30
_BINS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A learned claim, and whether the gold has it."""

    evidence: Evidence
    is_right: bool


def main() -> int:
    """Fit, and print weights and reliability."""
    judged = [one for item in items() for one in judge(item)]
    weights = fit(judged)
    lines = [f'        "{name}": {weight:.2f},' for name, weight in weights.items()]
    sys.stdout.write("\n".join([f"{len(judged)} learned claims", *lines, "", reliability(judged)]))
    sys.stdout.write("\n")
    return 0


def items() -> Iterator[GoldItem]:
    """All texts of the development sets."""
    for name in SETS:
        yield from load_gold(name)
    rows = [
        json.loads(line)
        for path in sorted(FOLDER.glob("dev*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for _, group in groupby(rows, key=lambda row: row["document"]):
        sentences = list(group)
        if all("events" in row for row in sentences):
            yield joined(sentences)


def joined(rows: Sequence[dict]) -> GoldItem:
    """The sentences of one document as an article with its events, in the words of news.ttl."""
    text, events = "", list[GoldEvent]()
    for row in rows:
        start = len(text)
        text += row["text"] + "\n"
        events += [_event(event, row["text"], start) for event in row["events"]]
    types = frozenset(load_schema().event_types)
    return GoldItem(
        rows[0]["document"], Article(article_id(text), text), tuple(events), None, types
    )


def _event(row: dict, text: str, start: int) -> GoldEvent:
    roles = [(r["role"], text[r["start"] : r["end"]]) for r in row["roles"]]
    return GoldEvent(
        type=OUR_TYPE.get(row["type"], row["type"]),
        status=Status(row["status"]),
        attribution=next((words for role, words in roles if role == "by"), None),
        sentence=start,
        roles=tuple((OUR_ROLE.get(role, role), words) for role, words in roles if role != "by"),
    )


def judge(item: GoldItem) -> Iterator[Judged]:
    """The learned claims about one text; those that a frame makes too are not asked."""
    doc = make_doc(default_pipeline(), item.article.text, published_on=item.article.published_on)
    pairing = pair_up(item, extract(doc, item.article))
    right = {(pair.claim.trigger.start, pair.claim.type) for pair in pairing.pairs}
    for draft in drafts_of(doc, furniture_tokens(doc), load_rules()):
        if draft.evidence is not None and draft.event in item.types:
            yield Judged(draft.evidence, (draft.trigger.start, draft.event) in right)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """The weights that make what is right likeliest."""
    x = np.array([[one.evidence.features[name] for name in WEIGHTS] for one in judged])
    y = np.array([float(one.is_right) for one in judged])
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + _PENALTY * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, x.T @ (y - chance) - _PENALTY * weights)
    return dict(zip(WEIGHTS, map(float, weights), strict=True))


def reliability(judged: Sequence[Judged]) -> str:
    """Claims by the confidence that they have now, and the share that is right."""
    chances = np.array([float(one.evidence.chance) for one in judged])
    right = np.array([one.is_right for one in judged])
    rows = []
    for low, high in zip((0.0, *_BINS), _BINS, strict=False):
        inside: NDArray[np.bool_] = (chances > low) & (chances <= high)
        if inside.any():
            mean, share = chances[inside].mean(), right[inside].mean()
            rows.append([f"up to {high}", str(int(inside.sum())), f"{mean:.2f}", f"{share:.2f}"])
    return table(["confidence", "claims", "mean", "right"], rows)


if __name__ == "__main__":
    sys.exit(main())
