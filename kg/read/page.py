"""A web page to the article on it, with what the page says about itself.

trafilatura finds the text; it is given no address and reads nothing from the network. Dates
are read here and not by it: its guesses look at today's date, and take a year in a footer for
the first of January.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import use_config

from kg.errors import SourceError
from kg.read.article import Draft, Metadata

# Properties and names of <meta> that hold the day of publication, the surest first.
_DATE_NAMES = (
    "article:published_time og:article:published_time datepublished og:published_time"
    " article:published parsely-pub-date sailthru.date publish-date publish_date publishdate"
    " published pubdate publication_date publicationdate dc.date.issued dcterms.issued dc.date"
    " dcterms.date dcterms.created dc.date.created date citation_publication_date article.published"
    " originalpublicationdate cxenseparse:recs:publishtime release_date"
).split()
_PUBLISHER_NAMES = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_SENTENCE_END = re.compile(r"[.!?…。](?:[\"'”’)\]]|\s|\Z)")
_MAX_JSON_DEPTH = 6


def read_page(source: str, *, where: str, address: str | None = None) -> Draft:
    """The article of a page. `address` serves as a hint at its date and is never called."""
    tree = _parse(source, where)
    document = _extract(source)
    text = (document.text or "") if document is not None else ""
    if not _SENTENCE_END.search(text):  # menus are words, but no sentences
        raise SourceError(
            f"{where}: no article was found on the page. Save the article's text to a file."
        )
    metadata = Metadata(
        title=_clean(document.title),
        publisher=_clean(_publisher(tree) or document.sitename),
        author=_clean(document.author),
    )
    date_text = next(_dates(tree), None) or _date_in_address(address)
    return Draft(text, metadata, date_text=date_text)


def _parse(source: str, where: str) -> html.HtmlElement:
    # lxml refuses a string that declares an encoding; bytes leave no doubt.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise SourceError(f"{where}: not HTML that can be read ({error}).") from error


def _extract(source: str) -> Any:
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # signals have no place in a library
    return trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_images=False,
        include_tables=True,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "max_date": "2099-12-31"},
        config=config,
    )


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _named(tree: html.HtmlElement) -> dict[str, str]:
    """What the page's <meta> elements say; the first of a name counts."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := (meta.get("content") or "").strip():
            named.setdefault(name.strip().lower(), content)
    return named


def _publisher(tree: html.HtmlElement) -> str | None:
    """The publisher as the page writes it; trafilatura changes its capitals."""
    named = _named(tree)
    return next((named[name] for name in _PUBLISHER_NAMES if name in named), None)


def _dates(tree: html.HtmlElement) -> Iterator[str]:
    """Days of publication as the page's metadata writes them, the surest first."""
    named = _named(tree)
    yield from (named[name] for name in _DATE_NAMES[:2] if name in named)
    yield from _linked_data(tree)
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        if written := element.get("datetime") or element.get("content") or element.text:
            yield str(written)
    yield from (named[name] for name in _DATE_NAMES[2:] if name in named)
    for element in tree.iter("time"):
        if written := element.get("datetime"):
            yield str(written)
            return


def _linked_data(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _published(json.loads(script.text or "", strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _published(value: object, depth: int) -> Iterator[str]:
    if depth > _MAX_JSON_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _published(item, depth + 1)
    elif isinstance(value, dict):
        if isinstance(written := value.get("datePublished"), str) and written:
            yield written
        yield from _published(value.get("@graph"), depth + 1)


def _date_in_address(address: str | None) -> str | None:
    match = _ADDRESS_DATE.search(address or "")
    return "-".join(match.groups()) if match else None
