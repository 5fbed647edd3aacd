"""Scores as tables, and errors as sentences. Plain text and Markdown; nothing is measured here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.gold import GoldEvent
from bench.matching import Pairing, filled, matched_roles, says_the_same_source
from bench.scorer import ALL, Scores, Tally, false_facts, figures, is_negative, missing_names
from kg.model import Claim

ERROR_KINDS = ("events", "roles", "status", "attribution", "negatives", "names")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns line up when read as plain text.

    >>> print(table(["type", "F1"], [["Merger", "0.900"]]))
    | type   | F1    |
    |--------|-------|
    | Merger | 0.900 |
    """
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    shown = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (w + 2) for w in widths) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])


def tables(scores: Scores) -> Iterator[str]:
    """Every table of one set, each with its heading."""
    yield "Events, exact (lenient F1 in the last column)\n\n" + _events(scores)
    yield "Roles, inside matched events\n\n" + _roles(scores)
    if scores.reliability:
        yield "Claims by their confidence, and the share that is right (lenient)\n\n" + table(
            ["confidence", "claims", "right"],
            [
                [name, str(t.found), _number(t.precision)]
                for name, t in sorted(scores.reliability.items())
            ],
        )
    if scores.names:
        yield "Names\n\n" + tally_table("kind", scores.names)
    yield "Rest\n\n" + table(["figure", "value"], _rest(scores))


def summary(by_set: Mapping[str, Scores]) -> str:
    """One table of all sets: a row a figure."""
    measured = {name: figures(scores) for name, scores in by_set.items()}
    names = list(dict.fromkeys(figure for row in measured.values() for figure in row))
    rows = [[name, *(_number(row.get(name)) for row in measured.values())] for name in names]
    sizes = ["texts", *(str(scores.items) for scores in by_set.values())]
    return table(["figure", *measured], [sizes, *rows])


def figure_table(measured: Mapping[str, Mapping[str, float]]) -> str:
    """All figures of all sets, a row each: for sets that have no figures in common."""
    rows = [
        (name, figure, f"{value:.3f}")
        for name, row in measured.items()
        for figure, value in row.items()
    ]
    return table(["set", "figure", "value"], rows)


def errors(pairings: Iterable[Pairing], kinds: Sequence[str]) -> Iterator[str]:
    """What is wrong and what is missed, each with its sentence."""
    listers = {
        "events": _event_errors,
        "roles": _role_errors,
        "status": _status_errors,
        "attribution": _attribution_errors,
        "negatives": _false_alarms,
        "names": _name_errors,
    }
    for pairing in pairings:
        for kind in kinds:
            yield from (f"{pairing.item.id}  {line}" for line in listers[kind](pairing))


def _events(scores: Scores) -> str:
    rows = []
    for name, tally in _ordered(scores.exact):
        rows.append([*_row(name, tally), _number(scores.lenient[name].f1)])
    return table(["type", "gold", "found", "right", "P", "R", "F1", "lenient"], rows)


def _roles(scores: Scores) -> str:
    rows = []
    for name, tally in _ordered(scores.roles_exact):
        rows.append([*_row(name, tally), _number(scores.roles_lenient[name].f1)])
    return table(["role", "gold", "found", "right", "P", "R", "F1", "lenient"], rows)


def tally_table(what: str, tallies: Mapping[str, Tally]) -> str:
    """Counts with precision, recall and F1, a row each, "all" last."""
    rows = [_row(name, tally) for name, tally in _ordered(tallies)]
    return table([what, "gold", "found", "right", "P", "R", "F1"], rows)


def _row(name: str, tally: Tally) -> list[str]:
    counts = [str(tally.gold), str(tally.found), str(tally.hits)]
    return [name, *counts, *map(_number, (tally.precision, tally.recall, tally.f1))]


def _rest(scores: Scores) -> list[list[str]]:
    return [
        ["status right", f"{scores.status.hits} of {scores.status.gold}"],
        ["attribution right", f"{scores.attribution.hits} of {scores.attribution.gold}"],
        ["false facts in hard negatives", f"{scores.false_alarms} of {scores.negatives}"],
    ]


def _ordered(tallies: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(tallies.items(), key=lambda row: (row[0] == ALL, row[0]))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _gold_line(event: GoldEvent) -> str:
    return f"{event.type} {event.status} " + "; ".join(f"{r}={f}" for r, f in event.roles)


def _claim_line(claim: Claim, pairing: Pairing) -> str:
    fillers = "; ".join(
        f"{f.role}={'/'.join(sorted(f.keys))}" for f in filled(claim, pairing.found)
    )
    return f"{claim.type} {claim.status} {fillers}"


def _sentence(pairing: Pairing, event: GoldEvent) -> str:
    return pairing.item.article.text[event.sentence :].split("\n")[0][:240]


def _event_errors(pairing: Pairing) -> Iterator[str]:
    for event in pairing.missed:
        yield f"missed    {_gold_line(event)}\n    {_sentence(pairing, event)}"
    for claim in pairing.extra:
        yield f"wrong     {_claim_line(claim, pairing)}\n    {claim.sentence.text[:240]}"
    for pair in pairing.pairs:
        if not pair.is_exact:
            yield (
                f"parties   {_gold_line(pair.gold)}\n    found {_claim_line(pair.claim, pairing)}"
                f"\n    {_sentence(pairing, pair.gold)}"
            )


def _role_errors(pairing: Pairing) -> Iterator[str]:
    for pair in pairing.pairs:
        hits = [role for role, _ in matched_roles(pair, pairing)]
        if len(hits) < max(len(pair.gold.roles), len(pair.claim.roles)):
            yield (
                f"roles     {_gold_line(pair.gold)}\n    found {_claim_line(pair.claim, pairing)}"
                f"\n    {_sentence(pairing, pair.gold)}"
            )


def _status_errors(pairing: Pairing) -> Iterator[str]:
    for pair in pairing.pairs:
        if pair.gold.status != pair.claim.status:
            yield (
                f"status    {pair.gold.type} is {pair.gold.status}, found {pair.claim.status}"
                f"\n    {_sentence(pairing, pair.gold)}"
            )


def _attribution_errors(pairing: Pairing) -> Iterator[str]:
    for pair in pairing.pairs:
        if not says_the_same_source(pair):
            yield (
                f"source    {pair.gold.attribution!r}, found {pair.claim.attribution!r}"
                f"\n    {_sentence(pairing, pair.gold)}"
            )


def _false_alarms(pairing: Pairing) -> Iterator[str]:
    if not is_negative(pairing):
        return
    false = set(false_facts(pairing))
    for claim in pairing.found.claims:
        if claim.id in false:
            yield f"invented  {_claim_line(claim, pairing)}\n    {claim.sentence.text[:240]}"


def _name_errors(pairing: Pairing) -> Iterator[str]:
    missed, wrong = missing_names(pairing)
    yield from (f"no name   {name}\n    {pairing.item.article.text[:240]}" for name in missed)
    yield from (f"wrong name {name}\n    {pairing.item.article.text[:240]}" for name in wrong)
