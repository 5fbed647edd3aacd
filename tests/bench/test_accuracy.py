"""The gate as a command: what it refuses, and what it does without data of others."""

from __future__ import annotations

import pytest

from bench.accuracy import main
from bench.model import MODEL_SETS, OWN_SETS, measure_model
from bench.model_speed import Speed, figures, shown, untrained_cnn


@pytest.mark.parametrize("name", ["test", "names-test"])
@pytest.mark.parametrize("kind", ["all", "names", "model"])
def test_errors_on_a_test_part_are_refused(capsys, name, kind):
    assert main(["--set", name, "--errors", kind]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "for counting only" in said.err


def test_sets_whose_data_is_absent_are_named_and_skipped(tmp_path):
    others = [name for name in MODEL_SETS if name not in (*OWN_SETS, "model-speed")]
    measured, absent = measure_model(others, tmp_path)
    assert measured == {}
    assert [line.split(":")[0] for line in absent] == others


def test_a_check_without_data_of_others_says_so_and_passes(capsys, tmp_path):
    assert main(["--set", "ud-ewt", "--check", "--data", str(tmp_path)]) == 0
    assert "ud-ewt: not measured" in capsys.readouterr().err


def test_pages_are_not_written_without_the_data_that_they_show(capsys, tmp_path):
    assert main(["--write", "--data", str(tmp_path)]) == 2
    assert "ud_ewt_dev.conllu" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--check", "--raise", "--write", "--errors=model", "--set=dev"])
def test_other_weights_are_only_compared(option, tmp_path):
    with pytest.raises(SystemExit) as left:
        main(["--weights", str(tmp_path), option])
    assert left.value.code == 2


SPEED = Speed(
    words=1000, blank_s=0.01, model_s=0.5, pipeline_s=1.0, cnn_s=0.25, load_s=1.5, peak_mib=200.4,
    weights_mib=24.4,
)  # fmt: skip


def test_ratios_of_speed_are_higher_where_ours_is_faster():
    assert figures(SPEED) == {
        "speed_model_by_cnn": 0.5,
        "speed_model_by_blank": 0.02,
        "speed_pipeline_by_blank": 0.01,
    }
    assert "| up to the language model | 2,000 " in shown(SPEED)
    assert "loading 1.50 s" in shown(SPEED)
    assert "200 MiB" in shown(SPEED)


def test_the_cnn_beside_ours_tags_parses_and_looks_for_names():
    cnn = untrained_cnn(tags=["NN", "VB"], relations=["nsubj", "ROOT"], kinds=["company"])
    doc = cnn("Acme bought Zeta.")
    assert cnn.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    assert doc.has_annotation("DEP")
    assert {token.tag_ for token in doc} <= {"NN", "VB"}
