"""Score dates against FIRE, sentences of financial news and filings: exact spans of kind Date.

    python -m bench.fire [--data FOLDER] [--errors]

In:  relations/fire_dev.json. The sentences with an even number were read when the convention
     below was written down, those with an odd number are only scored.

FIRE marks days, months, quarters and years, and nothing else: no lengths ("three years"), no
sets ("daily"), no "now" and "today". Our answer is put into its convention before it is
compared, by what it is and never by what FIRE has there: only times of type DATE that stand
in the calendar by themselves; without "the"; "year ended December 31, 2011" and "Q3 December
2021" as one; the hour behind a day is left away.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from kg.model import TimeMention, TimeType
from kg.nlp.dates import read_times

DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PLACE = Path("relations") / "fire_dev.json"
Span = tuple[int, int]

_THE = re.compile(r"the\s+", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:(?:\d+|three|six|nine|twelve|thirteen) )?(?:fiscal |transition |financial )?"
    r"(?:years?|quarters?|months|weeks|periods?)"
    r"\s+(?:ended|ending)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[QH]\d$")
_HOUR = re.compile(r"\s*,?\s+(?:at|by)?\s*\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\b.*|[A-Z]{2,4})?$", re.I)
# What leans on the day of speaking or on the sentence before has no Date in FIRE.
_LEANING = re.compile(
    r"(?:today|tomorrow|yesterday|now|year-? ?(?:on|over)-? ?year|(?:the )?same \w+|each|every"
    r"|year - over - year|(?:the )?(?:coming|next|recent) \w+s)\b",
    re.IGNORECASE,
)


def spans(text: str) -> set[Span]:
    """The dates of a text by FIRE's convention."""
    found: list[Span] = []
    for mention in read_times(text):
        span = _bare(mention)
        if span is None:
            continue
        start, end = span
        if period := _PERIOD.search(text[:start]):
            start = period.start()
            while found and found[-1][1] > start:
                start = min(start, found.pop()[0])
        if found and text[found[-1][1] : start] == " " and _CODE.match(text[slice(*found[-1])]):
            start = found.pop()[0]
        found.append((start, end))
    return set(found)


def _bare(mention: TimeMention) -> Span | None:
    """The span of a time that FIRE would mark, without what it leaves outside."""
    time, start, end = mention.time, mention.start, mention.end
    if time.type == TimeType.TIME:
        hour = _HOUR.search(mention.text)
        return (start, start + hour.start()) if hour and hour.start() else None
    is_range = time.type == TimeType.DURATION and "/" in time.value
    if time.type != TimeType.DATE and not is_range:
        return None
    if time.value.endswith("_REF") or _LEANING.match(mention.text):
        return None
    if the := _THE.match(mention.text):
        start += the.end()
    return start, end


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the read half")
    args = parser.parse_args(argv)
    path = args.data / PLACE
    if not path.exists():
        print(f"fire: {path} is not there; give --data FOLDER")
        return 1
    for name, (f1, counts) in scores(path, errors=args.errors).items():
        print(f"FIRE Date, exact span, {name}: F1 {f1:.3f} ({'/'.join(map(str, counts))})")
    return 0


def scores(path: Path, *, errors: bool = False) -> dict[str, tuple[float, list[int]]]:
    """F1, and how many are right, found and in the gold, for both halves and together."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    halves = {"read": [0, 0, 0], "scored only": [0, 0, 0]}
    for number, row in enumerate(rows):
        text, gold = text_and_gold(row["tokens"], row["entities"], "Date")
        found = spans(text)
        counts = halves["scored only" if number % 2 else "read"]
        for at, some in enumerate((gold & found, found, gold)):
            counts[at] += len(some)
        if errors and number % 2 == 0:
            for start, end in sorted(gold ^ found):
                side = "missed  " if (start, end) in gold else "spurious"
                around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]"
                print(f"  {side} {around}{text[end : end + 30]}")
    halves["both"] = [sum(pair) for pair in zip(*halves.values(), strict=True)]
    return {name: (2 * n[0] / max(1, n[1] + n[2]), n) for name, n in halves.items()}


def text_and_gold(
    tokens: list[str], entities: list[dict[str, int | str]], kind: str
) -> tuple[str, set[Span]]:
    """The sentence with blanks between its tokens, and the places of one kind in it."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token) + 1)
    marked = [(int(e["start"]), int(e["end"])) for e in entities if e["type"] == kind]
    return " ".join(tokens), {(starts[first], starts[end] - 1) for first, end in marked}


if __name__ == "__main__":
    sys.exit(main())
