"""What the article decides: whose dollar, which krone, yen or yuan.

In: the tokens of the whole text. Out: an ISO code for a name that several countries share,
and a note where something had to be assumed.
"""

from __future__ import annotations

import re
from functools import cached_property

from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.tables import DOLLAR_CUES, LETTERS_BEFORE, SHARED

_BY_CODE = {row["code"]: row for row in SHARED}
_ALL_SIGN = {"¥": "JPY"}
_LETTER_AND_SIGN = re.compile(r"\S\$")  # letters touch the sign that they belong to


class Context:
    """The cues of one text. Looked up only when an ambiguous name is met."""

    def __init__(self, tokens: Tokens, dollar: str) -> None:
        self._tokens = tokens
        self._dollar = dollar

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._tokens.lower)

    @cached_property
    def _dollar_note(self) -> str | None:
        is_mixed = any(other != self._dollar for other in other_dollars(self._tokens))
        return f"dollar taken as {self._dollar}" if is_mixed else None

    def settle(self, code: str, *, is_clear: bool) -> tuple[str, str | None]:
        """The ISO code and what had to be assumed.

        >>> Context(Tokens("Nokia said in Oslo"), "USD").settle("DKK", is_clear=False)
        ('NOK', None)
        """
        if code == "$":
            return self._dollar, self._dollar_note
        row = _BY_CODE.get(_ALL_SIGN.get(code, code))
        if row is None or is_clear:
            return _ALL_SIGN.get(code, code), None
        found = [
            choice for choice, cues in row["choices"].items() if not self._words.isdisjoint(cues)
        ]
        default = str(row["code"])
        if len(found) == 1 or (found and default not in found):
            return found[0], None
        return default, f"{row['called']} taken as {default}" if found else None


def other_dollars(tokens: Tokens) -> list[str]:
    """The dollars other than the American one that a text writes out or that it hints at.

    >>> other_dollars(Tokens("A$5m and $3m")), other_dollars(Tokens("$3m"))
    (['AUD'], [])
    """
    found = set(_written(tokens))
    words = frozenset(tokens.lower)
    found.update(code for code, cues in DOLLAR_CUES.items() if not words.isdisjoint(cues))
    return sorted(found - {"USD"})


def which_dollar(text: str, tokens: Tokens | None = None) -> str:
    """Whose dollar a bare "$" is in an article; American unless the article shows another.

    Another country's only where the article says so ("in Canadian dollars"), or where it
    writes "US$" for American dollars and hints at just one other country.

    >>> which_dollar("SYDNEY: it paid $5m, or US$3.3m, for the stake, the ASX was told.")
    'AUD'
    >>> which_dollar("It paid $5m for the Australian stake.")
    'USD'

    `tokens` are those of the text, where somebody has them already.
    """
    if "$" not in text and "dollar" not in text:
        return "USD"
    tokens = tokens or Tokens(text)
    for code, adjective in _ADJECTIVES.items():
        for lead in ("in ", "are in ", "all figures in "):
            if f"{lead}{adjective} dollars" in text:
                return code
    others = other_dollars(tokens) if "US$" in text else []
    # "A$" itself is used for Australian ones, so that a bare one is somebody else's
    if len(others) == 1 and others[0] not in _written(tokens):
        return others[0]
    return "USD"


_ADJECTIVES = {
    "AUD": "Australian",
    "CAD": "Canadian",
    "HKD": "Hong Kong",
    "SGD": "Singapore",
    "NZD": "New Zealand",
    "TWD": "Taiwan",
}


def _written(tokens: Tokens) -> list[str]:
    """Whose dollars the letters before a sign say: "A$5m", "US$3m"."""
    if not _LETTER_AND_SIGN.search(tokens.text):
        return []
    letters = LETTERS_BEFORE["$"]
    signs = [at for at, word in enumerate(tokens.words) if word == "$"]
    return [letters.get(tokens.lower[at - 1], "USD") for at in signs if tokens.joined(at)]
