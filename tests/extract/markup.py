"""Docs written by hand: "[Acme|company] bought [Widget|company] for [$3 million|money]".

What stands behind the bar is a kind of name, or money, percent, quantity, date. A unit or a
rate can follow it: "[40 million new shares|quantity share]", "[$6 each|money per share]".
A line is a sentence.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotations import AMOUNTS, FURNITURE, TIMES
from kg.model import (
    NAME_KINDS,
    Amount,
    AmountMention,
    Article,
    Kind,
    Time,
    TimeMention,
    TimeType,
)
from kg.nlp.tokenizer import make_tokenizer

_DAY = re.compile(r"day\b|\b\d{1,2}(st|nd|rd|th)?\b(?! million)", re.IGNORECASE)
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\]]+)\]")


@lru_cache(maxsize=1)
def _english() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    return nlp


def article(text: str) -> Article:
    return Article(id="a1", text=text)


def marked(markup: str) -> Doc:
    """The Doc that a marked-up text stands for."""
    text, marks = _strip(markup)
    doc = _english()(text)
    starts = {0} | {m.end() for m in re.finditer(r"\n\s*", text)}
    for token in doc:
        token.is_sent_start = token.idx in starts
    names, amounts, times = [], [], []
    for start, end, label in marks:
        span = doc.char_span(start, end, label=label.split()[0], alignment_mode="expand")
        kind = Kind(label.split()[0])
        if kind in NAME_KINDS:
            names.append(span)
        elif kind is Kind.DATE:
            span._.time = _time(span)
            times.append(span)
        else:
            span._.amount = _amount(span, kind, label)
            amounts.append(span)
    doc.set_ents(names)
    doc.spans[AMOUNTS], doc.spans[TIMES], doc.spans[FURNITURE] = amounts, times, []
    return doc


def _strip(markup: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, marks, at = "", [], 0
    for found in _MARK.finditer(markup):
        text += markup[at : found.start()]
        marks.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        at = found.end()
    return text + markup[at:], marks


def _time(span: Span) -> TimeMention:
    if "recent" in span.text:
        vague = Time(TimeType.DATE, "PAST_REF")
        return TimeMention(span.start_char, span.end_char, span.text, vague)
    year = re.search(r"\d{4}", span.text)
    first = date(int(year[0]), 1, 1) if year else date(2025, 3, 10)
    kind = TimeType.DURATION if "-year" in span.text else TimeType.DATE
    days = 1 if _DAY.search(span.text) else 365
    time = Time(kind, span.text, start=first, end=first + timedelta(days=days))
    return TimeMention(span.start_char, span.end_char, span.text, time)


def _amount(span: Span, kind: Kind, label: str) -> AmountMention:
    number = Decimal(re.search(r"\d+(\.\d+)?", span.text)[0])
    words = label.split()[1:]
    per = words[-1] if "per" in words else None
    unit = "%" if kind is Kind.PERCENT else words[0] if words and not per else None
    currency = "USD" if kind is Kind.MONEY else None
    amount = Amount(number, number, currency=currency, unit=unit, per=per)
    return AmountMention(span.start_char, span.end_char, span.text, kind, amount)
