"""What an entity is called, given all the names that articles use for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.model import Entity, Kind, Name
from kg.naming import is_legal_form


def resolve_entity(
    names: Iterable[Name], *, concept_label: Callable[[str], str | None]
) -> Entity | None:
    """One entity from its names; None when no article uses any.

    The label is the recorded name if there is one, else the best of the names in use:
    without a legal form, not in capitals throughout. `concept_label` gives the label of a
    concept of the taxonomy by its IRI.
    """
    distinct = sorted(set(names), key=lambda n: (n.text, n.kind))
    if not distinct:
        return None
    first = distinct[0]
    recorded = sorted({n.recorded for n in distinct if n.recorded})
    label = _recorded_label(recorded, concept_label) or _best(distinct)
    others = tuple(sorted({n.text for n in distinct} - {label}))
    broader = tuple(sorted({n.broader for n in distinct if n.broader}))
    return Entity(first.entity, first.kind, label, others, broader)


def _recorded_label(recorded: list[str], concept_label: Callable[[str], str | None]) -> str | None:
    if not recorded:
        return None
    return concept_label(recorded[0]) if "://" in recorded[0] else recorded[0]


def _best(names: list[Name]) -> str:
    """Of a person the fullest name, of other things the shortest without a legal form."""
    if names[0].kind is Kind.PERSON:
        return max(names, key=lambda n: (n.text.count(" "), not n.text.isupper(), n.text)).text
    return min(
        (n.text for n in names),
        key=lambda t: (is_legal_form(t.split()[-1]), t.isupper(), t.islower(), len(t), t),
    )
