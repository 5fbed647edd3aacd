"""Later mentions of a name in another form: "Widget" for "Widget Labs Inc.", a surname.

In:  the names found, and the short forms that the article introduces.
Out: all mentions, and {short form: full form}.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.model import Kind
from kg.naming import is_legal_form
from kg.nlp.names.aliases import Introduction
from kg.nlp.names.candidate import Candidate, without_overlap
from kg.nlp.names.capitals import Capitals, Run
from kg.nlp.names.lookup import Hit, Lookup, Pieces
from kg.nlp.names.tables import Record, read_words

INTRODUCED_RANK, SHORT_RANK = 50, 4
_MIN_SHORT = 3


class Spread:
    """The short forms of one doc's names."""

    def __init__(self, doc: Doc, found: list[Candidate]) -> None:
        self._doc = doc
        self._found = list(found)
        self._by_end = {one.end: one for one in found}
        self._by_span = {(one.start, one.end): one for one in found}
        self._forms: dict[str, tuple[Kind, str, str]] = {}  # form: kind, recorded name, full form
        self.aliases: dict[str, str] = {}
        self._common = read_words("generic.txt") | read_words("small_words.txt")
        texts = [doc[one.start : one.end].text for one in found]
        for one, text in zip(found, texts, strict=True):
            self._forms.setdefault(text, (one.kind, one.name, text))
        for one, text in zip(found, texts, strict=True):
            for short in self._short_forms(one):
                self._forms.setdefault(short, (one.kind, one.name, text))

    def introduce(self, pair: Introduction) -> None:
        """Take up "X (Y)"."""
        short = self._doc[slice(*pair.short)].text
        long = self._doc[slice(*pair.long)].text
        self.aliases.setdefault(short, long)
        named = self._by_span.get(pair.long) or self._inside(pair.long)
        known = self._by_span.get(pair.short)
        if named is None and known is None:
            return
        best = named or known
        assert best is not None
        name = best.name or (known.name if known else "")
        for span in (pair.short, pair.long):
            self._found.append(Candidate(*span, best.kind, name, rank=INTRODUCED_RANK))
        self._forms[short] = (best.kind, name, long)

    def mentions(self, capitals: Capitals, pieces: Pieces) -> list[Candidate]:
        """Everything found, and the places where a known name returns in a short form."""
        found = without_overlap(self._found)
        taken = {index for one in found for index in range(one.start, one.end)}
        runs = {i: run for run in capitals.runs for i in range(run.start, run.end)}
        lookup = Lookup(
            Record(kind, form, form) for form, (kind, _, _) in sorted(self._forms.items())
        )
        for hit in lookup.find(pieces):
            if not taken.isdisjoint(range(hit.start, hit.end)):
                continue
            run = runs.get(hit.start)
            if run is None and hit.start not in capitals.headline:
                continue
            if run is not None and self._is_part_of_more(hit, run, taken):
                continue
            kind, name, full = self._forms[hit.records[0].form]
            found.append(Candidate(hit.start, hit.end, kind, name, rank=SHORT_RANK))
            text = self._doc[hit.start : hit.end].text
            if text != full:
                self.aliases.setdefault(text, full)
        return without_overlap(found)

    def _is_part_of_more(self, hit: Hit, run: Run, taken: set[int]) -> bool:
        """Whether a capitalised word beside it makes it part of an unknown name."""
        return any(
            run.start <= index < run.end
            and index not in taken
            and self._doc[index].text[0].isalnum()
            for index in (hit.start - 1, hit.end)
        )

    def _short_forms(self, one: Candidate) -> list[str]:
        words = [token for token in self._doc[one.start : one.end] if not token.is_punct]
        if one.kind == Kind.PERSON:
            return [words[-1].text] if len(words) > 1 and len(words[-1].text) >= _MIN_SHORT else []
        if one.kind != Kind.COMPANY or len(words) < 2:
            return []
        core = list(words)
        while len(core) > 1 and is_legal_form(core[-1].text):
            core.pop()
        shorts = [self._doc[core[0].i : core[-1].i + 1].text] if len(core) < len(words) else []
        first = core[0].text
        if not one.name and len(first) >= _MIN_SHORT and first not in self._common:
            shorts.append(first)
        return shorts

    def _inside(self, span: tuple[int, int]) -> Candidate | None:
        """A name that a span ends with: the run before a bracket may be longer than the name."""
        one = self._by_end.get(span[1])
        return one if one is not None and one.start >= span[0] else None
