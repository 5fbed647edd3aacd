"""Events of the language model become claims where they are likely and have what they need.

What the model says is given by hand: the event's word, and the role of each word that has one.
"""

# ruff: noqa: E501  a table reads better with one case a line

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from kg.build.extraction import for_graph
from kg.extract import extract
from kg.extract.triggers import likely_events
from kg.model import Claim, Extraction
from tests.extract.markup import article, marked


@dataclass(frozen=True)
class Said:
    """A `ModelEvent` with one probability for all its roles."""

    trigger: int
    type: str
    roles: dict[int, str]
    probability: float = 0.9
    role_probability: float = 0.9
    statuses: tuple[tuple[str, float], ...] = (("announced", 0.8), ("completed", 0.2))

    def role_of(self, start: int, end: int) -> tuple[str, float]:
        found = [self.roles[i] for i in range(start, end) if i in self.roles]
        return (found[0], self.role_probability) if found else ("none", 1.0)


def said(doc: Doc, trigger: str, type_: str, roles: dict[str, str], **more: object) -> Said:
    at = {token.text: token.i for token in reversed(doc)}
    return Said(at[trigger], type_, {at[word]: role for word, role in roles.items()}, **more)


def read(markup: str, trigger: str, type_: str, roles: dict[str, str], **more: object):
    doc = marked(markup)
    doc._.model_events = [said(doc, trigger, type_, roles, **more)]
    return extract(doc, article(doc.text))


def told(found: Extraction, claim: Claim) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for role in claim.roles:
        filler = found.by_id[role.mention] if role.mention else role.text
        words.setdefault(role.role, set()).add(filler.text)
    return words


@pytest.mark.parametrize(
    ("markup", "trigger", "type_", "roles", "told_of"),
    [
        (
            "[Acme|company] threw in its lot with [Widget|company] in [May 2024|date].",
            "lot", "Partnership", {"Acme": "partner", "Widget": "partner", "May": "date"},
            {"partner": {"Acme", "Widget"}, "date": {"May 2024"}},
        ),
        (
            "[Widget|company] ([Acme|company] owns it now).",
            "owns", "Subsidiary", {"Acme": "parent", "Widget": "company"},
            {"parent": {"Acme"}, "company": {"Widget"}},
        ),
        (
            "[Jane Doe|person] has the corner office of finance chief at [Acme|company].",
            "office", "Appointment", {"Jane": "person", "finance": "position", "chief": "position", "Acme": "employer"},
            {"person": {"Jane Doe"}, "position": {"finance chief"}, "employer": {"Acme"}},
        ),
        (
            "[Acme|company] to put up a works in [Leeds|place].",
            "works", "Plant", {"Acme": "owner", "Leeds": "place"},
            {"owner": {"Acme"}, "place": {"Leeds"}},
        ),
    ],
)  # fmt: skip
def test_what_no_frame_tells_the_model_may_tell(markup, trigger, type_, roles, told_of):
    found = read(markup, trigger, type_, roles)
    assert [told(found, claim) for claim in found.claims] == [told_of]


@pytest.mark.parametrize(
    ("roles", "more", "why"),
    [
        ({"Acme": "partner"}, {}, "a partnership needs two"),
        ({"Acme": "partner", "Widget": "partner"}, {"probability": 0.3}, "the event is unlikely"),
        (
            {"Acme": "partner", "Widget": "partner"},
            {"role_probability": 0.3},
            "its roles are unlikely",
        ),
        ({"Acme": "partner", "lot": "partner"}, {}, "a common noun is no company"),
    ],
)
def test_an_event_in_doubt_is_not_told(roles, more, why):
    markup = "[Acme|company] threw in its lot with [Widget|company]."
    found = read(markup, "threw", "Partnership", roles, **more)
    assert found.claims == (), why


def test_a_claim_is_the_surer_the_surer_its_parts_are():
    markup = "[Acme|company] threw in its lot with [Widget|company]."
    roles = {"Acme": "partner", "Widget": "partner"}
    confidences = [
        read(markup, "lot", "Partnership", roles, role_probability=p).claims[0].confidence
        for p in (0.6, 0.8, 0.99)
    ]
    assert confidences == sorted(set(confidences))
    assert 0 < confidences[0] < confidences[-1] < 1


def test_where_a_frame_tells_the_same_the_model_only_adds_what_it_left_open():
    markup = "[Acme|company] bought [Widget|company] back then, on [3 May 2024|date], it is said."
    roles = {"Acme": "acquirer", "Widget": "target", "May": "date"}
    (claim,) = (found := read(markup, "bought", "Acquisition", roles)).claims
    assert claim.status == "completed"  # the frame's word, not the model's
    assert told(found, claim) == {
        "acquirer": {"Acme"}, "target": {"Widget"}, "date": {"3 May 2024"},
    }  # fmt: skip


