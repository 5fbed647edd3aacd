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
from dataclasses import dataclass, replace

from kg.extract.complements import Functions, Reading, complements
from kg.extract.governors import Chain, climb, climb_from_noun
from kg.extract.groups import Group, Link, Tense, read_group
from kg.extract.inflect import Form
from kg.extract.lexicon import Found, Lexicon
from kg.extract.phrases import (
    NounPhrase,
    Row,
    names_after,
    names_before,
    phrase_after,
    phrase_before,
)
from kg.extract.subjects import Subject, subject_before
from kg.extract.units import U, Unit


_MADE_KNOWN = frozenset(["announced", "unveiled", "revealed", "agreed", "signed"])


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that may tell of an event, and what stands around it in which function."""

    entry: str  # "acquire", "team up", "acquisition", "take stake"
    part: str  # "verb", "noun", "light"
    trigger: tuple[int, int]  # tokens
    functions: Functions
    links: tuple[Link, ...]  # from the trigger up to the finite verb of the clause
    way: str  # how the subject was found; for the confidence
    adverbs: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()  # "planned", "failed" before an event's noun
    clause_start: int = 0  # unit where its clause begins; for "X said"
    infinitive: str = ""  # "chose X to supply"
    subject: Subject | None = None  # of the clause; "its" may mean it


def predicates_of(row: Row, lexicon: Lexicon) -> Iterator[Predicate]:
    """Every predicate of a sentence that can be read without doubt, in text order."""
    for i, unit in enumerate(row):
        if unit.kind is U.VERB:
            found = lexicon.verb_at(row, i, (lexicon.triggers,))
            if found is not None and not _is_noun(row, i):
                yield from _verb(row, found, lexicon)
        noun = lexicon.noun_at(row, i)
        if noun is not None:
            yield from _noun(row, noun, lexicon)


def _is_noun(row: Row, i: int) -> bool:
    """Whether a form that may be a verb stands where only a noun or an adjective can."""
    if i == 0:
        return row[i].may_be(Form.BASE) and not row[i].may_be(Form.GERUND, Form.PARTICIPLE)
    before = row[i - 1].kind
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
    if not _agrees(row, group, found):
        return
    chain = climb(row, group, lexicon)
    if chain is None:
        return
    functions = _voiced(chain, reading, passive=group.link.passive)
    if functions is None:
        return
    _set_times(functions, row, chain, lexicon)
    yield Predicate(
        entry=found.entry,
        part="verb",
        trigger=(row[found.start].start, row[found.end - 1].end),
        functions=functions,
        links=tuple(chain.links),
        way=chain.subject.way if chain.subject else "none",
        adverbs=tuple(chain.adverbs),
        clause_start=chain.subject.start if chain.subject else chain.start,
        infinitive=reading.infinitive,
        subject=chain.subject,
    )


def _agrees(row: Row, group: Group, found: Found) -> bool:
    """A bare base form needs a plural subject: "Acme and Widget partner", not "Acme order"."""
    bare = found.forms == frozenset([Form.BASE]) and group.link.tense is Tense.PRESENT
    if not bare or group.start != found.start:
        return True
    before = row[group.start - 1] if group.start else None
    if before is None or before.kind not in (U.NAME, U.PRON, U.REL):
        return False
    if before.kind is not U.NAME:
        return before.text in ("they", "we", "which", "who", "that")
    phrase = phrase_before(row, group.start - 1)
    return phrase is not None and len(names_before(row, phrase)[0]) > 1


def _as_participle(row: Row, found: Found, group: Group, reading: Reading) -> Predicate | None:
    """ "Infinera, acquired by Nokia": a participle with "by" right behind a name."""
    if not group.link.tense in (Tense.PAST, Tense.PARTICIPLE) or group.link.modal:
        return None
    if Form.PARTICIPLE not in found.forms or _finite_auxiliary(row, group, found):
        return None
    agents = reading.functions.get("by")
    if not agents or "object" in reading.functions:
        return None
    j = group.start - 1
    if j >= 0 and row[j].kind is U.COMMA:
        j -= 1
    phrase = phrase_before(row, j)
    if phrase is None or phrase.head.kind is not U.NAME:
        return None
    functions = dict(reading.functions)
    functions["subject"], functions["object"] = functions.pop("by"), [phrase.head]
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
    if chain.joint:
        functions["joint"] = list(chain.joint)
    return {name: units for name, units in functions.items() if units} or None


def _set_times(functions: Functions, row: Row, chain: Chain, lexicon: Lexicon) -> None:
    """Times on the left belong to the verb that they stand at: to the event, or to its news."""

    def function_at(place: int) -> str | None:
        if place == 0:
            return "when"
        known = place < len(chain.links) and chain.links[place].lemma in lexicon.announcing
        return "announced" if known else None  # "sued in May to block": neither

    times = [(function_at(place), time) for time, place in chain.times]
    outer = function_at(len(chain.links) - 1)
    subject_start = chain.subject.start if chain.subject else chain.start
    times += [(outer, time) for time in _opening_times(row, subject_start)]
    for function, time in times:
        if function is not None:
            functions.setdefault(function, []).append(time)


def _opening_times(row: Row, subject_start: int) -> list[Unit]:
    """ "In 2024, Acme": the time that opens the clause."""
    j = subject_start - 1
    if j >= 0 and row[j].kind is U.COMMA:
        j -= 1
    if j < 0 or row[j].kind is not U.TIME:
        return []
    begin = j - 1 if j and row[j - 1].kind is U.PREP else j
    opens = begin == 0 or row[begin - 1].kind in (U.STOP, U.COMMA, U.CONJ)
    return [row[j]] if opens else []


def _noun(row: Row, found: Found, lexicon: Lexicon) -> Iterator[Predicate]:
    phrase = phrase_before(row, found.end - 1)
    if phrase is None or _heads_another(row, found, phrase):
        return
    reading = complements(row, found.end, is_noun=True)
    functions = {name: list(units) for name, units in reading.functions.items()}
    _premodifiers(functions, phrase)
    _apposition(functions, row, found, phrase, reading.end)
    chain = Chain(links=[Link(found.entry, Tense.NOUN, negated=phrase.units[0].text == "no")])
    climb_from_noun(row, phrase.start, chain, lexicon)
    if len(chain.links) == 1:
        _as_subject(row, _behind_announcement(row, reading.end, functions), chain, lexicon)
    predicate = Predicate(
        entry=found.entry,
        part="noun",
        trigger=(row[found.start].start, row[found.end - 1].end),
        functions=functions,
        links=tuple(chain.links),
        way="noun",
        adverbs=tuple(chain.adverbs),
        qualifiers=tuple(u.text for u in phrase.units if u.kind in (U.WORD, U.VERB, U.DET)),
        clause_start=chain.subject.start if chain.subject else phrase.start,
        infinitive=reading.infinitive,
        subject=chain.subject,
    )
    _add_subject(functions, chain, lexicon)
    _set_times(functions, row, chain, lexicon)
    yield predicate
    yield from _light(row, found, predicate, chain, lexicon)


def _heads_another(row: Row, found: Found, phrase: NounPhrase) -> bool:
    """ "acquisition target": the event's noun only qualifies another one."""
    following = row[found.end] if found.end < len(row) else None
    if following is None or following.kind not in (U.WORD, U.VERB, U.DASH):
        return False
    if following.kind is U.VERB and following.may_be(Form.THIRD, Form.PAST):
        return False
    return following.text not in ("deal", "agreement", "contract", "transaction", "worth", "valued")


