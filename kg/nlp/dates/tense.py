"""Whether a sentence looks back or ahead, by closed-class words and endings.

"met on Friday" is the Friday before publication, "will meet on Friday" the one after.
There is no tagger at this stage; this is the one place to change when there is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.nlp.dates.lexicon import WEEKDAYS

PAST, FUTURE = -1, 1

_AHEAD = frozenset(
    "will 'll ’ll won't shall would may expected expects expect planned planning"
    " scheduled due slated intends intend hoping aiming likely upcoming forthcoming"
    " tomorrow await awaiting deadline payable supposed going sees preparing bracing gearing might"
    " starting beginning expire expires".split()
)
# Verbs that look ahead, and nouns that do not: "plans to sell", but "its own plan".
_PLANS = frozenset("plan plans hopes aims target targets forecast forecasts set".split())
_BEFORE_NOUN = frozenset(
    "a an the its their his her our own this that these those new any no of under abandoned"
    " scrapped dropped shelved cancelled canceled".split()
)
# In the present tense, what stands in a calendar: "they meet on Monday", "the trial begins in May".
_SCHEDULED = frozenset(
    "meet meets begin begins convene convenes resume resumes reopens opens start starts end ends"
    " leaves arrives arrive airs continues continue kicks goes go faces plays hosts hears concludes"
    " premieres heads travels returns celebrates lifts testifies".split()
)
# Of what has been arranged one also says that it "is leaving on Monday"; but not of other doings:
# "are looking into Sunday's crash".
_ARRANGED = frozenset(
    "meeting traveling travelling leaving arriving returning visiting flying hosting opening"
    " launching voting retiring".split()
)
# The same of verbs that look ahead only with these words behind them.
_SCHEDULED_WITH = {
    **dict.fromkeys(("take", "takes"), frozenset("effect place office over".split())),
    **dict.fromkeys(("report", "reports"), frozenset("earnings results quarterly its".split())),
    **dict.fromkeys(("call", "calls", "called", "calling"), frozenset(["for"])),
    # "comes Friday", but "comes two days after Friday's ruling"; "" is the day itself
    "comes": frozenset(["out", "up", ""]),
}
# "agreed to meet on Friday", but not "managed to meet on Friday".
_WISHES = frozenset(
    "agree agrees agreed hope hoped want wants wanted vowed vows promised pledged pledges decided"
    " decides urged urges asked told ordered invited prepared prepares preparing threatened"
    " threatens ready likely unlikely summoned refuses eager".split()
)
_CALLED = frozenset("called call calls strike protest rally meeting vote forecast booked".split())
_MOVED = frozenset(
    "delayed postponed moved rescheduled extended pushed adjourned deferred brought shifted".split()
)
# What one was able to do is over: "could see smoke on Sunday", "could not be reached on Sunday".
_WAS_ABLE = frozenset("not see hear feel find get only be have barely hardly".split())
# "fell in May" names the month, "may fall" tells of what is to come.
_BEFORE_MAY = frozenset(
    "in of since by until till last next this and early late from to through mid for or during"
    " between before after the".split()
)
_LAPSED = frozenset("passed expired lapsed came ran".split())  # "the Friday deadline passed"
_TRADED = frozenset("delivery contract contracts futures".split())  # what comes, not what was
_UNTIL_THEN = frozenset("once until till if".split())
_UNDONE = frozenset("did didn't didn’t failed refused yet".split())  # "did not meet"
_BACK = frozenset(
    "was were had did been said told began became came went got took made gave found sold bought"
    " held met led left lost won paid sent spent rose fell grew hit cut put saw knew thought wrote"
    " ran broke built brought chose drew flew kept lay lent meant read sank shot showed shown"
    " shut set spoke spread stood stole struck swept swung taught threw wore slid dropped ago since"
    " reported announced signed closed ended last has have having yesterday back".split()
)
_NOT_BACK = frozenset(
    "expected scheduled planned slated united limited based need speed indeed".split()
)
_MODALS = frozenset("could may should".split())
_TELLING = _AHEAD | _SCHEDULED | _BACK | _PLANS | _ARRANGED | _MODALS | {"to", *_SCHEDULED_WITH}
_HELPERS = frozenset("will shall would to 'll ’ll may can cannot".split())
_UP_TO = frozenset("by until till through".split())
_BOUND = (["is"], ["are"])  # "is to resume"
_WAS_BOUND = (["was"], ["were"])  # "was to resume"
_LOOSE = frozenset(["was", "were"])
# Past forms that are infinitives as well: "will cut", where "will said" is nobody's English.
_SAME_FORM = frozenset("cut hit put shut set spread have".split())
_LINKS = frozenset(
    "be been being have not also soon then never formally probably still only".split()
)
# "Wednesday's closing price", "Monday's ruling": named by what has happened on that day.
_HAPPENED = re.compile(
    r"['’]s\s(?:[a-z]+\s){0,2}(?:clos(?:e|ing)|price|prices|finish|trading|announcement|news|ruling"
    r"|decision|statement|report|results|filing|attacks?|rally|sell-?off|drop|decline|rise|gains?|loss"
    r"|losses|surge|plunge|edition)\b"
    r"(?!\s(?:will|would|may|might|could|should|is|are|was|were)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|No|U\.S|[A-Z][a-z]{2})\.$")
_WEEKDAYS = frozenset(WEEKDAYS)
_REACH = 160  # characters to either side; a verb farther off says little


def direction(text: str, start: int, end: int) -> int | None:
    """PAST, FUTURE, or None when no verb tells, for the expression `text[start:end]`.

    >>> text = "They met on Friday."
    >>> direction(text, 12, 18), direction("They will meet on Friday.", 18, 24)
    (-1, 1)
    """
    before = _WORD.findall(_sentence_before(text, start).lower())
    after = _WORD.findall(_sentence_after(text, end).lower())
    if before[-1:] and before[-1] in _UP_TO and "had" not in before[-6:] + after[:4]:
        return FUTURE
    if before[-2:] in (["is", "on"], ["are", "on"]) or before[-1:] in _BOUND:
        return FUTURE  # "the vote is on Tuesday", "the deadline is Friday"
    if before[-3:] in (["as", "soon", "as"], ["as", "early", "as"]):
        return FUTURE
    if not _TRADED.isdisjoint(after[:1]):
        return FUTURE
    if after[:1] == ["could"] or _is_put_to(text[start:end], before):
        return FUTURE
    if _is_ahead_of(before) and "had" not in before + after[:12]:
        return FUTURE
    if before[-1:] == ["effective"] and before[-2:-1] not in (["became"], ["was"], ["were"]):
        return FUTURE
    if _HAPPENED.match(text, end):
        return PAST
    if _is_condition(before):
        return FUTURE
    left = _nearest(before[::-1], is_backwards=True)
    right = _nearest(after, is_backwards=False)
    if not left and before[-1:] == ["before"] and "had" not in after[:12]:
        return FUTURE  # "comes before Tuesday's vote"
    if left and right:
        # What stands before a date governs it more often than what follows.
        return left[1] if left[0] <= right[0] + 4 else right[1]
    found = left or right
    return found[1] if found else None


def _is_put_to(words: str, before: list[str]) -> bool:
    """ "delayed to Thursday", "a strike for Monday"."""
    if before[-1:] == ["for"]:
        return words.lower() in _WEEKDAYS and not _CALLED.isdisjoint(before[-6:])
    return before[-1:] == ["to"] and not _MOVED.isdisjoint(before[-4:])


def _is_condition(before: list[str]) -> bool:
    """ "would buy shares as soon as trading opened Friday": the past tense is that of "would"."""
    if not before or not (before[-1] in _BACK or before[-1].endswith("ed")):
        return False
    for at in range(len(before) - 1, max(0, len(before) - 8), -1):
        is_soon = before[at - 2 : at + 1] == ["as", "soon", "as"]
        if is_soon or before[at] in _UNTIL_THEN:
            return not {"would", "will", "likely"}.isdisjoint(before[max(0, at - 10) : at])
    return False


def _is_ahead_of(before: list[str]) -> bool:
    """ "ahead of Friday's report", "ahead of the summit on Friday"."""
    near = before[-6:]
    return any(pair == ("ahead", "of") for pair in pairwise(near))


def sentences_between(text: str, first: int, last: int) -> int:
    """How many sentences end between two places; far apart, more than anyone asks for.

    >>> sentences_between("On Friday. It met at 9 a.m. in Rome.", 9, 21)
    1
    """
    if last - first > _REACH * 2:
        return _REACH
    return len(_SENTENCE_END.findall(text, first, last))


def is_purpose(text: str, start: int) -> bool:
    """Whether an infinitive stands between the expression at `start` and the verb that tells.

    >>> text = "They decided to close it in March."
    >>> is_purpose(text, 28), is_purpose("They closed it in March.", 18)
    (True, False)
    """
    words = _WORD.findall(_sentence_before(text, start))
    lowered = [word.lower() for word in words]
    for at in range(len(words) - 1, 0, -1):
        if words[at - 1] == "to" and words[at].islower() and lowered[at] not in _BEFORE_NOUN:
            return True
        if lowered[at] in _BACK or (lowered[at].endswith("ed") and lowered[at] not in _NOT_BACK):
            return False
    return False


def _sentence_before(text: str, start: int) -> str:
    piece = text[max(0, start - _REACH) : start]
    for stop in reversed(list(_SENTENCE_END.finditer(piece))):
        if not _ABBREVIATION.search(piece[: stop.start() + 1]):
            return piece[stop.end() :]
    return piece


def _sentence_after(text: str, end: int) -> str:
    piece = text[end : end + _REACH]
    for stop in _SENTENCE_END.finditer(piece):
        if not _ABBREVIATION.search(piece[: stop.start() + 1]):
            return piece[: stop.start()]
    return piece


def _nearest(words: list[str], *, is_backwards: bool) -> tuple[int, int] | None:
    """The nearest word that tells, as its distance and what it tells."""
    for distance, word in enumerate(words):
        if word not in _TELLING and word[-2:] != "ed":
            continue
        nearer, farther = words[max(0, distance - 1) : distance], words[distance + 1 :]
        earlier, later = (farther, nearer) if is_backwards else (nearer, farther)
        told = _told_by(word, earlier, later)
        if told:
            return distance, told
    return None


def _told_by(word: str, earlier: list[str], later: list[str]) -> int | None:
    """What a word tells, with those before it (the nearest first) and the one after it."""
    if word == "deadline" and not _LAPSED.isdisjoint(later[:1]):
        return PAST
    if word in _MODALS or (word in _ARRANGED and earlier[:1] in _BOUND):
        return FUTURE if _is_to_come(word, earlier, later) else None
    if word == "to" and earlier[:1] in _WAS_BOUND:
        return PAST if later[:1] == ["have"] else FUTURE  # "was to have met", "was to meet"
    if word in _AHEAD or (word == "to" and earlier[:1] in _BOUND) or _is_plan(word, earlier, later):
        return PAST if "had" in earlier[:4] else FUTURE  # "had been due to expire on Friday"
    if word in _SCHEDULED and earlier[:1] != ["to"] and _UNDONE.isdisjoint(earlier[:4]):
        return FUTURE
    if word == "to" and not _WISHES.isdisjoint(earlier[:3]) and later[:1] != ["the"]:
        return PAST if "had" in earlier[:4] else FUTURE
    if (
        word in _SCHEDULED_WITH
        and earlier[:1] != ["to"]
        and (later[0] if later else "") in _SCHEDULED_WITH[word]
    ):
        return FUTURE
    if word in _LOOSE and later[:1] and later[0] in _AHEAD:
        return FUTURE  # "on Friday was expected to", "and were planning"
    if word in _BACK or (word.endswith("ed") and len(word) > 4 and word not in _NOT_BACK):
        return FUTURE if _is_helped(word, earlier) else PAST
    return None


def _is_to_come(word: str, earlier: list[str], later: list[str]) -> bool:
    """ "could fall", "may fall", "should fall", "is meeting"; not "could see", "should have"."""
    if word == "could":
        return bool(later) and later[0] not in _WAS_ABLE
    if word == "may":
        is_verb = bool(later) and later[0] not in _BACK and not later[0].endswith("ed")
        return is_verb and _BEFORE_MAY.isdisjoint(earlier[:1])
    return later[:1] != ["have"]


def _is_plan(word: str, earlier: list[str], later: list[str]) -> bool:
    """ "plans to sell", "is set for Monday", but not "a plan", "a record set on Monday"."""
    if word == "set":
        return later[:1] in (["to"], ["for"])
    is_noun = earlier[:1] and (earlier[0] in _BEFORE_NOUN or earlier[0].endswith(("'s", "’s")))
    return word in _PLANS and not is_noun


def _is_helped(word: str, earlier: list[str]) -> bool:
    """ "will have closed", "is to be sold": the helping verb decides."""
    for distance, helper in enumerate(earlier):
        if helper not in _LINKS:
            is_name = not distance and word in _BACK and word not in _SAME_FORM  # "May said"
            return helper in _HELPERS and not is_name
    return False
