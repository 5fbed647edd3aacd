"""The pipeline as a whole: its components, its date, its name in the provenance."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.language import Language

from kg import __version__
from kg.nlp.pipeline import load_pipeline, make_doc, pipeline_version


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def test_components_stand_in_the_order_in_which_they_rely_on_each_other(nlp):
    assert nlp.pipe_names == [
        "kg_furniture",
        "kg_sentences",
        "kg_amounts",
        "kg_dates",
        "kg_model",
        "kg_names",
    ]


def test_every_component_finds_what_it_needs(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_the_text_of_a_doc_is_the_text_of_the_article(nlp):
    text = "Acme  buys\r\nWidget.\n\n3 Min Read\n"
    assert make_doc(nlp, text).text == text


def test_components_see_the_day_of_publication(nlp):
    seen = []

    @Language.component("test_day")
    def look(doc):
        seen.append(doc._.published_on)
        return doc

    nlp.add_pipe("test_day", first=True)
    make_doc(nlp, "Acme.", published_on=date(2024, 3, 5))
    make_doc(nlp, "Acme.")
    nlp.remove_pipe("test_day")
    assert seen == [date(2024, 3, 5), None]


def test_a_text_of_more_than_a_million_characters_is_read():
    nlp = load_pipeline()
    for name in ["kg_amounts", "kg_dates", "kg_model", "kg_names"]:
        nlp.remove_pipe(name)
    assert len(make_doc(nlp, "Acme is. " * 120_000).text) == 1_080_000


def test_provenance_names_our_version_the_model_and_spacy(nlp):
    spacy_version = spacy.__version__
    model = nlp.get_pipe("kg_model").version
    assert pipeline_version(nlp) == f"kg {__version__} (kg_model {model}; spaCy {spacy_version})"
    trained = spacy.blank("en", meta={"name": "news", "version": "1.2"})
    assert pipeline_version(trained) == f"kg {__version__} (news 1.2; spaCy {spacy_version})"
