"""Every rule's own examples, and that the rules hold together."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.nlp.dates import read_times
from kg.nlp.dates.rules import LEVELS

PUBLISHED = date(2025, 3, 12)  # a Wednesday
RULES = [rule for level in LEVELS for rule in level.rules]
EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("name", "marked", "value"), EXAMPLES)
def test_a_rule_reads_its_own_example(name, marked, value):
    if "[" not in marked:
        marked = f"[{marked}]"
    before, inside, _ = re.split(r"[\[\]]", marked)
    found = read_times(marked.replace("[", "").replace("]", ""), published_on=PUBLISHED)
    here = [(m.text, m.time.value) for m in found if m.start == len(before)]
    assert here == [(inside, value)]


def test_rule_names_tell_rules_apart():
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)
