"""Which country words tell of."""

from __future__ import annotations

import pytest

from kg.nlp.names.nations import nations_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Finnish vendor grew.", {"Finnish": "FI"}),
        ("A South Korean maker grew.", {"Korean": "KR"}),
        ("A South African miner grew.", {"African": "ZA"}),
        ("A North Korean bank grew.", {}),  # no country of ours
        ("Polish the lens.", {"Polish": "PL"}),  # it is the reader of phrases who knows better
        ("A bank in Toronto grew.", {"Toronto": "CA"}),
        ("Nokia grew.", {"Nokia": "FI"}),
        ("Tell us more.", {}),
    ],
)
def test_words_tell_of_a_country(nlp, text: str, told: dict[str, str]):
    doc = nlp(text)
    assert {doc[i].text: code for i, code in nations_of(doc).items()} == told
