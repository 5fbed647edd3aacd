"""The whole way from a text to its time mentions.

Words that no rule knows part the text into windows; only a window with a word of time is
looked at. There the levels of rules run in turn, and what stands at the end is resolved
in the order of the text, so that "a year earlier" knows what was spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise, repeat, zip_longest

from spacy.tokens import Doc

from kg.model import Time, TimeMention
from kg.nlp.dates import meanings as m
from kg.nlp.dates.grammar import UNKNOWN, Item, Kinds, Level
from kg.nlp.dates.lexicon import BLANKS, PIECE, UNIONS, Categories, build_lexicon
from kg.nlp.dates.notation import SPACE, words_in
from kg.nlp.dates.periods import Period
from kg.nlp.dates.ranges import as_ended, as_ends, is_compared, is_range, with_day
from kg.nlp.dates.resolve import Situation, find, resolve, with_year
from kg.nlp.dates.rules import LEVELS
from kg.nlp.dates.windows import Windows

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_CLOSE = "\0"  # no rule knows it, so it parts windows


class Grammar:
    """The rules, read once."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        rules = [rule for level in levels for rule in level.rules]
        literals = set().union(*(words_in(rule.pattern) for rule in rules))
        self.lexicon: dict[str, Categories] = build_lexicon(literals)
        kinds = Kinds(UNIONS)
        self.kind_of = {word: kinds.char(values) for word, values in self.lexicon.items()}
        for rule in rules:
            if isinstance(rule.gives, str):
                kinds.char([rule.gives])
        for level in levels:
            level.compile(kinds)
        self.kind_of.update(dict.fromkeys(BLANKS, SPACE))
        self.windows = Windows(self.lexicon)
        self.mentions = frozenset(kinds.chars("MENTION"))


GRAMMAR = Grammar(LEVELS)


def read_times(
    text: str, *, published_on: date | None = None, doc: Doc | None = None
) -> list[TimeMention]:
    """The time expressions of a text, in its order, without overlap.

    >>> [found] = read_times("It will open in the second half of 2026.")
    >>> found.text, found.time.value, found.time.start
    ('the second half of 2026', '2026-H2', datetime.date(2026, 7, 1))

    `published_on` is the article's own date; without it, what leans on it stays open:

    >>> [found] = read_times("It closed last month.")
    >>> found.time.value, found.time.start
    ('XXXX-XX', None)

    `doc` is the text in tokens, where somebody has it: that saves looking for words.
    """
    situation = Situation(published_on, text)
    items = list(_items(text, doc))
    mentions: list[TimeMention] = []
    is_end = False
    for item, after in zip_longest(items, items[1:]):
        situation.reach(item.start, item.end)
        is_start = after is not None and is_range(text, item.start, item.end, after.start)
        meaning = _meaning(item)
        if after is not None:
            meaning = _with_next(meaning, after, situation, is_range=is_start)
        time = resolve(meaning, situation)
        if time is not None:
            mentions.append(TimeMention(item.start, item.end, text[item.start : item.end], time))
            if is_end and len(mentions) > 1:
                mentions[-2:] = as_ends(*mentions[-2:])
            _remember(meaning, time, situation)
        is_end = is_start and time is not None
    return mentions


def _meaning(item: Item) -> m.Meaning:
    meaning: m.Meaning = next(iter(item.values.values()))
    return meaning


def _with_next(
    meaning: m.Meaning, after: Item, situation: Situation, *, is_range: bool
) -> m.Meaning:
    """What an expression means beside the one that follows it."""
    following, between = _meaning(after), situation.text[situation.end : after.start]
    if is_range:
        return with_year(meaning, following, situation)
    if isinstance(meaning, m.Comparison):
        _look_ahead(between, after, situation)
    return with_day(as_ended(meaning, between[:20], following), between, following)


def _look_ahead(between: str, after: Item, situation: Situation) -> None:
    """ "rose 5% year-on-year in Q3 2024": what is compared may stand right after."""
    meaning = _meaning(after)
    if between.strip() in ("in", "for", "during", "to") and isinstance(meaning, m.Named):
        found = find(meaning, situation)
        if found and found.period and found.period.unit == "quarter":
            situation.spoken_quarter = found.period


