"""Gold is written in a short form; every slip in it is told with its line."""

from __future__ import annotations

import pytest

from training.markup import read_markup


def read(*lines: str):
    return read_markup("\n".join(["## a", *lines]), name="f")


def test_a_sentence_with_names_and_an_event():
    found, faults = read(
        "T [c Halvard AG] will buy [c Widget] for about $640 million.",
        "E Acquisition announced buy | acquirer=Halvard AG | amount=about $640 million",
    )
    row = found[0].row()
    text = row["text"]
    assert not faults
    assert text == "Halvard AG will buy Widget for about $640 million."
    assert [text[n["start"] : n["end"]] for n in row["names"]] == ["Halvard AG", "Widget"]
    (event,) = row["events"]
    assert text[event["start"] : event["end"]] == "buy"
    assert [text[r["start"] : r["end"]] for r in event["roles"]] == [
        "Halvard AG",
        "about $640 million",
    ]


def test_documents_are_numbered_in_a_file():
    found, _ = read("T One.", "## b", "T Two.")
    assert [one.document for one in found] == ["f-001", "f-002"]


def test_the_second_of_two_words_and_no_part_of_a_word():
    found, faults = read("T Bankers say the Bank sold a Bank.", "E Acquisition completed Bank~2")
    assert not faults
    assert found[0].events[0]["start"] == 28


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["T [x Acme] grew."], "f:2: [x Acme]: the kinds are"),
        (["T Acme] grew."], "f:2: a bracket that belongs to no name"),
        (["T Acme grew.", "E Growth completed grew"], "f:3: Growth is no type of event"),
        (["T Acme grew.", "E Launch done grew"], "f:3: done is no status"),
        (["T Acme grew.", "E Launch completed fell"], "f:3: 'fell' does not stand"),
        (["T Acme grew.", "E Launch completed grew | hero=Acme"], "f:3: hero is no role"),
        (["T Acme grew.", "E Launch completed grew | maker="], "f:3: no words are given"),
        (["Acme grew."], "f:2: a line begins with"),
    ],
)
def test_a_slip_is_told_with_its_line(lines: list[str], fault: str):
    _, faults = read(*lines)
    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_faulty_event_costs_only_itself():
    found, faults = read("T Acme sold it.", "E Launch completed x", "E Acquisition completed sold")
    assert len(faults) == 1
    assert [event["type"] for event in found[0].events] == ["Acquisition"]
