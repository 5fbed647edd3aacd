"""Whether a purchase gives control: an Acquisition, or else an Investment.

In:  a draft of either event, and its sentence.
Out: the draft as the one that it is, by the share that is bought.
Not here: which words tell of a purchase (ontology/patterns, the language model). Without lemmas
and a tree (`--model rules`) nothing is asked, and the frames' word stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract.claims import Draft
from kg.extract.words import BUY_VERBS, SELL_VERBS
from kg.model import Amount, Modifier

_HALF = 50
_AS_INVESTMENT = {"acquirer": "investor", "target": "investee"}
_AS_ACQUISITION = {"investor": "acquirer", "investee": "target"}
_BUYS = BUY_VERBS | {"acquisition", "buyout", "takeover"}
_LEFT = frozenset("remaining rest remainder".split())
_WHOLE = _LEFT | {"all", "entire", "outstanding"}
_MOST = frozenset(["majority", "controlling"])
_PART = frozenset("capital equity interest share stake stock shareholding % pct percent".split())


def by_control(draft: Draft, sentence: DocSpan) -> Draft:
    """Half of a company or less is an investment; most of it, or all that is left, a takeover."""
    roles = {filler.role for filler in draft.fillers}
    deal, stakes = _deal_word(draft, sentence), _stakes(draft)
    is_whole = deal is not None and _is_whole(deal, is_share_told=_tells_a_share(draft))
    is_minority = bool(stakes) and not is_whole and all(_at_most_half(stake) for stake in stakes)
    is_majority = is_whole or (deal is not None and any(_is_most(stake) for stake in stakes))
    if draft.event == "Acquisition" and is_minority and roles.issuperset(_AS_INVESTMENT):
        return _turned(draft, "Investment", _AS_INVESTMENT, without="seller")
    if draft.event == "Investment" and is_majority and roles.issuperset(_AS_ACQUISITION):
        return _turned(draft, "Acquisition", _AS_ACQUISITION)
    return draft


def _turned(draft: Draft, event: str, roles: Mapping[str, str], without: str = "") -> Draft:
    kept = (filler for filler in draft.fillers if filler.role != without)
    fillers = tuple(replace(f, role=roles.get(f.role, f.role)) for f in kept)
    return replace(draft, event=event, fillers=fillers)


def _stakes(draft: Draft) -> list[Amount]:
    places = (f.place for f in draft.fillers if f.role == "stake")
    return [place.amount for place in places if place is not None and place.amount is not None]


def _at_most_half(stake: Amount) -> bool:
    """Not "more than 20%", which may be all."""
    return stake.high is not None and stake.high <= _HALF


def _is_most(stake: Amount) -> bool:
    above_half = stake.modifier == Modifier.MORE_THAN and stake.low == _HALF
    return above_half or (stake.low is not None and stake.low > _HALF)


def _tells_a_share(draft: Draft) -> bool:
    """ "5% of all outstanding shares", "2 million of the outstanding shares"."""
    return any(filler.role in ("stake", "shares") for filler in draft.fillers)


def _deal_word(draft: Draft, sentence: DocSpan) -> Token | None:
    """The word of buying or selling that tells of a draft."""
    start, end = draft.trigger.start, draft.trigger.end
    words = (word for word in sentence if start <= word.idx < end)
    return next((word for word in words if word.lemma_.lower() in _BUYS | SELL_VERBS), None)


def _is_whole(deal: Token, *, is_share_told: bool) -> bool:
    """Whether all is bought, all that is left, or most: "all outstanding shares", "the rest of"."""
    if deal.lemma_.lower() in SELL_VERBS:  # "its entire 9.8% stake" is all that the seller has
        return False
    signs = _LEFT if is_share_told else _WHOLE | _MOST
    for child in deal.children:
        if child.i > deal.i or child.dep_.startswith("nsubj:pass"):
            words = {word.lower_ for word in child.subtree if word.i <= child.i}
            is_share = {child.lower_, child.lemma_.lower()} & _PART
            if child.lower_ in _LEFT or (is_share and words & signs):
                return True
    return False
