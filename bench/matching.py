"""Which found claim is which event of the gold.

In:  the gold of one text and its `Extraction`.
Out: `Pairing`: pairs, what was missed, what is found too much.
Not here: counting (scorer.py).

Exact: same type, same sentence, and the same parties in the same roles, none missing and none
too many. Lenient: same type and sentence, at least one party role that both fill, and in each
such role a party in common. A pronoun or a short form counts as the name that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bench.gold import GoldEvent, GoldItem
from kg.model import NAME_KINDS, Claim, Extraction, Mention, Role
from kg.naming import name_key
from kg.schema import load_schema

_LEADING = re.compile(r"^(?:a|an|the)\s+")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])|\n\s*\n")
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Filled:
    """One filler of a claim: every form under which the gold may write it."""

    role: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Pair:
    """An event of the gold and the claim that was found for it."""

    gold: GoldEvent
    claim: Claim
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """The gold of one text against what was found in it."""

    item: GoldItem
    found: Extraction
    pairs: tuple[Pair, ...]
    missed: tuple[GoldEvent, ...]
    extra: tuple[Claim, ...]


def pair_up(item: GoldItem, found: Extraction) -> Pairing:
    """Give each event of the gold at most one claim, exact matches first."""
    claims = tuple(claim for claim in found.claims if claim.type in item.types)
    found = replace(found, claims=claims)
    missed, extra = list(item.events), list(claims)
    pairs: list[Pair] = []
    for is_exact, agrees in ((True, _same_parties), (False, _no_other_parties)):
        for gold in tuple(missed):
            for claim in extra:
                if _same_place(item, gold, claim) and agrees(gold, claim, found):
                    pairs.append(Pair(gold, claim, is_exact))
                    missed.remove(gold)
                    extra.remove(claim)
                    break
    return Pairing(item, found, tuple(pairs), tuple(missed), tuple(extra))


def key_of(filler: str) -> str:
    """The form in which fillers are compared, names and values alike.

    >>> key_of("about $2.3 billion"), key_of("Danfield Corp."), key_of("a 2.9% stake")
    ('about $2.3 billion', 'danfield', '2.9% stake')
    """
    folded = _LEADING.sub("", " ".join(filler.split()).casefold())
    if any(char.isdigit() for char in folded):
        return folded  # a name key drops the point of "2.3"
    return name_key(folded, is_company=True)


def filled(claim: Claim, found: Extraction) -> list[Filled]:
    """The fillers of a claim, in its order."""
    return [Filled(role.role, _keys(role, found)) for role in claim.roles]


def names_of(mention: Mention, found: Extraction) -> Keys:
    """The keys of a mention and of the name that it stands for."""
    texts = [mention.text]
    if mention.head in found.by_id:
        texts.append(found.by_id[mention.head].text)
    return frozenset(map(key_of, texts))


def overlaps(gold: str, keys: Iterable[str]) -> bool:
    """Whether one of two fillers is part of the other, in whole words.

    >>> overlaps("about $2.3 billion", ["$2.3 billion"]), overlaps("May", ["mayfair"])
    (True, False)
    """
    words = f" {key_of(gold)} "
    return any(key and (f" {key} " in words or words in f" {key} ") for key in keys)


def matched_roles(pair: Pair, pairing: Pairing) -> list[tuple[str, bool]]:
    """The roles of the gold that the claim fills rightly, and whether to the letter."""
    left = filled(pair.claim, pairing.found)
    matched = []
    for role, text in pair.gold.roles:
        own = [filler for filler in left if filler.role == role]
        same = next((f for f in own if key_of(text) in f.keys), None)
        near = same or next((f for f in own if overlaps(text, f.keys)), None)
        if near is not None:
            left.remove(near)
            matched.append((role, same is not None))
    return matched


def says_the_same_source(pair: Pair) -> bool:
    """Whether both name nobody, or one names the other's source in whole words."""
    said, heard = pair.gold.attribution, pair.claim.attribution
    if said is None or heard is None:
        return said is heard
    return overlaps(said, [key_of(heard)])


def _keys(role: Role, found: Extraction) -> Keys:
    if role.text is not None:
        return frozenset([key_of(role.text.text)])
    mention = found.by_id.get(role.mention or "")
    return names_of(mention, found) if mention else frozenset()


def _same_place(item: GoldItem, gold: GoldEvent, claim: Claim) -> bool:
    if gold.type != claim.type:
        return False
    if claim.sentence.start <= gold.sentence < claim.sentence.end:
        return True
    # A sentence that was cut in two is still the sentence of the gold.
    between = item.article.text[gold.sentence : claim.trigger.start]
    return gold.sentence < claim.trigger.start and not _SENTENCE_END.search(between)


def _parties(event_type: str, fillers: Iterable[tuple[str, Keys]]) -> list[tuple[str, Keys]]:
    roles = load_schema().own_party_roles(event_type)
    return [(role, keys) for role, keys in fillers if role in roles]


def _both(
    gold: GoldEvent, claim: Claim, found: Extraction
) -> tuple[list[tuple[str, Keys]], list[tuple[str, Keys]]]:
    wanted = [(role, frozenset([key_of(filler)])) for role, filler in gold.roles]
    given = [(filler.role, filler.keys) for filler in filled(claim, found)]
    return _parties(gold.type, wanted), _parties(gold.type, given)


def _same_parties(gold: GoldEvent, claim: Claim, found: Extraction) -> bool:
    wanted, given = _both(gold, claim, found)
    if len(wanted) != len(given):
        return False
    for role, keys in wanted:
        same = next((g for g in given if g[0] == role and g[1] & keys), None)
        if same is None:
            return False
        given.remove(same)
    return True


def _no_other_parties(gold: GoldEvent, claim: Claim, found: Extraction) -> bool:
    wanted, given = _both(gold, claim, found)
    shared = {role for role, _ in wanted} & {role for role, _ in given}
    return bool(shared) and all(_all_keys(wanted, role) & _all_keys(given, role) for role in shared)


def _all_keys(parties: list[tuple[str, Keys]], role: str) -> Keys:
    return frozenset().union(*(keys for name, keys in parties if name == role))


def is_name(mention: Mention) -> bool:
    """Whether a mention is a name by itself, not "the company" or a short form of another."""
    return mention.kind in NAME_KINDS and mention.head in (None, mention.id)
