"""Every example that stands beside a frame or a cue in ontology/patterns/ holds."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.frames import Frame, load_frames
from kg.extract.status import load_cues
from kg.model import Claim, Extraction
from tests.extract.markup import article, marked

FRAMES = load_frames().frames
POSITIVE = [(f, example) for f in FRAMES for example in f.examples]
NEGATIVE = [(f, text) for f in FRAMES for text in f.negatives]
CUES = [example for cue in load_cues().cues for example in cue.examples]


def read(markup: str) -> Extraction:
    doc = marked(markup)
    return extract(doc, article(doc.text))


def fillers(extraction: Extraction, claim: Claim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role in claim.roles:
        words = role.text if role.mention is None else extraction.by_id[role.mention]
        found.setdefault(role.role, []).append(words.text)
    return found


def in_words(extraction: Extraction) -> list[tuple[str, str, dict[str, list[str]]]]:
    return [(c.type, str(c.status), fillers(extraction, c)) for c in extraction.claims]


@pytest.mark.parametrize(("frame", "example"), POSITIVE, ids=lambda v: getattr(v, "name", None))
def test_example_of_a_frame_gives_its_roles(frame: Frame, example):
    found = in_words(read(example["text"]))
    wanted = {r: [v] if isinstance(v, str) else list(v) for r, v in example["roles"].items()}
    fitting = [
        (status, roles)
        for event, status, roles in found
        if event == frame.event
        and {r: sorted(v) for r, v in roles.items()} == {r: sorted(v) for r, v in wanted.items()}
    ]
    assert fitting, found
    if "status" in example:
        assert fitting[0][0] == example["status"]


@pytest.mark.parametrize(("frame", "text"), NEGATIVE, ids=lambda v: getattr(v, "name", None))
def test_negative_example_of_a_frame_gives_no_such_fact(frame: Frame, text: str):
    found = in_words(read(text))
    assert not [f for f in found if f[0] == frame.event and f[1] not in ("denied", "cancelled")]


@pytest.mark.parametrize("example", CUES, ids=lambda e: e["text"])
def test_example_of_a_cue_gives_its_status(example):
    found = in_words(read(example["text"]))
    assert found, "no claim"
    assert example["status"] in {status for _, status, _ in found}, found


def test_every_frame_has_an_example():
    assert not [frame.name for frame in FRAMES if not frame.examples]


def test_every_cue_has_an_example():
    assert not [cue.words for cue in load_cues().cues if not cue.examples]
