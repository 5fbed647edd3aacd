"""A pipeline is found by name or folder; what is not there gives the command to install it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
import spacy

from kg.errors import KgError, MissingExtraError
from kg.nlp.borrowed.loading import load
from kg.nlp.pipeline import load_pipeline, pipeline_version, remarks_on


def package(folder: Path, name: str, version: str) -> None:
    """What `spacy package` makes, as pip lays it into a folder of packages."""
    lang, _, rest = name.partition("_")
    nlp = spacy.blank(lang, meta={"name": rest, "version": version})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Veltrox"}])
    (folder / name).mkdir()
    nlp.to_disk(folder / name / f"{name}-{version}")
    (folder / name / "__init__.py").write_text(
        "from pathlib import Path\n"
        "from spacy.util import load_model_from_init_py\n"
        "def load(**overrides):\n"
        "    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    meta = (folder / name / f"{name}-{version}" / "meta.json").read_text(encoding="utf-8")
    (folder / name / "meta.json").write_text(meta, encoding="utf-8")
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n", encoding="utf-8")


def test_an_installed_package_is_taken_by_its_name(tmp_path, monkeypatch):
    package(tmp_path, "en_test_wire", "3.4.5")
    monkeypatch.syspath_prepend(tmp_path)
    loaded = load("en_test_wire")
    assert (loaded.name, loaded.version) == ("en_test_wire", "3.4.5")
    assert [e.text for e in loaded.nlp("Veltrox rose.").ents] == ["Veltrox"]
    version = pipeline_version(load_pipeline("en_test_wire"))
    assert "(en_test_wire 3.4.5; spaCy" in version


def test_a_saved_pipeline_has_a_version_that_tells_its_contents(save):
    one, same, other = (
        load(str(save(names={word: "ORG"}))) for word in ("Veltrox", "Veltrox", "Kandor")
    )
    assert one.name == "en_test_news"
    assert one.version.startswith("1.2+")
    assert one.version == same.version != other.version


@pytest.mark.parametrize("model", ["en_core_web_sm", "en_core_web_trf"])
def test_a_missing_model_of_spacy_gives_the_command_that_installs_it(model, monkeypatch):
    monkeypatch.setattr("kg.nlp.borrowed.loading.is_package", lambda _: False)
    with pytest.raises(MissingExtraError) as told:
        load(model)
    assert str(told.value).endswith(f"{shlex.quote(sys.executable)} -m spacy download {model}")


@pytest.mark.parametrize(
    ("model", "hint"),
    [
        ("en_core_web_smm", "Did you mean en_core_web_sm "),
        ("en_other_maker", "as their makers say"),
        ("no/such/folder", "no such folder"),
    ],
)
def test_what_is_not_there_is_told_with_a_way_out(model, hint):
    with pytest.raises(MissingExtraError) as told:
        load(model)
    assert model in str(told.value)
    assert hint in str(told.value)


def test_a_folder_of_something_else_is_told(tmp_path):
    with pytest.raises(KgError, match=r"config\.cfg"):
        load(str(tmp_path))


def test_a_pipeline_that_spacy_cannot_load_is_told(save):
    folder = save(names={})
    config = folder / "config.cfg"
    broken = config.read_text(encoding="utf-8").replace('"entity_ruler"', '"no_such_component"')
    config.write_text(broken, encoding="utf-8")
    with pytest.raises(KgError, match="no_such_component"):
        load(str(folder))


def test_a_pipeline_of_another_language_is_refused(save):
    with pytest.raises(KgError, match="'de'"):
        load(str(save(names={}, lang="de")))
    assert load(str(save(names={}, lang="xx"))).name == "xx_test_news"


@pytest.mark.parametrize(
    ("names", "words", "lacks"),
    [
        ({"Veltrox": "ORG"}, {}, []),
        ({"Veltrox": "ORG"}, None, ["no parser", "no tagger"]),
        (None, {}, ["no names"]),
        ({"BRCA1": "GENE"}, {}, ["names of other kinds (GENE)"]),
        (None, None, ["no names", "no parser", "no tagger"]),
    ],
)
def test_what_a_pipeline_lacks_is_said(save, names, words, lacks):
    remarks = remarks_on(load_pipeline(str(save(names=names, words=words))))
    assert len(remarks) == len(lacks)
    assert all(lack in remark for lack, remark in zip(lacks, remarks, strict=True))
    assert all(remark.startswith("en_test_news ") for remark in remarks)


def test_ours_and_none_lack_nothing():
    assert remarks_on(load_pipeline("rules")) == ()
