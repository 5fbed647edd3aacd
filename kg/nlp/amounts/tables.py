"""The tables that the grammar reads: units, currencies, and the words around a number.

`units.toml` and `currencies.toml` hold data; full names of currencies and the ISO codes
come from babel. Read once, when the module is imported.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any, Generic, TypeVar

from babel import Locale
from babel.numbers import list_currencies

from kg.nlp.amounts.lexer import Tokens

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number can be of; `factor` is its size in the base unit of its dimension."""

    name: str
    dimension: str
    factor: Decimal | None = None
    is_percent: bool = False
    parts: tuple[str, int] | None = None  # a smaller unit that may follow, and how many make one


@dataclass(frozen=True, slots=True)
class Currency:
    """A name of a currency; `code` is ISO 4217, or "$" when the text decides which dollar."""

    code: str
    share: Decimal = Decimal(1)  # "cents" are a hundredth
    also_a_unit: bool = False  # pounds
    needs_scale: bool = False  # "won" and "real" are English words too


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


class Names(Generic[T]):
    """Names of one or more tokens; the longest that fits is found."""

    def __init__(self, *, fold: bool) -> None:
        self._by_key: dict[str, T] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # of the names that begin with a token
        self._fold = fold

    def add(self, name: str, value: T) -> None:
        tokens = Tokens(name)
        words = tokens.lower[: tokens.count] if self._fold else tokens.words[: tokens.count]
        self._by_key.setdefault(" ".join(words), value)
        known = self._lengths.get(words[0], ())
        self._lengths[words[0]] = tuple(sorted({*known, len(words)}, reverse=True))

    def find(self, tokens: Tokens, at: int) -> tuple[T, int] | None:
        """The longest name at `at` and the token behind it."""
        words = tokens.lower if self._fold else tokens.words
        lengths = self._lengths.get(words[at])
        if lengths is None:
            return None
        for length in lengths:
            value = self._by_key.get(" ".join(words[at : at + length]))
            # the 2 of "m2" touches its letter, that of "12 m 2 dm" does not
            if value is not None and (
                length == 1
                or tokens.joined(at + length - 1)
                or not tokens.is_figure(at + length - 1)
            ):
                return value, at + length
        return None

    def __contains__(self, first: str) -> bool:
        return first in self._lengths


def _units(data: dict[str, Any]) -> Iterator[tuple[Unit, list[str], list[str]]]:
    """Each unit with its symbols and its words."""
    for row in data["unit"]:
        factor = Decimal(row["factor"]) if "factor" in row else None
        words, symbols = row.get("words", []), row.get("symbols", [])
        if row.get("keep"):  # each symbol is a unit of its own: ms, ns
            for symbol in symbols:
                yield Unit(symbol, row["dimension"]), [symbol], []
            for short, word in (("ms", "milli"), ("µs", "micro"), ("ns", "nano")):
                named = [w for w in words if w.startswith(word)]
                yield Unit(short, row["dimension"]), [], named
            rest = [w for w in words if not w.startswith(("milli", "micro", "nano"))]
            yield Unit(symbols[0], row["dimension"]), [], rest
        else:
            parts = next(iter(row.get("parts", {}).items()), None)
            yield Unit(row["name"], row["dimension"], factor, parts=parts), symbols, words
    for row in data["percent"]:
        unit = Unit(row["name"], "proportion", is_percent=True)
        yield unit, row.get("symbols", []), row["words"]
    for row in data["family"]:
        yield from _family(row, data["prefixes"])


