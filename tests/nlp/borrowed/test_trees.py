"""Trees of spaCy's English parsers become those of Universal Dependencies.

A tree is written as "word/TAG head label" in a row; the head is a word of the sentence, with a
number behind it where it stands there several times.
"""

from __future__ import annotations

import pytest

from kg.nlp.borrowed.trees import Word, to_universal

# Penn tags, and what spaCy makes of them.
_POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "WDT": "PRON", "CD": "NUM"}
_POS |= {"IN": "ADP", "TO": "PART", "JJ": "ADJ", "RB": "ADV", "DT": "DET", "CC": "CCONJ"}
_POS |= {"$": "SYM", "POS": "PART", "EX": "PRON", ".": "PUNCT", ",": "PUNCT", "MD": "AUX"}


def sentence(tree: str) -> list[Word]:
    rows = [row.split() for row in tree.strip().splitlines()]
    words = [row[0].rpartition("/") for row in rows]
    places = {text: i for i, (text, _, _) in reversed(list(enumerate(words)))}
    return [
        Word(
            text=text,
            pos="AUX" if tag == "BE" else _POS.get(tag, "VERB" if tag[0] == "V" else "X"),
            tag=tag,
            head=places[row[1]],
            label=row[2],
            is_person=row[-1] == "person",
        )
        for row, (text, _, tag) in zip(rows, words, strict=True)
    ]


def drawn(tree: str) -> set[str]:
    words = sentence(tree)
    return {
        f"{words[head].text} {label} {word.text}"
        for word, (head, label) in zip(words, to_universal(words), strict=True)
    }


AGREED = """
Acme/NNP agreed nsubj
agreed/VBD agreed ROOT
with/IN agreed prep
makers/NNS with pobj
of/IN makers prep
chips/NNS of pobj
"""
BOUGHT_FOR = """
Widget/NNP bought nsubjpass
was/BE bought auxpass
bought/VBN bought ROOT
by/IN bought agent
Acme/NNP by pobj
for/IN bought prep
$/$ million quantmod
4/CD million compound
million/CD for pobj
"""
MAKER = """
Acme/NNP is nsubj
,/, Acme punct
which/WDT was nsubj
was/BE Acme relcl
in/IN was prep
Lisbon/NNP in pobj
is/BE is ROOT
not/RB is neg
a/DT maker det
maker/NN is attr
of/IN maker prep
chips/NNS of pobj
since/IN is prep
2019/CD since pobj
"""
LIST = """
Acme/NNP rose nsubj
,/, Acme punct
Widget/NNP Acme conj
and/CC Widget cc
Gadget/NNP Widget conj
rose/VBD rose ROOT
"""
OUT_OF = """
moved/VBD moved ROOT
out/IN moved prep
of/IN out prep
Lisbon/NNP of pobj
after/IN moved prep
buying/VBG after pcomp
it/PRP buying dobj
"""
THERE = """
There/EX is expl
is/BE is ROOT
a/DT plan det
plan/NN is attr
to/TO sell aux
sell/VB plan acl
"""
MEMBERS_WITH_PREPOSITIONS = """
sells/VBZ sells ROOT
in/IN sells prep
Spain/NNP in pobj
and/CC in cc
to/IN in conj
France/NNP to pobj
"""
PREDICATES_IN_A_ROW = """
It/PRP is nsubj
is/BE is ROOT
big/JJ is acomp
and/CC is cc
owns/VBZ is conj
Acme/NNP owns dobj
"""
APPOSED = """
Acme/NNP rose nsubj
,/, Acme punct
maker/NN Acme appos
,/, Acme punct
and/CC Acme cc
Widget/NNP Acme conj
rose/VBD rose ROOT
"""
PERSON = """
Ilse/NNP Brandt compound person
Maria/NNP Brandt compound person
Brandt/NNP joined nsubj person
of/IN Brandt prep
Kandor/NNP Systems compound
Systems/NNP of pobj
joined/VBD joined ROOT
"""
WANTS = """
Acme/NNP wants nsubj
wants/VBZ wants ROOT
profit/NN rise nsubj
to/TO rise aux
rise/VB wants ccomp
"""
BECAUSE_OF = """
fell/VBD fell ROOT
because/IN fell prep
of/IN because pcomp
losses/NNS because pobj
"""
STAYED = """
gave/VBD gave ROOT
Acme/NNP gave dative
money/NN gave dobj
to/IN gave dative
Widget/NNP to pobj
became/VBD gave conj
rich/JJ became acomp
last/JJ year amod
year/NN became npadvmod
"""


