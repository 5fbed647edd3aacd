"""Nouns that name an event: "the acquisition of X by Y", "Y's stake in X", "X CEO Jane Doe".

In:  a row of units and the place of a noun that a frame knows.
Out: predicates, of the noun alone and of a light verb with it ("took a stake in").
Not here: verbs (clauses.py). Part of the shallow reading that a parser replaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.complements import Functions, complements
from kg.extract.governors import Chain, climb, climb_from_noun
from kg.extract.groups import Group, Link, Tense, read_group
from kg.extract.inflect import Form
from kg.extract.lexicon import Found, Lexicon, singular_in
from kg.extract.phrases import (
    NounPhrase,
    Row,
    names_after,
    names_before,
    phrase_after,
    phrase_before,
)
from kg.extract.predicates import Predicate, agrees, aside, set_times
from kg.extract.subjects import Subject, subject_before
from kg.extract.titles import has_ended, title_end
from kg.extract.units import U, Unit

# Not "was": whoever was chairman mostly is no longer.
_COPULAS = frozenset("is are become becomes became remains remained".split())
_LONGEST_INSERTION = 16  # units; behind a longer one the reader has lost the thread
_SUMS = frozenset("reach total exceed top hit".split())


def noun_predicates(row: Row, found: Found, lexicon: Lexicon) -> Iterator[Predicate]:
    phrase = _phrase_of(row, found)
    if phrase is None or _heads_another(row, found, lexicon):
        return
    governed = found.end < len(row) and bool(singular_in(row[found.end], lexicon.governing_nouns))
    behind = title_end(row, found.end) + governed
    reading = complements(row, behind, is_noun=True)
    functions = {name: list(units) for name, units in reading.functions.items()}
    end = aside(row, reading.end, functions)
    _premodifiers(functions, phrase)
    _shared_possessor(functions, row, phrase)
    _apposition(functions, row, found, phrase, reading.end)
    chain = Chain(links=[Link(found.entry, Tense.NOUN, negated=phrase.units[0].text == "no")])
    if "apposition" in functions and has_ended(row, phrase):
        return
    is_title = "apposition" in functions and not _behind_copula(row, phrase)
    governing = singular_in(row[found.end], lexicon.governing_nouns) if governed else ""
    if governing:  # "merger talks", "takeover plan"
        chain.links.append(Link(governing, Tense.NOUN))
    if not is_title:
        climb_from_noun(row, phrase.start, chain, lexicon)
    if len(chain.links) == 1 and "apposition" not in functions:
        _as_subject(row, end, chain, lexicon, functions)
    predicate = Predicate(
        entry=found.entry,
        part="noun",
        trigger=(row[found.start].start, row[found.end - 1].end),
        functions=functions,
        links=tuple(chain.links),
        way="noun",
        adverbs=tuple(chain.adverbs),
        qualifiers=tuple(u.text for u in phrase.units if u.kind in (U.WORD, U.VERB, U.DET)),
        above=_above(row, phrase.start - 1),
        clause_start=chain.subject.start if chain.subject else phrase.start,
        infinitive=reading.infinitive,
        subject=chain.subject,
        is_title=is_title,
    )
    if not _is_of_another(functions):
        _add_subject(functions, chain, lexicon)
    set_times(functions, row, chain, lexicon)
    yield predicate
    yield from _light(row, found, predicate, lexicon)


def _is_of_another(functions: Functions) -> bool:
    """ "Acme criticised Widget's acquisition of Gadget": it is Widget that buys."""
    owners = functions.get("possessor", [])
    return "of" in functions and bool(owners) and all(unit.kind is U.NAME for unit in owners)


def _phrase_of(row: Row, found: Found) -> NounPhrase | None:
    """The noun with what stands before it; it may hold a preposition: "memorandum of ..."."""
    phrase = phrase_before(row, found.end - 1)
    if phrase is None or phrase.start <= found.start:
        return phrase
    first = phrase_before(row, found.start)
    return NounPhrase(row, first.start, found.end) if first is not None else None


def _above(row: Row, before: int) -> tuple[str, ...]:
    """The verb or noun on which the phrase depends: "sold | its stake", "sale | of its stake"."""
    if before > 0 and row[before].text == "of":
        return (row[before - 1].text,)
    return tuple(lemma for lemma, _ in row[before].verbs) if before >= 0 else ()


def _behind_copula(row: Row, phrase: NounPhrase) -> bool:
    j = _before_first_title(row, phrase) - 1
    return j > 0 and row[j].text in _COPULAS


def _heads_another(row: Row, found: Found, lexicon: Lexicon) -> bool:
    """ "acquisition target": the event's noun only qualifies another one."""
    following = row[found.end] if found.end < len(row) else None
    if following is None or following.kind not in (U.WORD, U.VERB, U.DASH):
        return False
    if following.kind is U.VERB and following.may_be(Form.THIRD, Form.PAST):
        return False
    if singular_in(following, lexicon.governing_nouns):
        return False
    return following.text not in ("transaction", "worth", "valued")


