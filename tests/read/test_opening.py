"""Title, date, author and publisher from opening lines; none of them where they are not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.read.days import choose, latest_past, written_days
from kg.read.opening import read_opening

BODY = "\n\nAcme said on Monday that it would buy Widget for about $3 million.\n\nThe rest follows."
STAND_FIRST = "Acme, which makes chips, has agreed to buy Widget, which makes networks."


@pytest.mark.parametrize(
    ("opening", "title", "author", "day"),
    [
        ("Acme buys Widget", "Acme buys Widget", None, None),
        ("Why Is Acme Buying Widget?", "Why Is Acme Buying Widget?", None, None),
        ("Acme buys Widget\n\nBy Jane Doe", "Acme buys Widget", "Jane Doe", None),
        ("Acme buys Widget\nJane Doe | 3 March 2024", "Acme buys Widget", "Jane Doe", "2024-03-03"),
        ("Acme Buys Widget\n\nJane Doe\n\nMarch 3, 2024", "Acme Buys Widget", "Jane Doe",
         "2024-03-03"),
        ("Acme buys Widget\nBy Jane Doe, 3rd March 2024", "Acme buys Widget", "Jane Doe",
         "2024-03-03"),
        (
            "Acme buys Widget\nPublished Tue, 5 Mar 2024 10:00 AM ET\nUpdated March 6, 2024",
            "Acme buys Widget",
            None,
            "2024-03-05",
        ),
        ("Acme buys Widget\n2024-03-05T10:00:00Z\n5 min read", "Acme buys Widget", None,
         "2024-03-05"),
        ("Acme buys Widget\n05.03.2024 | 12:00 | Jane Doe", "Acme buys Widget", "Jane Doe",
         "2024-03-05"),
        ("March 3, 2024\nAcme buys Widget Corp.", "Acme buys Widget Corp.", None, "2024-03-03"),
        ("Acme buys Widget\nby John van der Berg and J. P. O'Neill\n", "Acme buys Widget",
         "John van der Berg and J. P. O'Neill", None),
        (f"{STAND_FIRST}\n\nJane Doe\n\nJune 16, 2020\n\n3 Min Read\nAcme gets Widget at last",
         "Acme gets Widget at last", "Jane Doe", "2020-06-16"),
        (STAND_FIRST, None, None, None),
        ("On March 3, 2024, Acme bought Widget and paid in shares.", None, None, None),
        ("Acme buys Widget\n\nNew York Times\n\nAcme Corp", "Acme buys Widget", None, None),
    ],
)  # fmt: skip
def test_opening_lines_tell_title_author_and_day(opening, title, author, day):
    found = read_opening(opening + BODY)
    assert (found.title, found.author) == (title, author)
    assert found.published_on == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("LONDON, March 3 (Reuters) - Acme said so.", "Reuters", None),
        ("NEW YORK (AP) — Acme said so.", "AP", None),
        ("SAN JOSE, Calif., Mar. 5, 2024 /PRNewswire/ -- Acme said.", "PRNewswire", "2024-03-05"),
        ("ACME said so (it is a company) - and left.", None, None),
    ],
)  # fmt: skip
def test_a_dateline_tells_the_agency_and_a_day_with_its_year(line, publisher, day):
    found = read_opening(f"Acme buys Widget\n\n{line}\n\nMore.")
    assert found.publisher == publisher
    assert found.published_on == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("body", "day", "why"),
    [
        ("On October 28, 2025, Acme announced a deal.", "2025-11-07", "reports 2025-10-28 as past"),
        ("It was agreed in September 2025.", "2025-11-07", "reports 2025-09-01 as past"),
        ("The deal will close on October 28, 2025.", "2025-11-07", "it may be 2025-07-11"),
        ("It sold shares by the end of May 2024.", "2025-11-07", "it may be 2025-07-11"),
        ("Updated 25/06/2025. It is agreed.", "2025-07-11", "as other dates"),
        ("It was agreed on June 1, 2025.", "2025-11-07", "it may be 2025-07-11"),
        ("On July 9, Acme announced a deal.", "2025-07-11", "follows the days"),
        ("Acme announced a deal on 30 October.", "2025-11-07", "follows the days"),
        ("It was founded on March 3.", "2025-11-07", "it may be 2025-07-11"),
    ],
)
def test_an_ambiguous_date_is_settled_by_what_is_past_and_the_choice_is_noted(body, day, why):
    found = read_opening(f"Acme buys Widget\n\n11/07 2025 506\n\n{body}")
    assert found.published_on == date.fromisoformat(day)
    assert why in found.notes[0]


@pytest.mark.parametrize(
    "piece", ["A", "A ", "Aa ", "A. ", "A, B ", "1/", "- ", "By Jane ", "5 May "]
)
def test_no_line_however_long_is_slow(piece):
    text = piece * (100_000 // len(piece))
    assert read_opening(f"{text}\n{text}\nAcme said so.").published_on is None


def test_figures_above_twelve_leave_no_choice_and_no_note():
    found = read_opening("Acme buys Widget\n\n25/06/2025\n\nIt was agreed.")
    assert (found.published_on, found.notes) == (date(2025, 6, 25), ())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("20 Mar. 2024", ["2024-03-20"]),
        ("5-Mar-2024", ["2024-03-05"]),
        ("Sept. 5, 2024", ["2024-09-05"]),
        ("Tuesday, the 5th of March, 2024", ["2024-03-05"]),
        ("2024/3/5", ["2024-03-05"]),
        ("7/11/25", ["2025-07-11", "2025-11-07"]),
        ("3/3/2024", ["2024-03-03"]),
        ("31/02/2024", []),
        ("March 2024", []),
        ("2024", []),
        ("version 10.2.20245", []),
    ],
)
def test_a_written_day_has_every_reading_it_can_have(text, days):
    found = [reading.isoformat() for day in written_days(text) for reading in day.readings]
    assert found == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Acme announced it on May 5, 2024; it closes on June 1, 2025.", "2024-05-05"),
        ("Acme expects to close on May 5, 2024.", None),
        ("Shares held until May 5, 2024 were sold.", None),
        ("Acme, founded on May 5, 2024, and Widget", "2024-05-05"),
        ("Acme makes chips since 2024.", None),
    ],
)
def test_the_latest_past_day_is_told_in_a_past_tense(text, day):
    assert latest_past(text) == (date.fromisoformat(day) if day else None)


def test_a_note_says_both_readings_where_nothing_settles_the_date():
    day = next(written_days("3/4/2024"))
    chosen, note = choose(day, "Acme makes chips.")
    assert chosen == date(2024, 3, 4)
    assert note == (
        "date '3/4/2024' read as 2024-03-04, the month first; it may be 2024-04-03."
        " Give the date to settle it."
    )
