"""Every error that the program raises on purpose.

    KgError
    ├── UsageError        the call itself is wrong              exit code 2
    │   ├── ConfigError       a setting, an environment variable
    │   ├── NotFoundError     no such entity, article, question
    │   └── MissingExtraError an optional part is not installed
    ├── SourceError       one source cannot be read; it is listed and skipped, exit code 1
    ├── OntologyError     data in ontology/ contradicts itself; stops the run
    │   └── PatternError      a frame, a gazetteer row
    ├── StoreError        the store on disk
    │   ├── StoreLockedError
    │   └── StoreCorruptError
    └── QueryError        a query that cannot be run
        ├── QuerySyntaxError
        ├── QueryRefusedError
        └── QueryTimeoutError

A message names the place, the problem and the way out. The command line prints
it in one line, without a traceback; anything else is our bug and keeps its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class KgError(Exception):
    """Base of all errors raised on purpose."""

    exit_code = 2


class UsageError(KgError):
    """The call cannot be carried out as it was written."""


class ConfigError(UsageError):
    """A setting has a value that makes no sense."""


class NotFoundError(UsageError):
    """Something was asked for by a name that nothing bears."""


class MissingExtraError(UsageError):
    """An optional part of the program is not installed."""


class SourceError(KgError):
    """One source gave no article. Others go on."""

    exit_code = 1


class OntologyError(KgError):
    """The files in ontology/ contradict themselves or each other."""


class PatternError(OntologyError):
    """A frame or a gazetteer row cannot be used."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another process holds the store."""


class StoreCorruptError(StoreError):
    """The files of the store are damaged."""


class QueryError(KgError):
    """A query gave no answer."""


class QuerySyntaxError(QueryError):
    """The query is not SPARQL 1.1."""


class QueryRefusedError(QueryError):
    """The query would write, or would reach the network."""


class QueryTimeoutError(QueryError):
    """The query took longer than it was allowed to."""


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint to append to a message, or nothing when no name is near.

    >>> did_you_mean("Nokai", ["Nokia", "NVIDIA"])
    ' Did you mean Nokia?'
    >>> did_you_mean("zzz", ["Nokia"])
    ''
    """
    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(wrong.casefold(), by_folded, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(by_folded[n] for n in near)}?" if near else ""
