"""The rules, level by level: each level works on what the one before has made."""

from __future__ import annotations

from kg.nlp.dates.grammar import Level
from kg.nlp.dates.rules import atoms, calendar, compounds, feasts, lengths, relative

LEVELS = (
    Level(atoms.NUMBERS),
    Level(calendar.FIGURE_DATES + atoms.CLOCKS + feasts.HOLIDAY_NAMES),
    Level(atoms.COUNTS),
    Level(
        calendar.DATES
        + relative.DEICTIC
        + relative.COMPARISONS
        + relative.REFERENCES
        + relative.SETS
        + feasts.HOLIDAYS
        + lengths.BARE
    ),
    Level(compounds.ORDINAL_PARTS + lengths.MODIFIED),
    Level(compounds.MODS),
    Level(compounds.CLOCK_TIMES),
    Level(lengths.AWAY),
    Level(compounds.RANGES),
)
