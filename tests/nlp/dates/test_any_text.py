"""Whatever the text: no crash, no overlap, exact offsets, linear work."""

from __future__ import annotations

import random
from datetime import date

import pytest

from kg.nlp.dates import grammar, read_times
from kg.nlp.dates.periods import Period

PUBLISHED = date(2025, 3, 12)
WORDS = (
    "last next this early late mid - end of the a year month week quarter Q3 2025 1990 s ' May"
    " March Monday morning 10 : 30 a.m. EST / 28 . , and to from between ago later before after"
    " three first half fiscal FY26 every daily now recent years Christmas fall second İ ß 0 99"
    " 9999 million ( ) \n\n decades 31 June"
).split(" ")


@pytest.mark.parametrize("seed", range(40))
def test_any_row_of_words_is_read_without_overlap_and_with_exact_text(seed):
    text = " ".join(random.Random(seed).choices(WORDS, k=300))
    for published_on in (PUBLISHED, None, date.min, date.max):
        end = 0
        for found in read_times(text, published_on=published_on):
            assert end <= found.start < found.end
            assert found.text == text[found.start : found.end]
            end = found.end


@pytest.mark.parametrize("seed", range(10))
def test_any_row_of_characters_is_read(seed):
    text = "".join(random.Random(seed).choices("0123456789/-:.,'()$ aMtzQ", k=2_000))
    for found in read_times(text, published_on=PUBLISHED):
        assert found.text == text[found.start : found.end]


@pytest.mark.parametrize(
    "piece",
    ["1", "12/", "2024-", "(", ",", "1,", "10:", "May ", "year ", "the ", "3 to ", "and ", "' "],
)
def test_work_grows_no_faster_than_the_text(piece, monkeypatch):
    """Counted in rules tried, not in seconds: twice the text, at most about twice the tries."""
    tries = 0
    best = grammar.Level._best

    def counting(self, rules, *rest):
        nonlocal tries
        tries += len(rules)
        return best(self, rules, *rest)

    monkeypatch.setattr(grammar.Level, "_best", counting)
    counts = []
    for size in (500, 1_000):
        tries = 0
        read_times(piece * size, published_on=PUBLISHED)
        counts.append(tries)
    assert counts[1] <= 2 * counts[0] + 500


def test_offsets_hold_where_lower_case_is_longer():
    [found] = read_times("İİİ opened in May 2024.")
    assert (found.start, found.text) == (14, "May 2024")


def test_reading_does_not_depend_on_what_was_read_before():
    text = "In Q3 2024 it grew, up from a year earlier; the quarter was good."
    first = read_times(text, published_on=PUBLISHED)
    read_times("In 1999 it fell on Monday.", published_on=date(2000, 1, 5))
    assert read_times(text, published_on=PUBLISHED) == first


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "half", "season", "year"])
def test_periods_of_a_unit_follow_each_other_without_gap(unit):
    period = Period.of(unit, date(2023, 11, 20))
    for _ in range(60):
        assert period.end == period.shift(1).start
        assert Period.of(unit, period.start) == period
        period = period.shift(1)
