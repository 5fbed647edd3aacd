"""A wrong file of patterns stops the run, and the message says where and what to do."""

# ruff: noqa: E501  a table reads better with one case a line

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import PatternError
from kg.extract.frames import load_frames
from kg.extract.status import load_cues


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[frame]]\nevent = "Aquisition"', "Did you mean Acquisition or"),
        ('[[frame]]\nevent = "Acquisition"\nroles = { aquirer = "subject" }', "Did you mean acquirer?"),
        ('[[frame]]\nevent = "Acquisition"\nroles = { acquirer = "subjct" }', "Did you mean subject or"),
        ('[[frame]]\nevent = "Acquisition"\nverb = ["buy"]', "Did you mean verbs?"),
        ('[[frame]]\nevent = "Acquisition"\nneed = ["target"]', "'target' is unknown in need"),
        ('[[frame]]\nevent = "Merger"\nvalues = ["amont"]', "'amont' is unknown in values"),
        ('[[frame]]\nevent = "Acquisition"\nroles = { target = "object" }\nkinds = { target = ["firm"] }',
         "'firm' is unknown in kinds of target"),
        ("[[frame]]\nevent = ", "x.toml: "),
        ('[[fram]]\nevent = "Merger"', "Did you mean frame?"),
    ],
)  # fmt: skip
def test_wrong_frame_is_named_with_the_way_out(tmp_path: Path, toml: str, message: str):
    (tmp_path / "x.toml").write_text(toml)
    with pytest.raises(PatternError, match=r"x\.toml") as caught:
        load_frames(tmp_path)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[cue]]\nscope = "govenor"', "none of governor"),
        ('[[cue]]\nscope = "governor"\nwords = ["agree"]\nstatus = "announce"', "Did you mean announced?"),
        ('[[cue]]\nscope = "governor"\nword = ["agree"]', "Did you mean words?"),
    ],
)  # fmt: skip
def test_wrong_cue_is_named_with_the_way_out(tmp_path: Path, toml: str, message: str):
    (tmp_path / "x.toml").write_text(toml)
    with pytest.raises(PatternError, match=r"x\.toml") as caught:
        load_cues(tmp_path)
    assert message in str(caught.value)


def test_word_in_two_cues_is_refused(tmp_path: Path):
    cue = '[[cue]]\nscope = "governor"\nwords = ["agree"]\nstatus = "announced"\n'
    (tmp_path / "x.toml").write_text(cue * 2)
    with pytest.raises(PatternError, match="'agree' stands in two cues"):
        load_cues(tmp_path)
