"""Amounts in running text: money, percentages, quantities with a unit, counted things.

In:  a text, or a Doc with tokens. No tagger, no parser, no names.
Out: `AmountMention`s; as the spaCy component "kg_amounts", `doc.spans[AMOUNTS]`, each span
     with its mention in `span._.amount`.
Not here: whose money it is (kg/extract); exchange rates (nowhere); durations and dates
     (kg/nlp/dates). What is read, and how, is told in docs/amounts.md.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations import AMOUNTS, register
from kg.model import Amount, AmountMention
from kg.nlp.amounts import finder
from kg.nlp.amounts.context import which_dollar
from kg.nlp.amounts.hedges import left_hedge
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.tables import BASES, FACTORS
from kg.nlp.texts import text_of

__all__ = ["AmountFinder", "bare_span", "in_base_unit", "read_amounts", "which_dollar"]


def read_amounts(text: str, *, dollar: str = "USD", durations: bool = False) -> list[AmountMention]:
    """The amounts of a text, in order, none over another.

    >>> for mention in read_amounts("Sales rose 5% to about $3bn, or $2-$3 a share."):
    ...     print(mention.text, mention.kind, mention.amount.low, mention.amount.high)
    5% percent 5 5
    about $3bn money 3000000000 3000000000
    $2-$3 a share money 2 3

    `dollar` is whose dollar a bare "$" is (`which_dollar` reads it off the article). With
    `durations`, "three years" is a quantity of dimension "time"; by default durations are
    left to kg/nlp/dates. Counted things ("three engineers") have dimension "count" and
    numbers with nothing behind them dimension "number".
    """
    return finder.read(Tokens(text), dollar=dollar, durations=durations)


def bare_span(mention: AmountMention) -> tuple[int, int]:
    """The characters of an amount without the hedges before it.

    >>> mention = read_amounts("It paid roughly $1 billion.")[0]
    >>> mention.text, bare_span(mention)
    ('roughly $1 billion', (16, 26))
    """
    tokens = Tokens(mention.text)
    for at in range(1, tokens.count):
        if left_hedge(tokens, at)[0] == 0 and left_hedge(tokens, at + 1)[0] > 0:
            skip = (
                at + 1 if tokens.lower[at] in ("a", "an", "the") and at + 1 < tokens.count else at
            )
            return mention.start + tokens.start(skip), mention.end
    return mention.start, mention.end


def in_base_unit(amount: Amount) -> Amount:
    """A quantity in the base unit of its dimension, so that two of them can be compared.

    >>> one, other = (read_amounts(text)[0].amount for text in ("0.5 GW", "500,000 kW"))
    >>> in_base_unit(one).low == in_base_unit(other).low, in_base_unit(one).unit
    (True, 'W')

    Money, percentages, counts and units without a common base are returned as they are.
    """
    base, factor = BASES.get(amount.dimension or ""), FACTORS.get(amount.unit or "")
    if base is None or factor is None:
        return amount
    low = None if amount.low is None else amount.low * factor
    high = None if amount.high is None else amount.high * factor
    return replace(amount, low=low, high=high, unit=base)


class AmountFinder:
    """The spaCy component. Its spans cover whole tokens; the mention has the exact characters."""

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        tokens = Tokens(text)
        spans = []
        for mention in finder.read(tokens, dollar=which_dollar(text, tokens)):
            # The tokenizer keeps "5bn-$6bn" in one piece, so an amount may end inside a token.
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                span._.amount = mention
                spans.append(span)
        doc.spans[AMOUNTS] = spans
        return doc


@Language.factory("kg_amounts", assigns=["doc.spans", "span._.amount"])
def make_amounts(nlp: Language, name: str) -> AmountFinder:  # noqa: ARG001
    """The component for `nlp.add_pipe("kg_amounts")`."""
    register()
    return AmountFinder()
