"""Names that nobody recorded, told by the words around them over the whole article.

In:  a Doc, its capitals, and what is found so far. Out: `Candidate`s.
A name means one thing in one article: the votes of all its places are added up, and each
place gets the kind that won. This is what a trained model will do better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.model import Kind
from kg.naming import name_key
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.capitals import LIST_SIGNS, Capitals, Run, model_end
from kg.nlp.names.deals import Deals
from kg.nlp.names.doubts import TERM_RANK
from kg.nlp.names.forms import FormReader
from kg.nlp.names.slots import Slot, Vote, matching, votes
from kg.nlp.names.verdicts import Known, kinds_of

GUESS_RANK = 5
_ENOUGH = 2  # weight of one slot that decides, or of two that hint
_MAX_WORDS = 5
_LAST_WORD = Vote("last word", Kind.COMPANY, 1)


def guess(
    doc: Doc, capitals: Capitals, found: list[Candidate], forms: FormReader, deals: Deals
) -> Iterator[Candidate]:
    """Kinds for the capitalised runs that are no name yet."""
    text = doc.text
    places: dict[str, list[Run]] = defaultdict(list)
    seen: dict[str, list[Slot | Vote]] = defaultdict(list)
    titled: set[str] = set()
    formed: set[tuple[int, int]] = set()
    listed: Counter[str] = Counter()
    firms = {
        index for one in found if one.kind == Kind.COMPANY for index in range(one.start, one.end)
    }
    people = {
        doc[index].text
        for one in found
        if one.kind == Kind.PERSON
        for index in range(one.start, one.end)
    }
    for run in _free_runs(doc, capitals, found):
        if run.end - run.start == 1 and doc[run.start].text in people:
            continue  # a surname: spread.py knows whose
        if run.end - run.start > _MAX_WORDS or forms.is_generic(doc, run.start, run.end):
            continue
        if run.end - run.start == 1 and forms.hints_at_company(doc, run.end):
            continue  # "Brothers", "Cloud": the end of a name is none
        span = doc[run.start : run.end]
        key = name_key(span.text)
        places[key].append(run)
        seen[key] += matching(text, span.start_char, span.end_char)
        seen[key] += _listed_slots(doc, text, run, deals)
        if forms.has_title(doc, run.start):
            titled.add(key)
        if forms.hints_at_company(doc, run.end) and run.end - run.start > 1:
            formed.add((run.start, run.end))
            seen[key].append(_LAST_WORD)
        listed[key] = max(listed[key], _firms_beside(doc, run, firms))
    dealt = deals.votes(Known(kinds_of(doc, found), formed))
    for key, runs in places.items():
        seen[key] += [vote for run in runs for vote in dealt.get((run.start, run.end), ())]
        tally = votes(seen[key])
        if key in titled:
            tally[Kind.PERSON] += _ENOUGH
        tally[Kind.COMPANY] += listed[key]
        kind = _winner(tally)
        if kind is None or not (_is_name(doc, runs) or _decided(seen[key], runs, deals)):
            continue
        if kind == Kind.PERSON and key not in titled and " " not in key:
            continue
        for run in runs:
            end = model_end(doc, run.end, capitals) if kind == Kind.PRODUCT else run.end
            yield Candidate(run.start, end, kind, rank=_rank(kind))


def _rank(kind: Kind) -> int:
    """Above a term of technology that a company's name ends with."""
    return TERM_RANK + 1 if kind == Kind.COMPANY else GUESS_RANK


def _firms_beside(doc: Doc, run: Run, firms: set[int]) -> int:
    """On how many sides a list goes on with a company: both in "Acme, Widget and Zonk"."""
    sides = 0
    for step, index in ((-1, run.start - 1), (1, run.end)):
        signs = 0
        while 0 <= index < len(doc) and doc[index].text in LIST_SIGNS and signs < 2:
            index += step
            signs += 1
        sides += signs > 0 and index in firms
    return sides


def _winner(tally: Counter[Kind]) -> Kind | None:
    ranked = tally.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return None
    return ranked[0][0]


def _is_name(doc: Doc, runs: list[Run]) -> bool:
    """Whether a capital is there for the name's sake, not for the sentence's, at least once."""
    if runs[0].end - runs[0].start == 1 and doc[runs[0].start].text.endswith("."):
        return False  # an abbreviation: "Ill."
    return any(not run.is_initial or run.end - run.start > 1 for run in runs) or any(
        letter.isupper() or letter.isdigit() for letter in doc[runs[0].start].text[1:]
    )


def _decided(said: list[Slot | Vote], runs: list[Run], deals: Deals) -> bool:
    """Whether one vote decides on a name that only ever begins a sentence."""
    first = runs[0]
    return any(vote.opens and vote.weight >= _ENOUGH for vote in said) and deals.may_begin(
        (first.start, first.end)
    )


def _listed_slots(doc: Doc, text: str, run: Run, deals: Deals) -> Iterator[Slot]:
    """What stands around the list that a name is in, if it speaks for companies."""
    places = deals.list_around((run.start, run.end))
    if len(places) > 1:
        first, last = doc[places[0][0]].idx, doc[places[-1][1] - 1 : places[-1][1]].end_char
        own = doc[run.start : run.end]
        for start, end in ((first, own.end_char), (own.start_char, last)):
            yield from (s for s in matching(text, start, end) if s.kind == Kind.COMPANY)


def _free_runs(doc: Doc, capitals: Capitals, found: list[Candidate]) -> Iterator[Run]:
    """Runs, or what is left of them beside the names that are found."""
    terms = {one.end: one for one in found if one.kind == Kind.TECHNOLOGY}
    taken = {index for one in found for index in range(one.start, one.end)}
    for run in capitals.runs:  # the "AI" of "Elmtree AI" is a part of the name
        term = terms.get(run.end)
        if (
            term is not None
            and run.start < term.start
            and not (run.is_initial and doc[run.start].lower_ in capitals.lower)
        ):
            taken -= set(range(term.start, term.end))
    for run in capitals.runs:
        start: int | None = None
        for index in range(run.start, run.end + 1):
            is_word = index < run.end and index not in taken
            if is_word and start is None and doc[index].text[0].isalnum():
                start = index
            if not is_word and start is not None:
                # What follows a name within its run ("Nokia Greater China") is part of something.
                if start == run.start and index == run.end:
                    yield run
                start = None
