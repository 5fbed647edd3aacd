"""What the deals of an article say about names that no table holds.

"Tessaron plans to take over Skylume": whoever takes over, and what is taken over, is a company.
In:  a Doc, its names so far and its capitalised words. Out: `Vote`s for places.
Data: the frames (triggers.py). Not here: how much a deal proves (verdicts.py); whether it took
place, and how sure that is (kg/extract).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.model import Kind
from kg.nlp.names.capitals import Capitals
from kg.nlp.names.clauses import NOBODY, Clauses, Group, Place
from kg.nlp.names.lookup import Hit
from kg.nlp.names.slots import Vote
from kg.nlp.names.triggers import Entry, vocabulary
from kg.nlp.names.verdicts import Known, Reading, judge

# Words with these endings begin sentences, and hardly ever are names: "Adoption", "Investors".
_COMMON_ENDINGS = tuple(
    """tion sion ment ness ity ism ance ence ing ship ly ists ers ors ants ents ees ians ives ages
    ies""".split()
)


_ARTICLES = frozenset({"the", "a", "an"})


class Deals:
    """The deals of one doc; read once, and judged whenever more is known of its names."""

    def __init__(self, doc: Doc, capitals: Capitals, hits: list[Hit]) -> None:
        self._doc = doc
        self._words = vocabulary()
        in_runs = {index for run in capitals.runs for index in range(run.start, run.end)}
        places = [
            (run.start, run.end)
            for run in capitals.runs
            if self._may_be_name(run.start, run.end, is_initial=run.is_initial)
        ]
        known = [(hit.start, hit.end) for hit in hits]
        starts = {hit.start for hit in hits}
        # "the Amazon", "the Dodgers", "a Rembrandt": few companies take an article
        places = [p for p in places if p[0] in starts or not self._has_article(p)]
        places += [place for place in known if in_runs.isdisjoint(range(*place))]
        # "in Cologne": a town that the tables know, though the word may mean something else
        self._towns = frozenset(
            (hit.start, hit.end)
            for hit in hits
            if any(record.kind == Kind.PLACE for record in hit.records)
        )
        self._clauses = Clauses(doc, places, self._words)
        self._readings = tuple(self._read())

    def votes(self, known: Known) -> dict[Place, list[Vote]]:
        """What the deals say about each name whose kind is not known."""
        found: dict[Place, list[Vote]] = defaultdict(list)
        for reading in self._readings:
            for place, vote in judge(reading, known):
                found[place].append(vote)
        return found

    def _has_article(self, place: Place) -> bool:
        return place[0] > 0 and self._doc[place[0] - 1].lower_ in _ARTICLES

    def _may_be_name(self, start: int, end: int, *, is_initial: bool) -> bool:
        """Whether a capital at the beginning of a sentence may be more than that."""
        if not is_initial or end - start > 1:
            return True
        word = self._doc[start].lower_
        if word.endswith("."):
            return False  # "Mass."
        if word in self._words.never or word.endswith(_COMMON_ENDINGS):
            return False
        is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        following = self._doc[end].lower_ if end < len(self._doc) else ""
        return not is_plural or following in ("has", "is", "was") or following.endswith("s")

    def _read(self) -> Iterator[Reading]:
        for token in self._doc:
            if token.is_lower or token.is_sent_start:
                word = token.lower_
                for is_verb, entries in self._words.entries(word):
                    entry = self._entry(entries, token.i)
                    if entry and is_verb:
                        yield self._verb(token.i, entry)
                    elif entry:
                        yield self._noun(token.i, entry)

    def _entry(self, entries: tuple[Entry, ...], index: int) -> Entry | None:
        """All entries of the longest form that stands at a token, as one."""
        fitting = [
            entry
            for entry in entries
            if not entry.rest
            or tuple(token.lower_ for token in self._doc[index + 1 : index + 1 + len(entry.rest)])
            == entry.rest
        ]
        if not fitting:
            return None
        rest = fitting[0].rest
        same = [entry for entry in fitting if entry.rest == rest]
        patterns = tuple(pattern for entry in same for pattern in entry.patterns)
        light = frozenset(verb for entry in same for verb in entry.light)
        return Entry(rest, patterns, light)

    def _verb(self, index: int, entry: Entry) -> Reading:
        clauses = self._clauses
        end = index + 1 + len(entry.rest)
        functions = clauses.behind(end)
        left, passive = clauses.before_verb(index)
        if left.places and left.places[-1][1] == index and self._is_noun_there(index, left):
            left = NOBODY
        if "by" in functions and self._words.is_participle(self._doc[index].lower_):
            passive = passive or (end < len(self._doc) and self._doc[end].text == "by")
        if passive:
            if not left:
                left = clauses.after_comma(index)
            if not left and clauses.opens_sentence(index):
                left = clauses.next_name(end)
            functions = functions | {"object": left, "subject": functions.get("by", NOBODY)}
        else:
            target = clauses.object_of(end)
            after = clauses.behind(target.places[-1][1]) if target.places else functions
            functions = after | {"object": target, "subject": left}
            if not target and left.places:
                functions = functions | {"object": clauses.antecedent(left)}
        share = clauses.percent_of(end)
        if share:
            functions = functions | {"share-of": share, "object": NOBODY}
        return Reading(
            index,
            entry.patterns,
            functions,
            clauses.has_money(index),
            clauses.words_after(functions["object"]),
            self._towns,
        )

    def _is_noun_there(self, index: int, left: Group) -> bool:
        """Whether what looks like a verb behind a name is a noun: "DNA test", "DNA testing"."""
        word = self._doc[index].lower_
        is_base = word in self._words.verbs and word not in self._words.irregular
        return word.endswith("ing") or (is_base and len(left.places) == 1)

    def _noun(self, index: int, entry: Entry) -> Reading:
        clauses = self._clauses
        end = index + 1 + len(entry.rest)
        functions = clauses.behind(end)
        owner, start = clauses.owner_before(index)
        functions = functions | {"possessor": owner}
        given = clauses.name_before(start)  # "awarded Widget an order"
        verb = self._carrier(given.places[0][0] if given else start, entry)
        if verb is not None and not owner.places:
            functions = functions | {"subject": clauses.before_verb(verb)[0], "indirect": given}
        money = clauses.has_money(index)
        return Reading(index, entry.patterns, functions, money, towns=self._towns)

    def _carrier(self, start: int, entry: Entry) -> int | None:
        """The verb before a noun that makes its own subject a party: "set up a", "ended its"."""
        words = self._words
        for length in (1, 2):
            index = start - length
            if index < 0:
                return None
            first, *rest = (token.lower_ for token in self._doc[index:start])
            if any(" ".join((lemma, *rest)) in entry.light for lemma in words.lemmas(first)):
                return index
            if not rest and words.is_form(first, words.supports):
                return index
        return None

    def may_begin(self, place: Place) -> bool:
        """Whether a name at the beginning of a sentence may be more than a common word."""
        return self._may_be_name(*place, is_initial=True)

    def list_around(self, place: Place) -> tuple[Place, ...]:
        """The names of the list that a name stands in."""
        return self._clauses.list_around(place).places
