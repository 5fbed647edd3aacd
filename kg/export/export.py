"""One call that writes the graph in a form that other programs read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import UsageError, did_you_mean
from kg.export.quads import jsonld_lines, nquads_lines, trig_lines, turtle_lines
from kg.export.tables import TABLES, Tables
from kg.ports import Store

_LINES: dict[str, Callable[[Store], Iterator[str]]] = {
    "trig": trig_lines,
    "nquads": nquads_lines,
    "turtle": turtle_lines,
    "jsonld": jsonld_lines,
}
FORMS = (*_LINES, "csv")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that zip knows: the same bytes on every day


def export(store: Store, out: BinaryIO | Path, *, form: str) -> None:
    """Write `store` to a file or a stream, as trig, nquads, turtle, jsonld or csv.

    trig, nquads and jsonld hold everything: the knowledge graph, what each article says,
    and the resolution. turtle and csv hold the knowledge graph. csv is a zip of tables, or,
    for a path that does not end in .zip, a folder of them. The same quads give the same bytes.

    Raises UsageError for an unknown form, or a path that cannot be written.
    """
    if form not in FORMS:
        hint = did_you_mean(form, FORMS) or f" Known: {', '.join(FORMS)}."
        raise UsageError(f"form: {form!r} cannot be exported.{hint}")
    if not isinstance(out, Path):
        _write(store, out, form)
        return
    try:
        if form == "csv" and out.suffix != ".zip":
            _write_folder(store, out)
        else:
            with out.open("wb") as file:
                _write(store, file, form)
    except OSError as problem:
        raise UsageError(f"{out}: cannot be written ({problem.strerror}).") from problem


def _write(store: Store, out: BinaryIO, form: str) -> None:
    if form == "csv":
        _write_zip(store, out)
        return
    for line in _LINES[form](store):
        out.write(line.encode("utf-8", "backslashreplace"))


def _write_folder(store: Store, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tables = Tables(store)
    for name in TABLES:
        (folder / f"{name}.csv").write_bytes(tables.csv(name))


def _write_zip(store: Store, out: BinaryIO) -> None:
    tables = Tables(store)
    with zipfile.ZipFile(out, "w") as archive:
        for name in TABLES:
            entry = zipfile.ZipInfo(f"{name}.csv", date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, tables.csv(name))
