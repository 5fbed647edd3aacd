"""The training sets as sentences of words, each with what the set says about it.

What a set does not annotate is None for the whole sentence (no heads, no tags), or all tags
for a word (kg names): silence is not a negative.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.labels import ANY, INDEX, NO_NAME, TAGS, marked, unmarked

Allowed = frozenset[int]


@dataclass(frozen=True, slots=True)
class Event:
    """What a word says that happened. Roles: (first word, word after the last, role)."""

    trigger: int
    type: str
    status: str
    roles: tuple[tuple[int, int, str], ...]


Option = tuple[str, str, str]  # a type of event, the role of a first thing and of a second


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things, each (first word, word after the last), and in which events they meet or do not.

    One of `holds` is true, if there are any; none of `fails` is.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    holds: tuple[Option, ...]
    fails: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their annotations; all tuples are as long as `words`, but events and pairs."""

    words: tuple[str, ...]
    data_set: str
    document: str
    names: tuple[Allowed, ...] | None = None  # allowed name tags
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None  # 0-based; the root is its own head
    deprels: tuple[str, ...] | None = None
    events: tuple[Event, ...] | None = None
    pairs: tuple[Pair, ...] = ()  # of sets that tell of no triggers (relations.py)


def read_conllu(path: Path, data_set: str) -> Iterator[Sentence]:
    """Universal Dependencies; of GUM also the entities."""
    document = path.stem
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = []
        for line in block.splitlines():
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
        if rows:
            yield _syntax(rows, data_set, document)


def _syntax(rows: list[list[str]], data_set: str, document: str) -> Sentence:
    return Sentence(
        words=tuple(r[1] for r in rows),
        data_set=data_set,
        document=document,
        names=tuple(_gum_names(rows) if data_set == "gum" else _common_words(rows)),
        upos=tuple(r[3] for r in rows),
        xpos=tuple(r[4] for r in rows),
        lemmas=tuple(r[2] for r in rows),
        heads=tuple(i if r[6] == "0" else int(r[6]) - 1 for i, r in enumerate(rows)),
        deprels=tuple(r[7] for r in rows),
    )


def _common_words(rows: list[list[str]]) -> list[Allowed]:
    """What tags say about names: a word that is no proper noun, nor beside one, is in none.

    It may still be in a product or technology. Beside proper nouns it may be anything, as
    "of" in "Bank of Ireland".
    """
    proper = [_is_proper(r) for r in rows]
    beside = [any(proper[max(0, i - 1) : i + 2]) for i in range(len(rows))]
    return [ANY if near else NO_NAME for near in beside]


def _gum_names(rows: list[list[str]]) -> list[Allowed]:
    """Proper names out of GUM's mentions: those that are nothing but a name.

    A proper noun in a longer mention may be anything ("Ohio" in "the Ohio State University").
    """
    proper = [_is_proper(r) for r in rows]
    mentions = [m for m in _gum_mentions(rows) if m[2] in ("person", "organization", "place")]
    tags: list[Allowed] = [unmarked("gum")] * len(rows)
    for start, end, _ in mentions:
        tags[start:end] = [ANY if proper[i] else tags[i] for i in range(start, end)]
    for start, end, label in mentions:
        start += rows[start][3] == "DET"
        inside = range(start, end)
        is_whole = start < end and proper[start] and (proper[end - 1] or rows[end - 1][3] == "NUM")
        is_name = is_whole and all(proper[i] or rows[i][3] in _IN_NAMES for i in inside)
        is_part = (start and proper[start - 1]) or (end < len(rows) and proper[end])
        if is_name and not is_part and all(tags[i] in (ANY, unmarked("gum")) for i in inside):
            for i in inside:
                tags[i] = marked("gum", label, "B" if i == start else "I")
    return tags


_IN_NAMES = ("ADP", "DET", "PUNCT", "CCONJ", "NUM")


def _is_proper(row: list[str]) -> bool:
    return row[3] == "PROPN" or row[4].startswith("NNP")


