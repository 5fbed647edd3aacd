"""A spaCy pipeline of somebody else in the place of our own language model.

Importing this registers the component `kg_borrowed`. It finds the pipeline (loading.py), runs it
on the words of our Doc (component.py), and turns what it says into our words: kinds of names
(kinds.py), trees in Universal Dependencies (trees.py, relations.py).
"""

from __future__ import annotations

from kg.nlp.borrowed.component import Borrowed

__all__ = ["Borrowed"]
