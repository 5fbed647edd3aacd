"""From the data sets to a checkpoint.

    python -m training.train --data FOLDER --out FOLDER [--config FILE] [--base FOLDER]

Resumable: a run that was stopped goes on from its last checkpoint. The same seed and the same
machine give the same weights. Progress goes to OUT/log.txt.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.nlp.model.shapes import SHAPES
from training.augment import Pool, Words, recased, registered_companies, renamed
from training.batches import (
    Batch,
    Encoded,
    Encoder,
    Vocabularies,
    batch_of,
    groups,
    vocabularies,
    with_hidden,
)
from training.labels import TAGS
from training.latent import pair_loss
from training.model import Network, Scores, Sizes, load_encoder
from training.readers import Sentence, read_all, read_conllu, read_gold, read_uner
from training.relations import read_core_pairs, read_knowledgenet
from training.score import evaluate
from training.silver import Trees
from training.words import word_offsets

HERE = Path(__file__).parent
MASK = 103  # "[MASK]" in the vocabulary of the base model


def main() -> None:
    """Train, and keep a checkpoint after each epoch."""
    options = _options()
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    options.out.mkdir(parents=True, exist_ok=True)
    random.seed(config["seed"])
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    everything = [*read_all(options.data), *_relations(options.data / "relations")]
    tags = vocabularies(everything)
    sentences = _shares(everything, config["share"])
    encoder = Encoder(options.base / "vocab.txt")
    companies = registered_companies(options.data / "facts")
    rng = random.Random(config["seed"])

    trees = Trees(options.out / "trees.pickle", options.trees, encoder)

    def sentences_now() -> list[Encoded]:
        """Gold is read before each epoch, so that it can grow while a run is under way."""
        chosen = [
            *_repeated(sentences, config["repeat"]),
            *_varied(trees.of(_gold(options.gold, "train")), companies, config, rng),
        ]
        encoded = (encoder.encode(s) for s in chosen)
        return [e for e in encoded if len(e.pieces) <= config["max_pieces"]]

    dev = {name: [encoder.encode(s) for s in group] for name, group in _dev(options).items()}
    run = Run(options.out, config, tags, options.base)
    if options.start:
        run.start_from(options.start)
    run.train(sentences_now, dev)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of data sets")
    parser.add_argument("--gold", type=Path, default=HERE.parent / "corpus" / "gold" / "names")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="the base model's folder")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--trees", type=Path, help="a checkpoint that gives our gold its trees")
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights to start from")
    return parser.parse_args()


def _relations(folder: Path) -> list[Sentence]:
    """The sets that tell how two companies are related."""
    return [
        *read_core_pairs(folder / "core_train.json"),
        *read_knowledgenet(folder / "knowledgenet_folds123.jsonl", word_offsets),
    ]


def _gold(folder: Path, part: str) -> list[Sentence]:
    """Our own sentences of a part; files may be several: train-deals.jsonl, train-markets.jsonl."""
    paths = sorted(folder.glob(f"{part}*.jsonl"))
    return [s for path in paths for s in read_gold(path, word_offsets)]


def _shares(sentences: list[Sentence], share: Mapping[str, float]) -> list[Sentence]:
    """Of each set its share, spread evenly over the set."""
    seen: Counter[str] = Counter()
    kept = []
    for s in sentences:
        part = share.get(s.data_set, 1.0)
        seen[s.data_set] += 1
        if int(seen[s.data_set] * part) > int((seen[s.data_set] - 1) * part):
            kept.append(s)
    return kept


def _repeated(sentences: list[Sentence], repeat: Mapping[str, int]) -> list[Sentence]:
    return [s for s in sentences for _ in range(repeat.get(s.data_set, 1))]


def _varied(
    gold: list[Sentence], companies: list[Words], config: Mapping, rng: random.Random
) -> list[Sentence]:
    """The gold as it is, then as often as it is repeated with other names, some as headlines."""
    pool, made = Pool.of(gold, companies), list(gold)
    for _ in range(config["repeat"].get("gold", 1) - 1):
        made += [renamed(s, pool, config["augment"]["rename"], rng) for s in gold]
    made += [
        recased(s, rng) for s in rng.sample(made, int(len(made) * config["augment"]["recase"]))
    ]
    return made


def _dev(options: argparse.Namespace) -> dict[str, list[Sentence]]:
    data = options.data
    found = {
        "ewt": list(read_conllu(data / "syntax" / "ud_ewt_dev.conllu", "ewt")),
        "gum": list(read_conllu(data / "syntax" / "ud_gum_free_dev.conllu", "gum")),
        "uner": list(read_uner(data / "ner" / "uner_ewt_dev.iob2", dev=True)),
        "gold": _gold(options.gold, "dev"),
    }
    return {name: group for name, group in found.items() if group}


class Run:
    """One training run with its state on disk."""

    def __init__(self, out: Path, config: Mapping, tags: Vocabularies, base: Path) -> None:
        self.out, self.config, self.tags = out, config, tags
        model = config["model"]
        self.sizes = Sizes(
            len(TAGS),
            len(tags.upos),
            len(tags.xpos),
            len(tags.deprels),
            len(SHAPES),
            model["arc_size"],
            model["label_size"],
        )
        self.network = Network(
            self.sizes, dropout=config["dropout"], head_dropout=config["head_dropout"]
        )
        load_encoder(self.network, base / "model.safetensors")
        self.network.pieces.weight.requires_grad = False
        self.average = {k: v.detach().clone() for k, v in self.network.state_dict().items()}
        self.step, self.epoch, self.done, self.stopped = 0, 0, 0, False
        self.began = time.monotonic()

    def start_from(self, checkpoint: Path) -> None:
        """Begin with the averaged weights of another run, with a fresh optimizer."""
        given = torch.load(checkpoint, weights_only=True)["average"]
        missing = self.network.load_state_dict(given, strict=False).missing_keys
        if missing:
            self.log(f"from scratch: {', '.join(missing)}")
        self.average = {k: v.detach().clone() for k, v in self.network.state_dict().items()}

    def train(self, sentences: Callable[[], list[Encoded]], dev: dict[str, list[Encoded]]) -> None:
        """All steps that are not done yet."""
        optimizer = self._optimizer()
        total = self.config["epochs"] * self._steps(sentences())
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: self._rate(step, total)
        )
        self._resume(optimizer, schedule)
        self.log(f"about {total} steps")
        for epoch in range(self.epoch, self.config["epochs"]):
            self._epoch(sentences(), optimizer, schedule)
            if not self.stopped:
                self.epoch, self.done = epoch + 1, 0
            self._save(optimizer, schedule)
            if self.stopped:
                break
            self.log(f"epoch {epoch + 1}: {json.dumps(self.scores(dev))}")
        self.log(f"end: {json.dumps(self.scores(dev))}")

    def _steps(self, train: list[Encoded]) -> int:
        size = self.config["batch_pieces"]
        return sum(1 for _ in groups(train, pieces=size, shuffle=None))

    def _optimizer(self) -> torch.optim.Optimizer:
        heads = ("names", "upos", "xpos", "arc", "label", "shapes", "trigger", "status", "role")
        fresh, encoder = [], []
        for name, weight in self.network.named_parameters():
            if weight.requires_grad:
                (fresh if name.startswith(heads) else encoder).append(weight)
        return torch.optim.AdamW(
            [
                {"params": encoder, "lr": self.config["learning_rate"]},
                {"params": fresh, "lr": self.config["head_learning_rate"]},
            ],
            weight_decay=self.config["weight_decay"],
            fused=True,  # on a CPU the plain loop took a quarter of the time
        )

    def _rate(self, step: int, total: int) -> float:
        warm = self.config["warmup"] * total
        left = (total - step) / (total - warm)
        if self.config["minutes"]:  # a run against the clock ends its decay in time
            left = min(left, 1 - (time.monotonic() - self.began) / 60 / self.config["minutes"])
        if step < warm:
            return step / warm
        return max(0.02, left) if self.config["decay"] else 1.0

    def _epoch(self, train: list[Encoded], optimizer, schedule) -> None:
        self.network.train()
        seed = self.config["seed"] * 1000 + self.epoch
        torch.manual_seed(seed + self.done)
        size = self.config["batch_pieces"]
        order = list(groups(train, pieces=size, shuffle=random.Random(seed)))
        started, seen, sums = time.monotonic(), 0, {}
        for group in order[self.done :]:
            batch = batch_of(group, self.tags)
            batch = with_hidden(batch, self.config["augment"].get("hide", 0.0), MASK)
            losses = self._step(batch, optimizer, schedule)
            seen += int(batch.mask.sum())
            for task, value in losses.items():
                sums[task] = 0.98 * sums.get(task, value) + 0.02 * value
            if self.step % 50 == 0:
                rate = seen / (time.monotonic() - started)
                shown = " ".join(f"{task} {value:.3f}" for task, value in sums.items())
                self.log(f"step {self.step}, {rate:.0f} pieces/s, {shown}")
            if self.step % self.config["save_each"] == 0:
                self._save(optimizer, schedule)
            if (
                self.config["minutes"]
                and time.monotonic() - self.began > 60 * self.config["minutes"]
            ):
                self.stopped = True
                return

    def _step(self, batch: Batch, optimizer, schedule) -> dict[str, float]:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.config["bf16"]):
            losses = task_losses(self.network, batch)
        loss = sum(self.config["loss"][task] * value for task, value in losses.items())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        self.step += 1
        self.done += 1
        self._update_average()
        return {task: value.item() for task, value in losses.items()}

    def _update_average(self) -> None:
        decay = min(self.config["average_decay"], (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, weight in self.network.state_dict().items():
                if weight.dtype.is_floating_point and not name.startswith("pieces."):
                    self.average[name].lerp_(weight, 1 - decay)

    def scores(self, dev: dict[str, list[Encoded]]) -> dict:
        """What the averaged weights reach on each development set."""
        network = Network(self.sizes)
        network.load_state_dict(self.average)
        network.eval()
        return {name: evaluate(network, group, self.tags) for name, group in dev.items()}

    def _save(self, optimizer, schedule) -> None:
        state = {
            "epoch": self.epoch,
            "done": self.done,
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "sizes": asdict(self.sizes),
            "tags": asdict(self.tags),
        }
        torch.save(state, self.out / "checkpoint.tmp")
        (self.out / "checkpoint.tmp").replace(self.out / "checkpoint.pt")

    def _resume(self, optimizer, schedule) -> None:
        path = self.out / "checkpoint.pt"
        if not path.is_file():
            return
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average, self.step = state["average"], state["step"]
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        self.epoch, self.done = state["epoch"], state["done"]

    def log(self, line: str) -> None:
        """A line for the log, with the time."""
        with (self.out / "log.txt").open("a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%H:%M:%S')} {line}\n")


def task_losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of each task over the words that are annotated for it."""
    scores = network(batch.pieces, batch.shapes, batch.mask, batch.first)
    losses = {}
    known = batch.is_word & (batch.allowed.sum(-1) < scores.names.shape[-1])
    if known.any():
        names = scores.names[known].float()
        hidden = names.masked_fill(batch.allowed[known] == 0, -1e9)
        losses["names"] = (names.logsumexp(-1) - hidden.logsumexp(-1)).mean()
    for task, given, target in (
        ("upos", scores.upos, batch.upos),
        ("xpos", scores.xpos, batch.xpos),
        ("triggers", scores.triggers, batch.triggers),
        ("statuses", scores.statuses, batch.statuses),
    ):
        if (target >= 0).any():
            losses[task] = functional.cross_entropy(given[target >= 0], target[target >= 0])
    pairs = pair_loss(network, batch, scores)
    if pairs is not None:
        losses["pairs"] = pairs
    return losses | _tree_losses(network, batch, scores) | _role_losses(network, batch, scores)


def _tree_losses(network: Network, batch: Batch, scores: Scores) -> dict[str, Tensor]:
    parsed = batch.heads >= 0
    if not parsed.any():
        return {}
    arcs = scores.arcs.masked_fill(~batch.is_word[:, None, :], -1e4)
    head = batch.heads.clamp(min=0)[:, :, None].expand(-1, -1, scores.label_head.shape[-1])
    governor = scores.label_head.gather(1, head)
    labels = network.label_scores(scores.label_dependent[parsed], governor[parsed])
    return {
        "arcs": functional.cross_entropy(arcs[parsed], batch.heads[parsed]),
        "deprels": functional.cross_entropy(labels, batch.deprels[parsed], ignore_index=-1),
    }


def _role_losses(network: Network, batch: Batch, scores: Scores) -> dict[str, Tensor]:
    if not len(batch.events):
        return {}
    row, trigger = batch.events.T
    roles = network.role_scores(scores.role_trigger[row, trigger], scores.role_filler[row])
    return {"roles": functional.cross_entropy(roles.transpose(1, 2), batch.roles, ignore_index=-1)}


if __name__ == "__main__":
    main()
