"""Annotated sentences in a form that is quick to write, into the gold's JSON lines.

    python -m training.markup FILE... [--out FILE.jsonl]

    ## toolmaker
    T [c Halvard AG] agreed to buy [c Pikselworks] for $640 million.
    E Acquisition announced buy | acquirer=Halvard AG | target=Pikselworks | amount=$640 million

`##` begins a document. Names stand in brackets with the letter of their kind: c company, o
organization, p person, l place, r product, t technology. An event stands below its sentence: type,
status, the one word that names it, then roles with their words, copied from the sentence. `buy~2`
is the second "buy". Every fault is listed with its line; without `--out` files are only checked.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.labels import EVENTS, ROLES, STATUSES

KINDS = {
    "c": "company",
    "o": "organization",
    "p": "person",
    "l": "place",
    "r": "product",
    "t": "technology",
}
_NAME = re.compile(r"\[(\w) ([^\[\]]+)\]")
_NUMBERED = re.compile(r"(.+?)~(\d+)$")


class MarkupError(ValueError):
    """A line that is not what it should be; says which and why."""


@dataclass
class Marked:
    """One sentence with what is marked in it; offsets count characters of `text`."""

    document: str
    text: str
    names: list[dict[str, Any]]
    events: list[dict[str, Any]] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        """As it stands in the gold."""
        return {
            "document": self.document,
            "text": self.text,
            "names": self.names,
            "events": self.events,
        }


def read_markup(text: str, *, name: str) -> tuple[list[Marked], list[str]]:
    """The sentences of a file, and its faults; a faulty sentence is left out, a faulty event too.

    >>> marked, faults = read_markup("## a\\nT [c Acme] bought it.\\nE Merger sold x", name="f")
    >>> marked[0].names, faults
    ([{'start': 0, 'end': 4, 'label': 'company'}], ['f:3: sold is no status'])
    """
    found: list[Marked] = []
    faults: list[str] = []
    document, number = name, 0
    is_open = False  # whether the last sentence can take events
    for at, line in enumerate(text.splitlines(), start=1):
        try:
            if line.startswith("##"):
                number += 1
                document, is_open = f"{name}-{number:03}", False
            elif line.startswith("T "):
                is_open = False
                found.append(_sentence(line[2:].strip(), document))
                is_open = True
            elif line.startswith("E ") and is_open:
                found[-1].events.append(_event(line[2:], found[-1].text))
            elif line.strip() and not line.startswith("E "):
                raise MarkupError("a line begins with ##, T or E")
        except MarkupError as fault:
            faults.append(f"{name}:{at}: {fault}")
    return found, faults


def _sentence(line: str, document: str) -> Marked:
    text, names, after = "", [], 0
    for name in _NAME.finditer(line):
        text += line[after : name.start()]
        if name[1] not in KINDS:
            raise MarkupError(f"{name[0]}: the kinds are {', '.join(KINDS)}")
        names.append({"start": len(text), "end": len(text) + len(name[2]), "label": KINDS[name[1]]})
        text += name[2]
        after = name.end()
    text += line[after:]
    if "[" in text or "]" in text:
        raise MarkupError("a bracket that belongs to no name")
    return Marked(document, text, names)


def _event(line: str, text: str) -> dict[str, Any]:
    head, *roles = (part.strip() for part in line.split("|"))
    kind, _, rest = head.partition(" ")
    status, _, trigger = rest.partition(" ")
    if kind not in EVENTS[1:]:
        raise MarkupError(f"{kind} is no type of event")
    if status not in STATUSES:
        raise MarkupError(f"{status} is no status")
    start, end = _place(trigger.strip(), text)
    return {
        "type": kind,
        "status": status,
        "start": start,
        "end": end,
        "roles": [_role(role, text) for role in roles if role],
    }


def _role(said: str, text: str) -> dict[str, Any]:
    role, _, words = said.partition("=")
    if role not in ROLES[1:]:
        raise MarkupError(f"{role} is no role")
    start, end = _place(words.strip(), text)
    return {"role": role, "start": start, "end": end}


def _place(words: str, text: str) -> tuple[int, int]:
    """Where words stand in a sentence, as whole words."""
    numbered = _NUMBERED.fullmatch(words)
    words, count = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    if not words:
        raise MarkupError("no words are given")
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(places) < count:
        raise MarkupError(f"{words!r} does not stand in the sentence so often")
    return places[count - 1], places[count - 1] + len(words)


def _lines(sentences: Sequence[Marked]) -> Iterator[str]:
    return (json.dumps(one.row(), ensure_ascii=False) + "\n" for one in sentences)


def main() -> int:
    """Check files, and write what is right in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="the JSON lines to write")
    options = parser.parse_args()
    everything: list[Marked] = []
    faulty = False
    for path in options.files:
        sentences, faults = read_markup(path.read_text(encoding="utf-8"), name=path.stem)
        everything += sentences
        faulty = faulty or bool(faults)
        events = sum(len(one.events) for one in sentences)
        counts = f"{len(sentences)} sentences, {events} events, {len(faults)} faults"
        sys.stdout.write("".join(f"{line}\n" for line in (*faults, f"{path.name}: {counts}")))
    if options.out:
        options.out.write_text("".join(_lines(everything)), encoding="utf-8")
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main())
