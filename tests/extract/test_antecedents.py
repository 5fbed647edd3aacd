"""Whom "it" and "the chipmaker" mean: Docs with hand-made trees."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.extract.antecedents import Antecedents
from kg.extract.units import marked_spans

_VOCAB = spacy.blank("en").vocab

# word/head/relation/tag, sentence by sentence; a star marks a company, a plus a person.
_STORIES = {
    "subject before": "*Acme/1/nsubj/PROPN grew/1/ROOT/VERB ./1/punct/PUNCT "
    "| It/1/nsubj/PRON bought/1/ROOT/VERB *Widget/1/obj/PROPN",
    "subject above": "*Acme/1/nsubj/PROPN said/1/ROOT/VERB it/3/nsubj/PRON bought/1/ccomp/VERB "
    "*Widget/3/obj/PROPN",
    "called so": "*Acme/1/nsubj/PROPN met/1/ROOT/VERB the/3/det/DET chipmaker/1/obj/NOUN "
    "*Widget/3/appos/PROPN | The/1/det/DET chipmaker/2/nsubj/NOUN fell/2/ROOT/VERB",
    "still the same": "*Acme/1/nsubj/PROPN grew/1/ROOT/VERB | It/1/nsubj/PRON met/1/ROOT/VERB "
    "*Widget/1/obj/PROPN | It/1/nsubj/PRON bought/1/ROOT/VERB *Gadget/1/obj/PROPN",
    "nation": "the/2/det/DET Finnish/2/amod/ADJ vendor/3/nsubj/NOUN met/3/ROOT/VERB "
    "*Widget/3/obj/PROPN *Acme/2/appos/PROPN | The/2/det/DET Finnish/2/amod/ADJ "
    "vendor/3/nsubj/NOUN fell/3/ROOT/VERB",
    "no such nation": "*Acme/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN | "
    "The/2/det/DET Omani/2/amod/ADJ carrier/3/nsubj/NOUN fell/3/ROOT/VERB",
    "the only one left": "the/2/det/DET Swiss/2/amod/ADJ bank/3/nsubj/NOUN met/3/ROOT/VERB "
    "*Widget/3/obj/PROPN *Gadget/2/appos/PROPN | The/2/det/DET Finnish/2/amod/ADJ "
    "vendor/3/nsubj/NOUN fell/3/ROOT/VERB",
    "only another's": "the/2/det/DET Swiss/2/amod/ADJ bank/4/nsubj/NOUN *Gadget/2/appos/PROPN "
    "fell/4/ROOT/VERB | The/2/det/DET Finnish/2/amod/ADJ vendor/3/nsubj/NOUN fell/3/ROOT/VERB",
    "seat recorded": "*Oldbank/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN | "
    "*Widget/1/nsubj/PROPN grew/1/ROOT/VERB | "
    "The/2/det/DET Swiss/2/amod/ADJ bank/3/nsubj/NOUN fell/3/ROOT/VERB",
    "lost": "*Acme/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN | The/2/det/DET "
    "Omani/2/amod/ADJ carrier/3/nsubj/NOUN fell/3/ROOT/VERB | It/1/nsubj/PRON grew/1/ROOT/VERB",
    "person": "+Doe/1/nsubj/PROPN runs/1/ROOT/VERB *Acme/1/obj/PROPN | "
    "She/1/nsubj/PRON left/1/ROOT/VERB",
    "no word for a firm": "*Acme/1/nsubj/PROPN grew/1/ROOT/VERB | "
    "The/1/det/DET price/2/nsubj/NOUN fell/2/ROOT/VERB",
    "a part": "*Acme/1/nsubj/PROPN grew/1/ROOT/VERB | "
    "The/2/det/DET handset/2/compound/NOUN business/3/nsubj/NOUN fell/3/ROOT/VERB",
    "nobody": "Rain/1/nsubj/NOUN fell/1/ROOT/VERB | It/1/nsubj/PRON bought/1/ROOT/VERB "
    "*Widget/1/obj/PROPN",
}

_TELLS_OF = {"Finnish": "FI", "Omani": "OM", "Swiss": "CH", "Oldbank": "CH"}


def read(story: str) -> Doc:
    words, heads, deps, tags, stars, starts = [], [], [], [], [], []
    for sentence in _STORIES[story].split(" | "):
        base = len(words)
        for i, cell in enumerate(sentence.split()):
            word, head, dep, tag = cell.split("/")
            starts.append(i == 0)
            stars.append({"*": "company", "+": "person"}.get(word[0]))
            words.append(word.lstrip("*+"))
            heads.append(base + int(head))
            deps.append(dep)
            tags.append(tag)
    lemmas = [word.lower() for word in words]
    doc = Doc(_VOCAB, words=words, heads=heads, deps=deps, pos=tags, lemmas=lemmas)
    doc.set_ents([Span(doc, i, i + 1, label=kind) for i, kind in enumerate(stars) if kind])
    doc._.nations = {token.i: _TELLS_OF[token.text] for token in doc if token.text in _TELLS_OF}
    return doc


def entered(doc: Doc) -> Antecedents:
    antecedents = Antecedents(marked_spans(doc))
    for sentence in doc.sents:
        antecedents.enter(sentence)
    return antecedents


@pytest.mark.parametrize(
    ("story", "words", "meant"),
    [
        ("subject before", ("It", 1), "acme"),
        ("subject above", ("it", 1), "acme"),
        ("called so", ("The", 2), "widget"),
        ("still the same", ("It", 1), "acme"),
        ("nation", ("Finnish", 2), "acme"),
        ("no such nation", ("Omani", 2), None),
        ("the only one left", ("Finnish", 2), "widget"),
        ("only another's", ("Finnish", 2), None),
        ("seat recorded", ("Swiss", 2), "oldbank"),
        ("lost", ("It", 1), None),
        ("person", ("She", 1), "doe"),
        ("no word for a firm", ("The", 2), None),
        ("a part", ("handset", 2), None),
        ("nobody", ("It", 1), None),
    ],
)
def test_who_is_meant(story: str, words: tuple[str, int], meant: str | None):
    doc = read(story)
    antecedents = entered(doc)
    at = max(token.i for token in doc if token.text == words[0])
    here = {name.text.lower() for name in doc.ents if name.sent == doc[at].sent and name.start > at}
    unit = antecedents.meant(doc[at : at + words[1]], ["company", "person"], but=here)
    assert (unit.text if unit else None) == meant


@pytest.mark.parametrize(("likely", "meant"), [([], "acme"), (["widget"], "widget")])
def test_the_company_that_is_bought_is_one_that_was_bought_before(likely, meant):
    _STORIES["here"] = (
        "*Acme/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN | *Gadget/1/nsubj/PROPN "
        "bought/1/ROOT/VERB the/3/det/DET company/1/obj/NOUN"
    )
    doc = read("here")
    words = doc[len(doc) - 2 :]
    unit = entered(doc).meant(words, ["company"], but={"gadget"}, likely=likely)
    assert unit is not None
    assert unit.text == meant


@pytest.mark.parametrize(
    ("story", "words", "meant"),
    [
        ("*Acme/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN | "
         "Both/1/nsubj/PRON grew/1/ROOT/VERB", "Both", ["acme", "widget"]),
        ("*Acme/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN *Gadget/2/conj/PROPN | "
         "Both/1/nsubj/PRON grew/1/ROOT/VERB", "Both", []),  # of three nobody can say which two
        ("*Acme/1/nsubj/PROPN met/1/ROOT/VERB *Widget/1/obj/PROPN | "
         "It/1/nsubj/PRON grew/1/ROOT/VERB", "It", []),
    ],
)  # fmt: skip
def test_both_are_the_two_who_were_spoken_of(story: str, words: str, meant: list[str]):
    _STORIES["here"] = story
    doc = read("here")
    at = next(token.i for token in doc if token.text == words)
    units = entered(doc).several(doc[at : at + 1], ["company"])
    assert [unit.text for unit in units] == meant


def test_the_bank_is_who_was_called_so():
    _STORIES["here"] = (
        "the/2/det/DET Swiss/2/amod/ADJ bank/3/nsubj/NOUN met/3/ROOT/VERB *Widget/3/obj/PROPN "
        "*Gadget/2/appos/PROPN | *Acme/1/nsubj/PROPN grew/1/ROOT/VERB | "
        "the/1/det/DET bank/2/nsubj/NOUN fell/2/ROOT/VERB"
    )
    doc = read("here")
    unit = entered(doc).called(doc[len(doc) - 3 : len(doc) - 1])
    assert unit is not None
    assert unit.text == "gadget"
