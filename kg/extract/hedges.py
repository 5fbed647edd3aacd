"""What the tree around a word says against its event: a condition, a question, a negation.

In:  the token that names an event, in a Doc with heads and dependency labels.
Out: the status that is left of the one that was told; None where nothing is stated at all.
Not here: the cues of status in words (status.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import CERTAIN_STATUSES, Status

_CONDITIONS = frozenset(["if", "whether", "unless"])
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor"])
# Through these the event and the word above it are one statement: "has no plans to buy".
_THROUGH = frozenset(["xcomp", "ccomp", "acl", "obj", "nmod", "obl", "conj", "nsubj:pass", "nsubj"])
_HOPS = 4


def status_left(trigger: Token, told: Status) -> Status | None:
    """The status of an event in its clause; None for a condition or a question.

    A negated event that was told as a fact is denied, an imagined one possible: the less real
    sign wins.
    """
    above = list(_above(trigger))
    if _is_asked(trigger) or any(_has(node, _CONDITIONS) for node in above):
        return None
    if told not in CERTAIN_STATUSES:
        return told
    if any(_has(node, _NEGATIONS) for node in above[:_HOPS]):
        return Status.DENIED
    return Status.POSSIBLE if _is_imagined(trigger) else told


def _is_imagined(verb: Token) -> bool:
    """ "Acme would hold 9%": but "said it would buy" tells of a plan."""
    is_main = verb.head.i == verb.i
    return is_main and any(c.lower_ in ("would", "could", "might") for c in verb.children)


def _above(trigger: Token) -> Iterator[Token]:
    """The word itself and those that it depends on within its statement."""
    node = trigger
    for _ in range(_HOPS + 1):
        yield node
        if node.dep_ not in _THROUGH or node.head.i == node.i:
            return
        node = node.head


def _has(node: Token, words: frozenset[str]) -> bool:
    return any(
        child.lower_ in words
        and child.dep_ in ("mark", "advmod", "det", "cc:preconj", "advmod:emph")
        for child in node.children
    )


def _is_asked(trigger: Token) -> bool:
    sentence = trigger.sent
    last = next((token for token in reversed(sentence) if not token.is_space), sentence[-1])
    return last.text == "?"
