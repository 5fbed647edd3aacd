"""Feasts by their names; when they are is in holidays.py."""

from __future__ import annotations

from decimal import Decimal

from kg.nlp.dates import guards
from kg.nlp.dates.grammar import Rule
from kg.nlp.dates.meanings import Away, Holiday, Length, Year


def _holidays() -> tuple[Rule, ...]:
    table = (
        ("christmas day", "christmas (day)?", "Christmas"),
        ("christmas eve", "christmas eve", "Christmas Eve"),
        ("boxing day", "boxing day", "Boxing Day"),
        ("new year", "new year ('~s)? (day)?", "New Year"),
        ("new year's eve", "new year ('~s)? eve", "New Year's Eve"),
        ("valentine's day", "valentine ('~s)? day", "Valentine's Day"),
        ("independence day", "independence day", "Independence Day"),
        ("fourth of july", "the fourth of july", "Independence Day"),
        ("labor day", "(labor | labour) day", "Labor Day"),
        ("memorial day", "memorial day", "Memorial Day"),
        ("thanksgiving", "thanksgiving (day)?", "Thanksgiving"),
        ("black friday", "black friday", "Black Friday"),
        ("cyber monday", "cyber monday", "Cyber Monday"),
        ("halloween", "halloween", "Halloween"),
        ("easter", "easter (sunday)?", "Easter"),
        ("good friday", "good friday", "Good Friday"),
        ("easter monday", "easter monday", "Easter Monday"),
        ("election day", "election day", "Election Day"),
        ("veterans day", "veterans ('~s)? day", "Veterans Day"),
        ("columbus day", "columbus day", "Columbus Day"),
        ("mlk day", "martin luther king (jr .?)? day", "Martin Luther King Day"),
        ("presidents day", "presidents (')? day", "Presidents' Day"),
        ("bastille day", "bastille day", "Bastille Day"),
        ("singles day", "singles (')? day", "Singles' Day"),
        ("may day", "may day", "May Day"),
        ("st patrick's day", "(st | saint) .? patrick '~s day", "St Patrick's Day"),
        ("lunar new year", "(the)? (lunar | chinese) new year", "Lunar New Year"),
    )  # fmt: skip
    return tuple(
        Rule(title, pattern, "HOLIDAY", lambda name=name: name, guard=guards.starts_upper)
        for title, pattern, name in table
    )


HOLIDAY_NAMES = _holidays()

HOLIDAYS = (
    Rule("holiday of a year", "h:HOLIDAY (of | ,)? y:YEAR4", "DAY_POINT",
         lambda h, y: Holiday(h, Year(y)), (("by [Christmas 2026]", "2026-12-25"),)),
    Rule("holiday week", "h:HOLIDAY week", "WEEK_POINT",
         lambda h: Away(Length("week", Decimal(0)), 1, Holiday(h)),
         (("shops open in [Christmas week]", "2024-W52"),)),
    Rule("last holiday", "s:DEICTIC h:HOLIDAY", "DAY_POINT", lambda s, h: Holiday(h, shift=s),
         (("[last Thanksgiving]", "2024-11-28"),)),
    Rule("holiday", "h:HOLIDAY", "DAY_POINT", lambda h: Holiday(h),
         (("will close by [Christmas]", "2025-12-25"),)),
)  # fmt: skip
