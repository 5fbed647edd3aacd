"""The component alone, on our tokenizer, with sentences cut by spaCy's simplest rule."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import kg.nlp.names  # noqa: F401  registers the component
from kg.nlp.tokenizer import make_tokenizer


@pytest.fixture(scope="session")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.tokenizer = make_tokenizer(pipeline)
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("kg_names")
    return pipeline
