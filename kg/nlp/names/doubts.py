"""Which recorded names are meant where the same words can mean something else.

In:  `Hit`s with their records. Out: `Candidate`s for those that the text supports.
A sure record stands, unless a longer unknown name swallows it ("Paris Agreement"). A record
in doubt needs evidence somewhere in the article, and then counts everywhere in it:
"word" (Orange, Target): once as a capitalised word of its own in the middle of a sentence;
"name" (Ford, Jordan): the words around it, a list with names of its kind, or another form of
the same name that is not in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.model import Kind
from kg.naming import is_legal_form
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.capitals import LIST_SIGNS, Capitals, model_end
from kg.nlp.names.deals import Deals
from kg.nlp.names.forms import LEGAL_RANK, legal_end, title_before
from kg.nlp.names.lookup import Hit
from kg.nlp.names.slots import Vote, matching, votes
from kg.nlp.names.tables import Record, read_words
from kg.nlp.names.verdicts import Known, kinds_of

SURE_RANK, SETTLED_RANK, TERM_RANK = 20, 15, 10
_ORDER = (
    Kind.COMPANY,
    Kind.TECHNOLOGY,  # a concept before a brand: "Kubernetes"
    Kind.PRODUCT,
    Kind.ORGANIZATION,
    Kind.PERSON,
    Kind.PLACE,
)


class Doubts:
    """The recorded names of one doc."""

    def __init__(self, doc: Doc, capitals: Capitals, hits: list[Hit], deals: Deals) -> None:
        self._doc = doc
        self._deals = deals
        self._dealt: dict[tuple[int, int], list[Vote]] = {}
        self._text = doc.text  # built anew at each access
        self._capitals = capitals
        self._hits = hits
        self._hit_at = {hit.start: hit for hit in hits}
        self._venues = read_words("venues.txt")
        self._taken = {index for hit in hits for index in range(hit.start, hit.end)}
        self._in_run = {index: run for run in capitals.runs for index in range(run.start, run.end)}
        self._sure_at: dict[int, Record] = {}
        for hit in hits:
            record = _best(hit, sure=True)
            if record:
                self._sure_at |= dict.fromkeys(range(hit.start, hit.end), record)
        self._kind_at = {i: record.kind for i, record in self._sure_at.items()}
        # "EE, O2 and Three": names in doubt that stand in one list vouch for each other.
        self._kind_in_doubt_at = {
            index: _ordered(hit)[0].kind
            for hit in hits
            if not hit.is_sure and hit.start not in capitals.headline
            for index in range(hit.start, hit.end)
        }
        self.companies = {i for i, r in self._sure_at.items() if r.kind == Kind.COMPANY}
        self._sure_names = {(r.kind, r.name) for r in self._sure_at.values()}

    def settled(self, by_form: list[Candidate]) -> list[Candidate]:
        """The hits that the text supports, each with the kind and name it stands for.

        Where an unknown company's full name holds a word in doubt, the word is short for
        that one: "Williams" beside "A.L. Williams Corp." is not the recorded Williams.
        """
        rivals = {
            token.text
            for one in by_form
            if one.kind == Kind.COMPANY and not one.name
            for token in self._doc[one.start : one.end]
        }
        self._dealt = self._deals.votes(
            Known(
                kinds_of(self._doc, [*self._sure(), *by_form]),
                {(one.start, one.end) for one in by_form if one.kind == Kind.COMPANY},
            )
        )
        supported: set[tuple[Kind, str]] = set()
        found: list[Candidate] = []
        # Twice: a name that the first round settled speaks for its neighbours in a list.
        for _ in range(2):
            supported |= {
                (record.kind, record.name)
                for hit in self._hits
                for record in hit.records
                if record.doubt
                and not (hit.end - hit.start == 1 and self._doc[hit.start].text in rivals)
                and self._supports(hit, record)
            }
            found = [one for hit in self._hits for one in self._settle(hit, supported)]
            self._kind_at |= {i: one.kind for one in found for i in range(one.start, one.end)}
        return found

    def _sure(self) -> Iterator[Candidate]:
        for hit in self._hits:
            record = _best(hit, sure=True)
            if record is not None:
                yield Candidate(hit.start, hit.end, record.kind, record.name)

    def allows(self, form: Candidate) -> bool:
        """Whether a name by form is more than a recorded one: no firm is called "iPod Software"."""
        first = self._sure_at.get(form.start)
        return first is None or first.kind != Kind.PRODUCT or form.rank == LEGAL_RANK

    def with_name(self, candidate: Candidate) -> Candidate:
        """A company that a legal form completes, with the recorded name it begins with."""
        if candidate.kind != Kind.COMPANY or candidate.name:
            return candidate
        hit = self._hit_at.get(candidate.start)
        if hit is not None and hit.end <= candidate.end:
            named = next((r for r in hit.records if r.kind == Kind.COMPANY), None)
            tail = self._doc[hit.end : candidate.end]
            if named and all(_says_nothing(token) for token in tail):
                return replace(candidate, name=named.name)
        return candidate

    def _settle(self, hit: Hit, supported: set[tuple[Kind, str]]) -> Iterator[Candidate]:
        record = _best(hit, sure=True)
        if record is None:
            record = next(
                (
                    r
                    for r in _ordered(hit)
                    if (r.kind, r.name) in supported and self._stands(hit, r)
                ),
                None,
            )
            rank = SETTLED_RANK
        else:
            rank = TERM_RANK if record.is_term else SURE_RANK
            if not record.is_term and self._is_swallowed(hit, record.kind):
                return
        if record is None or (record.kind != Kind.PERSON and self._has_title(hit)):
            return
        end = hit.end
        if record.kind == Kind.COMPANY:
            end = legal_end(self._doc, hit.start, hit.end) or hit.end
        if record.kind == Kind.PRODUCT:
            end = model_end(self._doc, hit.end, self._capitals)
        # An "iPhone 16" is a product of its own.
        name = "" if record.kind == Kind.PRODUCT and end > hit.end else record.name
        yield Candidate(hit.start, end, record.kind, name, rank)

    def _supports(self, hit: Hit, record: Record) -> bool:
        """Whether this very place speaks for a record in doubt."""
        if record.is_term:
            return True
        if hit.start in self._capitals.headline or not self._stands_alone(hit):
            return False
        if (record.kind, record.name) in self._sure_names:
            return True
        if record.kind == Kind.COMPANY and legal_end(self._doc, hit.start, hit.end):
            return True
        if hit.start not in self._capitals.initial and record.doubt == "word":
            return True
        span = self._doc[hit.start : hit.end]
        around = votes(
            [
                *matching(self._text, span.start_char, span.end_char),
                *self._dealt.get((hit.start, hit.end), ()),
            ]
        )
        if around[record.kind] and around[record.kind] == max(around.values()):
            return True
        return self._is_listed(hit, record.kind)

    def _stands(self, hit: Hit, record: Record) -> bool:
        """Whether a record that the article supports is meant here."""
        if not self._stands_alone(hit):
            return False
        if hit.start not in self._capitals.initial or self._supports(hit, record):
            return True
        # "Three million customers", and "Target prices" where targets are spoken of
        first = self._doc[hit.start]
        return not first.like_num and first.lower_ not in self._capitals.lower

    def _has_title(self, hit: Hit) -> bool:
        """Whether "Mr." or the like makes a person of it."""
        return hit.start > 0 and title_before(self._doc, hit.start) in read_words("honorifics.txt")

    def _stands_alone(self, hit: Hit) -> bool:
        """No capitalised word beside it makes it part of another name."""
        return self._is_free(hit.start - 1, hit) and self._is_free(hit.end, hit)

    def _is_free(self, index: int, hit: Hit) -> bool:
        run = self._in_run.get(hit.start)
        if run is None or not run.start <= index < run.end:
            return True
        if index in self._sure_at or not self._doc[index].text[0].isalnum():
            return True
        return index == hit.end and legal_end(self._doc, hit.start, hit.end) is not None

    def _is_swallowed(self, hit: Hit, kind: Kind) -> bool:
        """Whether it is a part of a longer name that nobody recorded.

        A company keeps its own name beside a model's or a department's; a place does not
        ("Paris Agreement"), and none does before a venue or an award ("Wells Fargo Center").
        """
        run = self._in_run.get(hit.start)
        if run is None:
            return False
        if hit.end < run.end and self._doc[run.end - 1].text in self._venues:
            return self._doc[hit.end].text[0].isalpha() and hit.end not in self._taken
        if kind not in {Kind.PLACE, Kind.PERSON}:
            return False
        beside = [i for i in (hit.start - 1, hit.end) if run.start <= i < run.end]
        return any(
            index not in self._taken
            and self._doc[index].text[0].isalnum()
            and not (index == run.start and run.is_initial)
            for index in beside
        )

    def _is_listed(self, hit: Hit, kind: Kind) -> bool:
        """Whether it stands in a list beside another name of its kind."""
        doc = self._doc
        for step, edge in ((1, hit.end), (-1, hit.start - 1)):
            index = edge
            signs = 0
            while 0 <= index < len(doc) and doc[index].text in LIST_SIGNS:
                index += step
                signs += 1
            if signs and kind in (self._kind_at.get(index), self._kind_in_doubt_at.get(index)):
                return True
        return False


def _says_nothing(token: Token) -> bool:
    """Whether a word after a company's name leaves it the same company."""
    return (
        token.text in read_words("neutral_tails.txt") or token.is_punct or is_legal_form(token.text)
    )


def _ordered(hit: Hit) -> list[Record]:
    return sorted(hit.records, key=lambda r: (_ORDER.index(r.kind), r.name))


def _best(hit: Hit, *, sure: bool) -> Record | None:
    return next((r for r in _ordered(hit) if bool(r.doubt) != sure), None)
