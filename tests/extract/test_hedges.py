"""A condition, a question or a negation above an event: Docs with hand-made trees."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.hedges import status_left
from kg.model import Status

_VOCAB = spacy.blank("en").vocab

# Words, the head of each, and its relation.
_TREES = {
    "Acme has plans to buy Widget .": ([1, 1, 1, 4, 2, 4, 1], "nsubj ROOT obj mark acl obj punct"),
    "Acme has no plans to buy Widget .": (
        [1, 1, 3, 1, 5, 3, 5, 1],
        "nsubj ROOT det obj mark acl obj punct",
    ),
    "Acme did not buy Widget .": ([3, 3, 3, 3, 3, 3], "nsubj aux advmod ROOT obj punct"),
    "If Acme buys Widget , jobs go .": (
        [2, 2, 6, 2, 6, 6, 6, 6],
        "mark nsubj advcl obj punct nsubj ROOT punct",
    ),
    "Acme would hold Widget .": ([2, 2, 2, 2, 2], "nsubj aux ROOT obj punct"),
    "Acme said it would buy Widget .": (
        [1, 1, 4, 4, 1, 4, 1],
        "nsubj ROOT nsubj aux ccomp obj punct",
    ),
    "Will Acme buy Widget ?": ([2, 2, 2, 2, 2], "aux nsubj ROOT obj punct"),
    "Acme bought Widget , not Gadget .": (
        [1, 1, 1, 5, 5, 2, 1],
        "nsubj ROOT obj punct advmod conj punct",
    ),
}


def doc_of(text: str) -> Doc:
    heads, deps = _TREES[text]
    return Doc(_VOCAB, words=text.split(), heads=heads, deps=deps.split())


@pytest.mark.parametrize(
    ("text", "word", "told", "left"),
    [
        ("Acme has plans to buy Widget .", "buy", "planned", "planned"),
        ("Acme has no plans to buy Widget .", "buy", "planned", "denied"),
        ("Acme did not buy Widget .", "buy", "completed", "denied"),
        ("Acme did not buy Widget .", "buy", "cancelled", "cancelled"),
        ("If Acme buys Widget , jobs go .", "buys", "completed", None),
        ("Acme would hold Widget .", "hold", "completed", "possible"),
        ("Acme said it would buy Widget .", "buy", "announced", "announced"),
        ("Will Acme buy Widget ?", "buy", "planned", None),
        ("Acme bought Widget , not Gadget .", "bought", "completed", "completed"),
    ],
)
def test_what_is_left_of_a_status(text: str, word: str, told: str, left: str | None):
    doc = doc_of(text)
    trigger = next(token for token in doc if token.text == word)
    assert status_left(trigger, Status(told)) == (Status(left) if left else None)
