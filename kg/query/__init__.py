"""Asking: queries that people write, ready-made questions, everything about one thing."""

from kg.query.format import FORMATS, format_answer
from kg.query.hints import check_terms
from kg.query.names import find, find_or_suggest
from kg.query.questions import Parameter, Question, ask, find_question, questions
from kg.query.run import DEFAULT_TIMEOUT_S, run_query
from kg.query.show import ShownEvent, ShownEvidence, ShownThing, format_shown, show
from kg.query.table import as_table, table_rows

__all__ = [
    "DEFAULT_TIMEOUT_S",
    "FORMATS",
    "Parameter",
    "Question",
    "ShownEvent",
    "ShownEvidence",
    "ShownThing",
    "as_table",
    "ask",
    "check_terms",
    "find",
    "find_or_suggest",
    "find_question",
    "format_answer",
    "format_shown",
    "questions",
    "run_query",
    "show",
    "table_rows",
]
