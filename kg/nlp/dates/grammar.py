"""A cascade of small grammars over categories of words.

A `Rule` names a pattern (notation.py), what it gives, and how to build its meaning:

    Rule("day of a month", "m:MONTH d:DAY", "DAY_POINT", lambda m, d: Day(m, d))

Rules of one level compete: the longest match from the left wins, then the earlier rule.
What a rule gives stands as one item for the next level. So a level is one pass with
patterns of bounded length, and any input takes linear time.
Not here: the words (lexicon.py), the rules (rules/).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from kg.nlp.dates.notation import SPACE, Begins, PatternReader

UNKNOWN = "x"  # the kind of a word that no rule mentions; nothing matches across it


class Item(NamedTuple):
    """One piece of the text, or what a rule made of several."""

    kind: str  # one character, which stands for the set of its categories
    start: int
    end: int
    values: Mapping[str, Any]  # category -> value


@dataclass(frozen=True, slots=True)
class Context:
    """What a guard may look at besides its match: the text around it."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The text before it; a new line is a blank like any other."""
        return self.text[max(0, self.start - 40) : self.start].replace("\n", " ")

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + 40]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying when. `build` takes the kept values by name; None says: not this."""

    name: str
    pattern: str
    gives: str | Callable[[Any], str]  # a category, or what tells it from the meaning
    build: Callable[..., Any]
    examples: tuple[tuple[str, str], ...] = ()  # ("signed [last May]", "2024-05")
    guard: Callable[[Context], bool] | None = None


class Kinds:
    """Gives every set of categories one character, so that `re` can match categories."""

    def __init__(self, unions: Mapping[str, Sequence[str]]) -> None:
        self._unions = unions
        self._char_of: dict[frozenset[str], str] = {}

    def char(self, categories: Iterable[str]) -> str:
        key = frozenset(categories)
        return self._char_of.setdefault(key, chr(0xE000 + len(self._char_of)))

    def chars(self, category: str) -> str:
        """The characters of all sets that hold the category, or a member of that union."""
        members = set(self.members(category))
        found = "".join(char for key, char in self._char_of.items() if members & key)
        if not found:
            raise ValueError(f"nothing ever is a {category}")
        return found

    def members(self, category: str) -> tuple[str, ...]:
        found = [category]
        for name in found:
            found.extend(self._unions.get(name, ()))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule whose pattern has been read."""

    rule: Rule
    match: Callable[[str, int], re.Match[str] | None]
    kept: tuple[tuple[str, str, tuple[str, ...]], ...]  # name, group, categories that it may have
    kind: str  # of what it gives; "" where the meaning tells


@dataclass
class Level:
    """Rules that compete with each other."""

    rules: tuple[Rule, ...]
    # The rules that may fit where an item and the next one, the blank left out, have these kinds.
    _by_two: dict[str, list[_Ready]] = field(default_factory=dict, init=False)
    _by_one: dict[str, list[_Ready]] = field(default_factory=dict, init=False)  # and any next one
    _kinds: Kinds | None = field(default=None, init=False)
    _starts: Callable[..., re.Match[str] | None] = field(default=lambda *_: None, init=False)

    def compile(self, kinds: Kinds) -> None:
        self._kinds = kinds
        ready: list[tuple[_Ready, Begins]] = []
        for rule in self.rules:
            try:
                expression = PatternReader(rule.pattern, kinds.chars).read()
            except ValueError as problem:
                raise AssertionError(f"rule {rule.name!r}: {problem}") from problem
            kept = tuple((k.name, k.group, kinds.members(k.category)) for k in expression.kept)
            kind = kinds.char([rule.gives]) if isinstance(rule.gives, str) else ""
            match = re.compile(expression.source).match
            ready.append((_Ready(rule, match, kept, kind), expression.begins))
        self._index(ready)
        firsts = {char for _, begins in ready for char in begins.first}
        self._starts = re.compile(f"[{''.join(sorted(firsts))}]").search

    def _index(self, ready: list[tuple[_Ready, Begins]]) -> None:
        two: dict[str, dict[int, _Ready]] = {}
        one: dict[str, dict[int, _Ready]] = {}
        for number, (rule, begins) in enumerate(ready):
            for char in begins.alone:
                one.setdefault(char, {})[number] = rule
            for firsts, seconds in begins.pairs:
                for kinds in product(firsts, seconds):
                    two.setdefault("".join(kinds), {})[number] = rule
        self._by_one = {char: list(rules.values()) for char, rules in one.items()}
        for pair, rules in two.items():
            both = rules | one.get(pair[0], {})
            self._by_two[pair] = [both[number] for number in sorted(both)]

    def apply(self, items: list[Item], row: str, text: str) -> tuple[list[Item], str]:
        """The items, and the row of their kinds, after every rule of this level had its turn."""
        out: list[Item] = []
        done = 0
        start = self._starts(row)
        while start:
            at = start.start()
            after = row[at + 1 : at + 2]
            if after == SPACE:
                after = row[at + 2 : at + 3]
            rules = self._by_two.get(row[at] + after) or self._by_one.get(row[at])
            made = self._best(rules, row, at, items, text) if rules else None
            if made:
                out += items[done:at]
                out.append(made[0])
                done = at = made[1]
            else:
                at += 1
            start = self._starts(row, at)
        if not done:
            return items, row
        out += items[done:]
        return out, "".join([item.kind for item in out])

    def _best(
        self, rules: list[_Ready], row: str, at: int, items: list[Item], text: str
    ) -> tuple[Item, int] | None:
        found = [(match, ready) for ready in rules if (match := ready.match(row, at))]
        if len(found) > 1:
            found.sort(key=lambda pair: -pair[0].end())  # stable: then the earlier rule
        for match, ready in found:
            rule, last = ready.rule, match.end()
            start, end = items[at].start, items[last - 1].end
            if rule.guard and not rule.guard(Context(text, start, end)):
                continue
            value = rule.build(**_values(match, ready, items))
            if value is not None:
                gives = rule.gives if isinstance(rule.gives, str) else rule.gives(value)
                assert self._kinds is not None
                kind = ready.kind or self._kinds.char([gives])
                return Item(kind, start, end, {gives: value}), last
        return None


def _values(match: re.Match[str], ready: _Ready, items: list[Item]) -> dict[str, Any]:
    """What a builder wants of the items that its rule has matched."""
    values = {}
    for name, group, categories in ready.kept:
        end = match.end(group)  # a group starts at the item itself
        if end > 0:
            own = items[end - 1].values
            for category in categories:
                if category in own:
                    values[name] = own[category]
                    break
    return values
