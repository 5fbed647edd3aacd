"""Frames, cues and the words of both, as the reader of sentences needs them.

In:  ontology/patterns, through frames.py and status.py.
Out: `Rules`, read once.
Not here: how sentences are read with them (reading.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.extract.frames import Frames, load_frames
from kg.extract.lexicon import Lexicon
from kg.extract.status import NOUN, Cues, load_cues


@dataclass(frozen=True, slots=True)
class Rules:
    """Frames, cues, and the words of both."""

    frames: Frames
    cues: Cues
    lexicon: Lexicon


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """The rules of ontology/patterns. Raises PatternError."""
    return rules_of(load_frames(), load_cues())


def rules_of(frames: Frames, cues: Cues) -> Rules:
    every = frames.frames
    light: dict[str, frozenset[str]] = {}
    for verb, noun in sorted({pair for frame in every for pair in frame.light_pairs}):
        light[noun] = light.get(noun, frozenset()) | {verb}
    lexicon = Lexicon(
        triggers=frozenset().union(*(frame.verbs for frame in every)),
        nouns=frozenset(light).union(*(frame.nouns for frame in every)),
        light=light,
        governors=cues.words("governor"),
        governing_nouns=cues.words(NOUN),
        joint=cues.words("governor", "joint"),
        controls=cues.words("governor", "controls"),
        supports=cues.words("governor", "supports"),
        announcing=cues.words("governor", "announces") | cues.words(NOUN, "announces"),
        infinitives=frozenset().union(*(frame.infinitive for frame in every)),
        reports=cues.words("report"),
        stances=cues.words("stance"),
    )
    return Rules(frames, cues, lexicon)
