"""Adding and removing articles: read, extract, work out the change, write it in one piece."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import PROV, XSD

from kg.build.change import Change, change
from kg.build.derive import derive, whole_world
from kg.build.extraction import extract_article, for_graph, pipeline
from kg.build.library import articles_from, stored_articles, stored_extraction, stored_head
from kg.config import DEFAULT_MODEL, base_iri
from kg.errors import KgError, SourceError
from kg.model import Article, Extraction
from kg.nlp.pipeline import pipeline_version
from kg.ports import Quad, Store
from kg.rdf.vocabulary import vocabulary_quads
from kg.read import merge
from kg.schema import load_schema
from kg.terms import article_iri, resolution_graph, runs_graph

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article that was to be added."""

    article: Article
    state: str  # "added", "updated", "unchanged"
    mentions: int
    events: int
    remark: str | None = None


# What needs no extraction: an article that is there already, a source that cannot be read.
Passed: TypeAlias = Outcome | SourceError


def add_articles(
    store: Store,
    articles: Iterable[Article | SourceError],
    *,
    replace_same_source: bool = False,
    jobs: int = 1,
    model: str = DEFAULT_MODEL,
    clock: Clock = lambda: datetime.now(UTC),
) -> Iterator[Outcome | SourceError]:
    """Add articles one by one, each in one transaction. What cannot be read is passed through.

    An article that is there already changes nothing, unless its metadata or the pipeline
    is new; a source read before with another text gives a second article, or replaces the
    first with `replace_same_source`.
    """
    _ensure_vocabulary(store)
    run = _Run(clock())
    for read in extractions(_sift(store, articles, model), jobs=jobs, model=model):
        if isinstance(read, Extraction):
            yield _add(store, read, run, replace_same_source=replace_same_source, model=model)
        else:
            yield read
    store.flush()


def _ensure_vocabulary(store: Store) -> None:
    missing = [quad for quad in vocabulary_quads() if not _holds(store, quad)]
    if missing:
        store.apply(add=missing)


def _holds(store: Store, quad: Quad) -> bool:
    subject, predicate, value, graph = quad
    return next(iter(store.match(subject, predicate, value, graph)), None) is not None


def _sift(
    store: Store, articles: Iterable[Article | SourceError], model: str
) -> Iterator[Article | Outcome | SourceError]:
    """Each article with what the store knows of the same text; nothing left to do is an outcome."""
    version = pipeline_version(pipeline(model))
    for article in articles:
        if isinstance(article, SourceError):
            yield article
            continue
        known = stored_head(store, article.id)
        if known is None:
            yield article
            continue
        merged = merge(replace(known.article, text=article.text), article)
        is_new = replace(merged, text="") != known.article or known.pipeline != version
        yield merged if is_new else Outcome(known.article, "unchanged", 0, 0)


def extractions(
    articles: Iterable[Article | Passed], *, jobs: int = 1, model: str = DEFAULT_MODEL
) -> Iterator[Extraction | SourceError | Passed]:
    """What each article says, in order; with several jobs in as many processes.

    Whatever is no article is passed through in its place. An article at which the program
    itself fails becomes an error of its own, so that it does not stop the others.
    """
    if jobs <= 1:
        yield from (_extract(article, model) for article in articles)
        return
    with ProcessPoolExecutor(jobs) as pool:
        # A window, not `pool.map`: that reads all articles before it gives the first result.
        waiting: deque[Future[Extraction | SourceError | Passed]] = deque()
        for article in articles:
            waiting.append(pool.submit(_extract, article, model))
            if len(waiting) >= _WINDOW_PER_JOB * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_WINDOW_PER_JOB = 4


def _extract(article: Article | Passed, model: str) -> Extraction | SourceError | Passed:
    if not isinstance(article, Article):
        return article
    try:
        return extract_article(article, nlp=pipeline(model))
    except KgError:
        raise
    except Exception as bug:
        log.exception("article %s", article.id)
        place = article.sources[0] if article.sources else article.id
        return SourceError(
            f"{place}: the program failed at this article ({type(bug).__name__}: {bug}) and left "
            "it out. Please report it with the text."
        )


