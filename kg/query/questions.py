"""Ready-made questions: SPARQL files with a header that says what they ask and take.

A question is data: ontology/questions/NAME.rq. Its header is made of comments:

    # title: Deals of a company
    # description: What it is for, in a sentence or two.
    # parameter: company (name, required) Whose deals.
    # parameter: since (date) Only what happened on that day or later.
    # example: kg ask deals --company Nokia

A parameter is a variable of the query. The comment line `# parameters` inside WHERE is where
the given ones are bound, as terms in a VALUES block; those that are not given stay unbound,
so that the file also runs as it is (`kg query NAME.rq`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.config import ontology_dir
from kg.errors import NotFoundError, OntologyError, UsageError, did_you_mean
from kg.ports import Answer, Store
from kg.query.parameters import TYPES, bound_terms
from kg.query.run import DEFAULT_TIMEOUT_S, run_query

_HEADER = re.compile(r"# (title|description|parameter|example): (.*)")
_PARAMETER = re.compile(r"(\w+) \((\w+)(, required)?(?:, default (\w+))?\) (.+)")
_MARK = re.compile(r"^\s*# parameters$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes. `type` is one of `parameters.TYPES`."""

    name: str
    type: str
    description: str
    is_required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A ready-made question. `name` is the file's name without its ending."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    example: str
    sparql: str


def questions() -> list[Question]:
    """All ready-made questions, in the order of their names."""
    return list(_load(ontology_dir() / "questions"))


def ask(
    store: Store,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    timeout_s: float | None = DEFAULT_TIMEOUT_S,
    limit: int | None = None,
) -> Answer:
    """Answer a ready-made question. Parameters are given as a person writes them.

    Raises NotFoundError, with the nearest names, for an unknown question or an unknown
    company; UsageError for a parameter that the question does not take or cannot read.
    """
    question = find_question(name)
    given = {key: value for key, value in (parameters or {}).items() if value is not None}
    _check(question, given)
    types = {parameter.name: parameter.type for parameter in question.parameters}
    blocks = [
        f"VALUES ?{key} {{ {' '.join(terms)} }}"
        for key, value in sorted(given.items())
        if (terms := bound_terms(store, types[key], key, value))
    ]
    sparql = _MARK.sub(lambda _: " ".join(blocks), question.sparql, count=1)
    return run_query(store, sparql, timeout_s=timeout_s, limit=limit)


def find_question(name: str) -> Question:
    """The question of that name; NotFoundError with the nearest names otherwise."""
    by_name = {question.name: question for question in questions()}
    if name not in by_name:
        raise NotFoundError(
            f"There is no question {name!r}.{did_you_mean(name, by_name)} kg ask lists them all."
        )
    return by_name[name]


def _check(question: Question, given: Mapping[str, str]) -> None:
    known = [parameter.name for parameter in question.parameters]
    for key in given:
        if key not in known:
            raise UsageError(
                f"The question {question.name} takes no {key!r}.{did_you_mean(key, known)} "
                f"It takes: {', '.join(known) or 'nothing'}."
            )
    for parameter in question.parameters:
        if parameter.is_required and parameter.name not in given:
            raise UsageError(
                f"The question {question.name} needs {parameter.name!r}: {parameter.description} "
                f"Example: {question.example}"
            )


@lru_cache(maxsize=4)
def _load(folder: Path) -> tuple[Question, ...]:
    return tuple(read_question(path) for path in sorted(folder.glob("*.rq")))


def read_question(path: Path) -> Question:
    """A question from its file. Raises OntologyError when the header is not as it should be."""
    sparql = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {"title": [], "description": [], "parameter": [], "example": []}
    for line in sparql.splitlines():
        if found := _HEADER.fullmatch(line.rstrip()):
            header[found[1]].append(found[2])
    for key in ("title", "description", "example"):
        if len(header[key]) != 1:
            raise OntologyError(f"{path.name}: the header needs exactly one line '# {key}: ...'.")
    parameters = tuple(_read_parameter(line, path) for line in header["parameter"])
    if parameters and not _MARK.search(sparql):
        raise OntologyError(f"{path.name}: no line '# parameters' says where they are bound.")
    [title], [description], [example] = header["title"], header["description"], header["example"]
    return Question(path.stem, title, description, parameters, example, sparql)


def _read_parameter(line: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found[2] not in TYPES:
        raise OntologyError(
            f"{path.name}: the parameter {line!r} is not written as 'name (type) What it is.', "
            f"where type is one of {', '.join(TYPES)}."
        )
    return Parameter(found[1], found[2], found[5], bool(found[3]), found[4])
