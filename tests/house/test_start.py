"""The command line starts quickly because it imports little."""

from __future__ import annotations

import subprocess
import sys


def test_help_imports_neither_spacy_nor_rdflib():
    code = (
        "import sys; from kg.cli.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'rdflib', 'pyoxigraph', 'networkx', 'trafilatura'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_importing_kg_imports_nothing_heavy():
    code = "import sys, kg; print('spacy' in sys.modules or 'rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
