"""Names: recorded ones by table, others by their form and by the words around them.

Importing this registers the spaCy component `kg_names`. Its tables and rules are data in
ontology/names; docs/names.md says how to extend them.
"""

from __future__ import annotations

from kg.nlp.names.finder import NameFinder

__all__ = ["NameFinder"]
