"""The command line: parse, call one library function, print. Data to stdout, remarks to stderr.

Nothing heavy is imported at the top of these modules, so that `kg --help` is quick.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. Exit code 0 all well, 1 something was skipped, 2 the call is wrong."""
    from kg.cli.app import app
    from kg.errors import KgError

    try:
        app(prog_name="kg")
    except KgError as problem:
        print(f"kg: {problem}", file=sys.stderr)  # noqa: T201 - the one place that prints errors
        sys.exit(problem.exit_code)