def _premodifiers(functions: Functions, phrase: NounPhrase) -> None:
    for function, units in (
        ("possessor", phrase.possessors),
        ("compound", phrase.compounds),
        ("modifier", tuple(u for u in phrase.units if u.kind in (U.AMOUNT,))),
        ("when", tuple(u for u in phrase.units if u.kind is U.TIME)),
    ):
        if units:
            functions.setdefault(function, []).extend(units)


def _shared_possessor(functions: Functions, row: Row, phrase: NounPhrase) -> None:
    """ "Acme's investment and collaboration with": the second noun has the same possessor."""
    j = phrase.start - 1
    if "possessor" in functions or j < 1 or row[j].text != "and":
        return
    first = phrase_before(row, j - 1)
    if first is not None and first.possessors and first.head.kind is not U.NAME:
        functions["possessor"] = list(first.possessors)


def _apposition(functions: Functions, row: Row, found: Found, phrase: NounPhrase, end: int) -> None:
    """Who or what the noun itself stands for: "Acme CEO Jane Doe", "Jane Doe, CEO of Acme"."""
    titles = [u for u in row[phrase.start : found.end] if u.kind in (U.WORD, U.VERB)]
    first = found.start
    if _before_first_title(row, phrase) < phrase.start:  # "president and chief executive"
        first = _before_first_title(row, phrase)
        first += row[first].kind is U.DET
    while first - 1 >= phrase.start and row[first - 1].kind is U.WORD:
        first -= 1
    if titles:
        last = title_end(row, found.end) - 1
        whole = replace(row[found.start], kind=U.WORD, start=row[first].start, end=row[last].end)
        functions["trigger"] = [whole]
    for unit in _apposed(row, found, phrase, end):
        functions.setdefault("apposition", []).append(unit)


def _before_first_title(row: Row, phrase: NounPhrase) -> int:
    """Where "president and chief executive" begins, when its second title is the phrase."""
    j = phrase.start - 1
    if j > 0 and row[j].text == "and" and phrase.units[0].kind in (U.WORD, U.VERB):
        first = phrase_before(row, j - 1)
        if first is not None and all(u.kind in (U.WORD, U.VERB, U.DET) for u in first.units):
            return first.start
    return phrase.start


def _apposed(row: Row, found: Found, phrase: NounPhrase, end: int) -> list[Unit]:
    after = row[found.end] if found.end < len(row) else None
    if after is not None and after.kind is U.NAME:
        named = phrase_after(row, found.end)
        return names_after(row, named)[0] if named is not None else []
    j = _before_first_title(row, phrase) - 1
    open_ended = end < len(row) and row[end].kind in (U.VERB, U.AUX, U.MODAL)
    if open_ended and j > 0 and row[j].kind is U.COMMA:
        return []  # "Acme grows, its chief executive said"
    if j > 0 and row[j].kind is U.COMMA and row[j - 1].kind is U.NAME:
        before = phrase_before(row, j - 1)
        return [before.head] if before is not None else []
    if j > 0 and row[j].text in _COPULAS:
        forms = frozenset([Form.BASE if row[j].text == "become" else Form.PAST])
        subject = subject_before(row, read_group(row, j, "be", forms).start)
        return list(subject.units) if subject is not None else []
    if end + 1 < len(row) and row[end].kind is U.COMMA and row[end + 1].kind is U.NAME:
        behind = phrase_after(row, end + 1)
        closed = behind is not None and (behind.end >= len(row) or row[behind.end].kind is U.COMMA)
        return [behind.head] if behind is not None and closed else []
    return []


