"""From a checkpoint to what is shipped: an int8 ONNX network, its tags, its word pieces.

    python -m training.export --run FOLDER --base FOLDER --data FOLDER --out kg/nlp/model/weights

Weights of matrices are quantised to int8 per channel, activations at run time (dynamic
quantisation); the heads stay in fp32, where precision pays and size does not matter.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.nlp.model.shapes import SHAPES
from training.labels import EVENTS, ROLES, STATUSES, TAGS
from training.lemmas import write_exceptions
from training.model import Network, Scores, Sizes

OUTPUTS = list(Scores._fields)


def main() -> None:
    """Write the folder that the package ships."""
    options = _options()
    state = torch.load(options.run / "checkpoint.pt", weights_only=True)
    network = Network(Sizes(**state["sizes"]))
    network.load_state_dict(state["average"])
    network.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "fp32.onnx"
        _export(network, plain)
        if options.fp32:
            shutil.copy(plain, options.out / "network.onnx")
        else:
            _quantise(plain, options.out / "network.onnx")
    labels = {
        "names": TAGS,
        **state["tags"],
        "shapes": SHAPES,
        "events": EVENTS,
        "statuses": STATUSES,
        "roles": ROLES,
        "version": options.version,
        "epoch": state["epoch"],
    }
    for name, weights in (("deprels", network.label), ("roles", network.role)):
        np.save(options.out / f"{name}.npy", weights.detach().numpy().astype(np.float16))
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    shutil.copy(options.base / "vocab.txt", options.out / "vocabulary.txt")
    write_exceptions(options.data, options.out / "lemmas.json")
    _write_sums(options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="the treebanks, for the lemmas")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="0.1")
    parser.add_argument("--fp32", action="store_true", help="do not quantise, to compare")
    return parser.parse_args()


def _export(network: Network, path: Path) -> None:
    pieces = torch.randint(5, 1000, (2, 12))
    shapes = torch.ones(2, 12, dtype=torch.long)
    mask = torch.ones(2, 12, dtype=torch.long)
    first = torch.arange(1, 9).repeat(2, 1)
    names = ["pieces", "shapes", "mask", "first"]
    axes = {n: {0: "batch", 1: "pieces"} for n in names[:3]} | {"first": {0: "batch", 1: "words"}}
    axes |= {n: {0: "batch", 1: "words"} for n in OUTPUTS}
    axes["arcs"] = {0: "batch", 1: "words", 2: "words"}
    torch.onnx.export(
        network,
        (pieces, shapes, mask, first),
        str(path),
        input_names=names,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _quantise(plain: Path, out: Path) -> None:
    model = onnx.load(str(plain))
    heads = [
        node.name
        for node in model.graph.node
        if node.op_type in ("MatMul", "Gemm") and "/layers." not in node.name
    ]
    quantize_dynamic(
        str(plain),
        str(out),
        weight_type=QuantType.QInt8,
        reduce_range=True,  # 7 bits: processors without VNNI would saturate at 8, and differ
        per_channel=True,
        nodes_to_exclude=heads,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def _write_sums(folder: Path) -> None:
    names = sorted(
        p.name
        for p in folder.iterdir()
        if p.suffix in (".onnx", ".json", ".npy", ".txt") and p.name != "sha256.json"
    )
    sums = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}
    (folder / "sha256.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
