"""The words of the event frames, as far as they tell what the names beside them are.

Data: ontology/patterns/*.toml (verbs, nouns, roles of each frame; the cues that lead to an
event) and ontology/names/deals.toml (what a reader of names needs besides).
Out: a `Vocabulary` of `Pattern`s. Not here: where the names stand (deals.py); whether an event
took place, and how sure it is (kg/extract).
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.config import ontology_dir
from kg.model import Kind

_PARTIES = ("company", "organization")  # what fills a role, unless its frame says otherwise
_MONEY_NEEDED = frozenset({"amount", "amount|pricePerShare"})
_PARTICIPLE, _GERUND, _THIRD = "ed", "ing", "s"


@dataclass(frozen=True, slots=True)
class Role:
    """A role that names fill: in which functions, of which kinds, how many at least."""

    name: str
    functions: frozenset[str]
    kinds: tuple[str, ...]
    at_least: int = 1

    @property
    def kind(self) -> Kind:
        return Kind(self.kinds[0])

    @property
    def is_open_to_people(self) -> bool:
        return Kind.PERSON in self.kinds


@dataclass(frozen=True, slots=True)
class Pattern:
    """The roles of one frame, for the words that were found."""

    event: str
    roles: tuple[Role, ...]
    need: frozenset[str]  # of these roles
    needs_money: bool
    follow: frozenset[str]  # what the frame wants behind its object: "to supply", "as supplier"
    is_plain: bool = False  # the words say it of people and things as well: "buy", "deal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb or noun of the frames."""

    rest: tuple[str, ...]  # its words after the first: "over" of "take over"
    patterns: tuple[Pattern, ...]
    light: frozenset[str] = frozenset()  # verbs that make an event of a noun: "strike a deal"


