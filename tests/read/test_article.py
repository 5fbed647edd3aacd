"""An article's identity, which metadata wins, and merging the same text from two places."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.read import Metadata, article_id, merge, read_text
from kg.read.article import MAX_CHARS

HEADED = (
    "Title: Acme buys Widget\nPublished: 2024-03-05\nPublisher: Example Times\nAuthor: Jane Doe\n"
    "URL: https://example.org/acme\nSources: Acme; Widget, Inc.\n\nAcme said so.\n"
)


def test_the_header_is_metadata_and_no_part_of_the_text():
    article = read_text(HEADED, source="acme.txt")
    assert article.text == "Acme said so.\n"
    assert article.id == article_id("Acme said so.\n")
    assert (article.title, article.published_on) == ("Acme buys Widget", date(2024, 3, 5))
    assert (article.publisher, article.author) == ("Example Times", "Jane Doe")
    assert article.sources == ("https://example.org/acme",)
    assert article.references == ("Acme", "Widget, Inc.")


def test_what_the_caller_says_wins_over_the_header_and_the_header_over_the_text():
    text = HEADED + "\nAcme buys all of Widget\n\nBy John Smith\n"
    given_by_caller = Metadata(title="Other title", published_on=date(2020, 1, 1))
    article = read_text(text, metadata=given_by_caller)
    assert (article.title, article.published_on) == ("Other title", date(2020, 1, 1))
    assert article.author == "Jane Doe"


FRONT_MATTER = """---
title: "Acme buys: Widget"
date: 5 March 2024
layout: post
authors: [Jane Doe, John Smith]
sources:
  - Acme, Inc.
  - https://example.org/a
---

Acme said so.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_front_matter_is_read_with_all_line_ends(newline):
    article = read_text(FRONT_MATTER.replace("\n", newline))
    assert article.text == "Acme said so." + newline
    assert (article.title, article.published_on) == ("Acme buys: Widget", date(2024, 3, 5))
    assert article.author == "Jane Doe, John Smith"
    assert article.references == ("Acme, Inc.", "https://example.org/a")


@pytest.mark.parametrize(
    "text",
    [
        "Note: Acme said so.\n\nIt did.\n",
        "Publisher: Acme\n\nIt did.\n",
        "Title: Acme\nAcme said so without a blank line.\n\nIt did.\n",
        "Title: Acme\nNote: it did.\n\nIt did.\n",
        "---\nAcme said so.\n---\n\nIt did.\n",
        "---\ntitle: never closed\n\nIt did.\n",
        "Acme said: title and date: unknown.\n\nIt did.\n",
    ],
)
def test_words_of_the_article_are_never_taken_for_a_header(text):
    assert read_text(text).text == text


@pytest.mark.parametrize(
    "text", ["", " \n\t", "Title: Acme\nDate: 2024-01-01\n\n", "---\ntitle: x\n---\n"]
)
def test_no_text_is_no_article(text):
    with pytest.raises(SourceError, match=r"acme\.txt: there is no text"):
        read_text(text, source="acme.txt")


def test_a_text_of_megabytes_is_refused_with_the_limit():
    with pytest.raises(SourceError, match="the limit is 2,000,000"):
        read_text("a " * MAX_CHARS)


def test_half_a_character_is_refused():
    with pytest.raises(SourceError, match="character 4 is half"):
        read_text("Acme\ud83d")


def test_a_header_date_that_cannot_be_read_is_noted():
    article = read_text("Title: Acme\nDate: 31 February 2024\n\nAcme said so.")
    assert article.published_on is None
    assert "31 February 2024" in article.notes[0]


def test_another_language_is_noted():
    article = read_text("Title: Acme\nLanguage: fr\n\nAcme l'a dit.")
    assert article.notes == ("language fr: the rules are made for English",)


WORDS = st.one_of(st.none(), st.sampled_from(["a", "b", "c"]))
SETS = st.sets(st.sampled_from("abcd")).map(lambda s: tuple(sorted(s)))
ARTICLES = st.builds(
    Article,
    id=st.just("1"),
    text=st.just("Acme."),
    title=WORDS,
    published_on=st.one_of(st.none(), st.dates()),
    publisher=WORDS,
    author=WORDS,
    sources=SETS,
    references=SETS,
    notes=SETS,
)


@given(ARTICLES, ARTICLES, ARTICLES)
def test_merging_does_not_depend_on_order_or_number(a, b, c):
    assert merge(a, b) == merge(b, a)
    assert merge(a, merge(b, c)) == merge(merge(a, b), c)
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


def test_merging_keeps_the_earliest_date_and_every_source():
    a = Article("1", "Acme.", published_on=date(2024, 3, 5), sources=("b.txt",))
    b = Article("1", "Acme.", title="Acme", published_on=date(2024, 3, 4), sources=("a.txt",))
    both = merge(a, b)
    assert (both.title, both.published_on) == ("Acme", date(2024, 3, 4))
    assert both.sources == ("a.txt", "b.txt")


def test_different_texts_are_not_merged():
    with pytest.raises(ValueError, match="not the same text"):
        merge(Article("1", "a"), Article("2", "b"))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_the_text_is_the_end_of_what_was_given(text):
    try:
        article = read_text(text)
    except SourceError:
        return
    assert text.endswith(article.text)
