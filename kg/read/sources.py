"""What the user names, to articles, one after the other: files, folders, addresses, "-".

A source that cannot be read becomes an error value in its place, and the others go on.
Folders are read in the order of names, whatever the file system's order is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import SourceError, did_you_mean
from kg.model import Article
from kg.read.article import Draft, Metadata, check_length, finish, with_header
from kg.read.decode import decode
from kg.read.feed import read_feed
from kg.read.fetch import fetch, is_address
from kg.read.forms import Form, form_of
from kg.read.jsonl import read_json
from kg.read.markup import markdown_to_text
from kg.read.page import read_page

# Files of many articles may be long; one that is longer than this is split by its owner.
MAX_FILE_BYTES = 1_000_000_000
# Pages have far more markup than text, but parsers take seconds for each megabyte.
_MAX_MARKUP_CHARS = 5_000_000
STANDARD_INPUT = "-"


def read_sources(
    sources: Iterable[str | Path],
    *,
    metadata: Metadata = Metadata(),  # noqa: B008  frozen
) -> Iterator[Article | SourceError]:
    """The articles of all sources in order; an error stands where a source gave none.

    `metadata` holds for all of them and wins over what they say themselves.
    """
    for source in sources:
        if isinstance(source, str) and is_address(source):
            yield from _from_address(source, metadata)
        elif source == STANDARD_INPUT:
            yield from _from_bytes(sys.stdin.buffer.read(), "standard input", None, metadata)
        else:
            for file in _files(Path(source)):
                if isinstance(file, SourceError):
                    yield file
                else:
                    yield from _from_file(file, metadata)


def _from_address(address: str, metadata: Metadata) -> Iterator[Article | SourceError]:
    try:
        answer = fetch(address)
    except SourceError as error:
        yield error
        return
    yield from _from_bytes(
        answer.data,
        address,
        address,
        metadata,
        media_type=answer.media_type,
        charset=answer.charset,
    )


def _from_file(path: Path, metadata: Metadata) -> Iterator[Article | SourceError]:
    where = path.as_posix()
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            yield SourceError(f"{where}: {size:,} bytes are too many; split the file.")
            return
        data = path.read_bytes()
    except OSError as error:
        yield SourceError(f"{where}: {_reason(error)}. Look at the file's permissions.")
        return
    yield from _from_bytes(data, where, where, metadata)


def _from_bytes(
    data: bytes,
    where: str,
    source: str | None,
    metadata: Metadata,
    *,
    media_type: str | None = None,
    charset: str | None = None,
) -> Iterator[Article | SourceError]:
    try:
        text, note = decode(data, where=where, charset=charset)
    except SourceError as error:
        yield error
        return
    form = form_of(text, name=source or "", media_type=media_type)
    for place, draft in _drafts(text, form, where, source):
        if isinstance(draft, SourceError):
            yield draft
            continue
        origin = place if form is Form.JSON and source else source
        notes = (*draft.notes, note) if note else draft.notes
        try:
            yield finish(replace(draft, notes=notes), source=origin, metadata=metadata)
        except SourceError as error:
            yield error if source == place else SourceError(f"{place}: {error}")


def _drafts(
    text: str, form: Form, where: str, source: str | None
) -> Iterator[tuple[str, Draft | SourceError]]:
    if form is Form.JSON:
        yield from read_json(text, where=where)
    elif form is Form.FEED:
        yield from read_feed(text, where=where)
    else:
        try:
            yield where, _draft(text, form, where, source)
        except SourceError as error:
            yield where, error


def _draft(text: str, form: Form, where: str, source: str | None) -> Draft:
    """The one article of a text, a page or a Markdown file."""
    if form is Form.TEXT:
        return with_header(Draft(text))
    check_length(text, where, limit=_MAX_MARKUP_CHARS)
    if form is Form.HTML:
        return read_page(text, where=where, address=source)
    draft = with_header(Draft(text))
    return replace(draft, text=markdown_to_text(draft.text))


def _files(path: Path) -> Iterator[Path | SourceError]:
    """A file, or all files below a folder, hidden ones left out."""
    if path.is_dir():
        yield from _below(path, frozenset())
    elif path.exists():
        yield path
    else:
        yield SourceError(f"{path.as_posix()}: there is no such file.{_near(path)}")


def _below(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | SourceError]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield SourceError(f"{folder.as_posix()}: {_reason(error)}. Look at its permissions.")
        return
    here = (status.st_dev, status.st_ino)
    if here in above:  # a link that leads back up
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _below(path, above | {here})
        elif path.is_file():
            yield path
        elif path.is_symlink():
            yield SourceError(f"{path.as_posix()}: a link to nothing. Mend it or remove it.")


def _near(path: Path) -> str:
    try:
        siblings = [sibling.name for sibling in path.parent.iterdir()]
    except OSError:
        return f" {path.parent.as_posix()} is not there either." if path.parent != path else ""
    return did_you_mean(path.name, siblings)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
