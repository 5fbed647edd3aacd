"""The notation of the rules: reading a pattern into an expression over categories.

UPPER is a category of the lexicon, or one given by an earlier rule; `lower` is the
word itself; punctuation is itself; `name:` keeps the value for the builder; `( | )`
groups; `?` and `{0,3}` repeat (there is no unbounded repetition); `~` forbids the
blank that may otherwise stand between two parts.

Not here: what the categories contain (lexicon.py), how rules compete (grammar.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

SPACE = " "

_TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<repeat>\?|\{\d,\d\})|(?P<group>[(|)])|(?P<glue>~)"
    r"|(?:(?P<name>[a-z]\w*):)?(?P<symbol>[A-Z][A-Z_0-9]*|[a-z]+|[^\s\w])"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that a builder wants: by which name, from which group, of which category."""

    name: str
    group: str
    category: str


@dataclass(frozen=True, slots=True)
class Expression:
    source: str  # for `re`, over one character per item
    kept: tuple[Kept, ...]
    first: frozenset[str]  # characters with which a match can begin


class PatternReader:
    """Reads one pattern.

    >>> chars = {"MONTH": "m", "DAY": "d", "=,": ",", "YEAR": "y"}
    >>> PatternReader("m:MONTH DAY (, YEAR)?", chars.__getitem__).read().source
    '(?: ?(?P<g0>[m]))(?: ?[d])(?:(?: ?[,])(?: ?[y]))?'
    """

    def __init__(self, pattern: str, chars: Callable[[str], str]) -> None:
        self._tokens = list(_TOKEN.finditer(pattern))
        if sum(len(token[0]) for token in self._tokens) != len(pattern):
            raise ValueError(f"cannot read the pattern {pattern!r}")
        self._chars = chars
        self._kept: list[Kept] = []
        self._at = 0
        self._is_glued = False

    def read(self) -> Expression:
        source, first, _ = self._choice()
        if self._at < len(self._tokens):
            raise ValueError(f"a bracket too many at part {self._at}")
        return Expression(source, tuple(self._kept), frozenset(first))

    def _choice(self) -> tuple[str, set[str], bool]:
        sources, first, may_be_empty = [], set[str](), False
        while True:
            source, begins, is_empty = self._sequence()
            sources.append(source)
            first |= begins
            may_be_empty |= is_empty
            if not self._take("|"):
                return "|".join(sources), first, may_be_empty

    def _sequence(self) -> tuple[str, set[str], bool]:
        source, first, is_empty = "", set[str](), True
        while self._at < len(self._tokens) and self._tokens[self._at][0] not in ("|", ")"):
            token = self._tokens[self._at]
            self._at += 1
            if token["blank"]:
                continue
            if token["glue"]:
                self._is_glued = True
                continue
            if token["group"]:
                inner, begins, can_skip = self._choice()
                if not self._take(")"):
                    raise ValueError("a bracket is not closed")
                piece = f"(?:{inner})"
            elif token["repeat"]:
                raise ValueError(f"{token[0]!r} repeats nothing")
            else:
                piece, begins, can_skip = self._symbol(token)
            if self._at < len(self._tokens) and (repeat := self._tokens[self._at]["repeat"]):
                self._at += 1
                piece += repeat
                can_skip |= repeat == "?" or repeat.startswith("{0")
            source += piece
            if is_empty:
                first |= begins
            is_empty &= can_skip
        return source, first, is_empty

    def _symbol(self, token: re.Match[str]) -> tuple[str, set[str], bool]:
        symbol, name = token["symbol"], token["name"]
        category = symbol if symbol[0].isupper() else "=" + symbol
        chars = self._chars(category)
        one = f"[{re.escape(chars)}]" if len(chars) > 1 else f"[{chars}]"
        if name:
            group = f"g{len(self._kept)}"
            self._kept.append(Kept(name, group, category))
            one = f"(?P<{group}>{one})"
        space = "" if self._is_glued else SPACE + "?"
        self._is_glued = False
        return f"(?:{space}{one})", set(chars), False

    def _take(self, symbol: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at][0] == symbol:
            self._at += 1
            return True
        return False


def words_in(pattern: str) -> set[str]:
    """The words and the punctuation that a pattern spells out.

    >>> sorted(words_in("m:MONTH (of | ,)? YEAR"))
    [',', 'of']
    """
    symbols = (token["symbol"] for token in _TOKEN.finditer(pattern))
    return {symbol for symbol in symbols if symbol and not symbol[0].isupper()}
