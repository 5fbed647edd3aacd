"""Stretches of time and what is counted with them: "three years", "two weeks ago"."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.nlp.dates import guards, uses
from kg.nlp.dates.grammar import Context, Rule
from kg.nlp.dates.meanings import Away, Length, Meaning, Recurring, Spoken
from kg.nlp.dates.rules.relative import unit_value

Count = tuple[Decimal | None, str | None]


def length(u: str, n: int | Count | None = None, window: str | None = None) -> Length:
    if isinstance(n, tuple):
        return Length(u, n[0], n[1], window)
    return Length(u, None if n is None else Decimal(n), None, window)


def windowed(s: int, u: str, n: int | Count | None = None) -> Meaning | None:
    return length(u, n, {-1: "past", 0: "present", 1: "coming"}[s])


def first(u: str, n: int | Count) -> Length:
    return length(u, n, "first")


def between(u: str, a: int, b: int) -> Length | None:
    return Length(u, Decimal(b), "EQUAL_OR_LESS") if a < b else None


def hyphenated(context: Context) -> bool:
    """ "a three-year deal", but not the age of a "24-year-old"."""
    return not context.after.lower().startswith(("-old", " old", "-olds")) and not (
        context.before[-1:] in "-$€£" and context.before[-1:] != ""
    )


def is_stretch(context: Context) -> bool:
    return (
        hyphenated(context)
        and guards.is_no_verb(context)
        and guards.is_free_figure(context)
        and uses.is_no_pay(context)
    )


def is_no_term(context: Context) -> bool:
    """ "two weeks from Friday", but not "runs for five years from 1 January 2027": two times."""
    is_term = context.before.lower().endswith(("for ", "over ", "of ", "lasts "))
    return not (is_term and " from " in context.words)


def is_after_preposition(context: Context) -> bool:
    """Bare plurals are times only in "for years", "in weeks", "within days"."""
    return (" " + context.before.lower()).endswith(
        (" for ", " in ", " within ", " over ", " took ")
    )


_GOING_ON = re.compile(r"\b(?:after|despite|amid|through|follow(?:s|ed|ing)?) $", re.I)


def is_long(context: Context) -> bool:
    """Bare plurals are also times in "after months of talks", "followed years of decline"."""
    if context.after.startswith((" later", " earlier", " away")):
        return not context.before.endswith(
            ("the ", "these ", "those ")
        )  # "Months later, it closed"
    if context.before.endswith(" a matter of "):
        return True
    goes_on = bool(_GOING_ON.search(context.before)) and context.after.startswith(" of ")
    return goes_on or is_after_preposition(context)


def is_a_stretch(context: Context) -> bool:
    """ "for a year", but not "$5 a year", "twice a week"."""
    if " full " in context.words or " whole " in context.words:
        return True
    before = " " + context.before.lower()
    return before.endswith(
        (" for ", " in ", " within ", " over ", " under ", " than ", " nearly ", " almost ",
         " about ", " least ", " took ", " take ", " takes ", " lasted ", " only ", " just ",
         " after ", " before ", " half ", " spend ", " spent ", " to ", " around ")
    ) or context.after.lower().startswith((" after", " before", " or two", " or so",
         " later", " earlier"))  # fmt: skip


_HALVED = ("hour", "minute", "day", "decade", "century")  # "half-year results" are of a half


BARE = (
    Rule("several years", "n:COUNT_OR_NUM (more | full | consecutive | straight | additional |"
         " business | trading | working | calendar | fiscal)? u:UNIT", "LENGTH", length,
         (("for [three years]", "P3Y"), ("for [several months]", "PXM"),
          ("for [two and a half years]", "P2.5Y")), guard=is_stretch),
    Rule("three-year", "n:COUNT_OR_NUM - u:UNIT_S", "LENGTH", length,
         (("a [three-year] deal", "P3Y"), ("a [90-day] notice", "P90D")), guard=is_stretch),
    Rule("years-long", "u:UNIT_P - long", "LENGTH", lambda u: Length(u, None),
         guard=guards.is_not_glued),
    Rule("day-long", "u:UNIT_S - long", "LENGTH", lambda u: Length(u, Decimal(1)),
         (("a [year-long] inquiry", "P1Y"),)),
    Rule("two or three years", "a:NUM (to | or | -) b:NUM (- | more)? u:UNIT", "LENGTH", between,
         (("takes [two to three weeks]", "P3W"),), guard=is_stretch),
    Rule("yearlong", "u:LONG", "LENGTH", lambda u: Length(u, Decimal(1)),
         (("a [yearlong] inquiry", "P1Y"),)),
    Rule("half-hour", "(a)? half (-)? u:UNIT_S", "LENGTH",
         lambda u: Length(u, Decimal("0.5")) if u in _HALVED else None,
         (("for [a half-hour]", "PT0.5H"), ("for [a half century]", "P50Y")),
         guard=guards.is_not_glued),
    Rule("quarter century", "a quarter (- | of a)? century", "LENGTH",
         lambda: Length("year", Decimal(25)), (("for [a quarter of a century]", "P25Y"),),
         guard=hyphenated),
    Rule("the next day or two", "(a | the)? (next | coming | last | past) u:UNIT_S or two",
         "LENGTH", lambda u: Length(u, Decimal(2), "EQUAL_OR_LESS"),
         (("in [the next day or two]", "P2D"),)),
    Rule("the next two or three weeks", "(the)? WINDOW a:NUM (to | or | -) b:NUM u:UNIT_P",
         "LENGTH", between,
         (("in [the next two to three weeks]", "P3W"),), guard=is_stretch),
    Rule("the last year up to now", "the last u:UNIT_S", "LENGTH",
         lambda u: Length(u, Decimal(1), None, "past"),
         (("over [the last year]", "P1Y"),), guard=uses.is_up_to_now),
    Rule("year and a half", "(a | an | one) u:UNIT_S and a half", "LENGTH",
         lambda u: Length(u, Decimal("1.5"))),
    Rule("a year", "(a | an | another) (full | whole | further | single)? u:UNIT_S", "LENGTH",
         lambda u: Length(u, Decimal(1)) if u != "second" else None, (("for [a year]", "P1Y"),),
         guard=lambda c: is_a_stretch(c) and is_stretch(c)),
    Rule("an additional year", "an additional u:UNIT_S", "LENGTH",
         lambda u: Length(u, Decimal(1))),
    Rule("years", "u:UNIT_P", "LENGTH", lambda u: Length(u, None), (("for [years]", "PXY"),
         ("after [months] of talks", "PXM")), guard=is_long),
    Rule("decades", "(many | some | most of the)? decades", "LENGTH",
         lambda: Length("decade", None), guard=is_after_preposition),
    Rule("a while", "(a while | COUNT time)", "LENGTH", lambda: Length("while", None),
         (("for [a while],", "PXX"),),
         guard=lambda c: (" " + c.before.lower()).endswith(" for ")),
    Rule("the nine months", "the n:COUNT_OR_NUM u:UNIT", "LENGTH",
         lambda n, u: length(u, n, "spoken"),
         (("in [the nine months] ended September 30", "P9M"),), guard=is_stretch),
    Rule("the past three years", "(the | these | those)? s:WINDOW n:COUNT_OR_NUM (fiscal |"
         " consecutive | business | trading)? u:UNIT", "LENGTH", windowed,
         (("over [the past three years]", "P3Y"), ("in [the next five years]", "P5Y"),
          ("[the last few days]", "PXD")), guard=is_stretch),
    Rule("the three past years", "the n:NUM s:WINDOW u:UNIT_P", "LENGTH", windowed),
    Rule("the past decade", "(the)? s:WINDOW u:UNIT_S", "LENGTH",
         lambda s, u: windowed(s, u, 1) if u in ("decade", "hour", "minute") and s else None,
         (("for [the past decade]", "P10Y"),)),
    Rule("the past year", "(the | this)? PAST u:UNIT_S", "LENGTH",
         lambda u: Length(u, Decimal(1), None, "past"), (("over [the past year]", "P1Y"),)),
    Rule("the first nine months", "(the | its)? first n:COUNT_OR_NUM u:UNIT_P", "LENGTH", first,
         (("in [the first nine months]", "P9M"),), guard=is_stretch),
    Rule("the final three months", "(the | its)? (final | closing) n:COUNT_OR_NUM u:UNIT_P",
         "LENGTH", lambda n, u: length(u, n, "final"), guard=is_stretch),
    Rule("the latest nine months", "(the)? latest n:COUNT_OR_NUM u:UNIT_P", "LENGTH",
         lambda n, u: length(u, n, "past")),
    Rule("year-ago nine months", "the year - (ago | earlier) n:COUNT_OR_NUM u:UNIT_P", "LENGTH",
         lambda n, u: length(u, n, "spoken")),
    Rule("multi-year", "(multi | several) (-)? u:UNIT_S", "LENGTH", lambda u: Length(u, None),
         (("a [multi-year] deal", "PXY"),)),
)  # fmt: skip

_MODS = (
    ("about a decade", "(about | around | roughly | approximately | some | circa)", "APPROX",
     "for [about three years]"),
    ("nearly a year", "(nearly | almost | just under)", "LESS_THAN", "for [nearly three years]"),
    ("more than a year", "(more than | over | longer than | in excess of | just over)",
     "MORE_THAN", "for [more than three years]"),
    ("less than a year", "(less than | under | fewer than | shorter than)", "LESS_THAN",
     "for [less than three years]"),
    ("at least a year", "(at least | no less than | a minimum of)", "EQUAL_OR_MORE",
     "for [at least three years]"),
    ("at most a year", "(at most | up to | no more than | no longer than | as much as |"
     " as long as)", "EQUAL_OR_LESS", "for [up to three years]"),
)  # fmt: skip


def with_mod(meaning: Length, mod: str) -> Length:
    """The same stretch, hedged."""
    return Length(meaning.unit, meaning.count, mod, meaning.window, meaning.of)


def _modified() -> tuple[Rule, ...]:
    rules = []
    for name, words, mod, example in _MODS:
        rules.append(
            Rule(
                name,
                f"{words} x:LENGTH",
                "LENGTH",
                lambda x, mod=mod, words=words: (
                    with_mod(x, mod)
                    if x.window is None
                    or ("over" not in words and "within" not in words and "some" not in words)
                    else None
                ),
                ((example, "P3Y"),),
            )
        )
        rules.append(
            Rule(
                f"{name}, one",
                f"{words} (a | an | the | one) u:UNIT_S",
                "LENGTH",
                lambda u, mod=mod: Length(u, Decimal(1), mod),
                guard=is_stretch,
            )
        )
    return tuple(rules)


MODIFIED = (
    *_modified(),
    Rule("a year or so", "x:LENGTH or so", "LENGTH", lambda x: with_mod(x, "APPROX"),
         (("for [three years or so]", "P3Y"),)),
    Rule("three years or more", "x:LENGTH or (more | longer)", "LENGTH",
         lambda x: with_mod(x, "EQUAL_OR_MORE")),
    Rule("a year or two", "a u:UNIT_S or two", "LENGTH",
         lambda u: Length(u, Decimal(2), "EQUAL_OR_LESS")),
)  # fmt: skip

_CLOCK = ("hour", "minute", "second")


def from_spoken(x: Length, sign: int) -> Away | None:
    """ "three years earlier"; what leads to no day stays a length: "a few days later"."""
    if x.count is None or x.unit in _CLOCK:
        return None
    return Away(x, sign, anchor="spoken")


_END_OF = {"first": "first", "final": "final", "past": "final"}  # "the last four months of 2024"
_SHORT = "(a | an | one)"
# Events of business news that a date in the same text dates.
_EVENT = (
    "(announcement | deal | launch | closing | merger | acquisition | takeover | listing | ipo"
    " | completion | signing | approval | filing | vote | ruling | offer | bid | sale | purchase)"
)

AWAY = (
    Rule("two weeks ago", "(just | only)? x:LENGTH ago", "DAY_POINT", lambda x: Away(x, -1),
         (("[two weeks ago]", "2025-W09"), ("[three years ago]", "2022"),
          ("[ten days ago]", "2025-03-02"))),
    Rule("a month ago", f"{_SHORT} u:UNIT_S (or so)? ago", "DAY_POINT",
         lambda u: Away(Length(u, Decimal(1)), -1), (("[a month ago]", "2025-02"),)),
    Rule("a while ago", "(COUNT time | a while | long | not long) ago", "DAY_POINT",
         lambda: Away(Length("month", None), -1), (("moved [some time ago]", "PAST_REF"),)),
    Rule("years ago", "u:UNIT_P ago", "DAY_POINT", lambda u: Away(Length(u, None), -1)),
    Rule("two weeks earlier", "x:LENGTH (earlier | before | previously | prior)", "DAY_POINT",
         lambda x: from_spoken(x, -1), (("in 2020, [three years earlier]", "2017"),
         ("[two hours] earlier", "PT2H")),
         guard=lambda c: c.words.lower().endswith(("earlier", "previously"))
         or not c.after.startswith((" the ", " a ", " an ", " it", " they", " he"))),
    Rule("a week earlier", f"{_SHORT} u:UNIT_S (earlier | before)", "DAY_POINT",
         lambda u: from_spoken(Length(u, Decimal(1)), -1),
         (("on May 5, 2024, [a week earlier]", "2024-04-28"),)),
    Rule("two weeks later", "x:LENGTH (later | afterwards | afterward | thereafter)", "DAY_POINT",
         lambda x: from_spoken(x, 1), (("on May 5, 2024, [ten days later]", "2024-05-15"),
         ("[a few days] later", "PXD"))),
    Rule("a week later", f"{_SHORT} u:UNIT_S (later | afterwards)", "DAY_POINT",
         lambda u: from_spoken(Length(u, Decimal(1)), 1), (("[an hour] later", "PT1H"),)),
    Rule("two weeks from now", "x:LENGTH (from REFERENCE | hence)", "DAY_POINT",
         lambda x: Away(x, 1), (("[two weeks from now]", "2025-W13"),)),
    Rule("a year from now", f"{_SHORT} u:UNIT_S (from REFERENCE | hence)", "DAY_POINT",
         lambda u: Away(Length(u, Decimal(1)), 1)),
    Rule("in two weeks' time", "in x:LENGTH ' time", "DAY_POINT", lambda x: Away(x, 1)),
    Rule("in a year's time", f"in {_SHORT} u:UNIT_S '~s time", "DAY_POINT",
         lambda u: Away(Length(u, Decimal(1)), 1)),
    Rule("two weeks before a date", "x:LENGTH (before | prior to) p:POINT", "DAY_POINT",
         lambda x, p: Away(x, -1, p), (("[two days before Christmas 2024]", "2024-12-23"),)),
    Rule("two weeks after a date", "x:LENGTH (after | from | following) p:POINT", "DAY_POINT",
         lambda x, p: Away(x, 1, p), (("[ten days after May 3, 2024]", "2024-05-13"),),
         guard=is_no_term),
    Rule("two weeks after the announcement on a date",
         f"x:LENGTH (after | following) (the | its | their) {_EVENT} (on | of) p:DAY_POINT",
         "DAY_POINT", lambda x, p: Away(x, 1, p),
         (("[two days after the announcement on May 3, 2024]", "2024-05-05"),)),
    Rule("two weeks after the announcement",
         f"x:LENGTH (after | following) (the | its | their) {_EVENT}",
         "DAY_POINT", lambda x: Away(x, 1, anchor="event"),
         (("on March 3, 2025. [Two weeks after the announcement]", "2025-03-17"),)),
    Rule("two weeks before the announcement",
         f"x:LENGTH (before | ahead of) (the | its | their) {_EVENT}",
         "DAY_POINT", lambda x: Away(x, -1, anchor="event")),
    Rule("the day before a date", "(the)? u:UNIT_S before p:POINT", "DAY_POINT",
         lambda u, p: Away(Length(u, Decimal(1)), -1, p),
         (("[the day before Christmas 2024]", "2024-12-24"),)),
    Rule("the day after a date", "(the)? u:UNIT_S after p:POINT", "DAY_POINT",
         lambda u, p: Away(Length(u, Decimal(1)), 1, p)),
    Rule("first nine months of a year", "x:LENGTH of p:PERIOD", "LENGTH",
         lambda x, p: Length(x.unit, x.count, x.mod, _END_OF[x.window], p)
         if x.window in _END_OF else None,
         (("in [the first nine months of 2024]", "P9M"),
          ("in [the last four months of 2024]", "P4M"))),
    Rule("each of the past years", "each of x:LENGTH", "SET",
         lambda x: Recurring(unit_value(x.unit, 1), "EACH")),
    Rule("day of the week",
         "u:WEEK_POINT (of | beginning | starting | commencing) (on)? p:DAY_POINT", "WEEK_POINT",
         lambda u, p: Away(Length("week", Decimal(0)), 1, p) if isinstance(u, Spoken) else None,
         (("in [the week of March 3, 2025]", "2025-W10"),)),
)  # fmt: skip
