"""Small spaCy pipelines of other makers: rules with known answers, saved as spaCy saves them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

Words = dict[str, Any]  # {word: (tag, tag, distance to its head, label)}, lists once saved
Save = Callable[..., Path]


@Language.factory("test_grammar", assigns=["token.tag", "token.pos", "token.dep", "token.head"])
def make_grammar(nlp: Language, name: str, words: Words) -> Callable[[Doc], Doc]:
    """Words by their table; others stand alone."""

    def grammar(doc: Doc) -> Doc:
        rows = [words.get(t.text, ("X", "FW", 0, "ROOT")) for t in doc]
        told = Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            pos=[row[0] for row in rows],
            tags=[row[1] for row in rows],
            heads=[min(max(i + row[2], 0), len(rows) - 1) for i, row in enumerate(rows)],
            deps=[row[3] for row in rows],
        )
        told.ents = [Span(told, e.start, e.end, e.label_) for e in doc.ents]
        return told

    return grammar


@pytest.fixture(scope="session")
def save(tmp_path_factory: pytest.TempPathFactory) -> Save:
    """Saves a pipeline with names by rules and words by a table; its folder."""

    def save(
        *,
        names: dict[str, str] | None = None,
        words: Words | None = None,
        lang: str = "en",
        by: str = "",  # an attribute of one token that tells names, in place of their text
    ) -> Path:
        nlp = spacy.blank(lang, meta={"name": "test_news", "version": "1.2"})
        if names is not None:
            told = {text: [{by: text}] if by else text for text in names}
            patterns = [{"label": names[text], "pattern": told[text]} for text in names]
            nlp.add_pipe("entity_ruler").add_patterns(patterns)
        if words is not None:
            nlp.add_pipe("test_grammar", config={"words": words})
        folder = tmp_path_factory.mktemp("pipelines") / "saved"
        nlp.to_disk(folder)
        return folder

    return save
