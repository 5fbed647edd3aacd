"""A sentence as a row of units: a name, an amount, a time or one word is one unit.

In:  a sentence of a Doc (kg/annotations.py) and the words that the frames and cues know.
Out: `Unit`s, each of one kind by its form and its closed class; brackets are folded away.
Not here: which unit belongs to which (phrases.py, groups.py). Part of the shallow reading that
a parser replaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from spacy.tokens import Doc, Span

from kg.annotations import AMOUNTS, TIMES
from kg.extract import words
from kg.extract.inflect import Form


class U(Enum):
    """What a unit is."""

    NAME = auto()
    AMOUNT = auto()
    TIME = auto()
    POSS = auto()  # 's
    OWN = auto()  # its, their
    DET = auto()
    PRON = auto()
    PREP = auto()
    CONJ = auto()
    COMMA = auto()
    DASH = auto()  # the hyphen of "NVIDIA-Nokia"
    STOP = auto()  # ; : – ? . and a bracket's end
    AUX = auto()
    MODAL = auto()
    NEG = auto()
    TO = auto()  # before an infinitive
    REL = auto()
    SUB = auto()
    ADV = auto()
    VERB = auto()  # a form of a verb that frames or cues know; perhaps a noun
    WORD = auto()


Verbs = dict[str, tuple[tuple[str, frozenset[Form]], ...]]  # form: the lemmas it may belong to


@dataclass(frozen=True, slots=True)
class Unit:
    """One name, value or word. `start` and `end` count tokens of the Doc."""

    kind: U
    text: str  # lower case
    start: int
    end: int
    span: Span | None = None  # of a name, an amount, a time
    verbs: tuple[tuple[str, frozenset[Form]], ...] = ()
    is_title: bool = False  # written with a capital

    @property
    def label(self) -> str:
        return self.span.label_ if self.span is not None and self.kind is U.NAME else ""

    def may_be(self, *forms: Form) -> bool:
        return any(form in kinds for _, kinds in self.verbs for form in forms)


Marked = dict[int, tuple[U, Span]]  # names, amounts and times by the token that they begin at


def marked_spans(doc: Doc, counted: frozenset[str] = frozenset()) -> Marked:
    """Names first, then amounts and times: none overlaps another.

    A number of what an event or a party is called is no value: `counted` has "offers", "companies".
    """
    taken, found = set[int](), Marked()
    values = [(U.AMOUNT, span) for span in doc.spans.get(AMOUNTS, ())
              if span[-1].lower_ not in counted]  # fmt: skip
    values += [(U.TIME, span) for span in doc.spans.get(TIMES, ())]
    # Of two that overlap the longer one is meant: "the first half of 2026" is no amount.
    values.sort(key=lambda value: value[1].start - value[1].end)
    for kind, span in [*((U.NAME, ent) for ent in doc.ents), *values]:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            found[span.start] = (kind, span)
    return found


def units_of(
    sentence: Span,
    marked: Marked,
    verbs: Verbs,
    skip: frozenset[int],
    *,
    infinitives: frozenset[str] = frozenset(),
) -> list[Unit]:
    """The units of a sentence, without the tokens in `skip` (page furniture).

    `infinitives` are verbs behind "to" that are not looked for anywhere else.
    """
    doc, row = sentence.doc, list[Unit]()
    i = sentence.start
    while i < sentence.end:
        if i in skip:
            i += 1
            continue
        kind, span = marked.get(i, (None, None))
        if kind is not None and span is not None and span.end <= sentence.end:
            row.append(Unit(kind, span.text.lower(), i, span.end, span))
            i = span.end
            continue
        end = _hyphenated(doc, i, sentence.end, marked)
        unit = _word(doc, i, end, verbs, row)
        if unit is not None:
            row.append(unit)
        i = end
    return _fold_brackets(_settle_to(row, infinitives))


def _hyphenated(doc: Doc, i: int, end: int, marked: Marked) -> int:
    """Where the word that begins at token i ends: "co-develop" is one."""
    j = i + 1
    while (
        j + 1 < end
        and doc[j].text in ("-", "‐", "‑")
        and not doc[j - 1].whitespace_
        and not doc[j].whitespace_
        and (j + 1) not in marked
        and doc[j - 1].is_alpha
        and doc[j + 1].is_alpha
    ):
        j += 2
    return j


_PUNCTUATION = {
    ",": U.COMMA, ";": U.STOP, ":": U.STOP, "–": U.STOP, "—": U.STOP, "--": U.STOP, "?": U.STOP,
    "!": U.STOP, ".": U.STOP, "(": U.STOP, ")": U.STOP, "[": U.STOP, "]": U.STOP, "…": U.STOP,
    "•": U.STOP, "|": U.STOP, "→": U.STOP,
}  # fmt: skip
_QUOTES = frozenset("\"“”„«»''``")
_POSSESSIVE = frozenset(["'s", "’s", "'", "’", "‘s"])


def _word(doc: Doc, i: int, end: int, verbs: Verbs, before: list[Unit]) -> Unit | None:
    text = doc[i].text if end == i + 1 else doc[i:end].text  # a slice costs ten times as much
    low = text.lower()
    if not text.strip() or text in _QUOTES:
        return None
    if low in _POSSESSIVE:
        return _apostrophe(low, i, end, before)
    if text in ("-", "‐", "‑", "/") and before:
        tight = not doc[i].whitespace_ and not doc[i - 1].whitespace_
        return Unit(U.DASH if tight else U.STOP, text, i, end)
    kind = _PUNCTUATION.get(text) or _closed_class(low, before)
    if low == "own" and before and before[-1].kind in (U.OWN, U.POSS):
        return Unit(U.WORD, low, i, end)  # "its own plan"
    known = verbs.get(low, ()) if kind in (None, U.AUX) or low in ("back", "second") else ()
    if kind is None:
        kind = U.VERB if known else U.ADV if _is_adverb(low) else U.WORD
    return Unit(kind, low, i, end, verbs=known, is_title=text[0].isupper())


def _apostrophe(low: str, i: int, end: int, before: list[Unit]) -> Unit | None:
    last = before[-1] if before else None
    if last is None or last.kind in (U.PRON, U.SUB, U.REL):
        return Unit(U.AUX, "is", i, end) if last and low.endswith("s") else None
    if low in ("'", "’") and not last.text.endswith("s"):
        return None  # the end of a quotation in single quotes
    return Unit(U.POSS, "'s", i, end)


def _closed_class(low: str, before: list[Unit]) -> U | None:
    if low not in _CLOSED:
        return None
    last = before[-1].kind if before else None
    if low in words.NEGATIONS:
        return U.NEG
    if low in words.MODALS and not (low in ("can", "might") and last is U.DET):
        return U.MODAL
    if low in words.BE or low in words.HAVE or low in words.DO:
        return U.AUX
    if low == "since" and last is U.AUX:
        return U.ADV  # "has since made"
    if low == "that" and last in (U.VERB, None):
        return U.SUB if last is U.VERB else U.DET  # "That sale was completed"
    if low in ("which", "who", "whom") or (low == "that" and last in (U.NAME, U.WORD)):
        return U.REL
    for kind, members in _CLASSES:
        if low in members:
            return kind
    return None


_CLASSES = (
    (U.CONJ, words.CONJUNCTIONS),
    (U.OWN, words.POSSESSIVES),
    (U.PRON, words.PRONOUNS),
    (
        U.SUB,
        words.CLAUSE_OPENERS - {"as", "after", "before", "since", "until", "so", "once", "yet"},
    ),
    (U.PREP, words.PREPOSITIONS | {"after", "before", "since", "until"}),
    (U.DET, words.DETERMINERS),
    (U.ADV, words.ADVERBS),
)


# Every word that `_closed_class` may say something about: most words of a text are none.
_CLOSED = frozenset({"since", "that", "which", "who", "whom"}).union(
    words.NEGATIONS,
    words.MODALS,
    words.BE,
    words.HAVE,
    words.DO,
    *(members for _, members in _CLASSES),
)


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > 4 and low not in words.NOT_ADVERBS


def _settle_to(row: list[Unit], infinitives: frozenset[str]) -> list[Unit]:
    """ "to" before the base form of a verb opens an infinitive."""
    settled = list(row)
    for i, unit in enumerate(row):
        if unit.text != "to" or unit.kind is not U.PREP:
            continue
        j = i + 1
        while j < len(row) and row[j].kind in (U.ADV, U.NEG):
            j += 1
        if j == len(row):
            continue
        known = row[j].text in infinitives or row[j].text in ("be", "have", "do")
        if known or row[j].may_be(Form.BASE):
            settled[i] = Unit(U.TO, unit.text, unit.start, unit.end)
    return settled


def _fold_brackets(row: list[Unit]) -> list[Unit]:
    """Leave out what stands in brackets, so that the words around it meet.

    A bracket that opens with a verb says something of its own, as a clause between
    commas would: "Infinera (acquired by Nokia in 2025)".
    """
    folded: list[Unit] = []
    opened: list[int] = []
    for unit in row:
        if unit.text == "(":
            opened.append(len(folded))
        elif unit.text == ")" and opened:
            at = opened.pop()
            inner = folded[at:]
            del folded[at:]
            if inner and inner[0].kind is U.VERB:
                comma = Unit(U.COMMA, ",", inner[0].start - 1, inner[0].start)
                folded += [comma, *inner, Unit(U.COMMA, ",", unit.start, unit.end)]
        else:
            folded.append(unit)
    return folded
