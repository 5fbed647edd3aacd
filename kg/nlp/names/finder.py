"""The component `kg_names`: puts together what is recorded and what is guessed.

In:  a Doc with tokens, sentence starts and the span groups of furniture, amounts and times.
Out: doc.ents (label: a `Kind`; kb_id_: the recorded name or ""), doc._.aliases, doc._.nations.
Not here: every single rule; each has its module. Where the language model ran before
(kg/nlp/model), it adds what neither a record nor a rule tells (learned.py).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotations import register
from kg.model import Kind
from kg.naming import name_key
from kg.nlp.names.aliases import introductions
from kg.nlp.names.candidate import Candidate, without_overlap
from kg.nlp.names.capitals import CapitalReader, Capitals
from kg.nlp.names.deals import Deals
from kg.nlp.names.doubts import Doubts
from kg.nlp.names.forms import FormReader
from kg.nlp.names.guesses import guess
from kg.nlp.names.learned import Belief, learned
from kg.nlp.names.lookup import Hit, Lookup, Pieces
from kg.nlp.names.nations import nations_of
from kg.nlp.names.spread import Spread
from kg.nlp.names.tables import records
from kg.nlp.names.technologies import technology_records


class NameFinder:
    """Writes the names of a Doc."""

    def __init__(self) -> None:
        register()
        self._lookup = Lookup((*records(), *technology_records()))
        self._capitals = CapitalReader()
        self._forms = FormReader()

    def __call__(self, doc: Doc) -> Doc:
        capitals = self._capitals.read(doc)
        pieces = Pieces(doc)
        hits = [
            hit
            for hit in self._lookup.find(pieces)
            if capitals.blocked.isdisjoint(range(hit.start, hit.end))
        ]
        deals = Deals(doc, capitals, hits)
        found = self._told_by_themselves(doc, capitals, hits, deals)
        belief = Belief(doc)
        found = [one for one in found if belief.allows_record(one)]
        guesses = guess(doc, capitals, found, self._forms, deals)
        found = [*found, *(one for one in guesses if belief.allows(one))]
        found = without_overlap([*found, *learned(doc, hits, found)])
        spread = Spread(doc, found)
        for introduction in introductions(doc, {one.end: (one.start, one.end) for one in found}):
            spread.introduce(introduction)
        names = spread.mentions(capitals, pieces)
        doc._.aliases = spread.aliases
        doc.ents = [
            Span(doc, one.start, one.end, label=str(one.kind), kb_id=one.name)
            for one in names
            if capitals.blocked.isdisjoint(range(one.start, one.end))
        ]
        doc._.nations = nations_of(doc)
        return doc

    def _told_by_themselves(
        self, doc: Doc, capitals: Capitals, hits: list[Hit], deals: Deals
    ) -> list[Candidate]:
        """Names that are recorded, or that their own form gives away."""
        doubts = Doubts(doc, capitals, hits, deals)
        by_form = _without_namesakes(
            doc,
            [
                doubts.with_name(form)
                for run in capitals.runs
                for form in self._forms.read(doc, run, doubts.companies)
                if doubts.allows(form)
            ],
        )
        recorded = doubts.settled(by_form)
        # "Tower Corp." within the recorded "American Tower Corp.", or all of a recorded name
        inside = {index for one in recorded for index in range(one.start + 1, one.end)}
        known = {(one.start, one.end) for one in recorded}
        others = [
            one for one in by_form if one.start not in inside and (one.start, one.end) not in known
        ]
        return without_overlap([*recorded, *others])


def _without_namesakes(doc: Doc, by_form: list[Candidate]) -> list[Candidate]:
    """Without the "persons" who are companies: "Tony Lama" where "Tony Lama Co." is spoken of."""
    firms = {
        name_key(doc[one.start : one.end].text, is_company=True)
        for one in by_form
        if one.kind == Kind.COMPANY
    }
    return [
        one
        for one in by_form
        if one.kind != Kind.PERSON or name_key(doc[one.start : one.end].text) not in firms
    ]


@Language.factory("kg_names", assigns=["doc.ents", "doc._.aliases", "doc._.nations"])
def make_names(nlp: Language, name: str) -> NameFinder:  # noqa: ARG001  spaCy's signature
    """The component; it has no settings."""
    return NameFinder()
