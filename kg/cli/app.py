"""The commands, in the order in which a new user meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import __version__
from kg.cli import adding, asking, giving

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn business news into a knowledge graph: who did what with whom, and who says so.

    Feed articles with [bold]kg add[/], then [bold]kg ask[/], [bold]kg query[/],
    [bold]kg show[/] or [bold]kg draw[/]. All data stays on this machine.
    """


adding.register(app)
asking.register(app)
giving.register(app)
