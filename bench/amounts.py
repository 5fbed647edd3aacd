"""How well amounts are read: python bench/amounts.py [--data FOLDER] [--errors]

Two sets, neither of which is part of the repository:
  relations/fire_dev.json           FIRE; spans of kind Money. The sentences with an even number
                                    were read when the rules were made, those with an odd number
                                    are only scored.
  values/recognizers/*.json         a recogniser library's cases for currencies, percentages and
                                    dimensions. docs/amounts.md lists the cases whose conventions
                                    are not ours.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from kg.model import AmountMention, Kind, Modifier
from kg.nlp.amounts import bare_span, read_amounts

CURRENCIES = Path("values") / "recognizers" / "CurrencyModel.json"
DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data"

# What the recogniser library calls a currency without an ISO code: code, parts of the main unit.
UNITS = {
    "Dollar": ("USD", 1),
    "United States dollar": ("USD", 1),
    "Cent": ("USD", 100),
    "Pound": ("GBP", 1),
    "British pound": ("GBP", 1),
    "Pence": ("GBP", 100),
    "Penny": ("GBP", 100),
    "Franc": ("CHF", 1),
    "Rupee": ("INR", 1),
    "Finnish markka": ("FIM", 1),
    "Peseta": ("ESP", 1),
    "Netherlands guilder": ("NLG", 1),
    "Turkish lira": ("TRY", 1),
    "Chinese yuan": ("CNY", 1),
    "Bitcoin": ("BTC", 1),
    "Satoshi": ("BTC", 10**8),
    "Mexican peso": ("MXN", 1),
}
# Cases of other conventions, by a part of the input; the reasons are in docs/amounts.md.
OTHER_CONVENTIONS = (
    "dollars forty five",  # change without "cents": 13.45
    "one dollar and one",
    "c $ 100 and fifty",
    "five mao",
    "one dollar and two",
    "15 dollars and 15",
    "dollars 50.",
    "dollars and 50.",
    "17 USD 25",
    "15 USD 50",
    "ரூ",
    "sen 100,000",
    "50 dollar dollar",  # a currency without a number
    "50 dollar rmb",
    "counted the dollars",
    "dollar : 143.80",
    "typically , hart - scott",
    "$10 dollars bill",
    "$ 10 dollars bill",
)


def spans(text: str, kind: Kind) -> set[tuple[int, int]]:
    """Spans by FIRE's convention: bounds ("up to") belong to the sum, "about" does not."""
    found = set()
    for mention in read_amounts(text):
        if mention.kind == kind:
            loose = mention.amount.modifier == Modifier.APPROXIMATELY
            found.add(bare_span(mention) if loose else (mention.start, mention.end))
    return found


def fire(path: Path, *, errors: bool) -> None:
    for name, (f1, counts) in fire_scores(path, errors=errors).items():
        print(f"FIRE Money, exact span, {name}: F1 {f1:.3f} ({'/'.join(map(str, counts))})")


def fire_scores(path: Path, *, errors: bool = False) -> dict[str, tuple[float, list[int]]]:
    """F1, and how many are right, found and in the gold, for both halves and together."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    halves = {"read": [0, 0, 0], "scored only": [0, 0, 0]}
    for parity, counts in enumerate(halves.values()):
        for row in rows[parity::2]:
            tokens = row["tokens"]
            starts = [0]
            for token in tokens:
                starts.append(starts[-1] + len(token) + 1)
            gold = {
                (starts[e["start"]], starts[e["end"]] - 1)
                for e in row["entities"]
                if e["type"] == "Money"
            }
            text = " ".join(tokens)
            found = spans(text, Kind.MONEY)
            for at, some in enumerate((gold & found, found, gold)):
                counts[at] += len(some)
            if errors and parity == 0:
                for start, end in sorted(gold ^ found):
                    side = "missed " if (start, end) in gold else "spurious"
                    print(f"  {side} [{text[start:end]}] {text[max(0, start - 40) : end + 30]}")
    halves["both"] = [sum(pair) for pair in zip(*halves.values(), strict=True)]
    return {name: (2 * n[0] / max(1, n[1] + n[2]), n) for name, n in halves.items()}


def cases(path: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads(path.read_text(encoding="utf-8"))


def expected_sums(case: dict[str, Any]) -> list[tuple[Decimal, str]]:
    sums = []
    for result in case["Results"]:
        resolution = result["Resolution"]
        code, parts = UNITS.get(resolution["unit"], (resolution.get("isoCurrency", "?"), 1))
        if resolution.get("value") is not None:
            sums.append((Decimal(resolution["value"]) / parts, code))
    return sums


def currencies(path: Path, *, errors: bool) -> None:
    right, total, left_out = currency_counts(path, errors=errors)
    print(
        f"Recognizers, currency: {right}/{total} right = {right / total:.3f}; "
        f"{left_out} of other conventions left out"
    )


def currency_counts(path: Path, *, errors: bool = False) -> tuple[int, int, int]:
    """How many cases of our conventions are right, how many there are, how many are left out."""
    right = total = left_out = 0
    for case in cases(path):
        if any(part in case["Input"] for part in OTHER_CONVENTIONS):
            left_out += 1
            continue
        total += 1
        found = [
            (value(mention), mention.amount.currency)
            for mention in read_amounts(case["Input"])
            if mention.kind == Kind.MONEY
        ]
        is_right = found == expected_sums(case)
        right += is_right
        if errors and not is_right:
            print(f"  {case['Input'][:150]!r}: {found}, not {expected_sums(case)}")
    return right, total, left_out


def percentages(path: Path, *, errors: bool) -> None:
    right = total = 0
    for case in cases(path):
        want = [r["Resolution"]["value"] for r in case["Results"]]
        want = [Decimal(v.rstrip("%")) for v in want if v and v != "null"]
        got = [value(m) for m in read_amounts(case["Input"]) if m.kind == Kind.PERCENT]
        total += 1
        right += want == got
        if errors and want != got:
            print(f"  {case['Input'][:150]!r}: {got}, not {want}")
    print(f"Recognizers, percentage: {right}/{total} right = {right / total:.3f}")


def dimensions(path: Path, *, errors: bool) -> None:
    """Values only: its names of units are its own."""
    right = total = 0
    for case in cases(path):
        want = []
        for result in case["Results"]:
            try:
                want.append(Decimal(result["Resolution"]["value"]))
            except (KeyError, TypeError, InvalidOperation):
                continue
        got = [
            value(m)
            for m in read_amounts(case["Input"])
            if m.kind == Kind.QUANTITY and m.amount.dimension not in ("count", "number", "ratio")
        ]
        total += 1
        right += want == got
        if errors and want != got:
            print(f"  {case['Input'][:150]!r}: {got}, not {want}")
    print(f"Recognizers, dimension: {right}/{total} right = {right / total:.3f}")


def value(mention: AmountMention) -> Decimal | None:
    amount = mention.amount
    return amount.low if amount.low is not None else amount.high


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    recognizers = options.data / "values" / "recognizers"
    for score, path in (
        (fire, options.data / "relations" / "fire_dev.json"),
        (currencies, recognizers / "CurrencyModel.json"),
        (percentages, recognizers / "PercentModel.json"),
        (dimensions, recognizers / "DimensionModel.json"),
    ):
        if path.exists():
            score(path, errors=options.errors)
        else:
            print(f"not scored: {path} is not there (give the folder with --data)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