@dataclass(slots=True)
class Vocabulary:
    """Entries by their first word, in its dictionary form; longer entries first."""

    verbs: dict[str, list[Entry]] = field(default_factory=dict)
    nouns: dict[str, list[Entry]] = field(default_factory=dict)
    links: frozenset[str] = frozenset()  # lead from a subject to its verb: "agree", "talks"
    supports: frozenset[str] = frozenset()  # make a subject a party: "complete the purchase of"
    reports: frozenset[str] = frozenset()  # "said it had"
    fillers: frozenset[str] = frozenset()  # auxiliaries and adverbs in a verb group
    being: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()  # stand for a company: "it", "group"
    closed: frozenset[str] = frozenset()  # may follow a name that is a phrase of its own
    never: frozenset[str] = frozenset()  # begin a sentence with a capital and name nothing
    habits: frozenset[str] = frozenset()  # forms that tell of a habit, not of a deal: "sells"
    irregular: dict[str, str] = field(default_factory=dict)
    # Worked out once for each word: most words of a text come again.
    _entries: dict[str, tuple[tuple[bool, tuple[Entry, ...]], ...]] = field(default_factory=dict)
    _lemmas: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lemmas(self, word: str) -> tuple[str, ...]:
        """What a word may be a form of; some of it is no word.

        >>> sorted(set(vocabulary().lemmas("tapped")) & {"tap"})
        ['tap']
        """
        known = self._lemmas.get(word)
        if known is None:
            known = self._lemmas[word] = tuple(dict.fromkeys(self._stems(word)))
        return known

    def _stems(self, word: str) -> Iterator[str]:
        yield word
        if word in self.irregular:
            yield self.irregular[word]
        for ending in (_THIRD, "es", "d", _PARTICIPLE, _GERUND):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 1:
                yield stem
                if ending == _GERUND:
                    yield stem + "e"
                if ending in (_GERUND, _PARTICIPLE) and stem[-1] == stem[-2]:
                    yield stem[:-1]
                if stem.endswith("i") and ending in ("es", "ed"):
                    yield stem[:-1] + "y"

    def entries(self, word: str) -> tuple[tuple[bool, tuple[Entry, ...]], ...]:
        """The entries that a word may begin, and whether as a verb. None for most words."""
        known = self._entries.get(word)
        if known is None:
            known = self._entries[word] = tuple(
                (part is self.verbs, tuple(part[lemma]))
                for lemma in self.lemmas(word)
                for part in (self.verbs, self.nouns)
                if lemma in part and word not in self.habits
            )
        return known

    def is_form(self, word: str, of: frozenset[str]) -> bool:
        return not of.isdisjoint(self.lemmas(word))

    def is_participle(self, word: str) -> bool:
        """Whether a verb's form may be passive: "bought", not "buys" or "buying"."""
        return word.endswith(_PARTICIPLE) or word in self.irregular


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words of all frames."""
    folder = ontology_dir()
    own = tomllib.loads((folder / "names" / "deals.toml").read_text(encoding="utf-8"))
    frames: list[dict[str, Any]] = []
    cues: list[dict[str, Any]] = []
    in_words: set[str] = set()  # roles that words fill: "position"
    for path in sorted((folder / "patterns").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        frames += content.get("frame", ())
        cues += content.get("cue", ())
        in_words |= content.get("words", {}).keys()
    words = own["words"]
    reader = Vocabulary(
        links=_cue_words(cues, "governor") | frozenset(words["links"]),
        supports=_cue_words(c for c in cues if c.get("supports")),
        reports=_cue_words(cues, "report"),
        fillers=frozenset(words["fillers"]),
        being=frozenset(words["being"]),
        actors=frozenset(words["actors"]),
        closed=frozenset(words["closed"]),
        never=frozenset(words["never"]),
        habits=frozenset(words["habits"]),
        irregular={
            form: lemma for lemma, forms in own["irregular"].items() for form in forms.split()
        },
    )
    telling = frozenset(words["telling"])
    for frame in frames:
        _take_up(reader, {**frame, "roles": _of_names(frame, in_words)}, telling)
    for entries in (*reader.verbs.values(), *reader.nouns.values()):
        entries.sort(key=lambda entry: -len(entry.rest))
    return reader


def _cue_words(cues: Iterable[dict[str, Any]], scope: str = "") -> frozenset[str]:
    return frozenset(
        word.split()[0]
        for cue in cues
        if cue.get("scope") == scope or not scope
        for word in (*cue.get("words", ()), *cue.get("nouns", ()))
    )


def _of_names(frame: dict[str, Any], in_words: Collection[str]) -> dict[str, Any]:
    return {role: found for role, found in frame.get("roles", {}).items() if role not in in_words}


def _take_up(reader: Vocabulary, frame: dict[str, Any], telling: frozenset[str]) -> None:
    if not frame["roles"]:
        return
    for verb in frame.get("verbs", ()):
        first, *rest = verb.split()
        entry = Entry(tuple(rest), (_pattern(frame, is_plain=verb not in telling),))
        reader.verbs.setdefault(first, []).append(entry)
    light = frame.get("light", {})
    supports = frozenset(light.get("verbs", ()))
    nouns = dict.fromkeys((*frame.get("nouns", ()), *light.get("nouns", ())), supports)
    for noun, verbs in nouns.items():
        first, *rest = noun.split()
        entry = Entry(tuple(rest), (_pattern(frame, is_plain=noun not in telling),), verbs)
        reader.nouns.setdefault(first, []).append(entry)


def _pattern(frame: dict[str, Any], *, is_plain: bool) -> Pattern:
    roles = _roles(frame)
    names = frozenset(role.name for role in roles)
    need = frame.get("need", sorted(names))
    return Pattern(
        event=frame["event"],
        roles=roles,
        need=names & frozenset(need),
        needs_money=not _MONEY_NEEDED.isdisjoint(need),
        follow=frozenset((*frame.get("infinitive", ()), *frame.get("as_a", ()))),
        is_plain=is_plain,
    )


def _roles(frame: dict[str, Any]) -> tuple[Role, ...]:
    """The roles of a frame that a company or a person fills."""
    found = []
    for name, functions in frame.get("roles", {}).items():
        kinds = tuple(frame.get("kinds", {}).get(name, _PARTIES))
        listed = frozenset([functions] if isinstance(functions, str) else functions)
        if kinds[0] in (Kind.COMPANY, Kind.PERSON):
            found.append(Role(name, listed, kinds, frame.get("at_least", {}).get(name, 1)))
    return tuple(found)
