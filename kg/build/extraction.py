"""From an article to what it says: the stages before the store, in their order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from spacy.language import Language

from kg.config import DEFAULT_MODEL
from kg.extract import extract
from kg.model import NAME_KINDS, Article, Extraction
from kg.nlp.pipeline import load_pipeline, make_doc, pipeline_version, remarks_on


# Two, for a program that compares models; more would fill the memory.
@lru_cache(maxsize=2)
def pipeline(model: str) -> Language:
    """The pipeline with a language model, loaded once in a process."""
    return load_pipeline(model)


def default_pipeline() -> Language:
    """The pipeline with the language model of our own."""
    return pipeline(DEFAULT_MODEL)


def remarks_on_model(model: str) -> tuple[str, ...]:
    """What a model lacks. Raises UsageError where there is no such model."""
    return remarks_on(pipeline(model))


def extract_article(article: Article, *, nlp: Language | None = None) -> Extraction:
    """What one article says. No memory of other articles, no store."""
    nlp = nlp or default_pipeline()
    doc = make_doc(nlp, article.text, published_on=article.published_on)
    extraction = extract(doc, article)
    return Extraction(
        article, extraction.mentions, extraction.claims, pipeline=pipeline_version(nlp)
    )


# What is less sure does not go into a graph. Chosen on the development sets (docs/events.md).
_LEAST_CONFIDENCE = Decimal("0.60")


def for_graph(extraction: Extraction) -> Extraction:
    """Without claims in doubt, and those about an "it" or "the company" that is never named."""
    unnamed = {m.id for m in extraction.mentions if m.kind in NAME_KINDS and m.head is None}
    claims = (
        claim
        for claim in extraction.claims
        if claim.confidence >= _LEAST_CONFIDENCE
        and unnamed.isdisjoint(role.mention for role in claim.roles)
    )
    mentions = (m for m in extraction.mentions if m.id not in unnamed)
    return replace(extraction, mentions=tuple(mentions), claims=tuple(claims))
