"""The whole program as one object: what the commands do, under the same names.

    >>> from kg import KnowledgeGraph
    >>> with KnowledgeGraph(":memory:") as graph:
    ...     added = graph.add_text("Nokia has acquired Infinera for $2.3 billion.")
    ...     table = graph.query("SELECT ?price { ?deal kg:amount/kg:text ?price }")
    >>> table.rows
    ((rdflib.term.Literal('$2.3 billion'),),)

Stages are imported where they are used: a question needs no language pipeline, and a
drawing no SHACL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from kg.config import DEFAULT_MODEL, default_store
from kg.errors import SourceError
from kg.model import Article
from kg.ports import Answer, Store
from kg.store import open_store

if TYPE_CHECKING:
    from kg.build.change import Change
    from kg.build.stats import Stats
    from kg.build.update import Outcome
    from kg.draw import Drawing, Filters
    from kg.export import Violation
    from kg.query import Question, ShownThing
    from kg.read import Metadata


class KnowledgeGraph:
    """A graph in a store: feed it articles, ask it, draw it. Close it, or use `with`."""

    def __init__(
        self,
        store: str | Path | Store | None = None,
        *,
        create: bool = True,
        read_only: bool = False,
    ) -> None:
        """Open the store at a path, ":memory:", or take one that is open.

        Without an argument: the path in `KG_STORE`, else `kg.db`. Raises StoreError.
        """
        if store is None or isinstance(store, str | Path):
            store = open_store(store or default_store(), create=create, read_only=read_only)
        self.store: Store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back, so that another process can open it."""
        self.store.close()

    def add(
        self,
        *sources: str | Path,
        metadata: Metadata | None = None,
        replace: bool = False,
        jobs: int = 1,
        model: str = DEFAULT_MODEL,
    ) -> list[Outcome | SourceError]:
        """Add articles from files, folders and addresses; what became of each, in order.

        A source that cannot be read gives a SourceError in its place, and the rest is added.
        `model` is the language model that reads: ours, "rules" for none, or a spaCy pipeline by
        its name or folder.
        """
        found = self.adding(*sources, metadata=metadata, replace=replace, jobs=jobs, model=model)
        return list(found)

    def adding(
        self,
        *sources: str | Path,
        metadata: Metadata | None = None,
        replace: bool = False,
        jobs: int = 1,
        model: str = DEFAULT_MODEL,
    ) -> Iterator[Outcome | SourceError]:
        """Like `add`, one article at a time: each is written when its outcome is taken."""
        from kg.read import Metadata, read_sources

        articles = read_sources(sources, metadata=metadata or Metadata())
        return self.add_articles(articles, replace=replace, jobs=jobs, model=model)

    def add_text(
        self, text: str, *, metadata: Metadata | None = None, model: str = DEFAULT_MODEL
    ) -> Outcome:
        """Add one article from its text."""
        from kg.read import Metadata, read_text

        article = read_text(text, metadata=metadata or Metadata())
        outcome = next(self.add_articles([article], model=model))
        if isinstance(outcome, SourceError):
            raise outcome
        return outcome

    def add_articles(
        self,
        articles: Iterable[Article | SourceError],
        *,
        replace: bool = False,
        jobs: int = 1,
        model: str = DEFAULT_MODEL,
    ) -> Iterator[Outcome | SourceError]:
        """Add articles that are read already."""
        from kg.build.update import add_articles

        return add_articles(
            self.store, articles, replace_same_source=replace, jobs=jobs, model=model
        )

    def remove(self, article: str) -> Article:
        """Take out an article, by id, source or title, and all that only it says."""
        from kg.build.library import find_article
        from kg.build.update import remove_article

        found = find_article(self.store, article)
        remove_article(self.store, found.id)
        return found

    def rebuild(
        self, *, read_again: bool = False, jobs: int = 1, model: str = DEFAULT_MODEL
    ) -> Change:
        """Derive the graph anew from what the articles say.

        `read_again` reads their texts anew with a language model.
        """
        from kg.build.update import rebuild

        return rebuild(self.store, again=read_again, jobs=jobs, model=model)

    def articles(self) -> list[Article]:
        """The articles, oldest first, without their texts."""
        from kg.build.library import stored_articles

        return stored_articles(self.store)

    def stats(self) -> Stats:
        """How much of what is in the graph."""
        from kg.build.stats import count

        return count(self.store)

    def query(self, sparql: str, *, timeout_s: float | None = 60.0) -> Answer:
        """Answer a SPARQL query; prefixes are declared already. Raises QueryError."""
        from kg.query import run_query

        return run_query(self.store, sparql, timeout_s=timeout_s)

    def questions(self) -> list[Question]:
        """The ready-made questions."""
        from kg.query import questions

        return questions()

    def ask(self, question: str, *, timeout_s: float | None = 60.0, **parameters: str) -> Answer:
        """Answer a ready-made question: `graph.ask("acquisitions", company="Nokia")`."""
        from kg.query import ask

        return ask(self.store, question, parameters, timeout_s=timeout_s)

    def show(self, name: str) -> ShownThing:
        """All that is known of an entity or event, with its evidence. Raises NotFoundError."""
        from kg.query import show

        return show(self.store, name)

    def draw(
        self, path: str | Path, *, form: str = "html", filters: Filters | None = None
    ) -> Drawing:
        """Draw the graph, or what the filters leave of it, into one file."""
        from kg.draw import Filters, draw

        return draw(self.store, Path(path), form=form, filters=filters or Filters())

    def export(self, out: str | Path | BinaryIO, *, form: str) -> None:
        """Write the graph in an exchange format."""
        from kg.export import export

        export(self.store, Path(out) if isinstance(out, str) else out, form=form)

    def validate(self) -> list[Violation]:
        """What in the graph contradicts ontology/shapes.ttl; nothing on a sound graph."""
        from kg.export import validate

        return validate(self.store)


def extract_json(
    *sources: str | Path,
    metadata: Metadata | None = None,
    jobs: int = 1,
    model: str = DEFAULT_MODEL,
) -> Iterator[Any]:
    """What each article says, as the JSON of `kg extract`, without a store.

    A source that cannot be read gives a SourceError in its place.
    """
    from kg.build.jsonform import extraction_json
    from kg.build.update import extractions
    from kg.model import Extraction
    from kg.read import Metadata, read_sources

    articles = read_sources(sources, metadata=metadata or Metadata())
    for read in extractions(articles, jobs=jobs, model=model):
        yield extraction_json(read) if isinstance(read, Extraction) else read
