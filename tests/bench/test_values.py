"""Figures by data of others: absent data is told, and two notations of one time agree."""

from __future__ import annotations

import pytest

from bench.cases import convention, is_right, read_case
from bench.fire import spans
from bench.values import VALUE_SETS, measure_values


def case(text, phrase, timex, kind="date", **reading):
    values = [{"timex": timex, "type": kind, **reading}]
    result = {"Text": phrase, "Start": text.lower().index(phrase), "TypeName": f"datetimeV2.{kind}"}
    context = {"ReferenceDateTime": "2016-11-07T00:00:00"}
    return {
        "Input": text,
        "Context": context,
        "Results": [{**result, "Resolution": {"values": values}}],
    }


def test_a_set_without_its_data_is_named_and_skipped(tmp_path):
    measured, absent = measure_values(data=tmp_path)
    assert measured == {}
    assert [line.split(":")[0] for line in absent] == list(VALUE_SETS)


@pytest.mark.parametrize(
    "one",
    [
        case("It fell on Friday", "friday", "XXXX-WXX-5", value="2016-11-04"),
        case("It fell since August", "since august", "XXXX-08", "daterange", Mod="since"),
        case("It fell last quarter", "last quarter", "(2016-07-01,2016-10-01,P3M)", "daterange",
             start="2016-07-01", end="2016-10-01"),
        case("It fell each quarter", "each quarter", "P3M", "set"),
        case("It fell in fiscal year 2008", "fiscal year 2008", "FY2008", "daterange"),
    ],
)  # fmt: skip
def test_two_notations_of_one_time_agree(one):
    assert convention(one) is None
    assert is_right(one, read_case(one))


@pytest.mark.parametrize(
    "one",
    [
        case("It fell on Friday", "friday", "XXXX-WXX-5", value="2016-11-11"),
        case("It fell on Friday", "on", "XXXX-WXX-5", value="2016-11-04"),
        case("It fell", "fell", "2016-11-04", value="2016-11-04"),
    ],
)
def test_another_day_another_phrase_or_a_missed_one_is_wrong(one):
    assert not is_right(one, read_case(one))


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (case("from May to July", "from may to july", "(2016-05-01,2016-07-01,P2M)", "daterange"),
         "ranges with two ends"),
        (case("in two weeks", "in two weeks", "2016-11-21"), "a length from now"),
        (case("on the 18th", "the 18th", "XXXX-XX-18"), "days and months of a schedule"),
        (case("at 6", "at 6", "T06", "time"), "times of day"),
    ],
)  # fmt: skip
def test_other_conventions_are_told_by_the_case_alone(one, kind):
    assert (convention(one) or "").startswith(kind)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("in the first quarter of 2011 .", ["first quarter of 2011"]),
        ("for the year ended December 31 , 2011 .", ["year ended December 31 , 2011"]),
        ("in Q3 December 2021 .", ["Q3 December 2021"]),
        ("on October 17 , 2023 at 11:00 AM ET .", ["October 17 , 2023"]),
        ("It is now due every quarter for three years .", []),
    ],
)
def test_dates_are_put_into_the_convention_of_the_filings(text, phrases):
    assert [text[start:end] for start, end in sorted(spans(text))] == phrases
