"""The spaCy pipeline: which components, in which order, on which tokenizer.

The language model says its version in `nlp.meta`, and with it in the provenance of every
article; nothing after it has to know which one it was.
Not here: what a component does (each has its own module), what becomes of a Doc (kg/extract).
"""

from __future__ import annotations

from datetime import date
from typing import cast

import spacy
from spacy.about import __version__ as SPACY_VERSION
from spacy.language import Language
from spacy.tokens import Doc

from kg import __version__
from kg.annotations import register
from kg.nlp import amounts, dates, furniture, model, names, sentences
from kg.nlp.tokenizer import make_tokenizer

# Imported for the factories that they register.
_COMPONENTS = {
    "kg_furniture": furniture,
    "kg_sentences": sentences,  # breaks at the edges of furniture
    "kg_amounts": amounts,
    "kg_dates": dates,
    "kg_model": model,
    "kg_names": names,
}
_MODEL = "kg_model"
# spaCy's limit guards the memory of components that read a text at once; ours reads sentences.
_MAX_CHARS = 100_000_000


def load_pipeline() -> Language:
    """The pipeline: rules, and the language model that came with the package."""
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.max_length = _MAX_CHARS
    for component in _COMPONENTS:
        nlp.add_pipe(component)
    trained = cast(model.Model, nlp.get_pipe(_MODEL))
    nlp.meta |= {"name": _MODEL, "version": trained.version}
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
    """What provenance says about who read an article: "kg 0.1.0 (kg_model 0.1; spaCy 3.8.18)"."""
    reader = f"{nlp.meta['name']} {nlp.meta['version']}"
    return f"kg {__version__} ({reader}; spaCy {SPACY_VERSION})"
