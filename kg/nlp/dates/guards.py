"""What keeps a word of time from being one: "may" the verb, "Sun" the company, model 2024.

A guard sees the match and the text around it, and says whether it can be meant as a
time. Not here: what the expression means.
"""

from __future__ import annotations

import re

from kg.nlp.dates.grammar import Context
from kg.nlp.dates.lexicon import MONTHS

_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+\.? $")
# "May" and "March" stand for months in this place; elsewhere they may be verbs or names.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|to|through|from|for|and|or|last|this|next|early|late|mid|during"
    r"|before|after|between|end|around|on|past|previous|every|each|both|back|as|that|coming|was|the"
    r"|and its|its|his|their|our)[ -]$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    r" ?(?:-|–|to|through|until|and|,) ?(?:"
    + "|".join(name.capitalize()[:3] for name in MONTHS)
    + ")"
)
_AMOUNT_BEFORE = re.compile(r"(?:[$€£¥#]|\b(?:No|no|Rs|US|USD|EUR|GBP|page|chapter|section)\.?) ?$")
_GLUED_BEFORE = re.compile(r"(?:[^\W_]|[$€£¥#&@_=%]|\d[.,:/]|[A-Za-z0-9][-–]|[A-Za-z]/)$")
# A hyphen that joins two times: "mid-2025", "2022-2024".
_JOINED_BEFORE = re.compile(r"\b(?:mid|late|early|pre|post|end|FY|\d{4}|[A-Z][a-z]+)[-–]$", re.I)
_TELEPHONE_BEFORE = re.compile(
    r"(?:\d-\d{4}[-–]|\+\d{1,3}[ -][\d -]{0,12}|\b(?:Tel|Phone|Fax)[.:] ?)$", re.I
)
_SIGN_BEFORE = re.compile(r"[$€£¥] ?$")
_GLUED_AFTER = re.compile(r"(?:[A-Za-z_%@=]|[.,:]\d|/\d)")
_NEXT_WORD = re.compile(r" ([a-z]+(?:-[a-z]+)?)\b")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:['’]s)?)[ -]$")
# After a figure: what it counts. A plural noun does too, except these words that end in "s".
_COUNTED = frozenset(
    "other new more additional full-time local small foreign people men women point percent per"
    " million billion trillion".split()
)
_NOT_COUNTED = frozenset(
    "as was is has his this its us across plus less versus perhaps unless besides towards always"
    " result results sales earnings revenues profits plans models elections business figures levels"
    " losses estimates sees".split()
)
_YEAR_BEFORE = frozenset(
    "in since of by until till from to and or for during before after between through the year"
    " early late mid fiscal around circa about back than as last year's with on summer spring fall"
    " autumn winter".split()
)
_LISTED_BEFORE = re.compile(r"(?:\(|[a-z], )$")  # "Leeds, 1738, and", "(1821)"
_MODEL_BEFORE = re.compile(
    r"\b(?:model|version|v|type|series|release|windows|office|server|room|route|flight|no\.|part"
    r"|page"
    r"|section) $",
    re.IGNORECASE,
)
_DEFINITE_BEFORE = re.compile(r"\b(?:the|since|of|by|until|its|his|their|'s) $", re.IGNORECASE)
_FALL_BEFORE = re.compile(r"\b(?:in the|last|this|next|each|every|by|since|early|late|of) $", re.I)


def is_month(context: Context) -> bool:
    """A bare month: not "may" the verb, "March" the verb, "Mar", nor May the person."""
    word = context.words.rstrip(".")
    low = word.lower()
    if low not in ("may", "march") and word[0].islower():
        return low in MONTHS and not _is_inside_word(context)
    if _is_inside_word(context):
        return False
    if low in ("may", "march", "mar", "jan", "dec", "jun", "sep"):
        if word[0].islower() or (
            low not in ("may", "march")
            and low == word.lower()
            and len(word) <= 3
            and not context.words.endswith(".")
            and not _BEFORE_MONTH.search(context.before)
        ):
            return False
        is_placed = _BEFORE_MONTH.search(context.before) or (
            _MONTH_AFTER.match(context.after) and not _NAME_BEFORE.search(context.before)
        )
        return bool(is_placed) and not _is_person(context)
    return not (low in ("april", "june", "august") and _is_person(context))


def _is_person(context: Context) -> bool:
    """ "Theresa May", "April Jones": a capitalised name beside it that is no sentence's start."""
    return bool(re.match(r" [A-Z][a-z]+\b(?!')", context.after)) and not re.search(
        r"\b(?:in|since|of|by|until|last|this|next|during|early|late) $", context.before, re.I
    )


def _is_inside_word(context: Context) -> bool:
    return (
        context.before[-1:] == "-"
        and context.before[-2:-1].isalpha()
        and not re.search(r"\b(?:mid|late|early|pre|post|end)-$", context.before, re.I)
    )


def is_month_with_figure(context: Context) -> bool:
    """ "May 12" is a day; "may 12 people" is not, nor is "March 3 million"."""
    first = context.words.split()[0]
    if (
        first.lower().rstrip(".") in ("may", "march", "mar", "dec", "jan", "sep", "jun")
        and first[0].islower()
    ):
        return False
    return is_free_figure(context)


def is_free_figure(context: Context) -> bool:
    """A figure that is no part of a sum, a name, a version or a longer figure."""
    before = context.before
    near = before[-3:]
    starts_in_figures = context.words[0].isdigit()
    if starts_in_figures and _SIGN_BEFORE.search(near):
        return False  # "$ 12 December"
    if context.words[-1].isdigit() and _GLUED_AFTER.match(context.after):
        return False
    if starts_in_figures and _GLUED_BEFORE.search(near):
        is_joined = len(context.words) >= 4 and _JOINED_BEFORE.search(before[-14:])
        if not is_joined:
            return False
    return not (_MODEL_BEFORE.search(before[-9:]) or _TELEPHONE_BEFORE.search(before[-20:]))


def is_year(context: Context) -> bool:
    """A bare year: "in 2024", "the 2024 results", but not "2024 people", "model 2024", "$2,024"."""
    if not is_free_figure(context) or _AMOUNT_BEFORE.search(context.before):
        return False
    is_told = _JOINED_BEFORE.search(context.before) or _DEFINITE_BEFORE.search(context.before[-7:])
    if not is_told and _counts(context.after):
        return False
    number = int(context.words[-4:])
    if 1900 <= number <= 2099:
        return True
    if re.search(r"\b1[4-9]\d\d[-–]$", context.before[-6:]):
        return True  # "1821-1850"
    if number >= 1700 and _LISTED_BEFORE.search(context.before) and context.after[:1] in ",;)–":
        return True
    last = _LAST_WORD.search(context.before)
    return number >= 1400 and last is not None and last[1].lower() in _YEAR_BEFORE


def _counts(after: str) -> bool:
    """Whether a figure before these words is a count: " cars", " other vans"."""
    found = _NEXT_WORD.match(after)
    if found is None:
        return False
    word = found[1]
    is_plural = word.endswith("s") and word not in _NOT_COUNTED and not after.endswith(" ago")
    return word in _COUNTED or is_plural


_YEAR_ENDS = re.compile(
    r"\s*(?:[.,;:!?)]|$|(?:and|to|or|by|when|as|at|on|it|the|he|she|they|we)\b)"
)


def is_year_in_words(context: Context) -> bool:
    """ "in two thousand and fifteen.", but not "in two thousand cases"."""
    return is_after_preposition(context) and bool(_YEAR_ENDS.match(context.after))


def is_month_after_year(context: Context) -> bool:
    """ "2017 April", but not "In 2017 May said" or "in 2017 August Capital bought"."""
    month = re.split(r"[\s,]+", context.words)[-1].lower()
    return month not in ("may", "march") and not re.match(r" [A-Z]", context.after)


def is_season(context: Context) -> bool:
    """ "in the fall", "summer 2025", but not "shares fall", "a spring in its step"."""
    word = context.words.split()[-1].lower()
    if context.after[:1] == "-" or re.match(r" of \d", context.after):
        return True
    if word in ("fall", "spring"):
        return bool(_FALL_BEFORE.search(context.before)) or " " in context.words
    return True


def starts_upper(context: Context) -> bool:
    return context.words[0].isupper() and context.before[-1:] != "-"


def is_not_glued(context: Context) -> bool:
    """Not part of a longer hyphenated word: "week-long", "state-of-the-day"."""
    return not (
        (context.before[-1:] == "-" and context.before[-2:-1].isalnum())
        or re.match(r"-[A-Za-z]", context.after)
    )


_PREPOSITION = re.compile(
    r"(?:^|\b)(?:in|of|since|by|from|to|until|before|after|for|during|and|summer|spring|fall|winter|class"
    r" of|,)\s$",
    re.IGNORECASE,
)


def is_after_preposition(context: Context) -> bool:
    """ "in '98", "of nineteen ninety-six": figures and words that are seldom a year."""
    return bool(_PREPOSITION.search(context.before))


_OF_AN_AMOUNT = re.compile(r"(?:%|\bper ?cent|\d(?: (?:[mb]illion|[a-z]+s))?) $")
_CLAUSE_GOES_ON = (
    r" (?:and|from|since|until|over|with|after|before|through|into|while|when|for|but|the|its|his"
    r"|her|their|was|were|has|had|are|will)\b"
)


def is_no_adjective(context: Context) -> bool:
    """ "paid quarterly", but not "a quarterly dividend", which is no time but a kind.

    In "rises 20% annually" it says what the amount is per.
    """
    if not is_not_glued(context) or _OF_AN_AMOUNT.search(context.before):
        return False
    may_be_kind = context.words.lower() in ("quarterly", "monthly", "weekly")
    if not may_be_kind or re.match(_CLAUSE_GOES_ON, context.after):
        return True
    return not re.match(r" (?:of\b|[a-z]{3,})", context.after)


def is_part_of_a_day(context: Context) -> bool:
    """ "later in the day" is the day of the article; most of "the day" is any day."""
    return bool(re.search(r"\b(?:late|later|early|earlier) (?:in|on) $", context.before, re.I))


def ends_a_clause(context: Context) -> bool:
    """ "the day before, it fell" counts from the day spoken of, "the day before it fell" not."""
    return not re.match(r"[ -]\w", context.after)


def is_no_quality(context: Context) -> bool:
    """ "fell overnight", but not "the overnight rate", "an overnight success"."""
    return is_not_glued(context) and not re.match(
        r" (?!(?:and|as|in|on|at|to|by|after|before|from|with|when|while|into|for|but|under|near"
        r"|that|the|a|his|her|their|its)\b)[a-z]",
        context.after,
    )


def is_dated_fraction(context: Context) -> bool:
    """ "on 4/22", "by 9/30"; "3/4" elsewhere is a fraction."""
    return is_free_figure(context) and bool(
        re.search(r"\b(?:on|by|until|since|before|after|dated) $", context.before)
    )


def ends_in_no_full_stop(context: Context) -> bool:
    """The point of "Sept." belongs to it, that of "in May." does not."""
    words = context.words
    return words[-1] != "." or words[:-1].split()[-1].lower() not in MONTHS


def is_capital_month(context: Context) -> bool:
    """ "this May", but not "this may take": the month is the word with the capital."""
    return context.words.split()[-1][0].isupper()


def is_no_attribute(context: Context) -> bool:
    """ "in the future", but not "the future AI network", nor what becomes of "the future of it"."""
    return not re.match(r" (?:[A-Z0-9]|of )", context.after)


_AFTER_A_NOUN = re.compile(
    r"\W*$|[^\w\s]|\s+(?:and|or|but|is|was|are|were|has|had|have|that|which|who|when|where|while|as|to"
    r"|with|for|by|in|on|of|at|from|into|after|about|than|because|so|if|not|it|he|she|they|we|i|the|a"
    r"|an|will|would|could|can|may|might|did|does)\b",
    re.IGNORECASE,
)


def is_whole(context: Context) -> bool:
    """ "in the past", but not "the past three summers", "the past management"."""
    return bool(_AFTER_A_NOUN.match(context.after))


def is_after_modal(context: Context) -> bool:
    """ "may one day pay": some day to come, and no length."""
    return bool(
        re.search(r"\b(?:will|would|can|could|may|might|to|should) $", context.before)
        or re.match(r" (?:may|will|might|could) ", context.after)
    )


def is_no_verb(context: Context) -> bool:
    """ "the last three weeks", but not "will last three weeks"."""
    return not (
        context.words.lower().startswith("last")
        and re.search(
            r"(?:\b(?:will|would|can|could|may|might|to|should|must)|n['’]t) $", context.before
        )
    )
