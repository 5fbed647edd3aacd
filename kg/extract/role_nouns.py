"""Which side of a supply somebody is on by the noun itself: "Acme was a Widget customer".

In:  the word that tells of a supply, in a Doc with heads and dependency labels.
Out: the role that a noun says, and the token of whom it is said.
Not here: sides that a verb tells (sides.py); other roles, which the language model keeps apart
well enough.
"""

from __future__ import annotations

from spacy.tokens import Token

_ROLES = {
    "client": "customer",
    "customer": "customer",
    "contractor": "supplier",
    "supplier": "supplier",
    "vendor": "supplier",
}
_OTHER_SIDE = {"customer": "supplier", "supplier": "customer"}
_WHOSE = frozenset(["nmod", "nmod:poss", "compound"])
_SUBJECTS = frozenset(["nsubj", "nsubj:outer"])


def role_said(trigger: Token) -> tuple[str, Token] | None:
    """ "Acme is a customer", "Acme, a customer", "a customer, Acme": the customer is Acme."""
    role = _ROLES.get(trigger.lemma_.lower())
    if role is None:
        return None
    is_predicate = any(child.dep_ == "cop" for child in trigger.children)
    for child in trigger.children:
        if child.dep_ == "appos" or (is_predicate and child.dep_ in _SUBJECTS):
            return role, child
    return (role, trigger.head) if trigger.dep_ == "appos" else None


def is_whose(name: Token, trigger: int) -> bool:
    """Whether a name says whose customer somebody is: "a Widget customer", "one of Widget"."""
    return name.head.i == trigger and name.dep_ in _WHOSE


def turned(role: str) -> str:
    """The role on the other side of a supply; any other role stays."""
    return _OTHER_SIDE.get(role, role)
