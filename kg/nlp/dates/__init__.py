"""Time expressions in running text: "Q3 2025", "last Tuesday", "the first nine months".

In:  a text, or a Doc with tokens and `doc._.published_on`. No tagger, no parser, no NER.
Out: `TimeMention`s by TimeML 1.2.1 with the days they cover; for a Doc in
     `doc.spans["times"]`, each span's `_.time` one of them.
Not here: which event a time belongs to (kg/extract).
"""

from __future__ import annotations

from kg.nlp.dates.component import TimeFinder
from kg.nlp.dates.reader import read_times

__all__ = ["TimeFinder", "read_times"]
