"""Speed of times and amounts on tokenised Docs, beside spaCy's blank English tokenizer.

    python -m bench.values_speed [--articles FOLDER] [--repeat N]

All in one run on one core, in turn, and of each the fastest of N: quote the ratio, since the
words a second are those of the machine and of its load. The tokenizer remembers every word that
it has met, so each round gets a fresh one, as new text would; and each measurement gets fresh
Docs, so that nobody finds there what another has left.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.nlp.amounts
import kg.nlp.dates  # noqa: F401  registers the component, as the line above does
from kg.model import Article
from kg.read import read_sources

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"


def main(argv: list[str] | None = None) -> None:
    """Print words a second and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=Path, default=CORPUS)
    parser.add_argument("--repeat", type=int, default=9)
    args = parser.parse_args(argv)
    articles = [a for a in read_sources([args.articles]) if isinstance(a, Article)]
    words = sum(len(article.text.split()) for article in articles)
    nlp = spacy.blank("en")
    amounts, dates = nlp.add_pipe("kg_amounts"), nlp.add_pipe("kg_dates")
    fresh = nlp
    works: dict[str, Callable[[list[Doc]], object]] = {
        "blank tokenizer": lambda _: [fresh.make_doc(article.text) for article in articles],
        "kg_amounts": lambda docs: [amounts(doc) for doc in docs],
        "kg_dates": lambda docs: [dates(doc) for doc in docs],
        "both": lambda docs: [dates(amounts(doc)) for doc in docs],
    }
    fastest = dict.fromkeys(works, float("inf"))
    for _ in range(args.repeat):
        fresh = spacy.blank("en")
        for name, work in works.items():
            docs = [_doc(nlp, article) for article in articles]
            start = time.process_time()
            work(docs)
            fastest[name] = min(fastest[name], time.process_time() - start)
    print(f"{len(articles)} articles, {words:,} words, fastest of {args.repeat} runs")
    for name, taken in fastest.items():
        ratio = fastest["blank tokenizer"] / taken
        print(f"{name:<16}{words / taken:>10,.0f} words/s{ratio:>7.2f} x the tokenizer")


def _doc(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.published_on = article.published_on
    return doc


if __name__ == "__main__":
    main()