def _gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the mentions in a sentence, outermost last."""
    open_at: dict[str, tuple[int, str]] = {}
    found = []
    for i, row in enumerate(rows):
        entity = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for opening, closing in re.findall(r"\(([^()]*)\)?|([^()]+)\)", entity):
            if opening:
                parts = opening.split("-")
                if len(parts) > 1:
                    open_at[parts[0]] = (i, parts[1])
            if closing and closing in open_at:
                start, label = open_at.pop(closing)
                found.append((start, i + 1, label))
        for single in re.findall(r"\(([^()]*)\)", entity):
            parts = single.split("-")
            if len(parts) > 1:
                open_at.pop(parts[0], None)
                found.append((i, i + 1, parts[1]))
    return sorted(found, key=lambda m: m[1] - m[0], reverse=True)


def read_columns(
    path: Path, data_set: str, *, word: int, tag: int, separator: str | None = None
) -> Iterator[Sentence]:
    """A word and its tag on each line, in IOB1, IOB2 or plain I- tags."""
    text = path.read_text(encoding="utf-8")
    yield from _columns(text, data_set, path.stem, word=word, tag=tag, separator=separator)


def _columns(
    text: str, data_set: str, name: str, *, word: int, tag: int, separator: str | None
) -> Iterator[Sentence]:
    document = 0
    rows: list[tuple[str, str]] = []
    for line in [*text.splitlines(), ""]:
        cells = line.split(separator)
        if "-DOCSTART-" in line:
            document += 1
        elif len(cells) > max(word, tag) and cells[word].strip():
            rows.append((cells[word], cells[tag]))
        elif rows:
            yield _tagged(rows, data_set, f"{name}-{document}")
            document += data_set != "sec"
            rows = []


def read_uner(path: Path, *, dev: bool) -> Iterator[Sentence]:
    """Universal NER: every third document is for development, the others are trained on."""
    number = -1
    for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        number += 1
        if (number % 3 == 0) == dev:
            name, _, lines = document.partition("\n")
            yield from _columns(lines, "uner", name, word=1, tag=2, separator="\t")


def _tagged(rows: list[tuple[str, str]], data_set: str, document: str) -> Sentence:
    allowed: list[Allowed] = []
    before = "O"
    for _, tag in rows:
        edge, _, label = tag.partition("-")
        if not label:
            allowed.append(unmarked(data_set))
        else:
            inside = edge == "I" and before.partition("-")[2] == label
            allowed.append(marked(data_set, label, "I" if inside else "B"))
        before = tag
    return Sentence(tuple(w for w, _ in rows), data_set, document, tuple(allowed))


def read_redocred(path: Path) -> Iterator[Sentence]:
    """Re-DocRED: every mention of its entities, sentence by sentence."""
    for number, doc in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        spans: list[list[tuple[int, int, str]]] = [[] for _ in doc["sents"]]
        for entity in doc["vertexSet"]:
            for m in entity:
                spans[m["sent_id"]].append((m["pos"][0], m["pos"][1], m["type"]))
        for words, marks in zip(doc["sents"], spans, strict=True):
            yield _spanned(words, marks, "redocred", f"{path.stem}-{number}")


def read_fire(path: Path) -> Iterator[Sentence]:
    """FIRE; common nouns that it marks as companies or products are not learned from."""
    for number, row in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        marks = [(e["start"], e["end"], e["type"]) for e in row["entities"]]
        yield _spanned(row["tokens"], marks, "fire", f"fire-{number}")


def read_core(path: Path) -> Iterator[Sentence]:
    """CORE: two companies are marked in each sentence; other capitalised words may be anything."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        words = row["context"]
        allowed = [ANY if w[:1].isupper() else unmarked("wikigold") for w in words]
        for start, end in ((row["e1_start"], row["e1_end"]), (row["e2_start"], row["e2_end"])):
            if words[start][:1].islower() and words[start].isalpha():
                allowed[start : end + 1] = [ANY] * (end + 1 - start)
                continue
            for i in range(start, end + 1):
                allowed[i] = frozenset({INDEX["B-company" if i == start else "I-company"]})
        yield Sentence(tuple(words), "core", row["id"], tuple(allowed))