def test_who_says_so_is_told_in_the_words_of_the_text():
    markup = "[Acme|company] threw in its lot with [Widget|company], some bankers say."
    roles = {"Acme": "partner", "Widget": "partner", "some": "by", "bankers": "by"}
    (claim,) = read(markup, "lot", "Partnership", roles).claims
    assert claim.attribution == "some bankers"


def test_who_denies_a_deal_would_have_been_its_party():
    markup = "[Acme|company] denies interest in [Widget|company]."
    roles = {"Acme": "by", "Widget": "target"}
    denied = {"statuses": (("denied", 0.9),)}
    (claim,) = (found := read(markup, "interest", "Acquisition", roles, **denied)).claims
    assert told(found, claim) == {"acquirer": {"Acme"}, "target": {"Widget"}}


def test_what_the_people_of_a_company_own_it_does_not():
    markup = "[Acme|company] shareholders got [30%|percent] of [Widget|company]."
    roles = {"Acme": "investor", "30": "stake", "%": "stake", "Widget": "investee"}
    (claim,) = (found := read(markup, "got", "Investment", roles)).claims
    assert told(found, claim) == {"investee": {"Widget"}, "stake": {"30%"}}


def test_half_of_a_company_or_less_is_an_investment():
    markup = "[Acme|company] got its hands on [30%|percent] of [Widget|company]."
    roles = {"Acme": "acquirer", "30": "stake", "%": "stake", "Widget": "target"}
    (claim,) = (found := read(markup, "got", "Acquisition", roles)).claims
    assert claim.type == "Investment"
    assert told(found, claim) == {"investor": {"Acme"}, "investee": {"Widget"}, "stake": {"30%"}}


def test_equals_of_a_company_that_is_not_named_are_not_equals_of_each_other():
    markup = "The company has [Acme|company] and [Widget|company] as its nemeses."
    roles = {
        "The": "competitor",
        "company": "competitor",
        "Acme": "competitor",
        "Widget": "competitor",
    }
    (claim,) = (found := read(markup, "nemeses", "Competition", roles)).claims
    assert told(found, claim) == {"competitor": {"The company", "Acme", "Widget"}}
    assert not for_graph(found).claims


def test_what_a_party_owns_is_not_the_party():
    found = read(
        "[Gadget|company] grew. [Acme|company] let its pump arm go to [Widget|company].",
        "go",
        "Acquisition",
        {"its": "target", "pump": "target", "arm": "target", "Widget": "acquirer"},
    )
    assert all("target" not in told(found, claim) for claim in found.claims)


def test_a_stake_that_a_frame_gives_to_another_event_is_spent():
    found = read(
        "[Acme|company], nursed by [Gadget|company], owns [60%|percent] of [Widget|company].",
        "nursed",
        "Investment",
        {"Acme": "investee", "Gadget": "investor", "60": "stake", "%": "stake"},
    )
    by_trigger = {claim.trigger.text: told(found, claim) for claim in found.claims}
    assert by_trigger["owns"]["stake"] == {"60%"}
    assert "stake" not in by_trigger["nursed"]


@pytest.mark.parametrize(
    ("chances", "count"),
    [((0.4, 0.3), 1), ((0.4, 0.05), 0), ((0.9, 0.3), 1), ((0.9, 0.45), 1), ((0.9, 0.8), 2)],
)
def test_two_words_of_one_phrase_may_name_one_event(chances, count):
    """The model wavers between "won" and "order": together they are likely enough."""
    words = ["Acme", "won", "an", "order", "from", "Widget", "."]
    markup = "[Acme|company] won an order from [Widget|company]."
    doc = Doc(marked(markup).vocab, words=words, heads=[1, 1, 3, 1, 5, 3, 1], deps=["dep"] * 7)
    roles = {"Acme": "supplier", "Widget": "customer"}
    doc._.model_events = [
        said(doc, word, "SupplyContract", roles, probability=chance)
        for word, chance in zip(("won", "order"), chances, strict=True)
    ]
    assert len(list(likely_events(doc[:]))) == count


def test_who_speaks_of_anothers_purchase_does_not_buy():
    doc = marked("[Acme|company] completed [Widget|company]'s takeover of [Gadget|company].")
    (claim,) = (found := extract(doc, article(doc.text))).claims
    assert told(found, claim) == {"acquirer": {"Widget"}, "target": {"Gadget"}}
