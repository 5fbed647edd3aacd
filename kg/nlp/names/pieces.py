"""Tokens cut into pieces, so that a name is found however a tokenizer cuts it.

A piece is a run of letters, a run of digits, or one of the signs that tell names apart
("AT&T"). Hyphens, dots inside a word and apostrophes are no pieces: "Wi-Fi", "Wi Fi" and
"WiFi" differ in pieces only where they differ in words.
Not here: the names themselves (tables.py), the search (trie.py).
"""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(r"[^\W\d_]+|\d+|[&+/@!#$€£¥]")
_GLUE = frozenset("-‐‑'’.")


@lru_cache(maxsize=65536)
def cut(word: str) -> tuple[str, ...]:
    """
    >>> cut("AT&T"), cut("C3.ai"), cut("L'Oréal"), cut("U.S."), cut("-")
    (('AT', '&', 'T'), ('C', '3', 'ai'), ('L', 'Oréal'), ('U', 'S'), ())
    """
    return tuple(_PIECE.findall(word))


def is_glue(word: str) -> bool:
    """Whether a token between two words leaves them one name: the hyphen of "T-Mobile".

    >>> is_glue("-"), is_glue(","), is_glue("–")
    (True, False, False)
    """
    return word in _GLUE


def fits(written: str, recorded: str) -> bool:
    """Whether a piece of a text may stand for a piece of a recorded proper name.

    Capitals must be there; more of them do no harm, except that a short acronym is
    nothing but its capitals.

    >>> fits("NOKIA", "Nokia"), fits("Nvidia", "NVIDIA"), fits("orange", "Orange")
    (True, True, False)
    >>> fits("Bt", "BT"), fits("It", "IT"), fits("Of", "of")
    (False, False, True)
    """
    if written == recorded:
        return True
    if len(recorded) <= 3 and recorded.isupper() and recorded.isalpha() and len(recorded) > 1:
        return False
    return not recorded[0].isupper() or written[0].isupper()


def fits_term(written: str, recorded: str) -> bool:
    """The same for a common word or an acronym of technology.

    >>> fits_term("Base", "base"), fits_term("ran", "RAN"), fits_term("Edge", "edge")
    (True, False, True)
    >>> fits_term("ETHERNET", "Ethernet")
    True
    """
    if written == recorded:
        return True
    if any(letter.isupper() for letter in recorded[1:]):
        return False
    return not recorded[0].isupper() or written[0].isupper()