def _family(
    row: dict[str, Any], prefixes: dict[str, Any]
) -> Iterator[tuple[Unit, list[str], list[str]]]:
    base = Decimal(row.get("factor", "1"))
    symbols = [row["name"], *row.get("symbols", [])]
    yield Unit(row["name"], row["dimension"], base), symbols, row["words"]
    for sign in row["prefixes"]:
        prefix = prefixes[sign]
        signs = [sign, "μ", "u"] if sign == "µ" else [sign]
        signs += ["K"] if sign == "k" else []
        unit = Unit(sign + row["name"], row["dimension"], base * Decimal(prefix["factor"]))
        its = [one + symbol for one in signs for symbol in symbols]
        if row.get("lower") and sign in "kMGTP":
            its += [sign.lower() + row["name"].lower(), (sign + row["name"]).upper()]
        yield (
            unit,
            its,
            [prefix["word"] + glue + word for word in row["words"] for glue in ("", "-", " ")],
        )


def _unit_names(data: dict[str, Any]) -> tuple[Names[Unit], Names[Unit]]:
    symbols: Names[Unit] = Names(fold=False)
    words: Names[Unit] = Names(fold=True)
    for unit, its_symbols, its_words in _units(data):
        for symbol in its_symbols:
            symbols.add(symbol, unit)
        for word in its_words:
            words.add(word, unit)
            words.add(word.replace(" ", "-"), unit)
    return symbols, words


def _currency_names(data: dict[str, Any]) -> Names[Currency]:
    names: Names[Currency] = Names(fold=True)
    for row in data["name"]:
        currency = Currency(
            row["code"],
            Decimal(row.get("share", "1")),
            row.get("also_a_unit", False),
            row.get("large", False),
        )
        for word in row["words"]:
            names.add(word, currency)
    for code, plural in _full_names():
        names.add(plural, Currency(code))
        names.add(plural.replace("dollars", "dlrs"), Currency(code))  # as news tickers write it
    return names


def _full_names() -> Iterator[tuple[str, str]]:
    """ISO code and English name of each currency, those in use today first."""
    locale = Locale("en")
    plurals = locale._data["currency_names_plural"]
    past = {code for code in plurals if "(" in locale.currencies.get(code, "")}
    for code in sorted(plurals, key=lambda code: (code in past, code)):
        for name in plurals[code].values():
            plain = name.partition("(")[0].strip()
            if " " in plain:  # one-word names are in currencies.toml, or are English words
                yield code, plain


_currencies = _load("currencies.toml")
_measures = _load("units.toml")
UNIT_SYMBOLS, UNIT_WORDS = _unit_names(_measures)
BASES: dict[str, str] = _measures["bases"]
UNITS_BY_NAME = {unit.name: unit for unit, _, _ in _units(_measures)}
FACTORS = {unit.name: unit.factor for unit, _, _ in _units(_measures) if unit.factor is not None}
CURRENCY_NAMES = _currency_names(_currencies)
# Codes that are English words in capitals ("ALL 5", "TOP 10", "TRY 3") are read only with care.
ISO_CODES = frozenset(list_currencies()) | {"BTC", "ETH", "USDT", "USDC", "CNH"}
SIGNS: dict[str, str] = {**_currencies["signs"], "$": "$", "¥": "¥", "￥": "¥", "＄": "$"}
LETTERS_BEFORE = {
    "$": _currencies["dollars"],
    "£": _currencies["pounds"],
    "¥": _currencies["yens"],
}
PREFIXES: dict[str, str] = _currencies["prefixes"]
SHARED: list[dict[str, Any]] = _currencies["shared"]
DOLLAR_CUES: dict[str, list[str]] = _currencies["dollar_cues"]
DOLLAR_CODES = frozenset(["USD", *DOLLAR_CUES])


def find_unit(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """The unit that is named at `at`, by symbol or word, and the token behind it.

    >>> unit, end = find_unit(Tokens("square feet"), 0)
    >>> unit.name, unit.dimension, end
    ('sq ft', 'area', 2)
    """
    by_symbol, by_word = UNIT_SYMBOLS.find(tokens, at), UNIT_WORDS.find(tokens, at)
    if by_symbol is None or by_word is None:
        return by_symbol or by_word
    return by_word if by_word[1] > by_symbol[1] else by_symbol
