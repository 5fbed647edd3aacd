"""Figures of the language model for the accuracy gate: names, grammar, sentences, speed.

In:  our gold of names, the folder with the development sets of others (docs/model.md), and the
     pipeline that users run. Out: `Measured` by set; a line for each set whose data is absent.
Not here: how a figure is counted (name_scores.py, treebank.py), how speed is (model_speed.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from bench import model_speed, treebank
from bench.name_scores import Reading, confusion, name_figures, tallies, worst
from bench.names import spans
from bench.names_gold import FOLDER, Name, NamedSentence, load_names
from bench.report import table, tally_table
from bench.values import DATA
from kg.model import NAME_KINDS
from kg.nlp.model import MODEL_NAMES
from kg.nlp.model.network import WEIGHTS, Network
from kg.nlp.pipeline import load_pipeline, make_doc
from training.labels import LABELS, marked
from training.readers import Sentence, read_conllu, read_uner

MODEL = "kg_model"
OWN_SETS = ("names-dev", "names-test")  # their gold is in the repository
UNER, SPEED = "uner-ewt", "model-speed"
MODEL_SETS = (*OWN_SETS, UNER, "ud-ewt", "ud-gum", SPEED)
WORST = 50
_PLACES = {
    UNER: "ner/uner_ewt_dev.iob2",
    "ud-ewt": "syntax/ud_ewt_dev.conllu",
    "ud-gum": "syntax/ud_gum_free_dev.conllu",
}
_GAP = "\n\n"  # sentences of our gold are given as paragraphs, so that none is cut elsewhere


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a set, and its tables with their headings."""

    figures: dict[str, float]
    tables: tuple[str, ...]


def measure_model(
    names: Sequence[str] = MODEL_SETS, data: Path = DATA, *, weights: Path = WEIGHTS
) -> tuple[dict[str, Measured], list[str]]:
    """What the model reaches on the sets whose data is there, and a line for each that is not."""
    absent = lacking(names, data)
    measured = {name: _measure(name, data, weights) for name in names if name not in absent}
    told = [
        f"{n}: not measured, {file} is not there (docs/accuracy.md)" for n, file in absent.items()
    ]
    return measured, told


def lacking(names: Sequence[str] = MODEL_SETS, data: Path = DATA) -> dict[str, str]:
    """The sets that cannot be measured, each with the file that is not there."""
    files = {name: _lacks(name, data) for name in names}
    return {name: file for name, file in files.items() if file}


def _lacks(name: str, data: Path) -> str | None:
    """The file without which a set cannot be measured, if it is not there."""
    if name in OWN_SETS and not load_names(_part(name)):
        return f"{FOLDER.name}/{_part(name)}*.jsonl"
    if name in _PLACES and not (data / _PLACES[name]).is_file():
        return str(data / _PLACES[name])
    return None


def _part(name: str) -> str:
    return name.removeprefix("names-")


def name_errors(name: str) -> Iterator[str]:
    """The confusion of labels on a set of our gold, and the worst sentences of the model."""
    alone, _ = _own_readings(name, pipeline(WEIGHTS))
    yield f"{name}: names by the language model alone\n\n{confusion(alone)}\n"
    yield f"{name}: up to {WORST} sentences with most wrong names\n"
    yield from worst(alone, WORST)


def _measure(name: str, data: Path, weights: Path) -> Measured:
    if name == SPEED:
        speed = model_speed.measure_speed()
        return Measured(model_speed.figures(speed), (model_speed.shown(speed),))
    nlp = pipeline(weights)
    if name in OWN_SETS:
        return _own_names(name, nlp)
    path = data / _PLACES[name]
    return _uner(nlp, path) if name == UNER else _grammar(nlp, path, name)


@cache
def pipeline(weights: Path) -> Language:
    """What users run, with the shipped weights or (to compare) with others of the same labels."""
    nlp = load_pipeline()
    if weights != WEIGHTS:
        model: Any = nlp.get_pipe(MODEL)
        model.network = Network(weights)
    return nlp


# Names


def _own_names(name: str, nlp: Language) -> Measured:
    alone, joined = (tallies(read) for read in _own_readings(name, nlp))
    piped = {f"pipeline_{key}": f1 for key, f1 in name_figures(joined).items()}
    return Measured(
        name_figures(alone) | piped,
        (
            "The model alone\n\n" + tally_table("label", alone),
            "The whole pipeline, with the recorded names\n\n" + tally_table("label", joined),
        ),
    )


def _own_readings(name: str, nlp: Language) -> tuple[list[Reading], list[Reading]]:
    """Our gold beside what the model says, and beside what the pipeline makes of it."""
    alone: list[Reading] = []
    joined: list[Reading] = []
    for _, group in groupby(load_names(_part(name)), key=lambda sentence: sentence.document):
        document = list(group)
        doc = make_doc(nlp, _GAP.join(sentence.text for sentence in document))
        alone += readings(document, doc.spans[MODEL_NAMES])
        joined += readings(document, [e for e in doc.ents if e.label_ in NAME_KINDS])
    return alone, joined


def readings(document: Iterable[NamedSentence], found: Iterable[Span]) -> Iterator[Reading]:
    """The sentences of a document, each with the names found where it stands."""
    names = [Name(span.start_char, span.end_char, span.label_) for span in found]
    start = 0
    for sentence in document:
        end = start + len(sentence.text)
        here = tuple(
            Name(name.start - start, name.end - start, name.label)
            for name in names
            if start <= name.start < end
        )
        yield Reading(sentence.document, sentence.text, sentence.names, here)
        start = end + len(_GAP)


def _uner(nlp: Language, path: Path) -> Measured:
    """Every third document: the others are trained on. It tells three kinds apart."""
    counted = tallies([_uner_reading(nlp, s) for s in read_uner(path, dev=True)])
    return Measured(name_figures(counted), ("Names\n\n" + tally_table("label", counted),))


def _uner_reading(nlp: Language, sentence: Sentence) -> Reading:
    doc = nlp.get_pipe(MODEL)(treebank.words_as_doc(nlp, sentence.words))
    found = [Name(s.start_char, s.end_char, s.label_) for s in doc.spans[MODEL_NAMES]]
    ours = {kind: label for label, kinds in LABELS["uner"].items() for kind in kinds}
    return Reading(
        sentence.document,
        doc.text,
        tuple(_uner_gold(sentence, doc)),
        tuple(Name(n.start, n.end, ours[n.label]) for n in found if n.label in ours),
    )


def _uner_gold(sentence: Sentence, doc: Doc) -> Iterator[Name]:
    """What its words may be, back to the tags that say so."""
    known = {
        marked("uner", label, edge): f"{edge}-{label}" for label in LABELS["uner"] for edge in "BI"
    }
    tags = [known.get(allowed, "O") for allowed in sentence.names or ()]
    places = [(token.idx, token.idx + len(token)) for token in doc]
    return (Name(*span) for span in spans(tags, places))


# Grammar


def _grammar(nlp: Language, path: Path, name: str) -> Measured:
    found = treebank.grammar(nlp, MODEL, read_conllu(path, name))
    # Names come after everything that cuts sentences, and would take most of the time.
    with nlp.select_pipes(disable=nlp.pipe_names[nlp.pipe_names.index(MODEL) + 1 :]):
        sentences = treebank.sentence_tally(nlp, treebank.read_texts(path))
    shares = found | ({} if sentences.f1 is None else {"sentence_f1": sentences.f1})
    rows = [(figure, f"{value:.3f}") for figure, value in shares.items()]
    return Measured(shares, ("Grammar\n\n" + table(["figure", "value"], rows),))
