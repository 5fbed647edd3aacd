"""Sentences of news: "|" marks each place where one begins."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.nlp import furniture, sentences, tokenizer


def make_nlp():
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.make_tokenizer(nlp)
    nlp.add_pipe("kg_furniture")
    nlp.add_pipe("kg_sentences")
    return nlp


NLP = make_nlp()
COMPONENTS = (furniture, sentences)  # imported for the factories that they register


def marked(text: str) -> str:
    doc: Doc = NLP(text)
    return "".join(("|" if t.is_sent_start and t.i else "") + t.text_with_ws for t in doc)


INLINE = [
    "Acme bought Widget. |It paid $3.5 million. |Nobody knows why.",
    "The U.S. Treasury met U.S. President Jane Doe in the U.S. |The talks failed.",
    "Acme Inc. bought Widget Corp. |The price was low.",
    "Acme Corp. said so. |Acme Inc. Chief Executive Jane Doe left.",
    "Widget Co. Ltd. sold shares to Gadget Ltd. |Nokia said no.",
    "Mr. Smith and Dr. Jones met Gov. Doe at St. Mary in No. 5. |They left.",
    "J. P. Morgan and George W. Bush met. |Then they left.",
    "It opens at 9 a.m. Eastern time and closes at 5 p.m. |Shares fell.",
    "It opened at 9 a.m. Monday.",
    "It began on Jan. 5 and ended in Feb. |Nobody came.",
    "Yahoo! said so. |Yahoo! Japan did not.",
    "They all use Yahoo! |The rest use Acme.",
    "“Why now?” Smith asked. |“Because,” she said.",
    '"Why now?" she asked. |"Because we can." |The rest left.',
    "“We won.” |The court agreed.",
    "(Acme declined to comment.) |Widget did not.",
    "Who buys it? |Nobody knows! |Acme does.",
    "Well… maybe. |So it went... |The end came.",
    "Revenue rose 2.9% to $6.01 a share. |3,000 people left.",
    "He said no. |Then he said it was no. 5 on the list.",
    "Acme bought chips, networks, etc. |Widget sold them.",
    "Acme vs. Widget, i.e. Doe v. Smith, goes on.",
    "Sales fell in 2024.[3] |They rose in 2025.",
    "Sales fell in 2024.The rest rose.".replace(".The", ".|The"),
    "The phone is new. |iPhone sales fell.",
    "See example.org for more.",
    "He bought Warner Bros. Discovery and moved to Washington, D.C. |He is happy.",
    "Acme S.A. and Widget N.V. merged. |Both are old.",
    "The company (formerly Acme Inc.) sold it.",
    "The price is low.” |“The price is high.",
    "John Smith Jr. Foundation gave money.",
]


@pytest.mark.parametrize("text", INLINE)
def test_a_full_stop_ends_a_sentence_or_only_a_word(text):
    assert marked(text.replace("|", "")) == text


LAYOUT = [
    "Acme buys Widget\n\n|Acme said on Monday that it\nwould buy Widget. |The price\nis low.",
    "Acme buys Widget\n|Acme bought Widget. |It paid.",
    "Jane Doe\n|June 16, 2020\n|3 Min Read\n|acme buys widget",
    "Reasons are:\n|- price of the shares\n|- chips\n|- networks",
    "Specifically:\n\n|1. Acme's Edge\n\n|It sells chips. |It is old.\n\n|2. Widget's Edge",
    "First line\r\n\r\n|Second line\r\n|Third line",
    "Acme has bought a maker of networks and chips, the firm of Widget\n"
    "Brothers in Finland, and all of its plants, offices and patents,\n"
    "for a sum that was not told. |It said so on Monday in a statement.",
    "Acme bought Widget\n \n|and the price is low.",
]


@pytest.mark.parametrize("text", LAYOUT)
def test_newlines_end_headings_and_list_items_but_not_wrapped_lines(text):
    assert marked(text.replace("|", "")) == text


def test_white_space_stays_with_the_sentence_before():
    assert [s.text_with_ws for s in NLP("\n\nAcme.\n\n Widget. ").sents] == [
        "\n\nAcme.\n\n ",
        "Widget. ",
    ]


@given(st.text(st.sampled_from('aA. \n"”(1)-!?[]…\r')))
def test_sentences_cover_every_text(text):
    doc = NLP(text)
    assert "".join(s.text_with_ws for s in doc.sents) == text
