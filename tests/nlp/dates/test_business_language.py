"""Times as business news tells them: what is marked, its value, its days.

All sentences are ours. The article is of Wednesday 12 March 2025.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.nlp.dates import read_times

PUBLISHED = date(2025, 3, 12)


def marked_times(marked: str, published_on: date | None) -> tuple[list[str], list]:
    """The bracketed phrases of a sentence, and what is found in it without the brackets."""
    text = marked.replace("[", "").replace("]", "")
    return re.findall(r"\[(.*?)\]", marked), read_times(text, published_on=published_on)


ABSOLUTE = [
    ("The deal closed on [October 28, 2025].", "2025-10-28"),
    ("The deal closed on [Oct. 28, 2025].", "2025-10-28"),
    ("The deal closed on [28 October 2025].", "2025-10-28"),
    ("The deal closed on [28th October 2025].", "2025-10-28"),
    ("The deal closed on [the 28th of October 2025].", "2025-10-28"),
    ("The deal closed on [October 28th 2025].", "2025-10-28"),
    ("The deal closed on [28 Oct 2025].", "2025-10-28"),
    ("The deal closed on [28-Oct-2025].", "2025-10-28"),
    ("The deal closed on [2025-10-28].", "2025-10-28"),
    ("The deal closed on [2025/10/28].", "2025-10-28"),
    ("The deal closed on [10/28/2025].", "2025-10-28"),
    ("The deal closed on [28/10/2025].", "2025-10-28"),
    ("The deal closed on [28.10.2025].", "2025-10-28"),
    ("The deal closed on [10/28/25].", "2025-10-28"),
    ("The deal closed on [Tuesday, October 28, 2025].", "2025-10-28"),
    ("The deal closed on [Tuesday 28 October 2025].", "2025-10-28"),
    ("The deal closed on [Tue, Oct 28, 2025].", "2025-10-28"),
    ("Shipments began in [September 2025].", "2025-09"),
    ("Shipments began in [Sept. 2025].", "2025-09"),
    ("Shipments began in [September, 2025].", "2025-09"),
    ("Shipments began in [September of 2025].", "2025-09"),
    ("Shipments began in [Sep-2025].", "2025-09"),
    ("Shipments began in [09/2025].", "2025-09"),
    ("Shipments began in [2019].", "2019"),
    ("Shipments began in [the year 2019].", "2019"),
    ("Shipments began back in ['98].", "1998"),
    ("The mill was founded in [1865].", "1865"),
    ("The mill (founded in Leeds, [1838]) is closed.", "1838"),
    ("It set the record in [the 1990s].", "199"),
    ("It set the record in [the early 1990s].", "199"),
    ("It set the record in [the nineties].", "199"),
    ("It is the bank of [the 21st century].", "20"),
    ("The patent of [the late 19th century] expired.", "18"),
    ("Demand peaked in [the summer of 2024].", "2024-SU"),
    ("Demand peaked in [summer 2024].", "2024-SU"),
    ("Demand peaked in [winter 2023].", "2023-WI"),
    ("Demand peaked in [the spring of 2022].", "2022-SP"),
    ("Demand peaked in [autumn 2022].", "2022-FA"),
    ("The shop closes on [Christmas Eve 2025].", "2025-12-24"),
    ("The sale starts on [Black Friday 2024].", "2024-11-29"),
    ("The sale starts on [Thanksgiving 2024].", "2024-11-28"),
    ("It trades again after [Easter 2025].", "2025-04-20"),
    ("It trades again after [Good Friday 2025].", "2025-04-18"),
    ("The markets are shut on [Labor Day 2025].", "2025-09-01"),
    ("The markets are shut on [Memorial Day 2025].", "2025-05-26"),
]

QUARTERS = [
    ("Margins fell in [Q3 2025].", "2025-Q3"),
    ("Margins fell in [Q3, 2025].", "2025-Q3"),
    ("Margins fell in [Q3 of 2025].", "2025-Q3"),
    ("Margins fell in [3Q 2025].", "2025-Q3"),
    ("Margins fell in [3Q25].", "2025-Q3"),
    ("Margins fell in [Q3'25].", "2025-Q3"),
    ("Margins fell in [Q3-2025].", "2025-Q3"),
    ("Margins fell in [2025 Q3].", "2025-Q3"),
    ("Margins fell in [the third quarter of 2025].", "2025-Q3"),
    ("Margins fell in [the third quarter 2025].", "2025-Q3"),
    ("Margins fell in [third-quarter 2025].", "2025-Q3"),
    ("Margins fell in [the 2024 third quarter].", "2024-Q3"),
    ("Margins fell in [the 3rd quarter of 2024].", "2024-Q3"),
    ("Margins fell in [the final quarter of 2024].", "2024-Q4"),
    ("Margins fell in [the last quarter of 2024].", "2024-Q4"),
    ("Margins fell in [the fourth quarter].", "2024-Q4"),
    ("Margins fell in [the first quarter].", "2025-Q1"),
    ("Its [fourth-quarter] profit rose.", "2024-Q4"),
    ("Margins fell in [Q4] as costs rose.", "2024-Q4"),
    ("Margins fell [last quarter].", "2024-Q4"),
    ("Margins fell over [the last quarter].", "2024-Q4"),
    ("Margins fell in its [latest quarter].", "2024-Q4"),
    ("Margins fell in [the 2024 first half].", "2024-H1"),
    ("Margins will fall in [the first half], it said.", "2025-H1"),
    ("Margins will fall [next quarter].", "2025-Q2"),
    ("Margins are falling [this quarter].", "2025-Q1"),
    ("Margins are falling in [the current quarter].", "2025-Q1"),
    ("Margins fell in [last year's third quarter].", "2024-Q3"),
    ("Margins will rise in [the third quarter of next year].", "2026-Q3"),
    ("Margins fell in [Q3 of last year].", "2024-Q3"),
    ("The plant opens in [the second half of 2026].", "2026-H2"),
    ("The plant opens in [second-half 2026].", "2026-H2"),
    ("The plant opens in [H2 2026].", "2026-H2"),
    ("The plant opens in [2H 2026].", "2026-H2"),
    ("The plant opens in [2H26].", "2026-H2"),
    ("The plant opens in [the first half of next year].", "2026-H1"),
    ("The plant opens in [the latter half of 2026].", "2026-H2"),
    ("The plant opens in [the back half of 2026].", "2026-H2"),
    ("The plant opens in [early Q2 2026].", "2026-Q2"),
]

FISCAL = [
    ("Sales will double in [fiscal 2026].", "2026"),
    ("Sales will double in [fiscal year 2026].", "2026"),
    ("Sales will double in [financial year 2026].", "2026"),
    ("Sales will double in [FY2026].", "2026"),
    ("Sales will double in [FY 2026].", "2026"),
    ("Sales will double in [FY26].", "2026"),
    ("Sales will double in [the third quarter of fiscal 2026].", "2026-Q3"),
    ("Sales will double in [the third quarter of fiscal year 2026].", "2026-Q3"),
    ("Sales will double in [Q3 FY2026].", "2026-Q3"),
    ("Sales will double in [Q3 FY26].", "2026-Q3"),
    ("Sales will double in [Q2 of FY2026].", "2026-Q2"),
    ("Sales will double in [the second half of fiscal 2026].", "2026-H2"),
    ("Sales doubled in [the fiscal first quarter].", "2025-Q1"),
    ("Sales will double in [the current fiscal year].", "2025"),
]

PARTS = [
    ("It opens in [early 2026].", "2026", "START"),
    ("It opens in [mid-2026].", "2026", "MID"),
    ("It opens in [mid 2026].", "2026", "MID"),
    ("It opens in [late 2027].", "2027", "END"),
    ("It opens by [the end of 2027].", "2027", "END"),
    ("It opens by [the end of the year].", "2025", "END"),
    ("It opens by [the end of this year].", "2025", "END"),
    ("It opens by [the end of next month].", "2025-04", "END"),
    ("It opens by [year-end].", "2025", "END"),
    ("It opens by [year end 2026].", "2026", "END"),
    ("It opens by [end-June 2026].", "2026-06", "END"),
    ("It opened at [the beginning of 2024].", "2024", "START"),
    ("It opened at [the start of last year].", "2024", "START"),
    ("It opened in [the middle of last month].", "2025-02", "MID"),
    ("It opens [early next year].", "2026", "START"),
    ("It opens [later this year].", "2025", "END"),
    ("It opened [earlier this year].", "2025", "START"),
    ("It opened [earlier this month].", "2025-03", "START"),
    ("It opened [late last year].", "2024", "END"),
    ("It opened [late last week].", "2025-W10", "END"),
    ("It opened in [late November].", "2024-11", "END"),
    ("It will open in [mid-November].", "2025-11", "MID"),
    ("It opened in [the late 1990s].", "199", "END"),
    ("It opens [around May 2026].", "2026-05", "APPROX"),
    ("It opens in [2030 and beyond].", "2030", "ON_OR_AFTER"),
    ("In [pre-2020] terms it is small.", "2020", "BEFORE"),
    ("The [post-2008] rules are strict.", "2008", "AFTER"),
]

RELATIVE = [
    ("They signed [today].", "2025-03-12"),
    ("They signed [yesterday].", "2025-03-11"),
    ("They will sign [tomorrow].", "2025-03-13"),
    ("They signed [the day before yesterday].", "2025-03-10"),
    ("They will sign [the day after tomorrow].", "2025-03-14"),
    ("They signed [last week].", "2025-W10"),
    ("They sign [this week].", "2025-W11"),
    ("They will sign [next week].", "2025-W12"),
    ("They signed [last month].", "2025-02"),
    ("They sign [this month].", "2025-03"),
    ("They will sign [next month].", "2025-04"),
    ("They signed [last year].", "2024"),
    ("They sign [this year].", "2025"),
    ("They will sign [next year].", "2026"),
    ("They signed [the year before last].", "2023"),
    ("They will sign [the week after next].", "2025-W13"),
    ("They will sign in [the coming year].", "2026"),
    ("They signed on [Monday].", "2025-03-10"),
    ("They signed on [Wednesday].", "2025-03-12"),
    ("They signed on [Thursday].", "2025-03-06"),
    ("They will sign on [Monday].", "2025-03-17"),
    ("They will sign on [Thursday].", "2025-03-13"),
    ("The papers will be signed on [Friday].", "2025-03-14"),
    ("They are expected to sign on [Friday].", "2025-03-14"),
    ("Trading is to resume on [Friday].", "2025-03-14"),
    ("They may meet as soon as [Friday].", "2025-03-14"),
    ("The term ended by [March 10].", "2025-03-10"),
    ("They signed [last Friday].", "2025-03-07"),
    ("They will sign [next Friday].", "2025-03-21"),
    ("They sign [this Friday].", "2025-03-14"),
    ("They signed [Friday of last week].", "2025-03-07"),
    ("They will sign on [Tuesday next week].", "2025-03-18"),
    ("The offer is due by [Friday].", "2025-03-14"),
    ("Back in [April] they fell out.", "2024-04"),
    ("They signed in [January].", "2025-01"),
    ("They signed in [December].", "2024-12"),
    ("They will sign in [May].", "2025-05"),
    ("They will sign in [February].", "2026-02"),
    ("They signed [last May].", "2024-05"),
    ("They will sign [next January].", "2026-01"),
    ("They signed in [June last year].", "2024-06"),
    ("They signed on [Feb. 20].", "2025-02-20"),
    ("They signed on [20 December].", "2024-12-20"),
    ("They will sign on [April 3].", "2025-04-03"),
    ("The term was extended to [March 31].", "2025-03-31"),
    ("They signed [last summer].", "2024-SU"),
    ("They will sign [this summer].", "2025-SU"),
    ("They signed [two weeks ago].", "2025-W09"),
    ("They signed [ten days ago].", "2025-03-02"),
    ("They signed [three months ago].", "2024-12"),
    ("They signed [a month ago].", "2025-02"),
    ("They signed [two years ago].", "2023"),
    ("They signed [a decade ago].", "2015"),
    ("They signed [half a century ago].", "1975"),
    ("They will sign by [midyear].", "2025"),
    ("They will sign by [mid-year].", "2025"),
    ("They will sign in [Easter week].", "2025-W16"),
    ("They signed in [the latest fiscal year].", "2024"),
    ("They will sign [two weeks from now].", "2025-W13"),
    ("They will sign [a year from now].", "2026"),
    ("They signed [years ago].", "PAST_REF"),
    ("Over [the weekend] they signed.", "2025-W10-WE"),
    ("They signed [last weekend].", "2025-W10-WE"),
    ("Sales are flat in [the year to date].", "2025"),
    ("They signed on [the first day of this month].", "2025-03-01"),
    ("They signed on [the last day of February].", "2025-02-28"),
    ("They signed in [the first week of March].", "2025-W10"),
    ("They meet on [the first Monday of April 2025].", "2025-04-07"),
    ("The shop will shut at [Christmas].", "2025-12-25"),
    ("The shop will shut for [New Year's Eve].", "2025-12-31"),
    ("They signed on [Valentine's Day].", "2025-02-14"),
]

REFERENCES = [
    ("It is [now] profitable.", "PRESENT_REF"),
    ("It is [currently] profitable.", "PRESENT_REF"),
    ("It is profitable [at present].", "PRESENT_REF"),
    ("It is profitable [at the moment].", "PRESENT_REF"),
    ("It [recently] hired a chief executive.", "PAST_REF"),
    ("It hired in [recent years].", "PAST_REF"),
    ("It hired in [the past].", "PAST_REF"),
    ("It will hire in [the future].", "FUTURE_REF"),
    ("It will hire in [the near future].", "FUTURE_REF"),
    ("It will hire in [the coming weeks].", "FUTURE_REF"),
    ("It earns little [these days].", "PRESENT_REF"),
]

DURATIONS = [
    ("They signed a [three-year] deal.", "P3Y"),
    ("They signed a [10-year] deal.", "P10Y"),
    ("They signed a [multi-year] deal.", "PXY"),
    ("They gave [90 days] of notice.", "P90D"),
    ("They gave a [90-day] notice.", "P90D"),
    ("It took [two and a half years].", "P2.5Y"),
    ("It took [1.5 years].", "P1.5Y"),
    ("It took [18 months].", "P18M"),
    ("It took [several months].", "PXM"),
    ("It took [a few weeks].", "PXW"),
    ("It took [a couple of years].", "P2Y"),
    ("It took [half an hour].", "PT0.5H"),
    ("It took [45 minutes].", "PT45M"),
    ("It lasted for [a year].", "P1Y"),
    ("It lasted for [decades].", "PXE"),
    ("It lasted [more than two years].", "P2Y"),
    ("It lasted [nearly two years].", "P2Y"),
    ("It lasted [at least two years].", "P2Y"),
    ("It lasted [up to two years].", "P2Y"),
    ("It lasted [about two years].", "P2Y"),
    ("It lasted [twenty-five years].", "P25Y"),
    ("It lasted [two decades].", "P20Y"),
    ("It grew for [the past decade].", "P10Y"),
    ("It grew over [the past three years].", "P3Y"),
    ("It will grow over [the next five years].", "P5Y"),
    ("It will grow over [the next 12 months].", "P12M"),
    ("It grew in [the last two quarters].", "P2Q"),
    ("It grew in [the first nine months].", "P9M"),
    ("It grew in [the first nine months of 2024].", "P9M"),
    ("It grew in [the first six months of the year].", "P6M"),
    ("A [year-long] inquiry ended.", "P1Y"),
    ("It closed [two hours] later.", "PT2H"),
    ("It closed [a few days] later.", "PXD"),
    ("It followed [months] of talks.", "PXM"),
    ("[Months] later, a rival bought it.", "PXM"),
    ("The vote is [weeks] away.", "PXW"),
    ("They will agree in a matter of [days].", "PXD"),
    ("It took [two-and-a-half years].", "P2.5Y"),
    ("It took [three and one-half hours].", "PT3.5H"),
    ("It took [a half hour].", "PT0.5H"),
    ("It lasted [a quarter century].", "P25Y"),
    ("It waited [a full year].", "P1Y"),
    ("A [monthlong] strike ended.", "P1M"),
    ("They will decide in [the next day or two].", "P2D"),
    ("They will decide in [the next two or three weeks].", "P3W"),
    ("The stock doubled over [the last year].", "P1Y"),
]

SETS = [
    ("It reports [every quarter].", "P1Q"),
    ("It reports [every year].", "P1Y"),
    ("It reports [each month].", "P1M"),
    ("It reports [annually].", "P1Y"),
    ("It is adjusted [quarterly] and audited.", "P1Q"),
    ("It reports [every two weeks].", "P2W"),
    ("It reports [every other week].", "P2W"),
    ("It reports [twice a year].", "P1Y"),
    ("It reports [three times a year].", "P1Y"),
    ("It reports [every Friday].", "XXXX-WXX-5"),
    ("It rests on [Sundays].", "XXXX-WXX-7"),
    ("It reports [every July].", "XXXX-07"),
]

CLOCKS = [
    ("It starts at [10:30 a.m.] sharp.", "2025-03-12T10:30"),
    ("It starts at [10:30].", "2025-03-12T10:30"),
    ("It starts at [9 p.m.] sharp.", "2025-03-12T21:00"),
    ("It starts at [5pm].", "2025-03-12T17:00"),
    ("It starts at [12 a.m.] sharp.", "2025-03-12T00:00"),
    ("It expires at [midnight on March 27].", "2025-03-27T24:00"),
    ("It starts at [noon].", "2025-03-12T12:00"),
    ("It starts at [10:30 a.m. EST].", "2025-03-12T10:30"),
    ("It starts at [5:00 p.m. Eastern Time].", "2025-03-12T17:00"),
    ("It starts at [14:00 GMT].", "2025-03-12T14:00"),
    ("It starts at [1400 GMT].", "2025-03-12T14:00"),
    ("It starts [tomorrow at 8:45 a.m.] sharp.", "2025-03-13T08:45"),
    ("It starts at [2 p.m. on April 3].", "2025-04-03T14:00"),
    ("It starts [this afternoon].", "2025-03-12TAF"),
    ("They met [Monday morning].", "2025-03-10TMO"),
    ("They met [last night].", "2025-03-11TNI"),
    ("They meet [tonight].", "2025-03-12TNI"),
    ("They met on [the morning of March 3, 2025].", "2025-03-03TMO"),
    ("Posted at [2025-03-12T08:30:00Z].", "2025-03-12T08:30:00Z"),
]

RANGES = [
    ("Figures for [2022-2024] are out.", "2022/2024"),
    ("Figures for [2022–2024] are out.", "2022/2024"),
    ("The founder ([1821–1850]) died young.", "1821/1850"),
    ("Figures for [2024-25] are out.", "2024/2025"),
    ("The fair runs [May 3-5, 2025].", "2025-05-03/2025-05-05"),
    ("The fair runs [3-5 May 2025].", "2025-05-03/2025-05-05"),
    ("The fair runs [May-July 2025].", "2025-05/2025-07"),
]

SINGLE = ABSOLUTE + QUARTERS + FISCAL + RELATIVE + REFERENCES + DURATIONS + SETS + CLOCKS + RANGES


@pytest.mark.parametrize(("marked", "value"), SINGLE)
def test_the_one_time_of_a_sentence_has_its_span_and_value(marked, value):
    phrases, found = marked_times(marked, PUBLISHED)
    assert [(m.text, m.time.value) for m in found] == [(phrases[0], value)]


@pytest.mark.parametrize(("marked", "value", "mod"), PARTS)
def test_a_part_of_a_period_is_the_period_with_a_modifier(marked, value, mod):
    phrases, found = marked_times(marked, PUBLISHED)
    assert [(m.text, m.time.value, m.time.mod) for m in found] == [(phrases[0], value, mod)]


@pytest.mark.parametrize(("marked", "value"), FISCAL)
def test_days_of_a_fiscal_period_are_left_open_and_say_so(marked, value):
    _, [found] = marked_times(marked, PUBLISHED)
    assert (found.time.start, found.time.end) == (None, None)
    assert found.time.note == "fiscal calendar unknown"


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("It ran from [May] to [July 2024].", ["2024-05", "2024-07"]),
        ("It ran from [November] to [February 2025].", ["2024-11", "2025-02"]),
        ("It grew between [2019] and [2021].", ["2019", "2021"]),
        ("The index of [1947] to [1960] rose.", ["1947", "1960"]),
        ("Open from [10 a.m.] to [4 p.m. on May 5, 2025].",
         ["2025-05-05T10:00", "2025-05-05T16:00"]),
        ("It earned $3m in [Q3 2024], up from $2m [a year earlier].", ["2024-Q3", "2023-Q3"]),
        ("It earned $3m in [Q3 2024], against [the same period last year].", ["2024-Q3",
         "2023-Q3"]),
        ("In [Q3 2024] sales rose 5% [year-on-year].", ["2024-Q3", "2023-Q3"]),
        ("Sales rose 5% [year-on-year] in [Q3 2024].", ["2023-Q3", "2024-Q3"]),
        ("In [Q3 2024] it lost money. [The year-ago quarter] was fine.", ["2024-Q3", "2023-Q3"]),
        ("It began in [2019] and ended [the following year].", ["2019", "2020"]),
        ("It began in [2019], from a loss in [the previous year].", ["2019", "2018"]),
        ("It closed on [May 5, 2024], [two weeks later] it reopened.", ["2024-05-05",
         "2024-05-19"]),
        ("It closed on [May 5, 2024], [ten days earlier] it was sold.", ["2024-05-05",
         "2024-04-25"]),
        ("On [June 2, 2024] it bid. [Two weeks after the announcement] it paid.",
         ["2024-06-02", "2024-06-16"]),
        ("It fell in [2008]. [That year] it sold a mill.", ["2008", "2008"]),
        ("For [the year] ended [June 30, 2024] it grew.", ["P1Y", "2024-06-30"]),
        ("For [the quarter] ended [Sept. 30, 2024] it grew.", ["2024-Q3", "2024-09-30"]),
        ("In [the week] ended [Friday] it fell.", ["P1W", "2025-03-07"]),
        ("For its [fiscal year] ended [June 30, 2024] it grew.", ["P1Y", "2024-06-30"]),
        ("It met on [May 5, 2024]; [that evening] it agreed.", ["2024-05-05", "2024-05-05TEV"]),
        ("It met on [May 5, 2024], having agreed [the night before].",
         ["2024-05-05", "2024-05-04TNI"]),
        ("Sales of [2023] and [2024] were flat.", ["2023", "2024"]),
        ("It met on [Monday] and will meet on [Friday].", ["2025-03-10", "2025-03-14"]),
    ],
)  # fmt: skip
def test_times_that_lean_on_each_other(marked, values):
    phrases, found = marked_times(marked, PUBLISHED)
    assert [(m.text, m.time.value) for m in found] == list(zip(phrases, values, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Sales may rise and costs may fall.",
        "Theresa May and April Jones met Mr March.",
        "They march on the bank.",
        "Sun and Oracle merged; they sat in the sun.",
        "The 5G phone has Wi-Fi 6.",
        "It runs Windows 2000 on model 2024.",
        "It sold 2024 cars and 1,998 vans.",
        "It cost $2024 or 2,024 euros.",
        "It won in the second half of the match.",
        "It is the second largest bank.",
        "He came third.",
        "Shares fall and spring back.",
        "The score was 3-2, the ratio 3/4.",
        "Version 10.3.2024 is out.",
        "Call 020-7946-0958 or +1 212 555 0100.",
        "A 24-year-old founder and her 6-year-old son.",
        "It pays $5 a share.",
        "It pays a bonus of six months of base pay.",
        "The Rome daily Il Tempo asked.",
        "They are the leaders of tomorrow.",
        "In today's world it is rare.",
        "It matters to the future of the plant.",
        "Section 12.4 and page 1999 are void.",
        "Call +86 2010-2015-86 or +86 138-2010-2015.",
        "It shouldn't make sense.",
        "It has a market of its own.",
        "One may decide in due course.",
        "It is the base of the future AI network.",
        "The Marchetti and Mayfair brands.",
        "They have a marching order and a weekday of none.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert [m.text for m in read_times(text, published_on=PUBLISHED)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They signed last month.", "XXXX-XX"),
        ("They signed last year.", "XXXX"),
        ("They signed last week.", "XXXX-WXX"),
        ("They signed on Friday.", "XXXX-WXX-5"),
        ("They signed in May.", "XXXX-05"),
        ("They signed on May 5.", "XXXX-05-05"),
        ("They signed yesterday.", "XXXX-XX-XX"),
        ("Its third-quarter profit rose.", "XXXX-Q3"),
        ("They signed next quarter.", "XXXX-QX"),
        ("They signed two weeks ago.", "XXXX-WXX"),
        ("They signed at 5 p.m. sharp.", "XXXX-XX-XXT17:00"),
    ],
)
def test_without_the_articles_date_a_relative_time_stays_open(text, value):
    [found] = read_times(text)
    assert (found.time.value, found.time.start, found.time.end) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in Q3 2025", date(2025, 7, 1), date(2025, 10, 1)),
        ("in the second half of 2026", date(2026, 7, 1), date(2027, 1, 1)),
        ("on October 28, 2025", date(2025, 10, 28), date(2025, 10, 29)),
        ("in December 2025", date(2025, 12, 1), date(2026, 1, 1)),
        ("last week", date(2025, 3, 3), date(2025, 3, 10)),
        ("over the weekend", date(2025, 3, 8), date(2025, 3, 10)),
        ("in the winter of 2024", date(2024, 12, 1), date(2025, 3, 1)),
        ("in the 1990s", date(1990, 1, 1), date(2000, 1, 1)),
        ("for 2022-2024", date(2022, 1, 1), date(2025, 1, 1)),
        ("the first nine months of 2024", date(2024, 1, 1), date(2024, 10, 1)),
        ("the next five years", date(2025, 3, 12), date(2030, 3, 12)),
        ("the last four months of 2024", date(2024, 9, 1), date(2025, 1, 1)),
        ("for three years", None, None),
        ("every quarter", None, None),
        ("now", None, None),
        ("in 2030 and beyond", date(2030, 1, 1), None),
    ],
)
def test_days_are_half_open(text, start, end):
    [found] = read_times(text, published_on=PUBLISHED)
    assert (found.time.start, found.time.end) == (start, end)


@pytest.mark.parametrize(
    ("published_on", "value"),
    [
        (date(2025, 11, 7), "2025-11-07"),  # 11 July and 7 November are both past
        (date(2025, 8, 1), "2025-07-11"),  # 7 November would be ahead of the article
        (None, "2025-11-07"),
    ],
)
def test_an_ambiguous_date_is_not_later_than_its_article(published_on, value):
    [found] = read_times("11/07 2025", published_on=published_on)
    assert found.time.value == value
    assert "before the" in found.time.note


@pytest.mark.parametrize(
    ("marked", "published_on", "values"),
    [
        ("By Ann Lee\n[14 May 2026]\nThe firm spoke.", date(2026, 5, 14), ["2026-05-14"]),
        ("It offers 61% more than [Wednesday]'s closing price.", date(2026, 5, 14), ["2026-05-13"]),
        ("It will pay a premium to [Friday]’s close.", date(2026, 5, 14), ["2026-05-08"]),
        ("It will vote before [Friday]'s meeting.", date(2026, 5, 14), ["2026-05-15"]),
        ("It dropped its own plan to buy Arlo in [January].", date(2026, 3, 9), ["2026-01"]),
        ("It plans to sell Arlo in [January].", date(2026, 3, 9), ["2027-01"]),
        ("It is below the record set on [August 6].", date(2026, 3, 9), ["2025-08-06"]),
        ("A hearing is set for [August 6].", date(2026, 3, 9), ["2026-08-06"]),
        ("The bid had been due to expire [Friday].", date(2026, 3, 9), ["2026-03-06"]),
        ("The board named her chair, effective [April 1].", date(2026, 3, 9), ["2026-04-01"]),
        (
            "It signed on [14 February 2022]. Over [the week] it fell. [Six days earlier] it rose.",
            date(2022, 3, 9),
            ["2022-02-14", "2022-W07", "2022-02-08"],
        ),
        ("A vote on [Friday] was expected to pass.", date(2026, 3, 9), ["2026-03-13"]),
        ("[Friday]'s report will show growth.", date(2026, 5, 14), ["2026-05-15"]),
        (
            "It runs for [five years] from [1 January 2027].",
            date(2026, 5, 14),
            ["P5Y", "2027-01-01"],
        ),
        ("It rose from [Tuesday]'s close of $5 and will pay.", date(2026, 5, 14), ["2026-05-12"]),
        ("It would still be held on [April 24].", date(2026, 3, 9), ["2026-04-24"]),
        ("It fell [the day before last Tuesday].", date(2026, 3, 12), ["2026-03-09"]),
        ("It met in [the first week of 2027].", date(2026, 3, 9), ["2027-W01"]),
        ("It met in [the last week of 2019].", date(2026, 3, 9), ["2019-W52"]),
        ("It has decided to admit them in [April].", date(2026, 3, 9), ["2026-04"]),
        ("It moved to London in [April].", date(2026, 3, 9), ["2025-04"]),
        ("The two boards meet separately [Monday].", date(2026, 3, 12), ["2026-03-16"]),
        ("The boards did not meet [Monday].", date(2026, 3, 12), ["2026-03-09"]),
        ("The vote is on [Tuesday].", date(2026, 3, 12), ["2026-03-17"]),
        (
            "Shareholders vote on [May 8]. A call starts at [9 a.m. Eastern].",
            date(2026, 5, 5),
            ["2026-05-08", "2026-05-08T09:00"],
        ),
        (
            "It earned $3bn in [the third quarter], up from $2bn in [the second quarter]. [A year"
            " earlier] it lost money.",
            date(2025, 11, 5),
            ["2025-Q3", "2025-Q2", "2024-Q3"],
        ),
        (
            "It lost $7bn in [2023], more than the $5bn [a year earlier].",
            date(2025, 5, 7),
            ["2023", "2022"],
        ),
        (
            "Listed in [1987], it made $7bn, up from $5bn [a year earlier].",
            date(2025, 5, 7),
            ["1987", "2024"],
        ),
        ("[The year] to [March 2025] was good.", date(2025, 5, 7), ["P1Y", "2025-03"]),
        (
            "In [the six months] to [30 September] it grew.",
            date(2025, 11, 7),
            ["P6M", "2025-09-30"],
        ),
        (
            "Trading begins at [9:30am] New York time on [Wednesday, May 14].",
            date(2025, 5, 7),
            ["2025-05-14T09:30", "2025-05-14"],
        ),
        ("They met twice in as many weeks.", date(2025, 5, 7), []),
        (
            "After strong [third-quarter] results it cut costs in [the quarter].",
            date(2025, 11, 5),
            ["2025-Q3", "2025-Q3"],
        ),
    ],
)
def test_nearby_words_decide_which_day_is_meant(marked, published_on, values):
    phrases, found = marked_times(marked, published_on)
    assert [(m.text, m.time.value) for m in found] == list(zip(phrases, values, strict=True))
