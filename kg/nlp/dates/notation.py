"""The notation of the rules: reading a pattern into an expression over categories.

UPPER is a category of the lexicon, or one given by an earlier rule; `lower` is the
word itself; punctuation is itself; `name:` keeps the value for the builder; `( | )`
groups; `?` and `{0,3}` repeat (there is no unbounded repetition); `~` forbids the
blank that may otherwise stand between two parts.

Not here: what the categories contain (lexicon.py), how rules compete (grammar.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
class Begins:
    """With which items a match can begin, so that only rules that may fit are tried.

    >>> one, two = Begins.of({"a"}), Begins.of({"b"})
    >>> both = one.then(two.repeated(0, 1))
    >>> sorted(both.first), sorted(both.alone), both.pairs == (({"a"}, {"b"}),)
    (['a'], ['a'], True)
    """

    first: frozenset[str]
    alone: frozenset[str]  # those that can be the whole match
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]  # those of the first two items
    is_empty: bool  # whether nothing at all is a match

    @staticmethod
    def of(chars: Iterable[str]) -> Begins:
        chars = frozenset(chars)
        return Begins(chars, chars, (), False)

    def then(self, other: Begins) -> Begins:
        joined = ((self.alone, other.first),) if self.alone and other.first else ()
        return Begins(
            self.first | (other.first if self.is_empty else _NONE),
            (self.alone if other.is_empty else _NONE) | (other.alone if self.is_empty else _NONE),
            self.pairs + joined + (other.pairs if self.is_empty else ()),
            self.is_empty and other.is_empty,
        )

    def either(self, other: Begins) -> Begins:
        return Begins(
            self.first | other.first,
            self.alone | other.alone,
            self.pairs + other.pairs,
            self.is_empty or other.is_empty,
        )

    def repeated(self, least: int, most: int) -> Begins:
        again = ((self.alone, self.first),) if most > 1 else ()
        return Begins(self.first, self.alone, self.pairs + again, self.is_empty or not least)


_NONE: frozenset[str] = frozenset()
_NOTHING = Begins(_NONE, _NONE, (), True)


@dataclass(frozen=True, slots=True)
class Expression:
    source: str  # for `re`, over one character per item
    kept: tuple[Kept, ...]
    begins: Begins


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
        source, begins = self._choice()
        if self._at < len(self._tokens):
            raise ValueError(f"a bracket too many at part {self._at}")
        return Expression(source, tuple(self._kept), begins)

    def _choice(self) -> tuple[str, Begins]:
        source, begins = self._sequence()
        while self._take("|"):
            other, its = self._sequence()
            source, begins = f"{source}|{other}", begins.either(its)
        return source, begins

    def _sequence(self) -> tuple[str, Begins]:
        source, begins = "", _NOTHING
        while self._at < len(self._tokens) and self._tokens[self._at][0] not in ("|", ")"):
            token = self._tokens[self._at]
            self._at += 1
            if token["blank"]:
                continue
            if token["glue"]:
                self._is_glued = True
                continue
            if token["group"]:
                inner, its = self._choice()
                if not self._take(")"):
                    raise ValueError("a bracket is not closed")
                piece = f"(?:{inner})"
            elif token["repeat"]:
                raise ValueError(f"{token[0]!r} repeats nothing")
            else:
                piece, its = self._symbol(token)
            if self._at < len(self._tokens) and (repeat := self._tokens[self._at]["repeat"]):
                self._at += 1
                piece += repeat
                its = its.repeated(
                    *((0, 1) if repeat == "?" else map(int, repeat[1:-1].split(",")))
                )
            source += piece
            begins = begins.then(its)
        return source, begins

    def _symbol(self, token: re.Match[str]) -> tuple[str, Begins]:
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
        return f"(?:{space}{one})", Begins.of(chars)

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
