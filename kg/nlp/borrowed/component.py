"""The component that runs somebody else's pipeline and writes tags, a tree and names in our words.

In:  a Doc with tokens and sentence starts.
Out: token.pos_, tag_, lemma_, head, dep_ as far as that pipeline sets them;
     doc.spans["model_names"], whose labels are `Kind` values. Tokens and sentences stay ours.

Its components read a Doc of its own vocabulary with our words, so that tokens are the same by
their number; strings go over as text. A long text goes in parts of whole sentences, since spaCy's
parsers and recognisers take about a gigabyte for 100,000 characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.nlp.borrowed.copying import copy_words
from kg.nlp.borrowed.kinds import KindReader
from kg.nlp.borrowed.loading import Loaded, load, name_labels, relation_labels
from kg.nlp.borrowed.relations import CLEAR_ONLY
from kg.nlp.model import MODEL_NAMES

_PART_TOKENS = 20_000


@Language.factory(
    "kg_borrowed",
    assigns=["token.pos", "token.tag", "token.lemma", "token.dep", "token.head", "doc.spans"],
    requires=["token.is_sent_start"],
)
def make_borrowed(nlp: Language, name: str, model: str) -> Borrowed:  # noqa: ARG001 - spaCy's signature
    """The component with an installed pipeline, or one saved in a folder."""
    return Borrowed(load(model))


class Borrowed:
    """Runs another pipeline over a Doc."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded  # spaCy gives a component an attribute `name` of its own
        self._nlp = loaded.nlp
        self._kinds = KindReader(name_labels(loaded.nlp))
        self._is_clear = not CLEAR_ONLY.isdisjoint(relation_labels(loaded.nlp))

    def __call__(self, doc: Doc) -> Doc:
        parts = [(part.start, self._read(part)) for part in _parts(doc)]
        copy_words(doc, [theirs for _, theirs in parts], is_clear=self._is_clear)
        names = [name for start, theirs in parts for name in self._names(doc, theirs, start)]
        doc.spans[MODEL_NAMES] = names
        return doc

    def _read(self, part: Span) -> Doc:
        theirs = Doc(
            self._nlp.vocab,
            words=[token.text for token in part],
            spaces=[bool(token.whitespace_) for token in part],
            sent_starts=[bool(token.is_sent_start) for token in part],
        )
        for ours, word in zip(part, theirs, strict=True):
            if ours.norm != ours.lex.norm:  # the tokenizer's: the "ca" of "can't" is "can"
                word.norm_ = ours.norm_
        return self._nlp(theirs)

    def _names(self, doc: Doc, theirs: Doc, offset: int) -> Iterator[Span]:
        for entity in theirs.ents:
            span = Span(doc, entity.start + offset, entity.end + offset, label=entity.label_)
            goes_over = any(token.is_sent_start for token in span[1:])
            kind = None if goes_over else self._kinds.kind(span)
            if kind is not None:
                yield Span(doc, span.start, span.end, label=str(kind))


def _parts(doc: Doc) -> Iterator[Span]:
    """A Doc in parts of whole sentences; most are one."""
    start = end = 0
    for sentence in doc.sents:
        if end > start and sentence.end - start > _PART_TOKENS:
            yield doc[start:end]
            start = end
        end = sentence.end
    if end > start:
        yield doc[start:end]
