"""The ready-made questions, over the hand-made graphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import NotFoundError, OntologyError, UsageError
from kg.ports import Answer, Store
from kg.query import ask, find_question, questions, run_query
from kg.query.questions import read_question


def column(answer: Answer, name: str) -> list[str]:
    place = answer.variables.index(name)
    return [str(row[place]) for row in answer.rows]


NAMES = [question.name for question in questions()]
NEEDED = {"company": "Acme", "technology": "AI-RAN", "about": "Acme"}


@pytest.mark.parametrize(
    ("name", "given", "shown", "expected"),
    [
        (
            "deals",
            {"company": "acme"},
            "deal",
            ["Acme and Sprocket work together", "Acme invests in Widget"],
        ),
        ("deals", {"company": "Acme", "kind": "investment"}, "deal", ["Acme invests in Widget"]),
        (
            "deals",
            {"company": "Acme", "since": "2025-07"},
            "deal",
            ["Acme and Sprocket work together"],
        ),
        ("deals", {"company": "Acme", "until": "2025-07"}, "deal", ["Acme invests in Widget"]),
        (
            "deals",
            {"company": "Acme", "status": "rumoured"},
            "deal",
            ["Acme and Flange work together"],
        ),
        ("investments", {}, "into", ["Widget"]),
        ("investments", {"above": "$1bn"}, "amount", ["about $1 billion"]),
        ("investments", {"above": "1,000,000,001"}, "into", []),
        ("investments", {"above": "1m", "currency": "usd"}, "into", ["Widget"]),
        ("investments", {"currency": "EUR"}, "into", []),
        ("investments", {"since": "2025-03-11"}, "into", []),
        ("investments", {"since": "2025-03-10"}, "stake", ["a 2.9% stake"]),
        ("investments", {"investor": "Widget"}, "into", []),
        ("acquisitions", {}, "of", ["Flange"] * 3),
        ("acquisitions", {"status": "any"}, "of", ["Flange"] * 3 + ["Gadget"]),
        ("acquisitions", {"status": "any", "company": "gadget"}, "how", ["cancelled"]),
        ("acquisitions", {"status": "denied, cancelled"}, "of", ["Gadget"]),
        ("partners", {"company": "Acme Corp"}, "partner", ["Sprocket"]),
        ("partners", {"company": "Acme", "status": "any"}, "partner", ["Flange", "Sprocket"]),
        ("supply", {"company": "widget"}, "supplier", ["Sprocket", "Sprocket"]),
        ("supply", {"company": "Acme"}, "supplier", []),
        ("technologies", {"company": "Widget"}, "technology", ["AI-RAN"]),
        (
            "around-technology",
            {"technology": "Radio Access Network"},
            "company",
            ["Acme", "Widget"],
        ),
        ("timeline", {"company": "Acme"}, "when", ["2025-03-10", "told 2025-07-01"]),
        ("largest", {}, "least", ["1000000000", "450000000", "300000000", "250000000"]),
        (
            "largest",
            {"kind": "Acquisition"},
            "amount",
            ["$450 million", "$300 million", "more than $250 million"],
        ),
        (
            "pending",
            {"company": "Acme"},
            "deal",
            ["Acme invests in Widget", "Acme and Sprocket work together"],
        ),
        ("people", {"company": "Widget"}, "position", ["chief executive"]),
        ("people", {"person": "JANE DOE"}, "at", ["Widget"]),
        ("people", {"company": "Acme"}, "name", []),
        ("said-about", {"about": "Gadget"}, "how", ["cancelled"]),
        ("said-about", {"about": "AI-RAN"}, "says", ["Acme Corp."]),
        ("conflicts", {}, "other_amount", ["$450 million"]),
        ("conflicts", {"company": "Acme"}, "what", []),
        ("not-facts", {}, "how", ["rumoured", "cancelled"]),
        ("not-facts", {"status": "rumoured"}, "what", ["Acme and Flange work together"]),
        ("not-facts", {"company": "Gadget"}, "how", ["cancelled"]),
        ("who-says", {"source": "TWO PEOPLE"}, "what", ["Widget acquires Flange"]),
        ("who-says", {}, "says", ["Acme Corp.", "two people who know of it"]),
        ("two-steps", {"company": "Acme"}, "reached", ["Flange"]),
    ],
    ids=str,
)
def test_a_question_answers(
    market: Store, name: str, given: dict[str, str], shown: str, expected: list[str]
) -> None:
    answer = ask(market, name, given, timeout_s=None)
    found = column(answer, shown)
    assert (found if shown in ("when", "least") else sorted(found)) == (
        expected if shown in ("when", "least") else sorted(expected)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_question_also_runs_as_a_plain_query(market: Store, name: str) -> None:
    question = find_question(name)
    plain = run_query(market, question.sparql, timeout_s=None)
    needed = {p.name: NEEDED[p.name] for p in question.parameters if p.is_required}
    asked = ask(market, name, needed, timeout_s=None)
    assert plain.variables == asked.variables
    assert plain.rows
    assert set(asked.rows) <= set(plain.rows)


# These are about what is no fact, or about everything that is said.
NOT_ABOUT_FACTS = {"not-facts", "said-about", "who-says", "conflicts"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - NOT_ABOUT_FACTS))
def test_what_is_cancelled_or_rumoured_is_no_fact_unless_asked_for(
    market: Store, name: str
) -> None:
    question = find_question(name)
    for given in ({}, {p.name: NEEDED[p.name] for p in question.parameters if p.is_required}):
        answer = (
            ask(market, name, given, timeout_s=None)
            if given
            else run_query(market, question.sparql, timeout_s=None)
        )
        cells = {str(cell) for row in answer.rows for cell in row}
        assert not cells & {"Acme acquires Gadget", "Gadget", "Acme and Flange work together"}
        assert not cells & {"cancelled", "rumoured"}


@pytest.mark.parametrize("name", NAMES)
def test_a_question_explains_itself(name: str) -> None:
    question = find_question(name)
    assert question.title
    assert question.description.endswith(".")
    assert question.example.startswith(f"kg ask {name}")
    options = re.findall(r"--(\w+)", question.example)
    known = {p.name for p in question.parameters}
    assert set(options) <= known
    assert {p.name for p in question.parameters if p.is_required} <= set(options)


@pytest.mark.parametrize(
    ("name", "given", "error", "says"),
    [
        ("deal", {}, NotFoundError, "Did you mean deals"),
        ("deals", {"company": "Acmee"}, NotFoundError, "Did you mean Acme"),
        ("deals", {}, UsageError, "needs 'company'"),
        ("deals", {"company": "Acme", "sinse": "2025"}, UsageError, "Did you mean since"),
        ("deals", {"company": "Acme", "since": "March"}, UsageError, "2025-03-12"),
        ("deals", {"company": "Acme", "since": "2025-02-30"}, UsageError, "no date"),
        ("deals", {"company": "Acme", "status": "rumored"}, UsageError, "Did you mean rumoured"),
        (
            "deals",
            {"company": "Acme", "kind": "Aquisition"},
            UsageError,
            "Did you mean Acquisition",
        ),
        ("investments", {"above": "a lot"}, UsageError, "500m"),
        ("investments", {"currency": "\ud800"}, UsageError, "surrogate"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(
    market: Store, name: str, given: dict[str, str], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        ask(market, name, given)


@pytest.mark.parametrize(
    "value",
    [
        '" } . ?s ?p ?o . # ',
        "\\",
        '\\" } #',
        "'''",
        '"""',
        "} UNION { ?s ?p ?o",
        "\n# parameters\n",
        "services",
        "\x00",
    ],
    ids=ascii,
)
def test_a_value_is_a_term_and_never_query_text(market: Store, value: str) -> None:
    assert ask(market, "who-says", {"source": value}, timeout_s=None).rows == ()
    with pytest.raises(NotFoundError):
        ask(market, "deals", {"company": value})


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("# title: x", "exactly one line '# description: ...'"),
        ("# title: x\n# description: y.\n# example: z\n# parameter: a (shape) b", "one of name"),
        ("# title: x\n# description: y.\n# example: z\n# parameter: a (name) b", "# parameters"),
    ],
)
def test_a_bad_header_is_told(tmp_path: Path, header: str, says: str) -> None:
    file = tmp_path / "bad.rq"
    file.write_text(f"{header}\nSELECT * {{ ?s ?p ?o }}\n")
    with pytest.raises(OntologyError, match=re.escape(says)):
        read_question(file)
