"""Score reports of acquisitions on a news wire: who buys what, from whom, for how much.

    python -m bench.wire [--errors]

In:  corpus/gold/wire/reports-*.jsonl: a title, a text, and all the words by which the report names
     each party of its main deal (corpus/gold/GUIDELINES.md, "Wire reports").
Out: micro precision, recall and F1 over the fillers of four roles. Lenient: a filler is right where
     it and a name of the gold are equal or one is part of the other, in whole words.

What is counted as said of a report: the acquisitions and purchases of shares of all its sentences
that a graph takes, whatever their status; every company counts once for a role. A deal told beside
the main one counts as wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.matching import key_of, names_of, overlaps
from bench.model import Measured
from bench.report import tally_table
from bench.scorer import ALL, Tally
from kg.build.extraction import default_pipeline, for_graph
from kg.extract import extract
from kg.model import Article, Extraction, Role
from kg.nlp.pipeline import make_doc
from kg.read import article_id

FOLDER = Path(__file__).parent.parent / "corpus" / "gold" / "wire"
WIRE_SETS = {"wire-dev": "reports-dev", "wire-test": "reports-test"}
ROLES = ("acquirer", "target", "seller", "amount")
# The roles of our events that say the same; a price per share counts where no total is told.
_AS = {
    ("Acquisition", "acquirer"): "acquirer",
    ("Acquisition", "target"): "target",
    ("Acquisition", "asset"): "target",
    ("Acquisition", "seller"): "seller",
    ("Acquisition", "amount"): "amount",
    ("Acquisition", "pricePerShare"): "amount",
    ("Investment", "investor"): "acquirer",
    ("Investment", "investee"): "target",
    ("Investment", "amount"): "amount",
    ("Investment", "pricePerShare"): "amount",
}
Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """A report, and the names of each role's filler; none where the report does not say."""

    id: str
    article: Article
    deal: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found for one role of one report: of each filler all its names."""

    report: Report
    role: str
    found: tuple[Names, ...]

    @property
    def right(self) -> bool:
        return any(self._is_right(names) for names in self.found)

    @property
    def wrong(self) -> list[Names]:
        return [names for names in self.found if not self._is_right(names)]

    def _is_right(self, names: Names) -> bool:
        return any(overlaps(name, names) for name in self.report.deal[self.role])


def load(name: str) -> list[Report]:
    """The reports of a set, "wire-dev" or "wire-test"."""
    lines = (FOLDER / f"{WIRE_SETS[name]}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_report(json.loads(line)) for line in lines]


def _report(row: dict[str, Any]) -> Report:
    text = f"{row['title']}\n\n{row['text']}"
    published = date.fromisoformat(row["published"])
    article = Article(article_id(text), text, published_on=published)
    return Report(row["id"], article, {role: tuple(row["deal"][role]) for role in ROLES})


def outcomes(reports: Iterable[Report]) -> Iterator[Outcome]:
    """Read every report with the whole pipeline."""
    for report in reports:
        article = report.article
        doc = make_doc(default_pipeline(), article.text, published_on=article.published_on)
        said = fillers(for_graph(extract(doc, article)))
        yield from (Outcome(report, role, said[role]) for role in ROLES)


def fillers(found: Extraction) -> dict[str, tuple[Names, ...]]:
    """The fillers of each role, each thing once, with all the names that it is given."""
    said: dict[str, list[Names]] = {role: [] for role in ROLES}
    for claim in found.claims:
        for filler in claim.roles:
            role = _AS.get((claim.type, filler.role))
            if role is not None:
                _join(said[role], _names(filler, found))
    return {role: tuple(things) for role, things in said.items()}


def _join(things: list[Names], names: Names) -> None:
    """Add names to the thing that has one of them, in whole words; else as a thing of its own."""
    for i, known in enumerate(things):
        if any(overlaps(name, known) for name in names):
            things[i] = known | names
            return
    things.append(names)


def _names(filler: Role, found: Extraction) -> Names:
    mention = found.by_id.get(filler.mention or "")
    if mention is not None:
        return names_of(mention, found)
    return frozenset([key_of(filler.text.text)]) if filler.text is not None else frozenset()


def count(results: Iterable[Outcome]) -> dict[str, Tally]:
    """The counts of each role, and of all."""
    tallies = {role: Tally() for role in (*ROLES, ALL)}
    for one in results:
        for tally in (tallies[one.role], tallies[ALL]):
            tally.gold += bool(one.report.deal[one.role])
            tally.found += one.right + len(one.wrong)
            tally.hits += one.right
    return tallies


def measure(name: str) -> Measured:
    """Figures and table of a set."""
    tallies = count(outcomes(load(name)))
    total = tallies[ALL]
    figures = {f"{role}_f1": tallies[role].f1 or 0.0 for role in ROLES}
    figures |= {
        "precision": total.precision or 0.0,
        "recall": total.recall or 0.0,
        "f1": total.f1 or 0.0,
    }
    return Measured(figures, (tally_table("role", tallies),))


def errors(results: Iterable[Outcome]) -> Iterator[str]:
    """What is missed and what is wrong, report by report."""
    for one in results:
        if one.report.deal[one.role] and not one.right:
            yield f"{one.report.id} missed {one.role}: {one.report.deal[one.role][0]}"
        yield from (f"{one.report.id} wrong  {one.role}: {sorted(names)}" for names in one.wrong)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table of the development half, or its errors; the test half is only counted."""
    parser = argparse.ArgumentParser(prog="python -m bench.wire", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list errors, no figures")
    chosen = parser.parse_args(argv)
    results = outcomes(load("wire-dev"))
    print("\n".join(errors(results) if chosen.errors else [tally_table("role", count(results))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
