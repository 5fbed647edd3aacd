"""What an article says: mentions of things and values, and claims about events.

In:  a Doc whose names, amounts and times are marked (kg/annotations.py).
Out: an `Extraction` (kg/model.py), a function of the Doc alone.
Not here: how the Doc came about (kg/nlp); which companies of several articles are one
(kg/resolve).

How events look in text is data: ontology/patterns/, explained in docs/events.md.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.broader import with_broader
from kg.extract.claims import numbered
from kg.extract.mentions import furniture_tokens, places_of
from kg.extract.reading import drafts_of
from kg.extract.rules import load_rules
from kg.model import Article, Extraction

__all__ = ["extract"]


def extract(doc: Doc, article: Article) -> Extraction:
    """Everything that an article says about things and events.

    Offsets are those of `doc.text`, which has to be the article's text.
    Raises PatternError when ontology/patterns cannot be used.
    """
    skip = furniture_tokens(doc)
    drafts = drafts_of(doc, skip, load_rules())
    mentions, claims = numbered(drafts, places_of(doc, skip), dict(doc._.aliases))
    return Extraction(article=article, mentions=with_broader(mentions, doc), claims=claims)
