"""A language model of our own: tags, trees and names by one small encoder.

Importing this registers the spaCy component `kg_model`. docs/model.md is its model card;
`training` (outside the package) makes its weights.
"""

from __future__ import annotations

from kg.nlp.model.component import MODEL_NAMES, Model

__all__ = ["MODEL_NAMES", "Model"]
