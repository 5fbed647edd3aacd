"""Markdown, and fragments of HTML as feeds hold them, to plain text.

Links keep their words, pictures and code are left out, a list item keeps its mark and a
paragraph its blank line, so that sentences end where they end for a reader.
Not here: whole web pages with menus around the article (page.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree, html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

_BLOCKS = frozenset(
    """
    address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section summary table tbody tfoot thead ul
    """.split()
)
_LEFT_OUT = frozenset(
    "script style noscript template code pre iframe svg img figure button".split()
)
_SPACES = re.compile(r"[ \t\f\v]+")  # a no-break space stays
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


def markdown_to_text(source: str) -> str:
    """
    >>> markdown_to_text("# Acme\\n\\nIt [bought](https://example.org) *Widget*.\\n\\n1. Price")
    'Acme\\n\\nIt bought Widget.\\n\\n1. Price'
    """
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    return "\n\n".join(block for block in _blocks(tokens) if block.strip())


_ENDS = frozenset(
    """
    paragraph_close heading_close bullet_list_close ordered_list_close table_close html_block
    """.split()
)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Paragraphs and headings; the items of a tight list, or the rows of a table, are one block."""
    mark, before = "", ""
    block: list[str] = []
    cells: list[str] = []
    for token in tokens:
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "- "
        elif token.type == "inline" and before in ("th_open", "td_open"):
            cells.append(_inline(token.children or []))
        elif token.type == "inline":
            block.append(mark + _inline(token.children or []))
            mark = ""
        elif token.type == "tr_close":
            block.append(" | ".join(cells))
            cells = []
        elif token.type == "html_block":
            block.append(fragment_to_text(token.content))
        if token.type in _ENDS and not token.hidden and block:
            yield "\n".join(block)
            block = []
        before = token.type
    yield "\n".join(block)


def _inline(children: Sequence[Token]) -> str:
    pieces = []
    for child in children:
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
    return "".join(pieces)


def fragment_to_text(source: str) -> str:
    """
    >>> fragment_to_text("<p>Acme <b>bought</b> Widget.<p>It&nbsp;paid &lt;$3m.<ul><li>One<li>Two")
    'Acme bought Widget.\\n\\nIt\\xa0paid <$3m.\\n\\n- One\\n- Two'
    """
    if "<" not in source and "&" not in source:
        return source.strip()
    try:
        root = html.fragment_fromstring(source, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    text = _SPACES.sub(" ", "".join(_pieces(root)))
    text = _BLANK_LINES.sub("\n\n", text)
    return "\n".join(line.strip(" \t") for line in text.split("\n")).strip()


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else "script"  # a comment has no tag
    if tag not in _LEFT_OUT:
        around = "\n\n" if tag in _BLOCKS else ""
        before = {"br": "\n", "li": "\n- ", "tr": "\n", "td": " ", "th": " "}.get(tag, around)
        yield before
        yield re.sub(r"\s*[\r\n]\s*", " ", element.text or "")
        for child in element:
            yield from _pieces(child)
        yield around
    yield re.sub(r"\s*[\r\n]\s*", " ", element.tail or "")
