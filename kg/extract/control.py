"""Whether a purchase gives control: an Acquisition, or else an Investment.

In:  a draft of either event, and its sentence.
Out: the draft as the one that it is, by the share that is bought.
Not here: which words tell of a purchase (ontology/patterns, the language model).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract.claims import Draft

_HALF = 50
_AS_INVESTMENT = {"acquirer": "investor", "target": "investee"}
_AS_ACQUISITION = {"investor": "acquirer", "investee": "target"}
_BUYS = frozenset("acquire acquisition buy buyout purchase takeover".split())
_SELLS = frozenset("dispose divest offload sell".split())
_WHOLE = frozenset("all entire outstanding remaining rest remainder".split())
_MOST = frozenset(["majority", "controlling"])
_PART = frozenset("capital equity interest share stake stock shareholding % pct percent".split())


def by_control(draft: Draft, sentence: DocSpan) -> Draft:
    """A purchase of half or less is an investment; of more, or of all that is left, none."""
    roles = {filler.role for filler in draft.fillers}
    deal = _deal_word(draft, sentence)
    is_whole, most = deal is not None and _is_whole(deal), max(_stakes(draft), default=None)
    is_minority = most is not None and most <= _HALF and not is_whole
    is_majority = is_whole or (deal is not None and most is not None and most > _HALF)
    if draft.event == "Acquisition" and is_minority and roles.issuperset(_AS_INVESTMENT):
        return _turned(draft, "Investment", _AS_INVESTMENT, without="seller")
    if draft.event == "Investment" and is_majority and roles.issuperset(_AS_ACQUISITION):
        return _turned(draft, "Acquisition", _AS_ACQUISITION)
    return draft


def _turned(draft: Draft, event: str, roles: Mapping[str, str], without: str = "") -> Draft:
    kept = (filler for filler in draft.fillers if filler.role != without)
    fillers = tuple(replace(f, role=roles.get(f.role, f.role)) for f in kept)
    return replace(draft, event=event, fillers=fillers)


def _stakes(draft: Draft) -> list[float]:
    """The shares that are told, in per cent; one without an upper end may be all."""
    amounts = [f.place.amount for f in draft.fillers if f.role == "stake" and f.place is not None]
    return [100 if a.high is None else float(a.high) for a in amounts if a is not None]


def _deal_word(draft: Draft, sentence: DocSpan) -> Token | None:
    """The word of buying or selling that tells of a draft."""
    start, end = draft.trigger.start, draft.trigger.end
    words = (word for word in sentence if start <= word.idx < end)
    return next((word for word in words if word.lemma_.lower() in _BUYS | _SELLS), None)


def _is_whole(deal: Token) -> bool:
    """Whether all is bought, all that is left, or most: "all outstanding shares", "the rest of"."""
    if deal.lemma_.lower() in _SELLS:  # "its entire 9.8% stake" is all that the seller has
        return False
    for child in deal.children:
        if child.i > deal.i or child.dep_.startswith("nsubj:pass"):
            words = {word.lower_ for word in child.subtree if word.i <= child.i}
            is_share = {child.lower_, child.lemma_.lower()} & _PART
            if child.lower_ in _WHOLE or (is_share and words & (_WHOLE | _MOST)):
                return True
    return False
