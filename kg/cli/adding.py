"""Commands that feed the graph: add, extract, remove, articles, rebuild."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

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
from kg.cli.progress import with_progress
from kg.config import DEFAULT_MODEL
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.build.update import Outcome
    from kg.model import Article
    from kg.read import Metadata

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files (text, Markdown, HTML, JSON lines, RSS or Atom), folders, http(s) addresses, "
        "or - for standard input.",
        show_default=False,
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="When it was published, if it does not say."),
]
TitleOption = Annotated[str | None, typer.Option("--title", help="Its title, if it has none.")]
PublisherOption = Annotated[str | None, typer.Option("--publisher", help="Who published it.")]
AuthorOption = Annotated[str | None, typer.Option("--author", help="Who wrote it.")]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, max=64, help="In how many processes to read.")
]
ModelOption = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAME",
        help="The language model that reads: our own, 'rules' for none, or any spaCy pipeline "
        "for English that is installed (en_core_web_trf) or saved in a folder.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (add, extract, articles, remove, rebuild):
        app.command()(command)


def add(
    sources: Sources,
    store: StoreOption = STORE,
    date: DateOption = None,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    author: AuthorOption = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Drop what the same source said before with another text."),
    ] = False,
    jobs: JobsOption = 1,
    model: ModelOption = DEFAULT_MODEL,
) -> None:
    """Add articles to the graph.

    An article that is there already changes nothing. Sources that cannot be read are listed
    and skipped; the exit code is then 1. Each article is written as a whole or not at all.

    Example:  kg add corpus/articles report.html https://example.org/news/1
    """
    from kg.errors import SourceError

    metadata = _metadata(date, title, publisher, author)
    _say_what_is_lacking(model)
    outcomes: list[Outcome] = []
    skipped = 0
    with opened(store, create=True, read_only=False) as graph:
        found = graph.adding(*sources, metadata=metadata, replace=replace, jobs=jobs, model=model)
        for outcome in with_progress(found, "articles"):
            if isinstance(outcome, SourceError):
                skipped += 1
                remark(f"skipped: {outcome}")
            else:
                outcomes.append(outcome)
                if outcome.remark:
                    remark(f"{_called(outcome)}: {outcome.remark}")
    remark(_summary(outcomes, skipped, store))
    raise typer.Exit(1 if skipped else 0)


def _called(outcome: Outcome) -> str:
    article = outcome.article
    return article.sources[0] if article.sources else article.title or article.id


def _summary(outcomes: list[Outcome], skipped: int, store: str) -> str:
    counts = {s: sum(o.state == s for o in outcomes) for s in ("added", "updated", "unchanged")}
    parts = [f"{n} {state}" for state, n in counts.items() if n or state == "added"]
    parts += [f"{skipped} skipped"] if skipped else []
    # The same text from two places is one article, and says its claims once.
    events = sum({o.article.id: o.events for o in outcomes}.values())
    said = f", which make {events} claims about events" if events else ""
    return f"Articles: {', '.join(parts)}{said}. The graph is in {store}"


def extract(
    sources: Sources,
    date: DateOption = None,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    author: AuthorOption = None,
    jobs: JobsOption = 1,
    model: ModelOption = DEFAULT_MODEL,
) -> None:
    """Print what articles say as JSON, one article a line. No store is touched.

    Example:  kg extract report.txt | jq '.events[] | {type, status}'
    """
    from kg.build.knowledge_graph import extract_json
    from kg.errors import SourceError

    metadata = _metadata(date, title, publisher, author)
    _say_what_is_lacking(model)
    skipped = 0
    found = extract_json(*sources, metadata=metadata, jobs=jobs, model=model)
    for form in with_progress(found, "articles"):
        if isinstance(form, SourceError):
            skipped += 1
            remark(f"skipped: {form}")
        else:
            typer.echo(json.dumps(form, ensure_ascii=False))
    raise typer.Exit(1 if skipped else 0)


def _say_what_is_lacking(model: str) -> None:
    """Load a model before the first article is read, so that a wrong name stops at once."""
    from kg.build.extraction import remarks_on_model

    for lack in remarks_on_model(model):
        remark(lack)


def _metadata(
    published: str | None, title: str | None, publisher: str | None, author: str | None
) -> Metadata:
    from kg.read import Metadata

    return Metadata(
        title=title, published_on=day(published, "--date"), publisher=publisher, author=author
    )


def articles(
    store: StoreOption = STORE,
    form: Annotated[TableForm, typer.Option("--format", help="How to print.")] = TableForm.TABLE,
) -> None:
    """List the articles in the graph, oldest first.

    Example:  kg articles --format csv
    """
    with opened(store) as graph:
        found = graph.articles()
    rows = [
        (
            a.id,
            a.published_on.isoformat() if a.published_on else None,
            a.title,
            a.publisher,
            "; ".join(a.sources),
        )
        for a in found
    ]
    print_rows(("id", "published", "title", "publisher", "source"), rows, form)


def remove(
    article: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Id or the beginning of it, source, or title.",
            show_default=False,
        ),
    ],
    store: StoreOption = STORE,
) -> None:
    """Take articles out of the graph, with all that only they say.

    What other articles say stays. `kg articles` lists the ids.

    Example:  kg remove 33dff1bc
    """
    with opened(store, read_only=False) as graph:
        for wanted in article:
            gone = graph.remove(wanted)
            remark(f"removed {gone.id} ({gone.title or 'no title'}){_read_elsewhere(gone, wanted)}")


def _read_elsewhere(gone: Article, wanted: str) -> str:
    others = [source for source in gone.sources if source != wanted]
    if wanted not in gone.sources or not others:
        return ""
    return f", which was also read from {', '.join(others)}"


def rebuild(
    store: StoreOption = STORE,
    read_again: Annotated[
        bool, typer.Option("--read-again", help="Also read the stored texts anew.")
    ] = False,
    jobs: JobsOption = 1,
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="NAME", help="With --read-again: as of `kg add`."),
    ] = None,
) -> None:
    """Derive the graph anew from what its articles say.

    Needed after an update of the program; with --read-again its new version also reads the
    texts again. Otherwise it finds nothing to change.

    Example:  kg rebuild --read-again
    """
    if model is not None and not read_again:
        raise UsageError("--model: no text is read without --read-again. Give both.")
    if read_again:
        _say_what_is_lacking(model or DEFAULT_MODEL)
    with opened(store, read_only=False) as graph:
        change = graph.rebuild(read_again=read_again, jobs=jobs, model=model or DEFAULT_MODEL)
    remark(f"{len(change.remove)} statements removed, {len(change.add)} added")
