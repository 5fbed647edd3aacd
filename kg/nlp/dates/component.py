"""The spaCy component "kg_dates", usable in anyone's pipeline."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import TIMES
from kg.nlp.dates.reader import read_times
from kg.nlp.texts import text_of


@Language.factory("kg_dates", assigns=["doc.spans", "span._.time"])
def make_dates(nlp: Language, name: str) -> TimeFinder:  # noqa: ARG001  spaCy passes both
    return TimeFinder()


class TimeFinder:
    """Writes the time expressions of a Doc to `doc.spans["times"]`."""

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for mention in read_times(text_of(doc), published_on=doc._.published_on, doc=doc):
            # A tokenizer may keep "2022-2024" with its neighbours in one piece.
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                span._.time = mention
                spans.append(span)
        doc.spans[TIMES] = spans
        return doc
