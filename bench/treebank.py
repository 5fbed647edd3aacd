"""Grammar against a treebank of Universal Dependencies: tags, lemmas, trees, sentences.

In:  a CoNLL-U file. Out: shares between 0 and 1.
Tags, lemmas and trees are measured on the treebank's words, sentence by sentence, so that no
tokenizer's cuts are counted; sentences on its running text, rebuilt with its paragraphs. As in
the CoNLL 2018 evaluation all words count, punctuation too, and a sentence is right if both of
its ends are.
Not here: where the file lies (model.py), how the words of one are read (training/readers.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from bench.scorer import Tally
from kg.nlp.pipeline import make_doc
from training.readers import Sentence

Edges = tuple[int, int]
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class RunningText:
    """A document as it was written, with the first and last character of each sentence."""

    document: str
    text: str
    sentences: tuple[Edges, ...]  # half open


def words_as_doc(nlp: Language, words: Iterable[str]) -> Doc:
    """The words of one sentence, untokenised, as components take them."""
    given = list(words)
    return Doc(nlp.vocab, words=given, sent_starts=[i == 0 for i in range(len(given))])


def grammar(nlp: Language, component: str, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Shares of words with the right tags, lemma, head and label."""
    right: Counter[str] = Counter()
    read = nlp.get_pipe(component)
    for sentence in sentences:
        right += count_words(read(words_as_doc(nlp, sentence.words)), sentence)
    keys = ("upos", "xpos", "lemma", "uas", "las_whole_labels", "las_universal")
    return {key: right[key] / right["words"] for key in keys} if right["words"] else {}


def count_words(doc: Doc, sentence: Sentence) -> Counter[str]:
    """How many words of a sentence are right in which respect."""
    assert sentence.upos and sentence.xpos and sentence.lemmas  # noqa: PT018  a treebank has all
    assert sentence.heads and sentence.deprels  # noqa: PT018
    right = Counter(words=len(doc))
    for i, token in enumerate(doc):
        label, wanted = token.dep_.lower(), sentence.deprels[i]  # spaCy calls the root ROOT
        is_head = token.head.i == sentence.heads[i]
        right["upos"] += token.pos_ == sentence.upos[i]
        right["xpos"] += token.tag_ == sentence.xpos[i]
        right["lemma"] += sentence.lemmas[i] in (token.lemma_, "_")
        right["uas"] += is_head
        right["las_whole_labels"] += is_head and label == wanted
        right["las_universal"] += is_head and _universal(label) == _universal(wanted)
    return right


def _universal(label: str) -> str:
    """A label without its subtype: "nmod" of "nmod:poss"."""
    return label.partition(":")[0]


def sentence_tally(nlp: Language, texts: Iterable[RunningText]) -> Tally:
    """Sentences of the gold, found by the pipeline, and found with both ends right."""
    total = Tally()
    for text in texts:
        wanted = set(text.sentences)
        doc = make_doc(nlp, text.text)
        found = {_edges(sentence) for sentence in doc.sents if sentence.text.strip()}
        total.gold += len(wanted)
        total.found += len(found)
        total.hits += len(wanted & found)
    return total


def _edges(sentence: Span) -> Edges:
    """Without the white space around it, which belongs to neither sentence."""
    text = sentence.text_with_ws
    start = sentence.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def read_texts(path: Path) -> Iterator[RunningText]:
    """The documents of a CoNLL-U file as running text."""
    name, text, gap = path.stem, "", ""
    edges: list[Edges] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if not lines:
            continue
        new = _comment(lines, "newdoc id")
        if new is not None and edges:
            yield RunningText(name, text, tuple(edges))
            text, edges = "", []
        name = new or name
        if text:
            text += _PARAGRAPH if _begins_a_paragraph(lines) else gap
        sentence = (_comment(lines, "text") or "").strip()
        edges.append((len(text), len(text) + len(sentence)))
        text += sentence
        gap = "" if _is_glued(lines) else " "
    if edges:
        yield RunningText(name, text, tuple(edges))


def _comment(lines: list[str], key: str) -> str | None:
    """What stands behind "# key = "."""
    begin = f"# {key} ="
    return next((line[len(begin) :].strip() for line in lines if line.startswith(begin)), None)


def _begins_a_paragraph(lines: list[str]) -> bool:
    return any(line.startswith("# newpar") for line in lines)


def _is_glued(lines: list[str]) -> bool:
    """Whether the next sentence follows without a space.

    Of "don't" as two words the line of the whole word says it, not the line of the second.
    """
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    if not words:
        return False
    last = words[-1]
    whole = next((row for row in rows if row[0].endswith(f"-{last[0]}")), last)
    return "SpaceAfter=No" in whole[-1].split("|")
