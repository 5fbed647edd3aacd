"""When two names are the same name: the one definition that all stages share.

Not here: which entity a name stands for (kg/resolve), which aliases are recorded
(ontology/names).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

# Forms of incorporation, as they end a company's name. Lower case, without dots.
LEGAL_FORMS = frozenset(
    """
    ab ag aktiengesellschaft as asa bhd bv co companies company corp corporation gmbh inc
    incorporated kg kgaa kk limited llc llp lp ltd nv oy oyj pbc pjsc plc pte pty pvt sa sab
    sarl sas se sgps spa srl zrt
    """.split()
)
# These also end ordinary names ("Ford Motor Company"), and are left out of a key all the same:
# an article that writes both forms means one company.
_ARTICLES = ("the ",)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_PUNCTUATION = re.compile(r"[.,'’\"“”()]")
_SEPARATORS = re.compile(r"[\s\-‐-―/_]+")


def without_possessive(name: str) -> str:
    """
    >>> without_possessive("Nokia’s"), without_possessive("Siemens'"), without_possessive("Visa")
    ('Nokia', 'Siemens', 'Visa')
    """
    return _POSSESSIVE.sub("", name)


@lru_cache(maxsize=16_384)
def is_legal_form(word: str) -> bool:
    """
    >>> is_legal_form("Corp."), is_legal_form("S.p.A."), is_legal_form("Nokia")
    (True, True, False)
    """
    return word.casefold().replace(".", "").strip(",") in LEGAL_FORMS


@lru_cache(maxsize=16_384)  # an article says the same names again and again
def name_key(name: str, *, is_company: bool = False) -> str:
    """The form under which names are compared: case, punctuation, legal form left out.

    >>> name_key("NVIDIA Corp.", is_company=True), name_key("Nvidia", is_company=True)
    ('nvidia', 'nvidia')
    >>> name_key("AI-RAN"), name_key("AI RAN"), name_key("AT&T")
    ('ai ran', 'ai ran', 'at&t')

    Digits are never touched: "Wi-Fi 6" and "Wi-Fi 7" stay two. A name that is nothing but
    a legal form ("SE") keeps it.
    """
    folded = unicodedata.normalize("NFKC", without_possessive(name.strip())).casefold()
    folded = _SEPARATORS.sub(" ", _PUNCTUATION.sub("", folded)).strip()
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    words = folded.split(" ")
    if is_company:
        while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] == "&"):
            words.pop()
    return " ".join(words)


def slug(key: str) -> str:
    """A `name_key` as the last piece of an IRI. Different keys give different slugs.

    >>> slug("t mobile us"), slug("at&t"), slug("société générale")
    ('t-mobile-us', 'at%26t', 'soci%C3%A9t%C3%A9-g%C3%A9n%C3%A9rale')
    """
    return quote(key.replace("-", "%2D"), safe=" %").replace(" ", "-")