def _as_subject(row: Row, i: int, chain: Chain, lexicon: Lexicon, functions: Functions) -> None:
    """ "The acquisition of X is expected to close": what is said of the event itself."""
    if i + 1 < len(row) and row[i].kind is U.COMMA and row[i + 1].kind in (U.VERB, U.AUX, U.MODAL):
        i += 1  # the comma that closes ", valued at $2bn,"
    i = _behind_relative(row, i)
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
    behind = complements(row, found.end, is_noun=False)
    chain.times += [(time, 0) for time in behind.functions.get("when", [])]
    if found.entry in _SUMS:  # "has reached $3 billion"
        for function in ("object", "object-amount"):
            sums = [u for u in behind.functions.get(function, []) if u.kind is U.AMOUNT]
            functions.setdefault("worth", []).extend(sums)
        aside(row, behind.end, functions)


def _behind_relative(row: Row, i: int) -> int:
    """ "The deal, which needs approval, is expected": where the sentence goes on."""
    if i + 1 >= len(row) or row[i].kind is not U.COMMA or row[i + 1].kind is not U.REL:
        return i
    closing = next((j for j in range(i + 2, len(row)) if row[j].kind is U.COMMA), None)
    if closing is None or closing - i > _LONGEST_INSERTION or closing + 1 >= len(row):
        return i
    goes_on = row[closing + 1].kind in (U.AUX, U.MODAL, U.VERB)
    return closing + 1 if goes_on else i


def _add_subject(functions: Functions, chain: Chain, lexicon: Lexicon) -> None:
    """The subject of "announced" or "completed" is a party of what it announced."""
    if chain.subject is None:
        return
    above = [link for link in chain.links[1:] if link.tense is not Tense.NOUN]
    if above and not above[0].passive and all(link.lemma in lexicon.supports for link in above[:1]):
        functions.setdefault("subject", []).extend(chain.subject.units)


def _light(row: Row, found: Found, noun: Predicate, lexicon: Lexicon) -> Iterator[Predicate]:
    """ "took a stake in", "signed a contract with": verb and noun together name the event."""
    verbs = lexicon.light.get(found.entry)
    phrase = _phrase_of(row, found)
    if not verbs or phrase is None or phrase.start == 0:
        return
    start, receivers = phrase.start, list[Unit]()
    if row[start - 1].kind is U.NAME:  # "awarded Acme an order"
        named = phrase_before(row, start - 1)
        if named is not None:
            receivers, start = names_before(row, named)
    verb = _verb_ending_at(row, start, verbs, lexicon)
    if verb is None:
        return
    at = verb.start
    group = read_group(row, at, verb.entry, verb.forms)
    if not agrees(row, group, verb):
        return
    climbed = climb(row, group, lexicon)
    functions = {name: list(units) for name, units in noun.functions.items()
                 if name not in ("subject", "announced")}  # fmt: skip
    if climbed is None:
        return
    subject: Subject | None = climbed.subject
    if group.link.passive:
        functions["subject"] = functions.pop("by", [])
        receivers = receivers or (list(subject.units) if subject is not None else [])
    elif subject is not None:
        functions["subject"] = list(subject.units)
    if receivers:
        functions["indirect"] = receivers
    if climbed.joint:
        functions["joint"] = list(climbed.joint)
    set_times(functions, row, climbed, lexicon)
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


def _verb_ending_at(row: Row, end: int, verbs: frozenset[str], lexicon: Lexicon) -> Found | None:
    """The light verb right before a noun phrase: "took", "set up"."""
    for at in range(end - 1, max(end - 4, -1), -1):
        found = lexicon.verb_at(row, at, (verbs,)) if row[at].kind is U.VERB else None
        if found is not None and found.end == end:
            return found
    return None
