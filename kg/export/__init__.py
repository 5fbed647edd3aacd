"""The graph for other programs, and the check that it is in order.

    export(store, Path("graph.trig"), form="trig")
    for violation in validate(store):
        print(violation)

Not here: GraphML, which is a form of the drawing's network (kg/draw); queries (kg/query).
"""

from kg.export.export import FORMS, export
from kg.export.tables import TABLES
from kg.export.validate import Violation, validate

__all__ = ["FORMS", "TABLES", "Violation", "export", "validate"]
