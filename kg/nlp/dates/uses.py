"""What words of time are used for besides telling when: a daily is a paper, months of pay a sum.

Guards like those of guards.py, which has what only looks like a time.
"""

from __future__ import annotations

import re

from kg.nlp.dates.grammar import Context

_PAPER = re.compile(r"(?:newspaper|[A-Z][a-z]+['’]?s?) $")


def is_no_newspaper(context: Context) -> bool:
    """ "held daily", but not "the Paris daily Le Monde"."""
    is_named = re.match(r",? [A-Z]", context.after)
    return not (is_named and _PAPER.search(context.before))


_UP_TO_NOW = re.compile(r"\b(?:over|within|throughout) (?:just )?$", re.IGNORECASE)
_RUNNING = ("day", "week", "month", "year")  # "over the last quarter" is mostly the calendar's


def is_up_to_now(context: Context) -> bool:
    """ "over the last year" ends today, unlike "sold last year" and "over the last year of"."""
    words = context.words.lower()
    is_running = words.startswith("the last ") and words.endswith(_RUNNING)
    is_part = context.after.startswith((" of ", "'", "’"))
    return is_running and not is_part and bool(_UP_TO_NOW.search(context.before))


def is_possessed(context: Context) -> bool:
    """ "for its fiscal year", where "a fiscal year" and "by fiscal year" are none in particular."""
    return context.before.lower().endswith((" its ", " their ", " our ", "'s ", "’s "))


_TIMES_WE_LIVE_IN = re.compile(
    r"['’]s (?:[a-z]+ )?(?:world|youth|society|economy|environment|climate|standards|age|era"
    r"|generation|consumers|teenagers|kids|parents|leaders|technology|workplace)\b"
)
_ONES_OF = re.compile(r"\b(?!as |news )(?:[a-z]+s|people|men|women|children) of $")


def is_that_day(context: Context) -> bool:
    """ "said today", but not "in today's world", "the leaders of tomorrow"."""
    if _ONES_OF.search(context.before):
        return False
    return not _TIMES_WE_LIVE_IN.match(context.after)


_PAID = re.compile(r"(?:['’]| of) (?:[a-z]+ )?(?:pay|salary|salaries|wages|severance|rent)\b")


def is_no_pay(context: Context) -> bool:
    """ "for six months", but not "six months of base pay", "two weeks' wages"."""
    return not _PAID.match(context.after)


_BEFORE_HOUR = re.compile(r"\b(?:at|by|until|till|around|about|after|before|from|to|since) $", re.I)


def is_wire_clock(context: Context) -> bool:
    """Four figures and a zone: "at 0930 GMT"; not "2010 PT Cruiser"."""
    figures, _, zone = context.words.partition(" ")
    return len(figures) == 4 and zone.isupper() and bool(_BEFORE_HOUR.search(context.before))