def _premodifiers(functions: Functions, phrase: NounPhrase) -> None:
    for function, units in (
        ("possessor", phrase.possessors),
        ("compound", phrase.compounds),
        ("modifier", tuple(u for u in phrase.units if u.kind in (U.AMOUNT,))),
        ("when", tuple(u for u in phrase.units if u.kind is U.TIME)),
    ):
        if units:
            functions.setdefault(function, []).extend(units)


def _apposition(functions: Functions, row: Row, found: Found, phrase: NounPhrase, end: int) -> None:
    """Who or what the noun itself stands for: "Acme CEO Jane Doe", "Jane Doe, CEO of Acme"."""
    titles = [u for u in row[phrase.start : found.end] if u.kind in (U.WORD, U.VERB)]
    first = found.start
    while first - 1 >= phrase.start and row[first - 1].kind is U.WORD:
        first -= 1
    if titles:
        whole = replace(row[found.start], kind=U.WORD, start=row[first].start,
                        end=row[found.end - 1].end)  # fmt: skip
        functions["trigger"] = [whole]
    for unit in _apposed(row, found, phrase, end):
        functions.setdefault("apposition", []).append(unit)


def _apposed(row: Row, found: Found, phrase: NounPhrase, end: int) -> list[Unit]:
    after = row[found.end] if found.end < len(row) else None
    if after is not None and after.kind is U.NAME:
        named = phrase_after(row, found.end)
        return names_after(row, named)[0] if named is not None else []
    j = phrase.start - 1
    if j > 0 and row[j].kind is U.COMMA and row[j - 1].kind is U.NAME:
        before = phrase_before(row, j - 1)
        return [before.head] if before is not None else []
    if j > 0 and row[j].text in ("is", "are", "was", "were", "becomes", "became", "remains"):
        subject = subject_before(row, j)
        return list(subject.units) if subject is not None else []
    if end + 1 < len(row) and row[end].kind is U.COMMA and row[end + 1].kind is U.NAME:
        behind = phrase_after(row, end + 1)
        closed = behind is not None and (behind.end >= len(row) or row[behind.end].kind is U.COMMA)
        return [behind.head] if behind is not None and closed else []
    return []


