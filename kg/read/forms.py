"""Which form a source has, by its first characters, its name, its media type: in that order."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit


class Form(StrEnum):
    """How an article, or many, are written in a source."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    JSON = "JSON lines"
    FEED = "feed"


_BY_SUFFIX = {
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".jsonl": Form.JSON,
    ".ndjson": Form.JSON,
    ".json": Form.JSON,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
}
_BY_MEDIA_TYPE = {
    "text/markdown": Form.MARKDOWN,
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "application/json": Form.JSON,
    "application/x-ndjson": Form.JSON,
    "application/jsonl": Form.JSON,
    "application/rss+xml": Form.FEED,
    "application/atom+xml": Form.FEED,
    "application/rdf+xml": Form.FEED,
}
_PROLOGUE = r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*|<!DOCTYPE (?!html)[^>]*>\s*)*"
_FEED = re.compile(_PROLOGUE + r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(
    _PROLOGUE + r"<(?:!DOCTYPE html|html|head|body|article|div|main)\b", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_HEAD = 4096


def form_of(text: str, *, name: str = "", media_type: str | None = None) -> Form:
    """
    >>> form_of("<!doctype html><p>Acme", name="acme.txt").value
    'HTML'
    >>> form_of("# Acme buys Widget", name="acme.md").value
    'Markdown'
    """
    head = text[:_HEAD]
    if _FEED.match(head):
        return Form.FEED
    if _HTML.match(head):
        return Form.HTML
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    by_name = _BY_SUFFIX.get(PurePosixPath(path).suffix.lower())
    by_type = _BY_MEDIA_TYPE.get((media_type or "").partition(";")[0].strip().lower())
    # A server knows its media type better than a path tells; files have none.
    if known := by_type or by_name:
        return known
    return Form.JSON if _JSON.match(head) else Form.TEXT
