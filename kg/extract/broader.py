"""What a technology that no table knows is said to be: "Zettaflow, a framework for deep learning".

In:  a Doc with names and trees; the mentions of its names.
Out: the mentions, those of unknown technologies with the concept of the taxonomy that the article
     calls them by.
Not here: the taxonomy (ontology/technologies.ttl); its concepts in the text (kg/nlp/names).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.model import Kind, Mention

_CALLED = frozenset(["appos", "compound"])  # "Zettaflow, a framework", "the framework Zettaflow"
_NARROWS = frozenset(["amod", "compound"])
_OF = frozenset(["of", "for", "in"])
_NOT = frozenset(["no", "not", "never"])
# "A rival to deep learning" is none, "a technique of" is one.
_KINDS = frozenset(
    """algorithm approach architecture branch form format framework kind language library method
    model platform process protocol scheme sort standard system technique technology tool type
    variant variety version""".split()
)
_SUBJECTS = frozenset(["nsubj"])


def with_broader(mentions: Iterable[Mention], doc: Doc) -> tuple[Mention, ...]:
    """Mentions of technologies with what is broader, where the article says so."""
    told = dict(_told(doc))
    return tuple(replace(m, broader=told.get((m.start, m.end))) for m in mentions)


def _told(doc: Doc) -> Iterator[tuple[tuple[int, int], str]]:
    known = {i: ent for ent in doc.ents if _is_concept(ent) for i in range(ent.start, ent.end)}
    for ent in doc.ents:
        if ent.label_ != Kind.TECHNOLOGY or ent.kb_id_ or not known:
            continue
        concept = next((known[w.i] for w in _description(ent) if w.i in known), None)
        if concept is not None:
            yield (ent.start_char, ent.end_char), concept.kb_id_


def _is_concept(ent: DocSpan) -> bool:
    return ent.label_ == Kind.TECHNOLOGY and "://" in ent.kb_id_


def _description(ent: DocSpan) -> Iterator[Token]:
    """The words that say what kind of thing it is: in its apposition, or in what it "is"."""
    root = ent.root
    heads = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ in _CALLED and root.head.pos_ in ("NOUN", "PROPN"):
        heads.append(root.head)
    if root.dep_ in _SUBJECTS and any(child.dep_ == "cop" for child in root.head.children):
        heads.append(root.head)
    for head in heads:
        is_denied = any(child.lower_ in _NOT for child in head.children)
        is_kind = head.ent_type_ == Kind.TECHNOLOGY or head.lemma_.lower() in _KINDS
        if is_kind and not is_denied:
            yield from _below(head, ent)


def _below(head: Token, ent: DocSpan) -> Iterator[Token]:
    """A noun and what narrows it: "a machine learning method", "a method of machine learning"."""
    if not ent.start <= head.i < ent.end:
        yield head
    for child in head.children:
        brings = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ in _NARROWS or (child.dep_ == "nmod" and brings & _OF):
            yield from _below(child, ent)
