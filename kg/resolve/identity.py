"""Which entity a mention stands for.

Two names are one entity when they are the same name (`kg.naming.name_key`) or recorded as
aliases of one (ontology/names); nothing else merges. When in doubt, two nodes.
"""

from __future__ import annotations

from kg.model import NAME_KINDS, Extraction, Kind, Mention, Name
from kg.naming import name_key
from kg.terms import entity_iri, part_iri

_WITH_LEGAL_FORM = frozenset({Kind.COMPANY, Kind.ORGANIZATION})


def head_of(extraction: Extraction, mention: Mention) -> Mention:
    """The mention that names the same thing best; the mention itself when there is none."""
    return extraction.by_id.get(mention.head or mention.id, mention)


def identify(extraction: Extraction, mention: Mention) -> str:
    """The IRI of the entity that a mention of a name stands for.

    A surname alone, where the article gives no full name, is a person of this article only:
    two articles' "Huang" need not be one man.
    """
    head = head_of(extraction, mention)
    if head.recorded is not None and "://" in head.recorded:
        return head.recorded
    key = name_key(head.recorded or head.text, is_company=head.kind in _WITH_LEGAL_FORM)
    if head.kind is Kind.PERSON and " " not in key:
        key = f"{key} {extraction.article.id[:8]}"
    return str(entity_iri(head.kind, key))


def identities(extraction: Extraction) -> dict[str, str]:
    """The entity of every mention of a name in an article: {mention IRI: entity IRI}."""
    return {
        str(part_iri(extraction.article.id, mention.id)): identify(extraction, mention)
        for mention in extraction.mentions
        if mention.kind in NAME_KINDS
    }


def first_mentions(extraction: Extraction) -> dict[str, str]:
    """Where the article first names each entity: {entity IRI: mention id}."""
    first: dict[str, str] = {}
    for mention in extraction.mentions:
        if mention.kind in NAME_KINDS and head_of(extraction, mention) is mention:
            first.setdefault(identify(extraction, mention), mention.id)
    return first


def names(extraction: Extraction) -> frozenset[Name]:
    """The names that an article uses for its entities; pronouns and the like are none."""
    return frozenset(
        Name(identify(extraction, mention), head.kind, mention.text, head.recorded, mention.broader)
        for mention in extraction.mentions
        if mention.kind in NAME_KINDS and _is_a_name(mention)
        for head in [head_of(extraction, mention)]
    )


def _is_a_name(mention: Mention) -> bool:
    """Whether a mention names its thing, unlike "the company" or "it"."""
    words = mention.text.split()
    if words and words[0].casefold() in _DETERMINERS:
        words = words[1:]
    if mention.kind is Kind.TECHNOLOGY:
        return bool(words)
    return any(c.isupper() or c.isdigit() for word in words for c in word)


_DETERMINERS = frozenset(
    "the a an this that these those its their his her our both it he she they we i you".split()
)
