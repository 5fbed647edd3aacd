"""Tokens: spaCy's English rules, cut also where names and values of business news end.

spaCy keeps "5bn-$6bn", "RAN(Artificial" and "HK$7.8" in one piece; here each edge of a name
or a value is an edge of a token. Characters are never lost or changed: the tokens with
their white space are the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CURRENCY
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stub
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# "\\$" and its like, but also "US\\$": only single signs can stand in a character class.
_SIGNS = "".join(sign for sign in CURRENCY.split("|") if len(sign.lstrip("\\")) == 1)
_CODES = (
    "AED AUD BRL CAD CHF CNY DKK EUR GBP HKD IDR ILS INR JPY KRW MXN MYR NOK NZD PLN RMB RUB"
    " SAR SEK SGD THB TRY TWD USD VND ZAR Rs Rp RM"
).split()

_PREFIXES = [
    rf"[A-Z]{{1,3}}[{_SIGNS}](?=[0-9.])",  # HK$7.8
    rf"(?:{'|'.join(_CODES)})\.?(?=[0-9])",  # EUR250, Rs.500
    r"[‘‚“”„‹›«»→–—]",
]
_SUFFIXES = [r"[→–—]", r"(?<=[0-9&][A-Z])\."]  # 5G, AT&T at the end of a sentence
_INFIXES = [
    r"[()\[\]{}]",  # AI-RAN(Artificial
    r"[“”„«»\"]",  # said,”he
    r"[–—→←↔⇒;|]",  # 2024–2025, Nokia—NVIDIA
    rf"(?<=[{ALPHA}])/(?=[{ALPHA}0-9{_SIGNS}])",  # 5G/6G; but 24/7 stays
    rf"(?<=[0-9])/(?=[{ALPHA}{_SIGNS}])",
    rf"(?<=[{ALPHA}0-9%+)”\"])-(?=[{_SIGNS}])",  # 5bn-$6bn
    rf"(?<=[-/])[{_SIGNS}](?=[0-9])",
    r"(?<=[%)”\"])-(?=\w)",  # 10%-15%, (Reuters)-Nokia
    r"(?<=[0-9])%(?=[-/])",
    r"(?<=[0-9][bmkt])-(?=[0-9])|(?<=[0-9][bmt]n)-(?=[0-9])",  # 5bn-6bn
    rf"(?<=[0-9])%(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}]\.)[-/](?=[{ALPHA}])",  # U.S.-based
    r"[,?!](?=[”\"])",
    rf"(?<=[0-9])[.,](?=[{ALPHA_UPPER}][{ALPHA_LOWER}])",  # in 2026.The company
    rf"(?<=[{ALPHA_LOWER}])[?!:](?=[{ALPHA_UPPER}])",
]
# spaCy cuts a unit off its figure. "5G" and "4K" are names, and the scale of "1.2bn" stays
# as well: whoever reads amounts reads characters.
_UNIT_RULE = "km|km²"


def make_tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer for `nlp`, with the exceptions of its language ("U.S.", "can't", "Corp.")."""
    defaults = nlp.Defaults
    suffixes = [rule for rule in _texts(defaults.suffixes) if _UNIT_RULE not in rule]
    return Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex([*_PREFIXES, *_texts(defaults.prefixes)]).search,
        suffix_search=compile_suffix_regex([*suffixes, *_SUFFIXES, r"(?<=[0-9])%"]).search,
        infix_finditer=compile_infix_regex([*_texts(defaults.infixes), *_INFIXES]).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _texts(rules: Iterable[object] | None) -> list[str]:
    return [str(rule) for rule in rules or ()]
