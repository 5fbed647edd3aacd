"""The mean of the weights of several runs, of which one went on from another ("model soup").

    python -m training.soup RUN RUN [...] --out FOLDER

In:  checkpoints of the same network. Out: one whose averaged weights are the mean of theirs, for
training.export and for `--start`, not to be resumed. The mean of a network and of what it became
by going on learns new text and forgets less of the old (Wortsman et al. 2022, "Robust fine-tuning
of zero-shot models").
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

_ENOUGH = 2


def main() -> None:
    """Read the checkpoints and write their mean."""
    parser = argparse.ArgumentParser(prog="python -m training.soup", description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+", help="folders with a checkpoint.pt")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if len(options.runs) < _ENOUGH:
        parser.error("a mean takes two runs or more")
    states = [torch.load(run / "checkpoint.pt", weights_only=True) for run in options.runs]
    whole = states[-1] | {"average": mean([state["average"] for state in states])}
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(whole, options.out / "checkpoint.pt")


def mean(weights: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of every weight; what is counted and not learned is the last one's."""
    return {
        name: torch.stack([w[name] for w in weights]).mean(0) if last.is_floating_point() else last
        for name, last in weights[-1].items()
    }


if __name__ == "__main__":
    main()