def _behind_announcement(row: Row, i: int, functions: Functions) -> int:
    """Where ", announced in May 2015," ends; its time is taken."""
    if i + 2 >= len(row) or row[i].kind is not U.COMMA or row[i + 1].text not in _MADE_KNOWN:
        return i
    closing = next((j for j in range(i + 2, len(row)) if row[j].kind is U.COMMA), None)
    if closing is None or closing - i > 6:
        return i
    times = [unit for unit in row[i:closing] if unit.kind is U.TIME]
    functions.setdefault("announced", []).extend(times)
    return closing + 1


def _as_subject(row: Row, i: int, chain: Chain, lexicon: Lexicon) -> None:
    """ "The acquisition of X is expected to close": what is said of the event itself."""
    j, last = i, -1
    while j < len(row) and row[j].kind in (U.AUX, U.MODAL, U.ADV, U.NEG, U.TO, U.VERB):
        last = j if row[j].kind is U.VERB else last
        j += 1
    if last < 0 or row[i].kind is U.TO:
        return
    found = lexicon.verb_at(row, last, (lexicon.governors,))
    if found is None:
        return
    group: Group | None = read_group(row, last, found.entry, found.forms)
    while group is not None and group.start > i:
        chain.add(group)
        below = group.start - 1
        above = (
            lexicon.verb_at(row, below, (lexicon.governors,)) if row[below].kind is U.VERB else None
        )
        group = read_group(row, below, above.entry, above.forms) if above else None
    if group is not None:
        chain.add(replace(group, times=()))
    for time in complements(row, found.end, is_noun=False).functions.get("when", []):
        chain.times.append((time, 0))


def _add_subject(functions: Functions, chain: Chain, lexicon: Lexicon) -> None:
    """The subject of "announced" or "completed" is a party of what it announced."""
    if chain.subject is None:
        return
    above = [link for link in chain.links[1:] if link.tense is not Tense.NOUN]
    if above and not above[0].passive and all(link.lemma in lexicon.supports for link in above[:1]):
        functions.setdefault("subject", []).extend(chain.subject.units)


def _light(
    row: Row, found: Found, noun: Predicate, chain: Chain, lexicon: Lexicon
) -> Iterator[Predicate]:
    """ "took a stake in", "signed a contract with": verb and noun together name the event."""
    verbs = lexicon.light.get(found.entry)
    phrase = phrase_before(row, found.end - 1)
    if not verbs or phrase is None or phrase.start == 0:
        return
    verb = _verb_ending_at(row, phrase.start, verbs, lexicon)
    if verb is None:
        return
    at = verb.start
    group = read_group(row, at, verb.entry, verb.forms)
    if not _agrees(row, group, verb):
        return
    climbed = climb(row, group, lexicon)
    functions = {name: list(units) for name, units in noun.functions.items()
                 if name not in ("subject", "announced")}  # fmt: skip
    if climbed is None:
        return
    subject: Subject | None = climbed.subject
    if group.link.passive:
        functions["subject"] = functions.pop("by", [])
    elif subject is not None:
        functions["subject"] = list(subject.units)
    if climbed.joint:
        functions["joint"] = list(climbed.joint)
    _set_times(functions, row, climbed, lexicon)
    yield replace(
        noun,
        entry=f"{verb.entry} {found.entry}",
        part="light",
        trigger=(row[at].start, noun.trigger[1]),
        functions=functions,
        links=tuple(climbed.links),
        way=subject.way if subject else "none",
        adverbs=tuple(climbed.adverbs),
        clause_start=subject.start if subject else climbed.start,
        subject=subject,
    )


def _verb_ending_at(
    row: Row, end: int, verbs: frozenset[str], lexicon: Lexicon
) -> Found | None:
    """The light verb right before a noun phrase: "took", "set up"."""
    for at in range(end - 1, max(end - 4, -1), -1):
        found = lexicon.verb_at(row, at, (verbs,)) if row[at].kind is U.VERB else None
        if found is not None and found.end == end:
            return found
    return None


def leading_subject(row: Row) -> Subject | None:
    """The subject of the sentence's first finite verb; what a pronoun later may stand for."""
    for i, unit in enumerate(row):
        if unit.kind in (U.AUX, U.MODAL) or (
            unit.kind is U.VERB and unit.may_be(Form.THIRD, Form.PAST) and not _is_noun(row, i)
        ):
            return subject_before(row, i)
    first = phrase_after(row, 0)
    return Subject((first.head,), 0) if first is not None and first.head.kind is U.NAME else None