def read_gold(path: Path, tokenize: Callable[[str], list[tuple[int, int]]]) -> Iterator[Sentence]:
    """Our own gold: JSON lines with "text", character offsets of names and, in part, events."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        offsets = tokenize(row["text"])
        words = [row["text"][a:b] for a, b in offsets]
        spans = [(*_words_at(offsets, n["start"], n["end"]), n["label"]) for n in row["names"]]
        sentence = _spanned(words, [m for m in spans if m[0] < m[1]], "gold", row["document"])
        if "events" in row:
            sentence = replace(sentence, events=tuple(_events(row["events"], offsets)))
        yield sentence


def _words_at(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _events(rows: list[dict[str, Any]], offsets: list[tuple[int, int]]) -> Iterator[Event]:
    """The events of a sentence; of two with one trigger only the first can be learned from."""
    seen = set()
    for row in rows:
        trigger, after = _words_at(offsets, row["start"], row["end"])
        if trigger < after and trigger not in seen:
            seen.add(trigger)
            roles = [(*_words_at(offsets, r["start"], r["end"]), r["role"]) for r in row["roles"]]
            kept = tuple(r for r in roles if r[0] < r[1])
            yield Event(trigger, row["type"], row["status"], kept)


def _spanned(
    words: list[str], marks: Iterable[tuple[int, int, str]], data_set: str, document: str
) -> Sentence:
    allowed = [unmarked(data_set)] * len(words)
    for start, end, label in sorted(marks, key=lambda m: m[0] - m[1]):
        is_common = all(
            w == w.lower() and not any(c.isdigit() for c in w) for w in words[start:end]
        )
        for i in range(start, end):
            edge = "B" if i == start else "I"
            allowed[i] = (
                ANY
                if is_common and label in ("Company", "Product")
                else marked(data_set, label, edge)
            )
    return Sentence(tuple(words), data_set, document, tuple(allowed))


def read_all(data: Path) -> list[Sentence]:
    """Every set that may go into shipped weights, without what is for development.

    Those that tell of relations are read by relations.py.
    """
    ner, relations, syntax = data / "ner", data / "relations", data / "syntax"
    sets = {
        "ewt": lambda: read_conllu(syntax / "ud_ewt_train.conllu", "ewt"),
        "gum": lambda: read_conllu(syntax / "ud_gum_free_train.conllu", "gum"),
        "wikigold": lambda: read_columns(ner / "wikigold.conll.txt", "wikigold", word=0, tag=1),
        "sec": lambda: (
            s
            for part in ("FIN3", "FIN5")
            for s in read_columns(ner / f"sec_{part}.txt", "sec", word=0, tag=3)
            # These contracts call a party "Borrower" or "Lender" a person: no help for news.
            if not {"Borrower", "Lender", "BORROWER"} & set(s.words)
        ),
        "wnut": lambda: read_columns(
            ner / "wnut17_train.conll", "wnut", word=0, tag=1, separator="\t"
        ),
        "crossner": lambda: (
            s
            for part in ("train", "dev")
            for s in read_columns(ner / f"crossner_ai_{part}.txt", "crossner", word=0, tag=1)
        ),
        "redocred": lambda: (
            s
            for part in ("dev", "test")
            for s in read_redocred(relations / f"redocred_{part}.json")
        ),
        "fire": lambda: read_fire(relations / "fire_dev.json"),
        "uner": lambda: read_uner(ner / "uner_ewt_dev.iob2", dev=False),
    }
    return [s for read in sets.values() for s in read()]


def describe(sentence: Sentence) -> str:
    """A sentence with its allowed tags, to be checked by eye."""
    if sentence.names is None:
        return " ".join(sentence.words)
    return " ".join(
        w
        if a == frozenset({0})
        else f"{w}/{'*' if a == ANY else '|'.join(TAGS[i] for i in sorted(a))}"
        for w, a in zip(sentence.words, sentence.names, strict=True)
    )
