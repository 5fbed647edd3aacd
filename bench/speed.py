"""Speed of reading and of adding the corpus, with the share of each stage, in one run.

    python -m bench.speed [--articles FOLDER] [--repeat N]

Everything is measured in this one process, one after the other, against spaCy's blank
English tokenizer on the same texts: quote the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy

from kg.build.change import change
from kg.build.extraction import default_pipeline
from kg.extract import extract
from kg.model import Article
from kg.nlp.pipeline import make_doc
from kg.read import read_sources
from kg.schema import load_schema
from kg.store import open_store

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"


def main() -> None:
    """Print a table of stages."""
    options = _options()
    articles = [a for a in read_sources([options.articles]) if isinstance(a, Article)]
    words = sum(len(a.text.split()) for a in articles)
    runs = [dict(_stages(options.articles, articles)) for _ in range(options.repeat + 1)][1:]
    seconds = {stage: statistics.median(run[stage] for run in runs) for stage in runs[0]}
    blank = seconds.pop("blank tokenizer")
    total = sum(seconds.values())
    print(f"{len(articles)} articles, {words:,} words, median of {options.repeat} runs\n")
    print(f"{'stage':<28}{'seconds':>9}{'share':>8}{'words/s':>12}")
    for stage, taken in seconds.items():
        print(f"{stage:<28}{taken:>9.3f}{taken / total:>8.0%}{words / taken:>12,.0f}")
    before_store = total - seconds["change"] - seconds["store"]
    print(f"\nkg extract  {len(articles) / before_store:>7.1f} articles/s")
    print(f"kg add      {len(articles) / total:>7.1f} articles/s")
    print(f"blank spaCy tokenizer takes {blank / total:.1%} of the time of kg add")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=CORPUS)
    parser.add_argument("--repeat", type=int, default=3)
    return parser.parse_args()


def _stages(folder: Path, articles: list[Article]) -> Iterator[tuple[str, float]]:
    """Seconds of each stage over all articles."""
    nlp = default_pipeline()
    blank = spacy.blank("en")
    yield "blank tokenizer", _timed(lambda: [blank.make_doc(a.text) for a in articles])
    yield "read", _timed(lambda: list(read_sources([folder])))
    docs = [nlp.make_doc(a.text) for a in articles]
    yield "tokenizer", _timed(lambda: [nlp.make_doc(a.text) for a in articles])
    for doc, article in zip(docs, articles, strict=True):
        doc._.published_on = article.published_on
    for name, component in nlp.pipeline:
        yield name, _timed(lambda component=component: [component(doc) for doc in docs])
    docs = [make_doc(nlp, a.text, published_on=a.published_on) for a in articles]
    pairs = list(zip(docs, articles, strict=True))
    yield "extract", _timed(lambda: [extract(doc, article) for doc, article in pairs])
    yield from _store_stages([extract(doc, article) for doc, article in pairs])


def _store_stages(extractions: list) -> Iterator[tuple[str, float]]:
    thinking = writing = 0.0
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "kg.db")
        for extraction in extractions:
            start = time.perf_counter()
            planned = change(store, load_schema(), old=None, new=extraction)
            middle = time.perf_counter()
            store.apply(remove=planned.remove, add=planned.add)
            thinking += middle - start
            writing += time.perf_counter() - middle
        store.close()
    yield "change", thinking
    yield "store", writing


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
