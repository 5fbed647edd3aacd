"""Short forms that a text introduces in brackets."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("a data centre interconnect (DCI) link", "DCI", "data centre interconnect"),
        ("data centres (DCs) grow", "DCs", "data centres"),
        ("the Radio Access Network (RAN) grows", "RAN", "Radio Access Network"),
        (
            "an AI-RAN (Artificial Intelligence Radio Access Network) trial",
            "AI-RAN",
            "Artificial Intelligence Radio Access Network",
        ),
        ("with Hewlett Packard Enterprise (HPE) again", "HPE", "Hewlett Packard Enterprise"),
        (
            'for Taiwan Semiconductor Manufacturing Co. ("TSMC") then',
            "TSMC",
            "Taiwan Semiconductor Manufacturing Co.",
        ),
        (
            'the coal of Green Zonk Collieries, LLC ("Green Zonk") burns',
            "Green Zonk",
            "Green Zonk Collieries, LLC",
        ),
        ("the Ministry of Zonk Affairs (MZA) met", "MZA", "Ministry of Zonk Affairs"),
    ],
)
def test_brackets_introduce_a_short_form(nlp: Language, text: str, short: str, full: str) -> None:
    assert nlp(text)._.aliases.get(short) == full


@pytest.mark.parametrize(
    "text",
    [
        "growth in Asia (see Table 3) was slow",
        "the chip (made in 2024) is fast",
        "the network (RAN) and the cloud (AWS) differ",
        'Zonk Labs Inc. (the "Company") grew',
        "It grew in the quarter (Q3).",
        "An offer by Nokia (NYSE: NOK) stands.",
    ],
)
def test_other_brackets_introduce_nothing(nlp: Language, text: str) -> None:
    aliases = nlp(text)._.aliases
    assert not {"Company", "RAN", "AWS", "Q3", "see Table 3", "NYSE: NOK"} & set(aliases)
