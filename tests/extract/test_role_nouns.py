"""Who is the customer where somebody is called one: Docs with hand-made trees."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.role_nouns import is_whose, role_said, turned

_VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("story", "noun", "said"),
    [
        # word/head/relation
        ("Acme/4/nsubj was/4/cop a/4/det Widget/4/compound customer/4/ROOT", 4,
         ("customer", "Acme", ["Widget"])),
        ("Acme/3/nsubj is/3/cop a/3/det supplier/3/ROOT of/5/case Widget/3/nmod", 3,
         ("supplier", "Acme", ["Widget"])),
        ("Acme/4/nsubj a/3/det Widget/3/compound client/0/appos grew/4/ROOT", 3,
         ("customer", "Acme", ["Widget"])),
        ("Acme/2/nmod:poss 's/0/case customers/3/nsubj include/3/ROOT Widget/3/obj", 2, None),
        ("Acme/3/nsubj is/3/cop a/3/det partner/3/ROOT", 3, None),
    ],
)  # fmt: skip
def test_a_noun_says_which_side_somebody_is_on(story: str, noun: int, said: tuple | None):
    cells = [cell.split("/") for cell in story.split()]
    words = [word for word, _, _ in cells]
    doc = Doc(
        _VOCAB,
        words=words,
        heads=[int(head) for _, head, _ in cells],
        deps=[dep for _, _, dep in cells],
        lemmas=[word.lower().removesuffix("s") for word in words],
    )
    found = role_said(doc[noun])
    whose = [token.text for token in doc if is_whose(token, noun)]
    assert (found and (found[0], found[1].text, whose)) == said


def test_the_other_side():
    assert [turned(role) for role in ("customer", "supplier", "product")] == [
        "supplier",
        "customer",
        "product",
    ]
