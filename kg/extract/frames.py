"""Frames: how events look in text, as ontology/patterns/*.toml declares them.

In:  the files, and the schema of news.ttl to check them against.
Out: `Frames`: every frame, the rules for values, and the `Lexicon` that finds their words.
Not here: what an event means (news.ttl); cues of status (status.py). How a frame is written:
docs/events.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.config import ontology_dir
from kg.errors import OntologyError, PatternError, did_you_mean
from kg.model import Kind, Status
from kg.schema import Schema, load_schema

# What the reading of clauses may find (clauses.py says what each is).
FUNCTIONS = frozenset(
    """subject object complement possessor compound modifier joint apposition trigger speaker source
    worth when announced indirect led-by object-amount object-compound object-owner share-of
    position-owner subject-measure subject-owner about against among as at between by for from
    in into of on over to toward towards through under using via with within across
    alongside""".split()
)
_FRAME_KEYS = frozenset(
    """event verbs nouns light roles need at_least kinds values infinitive as_a carry known always
    refers unless state status confidence examples not""".split()
)
_VALUE_KEYS = frozenset(["kinds", "functions", "units", "per", "role", "news"])
# "furniture" is read by kg/nlp.
_TOP_KEYS = frozenset(["frame", "learned", "value", "words", "cue", "furniture"])
_PARTIES = (Kind.COMPANY, Kind.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Slot:
    """One role: in which functions its fillers stand, and of which kinds they may be."""

    role: str
    functions: tuple[str, ...]
    kinds: frozenset[str]
    at_least: int = 1
    is_open: bool = False  # "partner": the fillers of all functions together
    is_text: bool = False
    heads: frozenset[str] = frozenset()  # of words that fill it: "chairman"; empty for any
    is_party: bool = True


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Which amount or time may fill a role that any event can have."""

    role: str
    functions: tuple[str, ...]
    kinds: frozenset[str]
    units: frozenset[str] = frozenset()  # of a quantity: "share"; empty for any
    is_news: bool = False  # of a time: when it was made known; "recently" is none
    per: str | None = None  # "share": only prices per share; None: only whole sums


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of one kind of event, and its roles."""

    name: str  # for messages: "acquisition.toml, frame 2"
    event: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    light_pairs: tuple[tuple[str, str], ...]  # ("take", "stake")
    slots: tuple[Slot, ...]
    need: tuple[tuple[str, ...], ...]  # each a choice: ("target", "seller")
    values: tuple[ValueRule, ...]
    infinitive: frozenset[str]  # "chose X to supply": one of these must follow
    as_a: frozenset[str]  # or: "chose X as supplier"
    carry: frozenset[str]  # roles that an earlier sentence may have filled
    status: Status | None  # the surest that it can be: a "bid" is planned
    unless: frozenset[str]  # words before the noun that rule the event out
    is_presupposed: bool  # it holds in any tense: "will step down as chairman"
    refers: bool  # "the deal": its parties are those of the only deal told of before
    is_state: bool  # its present tense says that it holds: "competes with"
    confidence: float
    examples: tuple[Mapping[str, Any], ...]
    negatives: tuple[str, ...]

    @property
    def light(self) -> frozenset[str]:
        return frozenset(f"{verb} {noun}" for verb, noun in self.light_pairs)


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, found by their words."""

    frames: tuple[Frame, ...]
    by_entry: Mapping[tuple[str, str], tuple[Frame, ...]]
    learned: Mapping[str, Frame]  # by event: what the language model's own events have to have

    @property
    def referred(self) -> frozenset[str]:
        """Events that "the deal" may mean."""
        return frozenset(frame.event for frame in self.frames if frame.refers)

    def of(self, part: str, entry: str) -> tuple[Frame, ...]:
        return self.by_entry.get((part, entry), ())


