"""Sentences with other names, or as headlines: what was annotated stays where it belongs."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from training.augment import Pool, recased, renamed
from training.labels import INDEX, TAGS
from training.readers import Sentence, read_gold
from training.words import word_offsets

TEXT = "Acme said it would buy Nordvik Systems for $2 billion."


@pytest.fixture
def sentence(tmp_path: Path) -> Sentence:
    def at(words: str) -> dict[str, int]:
        start = TEXT.index(words)
        return {"start": start, "end": start + len(words)}

    row = {
        "document": "d-1",
        "text": TEXT,
        "names": [at("Acme") | {"label": "company"}, at("Nordvik Systems") | {"label": "company"}],
        "events": [
            at("buy")
            | {
                "type": "Acquisition",
                "status": "announced",
                "roles": [
                    at("it") | {"role": "acquirer"},
                    at("Nordvik Systems") | {"role": "target"},
                    at("$2 billion") | {"role": "amount"},
                ],
            }
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (read,) = read_gold(path, word_offsets)
    return read


def told(sentence: Sentence) -> dict[str, str]:
    (event,) = sentence.events or ()
    words = {role: " ".join(sentence.words[a:b]) for a, b, role in event.roles}
    return {"trigger": sentence.words[event.trigger], **words}


def names(sentence: Sentence) -> list[str]:
    return [
        f"{word}/{TAGS[min(tags)]}"
        for word, tags in zip(sentence.words, sentence.names or (), strict=True)
        if INDEX["O"] not in tags
    ]


def test_gold_is_read_word_by_word_with_its_events(sentence: Sentence):
    assert names(sentence) == ["Acme/B-company", "Nordvik/B-company", "Systems/I-company"]
    assert told(sentence) == {
        "trigger": "buy",
        "acquirer": "it",
        "target": "Nordvik Systems",
        "amount": "$ 2 billion",
    }


@pytest.mark.parametrize("name", [("Zonk",), ("Bank", "of", "Zonkland", "plc")])
def test_another_name_takes_the_roles_of_the_first(sentence: Sentence, name: tuple[str, ...]):
    pool = Pool({"company": (name,)})
    other = renamed(sentence, pool, 1.0, random.Random(0))
    assert other.words[: len(name)] == name
    assert told(other) == told(sentence) | {"target": " ".join(name)}
    assert len(other.words) == len(other.names or ())


def test_a_chance_of_nothing_changes_nothing(sentence: Sentence):
    assert renamed(sentence, Pool({"company": (("Zonk",),)}), 0.0, random.Random(0)) == sentence


def test_a_headline_has_the_same_words_in_other_letters(sentence: Sentence):
    headline = recased(sentence, random.Random(0))
    assert [w.lower() for w in headline.words] == [w.lower() for w in sentence.words]
    assert headline.names == sentence.names
    assert headline.words != sentence.words


def test_the_pool_weighs_registered_companies_like_those_of_the_gold(sentence: Sentence):
    pool = Pool.of([sentence], [("One",), ("Two",), ("Three",), ("Four",)])
    assert len(pool.names["company"]) == 8
