"""Accuracy on the gold: events, roles, status, names, and silence where nothing happened.

    python -m bench.accuracy [--set NAME] [--check] [--errors KIND] [--raise] [--write]

The method, and what each figure means: docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.floors import below, load_floors, raised, save_floors
from bench.gold import SETS, GoldItem, load_gold
from bench.matching import Pairing, pair_up
from bench.report import ERROR_KINDS, errors, summary, table, tables
from bench.scorer import Scores, figures, score
from bench.values import VALUE_SETS, measure_values
from kg.errors import KgError, UsageError
from kg.extract import extract
from kg.nlp.pipeline import load_pipeline, make_doc, pipeline_version

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
README = PAGE.parents[1] / "README.md"
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"
# Whoever writes rules must not read the sentences that measure them (corpus/gold/GUIDELINES.md).
_UNREAD = "test"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare where asked. 0 well, 1 below a floor, 2 a wrong call."""
    try:
        return _run(_options(arguments))
    except KgError as problem:
        print(f"accuracy: {problem}", file=sys.stderr)
        return problem.exit_code


def measure(items: Iterable[GoldItem]) -> list[Pairing]:
    """Read every text with the pipeline and hold it against its gold."""
    nlp = load_pipeline()
    pairings = []
    for item in items:
        doc = make_doc(nlp, item.article.text, published_on=item.article.published_on)
        pairings.append(pair_up(item, extract(doc, item.article)))
    return pairings


def with_figures(page: str, parts: Iterable[str]) -> str:
    """A page with what stands between its two marks made anew."""
    head, begin, rest = page.partition(_BEGIN)
    _, end, tail = rest.partition(_END)
    if not (begin and end):
        raise UsageError(f"the page has no marks {_BEGIN} and {_END} for the figures.")
    return f"{head}{_BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{_END}{tail}"


def _write_pages(by_set: dict[str, Scores]) -> None:
    """All tables to their page, the summary to the README too."""
    short = [f"Measured with {pipeline_version(load_pipeline())}.", summary(by_set)]
    long = [part for name, scores in by_set.items() for part in (f"### {name}", *tables(scores))]
    for path, parts in ((PAGE, short + long), (README, short)):
        page = path.read_text(encoding="utf-8")
        path.write_text(with_figures(page, parts), encoding="utf-8")


def _run(options: argparse.Namespace) -> int:
    names = [options.set] if options.set else list(SETS)
    if options.errors:
        return _list_errors(names, options)
    values = _measure_values(options)
    names = [name for name in names if name not in VALUE_SETS]
    by_set = {name: score(measure(load_gold(name))) for name in names}
    if by_set:
        print(summary(by_set))
    if options.set in by_set:
        print("\n" + "\n\n".join(tables(by_set[options.set])))
    if options.write:
        _write_pages(by_set)
    measured = {name: figures(scores) for name, scores in by_set.items()} | values
    if options.lift:
        save_floors(raised(measured, load_floors()))
    if options.check:
        return _compare(measured)
    return 0


def _measure_values(options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Times and amounts: their own data, no events. Data that is absent is told, not failed."""
    if options.set and options.set not in VALUE_SETS:
        return {}
    values, absent = measure_values([options.set] if options.set else VALUE_SETS)
    for line in absent:
        print(f"accuracy: {line}", file=sys.stderr)
    rows = [
        (name, figure, f"{value:.3f}") for name in values for figure, value in values[name].items()
    ]
    if rows:
        print(table(["set", "figure", "value"], rows) + "\n")
    return values


def _list_errors(names: list[str], options: argparse.Namespace) -> int:
    if options.set == _UNREAD:
        raise UsageError(
            "the test sentences are for counting only. Use --set dev or --set articles."
        )
    kinds = ERROR_KINDS if options.errors == "all" else (options.errors,)
    for name in names:
        if name != _UNREAD:
            for line in errors(measure(load_gold(name)), kinds):
                print(line)
    return 0


def _compare(measured: dict[str, dict[str, float]]) -> int:
    fallen = below(measured, load_floors())
    for line in fallen:
        print(f"accuracy: {line}", file=sys.stderr)
    if fallen:
        print("accuracy: `make errors` lists what is wrong and missed.", file=sys.stderr)
    return 1 if fallen else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument(
        "--set", choices=[*SETS, *VALUE_SETS], help="only this set, with all its tables"
    )
    parser.add_argument("--check", action="store_true", help="fail below bench/floors.json")
    parser.add_argument("--errors", choices=[*ERROR_KINDS, "all"], help="list errors, no figures")
    parser.add_argument(
        "--raise", action="store_true", dest="lift", help="raise the floors to what was measured"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the figures into docs/accuracy.md"
    )
    options = parser.parse_args(arguments)
    if options.write and options.set:
        parser.error("--write needs all sets; leave --set out")
    if options.errors and options.set in VALUE_SETS:
        parser.error("bench.times, bench.cases, bench.fire and bench.amounts list these errors")
    return options


if __name__ == "__main__":
    sys.exit(main())
