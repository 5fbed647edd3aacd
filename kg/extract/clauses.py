"""The seam between syntax and frames: predicates with their grammatical functions.

In:  a sentence of a Doc, and the words to look for.
Out: `Predicate`s. A passive is turned round: `subject` is who acts, `object` what is acted on,
     whatever the order of the words. "subject", "object", "complement", "possessor",
     "compound", "modifier", "joint", prepositions by their word, "worth" (what the deal is said
     to cost), "when", "announced" (when it was made known).
Not here: which function is which role (frames.py, match.py); the status (status.py).

This is the file that a parse replaces: the same predicates, read from dependencies instead of
from the order of the words. Until then the reading is shallow, and silent where it is unsure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.complements import Functions, Reading, complements
from kg.extract.governors import Chain, climb
from kg.extract.groups import Group, Link, Tense, read_group
from kg.extract.inflect import Form
from kg.extract.lexicon import Found, Lexicon
from kg.extract.measures import measured_subject
from kg.extract.nominals import noun_predicates
from kg.extract.phrases import NounPhrase, Row, phrase_after, phrase_before
from kg.extract.predicates import Predicate, agrees, aside, set_times
from kg.extract.subjects import PARTIES, Subject, subject_before
from kg.extract.units import U, Unit


def predicates_of(row: Row, lexicon: Lexicon) -> Iterator[Predicate]:
    """Every predicate of a sentence that can be read without doubt, in text order."""
    for i, unit in enumerate(row):
        if unit.kind is U.VERB:
            found = lexicon.verb_at(row, i, (lexicon.triggers,))
            if found is not None and not _is_noun(row, i):
                yield from _verb(row, found, lexicon)
        noun = lexicon.noun_at(row, i)
        if noun is not None:
            yield from noun_predicates(row, noun, lexicon)


def _is_noun(row: Row, i: int) -> bool:
    """Whether a form that may be a verb stands where only a noun or an adjective can."""
    if i == 0:
        return row[i].may_be(Form.BASE) and not row[i].may_be(Form.GERUND, Form.PARTICIPLE)
    if row[i - 1].text in ("this", "that") and row[i].may_be(Form.THIRD):
        return False  # a plural would need "these"
    before = row[i - 1].kind
    if before is U.DASH and row[i].may_be(Form.PARTICIPLE):  # "Acme-backed Widget"
        return i + 1 >= len(row) or row[i + 1].kind is not U.NAME
    if i > 1 and row[i - 1].text in ("both", "all", "each") and row[i - 2].kind is U.NAME:
        return False
    if before in (U.DET, U.OWN, U.POSS, U.AMOUNT, U.DASH):
        return True
    return before is U.PREP and not row[i].may_be(Form.GERUND)


def _verb(row: Row, found: Found, lexicon: Lexicon) -> Iterator[Predicate]:
    group = read_group(row, found.start, found.entry, found.forms)
    reading = complements(row, found.end, is_noun=False)
    participle = _as_participle(row, found, group, reading)
    if participle is not None:
        yield participle
        return
    if not agrees(row, group, found):
        return
    if reading.denies_object:
        group = replace(group, link=replace(group.link, negated=True))
    chain = climb(row, group, lexicon)
    if chain is None:
        return
    measured = measured_subject(row, chain.start) if chain.subject is None else {}
    functions = measured | (_voiced(chain, reading, passive=group.link.passive) or {})
    if not functions:
        return
    aside(row, reading.end, functions)
    set_times(functions, row, chain, lexicon)
    first = Predicate(
        entry=found.entry,
        part="verb",
        trigger=(row[found.start].start, row[found.end - 1].end),
        functions=functions,
        links=tuple(chain.links),
        way=chain.subject.way if chain.subject else "none",
        adverbs=tuple(chain.adverbs),
        clause_start=_clause_start(row, chain, measured),
        infinitive=reading.infinitive,
        subject=chain.subject,
    )
    yield first
    if not group.link.passive:
        yield from _second_objects(row, first, reading)


def _second_objects(row: Row, first: Predicate, reading: Reading) -> Iterator[Predicate]:
    """ "bought A for $2m and B for $3m": what is done to B has values of its own."""
    shared = {name: units for name, units in first.functions.items()
              if name not in reading.functions}  # fmt: skip
    before, count = reading, 0
    while "object" in before.functions and all(
        unit.kind is U.NAME for unit in before.functions["object"]
    ):
        i = before.end + (before.end < len(row) and row[before.end].kind is U.COMMA)
        phrase = phrase_after(row, i + 1) if i < len(row) and row[i].text == "and" else None
        if phrase is None or phrase.head.label != before.functions["object"][0].label:
            return
        second = complements(row, i + 1, is_noun=False)
        if row[second.end : second.end + 1] and row[second.end].kind in (U.VERB, U.AUX, U.MODAL):
            return  # "bought A in May and B in June sold C"
        valued = [u for f in ("for", "when") for u in second.functions.get(f, ())]
        if row[phrase.end : phrase.end + 1] and row[phrase.end].kind is U.PREP and valued:
            functions, count = shared | second.functions, count + 1
            yield replace(first, functions=functions, way="shared", conjunct=count)
        before = second if valued else Reading()


def _clause_start(row: Row, chain: Chain, measured: Functions) -> int:
    if chain.subject is not None:
        return chain.subject.start
    first = next((unit.start for unit in measured.get("subject-measure", ())), None)
    return next((i for i, unit in enumerate(row) if unit.start == first), chain.start)


def _as_participle(row: Row, found: Found, group: Group, reading: Reading) -> Predicate | None:
    """ "Infinera, acquired by Nokia": a participle with "by" right behind a name."""
    if group.link.tense not in (Tense.PAST, Tense.PARTICIPLE) or group.link.modal:
        return None
    if Form.PARTICIPLE not in found.forms or _finite_auxiliary(row, group, found):
        return None
    if group.start > 1 and row[group.start - 1].kind is U.DASH:
        return _hyphenated(row, found, group)
    agents = reading.functions.get("by")
    if not agents or "object" in reading.functions:
        return None
    phrase = _described(row, group.start - 1, reading.end)
    named = _named(phrase) if phrase is not None else None
    if phrase is None or named is None:
        return None
    functions = dict(reading.functions)
    functions["subject"], functions["object"] = functions.pop("by"), [named]
    return Predicate(
        entry=found.entry,
        part="verb",
        trigger=(row[found.start].start, row[found.end - 1].end),
        functions=functions,
        links=(Link(found.entry, Tense.PARTICIPLE, passive=True),),
        way="participle",
        adverbs=group.adverbs,
        clause_start=phrase.start,
    )


def _hyphenated(row: Row, found: Found, group: Group) -> Predicate | None:
    """ "Acme-backed Widget": who does it stands before the hyphen."""
    agent, described = row[group.start - 2], phrase_after(row, found.end)
    if agent.kind is not U.NAME or described is None or described.head.kind is not U.NAME:
        return None
    return Predicate(
        entry=found.entry,
        part="verb",
        trigger=(row[found.start].start, row[found.end - 1].end),
        functions={"subject": [agent], "object": [described.head]},
        links=(Link(found.entry, Tense.PARTICIPLE, passive=True),),
        way="participle",
        clause_start=group.start - 2,
        is_title=True,
    )


def _described(row: Row, before: int, end: int) -> NounPhrase | None:
    """What a participle describes: what stands before it, or behind it at the very beginning."""
    if before < 0:  # "Acquired by Acme in 2019, Widget"
        opens = end < len(row) and row[end].kind is U.COMMA
        return phrase_after(row, end + 1) if opens else None
    return phrase_before(row, before - 1 if row[before].kind is U.COMMA else before)


def _named(phrase: NounPhrase) -> Unit | None:
    """The name of a phrase: its head, or the product before it ("the Turbo 5 switch")."""
    if phrase.head.kind is U.NAME:
        return phrase.head
    products = [u for u in phrase.compounds if u.label in ("product", "technology")]
    return products[-1] if products else None


def _finite_auxiliary(row: Row, group: Group, found: Found) -> bool:
    return any(u.kind in (U.AUX, U.MODAL) for u in row[group.start : found.start])


def _voiced(chain: Chain, reading: Reading, *, passive: bool) -> Functions | None:
    """The functions with subject and object in the places of an active clause."""
    functions = {name: list(units) for name, units in reading.functions.items()}
    subject = list(chain.subject.units) if chain.subject else []
    if passive:
        if "object" in functions:  # "was named chief executive"
            functions.setdefault("complement", functions.pop("object"))
        functions["subject"] = functions.pop("by", [])
        functions["object"] = subject
    else:
        functions["subject"] = subject
    if "object-part" in functions and subject:  # "Acme sells pump unit": its own
        functions.setdefault("object-owner", subject)
    if chain.joint:
        functions["joint"] = list(chain.joint)
    return {name: units for name, units in functions.items() if units} or None


def leading_subject(row: Row) -> Subject | None:
    """The subject of the sentence's first finite verb; what a pronoun later may stand for.

    Where that verb is not known, a name that opens the sentence, if the sentence has no other.
    """
    for i, unit in enumerate(row):
        if unit.kind in (U.AUX, U.MODAL) or (
            unit.kind is U.VERB and unit.may_be(Form.THIRD, Form.PAST) and not _is_noun(row, i)
        ):
            return subject_before(row, i)
    names = {unit.text for unit in row if unit.kind is U.NAME and unit.label in PARTIES}
    opens = bool(row) and row[0].kind is U.NAME and row[0].text in names
    return Subject((row[0],), 0) if opens and len(names) == 1 else None
