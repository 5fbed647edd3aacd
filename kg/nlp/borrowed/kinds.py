"""What a name is in our words: from the labels of other models to a `Kind`.

Labels of OntoNotes ("ORG", "GPE"), CoNLL ("PER", "MISC"), WNUT ("corporation") and our own are
known, in any case. Nationalities, laws, events, works of art and values are no names here.

Most models do not tell companies from other organisations. Recorded names and the rules of
kg_names decide first in any case (kg/nlp/names/learned.py). For the rest the name's own form
decides ("Ministry of ...", "... Labs"); then the article: English says "the FCC" and "the
Wall Street Journal", but "Nokia" and "Acme Robotics". What has neither is a company, since
that is what business news mostly speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from kg.model import Kind
from kg.nlp.borrowed.relations import is_nominal
from kg.nlp.names.capitals import Run
from kg.nlp.names.forms import FormReader

_KINDS = {
    "COMPANY": Kind.COMPANY,
    "CORPORATION": Kind.COMPANY,
    "ORGANIZATION": Kind.ORGANIZATION,
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "PLACE": Kind.PLACE,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "LOCATION": Kind.PLACE,
    "FAC": Kind.PLACE,
    "PRODUCT": Kind.PRODUCT,
    "TECHNOLOGY": Kind.TECHNOLOGY,
}
PERSON_LABELS = frozenset(label for label, kind in _KINDS.items() if kind == Kind.PERSON)
_EITHER = frozenset({"ORG", "ORGANIZATION", "ORGANISATION"})
_PARTIES = (Kind.COMPANY, Kind.ORGANIZATION)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_GOES_ON = frozenset({"ADJ", "NUM"})  # with nouns: what a name can stand before


class KindReader:
    """Gives the names of a model with certain labels their kinds."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        """`labels`: those that the model has. With "company" among them, it tells the two apart."""
        known = {label.upper() for label in labels}
        self._is_told = any(_KINDS.get(label) == Kind.COMPANY for label in known)
        self._forms = FormReader()

    def kind(self, span: Span) -> Kind | None:
        """The kind of a name; None for what is no name to us."""
        label = span.label_.upper()
        if label in _EITHER and not self._is_told:
            return self._party(span)
        return Kind.ORGANIZATION if label in _EITHER else _KINDS.get(label)

    def _party(self, span: Span) -> Kind:
        doc, start, end = span.doc, span.start, span.end
        while start < end - 1 and doc[start].lower_ == "the":
            start += 1
        while start < end - 1 and doc[end - 1].text in _POSSESSIVES:
            end -= 1
        # "University of Ulm": the form reader wants what stands before "of".
        cut = next((i for i in range(start + 1, end) if doc[i].text in ("of", "for")), end)
        told = {one.kind for one in self._forms.read(doc, Run(start, cut, False), frozenset())}
        for kind in _PARTIES:
            if kind in told:
                return kind
        if self._forms.hints_at_company(doc, end):
            return Kind.COMPANY
        return Kind.ORGANIZATION if _has_own_article(doc[start:end]) else Kind.COMPANY


def is_known(label: str) -> bool:
    """Whether names with a label have a kind."""
    return label.upper() in _KINDS.keys() | _EITHER


def _has_own_article(name: Span) -> bool:
    """Whether "the" belongs to the name: in "the FCC said", not in "the Nokia deal"."""
    doc = name.doc
    if name.start == 0 or doc[name.start - 1].lower_ != "the":
        return False
    if name.end == len(doc):
        return True
    after = doc[name.end]
    goes_on = after.text == "-" or is_nominal(after.pos_) or after.pos_ in _GOES_ON
    return bool(after.pos_) and not goes_on
