"""The articles of a store: which there are, and finding one by what a person calls it."""

from __future__ import annotations

from datetime import date

from rdflib import RDF, Literal

from kg.errors import NotFoundError, UsageError, did_you_mean
from kg.model import Article, Extraction
from kg.ports import Store
from kg.rdf.article_graph import read_extraction
from kg.terms import KG, article_iri


def stored_articles(store: Store) -> list[Article]:
    """All articles of a store without their texts, oldest first."""
    found = [
        read_extraction(store.match(iri, graph=None)).article
        for iri, _, _, _ in store.match(predicate=RDF.type, object_=KG.Article, graph=None)
    ]
    return sorted(found, key=lambda a: (a.published_on or date.min, a.id))


def stored_extraction(store: Store, article_id: str) -> Extraction | None:
    """What the store holds of an article, its text included; None when it has no such article."""
    quads = list(store.match(graph=article_iri(article_id)))
    return read_extraction(quads) if quads else None


def stored_head(store: Store, article_id: str) -> Extraction | None:
    """Only what the store knows about an article as such; None when it has no such article."""
    iri = article_iri(article_id)
    quads = [q for q in store.match(iri, graph=iri) if q[1] != KG.content]
    return read_extraction(quads) if quads else None


def articles_from(store: Store, source: str) -> list[str]:
    """The ids of the articles that were read at a source."""
    found = store.match(predicate=KG.source, object_=Literal(source), graph=None)
    return sorted(str(iri).rpartition("/")[2] for iri, _, _, _ in found)


def find_article(store: Store, wanted: str) -> Article:
    """The article that a person means: by id or the beginning of it, IRI, source or title.

    Raises NotFoundError when there is none, UsageError when there are several.
    """
    articles = stored_articles(store)
    matches = [a for a in articles if _is_called(a, wanted)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        listed = ", ".join(f"{a.id} ({a.title or 'no title'})" for a in matches)
        raise UsageError(f"{wanted!r} fits {len(matches)} articles: {listed}. Give the id.")
    known = [name for a in articles for name in (a.id, a.title, *a.sources) if name]
    raise NotFoundError(
        f"No article in the store is called {wanted!r}.{did_you_mean(wanted, known)} "
        "`kg articles` lists them."
    )


_SHORTEST_PREFIX = 4


def _is_called(article: Article, wanted: str) -> bool:
    names = {article.id, str(article_iri(article.id)), *article.sources}
    is_prefix = len(wanted) >= _SHORTEST_PREFIX and article.id.startswith(wanted.casefold())
    has_title = (article.title or "").casefold() == wanted.casefold()
    return wanted in names or is_prefix or has_title
