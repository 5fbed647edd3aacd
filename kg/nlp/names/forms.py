"""Names that tell by their own form what they name: "Widget Labs Inc.", "University of X".

Data: ontology/names/forms.toml (last and first words), given_names.txt, titles.txt.
Out: `Candidate`s. Not here: names that only the words around them tell (slots.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kg.config import ontology_dir
from kg.model import Kind
from kg.naming import is_legal_form
from kg.nlp.names.candidate import Candidate
from kg.nlp.names.capitals import CLOSERS, Run
from kg.nlp.names.tables import read_words

OF_RANK, LEGAL_RANK, FORM_RANK, PERSON_RANK = 45, 40, 30, 25
# These are written small, and are no English words.
_SMALL_LEGAL_FORMS = frozenset({"plc", "pjsc", "asa", "oyj"})
_ORG = Kind.ORGANIZATION
_PERSON_WORDS = 4


class FormReader:
    """Proposes names by their form; holds the word lists that it needs."""

    def __init__(self) -> None:
        path = ontology_dir() / "names" / "forms.toml"
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        self._last: dict[str, Kind] = {}
        self._first: dict[str, Kind] = {}
        self._headed: dict[str, Kind] = {}
        for kind, words in data.items():
            self._last |= dict.fromkeys(words.get("last", []), Kind(kind))
            self._first |= dict.fromkeys(words.get("first", []), Kind(kind))
            self._headed |= dict.fromkeys(words.get("of", []), Kind(kind))
        self._hints = frozenset(data["company"]["hint"])
        self._given = read_words("given_names.txt")
        self._titles = read_words("titles.txt")
        self._adjectives = read_words("adjectives.txt")
        self._venues = read_words("venues.txt")
        self._honorifics = read_words("honorifics.txt")
        self._ranks = read_words("ranks.txt")
        self._generic = read_words("generic.txt")

    def read(self, doc: Doc, run: Run, companies: Container[int]) -> Iterator[Candidate]:
        """What the form of a run says; nothing for most. `companies`: tokens of recorded ones."""
        legal = legal_end(doc, run.start, run.end)
        if legal is not None:
            start, end = run.start, legal
            # "Credit Market Analysis Ltd." is a name, "the Operating Company" is none.
            core = sum(not is_legal_form(token.text) for token in doc[start : run.end])
            is_abbreviated = doc[end - 1].text.rstrip(".") in CLOSERS
            if (is_abbreviated and core > 1) or not self._is_generic(doc, start, end):
                yield Candidate(start, end, Kind.COMPANY, rank=LEGAL_RANK)
            return
        of_end = self._of_end(doc, run, companies)
        if of_end is not None:
            start = self._with_adjective(doc, run.start) if of_end[1] == _ORG else run.start
            yield Candidate(start, of_end[0], of_end[1], rank=OF_RANK)
            return
        kind = self._last.get(doc[run.end - 1].text)
        if kind == Kind.PLACE and run.end < len(doc) and doc[run.end].text == "of":
            return  # "Hall of Fame"
        if kind is not None and run.end - run.start > 1:
            if not self._is_generic(doc, run.start, run.end):
                start = self._with_adjective(doc, run.start) if kind == _ORG else run.start
                yield Candidate(start, run.end, kind, rank=FORM_RANK)
        elif self._is_person(doc, run):
            yield Candidate(run.start, run.end, Kind.PERSON, rank=PERSON_RANK)

    def _with_adjective(self, doc: Doc, start: int) -> int:
        """The start of "American Heart Association": an adjective counts in an institution."""
        before = start - 1
        if start and not doc[start].is_sent_start and doc[before].text in self._adjectives:
            return before
        return start

    def has_title(self, doc: Doc, start: int) -> bool:
        """Whether a title stands before a name that only people bear: "King Hussein"."""
        return start > 0 and title_before(doc, start) in self._ranks

    def hints_at_company(self, doc: Doc, end: int) -> bool:
        """Whether the last word is one that companies' names end with, though others do too."""
        last = doc[end - 1].text
        return last in self._hints or self._last.get(last) == Kind.COMPANY or is_legal_form(last)

    def is_generic(self, doc: Doc, start: int, end: int) -> bool:
        """Whether tokens are capitalised common nouns: "the Company", "Merger Agreement"."""
        return self._is_generic(doc, start, end)

    def _is_generic(self, doc: Doc, start: int, end: int) -> bool:
        return all(
            token.text in self._generic
            or len(token.text) == 1
            or not token.text[0].isalnum()
            or is_legal_form(token.text)
            for token in doc[start:end]
        )

    def _of_end(self, doc: Doc, run: Run, companies: Container[int]) -> tuple[int, Kind] | None:
        """The end of "Ministry of Finance", "Institute for Supply Management"."""
        kind = self._headed.get(doc[run.end - 1].text)
        index = run.end
        if kind is None or index + 1 >= len(doc) or doc[index].text not in {"of", "for"}:
            return None
        index += 1
        if doc[index].text in {"the"} and index + 1 < len(doc):
            index += 1
        start = index
        while index < len(doc) and self._goes_on(doc, index, kind, companies):
            index += 1
        return (index, kind) if index > start else None

    def _goes_on(self, doc: Doc, index: int, kind: Kind, companies: Container[int]) -> bool:
        token = doc[index]
        if token.is_sent_start or token.text == "I" or token.text in self._titles:
            return False
        if token.text in {"and", "&"}:
            # "Ministry of Industry and Technology", but "Bank of Foo and Citigroup"
            following = doc[index + 1] if index + 1 < len(doc) else token
            return (
                kind == _ORG
                and following.text[0].isupper()
                and not following.is_sent_start
                and following.i not in companies
            )
        return token.text[0].isupper() and token.i not in companies

    def _is_person(self, doc: Doc, run: Run) -> bool:
        words = [token.text for token in doc[run.start : run.end]]
        if not 1 <= len(words) <= _PERSON_WORDS or not all(_is_name_word(word) for word in words):
            return False
        before = title_before(doc, run.start)
        if before in self._honorifics:
            return not run.is_initial
        if len(words) < 2 or (len(words) == 2 and len(words[1].rstrip(".")) < 2):
            return False
        if words[-1] in self._venues | self._generic | self._hints:
            return False
        return words[0] in self._given


