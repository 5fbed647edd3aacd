"""Names against gold sets: precision, recall, F1 per label, for the component as it stands.

    python bench/names.py --data FOLDER [--misses 20] [--set fire]

FOLDER holds the sets as published (they are not part of this project): relations/fire_dev.json,
meantime/, ner/uner_ewt_dev.iob2, ner/wikigold.conll.txt, ner/wnut17_dev.conll. One that is
absent is named and skipped. Labels are mapped openly: where a set knows only ORG, our company
and organization count as one, and its label says so. Two figures: exact spans (without "the",
possessive and a bracket after the name, since the sets differ there), and spans that overlap.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

import kg.nlp.model
import kg.nlp.names  # noqa: F401  registers the component
from kg.nlp.tokenizer import make_tokenizer

_AFTER = {",", ".", ")", ":", ";", "'s", "’s", "!", "?", "%", "'", "n't", "”"}
_OFFICES = {"CEO", "Officer", "President", "Chairman", "Secretary", "Executive"}
_ANNOTATED = 1200  # characters that about six sentences take
_TRIM = re.compile(r"^(?:the|The|Mr\.|Ms\.|Mrs\.|Dr\.) |(?: ?['’]s?| ,| \().*$")


@dataclass(frozen=True)
class Text:
    """A text with its gold names: (start, end, label), and where annotation ends."""

    text: str
    gold: list[tuple[int, int, str]]


@dataclass
class Score:
    """Counts for one label."""

    proposed: int = 0
    right: int = 0
    touching: int = 0
    gold: int = 0
    found: int = 0
    found_touching: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text of a tokenised sentence, and where each token went."""
    text, places = "", []
    for token in tokens:
        glued = not text or token in _AFTER or text.endswith(("(", "$", "“"))
        text += "" if glued else " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places


def tagged(path: Path, column: int, tag_column: int) -> Iterator[Text]:
    """Sets with a token and a BIO (or IO) tag a line."""
    block: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if line.startswith("#"):
            continue
        if cells:
            block.append((cells[column], cells[tag_column]))
        elif block:
            text, places = joined([token for token, _ in block])
            yield Text(text, list(spans([tag for _, tag in block], places)))
            block = []


def spans(tags: list[str], places: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    start, label = None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] in "BO" or tag[2:] != label):
            yield places[start][0], places[index - 1][1], label
            start = None
        if start is None and tag != "O":
            start, label = index, tag[2:]


def fire(folder: Path) -> Iterator[Text]:
    for row in json.loads((folder / "relations/fire_dev.json").read_text(encoding="utf-8")):
        text, places = joined(row["tokens"])
        gold = [
            (places[e["start"]][0], places[e["end"] - 1][1], e["type"]) for e in row["entities"]
        ]
        yield Text(text, gold)