def _add(
    store: Store, new: Extraction, run: _Run, *, replace_same_source: bool, model: str
) -> Outcome:
    new = for_graph(new)
    old = stored_extraction(store, new.article.id)
    if old is not None and merge(old.article, new.article) != new.article:
        # The same text twice in one call: its first copy was added after this one was read.
        new = for_graph(extract_article(merge(old.article, new.article), nlp=pipeline(model)))
    planned = change(store, load_schema(), old=old, new=new)
    if not planned:
        return _outcome("unchanged", new)
    store.apply(remove=planned.remove, add=planned.add | run.quads(new.article.id))
    remark = _same_source(store, new.article, replace_same_source=replace_same_source)
    return _outcome("updated" if old else "added", new, remark)


def _outcome(state: str, extraction: Extraction, remark: str | None = None) -> Outcome:
    return Outcome(
        replace(extraction.article, text=""),
        state,
        len(extraction.mentions),
        len(extraction.claims),
        remark,
    )


def _same_source(store: Store, article: Article, *, replace_same_source: bool) -> str | None:
    """Deal with other articles that were read at one of this article's sources."""
    others = {o for s in article.sources for o in articles_from(store, s)} - {article.id}
    if not others:
        return None
    listed = ", ".join(sorted(others))
    if not replace_same_source:
        return f"the same source gave another text before ({listed}); both are kept (see --replace)"
    for other in sorted(others):
        remove_article(store, other)
    return f"replaces {listed}"


def remove_article(store: Store, article_id: str) -> None:
    """Take an article out, and everything that only it says. No trace is left."""
    old = stored_extraction(store, article_id)
    if old is None:
        return
    planned = change(store, load_schema(), old=old, new=None)
    store.apply(remove=planned.remove | _run_quads_of(store, article_id), add=planned.add)
    store.flush()


def rebuild(
    store: Store, *, again: bool = False, jobs: int = 1, model: str = DEFAULT_MODEL
) -> Change:
    """Derive the knowledge graph anew from all article graphs, and write what differs.

    With `again` the articles are also read anew by the present pipeline with `model`, from the
    texts in the store. On a sound store of the present version there is nothing to change.
    """
    ids = [article.id for article in stored_articles(store)]
    if again:
        kept = [e for e in (stored_extraction(store, i) for i in ids) if e]
        list(add_articles(store, [e.article for e in kept], jobs=jobs, model=model))
    schema = load_schema()
    found = (stored_extraction(store, i) for i in ids)
    world = whole_world([e for e in found if e], schema)
    wanted = derive(world, schema, lambda entity: entity).quads | vocabulary_quads()
    present = {q for g in (None, resolution_graph()) for q in store.match(graph=g)}
    difference = Change(frozenset(present - wanted), frozenset(wanted - present))
    if difference:
        store.apply(remove=difference.remove, add=difference.add)
        store.flush()
    return difference


class _Run:
    """One call of add, as the graph of runs keeps it: the only place with a clock."""

    def __init__(self, now: datetime) -> None:
        stamp = now.isoformat(timespec="microseconds")
        self._iri = URIRef(f"{base_iri()}run/{stamp}")
        self._started = Literal(stamp, datatype=XSD.dateTime)

    def quads(self, article_id: str) -> frozenset[Quad]:
        graph = runs_graph()
        return frozenset(
            {
                (self._iri, RDF.type, PROV.Activity, graph),
                (self._iri, PROV.startedAtTime, self._started, graph),
                (self._iri, PROV.generated, article_iri(article_id), graph),
            }
        )


def _run_quads_of(store: Store, article_id: str) -> frozenset[Quad]:
    """What the graph of runs says of an article; a run that wrote nothing else goes with it."""
    graph, article = runs_graph(), article_iri(article_id)
    gone: set[Quad] = set(store.match(None, PROV.generated, article, graph))
    for run, _, _, _ in list(gone):
        others = [q for q in store.match(run, PROV.generated, graph=graph) if q[2] != article]
        if not others:
            gone |= set(store.match(run, graph=graph))
    return frozenset(gone)