@pytest.mark.parametrize(
    ("tree", "arcs"),
    [
        pytest.param(
            AGREED,
            {
                "agreed nsubj Acme",
                "agreed ROOT agreed",
                "agreed obl makers",
                "makers case with",
                "makers nmod chips",
                "chips case of",
            },
            id="a preposition hangs on its noun",
        ),
        pytest.param(
            BOUGHT_FOR,
            {
                "bought nsubj:pass Widget",
                "bought aux:pass was",
                "bought ROOT bought",
                "bought obl:agent Acme",
                "Acme case by",
                "bought obl $",
                "$ case for",
                "$ nummod million",
                "million compound 4",
            },
            id="the passive, and a currency that is counted",
        ),
        pytest.param(
            MAKER,
            {
                "maker nsubj Acme",
                "maker cop is",
                "maker advmod not",
                "maker det a",
                "maker ROOT maker",
                "maker nmod chips",
                "chips case of",
                "maker obl 2019",
                "2019 case since",
                "Acme punct ,",
                "Acme acl:relcl Lisbon",
                "Lisbon nsubj which",
                "Lisbon cop was",
                "Lisbon case in",
            },
            id="what is said with 'is' is the head",
        ),
        pytest.param(
            LIST,
            {
                "rose nsubj Acme",
                "rose ROOT rose",
                "Acme conj Widget",
                "Acme conj Gadget",
                "Widget punct ,",
                "Gadget cc and",
            },
            id="members of a list hang on the first",
        ),
        pytest.param(
            OUT_OF,
            {
                "moved ROOT moved",
                "moved obl Lisbon",
                "Lisbon case out",
                "Lisbon case of",
                "moved advcl buying",
                "buying mark after",
                "buying obj it",
            },
            id="two prepositions of one noun, and one before a clause",
        ),
        pytest.param(
            THERE,
            {
                "is expl There",
                "is ROOT is",
                "is nsubj plan",
                "plan det a",
                "plan acl sell",
                "sell mark to",
            },
            id="what there is is a subject",
        ),
        pytest.param(
            MEMBERS_WITH_PREPOSITIONS,
            {
                "sells ROOT sells",
                "sells obl Spain",
                "Spain case in",
                "Spain conj France",
                "France case to",
                "France cc and",
            },
            id="members of a list with prepositions of their own",
        ),
        pytest.param(
            PREDICATES_IN_A_ROW,
            {
                "big nsubj It",
                "big cop is",
                "big ROOT big",
                "big conj owns",
                "owns cc and",
                "owns obj Acme",
            },
            id="a list whose first member is said with 'is'",
        ),
        pytest.param(
            APPOSED,
            {
                "rose nsubj Acme",
                "rose ROOT rose",
                "Acme punct ,",
                "Acme appos maker",
                "Acme conj Widget",
                "Widget punct ,",
                "Widget cc and",
            },
            id="the comma of an apposition stays with it",
        ),
        pytest.param(
            PERSON,
            {
                "joined ROOT joined",
                "joined nsubj Ilse",
                "Ilse flat Maria",
                "Ilse flat Brandt",
                "Ilse nmod Systems",
                "Systems case of",
                "Systems compound Kandor",
            },
            id="a person's name hangs on its first word, a company's on its last",
        ),
        pytest.param(
            WANTS,
            {
                "wants nsubj Acme",
                "wants ROOT wants",
                "wants obj profit",
                "wants xcomp rise",
                "rise mark to",
            },
            id="who is to do something is an object",
        ),
        pytest.param(
            BECAUSE_OF,
            {
                "fell ROOT fell",
                "fell obl losses",
                "losses case because",
                "because fixed of",
            },
            id="a preposition of two words",
        ),
        pytest.param(
            STAYED,
            {
                "gave ROOT gave",
                "gave iobj Acme",
                "gave obj money",
                "gave obl Widget",
                "Widget case to",
                "gave conj became",
                "became xcomp rich",
                "year amod last",
                "became obl:unmarked year",
            },
            id="objects and what a verb says of its subject",
        ),
    ],
)
def test_spacy_trees_become_universal_ones(tree, arcs):
    assert drawn(tree) == arcs


@pytest.mark.parametrize(
    ("tree", "arc"),
    [
        pytest.param(
            "It/PRP is nsubj\nis/BE is ROOT\n,/, is punct\nin/IN is prep\nfact/NN in pobj\n"
            ",/, is punct\ngood/JJ is acomp",
            "good obl fact",
            id="what is thrown in is not what is said",
        ),
        pytest.param(
            "firm/NN firm ROOT\nit/PRP invested nsubj\ninvested/VBD firm relcl\n"
            "in/IN invested prep",
            "invested obl in",
            id="a preposition whose noun stands before stays",
        ),
        pytest.param(
            "But/CC rose cc\nAcme/NNP rose nsubj\nrose/VBD rose ROOT\nand/CC rose cc\n"
            "fell/VBD rose conj",
            "rose cc But",
            id="a 'but' that begins a sentence belongs to its verb",
        ),
        pytest.param(
            "aim/NN is nsubj\nis/BE is ROOT\nto/TO grow aux\ngrow/VB is xcomp\nin/IN is prep\n"
            "2025/CD in pobj",
            "is ROOT is",
            id="'is to' says a clause",
        ),
        pytest.param(
            "Acme/NNP says nsubj\nsays/VBZ says ROOT\nprofit/NN rose nsubj\nrose/VBD says ccomp",
            "rose nsubj profit",
            id="what is said has a subject of its own",
        ),
        pytest.param(
            "Acme/NNP says nsubj\nsays/VBZ says ROOT\nWidget/NNP buy nsubj\nwill/MD buy aux\n"
            "buy/VB says ccomp",
            "buy nsubj Widget",
            id="what will be has a subject of its own",
        ),
    ],
)
def test_what_looks_alike_is_told_apart(tree, arc):
    assert arc in drawn(tree)


@pytest.mark.parametrize(
    "tree", [AGREED, BOUGHT_FOR, MAKER, LIST, OUT_OF, THERE, APPOSED, PERSON, WANTS]
)
def test_what_is_drawn_is_a_tree_of_all_words(tree):
    heads = [head for head, _ in to_universal(sentence(tree))]
    (root,) = (i for i, head in enumerate(heads) if i == head)
    for index in range(len(heads)):
        climbed = [index]
        while climbed[-1] != root:
            climbed.append(heads[climbed[-1]])
            assert len(climbed) <= len(heads)


def test_a_sentence_of_no_words_has_no_tree():
    assert to_universal([]) == []
