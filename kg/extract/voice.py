"""Who says so: the source that a sentence gives for what it tells.

In:  a sentence as units, and where the clause of an event begins.
Out: the source in the article's words, and the verb that reports.
Not here: the status of what unnamed sources say (cues of scope "sentence" in status.toml).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.extract.groups import read_group
from kg.extract.inflect import Form
from kg.extract.lexicon import Found, Lexicon
from kg.extract.phrases import Row, phrase_after, phrase_before
from kg.extract.subjects import Subject, subject_before
from kg.extract.units import U, Unit

_PLACED_BEHIND = frozenset(
    ["said", "says", "reported", "reports", "announced", "wrote", "added", "told"]
)
_RUMOURS = frozenset(
    """report reports rumour rumours rumor rumors speculation claim claims suggestion suggestions
    allegation allegations""".split()
)
_TRUTH = frozenset("truth substance basis merit foundation".split())
_LIKE_PARTICIPLE = frozenset([Form.PARTICIPLE])
_SPEAKING = frozenset(["it", "they", "he", "she"])
_BETWEEN = (U.SUB, U.TIME, U.ADV)
_LONGEST_SOURCE = 9  # units
_UNNAMED = frozenset("people sources source person reports report media officials analysts".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """A source: its words, and the lemma of the verb that reports, if one does."""

    text: str | None = None
    verb: str = ""
    is_negated: bool = False
    times: tuple[Unit, ...] = ()  # when they said so
    subject: Subject | None = None  # who reports, when it is a name: "it" behind it may be he


def voice_of(row: Row, doc: Doc, clause_start: int, lexicon: Lexicon) -> Voice:
    """The source of the clause that begins at unit `clause_start`."""
    reporting = _reporting_before(row, doc, clause_start, lexicon)
    if reporting is not None:
        return reporting
    according = _according_to(row, doc)
    if according:
        return Voice(according)
    return _said_behind(row, doc, clause_start) or Voice()


def _reporting_before(row: Row, doc: Doc, start: int, lexicon: Lexicon) -> Voice | None:
    """ "Acme said (that)" right before the clause."""
    j = start - 1
    while j >= 0 and (row[j].kind in _BETWEEN or row[j].text in ("on", "in", "that")):
        if row[j].kind is U.SUB and row[j].text != "that":
            return None
        j -= 1
    if j < 0:
        return None
    stance = _stance(row, j) if row[j].text in lexicon.stances else None
    if stance is not None:
        return stance
    if row[j].text in _RUMOURS and (j == 0 or row[j - 1].kind is not U.NAME):
        return _rumour(row, doc, j, start, lexicon)
    found = lexicon.verb_at(row, j, (lexicon.reports,)) if row[j].kind is U.VERB else None
    return _reporter(row, doc, found) if found is not None else None


def _rumour(row: Row, doc: Doc, j: int, start: int, lexicon: Lexicon) -> Voice:
    """ "Rumours that": true or not by what the sentence goes on to say of them."""
    verdicts = (_stance(row, i) for i in range(start, len(row)) if row[i].text in lexicon.stances)
    verdict = next((voice for voice in verdicts if voice is not None), None)
    if verdict is not None:
        return verdict
    phrase = phrase_before(row, j)
    above = (phrase.start if phrase is not None else j) - 1
    if above > 1 and row[above - 2].text in ("no", "little") and row[above - 1].text in _TRUTH:
        return Voice(None, "untrue")
    if above > 1 and row[above - 1].text == "as" and row[above].text in lexicon.stances:
        return Voice(None, row[above].text)  # "dismissed as false a report that"
    denied = lexicon.verb_at(row, above, (lexicon.reports,)) if above > 0 else None
    return _reporter(row, doc, denied) if denied is not None else Voice(None, "rumour")


def _stance(row: Row, i: int) -> Voice | None:
    """ "is not true", "may be wrong", "were denied", "turned out to be false" with its last word
    at unit i.
    """
    group = read_group(row, i, row[i].text, _LIKE_PARTICIPLE)
    if group.link.modal:
        return Voice(None, "possible")
    proved = row[i - 1].text in ("be", "proved", "proven") if i else False
    is_said = group.is_finite and any(u.kind is U.AUX for u in row[group.start : i])
    if not (is_said or proved):
        return None
    return Voice(None, row[i].text, group.link.negated)


def _reporter(row: Row, doc: Doc, found: Found) -> Voice:
    group = read_group(row, found.start, found.entry, found.forms)
    subject = subject_before(row, group.start)
    phrase = phrase_before(row, group.start - 1)
    text = None
    if subject is not None and all(u.kind is U.NAME for u in subject.units):
        text = _text(doc, subject.units)
    elif phrase is not None and phrase.head.kind is not U.NAME:
        text = _text(doc, phrase.units)
    times = group.times or _times_at(row, found.end)
    return Voice(text, found.entry, group.link.negated, times, subject)


def _according_to(row: Row, doc: Doc) -> str | None:
    for i, unit in enumerate(row[:-2]):
        opener = unit.text == "according" and row[i + 1].text == "to"
        opener = opener or (unit.text == "as" and row[i + 1].text == "per")
        if opener:
            end = i + 2
            while end < len(row) and row[end].kind not in (U.COMMA, U.STOP, U.AUX, U.MODAL, U.TIME):
                end += 1
            while end > i + 2 and row[end - 1].kind in (U.PREP, U.CONJ):
                end -= 1
            return _text(doc, row[i + 2 : end])
    return None


def _said_behind(row: Row, doc: Doc, start: int) -> Voice | None:
    """ "..., Acme said" and "...," said Jane Doe at the end of the sentence.

    What is told of the speaker ("said Jane Doe, who runs Acme") is not said by him.
    """
    for i in range(len(row) - 1, 1, -1):
        if row[i].text not in _PLACED_BEHIND:
            continue
        if start > i:
            return None
        phrase = phrase_before(row, i - 1)
        if phrase is not None and phrase.start and row[phrase.start - 1].kind is U.COMMA:
            if start >= phrase.start:
                return None
            units = (replace(phrase.head, start=phrase.units[0].start),)
            if phrase.head.kind is U.NAME:
                units = (phrase.head,)
            times = _times_at(row, i + 1)
            text = _text(doc, phrase.units)
            return Voice(text, times=times, subject=Subject(units, phrase.start))
        if row[i - 1].text in _SPEAKING and row[i - 2].kind is U.COMMA and start < i - 1:
            return Voice(_text(doc, row[i - 1 : i]), times=_times_at(row, i + 1))
        long = _long_source(row, i)
        if long:
            return Voice(_text(doc, long))
        if row[i - 1].kind is U.COMMA:
            after = phrase_after(row, i + 1)
            if after is not None and (after.head.kind is U.NAME or after.head.text in _UNNAMED):
                return Voice(_text(doc, after.units))
    return None


def _long_source(row: Row, said: int) -> Row:
    """ "..., two people with knowledge of the matter said"."""
    comma = max((i for i in range(said) if row[i].kind is U.COMMA), default=said)
    units = row[comma + 1 : said]
    if not 2 < len(units) <= _LONGEST_SOURCE or units[0].kind is U.PREP:
        return []
    nominal = (U.DET, U.WORD, U.PREP, U.NAME, U.AMOUNT, U.OWN, U.POSS)
    return units if all(u.kind in nominal for u in units) else []


def _times_at(row: Row, i: int) -> tuple[Unit, ...]:
    """ "said | on Monday"."""
    if i < len(row) and row[i].text in ("on", "late", "early"):
        i += 1
    return (row[i],) if i < len(row) and row[i].kind is U.TIME else ()


def _text(doc: Doc, units: tuple[Unit, ...] | list[Unit]) -> str | None:
    if not units:
        return None
    text: str = doc[units[0].start : units[-1].end].text
    return " ".join(text.strip().split()) or None