def read_toml(path: Path) -> dict[str, Any]:
    """A file of patterns. Raises PatternError with the line that cannot be read."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise PatternError(f"{path.name}: {problem}") from problem
    _check_keys(content, _TOP_KEYS, path.name)
    return content


def pattern_files(folder: Path | None = None) -> list[Path]:
    return sorted((folder or ontology_dir() / "patterns").glob("*.toml"))


@lru_cache(maxsize=4)
def load_frames(folder: Path | None = None) -> Frames:
    """Every frame of a folder, checked against news.ttl. Raises PatternError."""
    schema = load_schema()
    contents = [(path.name, read_toml(path)) for path in pattern_files(folder)]
    rules = {
        role: _value_rule(schema, role, table, f"{name}, value {role}")
        for name, content in contents
        for role, table in content.get("value", {}).items()
    }
    heads = {
        role: frozenset(words)
        for _, content in contents
        for role, words in content.get("words", {}).items()
    }
    frames = tuple(
        _frame(schema, table, rules, heads, f"{name}, frame {number}")
        for name, content in contents
        for number, table in enumerate(content.get("frame", ()), start=1)
    )
    learned = [
        _frame(schema, table, rules, heads, f"{name}, learned {number}")
        for name, content in contents
        for number, table in enumerate(content.get("learned", ()), start=1)
    ]
    by_entry: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        for part, entries in (("verb", frame.verbs), ("noun", frame.nouns), ("light", frame.light)):
            for entry in sorted(entries):
                by_entry.setdefault((part, entry), []).append(frame)
    every = {key: tuple(found) for key, found in by_entry.items()}
    return Frames(frames, every, {frame.event: frame for frame in learned})


def _frame(
    schema: Schema,
    table: dict[str, Any],
    rules: Mapping[str, ValueRule],
    heads: Mapping[str, frozenset[str]],
    where: str,
) -> Frame:
    _check_keys(table, _FRAME_KEYS, where)
    event = _known_event(schema, table.get("event"), where)
    slots = tuple(
        _slot(schema, table, role, functions, heads, where)
        for role, functions in table.get("roles", {}).items()
    )
    need = tuple(tuple(choice.split("|")) for choice in table.get("need", [s.role for s in slots]))
    values = tuple(
        rules[_known(value, rules, where, "values")] for value in table.get("values", ())
    )
    fillable = [*(slot.role for slot in slots), *(value.role for value in values)]
    for role in (role for choice in need for role in choice):
        _known(role, fillable, where, "need")
    light = table.get("light", {})
    return Frame(
        name=where,
        event=event,
        verbs=frozenset(table.get("verbs", ())),
        nouns=frozenset(noun.lower() for noun in table.get("nouns", ())),
        light_pairs=tuple((v, n) for v in light.get("verbs", ()) for n in light.get("nouns", ())),
        slots=slots,
        need=need,
        values=values,
        infinitive=frozenset(table.get("infinitive", ())),
        as_a=frozenset(table.get("as_a", ())),
        carry=frozenset(table.get("carry", ())),
        status=Status(_known(table["status"], [str(s) for s in Status], where, "status"))
        if "status" in table
        else None,
        unless=frozenset(table.get("unless", ())),
        is_presupposed=bool(table.get("always", False)),
        refers=bool(table.get("refers", False)),
        is_state=bool(table.get("state", False)),
        confidence=float(table.get("confidence", 1.0)),
        examples=tuple(table.get("examples", ())),
        negatives=tuple(table.get("not", ())),
    )


def _slot(
    schema: Schema,
    table: dict[str, Any],
    role: str,
    functions: Any,
    heads: Mapping[str, frozenset[str]],
    where: str,
) -> Slot:
    _check_role(schema, str(table["event"]), role, where)
    listed = [functions] if isinstance(functions, str) else list(functions)
    kinds = table.get("kinds", {}).get(role, [str(kind) for kind in _PARTIES])
    for kind in kinds:
        _known(kind, [str(k) for k in Kind], where, f"kinds of {role}")
    return Slot(
        role=role,
        functions=tuple(_known(f, FUNCTIONS, where, f"role {role}") for f in listed),
        kinds=frozenset(kinds),
        at_least=int(table.get("at_least", {}).get(role, 1)),
        is_open=role in table.get("at_least", {}),
        is_text=role in schema.text_roles,
        heads=heads[_known(role, heads, where, "known")]
        if role in table.get("known", ())
        else frozenset(),
        is_party=role in schema.party_roles,
    )


def _value_rule(schema: Schema, name: str, table: dict[str, Any], where: str) -> ValueRule:
    _check_keys(table, _VALUE_KEYS, where)
    role = str(table.get("role", name))
    _check_role(schema, "Event", role, where)
    return ValueRule(
        role=role,
        functions=tuple(_known(f, FUNCTIONS, where, "functions") for f in table["functions"]),
        kinds=frozenset(table["kinds"]),
        units=frozenset(table.get("units", ())),
        is_news=bool(table.get("news", False)),
        per=table.get("per"),
    )


def _known_event(schema: Schema, event: Any, where: str) -> str:
    try:
        schema.check_event(str(event), where)
    except OntologyError as problem:
        raise PatternError(str(problem)) from problem
    return str(event)


def _check_role(schema: Schema, event: str, role: str, where: str) -> None:
    try:
        schema.check_role(event, role, where)
    except OntologyError as problem:
        raise PatternError(str(problem)) from problem


def _check_keys(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for key in table:
        _known(key, known, where, "keys")


def _known(word: str, known: Iterable[str], where: str, what: str) -> str:
    names = list(known)
    if word not in names:
        raise PatternError(
            f"{where}: {word!r} is unknown in {what}.{did_you_mean(word, names)}"
            f" Known are: {', '.join(sorted(names))}."
        )
    return word