def meantime(folder: Path) -> Iterator[Text]:
    """Only sentences 0 to 5 are annotated throughout, and their offsets are lost.

    So a head word that is marked once (a proper noun) counts wherever it stands in them;
    offices marked as persons ("the CEO") do not count.
    """
    mentions = json.loads((folder / "meantime/entities_mentions.json").read_text(encoding="utf-8"))
    for path in sorted((folder / "meantime/docs").rglob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        heads = {
            (m["mention_head"], m["mention_type"])
            for m in mentions
            if m["doc_id"] == path.stem
            and m["sent_id"] <= 5
            and m["mention_head_pos"] == "PROPN"
            and m["mention_head"] not in _OFFICES
        }
        gold = sorted(
            (found.start(), found.end(), label)
            for head, label in heads
            for found in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", text[:_ANNOTATED])
        )
        if gold:
            yield Text(text[: gold[-1][1] + 1], gold)


@dataclass(frozen=True)
class GoldSet:
    """A set, and which of our kinds each of its labels means."""

    name: str
    read: Callable[[Path], Iterable[Text]]
    labels: dict[str, frozenset[str]]
    heads_only: bool = False  # gold spans are head words


_ORG = frozenset({"company", "organization"})
SETS = (
    GoldSet("fire", fire, {"Company": frozenset({"company"}), "Person": frozenset({"person"})}),
    GoldSet(
        "meantime",
        meantime,
        {
            "ORG": _ORG,
            "PER": frozenset({"person"}),
            "LOC": frozenset({"place"}),
            "PRO": frozenset({"product"}),
        },
        heads_only=True,
    ),
    GoldSet(
        "uner_ewt",
        lambda folder: tagged(folder / "ner/uner_ewt_dev.iob2", 1, 2),
        {"ORG": _ORG, "PER": frozenset({"person"}), "LOC": frozenset({"place"})},
    ),
    GoldSet(
        "wikigold",
        lambda folder: tagged(folder / "ner/wikigold.conll.txt", 0, 1),
        {"ORG": _ORG, "PER": frozenset({"person"}), "LOC": frozenset({"place"})},
    ),
    GoldSet(
        "wnut17",
        lambda folder: tagged(folder / "ner/wnut17_dev.conll", 0, 1),
        {"corporation": frozenset({"company"}), "person": frozenset({"person"})},
    ),
)


def trimmed(text: str) -> str:
    return _TRIM.sub("", text)


def measure(nlp: Language, gold_set: GoldSet, folder: Path) -> tuple[dict[str, Score], float]:
    """Scores per label, and words per second."""
    scores = {label: Score() for label in gold_set.labels}
    texts = list(gold_set.read(folder))
    began = time.perf_counter()
    docs = [nlp(one.text) for one in texts]
    taken = time.perf_counter() - began
    for one, doc in zip(texts, docs, strict=True):
        for label, kinds in gold_set.labels.items():
            ours = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in kinds]
            gold = [(s, e) for s, e, named in one.gold if named == label]
            count(scores[label], one.text, ours, gold, heads_only=gold_set.heads_only)
    return scores, sum(len(doc) for doc in docs) / taken


def count(
    score: Score,
    text: str,
    ours: list[tuple[int, int]],
    gold: list[tuple[int, int]],
    *,
    heads_only: bool,
) -> None:
    def touches(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return a[0] < b[1] and b[0] < a[1]

    def same(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return touches(a, b) and (
            heads_only or trimmed(text[slice(*a)]) == trimmed(text[slice(*b)])
        )

    for one in ours:
        score.proposed += 1
        score.right += any(same(one, other) for other in gold)
        hit = any(touches(one, other) for other in gold)
        score.touching += hit
        if not hit:
            score.wrong.append(shown(text, one))
    for one in gold:
        score.gold += 1
        score.found += any(same(one, other) for other in ours)
        hit = any(touches(one, other) for other in ours)
        score.found_touching += hit
        if not hit:
            score.missed.append(shown(text, one))


def shown(text: str, span: tuple[int, int]) -> str:
    start, end = span
    left, right = text[max(0, start - 40) : start], text[end : end + 40]
    return f"{left}[{text[start:end]}]{right}".replace("\n", " ")


def figures(right: int, proposed: int, found: int, gold: int) -> str:
    precision, recall = right / max(proposed, 1), found / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{precision:6.3f} {recall:6.3f} {f1:6.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the gold sets")
    parser.add_argument("--set", help="only this one")
    parser.add_argument("--misses", type=int, default=0, help="how many errors to show per label")
    parser.add_argument("--rules", action="store_true", help="without the language model")
    options = parser.parse_args()
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("sentencizer")
    if not options.rules:
        nlp.add_pipe("kg_model")
    nlp.add_pipe("kg_names")
    print(f"{'set':10}{'label':13}{'gold':>5}{'ours':>6}   exact P/R/F1          overlap P/R/F1")
    for gold_set in SETS:
        if options.set and gold_set.name != options.set:
            continue
        try:
            scores, speed = measure(nlp, gold_set, options.data)
        except FileNotFoundError as error:
            print(f"{gold_set.name}: skipped, {error.filename} is absent", file=sys.stderr)
            continue
        for label, one in scores.items():
            exact = figures(one.right, one.proposed, one.found, one.gold)
            overlap = figures(one.touching, one.proposed, one.found_touching, one.gold)
            print(f"{gold_set.name:10}{label:13}{one.gold:5}{one.proposed:6}  {exact}  {overlap}")
            step = max(1, len(one.wrong) // max(options.misses, 1))
            for line in one.wrong[::step][: options.misses]:
                print("    wrong  ", line)
            step = max(1, len(one.missed) // max(options.misses, 1))
            for line in one.missed[::step][: options.misses]:
                print("    missed ", line)
        print(f"{gold_set.name:10}{speed:,.0f} tokens/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
