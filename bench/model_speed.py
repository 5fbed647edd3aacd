"""Speed, loading time and memory of the language model, beside spaCy's tokenizer and a spaCy CNN.

    python -m bench.model_speed [--repeat N]

Everything runs in one fresh process on one core and one thread, in turn on the same texts, and
of each the fastest of N rounds counts: quote the ratios, since words a second are those of the
machine and of its load. The CNN is what spaCy's small pipelines are: one HashEmbedCNN (width 96,
depth 4, 2,000 rows) under a tagger, a parser and a recogniser of names, with as many labels as
ours. Its weights are untrained: that tells its speed, and nothing about what it would find.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import fix_random_seed

from bench.report import table
from kg.errors import KgError
from kg.model import Article
from kg.nlp.model.network import WEIGHTS
from kg.nlp.pipeline import load_pipeline
from kg.read import read_sources

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "articles"
# What libraries under numpy read when they start, hence set before the process is.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_UP_TO = "kg_model"
_WIDTH = 96
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "*"}
_MIB = 2**20
Works = dict[str, Callable[[], object]]


class SpeedError(KgError):
    """The process that measures speed did not end well."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run measured. Times are of one core; 0 is not known."""

    words: int  # in the texts, by white space
    blank_s: float  # spaCy's blank English tokenizer
    model_s: float  # our tokenizer, sentences, values, and the language model
    pipeline_s: float  # the same, and the names behind it
    cnn_s: float  # the untrained spaCy CNN
    load_s: float  # the whole pipeline
    peak_mib: float  # of a process that has loaded it and read the texts
    weights_mib: float  # on disk


def measure_speed(repeat: int = 3) -> Speed:
    """Run a fresh process that measures. Raises SpeedError with what it said."""
    command = [sys.executable, "-m", "bench.model_speed", "--json", "--repeat", str(repeat)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | _ONE_THREAD, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SpeedError(f"bench/model_speed.py: {done.stderr.strip() or 'it stopped'}")
    return Speed(**json.loads(done.stdout.splitlines()[-1]))


def figures(speed: Speed) -> dict[str, float]:
    """The ratios, which floors are set on."""
    return {
        "speed_model_by_cnn": speed.cnn_s / speed.model_s,
        "speed_model_by_blank": speed.blank_s / speed.model_s,
        "speed_pipeline_by_blank": speed.blank_s / speed.pipeline_s,
    }


def shown(speed: Speed) -> str:
    """The table for people."""
    works = {
        "spaCy blank tokenizer": speed.blank_s,
        "spaCy CNN, untrained": speed.cnn_s,
        "up to the language model": speed.model_s,
        "whole pipeline": speed.pipeline_s,
    }
    rows = [
        (
            name,
            f"{speed.words / taken:,.0f}",
            f"{speed.blank_s / taken:.4f}",
            f"{speed.cnn_s / taken:.2f}",
        )
        for name, taken in works.items()
    ]
    memory = f"{speed.peak_mib:,.0f} MiB" if speed.peak_mib else "not known on this system"
    return (
        table(["one core", "words/s", "by tokenizer", "by CNN"], rows)
        + f"\n\n{speed.words:,} words; loading {speed.load_s:.2f} s; peak memory of the process "
        f"{memory}; weights {speed.weights_mib:.1f} MiB"
    )


def _measure(repeat: int) -> Speed:
    _stay_on_one_core()
    texts = [a.text for a in read_sources([CORPUS]) if isinstance(a, Article)]
    began = time.perf_counter()
    nlp = load_pipeline()
    load_s = time.perf_counter() - began
    list(nlp.pipe(texts))
    peak = _peak_mib()  # before anything of the others is loaded
    cnn = _cnn_like(nlp)
    seconds = _fastest(lambda: _works(nlp, cnn, texts), repeat)
    return Speed(
        words=sum(len(text.split()) for text in texts),
        load_s=load_s,
        peak_mib=peak,
        weights_mib=sum(p.stat().st_size for p in WEIGHTS.iterdir() if p.is_file()) / _MIB,
        **seconds,
    )


def _works(nlp: Language, cnn: Language, texts: list[str]) -> Works:
    """What is timed. A tokenizer remembers words, so each round has a new one, as for new texts."""
    behind = nlp.pipe_names[nlp.pipe_names.index(_UP_TO) + 1 :]
    blank = spacy.blank("en")
    return {
        "blank_s": lambda: list(blank.pipe(texts)),
        "cnn_s": lambda: list(cnn.pipe(texts)),
        "model_s": lambda: list(nlp.pipe(texts, disable=behind)),
        "pipeline_s": lambda: list(nlp.pipe(texts)),
    }


def _fastest(prepare: Callable[[], Works], repeat: int) -> dict[str, float]:
    """Seconds of processor time, the least of some rounds."""
    fastest: dict[str, float] = {}
    for _ in range(repeat):
        for name, work in prepare().items():
            began = time.process_time()
            work()
            fastest[name] = min(fastest.get(name, float("inf")), time.process_time() - began)
    return fastest


def _cnn_like(nlp: Language) -> Language:
    """A CNN with as many labels as our model has."""
    model: Any = nlp.get_pipe(_UP_TO)
    labels = model.network.labels
    kinds = sorted({tag[2:] for tag in labels.names if tag != "O"})
    return untrained_cnn(tags=labels.xpos, relations=labels.deprels, kinds=kinds)


def untrained_cnn(
    *, tags: Sequence[str], relations: Sequence[str], kinds: Sequence[str]
) -> Language:
    """A pipeline of the usual size and shape, with weights that know nothing."""
    fix_random_seed(0)
    cnn = spacy.blank("en")
    cnn.add_pipe("tok2vec", config={"model": _embedding()})
    tagger = cnn.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER}}
    )
    parser = cnn.add_pipe("parser", config={"model": _transitions("parser")})
    recogniser = cnn.add_pipe("ner", config={"model": _transitions("ner")})
    for component, names in ((tagger, tags), (parser, relations), (recogniser, kinds)):
        for name in names:
            component.add_label(name)  # type: ignore[attr-defined]  # spaCy's own three have it
    cnn.initialize()
    return cnn


def _embedding() -> dict[str, Any]:
    return {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": _WIDTH,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }


def _transitions(state_type: str) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state_type,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": _LISTENER,
    }


def _stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _peak_mib() -> float:
    try:
        import resource
    except ImportError:  # Windows has none
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MIB


def main(arguments: list[str] | None = None) -> None:
    """Print the table; with --json measure in this very process and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="measure here, print JSON")
    options = parser.parse_args(arguments)
    if options.json:
        print(json.dumps(asdict(_measure(options.repeat))))
    else:
        print(shown(measure_speed(options.repeat)))


if __name__ == "__main__":
    main()
