"""The whole way from a text to its time mentions.

Words that no rule knows part the text into windows; only a window with a word of time is
looked at. There the levels of rules run in turn, and what stands at the end is resolved
in the order of the text, so that "a year earlier" knows what was spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, repeat, zip_longest

from kg.model import Time, TimeMention
from kg.nlp.dates import meanings as m
from kg.nlp.dates.grammar import UNKNOWN, Item, Kinds, Level
from kg.nlp.dates.lexicon import BLANKS, PIECE, UNIONS, WORD, Categories, build_lexicon
from kg.nlp.dates.notation import SPACE, words_in
from kg.nlp.dates.periods import Period
from kg.nlp.dates.ranges import as_ended, as_ends, is_compared, is_range, with_day
from kg.nlp.dates.resolve import Situation, find, resolve, with_year
from kg.nlp.dates.rules import LEVELS

# A window without any of these holds no time.
_CORE = (
    "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "SEASON", "DAY_PART", "YEAR", "SHORT_YEAR",
    "RECURRING", "REFERENCE_WORD", "DECADE_WORD", "=today", "=yesterday", "=tomorrow", "=tonight",
    "=noon", "=midnight", "=midday", "=future", "=present", "=past", "=christmas", "=easter",
    "=thanksgiving", "=halloween", "=term", "=q", "=h", "=fy", "=clock", "=am", "=pm", "=m",
    "=moment", "=z", "=latter", "TEN",
)  # fmt: skip


# A longer run of nothing but figures, signs and words of time is a table or noise, no sentence.
_LONGEST = 600


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
        core = {self.kind_of[word] for word, has in self.lexicon.items() if _is_core(has)}
        quote, digits = kinds.chars("='"), kinds.chars("TWO_DIGITS")  # "'98"
        figure, sign = kinds.chars("FIGURE"), kinds.chars("=:") + kinds.chars("=/")  # "10:30"
        self.core = re.compile(f"[{''.join(sorted(core))}]|[{quote}][{digits}]|[{figure}][{sign}]")
        spaced = {" " + word: kind for word, kind in self.kind_of.items()}
        self.kind_of.update(dict.fromkeys(BLANKS, SPACE))
        self.known = self.kind_of | spaced  # by a word with the blank before it, as WORD has it
        self.mentions = frozenset(kinds.chars("MENTION"))


def _is_core(categories: Categories) -> bool:
    members = {name for core in _CORE for name in (core, *UNIONS.get(core, ()))}
    return not members.isdisjoint(categories)


GRAMMAR = Grammar(LEVELS)


def read_times(text: str, *, published_on: date | None = None) -> list[TimeMention]:
    """The time expressions of a text, in its order, without overlap.

    >>> [found] = read_times("It will open in the second half of 2026.")
    >>> found.text, found.time.value, found.time.start
    ('the second half of 2026', '2026-H2', datetime.date(2026, 7, 1))

    `published_on` is the article's own date; without it, what leans on it stays open:

    >>> [found] = read_times("It closed last month.")
    >>> found.time.value, found.time.start
    ('XXXX-XX', None)
    """
    situation = Situation(published_on, text)
    items = list(_items(text))
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
        return meaning.length.unit != "quarter"
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


def _items(text: str) -> Iterator[Item]:
    """What the rules make of the text, mentions only."""
    for items, row in _windows(text):
        for level in GRAMMAR.levels:
            items, row = level.apply(items, row, text)
        for item in items:
            if item.kind in GRAMMAR.mentions and _stands_alone(text, item):
                yield item


def _windows(text: str) -> Iterator[tuple[list[Item], str]]:
    """Runs of words that the rules know, around at least one word of time; and their kinds."""
    lowered = _lowered(text)
    pieces = WORD.findall(lowered)
    row = "".join(map(GRAMMAR.known.get, pieces, repeat(UNKNOWN)))
    ends: list[int] = []
    done = 0
    for hit in GRAMMAR.core.finditer(row):
        if hit.start() < done:
            continue
        if not ends:
            ends = [0, *accumulate(map(len, pieces))]
        first = row.rfind(UNKNOWN, done, hit.start()) + 1 or done
        done = row.find(UNKNOWN, hit.start())
        done = len(row) if done < 0 else done
        if done - first < _LONGEST and (found := _window(lowered, ends[first], ends[done])):
            yield found


def _window(lowered: str, start: int, end: int) -> tuple[list[Item], str] | None:
    """The pieces of a window, its blanks among them, if it does hold a word of time."""
    pieces = PIECE.findall(lowered, start, end)
    row = "".join(map(GRAMMAR.kind_of.__getitem__, pieces))
    if len(pieces) > _LONGEST or not GRAMMAR.core.search(row):
        return None
    places = list(accumulate(map(len, pieces), initial=start))
    values = map(GRAMMAR.lexicon.get, pieces, repeat({}))
    return list(map(Item, row, places, places[1:], values)), row


def _lowered(text: str) -> str:
    """Lower case, letter by letter, so that offsets hold ("İ" has a longer lower case)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
