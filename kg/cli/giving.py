"""Commands that give the graph away: draw, export, stats, validate."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import (
    STORE,
    StoreOption,
    TableForm,
    day,
    opened,
    print_rows,
    remark,
)
from kg.errors import UsageError


class DrawingForm(StrEnum):
    """What a drawing is written as."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"
    GRAPHML = "graphml"
    GEXF = "gexf"
    JSON = "json"


class ExportForm(StrEnum):
    """Exchange formats."""

    TRIG = "trig"
    NQUADS = "nquads"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (draw, export, stats, validate):
        app.command()(command)


def draw(
    out: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Where to; by default graph.html.", show_default=False),
    ] = None,
    store: StoreOption = STORE,
    form: Annotated[
        DrawingForm | None,
        typer.Option("--format", help="By default told by the file's name.", show_default=False),
    ] = None,
    company: Annotated[
        list[str] | None,
        typer.Option("--company", help="Only around this company; may be repeated."),
    ] = None,
    hops: Annotated[int, typer.Option("--hops", help="How far around the companies.")] = 1,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only things of this kind: company, technology ..."),
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option("--event", help="Only events of this type: Acquisition ...")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="Only of this status: completed, announced ..."),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="First day.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", help="Leave out what is less sure, 0 to 1.")
    ] = 0.0,
    max_nodes: Annotated[
        int | None, typer.Option("--max-nodes", help="Keep only the most connected.")
    ] = None,
) -> None:
    """Draw the graph as one interactive page that opens without a network.

    Also as svg or png (needs the extra 'images'), graphml, gexf or json.

    Example:  kg draw nokia.html --company Nokia --since 2024-01-01
    """
    from kg.draw import Filters

    filters = Filters(
        companies=tuple(company or ()),
        hops=hops,
        kinds=frozenset(kind or ()),
        event_types=frozenset(event or ()),
        statuses=frozenset(status or ()),
        since=day(since, "--since"),
        until=day(until, "--until"),
        min_confidence=min_confidence,
        max_nodes=max_nodes,
    )
    path = out or Path(f"graph.{form or DrawingForm.HTML}")
    written = _form_of(path, form, _DRAWING_ENDINGS, "html")
    with opened(store) as graph:
        drawing = graph.draw(path, form=written, filters=filters)
    left_out = f" ({drawing.left_out})" if drawing.left_out else ""
    remark(f"{drawing.path}: {drawing.summary}{left_out}")


def _form_of(path: Path | None, form: StrEnum | None, known: dict[str, str], plain: str) -> str:
    """The form that was asked for, or that the file's name tells. Raises UsageError."""
    if form is not None:
        return str(form)
    if path is None or not path.suffix:
        return plain
    if path.suffix.lower() not in known:
        raise UsageError(
            f"{path}: no form goes by the ending {path.suffix}. Known: {', '.join(sorted(known))}; "
            "or say --format."
        )
    return known[path.suffix.lower()]


_DRAWING_ENDINGS = {f".{form}": str(form) for form in DrawingForm} | {".htm": "html"}
_EXPORT_ENDINGS = {
    ".trig": "trig",
    ".nq": "nquads",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
    ".csv": "csv",
    ".zip": "csv",
}


def export(
    out: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="Where to; by default standard output. For csv a folder.",
            show_default=False,
        ),
    ] = None,
    store: StoreOption = STORE,
    form: Annotated[
        ExportForm | None,
        typer.Option(
            "--format", help="By default told by the file's name; else trig.", show_default=False
        ),
    ] = None,
) -> None:
    """Write the whole graph in an exchange format.

    TriG and N-Quads hold everything, article graphs included; Turtle and JSON-LD the
    knowledge graph; GraphML the drawing's network; csv one table each for events, roles,
    amounts, entities, articles and evidence, as a folder or a .zip.

    Example:  kg export graph.ttl
    """
    written = _form_of(out, form, _EXPORT_ENDINGS, "trig")
    with opened(store) as graph:
        if written == ExportForm.GRAPHML:
            graph.draw(out or Path("graph.graphml"), form="graphml")
        else:
            graph.export(out if out else sys.stdout.buffer, form=written)


def stats(
    store: StoreOption = STORE,
    form: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
) -> None:
    """Count what is in the graph: articles, entities, events.

    Example:  kg stats
    """
    with opened(store) as graph:
        found = graph.stats()
    rows: list[tuple[str, str | None, int | str | None]] = [
        ("articles", None, found.articles),
        ("articles", "from", found.first_published),
        ("articles", "to", found.last_published),
        ("mentions", None, found.mentions),
        ("claims", None, found.claims),
    ]
    rows += [("entities", name, n) for name, n in found.entities.items()]
    rows += [("events", name, n) for name, n in found.events.items()]
    rows += [("events by status", name, n) for name, n in found.statuses.items()]
    rows.append(("statements in the store", None, found.quads))
    print_rows(("what", "which", "count"), [r for r in rows if r[2] is not None], form)


def validate(store: StoreOption = STORE) -> None:
    """Check the graph against ontology/shapes.ttl (SHACL). Exit code 1 if it does not conform.

    Example:  kg validate
    """
    with opened(store) as graph:
        violations = graph.validate()
    for violation in violations:
        typer.echo(str(violation))
    remark("The graph conforms." if not violations else f"{len(violations)} violations.")
    raise typer.Exit(1 if violations else 0)
