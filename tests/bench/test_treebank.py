"""A treebank's words against what a component says, and its running text with its sentences."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from bench.treebank import count_words, read_texts, sentence_tally
from training.readers import read_conllu


def row(number, form, *rest, misc="_"):
    lemma, upos, xpos, head, label = rest or ("_",) * 5
    return "\t".join([number, form, lemma, upos, xpos, "_", head, label, "_", misc])


FIRST = "\n".join(
    [
        "# newdoc id = one",
        "# newpar id = one-p1",
        "# text = She won't sell its arm.",
        row("1", "She", "she", "PRON", "PRP", "4", "nsubj"),
        row("2-3", "won't"),
        row("2", "wo", "will", "AUX", "MD", "4", "aux"),
        row("3", "n't", "not", "PART", "RB", "4", "advmod"),
        row("4", "sell", "sell", "VERB", "VB", "0", "root"),
        row("5", "its", "its", "PRON", "PRP$", "6", "nmod:poss"),
        row("6", "arm", "arm", "NOUN", "NN", "4", "obj", misc="SpaceAfter=No"),
        row("6.1", "unsaid"),
        row("7", ".", ".", "PUNCT", ".", "4", "punct", misc="SpaceAfter=No"),
    ]
)
GLUED = "\n".join(["# text = It can't", row("1", "It"), row("2-3", "can't", misc="SpaceAfter=No"),
                   row("2", "ca"), row("3", "n't")])  # fmt: skip
PARAGRAPH = "\n".join(["# newpar", "# text = So?", row("1", "So"), row("2", "?")])
OTHER = "\n".join(["# newdoc id = two", "# text = End.", row("1", "End"), row("2", ".")])


@pytest.fixture
def treebank(tmp_path):
    path = tmp_path / "some.conllu"
    path.write_text("\n\n".join([FIRST, GLUED, PARAGRAPH, OTHER]) + "\n\n", encoding="utf-8")
    return path


def test_running_text_has_spaces_and_paragraphs_where_the_treebank_says_so(treebank):
    first, second = read_texts(treebank)
    assert (first.document, second.document) == ("one", "two")
    assert first.text == "She won't sell its arm.It can't\n\nSo?"
    assert second.text == "End."
    assert [first.text[a:b] for a, b in first.sentences] == [
        "She won't sell its arm.",
        "It can't",
        "So?",
    ]


def test_a_space_between_two_sentences_belongs_to_none(tmp_path):
    path = tmp_path / "some.conllu"
    path.write_text("\n\n".join([OTHER, "# text = Then.\n" + row("1", "Then.")]) + "\n")
    (text,) = read_texts(path)
    assert (text.text, text.sentences) == ("End. Then.", ((0, 4), (5, 10)))


GOLD = {"heads": [3, 3, 3, 3, 5, 3, 3],
        "deps": ["nsubj", "aux", "advmod", "ROOT", "nmod:poss", "obj", "punct"],
        "pos": ["PRON", "AUX", "PART", "VERB", "PRON", "NOUN", "PUNCT"],
        "tags": ["PRP", "MD", "RB", "VB", "PRP$", "NN", "."],
        "lemmas": ["she", "will", "not", "sell", "its", "arm", "."]}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "word", "value", "costs"),
    [
        ("heads", 0, 5, {"uas", "las_whole_labels", "las_universal"}),
        ("deps", 0, "obj", {"las_whole_labels", "las_universal"}),
        ("deps", 4, "nmod", {"las_whole_labels"}),
        ("deps", 0, "nsubj:pass", {"las_whole_labels"}),
        ("pos", 6, "SYM", {"upos"}),
        ("tags", 3, "VBP", {"xpos"}),
        ("lemmas", 0, "She", {"lemma"}),
        ("lemmas", 0, "she", set()),
    ],
)
def test_each_figure_counts_what_its_name_says(treebank, field, word, value, costs):
    sentence = next(iter(read_conllu(treebank, "ewt")))
    said = {key: list(values) for key, values in GOLD.items()}
    said[field][word] = value
    right = count_words(Doc(spacy.blank("en").vocab, words=list(sentence.words), **said), sentence)
    figures = {"upos", "xpos", "lemma", "uas", "las_whole_labels", "las_universal"}
    assert right.pop("words") == 7
    assert {key: right[key] for key in figures} == {key: 7 - (key in costs) for key in figures}


def test_a_sentence_is_right_if_both_of_its_ends_are(treebank):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")  # cuts after marks only, hence not behind "can't"
    tally = sentence_tally(nlp, read_texts(treebank))
    assert (tally.gold, tally.found, tally.hits) == (4, 3, 2)
