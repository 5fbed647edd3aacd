"""Accuracy on the gold: events, roles, status, names, and silence where nothing happened.

    python -m bench.accuracy [--set NAME] [--check] [--errors KIND] [--raise] [--write]
                             [--data FOLDER] [--weights FOLDER]

Also of the language model by itself (model.py), of times and amounts (values.py), and of
relations in open sets (relations.py). What needs data that is not in the repository looks for it
in FOLDER, or where KG_DATA says; without it those sets are named and passed over.

The method, and what each figure means: docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.floors import Figures, below, load_floors, raised, save_floors
from bench.gold import SETS, GoldItem, load_gold
from bench.matching import Pairing, pair_up
from bench.model import MODEL_SETS, OWN_SETS, SPEED, Measured, lacking, measure_model, name_errors
from bench.relations import RELATION_SETS, lacking_relations, measure_relations
from bench.report import ERROR_KINDS, errors, figure_table, summary, tables
from bench.scorer import Scores, figures, score
from bench.values import DATA, VALUE_SETS, measure_values
from bench.wire import WIRE_SETS
from bench.wire import measure as measure_wire
from kg.build.extraction import for_graph
from kg.errors import KgError, UsageError
from kg.extract import extract
from kg.nlp.model.network import WEIGHTS
from kg.nlp.pipeline import load_pipeline, make_doc, pipeline_version

_ROOT = Path(__file__).parent.parent
PAGE = _ROOT / "docs" / "accuracy.md"
MODEL_PAGE = _ROOT / "docs" / "model.md"
README = _ROOT / "README.md"
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"
# Whoever writes rules must not read the sentences that measure them (corpus/gold/GUIDELINES.md).
_UNREAD = ("test", "documents-test", "names-test", "wire-test")
# Sets that a clone of the repository can measure; if one has floors it must be there.
_REQUIRED = (*SETS, *WIRE_SETS, *OWN_SETS, SPEED)
_MODEL_ERRORS = "model"


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
        pairings.append(pair_up(item, for_graph(extract(doc, item.article))))
    return pairings


def with_figures(page: str, parts: Iterable[str]) -> str:
    """A page with what stands between its two marks made anew."""
    head, begin, rest = page.partition(_BEGIN)
    _, end, tail = rest.partition(_END)
    if not (begin and end):
        raise UsageError(f"the page has no marks {_BEGIN} and {_END} for the figures.")
    return f"{head}{_BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{_END}{tail}"


def _write_pages(
    by_set: dict[str, Scores], relations: dict[str, Measured], model: dict[str, Measured]
) -> None:
    """All tables to their pages, the summary to the README too."""
    measured_with = f"Measured with {pipeline_version(load_pipeline())}."
    short = [measured_with, summary(by_set)]
    long = [part for name, scores in by_set.items() for part in (f"### {name}", *tables(scores))]
    long += [part for name, one in relations.items() for part in (f"### {name}", *one.tables)]
    of_model = [part for name, one in model.items() for part in (f"### {name}", *one.tables)]
    pages = {PAGE: short + long, README: short, MODEL_PAGE: [measured_with, *of_model]}
    for path, parts in pages.items():
        page = path.read_text(encoding="utf-8")
        path.write_text(with_figures(page, parts), encoding="utf-8")


def _run(options: argparse.Namespace) -> int:
    names = [options.set] if options.set else _all_sets(options)
    if options.errors:
        return _list_errors(names, options)
    lacks = _lacking(options.data) if options.write else {}
    if lacks:  # said now, not after minutes of measuring
        raise UsageError(
            "--write needs all sets of the language model and of relations."
            f" Not there: {', '.join(lacks.values())}."
            " Say with --data FOLDER where the data of others is."
        )
    values, absent = measure_values([n for n in VALUE_SETS if n in names], options.data)
    model, missing = measure_model(
        [n for n in MODEL_SETS if n in names], options.data, weights=options.weights
    )
    relations, lost = measure_relations([n for n in RELATION_SETS if n in names], options.data)
    relations |= {name: measure_wire(name) for name in WIRE_SETS if name in names}
    for line in absent + missing + lost:
        print(f"accuracy: {line}", file=sys.stderr)
    by_set = {name: score(measure(load_gold(name))) for name in SETS if name in names}
    others = values | {name: one.figures for name, one in (model | relations).items()}
    _print(options, by_set, model | relations, others)
    if options.write:
        _write_pages(by_set, relations, model)
    measured = {
        name: {figure: round(value, 4) for figure, value in row.items()}
        for name, row in ({n: figures(s) for n, s in by_set.items()} | others).items()
    }
    if options.lift:
        save_floors(raised(measured, load_floors()))
    return _compare(measured, names) if options.check else 0


def _all_sets(options: argparse.Namespace) -> list[str]:
    """Everything; of weights to compare only what they change, without the rules."""
    if options.weights != WEIGHTS:
        return [name for name in MODEL_SETS if name != SPEED]
    return [*SETS, *VALUE_SETS, *RELATION_SETS, *WIRE_SETS, *MODEL_SETS]


def _lacking(data: Path) -> dict[str, str]:
    return lacking(data=data) | lacking_relations(data=data)


def _print(
    options: argparse.Namespace,
    by_set: dict[str, Scores],
    measured: dict[str, Measured],
    others: Figures,
) -> None:
    """The figures of all sets; of one that was asked for, all its tables."""
    parts = [figure_table(others)] if others else []
    parts += [summary(by_set)] if by_set else []
    if options.set in by_set:
        parts += tables(by_set[options.set])
    if options.set in measured:
        parts += measured[options.set].tables
    print("\n\n".join(parts))


def _list_errors(names: list[str], options: argparse.Namespace) -> int:
    if options.set in _UNREAD:
        raise UsageError(
            "the test sentences are for counting only. Use a set of dev, or the articles."
        )
    kinds = [k for k in ERROR_KINDS if options.errors in ("all", k)]
    readable = [name for name in names if name not in _UNREAD]
    for name in readable if kinds else ():
        if name in SETS:
            for line in errors(measure(load_gold(name)), kinds):
                print(line)
    for name in readable if options.errors in ("all", _MODEL_ERRORS) else ():
        if name in OWN_SETS:
            for line in name_errors(name):
                print(line)
    return 0


def _compare(measured: Figures, asked: list[str]) -> int:
    required = [name for name in _REQUIRED if name in asked]
    fallen = below(measured, load_floors(), required)
    for line in fallen:
        print(f"accuracy: {line}", file=sys.stderr)
    if fallen:
        print("accuracy: `make errors` lists what is wrong and missed.", file=sys.stderr)
    return 1 if fallen else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument(
        "--set",
        choices=[*SETS, *VALUE_SETS, *RELATION_SETS, *WIRE_SETS, *MODEL_SETS],
        help="only this set, with all its tables",
    )
    parser.add_argument("--check", action="store_true", help="fail below bench/floors.json")
    parser.add_argument(
        "--errors",
        choices=[*ERROR_KINDS, _MODEL_ERRORS, "all"],
        help="list errors, no figures",
    )
    parser.add_argument(
        "--raise", action="store_true", dest="lift", help="raise the floors to what was measured"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the figures into the pages that show them"
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("KG_DATA", DATA)),
        help="the folder with development data of others (docs/accuracy.md); else KG_DATA",
    )
    parser.add_argument(
        "--weights",
        type=Path,
        default=WEIGHTS,
        help="measure the language model with the weights of another folder, to compare",
    )
    options = parser.parse_args(arguments)
    if options.weights != WEIGHTS and (
        options.write or options.lift or options.check or options.errors
    ):
        parser.error(
            "--weights only compares: floors and pages are of the weights that are shipped"
        )
    if options.weights != WEIGHTS and options.set not in (None, *MODEL_SETS):
        parser.error("--weights changes the figures of the language model only")
    if options.write and options.set:
        parser.error("--write needs all sets; leave --set out")
    if options.errors and options.set in VALUE_SETS:
        parser.error("bench.times, bench.cases, bench.fire and bench.amounts list these errors")
    if options.errors and options.set == "wire-dev":
        parser.error("python -m bench.wire --errors lists these errors")
    if options.errors and options.set in RELATION_SETS:
        parser.error(f"python -m bench.{options.set} --errors lists these errors")
    if options.errors and options.set in MODEL_SETS and options.set not in OWN_SETS:
        parser.error(f"errors of the language model are listed on {OWN_SETS[0]} only")
    return options


if __name__ == "__main__":
    sys.exit(main())
