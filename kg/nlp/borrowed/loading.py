"""Finding a spaCy pipeline by its name or path, and saying what it has.

Nothing is downloaded: what is not there is an error with the command that installs it.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.about import __version__ as SPACY_VERSION
from spacy.language import Language
from spacy.util import get_installed_models, is_package

from kg.errors import MissingExtraError, UsageError, did_you_mean
from kg.nlp.borrowed.kinds import is_known

# `spacy download` knows these by their names alone.
_OFFICIAL = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
_LANGUAGES = frozenset({"en", "xx"})  # xx: for many languages
_DIGEST_LENGTH = 10
_TAGS = frozenset({"token.tag", "token.pos"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pipeline, and who it is for provenance."""

    nlp: Language
    name: str  # "en_core_web_sm"
    version: str  # of a folder with a digest of its files: those names are not unique
    remarks: tuple[str, ...]  # what it lacks, for people


def load(model: str) -> Loaded:
    """The pipeline of an installed package, or of a folder that `nlp.to_disk` wrote.

    Raises MissingExtraError when there is none, UsageError when it cannot be used.
    """
    packaged = is_package(model)
    if not packaged:
        _check_folder(model)
    try:
        nlp = spacy.load(model)
    except Exception as problem:  # a package runs code of its own, so it may fail in any way
        said = " ".join(str(problem).split())
        raise UsageError(
            f"model {model}: spaCy {SPACY_VERSION} cannot load it ({said}). "
            "Install the version of it, and what it requires, that fits this spaCy."
        ) from problem
    if nlp.lang not in _LANGUAGES:
        raise UsageError(f"model {model}: it reads {nlp.lang!r}. Articles are read in English.")
    version = str(nlp.meta["version"])
    if not packaged:
        version += f"+{_digest(Path(model))}"
    name = f"{nlp.lang}_{nlp.meta['name']}"
    return Loaded(nlp, name, version, tuple(f"{name} {lack}" for lack in _lacks(nlp)))


def _check_folder(model: str) -> None:
    path = Path(model)
    if (path / "config.cfg").is_file():
        return
    if path.exists():
        raise UsageError(
            f"model {model}: no saved spaCy pipeline, since it has no config.cfg. "
            "Give the folder that nlp.to_disk wrote."
        )
    if os.sep in model or "/" in model:
        raise MissingExtraError(f"model {model}: there is no such folder.")
    raise MissingExtraError(f"model {model} is not installed.{_way_to_install(model)}")


def _way_to_install(model: str) -> str:
    """
    >>> _way_to_install("en_core_web_trf").endswith("-m spacy download en_core_web_trf")
    True
    """
    install = f"{shlex.quote(sys.executable or 'python')} -m spacy download"
    if model in _OFFICIAL:
        return f" Install it with: {install} {model}"
    # No guess at another maker's package: an index may have something else of that name.
    near = did_you_mean(model, {*_OFFICIAL, *get_installed_models()})
    return (
        f"{near} spaCy's own are installed with, for example, {install} {_OFFICIAL[0]}; "
        "those of others as their makers say."
    )


def _digest(folder: Path) -> str:
    """Ten hexadecimal digits that tell the contents of folders apart."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:_DIGEST_LENGTH]


def name_labels(nlp: Language) -> list[str]:
    """The labels of a pipeline's names, as far as its components list them."""
    finders = [name for name in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(name).assigns]
    return [label for name in finders for label in nlp.pipe_labels.get(name, [])]


def relation_labels(nlp: Language) -> list[str]:
    """The labels of a pipeline's relations, as far as its components list them."""
    parsers = [name for name in nlp.pipe_names if "token.dep" in nlp.get_pipe_meta(name).assigns]
    return [label for name in parsers for label in nlp.pipe_labels.get(name, [])]


def _lacks(nlp: Language) -> list[str]:
    """What no component declares to do. What one does undeclared is taken all the same."""
    metas = [nlp.get_pipe_meta(name) for name in nlp.pipe_names]
    assigned = {attribute for meta in metas for attribute in meta.assigns}
    has_tags = bool(assigned & _TAGS) or any(meta.factory == "attribute_ruler" for meta in metas)
    labels = name_labels(nlp)
    found = []
    if "doc.ents" not in assigned:
        found.append("finds no names: only recorded names and rules do.")
    elif labels and not any(is_known(label) for label in labels):
        listed = ", ".join(sorted(labels))
        found.append(f"finds names of other kinds ({listed}): only recorded names and rules count.")
    if "token.dep" not in assigned:
        found.append("has no parser: sentences are read without their grammar.")
    if not has_tags:
        found.append("has no tagger: words are read without their parts of speech.")
    return found
