"""The spaCy pipeline: which components, in which order, on which tokenizer.

A trained model of names and syntax takes its place here: it replaces `kg_names` and adds
tags and heads, and says its name and version in `nlp.meta`; nothing after it has to know.
Not here: what a component does (each has its own module), what becomes of a Doc (kg/extract).
"""

from __future__ import annotations

from datetime import date

import spacy
from spacy.about import __version__ as SPACY_VERSION
from spacy.language import Language
from spacy.tokens import Doc

from kg import __version__
from kg.annotations import register
from kg.nlp import amounts, dates, furniture, names, sentences
from kg.nlp.tokenizer import make_tokenizer

# Imported for the factories that they register.
_COMPONENTS = {
    "kg_furniture": furniture,
    "kg_sentences": sentences,  # breaks at the edges of furniture
    "kg_amounts": amounts,
    "kg_dates": dates,
    "kg_names": names,
}
_RULES = "rules"
# spaCy's limit guards the memory of trained components; rules need little a character.
_MAX_CHARS = 100_000_000


def load_pipeline() -> Language:
    """The pipeline of rules: no trained model, no tagger, no parser."""
    nlp = spacy.blank("en", meta={"name": _RULES, "version": __version__})
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.max_length = _MAX_CHARS
    for component in _COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def make_doc(nlp: Language, text: str, *, published_on: date | None = None) -> Doc:
    """Run the pipeline over a text that appeared on a known day, or on an unknown one.

    The day is on the Doc before the first component sees it: "last quarter" means nothing
    without. The text is kept as it is; token offsets count its code points.
    """
    register()
    doc = nlp.make_doc(text)
    doc._.published_on = published_on
    return nlp(doc)


def pipeline_version(nlp: Language) -> str:
    """What provenance says about who read an article: "kg 0.1.0 (rules; spaCy 3.8.18)"."""
    model = nlp.meta["name"]
    if model != _RULES:
        model = f"{model} {nlp.meta['version']}"
    return f"kg {__version__} ({model}; spaCy {SPACY_VERSION})"
