"""Runs of capitalised words, and where a capital says nothing.

Out: `Run`s of tokens that may be a name or hold one. A capital says nothing in a headline in
Title Case or ALL CAPS; at the beginning of a sentence it says little (`Run.is_initial`).
Not here: what kind of name a run is (forms.py, slots.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations import AMOUNTS, FURNITURE, TIMES
from kg.nlp.names.pieces import is_glue
from kg.nlp.names.tables import read_words

# A headline has at least this share of capitals among its words of substance.
HEADLINE_SHARE = 0.75
# What stands between the names of a list.
LIST_SIGNS = frozenset({",", "and", "or", "/", "&", "-", "–", "with", "vs.", "versus"})
# A headline drops these, or writes them with a capital.
_AUXILIARIES = frozenset(
    "is are was were has have had been did do does will would said says".split()
)
_ARTICLES = frozenset({"The", "A", "An"})
# Nothing of a name follows these: "Widget Corp. Chairman", "Acme Inc. Widget".
CLOSERS = frozenset("Inc Corp Ltd LLC LLP PLC Plc GmbH AG NV Limited Incorporated".split())
_MODEL = re.compile(r"[A-Z]?\d{1,3}[A-Za-z]?|[A-Z]{1,2}\d{2,4}[A-Za-z]?")
_VARIANTS = frozenset("Pro Max Plus Ultra Mini Lite SE XL Air Turbo".split())
_ENDS = frozenset(".?!…")
_OPENERS = frozenset("\"“‘'«([•·*–—-")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised tokens in a row."""

    start: int
    end: int
    is_initial: bool  # the first capital is owed to the sentence


@dataclass(frozen=True, slots=True)
class Capitals:
    """What the capitals of a doc say."""

    runs: tuple[Run, ...]
    headline: frozenset[int]  # tokens whose capitals say nothing
    initial: frozenset[int]  # tokens that begin a sentence
    lower: frozenset[str]  # words that the article writes in lower case
    blocked: frozenset[int]  # tokens of amounts, times, furniture


class CapitalReader:
    """Finds runs; holds the word lists that it needs."""

    def __init__(self) -> None:
        self._small = read_words("small_words.txt")
        self._breakers = read_words("titles.txt") | read_words("adjectives.txt")
        self._starters = read_words("starters.txt")

    def read(self, doc: Doc) -> Capitals:
        blocked = frozenset(
            token.i
            for group in (AMOUNTS, TIMES, FURNITURE)
            for span in doc.spans.get(group, [])
            for token in span
        )
        texts = [token.text for token in doc]  # a Token costs ten times as much as a string
        headline: set[int] = set()
        initial: set[int] = set()
        for start, end in _segments(doc, texts):
            initial.update(_first_words(texts, start, end))
            if self._is_headline(texts[start:end]):
                headline.update(range(start, end))
        lower = frozenset(text for text in texts if text.islower())
        runs = tuple(self._runs(doc, texts, blocked | headline, initial, lower))
        return Capitals(runs, frozenset(headline), frozenset(initial), lower, blocked)

    def _is_headline(self, segment: list[str]) -> bool:
        if not _AUXILIARIES.isdisjoint(segment):
            return False
        words = [text for text in segment if text[0].isalpha()]
        if words and words[0].islower():
            return False
        words = [word for word in words if word.lower() not in self._small]
        capitals = sum(map(_is_capital, words))
        if len(words) < 2 or capitals < HEADLINE_SHARE * len(words):
            return False
        last = next((text for text in reversed(segment) if not text.isspace()), segment[-1])
        # A sentence full of names ends with a stop, a headline seldom.
        return last[-1] not in _ENDS or (capitals == len(words) and capitals > 2)

    def _runs(
        self,
        doc: Doc,
        texts: list[str],
        barred: frozenset[int] | set[int],
        initial: set[int],
        lower: frozenset[str],
    ) -> Iterator[Run]:
        start: int | None = None
        for i, text in enumerate(texts):
            if start is not None and not self._continues(doc[i], barred):
                yield from self._trimmed(texts, start, i, initial, lower)
                start = None
            if start is None and i not in barred and self._begins(text):
                start = i
        if start is not None:
            yield from self._trimmed(texts, start, len(texts), initial, lower)

    def _begins(self, text: str) -> bool:
        return _is_capital(text) and text not in self._breakers

    def _continues(self, token: Token, barred: frozenset[int] | set[int]) -> bool:
        if token.i in barred or token.is_sent_start:
            return False
        before = token.nbor(-1)
        if before.text.rstrip(".") in CLOSERS and token.text not in CLOSERS:
            return False
        if is_glue(token.text) or token.text == "&":
            following = token.nbor(1) if token.i + 1 < len(token.doc) else None
            joined = token.text == "&" or not (before.whitespace_ or token.whitespace_)
            return following is not None and joined and _is_capital(following.text)
        return self._begins(token.text)

    def _trimmed(
        self, texts: list[str], start: int, end: int, initial: set[int], lower: frozenset[str]
    ) -> Iterator[Run]:
        """A run without the common word that begins its sentence."""
        if texts[start] in _ARTICLES and end - start > 1:
            start += 1
        if start in initial and (
            texts[start].lower() in self._starters
            or (end - start > 1 and texts[start].lower() in self._small)
        ):
            start += 1
            while start < end and not _is_capital(texts[start]):
                start += 1
            if start < end:
                yield Run(start, end, is_initial=False)
            return
        is_initial = start in initial
        if is_initial and end - start == 1 and texts[start].lower() in lower:
            return
        yield Run(start, end, is_initial)


def model_end(doc: Doc, end: int, capitals: Capitals) -> int:
    """Where a product's name ends with its model: behind "16 Pro" in "iPhone 16 Pro"."""
    start = end
    while end < len(doc) and end not in capitals.blocked and not doc[end].is_sent_start:
        is_model = _MODEL.fullmatch(doc[end].text) if end == start else doc[end].text in _VARIANTS
        if not is_model:
            break
        end += 1
    return end


def _segments(doc: Doc, texts: list[str]) -> Iterator[tuple[int, int]]:
    """Sentences, cut again after a colon: "Policy Dividends: Nokia ..." opens with a heading."""
    for sentence in doc.sents:
        start, depth = sentence.start, 0
        for i in range(sentence.start, sentence.end):
            text = texts[i]
            depth += (text == "(") - (text == ")")
            cuts = (text == ":" and depth <= 0) or ("\n" in text and text.isspace())
            if cuts and i + 1 < sentence.end:
                yield start, i + 1
                start = i + 1
        yield start, sentence.end


def _first_words(texts: list[str], start: int, end: int) -> Iterator[int]:
    """The first word, and one after each opening quotation mark: a quotation is a sentence too."""
    at_start = True
    for i in range(start, end):
        text = texts[i]
        if text[0].isalnum():
            if at_start and not text[0].isdigit():
                yield i
                at_start = False
        elif text in '“"':
            at_start = True


def _is_capital(text: str) -> bool:
    """A capital at the beginning, or inside as in "eBay"; not "I", not "1GB".

    A lone letter counts inside a name ("John F Kennedy") but begins none by itself.
    """
    if text.islower():
        return False
    if text[0].isupper():
        return text != "I"
    return text[0].islower() and any(letter.isupper() for letter in text[1:])
