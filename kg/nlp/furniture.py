"""What stands on a page around an article: "3 Min Read", "Image Source: Internet", share counts.

In:  the text of a Doc, line by line; the rules of ontology/patterns/furniture.toml.
Out: `doc.spans["furniture"]`. The text stays as it is; later stages draw no facts from these
     spans. Headings, by-lines and datelines are the article's own and are left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.annotations import FURNITURE
from kg.config import ontology_dir
from kg.errors import PatternError
from kg.nlp.lines import Line, paragraphs

_SCOPES = frozenset({"line", "tail", "rest"})
_FIELDS = frozenset({"name", "scope", "pattern", "examples", "counterexamples"})
# Longer paragraphs are prose; no rule is about them, except disclaimers, which say so at once.
_MAX_CHARS = 2_000
# Headlines and teasers below "You may also like" are shorter, paragraphs of news longer.
_MIN_PROSE_CHARS = 200
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture, with the texts that its rule is tested on."""

    name: str
    scope: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def covers(self, words: str) -> bool:
        """Whether a line, given with single spaces, is furniture from end to end."""
        return self.pattern.fullmatch(words) is not None

    def tail(self, words: str) -> str | None:
        """The end of a line that is furniture behind a finished sentence."""
        if self.scope != "tail":
            return None
        for match in self.pattern.finditer(words):
            before = words[: match.start()].rstrip()
            if match.end() == len(words) and (not before or _ENDS_SENTENCE.search(before)):
                return match[0]
        return None


@lru_cache(maxsize=4)
def load_rules(path: Path | None = None) -> tuple[Rule, ...]:
    """The rules in the order of the file. Raises PatternError with the rule that is wrong."""
    path = path or ontology_dir() / "patterns" / "furniture.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("furniture", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PatternError(f"{path.name}: {error}. Mend the file or install it again.") from error
    return tuple(_rule(row, f"{path.name}, rule {number}") for number, row in enumerate(rows, 1))


def _rule(row: dict[str, object], where: str) -> Rule:
    if row.keys() != _FIELDS:
        wrong = ", ".join(sorted(row.keys() ^ _FIELDS))
        raise PatternError(f"{where}: missing or unknown: {wrong}. A rule has {sorted(_FIELDS)}.")
    if row["scope"] not in _SCOPES:
        raise PatternError(f"{where}: scope {row['scope']!r} is none of {sorted(_SCOPES)}.")
    try:
        pattern = re.compile(str(row["pattern"]), re.IGNORECASE)
    except re.error as error:
        raise PatternError(f"{where}: {error}. Write a Python regular expression.") from error
    return Rule(
        str(row["name"]),
        str(row["scope"]),
        pattern,
        tuple(map(str, _list(row["examples"]))),
        tuple(map(str, _list(row["counterexamples"]))),
    )


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


@Language.factory("kg_furniture", assigns=["doc.spans"])
def make_furniture(nlp: Language, name: str) -> FurnitureFinder:  # noqa: ARG001  spaCy's signature
    return FurnitureFinder(load_rules())


class FurnitureFinder:
    """Marks the lines and paragraphs that a rule covers."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)

    def __call__(self, doc: Doc) -> Doc:
        spans: list[DocSpan] = []
        for start, end in find_furniture(doc.text, self.rules):
            span = doc.char_span(start, end, label=FURNITURE, alignment_mode="expand")
            if span is not None and not (spans and span.start < spans[-1].end):
                spans.append(span)
        doc.spans[FURNITURE] = spans
        return doc


def find_furniture(text: str, rules: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of furniture, in text order.

    >>> list(find_furniture("Acme buys Widget\\n3 min read\\nThe price is low.", load_rules()))
    [(17, 27)]
    """
    is_below_heading = False
    for lines in paragraphs(text):
        start, end = lines[0].start, lines[-1].end
        words = " ".join(line.text for line in lines)
        scope = _scope(words, rules)
        if scope is not None:
            is_below_heading = scope == "rest" or is_below_heading
            yield start, end
        elif is_below_heading and not _is_prose(words):
            yield start, end
        else:
            is_below_heading = False
            yield from _inside(lines, rules)


def _scope(words: str, rules: Sequence[Rule]) -> str | None:
    """The scope of the first rule that covers a whole line or paragraph."""
    words = " ".join(words.split())
    if len(words) > _MAX_CHARS:
        return None
    return next((rule.scope for rule in rules if rule.covers(words)), None)


def _is_prose(words: str) -> bool:
    return len(words) >= _MIN_PROSE_CHARS and _ENDS_SENTENCE.search(words) is not None


def _inside(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """Furniture inside a paragraph: a line of its own, or the end of the last line."""
    for line in lines if len(lines) > 1 else ():
        if not line.text[0].islower() and _scope(line.text, rules):
            yield line.start, line.end
    last = lines[-1]
    if len(last.text) <= _MAX_CHARS:
        for rule in rules:
            if tail := rule.tail(last.text):
                yield last.end - len(tail), last.end
                return
