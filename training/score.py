"""What a network reaches on annotated sentences: name F1, tag accuracy, attachment scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

from training.batches import Batch, Encoded, Vocabularies, batches
from training.labels import LABELS, TAGS
from training.model import Network, Scores
from training.readers import Sentence

Span = tuple[int, int, str]


def evaluate(network: Network, group: Sequence[Encoded], tags: Vocabularies) -> dict[str, float]:
    """Scores between 0 and 1. Names count where span and label are right; where a set does not
    tell companies from organisations, either is right."""
    counts: Counter[str] = Counter()
    with torch.no_grad():
        for batch in batches(group, tags, pieces=4000):
            scores = network(batch.pieces, batch.shapes, batch.mask, batch.first)
            names, upos, xpos, arcs, dependent, head = scores[:6]
            _count_events(counts, network, batch, scores)
            arcs = arcs.masked_fill(~batch.is_word[:, None, :], -1e4)
            heads = arcs.argmax(-1)
            for row, sentence in enumerate(batch.sentences):
                n = len(sentence.words)
                if sentence.names is not None:
                    _count_names(counts, sentence, names[row, :n].argmax(-1).tolist())
                if sentence.heads is None:
                    continue
                chosen = head[row, heads[row, :n]]
                labels = network.label_scores(dependent[row, :n], chosen).argmax(-1)
                right_head = heads[row, :n] == batch.heads[row, :n]
                counts["words"] += n
                counts["upos"] += int((upos[row, :n].argmax(-1) == batch.upos[row, :n]).sum())
                counts["xpos"] += int((xpos[row, :n].argmax(-1) == batch.xpos[row, :n]).sum())
                counts["uas"] += int(right_head.sum())
                counts["las"] += int((right_head & (labels == batch.deprels[row, :n])).sum())
    return _figures(counts)


def _count_events(counts: Counter[str], network: Network, batch: Batch, scores: Scores) -> None:
    """Triggers with their type; status and words' roles at the gold triggers."""
    known = batch.triggers >= 0
    guessed = scores.triggers.argmax(-1)[known]
    wanted = batch.triggers[known]
    counts["triggers guessed"] += int((guessed > 0).sum())
    counts["triggers wanted"] += int((wanted > 0).sum())
    counts["triggers right"] += int(((guessed == wanted) & (wanted > 0)).sum())
    if not len(batch.events):
        return
    row, trigger = batch.events.T
    counts["events"] += len(row)
    status = scores.statuses.argmax(-1)[row, trigger] == batch.statuses[row, trigger]
    counts["statuses"] += int(status.sum())
    roles = network.role_scores(scores.role_trigger[row, trigger], scores.role_filler[row])
    found, gold = roles.argmax(-1), batch.roles
    counts["roles guessed"] += int(((found > 0) & (gold >= 0)).sum())
    counts["roles wanted"] += int((gold > 0).sum())
    counts["roles right"] += int(((found == gold) & (gold > 0)).sum())


def _count_names(counts: Counter[str], sentence: Sentence, found: list[int]) -> None:
    wanted = gold_spans(sentence)
    guessed = spans([TAGS[i] for i in found])
    silent = LABELS.get(sentence.data_set, {})
    learnt = {name for names in silent.values() for name in names}
    guessed = {s for s in guessed if s[2] in learnt}
    counts["guessed"] += len(guessed)
    counts["wanted"] += len(wanted)
    counts["right"] += sum((s, e) in wanted and name in wanted[s, e] for s, e, name in guessed)
    for start, end, name in guessed:
        is_right = (start, end) in wanted and name in wanted[start, end]
        counts[f"{'right' if is_right else 'wrong'} {name}"] += 1
    for names in wanted.values():
        counts[f"wanted {'/'.join(sorted(names))}"] += 1


def gold_spans(sentence: Sentence) -> dict[tuple[int, int], frozenset[str]]:
    """The annotated names: (start, end) -> what it may be."""
    found, start, kinds = {}, None, frozenset[str]()
    for i, allowed in enumerate([*(sentence.names or ()), frozenset({0})]):
        tags = {TAGS[t] for t in allowed}
        is_name = "O" not in tags
        if start is not None and not (is_name and all(t[0] == "I" for t in tags)):
            found[start, i] = kinds
            start = None
        if is_name and all(t[0] == "B" for t in tags):
            start, kinds = i, frozenset(t[2:] for t in tags)
    return found


def spans(tags: Sequence[str]) -> set[Span]:
    """The names that a sequence of tags marks; an I without a B before it begins one."""
    found, start, name = set(), None, ""
    for i, tag in enumerate([*tags, "O"]):
        continues = tag[0] == "I" and start is not None and tag[2:] == name
        if start is not None and not continues:
            found.add((start, i, name))
            start = None
        if tag != "O" and not continues:
            start, name = i, tag[2:]
    return found


def _figures(counts: Counter[str]) -> dict[str, float]:
    figures = {}
    if counts["wanted"]:
        figures["names_f1"] = 2 * counts["right"] / (counts["wanted"] + counts["guessed"])
        figures["names_p"] = counts["right"] / max(1, counts["guessed"])
        figures["names_r"] = counts["right"] / counts["wanted"]
    if counts["words"]:
        figures |= {k: counts[k] / counts["words"] for k in ("upos", "xpos", "uas", "las")}
    for task in ("triggers", "roles"):
        if counts[f"{task} wanted"]:
            both = counts[f"{task} wanted"] + counts[f"{task} guessed"]
            figures[f"{task}_f1"] = 2 * counts[f"{task} right"] / both
    if counts["events"]:
        figures["status"] = counts["statuses"] / counts["events"]
    return {key: round(value, 4) for key, value in figures.items()}
