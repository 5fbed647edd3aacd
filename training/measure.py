"""What shipped weights reach on the development sets, through the code that users run.

    python -m training.measure --data FOLDER [--weights FOLDER]

Words are those of the sets, so that no tokenizer's cuts are counted. Attachment counts all
words, punctuation too, and whole labels ("nmod:poss").
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from kg.nlp.model.decode import decode_names, decode_tree
from kg.nlp.model.network import WEIGHTS, Network
from training.readers import Sentence, read_conllu, read_uner
from training.score import gold_spans

# The three kinds that UNER tells apart.
_UNER = {"company": "ORG", "organization": "ORG", "person": "PER", "place": "LOC"}


def main() -> None:
    """Print a line of figures for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    network = Network(options.weights)
    syntax, ner = options.data / "syntax", options.data / "ner"
    for name in ("ewt", "gum_free"):
        sentences = list(read_conllu(syntax / f"ud_{name}_dev.conllu", name))
        print(f"{name} dev", json.dumps(grammar(network, sentences)))
    uner = list(read_uner(ner / "uner_ewt_dev.iob2", dev=True))
    for label, figures in names(network, uner).items():
        print(f"uner_ewt dev {label}", json.dumps(figures))
    words = sum(len(s.words) for s in uner)
    began = time.process_time()
    for sentence in uner:
        network.run(sentence.words)
    print(f"network alone: {words / (time.process_time() - began):,.0f} words/s of one core")


def grammar(network: Network, sentences: list[Sentence]) -> dict[str, float]:
    """Accuracy of tags and attachment."""
    right: Counter[str] = Counter()
    for s in sentences:
        scores, labels = network.run(s.words), network.labels
        heads = decode_tree(scores.arcs)
        relations = network.deprel_scores(scores.label_dependent, scores.label_head[heads])
        relations[:, labels.deprels.index("root")] = -float("inf")
        assert s.heads and s.deprels and s.upos and s.xpos  # noqa: PT018  for mypy
        for i, head in enumerate(heads):
            relation = "root" if head == i else labels.deprels[relations[i].argmax()]
            right["words"] += 1
            right["upos"] += labels.upos[scores.upos[i].argmax()] == s.upos[i]
            right["xpos"] += labels.xpos[scores.xpos[i].argmax()] == s.xpos[i]
            right["uas"] += head == s.heads[i]
            right["las"] += head == s.heads[i] and relation == s.deprels[i]
    return {key: round(right[key] / right["words"], 4) for key in ("upos", "xpos", "uas", "las")}


def names(network: Network, sentences: list[Sentence]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of persons, organisations and places: exact spans."""
    counts: dict[str, Counter[str]] = {k: Counter() for k in ("PER", "ORG", "LOC", "micro")}
    for s in sentences:
        found = decode_names(network.run(s.words).names, network.labels.names)
        ours = {(a, b, _UNER[kind]) for a, b, kind in found if kind in _UNER}
        gold = {
            (a, b, next(_UNER[k] for k in sorted(kinds))) for (a, b), kinds in gold_spans(s).items()
        }
        for label, count in counts.items():
            mine, theirs = (
                {x for x in group if label in ("micro", x[2])} for group in (ours, gold)
            )
            count.update(ours=len(mine), gold=len(theirs), right=len(mine & theirs))
    return {label: _figures(count) for label, count in counts.items()}


def _figures(count: Counter[str]) -> dict[str, float]:
    right = count["right"]
    return {
        "p": round(right / max(1, count["ours"]), 4),
        "r": round(right / max(1, count["gold"]), 4),
        "f1": round(2 * right / max(1, count["ours"] + count["gold"]), 4),
    }


if __name__ == "__main__":
    main()
