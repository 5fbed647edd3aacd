"""Labels of relations: from those of spaCy's English pipelines to Universal Dependencies.

spaCy's parsers are trained on OntoNotes, converted to the labels of ClearNLP. Most of them have
one counterpart; a few depend on the words around them. Not here: where the two draw another
tree (trees.py).
"""

from __future__ import annotations

# Only those that are called otherwise; "nsubj", "amod" and others are the same in both.
COUNTERPARTS = {
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
# What stands behind a preposition has its label, once it has its place in the tree.
OBLIQUE = frozenset({"prep", "pobj", "pcomp"})
ADJUNCTS = OBLIQUE | {"agent", "npadvmod"}
# No treebank of Universal Dependencies has these: a parser that does speaks the other language.
CLEAR_ONLY = (COUNTERPARTS.keys() - {"meta"}) | ADJUNCTS | {"dative"}

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_nominal(pos: str) -> bool:
    """Whether a word of this universal tag can stand for a noun."""
    return pos in _NOMINAL


def is_verbal(pos: str) -> bool:
    """Whether a word of this universal tag heads a clause."""
    return pos in _VERBAL


def universal_label(label: str, *, pos: str, tag: str, head_pos: str, has_case: bool) -> str:
    """The label of a word in a tree that is universal but for its labels.

    >>> def of(label, pos, head_pos, *, has_case=False):
    ...     return universal_label(label, pos=pos, tag="", head_pos=head_pos, has_case=has_case)
    >>> of("dobj", "NOUN", "VERB"), of("nsubj", "NOUN", "VERB")
    ('obj', 'nsubj')
    >>> of("prep", "NOUN", "VERB", has_case=True), of("prep", "NOUN", "NOUN", has_case=True)
    ('obl', 'nmod')
    >>> of("dative", "PROPN", "VERB"), of("dative", "PROPN", "VERB", has_case=True)
    ('iobj', 'obl')
    """
    on_noun = is_nominal(head_pos)
    if label in OBLIQUE or label == "agent":
        if is_verbal(pos):
            return "acl" if on_noun else "advcl"
        return "obl:agent" if label == "agent" else "nmod" if on_noun else "obl"
    if label == "npadvmod":
        return "nmod:unmarked" if on_noun else "obl:unmarked"
    if label == "dative":
        return "obl" if has_case or pos == "ADP" else "iobj"
    if label == "aux" and tag == "TO":
        return "mark"
    return COUNTERPARTS.get(label, label)
