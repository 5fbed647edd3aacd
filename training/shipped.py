"""The shipped int8 weights as a checkpoint to go on from, where the fp32 ones are not at hand.

    python -m training.shipped --weights kg/nlp/model/weights --base FOLDER --out FILE.pt

A weight is its int8 value less the zero point, times the scale (onnxruntime's linear quantisation).
The word pieces' vectors are those of the base model, which training leaves as they are.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import Network, Sizes, load_encoder

_FROZEN = "pieces.weight"


def main() -> None:
    """Write a checkpoint that `training.train` takes as --start and as --trees."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "base", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    said = json.loads((options.weights / "labels.json").read_text(encoding="utf-8"))
    kinds = ("names", "upos", "xpos", "deprels", "shapes", "events", "statuses", "roles")
    sizes = Sizes(**{kind: len(said[kind]) for kind in kinds})
    network = Network(sizes)
    load_encoder(network, options.base / "model.safetensors")
    missing = network.load_state_dict(shipped_weights(options.weights), strict=False).missing_keys
    if missing != [_FROZEN]:
        raise SystemExit(f"{options.weights}: these weights are missing: {', '.join(missing)}")
    tags = {name: tuple(said[name]) for name in ("upos", "xpos", "deprels")}
    torch.save({"average": network.state_dict(), "sizes": asdict(sizes), "tags": tags}, options.out)


def shipped_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of a folder that training.export wrote, by their names in training.model."""
    graph = onnx.load(str(folder / "network.onnx")).graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name: value for name, value in given.items() if "::" not in name}
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger"):
            module = node.name.strip("/").rpartition("/")[0].replace("/", ".")
            source = node.input[1].removesuffix("_quantized")
            if module and source.startswith("onnx::"):
                found[f"{module}.weight"] = _plain(given, source).T
    for name in [n.removesuffix("_quantized") for n in found if n.endswith("_quantized")]:
        found[name] = _plain(given, name)
    found["label"] = np.load(folder / "deprels.npy")
    found["role"] = np.load(folder / "roles.npy")
    return {
        name: torch.tensor(value.astype(np.float32))
        for name, value in found.items()
        if not name.endswith(("_quantized", "_scale", "_zero_point")) and name != _FROZEN
    }


def _plain(given: dict[str, np.ndarray], name: str) -> np.ndarray:
    if name in given:
        return given[name]
    values, scale, zero = (given[f"{name}_{part}"] for part in ("quantized", "scale", "zero_point"))
    return (values.astype(np.float32) - zero.astype(np.float32)) * scale


if __name__ == "__main__":
    main()
