"""From an article to what it says: the stages before the store, in their order."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language

from kg.extract import extract
from kg.model import Article, Extraction
from kg.nlp.pipeline import load_pipeline, make_doc, pipeline_version


@lru_cache(maxsize=1)
def default_pipeline() -> Language:
    """The pipeline, loaded once in a process."""
    return load_pipeline()


def extract_article(article: Article, *, nlp: Language | None = None) -> Extraction:
    """What one article says. No memory of other articles, no store."""
    nlp = nlp or default_pipeline()
    doc = make_doc(nlp, article.text, published_on=article.published_on)
    extraction = extract(doc, article)
    return Extraction(
        article, extraction.mentions, extraction.claims, pipeline=pipeline_version(nlp)
    )
