"""Who is on which side of a deal, by the grammar of its verb, in hand-built parses."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.sides import SIDES, sides_of

_VOCAB = spacy.blank("en").vocab
_LEMMAS = {
    "bought": "buy",
    "fined": "fine",
    "granted": "grant",
    "licensed": "license",
    "sold": "sell",
    "supplied": "supply",
    "won": "win",
}


def _doc(story: str) -> Doc:
    """ "Acme/1/nsubj won/1/ROOT": words with the place of their head and their label."""
    cells = [cell.split("/") for cell in story.split()]
    return Doc(
        _VOCAB,
        words=[word for word, _, _ in cells],
        heads=[int(head) for _, head, _ in cells],
        deps=[dep for _, _, dep in cells],
        pos=["VERB" if dep == "ROOT" else "NOUN" for _, _, dep in cells],
        lemmas=[_LEMMAS.get(word, word) for word, _, _ in cells],
    )


@pytest.mark.parametrize(
    ("event", "story", "sides"),
    [
        ("Acquisition", "Acme/1/nsubj sold/1/ROOT Widget/1/obj", {"Acme": "seller"}),
        (
            "Acquisition",
            "Acme/1/nsubj bought/1/ROOT Widget/1/obj from/4/case Gadget/1/obl",
            {"Acme": "acquirer", "Gadget": "seller"},
        ),
        ("Acquisition", "Widget/2/nsubj:pass was/2/aux:pass sold/2/ROOT", {}),
        ("Acquisition", "Acme/1/nsubj shelved/1/ROOT Widget/1/obj", {}),
        (
            "SupplyContract",
            "Acme/1/nsubj won/1/ROOT order/1/obj from/4/case Widget/1/obl",
            {"Acme": "supplier", "Widget": "customer"},
        ),
        ("SupplyContract", "Acme/1/nsubj won/1/ROOT customers/1/obj", {}),
        (
            "SupplyContract",
            "Acme/2/nsubj:pass was/2/aux:pass supplied/2/ROOT by/4/case Widget/2/obl",
            {"Acme": "customer", "Widget": "supplier"},
        ),
        (
            "Licensing",
            "Acme/1/nsubj licensed/1/ROOT method/1/obj from/4/case Widget/1/obl",
            {"Acme": "licensee", "Widget": "licensor"},
        ),
        (
            "Licensing",
            "Acme/1/nsubj licensed/1/ROOT method/1/obj to/4/case Widget/1/obl",
            {"Acme": "licensor", "Widget": "licensee"},
        ),
        ("Licensing", "Acme/1/nsubj licensed/1/ROOT method/1/obj", {}),
        ("Regulation", "Acme/1/nsubj fined/1/ROOT over/3/case fees/1/obl", {}),
    ],
)
def test_a_verb_tells_who_is_on_which_side(event: str, story: str, sides: dict[str, str]):
    doc = _doc(story)
    verb = next(token for token in doc if token.pos_ == "VERB")
    found = sides_of(event, verb)
    parties = {doc[i].text: role for i, role in found.items() if role in SIDES[event]}
    assert {name: role for name, role in parties.items() if name.istitle()} == sides


def test_the_noun_of_a_contract_is_asked_through_its_verb():
    doc = _doc("Acme/1/nsubj won/1/ROOT order/1/obj from/4/case Widget/1/obl")
    assert sides_of("SupplyContract", doc[2]) == sides_of("SupplyContract", doc[1])
