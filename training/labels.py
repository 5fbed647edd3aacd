"""The tags of the model, and how the labels of each data set map to them.

A set that does not tell companies from other organisations, or does not mark technologies,
is no evidence against either: a word then has several allowed tags, and the loss is the
negative log of their summed probability (training on partial labels; cf. Tsuboi et al. 2008).
"""

from __future__ import annotations

NAMES = ("company", "organization", "person", "place", "product", "technology")
TAGS = ("O", *(f"{edge}-{name}" for name in NAMES for edge in "BI"))
INDEX = {tag: i for i, tag in enumerate(TAGS)}
ANY = frozenset(range(len(TAGS)))

_ORG = ("company", "organization")

# For each set: its labels -> our names that it may stand for; a label left out is not learned from.
LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "wikigold": {"PER": ("person",), "ORG": _ORG, "LOC": ("place",)},
    "sec": {"PER": ("person",), "ORG": _ORG, "LOC": ("place",)},
    "uner": {"PER": ("person",), "ORG": _ORG, "LOC": ("place",)},
    "redocred": {"PER": ("person",), "ORG": _ORG, "LOC": ("place",), "TIME": (), "NUM": ()},
    "gum": {"person": ("person",), "organization": _ORG, "place": ("place",)},
    "wnut": {
        "person": ("person",),
        "location": ("place",),
        "corporation": ("company",),
        "group": ("organization",),
        "product": ("product",),
    },
    "crossner": {
        "organisation": _ORG,
        "university": ("organization",),
        "researcher": ("person",),
        "person": ("person",),
        "location": ("place",),
        "country": ("place",),
        "algorithm": ("technology",),
        "field": ("technology",),
        "task": ("technology",),
        "programlang": ("technology",),
        "product": ("product", "technology"),
    },
    "fire": {
        "Company": ("company",),
        "Person": ("person",),
        "Location": ("place",),
        "GeopoliticalEntity": ("place",),
        "Product": ("product", "technology"),
        "Date": (),
        "Money": (),
        "Quantity": (),
        "Designation": (),
        "Action": (),
    },
    "meantime": {
        "PERSON": ("person",),
        "LOCATION": ("place",),
        "ORGANIZATION": _ORG,
        "PRODUCT": ("product", "technology"),
    },
    "gold": {name: (name,) for name in NAMES},
}

# What else an unmarked word may be in a set: names that the set does not annotate.
SILENT: dict[str, tuple[str, ...]] = {
    "wikigold": ("technology",),
    "sec": ("technology", "product"),
    "uner": ("technology", "product"),
    "redocred": ("technology",),
    "gum": ("technology", "product"),
    "wnut": ("technology",),
    "crossner": (),
    "fire": ("technology",),
    "meantime": ("technology",),
    "gold": (),
}


# Labels of names that are none of person, place, company and organization: nationalities,
# works, events; among them products and technologies.
OTHER = frozenset({"MISC", "creative-work"})
NO_NAME = frozenset(
    {INDEX["O"], *(INDEX[f"{edge}-{name}"] for name in ("product", "technology") for edge in "BI")}
)


def unmarked(data_set: str) -> frozenset[int]:
    """The tags that a word outside all annotations may have."""
    silent = {INDEX[f"{edge}-{name}"] for name in SILENT[data_set] for edge in "BI"}
    return frozenset({INDEX["O"], *silent})


def marked(data_set: str, label: str, edge: str) -> frozenset[int]:
    """The tags of a word at the "B"eginning or "I"nside of an annotation."""
    names = LABELS[data_set].get(label)
    if names is None:
        return NO_NAME if label in OTHER else ANY
    if not names:
        return frozenset({INDEX["O"]})
    return frozenset(INDEX[f"{edge}-{name}"] for name in names)


EVENTS = (
    "none",
    "Acquisition",
    "Appointment",
    "Buyback",
    "Competition",
    "Departure",
    "Deployment",
    "Development",
    "FinancialResult",
    "Founding",
    "Headquarters",
    "Investment",
    "JointVenture",
    "Launch",
    "Layoffs",
    "Licensing",
    "Litigation",
    "Merger",
    "Partnership",
    "Plant",
    "Regulation",
    "Subsidiary",
    "SupplyContract",
    "Trial",
)
STATUSES = ("completed", "announced", "planned", "possible", "rumoured", "cancelled", "denied")
ROLES = (
    "none",
    "acquirer",
    "amount",
    "announced",
    "authority",
    "by",  # the source of what is said
    "change",
    "claimant",
    "closes",
    "company",
    "competitor",
    "customer",
    "date",
    "defendant",
    "developer",
    "employer",
    "founder",
    "investee",
    "investor",
    "licensee",
    "licensor",
    "maker",
    "metric",
    "owner",
    "parent",
    "partner",
    "party",
    "period",
    "person",
    "place",
    "position",
    "pricePerShare",
    "product",
    "quantity",
    "reporter",
    "round",
    "seller",
    "stake",
    "supplier",
    "target",
    "technology",
    "tester",
    "user",
    "valuation",
    "value",
    "venture",
)
