"""The table of lemmas that the rules get wrong, from the training treebanks."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

from kg.nlp.model.lemmas import by_rule
from training.readers import read_conllu

_UNRULED = ("PROPN", "NUM", "X", "SYM", "PUNCT")


def exceptions(data: Path) -> dict[str, str]:
    """{"bought VBD": "buy"}: the most frequent lemma of a word and tag, where no rule gives it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    ruled: dict[str, str] = {}
    for path in (data / "syntax/ud_ewt_train.conllu", data / "syntax/ud_gum_free_train.conllu"):
        for s in read_conllu(path, "ewt"):
            for word, upos, tag, lemma in zip(s.words, s.upos, s.xpos, s.lemmas, strict=True):
                if upos not in _UNRULED and word.replace("'", "").isalpha():
                    key = f"{word.lower()} {tag}"
                    found[key][lemma if lemma == "I" else lemma.lower()] += 1
                    ruled[key] = by_rule(word, upos, tag)
    best = {key: lemmas.most_common(1)[0][0] for key, lemmas in sorted(found.items())}
    return {key: lemma for key, lemma in best.items() if lemma != ruled[key]}


def write_exceptions(data: Path, out: Path) -> None:
    """Write the table for the package."""
    text = json.dumps(exceptions(data), ensure_ascii=False, indent=0)
    out.write_text(text + "\n", encoding="utf-8")