def title_before(doc: Doc, start: int) -> str:
    """The word before a name, without its dot: "Mr" in "Mr. Smith"."""
    return doc[start - 1].text.rstrip(".") if start else ""


def legal_end(doc: Doc, start: int, end: int) -> int | None:
    """Where a name ends with its legal form: behind "Inc." in "Widget Labs, Inc.".

    None when it has none, or is nothing else.
    """
    index = end
    while index < len(doc) and not doc[index].is_sent_start:
        after_comma = doc[index].text == "," and index + 1 < len(doc)
        if after_comma and _is_form(doc[index + 1]) and doc[index + 1].text[0].isupper():
            index += 2
        elif _is_form(doc[index]) and doc[index].text not in {"Company", "Companies"}:
            index += 1
        else:
            break
    if index > end:
        return index if end > start else None
    return end if end - start > 1 and _is_form(doc[end - 1]) else None


def _is_form(token: Token) -> bool:
    text = token.text
    if text in _SMALL_LEGAL_FORMS:
        return True
    # "AS" and "SE" are forms; "As" and "Se" are words.
    is_written_so = (
        text.isupper() or (text[0].isupper() and len(text.rstrip(".")) > 2) or text in {"Co.", "Co"}
    )
    return is_written_so and is_legal_form(text)


def _is_name_word(word: str) -> bool:
    return (
        word[0].isupper() and (word[1:].islower() or not word.isupper() or len(word) <= 2)
    ) or word == "-"
