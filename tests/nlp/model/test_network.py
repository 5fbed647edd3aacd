"""The network at run time: its weights are checked, its scores belong to the sentence alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from kg.nlp.model.network import WEIGHTS, ModelError, Network
from kg.nlp.model.shapes import SHAPES

SENTENCES = (
    "Veltrox agreed to buy Kandor Systems .".split(),
    "Profit rose .".split(),
    "The chief executive , Ilse Brandt , said on Monday that demand in Espoo was weak .".split(),
)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


def test_a_file_that_was_changed_is_refused_by_name(copied: Path):
    with (copied / "labels.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    with pytest.raises(ModelError, match=r"labels\.json.*SHA-256"):
        Network(copied)


@pytest.mark.parametrize("name", ["network.onnx", "sha256.json", "lemmas.json"])
def test_a_file_that_is_missing_is_named(copied: Path, name: str):
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name.replace(".", r"\.") + ".*incomplete"):
        Network(copied)


def test_weights_are_small_enough_to_be_installed_with_the_package():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 27_000_000


def test_the_weights_were_trained_on_these_word_shapes(network: Network):
    assert network.labels.shapes == SHAPES


@pytest.mark.parametrize("words", SENTENCES)
def test_every_word_has_its_scores(network: Network, words: list[str]):
    scores, labels, n = network.run(words), network.labels, len(words)
    assert scores.names.shape == (n, len(labels.names))
    assert scores.upos.shape == (n, len(labels.upos))
    assert scores.xpos.shape == (n, len(labels.xpos))
    assert scores.arcs.shape == (n, n)
    relations = network.deprel_scores(scores.label_dependent, scores.label_head)
    assert relations.shape == (n, len(labels.deprels))


def test_scores_do_not_depend_on_what_was_read_before(network: Network):
    forth = [network.run(words).arcs for words in SENTENCES]
    back = [network.run(words).arcs for words in reversed(SENTENCES)]
    for one, other in zip(forth, reversed(back), strict=True):
        assert np.array_equal(one, other)


def test_windows_cover_a_long_sentence_once_and_in_order(network: Network):
    words = ["semiconductors"] * 500
    windows = network.windows(words)
    assert len(windows) > 1
    assert [i for start, end in windows for i in range(start, end)] == list(range(500))


def test_a_word_without_end_does_not_fill_the_window(network: Network):
    assert network.windows(["a" * 5000, "b"]) == [(0, 2)]


def test_what_is_no_word_of_any_language_has_scores_too(network: Network):
    assert network.run(["\u2063", "𓀀", "\ufffd"]).names.shape[0] == 3
