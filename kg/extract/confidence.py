"""How sure a learned event is: the chance that it is right, all its parties included.

In:  what the language model holds of the event, its status and each filler, and what was guessed.
Out: a number between 0 and 1.
Not here: the confidence of frames (reading.py).

The model's own probabilities are of parts: multiplied they say too little, since parts are right
or wrong together. So a logistic regression over a few features was fitted to whether claims on the
development sets are right; `python -m bench.calibration` fits it again and prints the
reliability. The bench's lenient measure of right is used, as in docs/accuracy.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

_SUREST = 0.999
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "bias": 0.51,
        "event": 0.32,
        "status": 0.08,
        "roles": 1.57,
        "stands_in": -0.82,
        "recalled": -0.75,
        "one_sided": -0.2,
        "alone": -0.18,
    }
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a learned event before anybody has looked whether it is right."""

    event: float  # the probabilities that the model gives
    status: float
    roles: tuple[float, ...]  # of its named fillers
    stands_in: int  # how many parties are a pronoun or a description
    recalled: int  # how many stand in an earlier sentence only
    parties: int
    fillers: int  # of all roles

    @property
    def features(self) -> dict[str, float]:
        """By their names in `WEIGHTS`."""
        return {
            "bias": 1.0,
            "event": _logit(self.event),
            "status": _logit(self.status),
            "roles": sum(math.log(max(p, 1 - _SUREST)) for p in self.roles),
            "stands_in": float(self.stands_in),
            "recalled": float(self.recalled),
            "one_sided": float(self.parties < 2),
            "alone": float(self.fillers < 2),
        }

    @property
    def chance(self) -> Decimal:
        """To two places."""
        score = sum(WEIGHTS[name] * value for name, value in self.features.items())
        return Decimal(str(round(1 / (1 + math.exp(-score)), 2)))


def _logit(probability: float) -> float:
    inside = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(inside / (1 - inside))