def _is_result_period(meaning: m.Length | m.Ended) -> bool:
    if isinstance(meaning, m.Ended):
        return meaning.length.unit not in ("quarter", "week")
    return meaning.window in ("first", "spoken")


def _stands_alone(text: str, item: Item) -> bool:
    """Not a part of a longer word: "Q3" in "Q3Q3" or "XQ3"."""
    before, after = text[item.start - 1 : item.start], text[item.end : item.end + 1]
    return not (
        (before.isalnum() and text[item.start].isalnum())
        or (after.isalnum() and text[item.end - 1].isalnum())
    )


def _remember(meaning: m.Meaning, time: Time, situation: Situation) -> None:
    """What "the quarter" and "a year earlier" will lean on from here."""
    if isinstance(meaning, m.Length | m.Ended) and _is_result_period(meaning):
        situation.spoken_quarter = None  # what follows compares with the year before
    if isinstance(meaning, m.Comparison | m.Reference | m.Recurring | m.Length | m.Between):
        return
    if isinstance(meaning, m.Ended):
        if meaning.length.unit == "quarter" and time.start:
            situation.spoken_quarter = Period.of("quarter", time.start + timedelta(45))
        return
    if isinstance(meaning, m.DayPart | m.Clock):
        if meaning.day is None:
            return
        meaning = meaning.day
    resolved = situation.resolved
    is_known = resolved and resolved[0] is meaning
    found = resolved[1] if resolved and is_known else find(meaning, situation)
    if found is None or found.period is None or not found.period.is_representable:
        return
    situation.remember(found.period)
    if found.period.unit != "quarter" or isinstance(meaning, m.Away):
        return
    if not is_compared(situation.text, situation.start, situation.end):
        situation.spoken_quarter = found.period


def _items(text: str, doc: Doc | None) -> Iterator[Item]:
    """What the rules make of the text, mentions only."""
    items, row = _in_windows(text, doc)
    if not items:
        return
    for level in GRAMMAR.levels:
        items, row = level.apply(items, row, text)
    for item in items:
        if item.kind in GRAMMAR.mentions and _stands_alone(text, item):
            yield from _apart(item, text)


def _apart(item: Item, text: str) -> Iterator[Item]:
    """The times of an expression that tells two: "April 24 and 25"."""
    meaning = _meaning(item)
    if not isinstance(meaning, m.Pair):
        yield item
    elif cut := _AND.search(text, item.start, item.end):
        yield Item(item.kind, item.start, cut.start(), {"MENTION": meaning.first})
        yield Item(item.kind, cut.end(), item.end, {"MENTION": meaning.last})


def _in_windows(text: str, doc: Doc | None) -> tuple[list[Item], str]:
    """The pieces of all windows, blanks among them, and the row of their kinds.

    All stand in one row, each closed by an unknown word that no rule matches across: so a level
    goes once over a text, and not once over every window.
    """
    lowered = _lowered(text)
    places = GRAMMAR.windows.in_doc(doc) if doc is not None else GRAMMAR.windows.in_text(lowered)
    if not places:
        return [], ""
    pieces = PIECE.findall(_CLOSE.join([lowered[start:end] for start, end in places]))
    widths = list(map(len, pieces))
    close = -1
    for (_, end), (start, _) in pairwise(places):
        close = pieces.index(_CLOSE, close + 1)
        widths[close] = start - end
    offsets = list(accumulate(widths, initial=places[0][0]))
    kinds = map(GRAMMAR.kind_of.get, pieces, repeat(UNKNOWN))
    values = map(GRAMMAR.lexicon.get, pieces, repeat({}))
    items = list(map(Item, kinds, offsets, offsets[1:], values))
    return items, "".join([item.kind for item in items])


def _lowered(text: str) -> str:
    """Lower case, letter by letter, so that offsets hold ("İ" has a longer lower case)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
