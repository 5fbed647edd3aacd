"""Commands that question the graph: query, ask, show."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import STORE, StoreOption, console, opened, remark
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.ports import Answer
    from kg.query import Question


class AnswerForm(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TURTLE = "turtle"


FormOption = Annotated[
    AnswerForm | None,
    typer.Option(
        "--format",
        help="How to print; by default a table, or Turtle for CONSTRUCT and DESCRIBE.",
        show_default=False,
    ),
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Give up after this long.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(query)
    app.command(
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(ask)
    app.command()(show)


def query(
    sparql: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="A SPARQL query, a FILE.rq, or - for standard input.",
            show_default=False,
        ),
    ],
    store: StoreOption = STORE,
    form: FormOption = None,
    timeout: TimeoutOption = 60.0,
) -> None:
    """Answer a SPARQL query.

    The prefixes kg:, rdf:, rdfs:, skos:, xsd:, prov:, company: and so on are declared already.
    Nothing is changed and nothing is fetched: updates and SERVICE are refused.

    Example:  kg query 'SELECT ?who ?whom { ?who kg:acquired ?whom }'
    """
    from kg.query import check_terms

    text = _query_text(sparql)
    for warning in check_terms(text):
        remark(f"kg: {warning}")
    with opened(store) as graph:
        answer = graph.query(text, timeout_s=timeout)
    _print(answer, form)


def _query_text(given: str) -> str:
    """The query itself, its file's text, or standard input."""
    if given == "-":
        return sys.stdin.read()
    if not given.endswith(".rq"):
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except OSError as problem:
        raise UsageError(f"{given}: cannot be read ({problem.strerror}).") from None


def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which question.", show_default=False)
    ] = None,
    store: StoreOption = STORE,
    form: FormOption = None,
    timeout: TimeoutOption = 60.0,
) -> None:
    """Answer a ready-made question; without a name, list them with their parameters.

    A question's parameters are given as options: --company NAME, --since DATE. What is denied,
    cancelled or only rumoured is no fact, and left out unless a question is about just that.

    Example:  kg ask acquisitions --company Nokia
    """
    from kg.query import questions

    if question is None:
        _list(questions())
        return
    parameters = _parameters(context.args)
    with opened(store) as graph:
        answer = graph.ask(question, timeout_s=timeout, **parameters)
    _print(answer, form)


def _parameters(words: list[str]) -> dict[str, str]:
    """`--company Nokia --since=2024` as {"company": "Nokia", "since": "2024"}."""
    parameters: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise UsageError(f"{word}: not a parameter. Write --name value, as in --company Nokia.")
        if not equals:
            if not rest:
                raise UsageError(f"--{name} has no value. Write --{name} VALUE.")
            value = rest.pop(0)
        parameters[name.replace("-", "_")] = value
    return parameters


def _list(questions: list[Question]) -> None:
    from rich.text import Text

    screen = console()
    for question in questions:
        screen.print(Text.assemble((question.name, "bold"), "  ", question.title))
        for parameter in question.parameters:
            needed = " (needed)" if parameter.is_required else ""
            screen.print(
                Text(f"    --{parameter.name}  {parameter.description}{needed}", style="dim")
            )


class ShownForm(StrEnum):
    """How a thing is shown."""

    TEXT = "text"
    JSON = "json"


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A name, a prefixed name or an IRI.", show_default=False
        ),
    ],
    store: StoreOption = STORE,
    form: Annotated[ShownForm, typer.Option("--format", help="How to print.")] = ShownForm.TEXT,
) -> None:
    """Show all that is known of a company, person, technology or event, with its sentences.

    Example:  kg show Nokia
    """
    from kg.query import format_shown

    with opened(store) as graph:
        found = graph.show(name)
    if form is ShownForm.JSON:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
    else:
        typer.echo(format_shown(found, width=console().width))


def _print(answer: Answer, form: AnswerForm | None) -> None:
    from kg.query import format_answer

    wanted = form or (AnswerForm.TURTLE if answer.form == "graph" else AnswerForm.TABLE)
    text = format_answer(answer, wanted.value, width=console().width)
    typer.echo(text, nl=not text.endswith("\n"))
