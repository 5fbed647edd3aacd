"""The mean of the weights of two runs."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training.soup import mean  # noqa: E402  needs torch, asked for above


def test_weights_are_averaged_and_what_is_counted_is_the_last():
    one = {"w": torch.tensor([1.0, 3.0]), "steps": torch.tensor(5)}
    other = {"w": torch.tensor([3.0, 5.0]), "steps": torch.tensor(9)}
    both = mean([one, other])
    assert both["w"].tolist() == [2.0, 4.0]
    assert both["steps"].item() == 9
