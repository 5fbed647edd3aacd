"""Who is on which side of a deal by the grammar of its verb: "won a contract from", "licensed to".

In:  the word that tells of a deal, in a Doc with heads and dependency labels.
Out: the roles of the words that depend on the verb.
Not here: sides that a noun says ("a Widget customer", role_nouns.py); the language model keeps
other roles apart well enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.words import BUY_VERBS, SELL_VERBS

_SUBJECTS = frozenset(["nsubj", "nsubj:outer"])
_CONTRACTS = frozenset("award commission contract deal job mandate order tender work".split())
_LICENCES = frozenset("license licence right sublicense sublicence".split())


@dataclass(frozen=True, slots=True)
class _Sides:
    """What a verb says of its subject, of its object, and of what follows a preposition."""

    event: str
    verbs: frozenset[str]
    subject: str
    objects: frozenset[str] = frozenset()  # the verb means it only with one of these
    patient: str = ""  # of an object or an indirect one that is a party
    behind: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()  # prepositions, one of which has to be there


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FROM, _TO = frozenset(["from"]), frozenset(["to"])
_TABLE = (
    _Sides(
        "Acquisition",
        BUY_VERBS,
        "acquirer",
        behind={"from": "seller"},
    ),
    _Sides(
        "Acquisition",
        SELL_VERBS,
        "seller",
        behind={"to": "acquirer"},
    ),
    _Sides("Investment", _words("back bankroll fund"), "investor", patient="investee"),
    _Sides(
        "Investment", _words("invest"), "investor", behind={"in": "investee", "into": "investee"}
    ),
    _Sides(
        "SupplyContract",
        _words("bag clinch gain get land receive scoop secure take win"),
        "supplier",
        objects=_CONTRACTS,
        behind={"from": "customer", "with": "customer"},
    ),
    _Sides(
        "SupplyContract",
        _words("award give grant hand place"),
        "customer",
        objects=_CONTRACTS,
        patient="supplier",
        behind={"to": "supplier", "with": "supplier"},
    ),
    _Sides(
        "SupplyContract",
        _words("deliver furnish provide ship supply"),
        "supplier",
        patient="customer",
        behind={"to": "customer"},
    ),
    _Sides("SupplyContract", _words("sell"), "supplier", behind={"to": "customer"}, needs=_TO),
    _Sides(
        "SupplyContract",
        _words("buy order procure purchase source"),
        "customer",
        behind={"from": "supplier"},
    ),
    _Sides(
        "SupplyContract",
        _words("choose engage hire pick select tap"),
        "customer",
        patient="supplier",
    ),
    _Sides(
        "Licensing",
        _words("license licence sublicense"),
        "licensee",
        behind={"from": "licensor"},
        needs=_FROM,
    ),
    _Sides(
        "Licensing",
        _words("license licence sublicense out-license"),
        "licensor",
        behind={"to": "licensee"},
        needs=_TO,
    ),
    _Sides(
        "Licensing",
        _words("give grant sell"),
        "licensor",
        objects=_LICENCES,
        patient="licensee",
        behind={"to": "licensee"},
    ),
    _Sides(
        "Licensing",
        _words("acquire buy get obtain receive secure take win"),
        "licensee",
        objects=_LICENCES,
        behind={"from": "licensor"},
    ),
    _Sides("Litigation", _words("accuse countersue sue"), "claimant", patient="defendant"),
    _Sides("Subsidiary", _words("own"), "parent", patient="company"),
    _Sides("Regulation", _words("fine sanction"), "authority", patient="company"),
)


# The roles of each event that the grammar may turn round.
SIDES = {
    "Acquisition": frozenset(["acquirer", "seller"]),
    "Investment": frozenset(["investor", "investee"]),
    "Litigation": frozenset(["claimant", "defendant"]),
    "Subsidiary": frozenset(["parent", "company"]),
    "Regulation": frozenset(["authority", "company"]),
    "SupplyContract": frozenset(["supplier", "customer"]),
    "Licensing": frozenset(["licensor", "licensee"]),
}


def sides_of(event: str, trigger: Token) -> dict[int, str]:
    """{token: role} of those whose side the verb tells; empty where it tells nothing."""
    verb, things = _verb_and_things(trigger)
    if verb is None:
        return {}
    for row in _TABLE:
        if row.event == event and verb.lemma_.lower() in row.verbs:
            found = dict(_placed(row, verb))
            is_met = not row.needs or any(_case(c) in row.needs for c in verb.children)
            if is_met and (not row.objects or things & row.objects):
                return found
    return {}


def _verb_and_things(trigger: Token) -> tuple[Token | None, set[str]]:
    """The verb that a deal is told by, and the nouns of its objects."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    if verb.pos_ != "VERB":
        return None, set()
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    return verb, {c.lemma_.lower() for c in objects}


def _placed(row: _Sides, verb: Token) -> Iterator[tuple[int, str]]:
    is_passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)
    has_object = any(c.dep_ == "obj" for c in verb.children)  # not "Acme fined over fees"
    for child in verb.children:
        case = _case(child)
        if child.dep_ in _SUBJECTS and not is_passive and (has_object or not row.patient):
            yield child.i, row.subject
        elif child.dep_ in ("obj", "iobj", "nsubj:pass") and row.patient:
            yield child.i, row.patient
        elif is_passive and case == "by":
            yield child.i, row.subject
        elif case in row.behind:
            yield child.i, row.behind[case]


def _case(token: Token) -> str:
    """The preposition of an adjunct: "from"."""
    if not token.dep_.startswith(("obl", "nmod")):
        return ""
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")
