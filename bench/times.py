"""Score time expressions against TimeML news by the TempEval-3 definition.

    python bench/times.py [--data FOLDER] [--part read|score|all] [--wrong N] [--kinds]

In:  documents in TimeML (`*.tml`) below FOLDER; by default the TimeBank and AQUAINT of
     TempEval-3, which carry no licence and are therefore not part of this repository.
Out: a table on stdout. strict: the very same characters. relaxed: any overlap. type and
     value: accuracy on the relaxed matches times relaxed F1 (UzZaman et al., SemEval 2013).
Not here: any floor; those are in bench/floors.json.

Documents are split by a hash of their name: the rules were written while reading the part
`read`; nobody looks into the part `score`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.nlp.dates import read_times

DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "time"


@dataclass(frozen=True, slots=True)
class Gold:
    """One time expression, by the gold or by us."""

    start: int
    end: int
    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One TimeML document: its plain text, its date and the time expressions marked in it."""

    name: str
    text: str
    created_on: date | None
    times: tuple[Gold, ...]


@dataclass(slots=True)
class Score:
    """Counts over documents, and the figures that follow from them."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    types: int = 0
    values: int = 0

    def f1(self, right: int) -> float:
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def attribute_f1(self, right: int) -> float:
        return self.f1(self.relaxed) * right / self.relaxed if self.relaxed else 0.0


def part_of(name: str) -> str:
    """The half of the data that a document belongs to, the same on every machine."""
    return "read" if hashlib.sha256(name.encode()).digest()[0] % 2 else "score"


def read_document(path: Path) -> Document:
    root = ET.parse(path).getroot()
    body = root.find("TEXT")
    if body is None:
        body = root
    pieces: list[str] = []
    times: list[Gold] = []
    _walk(body, pieces, times)
    created = root.find("DCT/TIMEX3")
    stamp = created.get("value", "")[:10] if created is not None else ""
    return Document(path.stem, "".join(pieces), _day(stamp), tuple(times))


def _walk(element: ET.Element, pieces: list[str], times: list[Gold]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME":
        end = sum(map(len, pieces))
        mark = Gold(
            start, end, element.get("type", ""), element.get("value", ""), element.get("mod")
        )
        if end > start:
            times.append(mark)


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp)
    except ValueError:
        return None


def find_times(document: Document) -> list[Gold]:
    mentions = read_times(document.text, published_on=document.created_on)
    return [Gold(m.start, m.end, m.time.type.value, m.time.value, m.time.mod) for m in mentions]


def match(gold: Iterable[Gold], found: Iterable[Gold]) -> Iterator[tuple[Gold | None, Gold | None]]:
    """Pair what overlaps, the very same characters first; each is used once."""
    left = list(found)
    unmatched = []
    for mark in gold:
        same = next((f for f in left if (f.start, f.end) == (mark.start, mark.end)), None)
        if same:
            left.remove(same)
            yield mark, same
        else:
            unmatched.append(mark)
    for mark in unmatched:
        near = next((f for f in left if f.start < mark.end and mark.start < f.end), None)
        if near:
            left.remove(near)
        yield mark, near
    for extra in left:
        yield None, extra


def add(score: Score, pairs: Iterable[tuple[Gold | None, Gold | None]]) -> None:
    for gold, found in pairs:
        score.gold += gold is not None
        score.found += found is not None
        if gold and found:
            score.relaxed += 1
            score.strict += (gold.start, gold.end) == (found.start, found.end)
            score.types += gold.type == found.type
            score.values += gold.value == found.value


def kind_of_error(gold: Gold | None, found: Gold | None) -> str | None:
    if gold is None:
        return "extra"
    if found is None:
        return "missed"
    if gold.value != found.value:
        return "value" if gold.type == found.type else "type and value"
    if gold.type != found.type:
        return "type"
    return "span" if (gold.start, gold.end) != (found.start, found.end) else None


def show(document: Document, gold: Gold | None, found: Gold | None, kind: str) -> None:
    at = gold or found
    assert at is not None
    text = document.text
    before, after = text[max(0, at.start - 70) : at.start], text[at.end : at.end + 50]
    where = f"{before}[{text[at.start : at.end]}]{after}".replace("\n", " ")
    ours = f"[{text[found.start : found.end]}] {found.type} {found.value}" if found else "-"
    theirs = f"{gold.type} {gold.value}" if gold else "-"
    print(f"{kind:9} {document.created_on} {where}\n{'':12}gold {theirs} | ours {ours}")


def report(score: Score, kinds: Counter[str]) -> None:
    print(f"gold {score.gold}, found {score.found}, relaxed matches {score.relaxed}")
    for name, right in (("relaxed", score.relaxed), ("strict", score.strict)):
        precision = right / score.found if score.found else 0.0
        recall = right / score.gold if score.gold else 0.0
        print(f"{name:8} P {precision:6.1%}  R {recall:6.1%}  F1 {score.f1(right):6.1%}")
    print(f"type F1  {score.attribute_f1(score.types):6.1%}")
    print(f"value F1 {score.attribute_f1(score.values):6.1%}")
    print("errors   " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--part", choices=["read", "score", "all"], default="score")
    parser.add_argument("--wrong", type=int, default=0, help="print this many errors of each kind")
    args = parser.parse_args(argv)
    if args.wrong and args.part != "read":
        parser.error("--wrong needs --part read: the other half is only scored")
    paths = sorted(args.data.rglob("*.tml")) if args.data.is_dir() else []
    if not paths:
        print(f"times: no TimeML documents (*.tml) below {args.data}; give --data FOLDER")
        return 1
    score, kinds = measure(paths, args.part, args.wrong)
    report(score, kinds)
    return 0


def measure(paths: Iterable[Path], part: str, wrong: int = 0) -> tuple[Score, Counter[str]]:
    """The counts over the documents of one part, and its errors by kind."""
    score, kinds = Score(), Counter[str]()
    for path in paths:
        if part not in ("all", part_of(path.stem)):
            continue
        document = read_document(path)
        pairs = list(match(document.times, find_times(document)))
        add(score, pairs)
        for gold, found in pairs:
            kind = kind_of_error(gold, found)
            if kind:
                kinds[kind] += 1
                if kinds[kind] <= wrong:
                    show(document, gold, found, kind)
    return score, kinds


if __name__ == "__main__":
    sys.exit(main())
