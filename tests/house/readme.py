"""The examples of the README, run: `python -m tests.house.readme` writes their real output.

An example is a block that begins with `$ kg ...`; what follows, up to the next `$`, is what
the command prints (data and remarks together) on the corpus.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(\$ .*?)```", re.DOTALL)
# A command may go over several lines, indented, in quotes.
COMMAND = re.compile(r"^\$ (.*?)(?=\n(?!\s{4})|\Z)", re.MULTILINE | re.DOTALL)
WIDTH = "100"


def rewritten(text: str, run: Callable[[str], str]) -> str:
    """The text with the output of every example as `run` gives it."""

    def fresh(match: re.Match[str]) -> str:
        done = [f"$ {command}\n{run(command)}" for command in COMMAND.findall(match[1])]
        return "```console\n" + "\n".join(done) + "```"

    return BLOCK.sub(fresh, text)


def runner(folder: Path) -> Callable[[str], str]:
    """Runs a command in a copy of nothing but the corpus, with a store of its own."""
    (folder / "corpus").symlink_to(ROOT / "corpus")
    environment = os.environ | {"COLUMNS": WIDTH, "PYTHONUTF8": "1"}
    environment.pop("KG_STORE", None)

    def run(command: str) -> str:
        words = shlex.split(command)
        tool = str(Path(sys.executable).parent / words[0])
        done = subprocess.run(
            [tool, *words[1:]],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        lines = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
        return "\n".join(lines) + "\n"

    return run


def main() -> None:
    """Write the README anew with the examples' real output."""
    with tempfile.TemporaryDirectory() as folder:
        text = README.read_text(encoding="utf-8")
        README.write_text(rewritten(text, runner(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
