"""Lemmas by the ending and the tag, with a table of exceptions.

The exceptions (irregular forms, and regular ones whose stem the spelling does not show, as
in "hoping" and "hopping") were collected from the treebanks the model is trained on
(training/lemmas.py) and are shipped with the weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from kg.nlp.model.network import WEIGHTS

_VOWELS = frozenset("aeiou")
_ENDS_IN_E = ("at", "iz", "is", "as", "us", "v", "c", "g", "rs", "ir", "ur", "id", "ut", "ot", "u")


@lru_cache(maxsize=50_000)
def lemma(word: str, upos: str, tag: str) -> str:
    """
    >>> words = (("buys", "VBZ"), ("acquired", "VBD"), ("planning", "VBG"))
    >>> [lemma(word, "VERB", tag) for word, tag in words]
    ['buy', 'acquire', 'plan']
    >>> lemma("companies", "NOUN", "NNS"), lemma("Nokia", "PROPN", "NNP")
    ('company', 'Nokia')
    """
    straight = word.lower().replace("’", "'")
    known = exceptions().get(f"{straight} {tag}")
    return known if known is not None else by_rule(word, upos, tag)


@lru_cache(maxsize=1)
def exceptions() -> Mapping[str, str]:
    """{"bought VBD": "buy"}: words in lower case with their tag."""
    path = WEIGHTS / "lemmas.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return table


def by_rule(word: str, upos: str, tag: str) -> str:
    """The lemma by the ending alone."""
    if upos == "PROPN" or tag.startswith("NNP"):
        return word
    lower = word.lower()
    if tag == "NNS" or tag == "VBZ":
        return _without_s(lower)
    if tag in ("VBD", "VBN") and lower.endswith("ed"):
        return _stem(lower[:-2])
    if tag == "VBG" and lower.endswith("ing"):
        return _stem(lower[:-3])
    return lower


def _without_s(word: str) -> str:
    """
    >>> [_without_s(w) for w in ("deals", "companies", "losses", "watches", "sees")]
    ['deal', 'company', 'loss', 'watch', 'see']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _stem(stem: str) -> str:
    """
    >>> [_stem(s) for s in ("acquir", "plann", "carri", "sell", "invest", "mov")]
    ['acquire', 'plan', 'carry', 'sell', 'invest', 'move']
    """
    if stem.endswith("i") and len(stem) > 2:
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsze":
        return stem[:-1]
    is_short = len(stem) == 3 and stem[1] in _VOWELS and stem[0] not in _VOWELS
    if stem.endswith(_ENDS_IN_E) or (is_short and stem[-1] in "kmn"):
        return stem + "e"
    return stem
