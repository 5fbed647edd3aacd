"""Bytes to text: byte order marks, declared charsets, detection; what is no text at all.

Not here: what form the text has (forms.py).
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import SourceError

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_MAGIC = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
]
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_XML_CHARSET = re.compile(
    rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEAD = 4096
# Detection is slow and learns nothing more from further megabytes.
_DETECT_BYTES = 200_000
# Below this share of other bytes a text is Western European: English with typographic quotes.
_MAX_FOREIGN = 0.05


def decode(data: bytes, *, where: str, charset: str | None = None) -> tuple[str, str | None]:
    """The text of some bytes, and a note where its encoding had to be guessed.

    `charset` is what the sender says; UTF-8 that is valid is believed before it. Raises
    SourceError for what is empty or no text. Line ends stay as they are.
    """
    if not data.strip():
        raise SourceError(f"{where}: it is empty. Leave it out.")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{where}: {name}, not text. Save its text to a file and add that.")
    text, note = _decoded(data, where, charset)
    sample = text[:_HEAD]
    if len(_CONTROLS.findall(sample)) > len(sample) // 50:
        raise SourceError(f"{where}: binary data, not text. Leave it out.")
    return text, note


def _decoded(data: bytes, where: str, charset: str | None) -> tuple[str, str | None]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, where), None
    if b"\x00" in data[:_HEAD]:
        return _strict(data, _utf16_order(data[:_HEAD], where), where), "read as UTF-16 (no mark)"
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    for declared in (charset, _declared(data)):
        text = _try(data, declared)
        if text is not None:
            return text, None
    return _detected(data, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{where}: byte {error.start} does not fit its encoding, {encoding.upper()}."
            " The file is cut off or damaged; save it again as UTF-8."
        ) from error


def _utf16_order(head: bytes, where: str) -> str:
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even < len(head) // 50:
        return "utf-16-le"
    if even > len(head) // 5 and odd < len(head) // 50:
        return "utf-16-be"
    raise SourceError(f"{where}: binary data, not text. Leave it out.")


def _declared(data: bytes) -> str | None:
    match = _XML_CHARSET.search(data[:_HEAD]) or _META_CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
        # On the web these names mean Windows-1252, as browsers read them.
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _detected(data: bytes, where: str) -> tuple[str, str | None]:
    foreign = sum(byte > 127 for byte in data[:_DETECT_BYTES])
    if foreign <= _MAX_FOREIGN * min(len(data), _DETECT_BYTES):
        text = _try(data, "cp1252")
        if text is not None:
            return text, "read as Windows-1252 (guessed)"
    best = from_bytes(data[:_DETECT_BYTES]).best()
    text = _try(data, best.encoding) if best else None
    if best is None or text is None:
        raise SourceError(f"{where}: no encoding fits its bytes. Save it as UTF-8.")
    return text, f"read as {best.encoding} (guessed)"
