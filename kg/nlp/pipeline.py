"""The spaCy pipeline: which components, in which order, on which tokenizer.

The language model is our own, any other spaCy pipeline (kg/nlp/borrowed), or none. It says its
name and version in `nlp.meta`, and with it in the provenance of every article; nothing after
it has to know which one it was.
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
from kg.config import DEFAULT_MODEL, NO_MODEL
from kg.nlp import amounts, borrowed, dates, furniture, model, names, sentences
from kg.nlp.tokenizer import make_tokenizer

# Imported for the factories that they register.
_BEFORE_MODEL = {
    "kg_furniture": furniture,
    "kg_sentences": sentences,  # breaks at the edges of furniture
    "kg_amounts": amounts,
    "kg_dates": dates,
}
_AFTER_MODEL = {"kg_names": names}
_OWN, _OTHER = "kg_model", "kg_borrowed"
# spaCy's limit guards the memory of components that read a text at once; ours reads sentences.
_MAX_CHARS = 100_000_000


def load_pipeline(chosen: str = DEFAULT_MODEL) -> Language:
    """The pipeline: rules, and a language model.

    `chosen` is "kg_model", which came with the package, "rules" for no model, or the name or folder
    of a spaCy pipeline. Raises UsageError where there is no such pipeline.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.max_length = _MAX_CHARS
    for component in _BEFORE_MODEL:
        nlp.add_pipe(component)
    nlp.meta |= _add_model(nlp, chosen)
    for component in _AFTER_MODEL:
        nlp.add_pipe(component)
    return nlp


def _add_model(nlp: Language, chosen: str) -> dict[str, str]:
    """Add the component of a model; its name and version."""
    if chosen == NO_MODEL:
        return {"name": NO_MODEL, "version": __version__}
    if chosen == DEFAULT_MODEL:
        own = cast(model.Model, nlp.add_pipe(_OWN))
        return {"name": _OWN, "version": own.version}
    other = cast(borrowed.Borrowed, nlp.add_pipe(_OTHER, config={"model": chosen}))
    return {"name": other.loaded.name, "version": other.loaded.version}


def remarks_on(nlp: Language) -> tuple[str, ...]:
    """What a person should know of the model before reading with it: what it lacks."""
    if not nlp.has_pipe(_OTHER):
        return ()
    return cast(borrowed.Borrowed, nlp.get_pipe(_OTHER)).loaded.remarks


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
    reader = nlp.meta["name"]
    if reader != NO_MODEL:
        reader = f"{reader} {nlp.meta['version']}"
    return f"kg {__version__} ({reader}; spaCy {SPACY_VERSION})"
