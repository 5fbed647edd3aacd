"""Every form of source gives its text, its metadata and its errors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.read import read_sources
from kg.read.decode import decode
from kg.read.markup import fragment_to_text, markdown_to_text

PARAGRAPHS = [
    "Acme Corp. said on Monday that it would buy Widget, a maker of networks, for $3 billion.",
    "The companies expect to close the deal by the end of the year, after the regulators agree.",
    "Widget’s chief executive, Jane Doe, said that the price was fair and that she would stay.",
]
PAGE = """<!DOCTYPE html><html><head><title>Acme buys Widget - Example Times</title>
<meta property="og:title" content="Acme buys Widget">
<meta property="og:site_name" content="Example Times">
<meta name="author" content="Jane Doe">{meta}</head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Acme buys Widget</h1>{body}</article>
<footer>Copyright 2031 Example Times</footer></body></html>"""


def page(meta: str = "") -> str:
    return PAGE.format(meta=meta, body="".join(f"<p>{p}</p>" for p in PARAGRAPHS))


def read(tmp_path: Path, name: str, content: str | bytes) -> list[Article | SourceError]:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return list(read_sources([path]))


def article(tmp_path: Path, name: str, content: str | bytes) -> Article:
    (only,) = read(tmp_path, name, content)
    assert isinstance(only, Article), only
    return only


def error(tmp_path: Path, name: str, content: str | bytes) -> str:
    (only,) = read(tmp_path, name, content)
    assert isinstance(only, SourceError), only
    return str(only)


def test_plain_text_is_kept_as_it_is(tmp_path):
    text = "Acme buys Widget\r\n\r\n  It paid.\rMore.\n"
    assert article(tmp_path, "a.txt", text).text == text


def test_markdown_gives_the_words_of_links_and_no_code(tmp_path):
    source = (
        "---\ntitle: Acme\n---\n# Acme *buys* Widget\n\nIt [bought](https://example.org) all\nof it"
        " &amp; more.\n\n![A picture](a.png)\n\n- one\n- two\n\n1. first\n2. second\n\n"
        "```\ncode()\n```\n\n> Quoted.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "<p>Raw <b>words</b></p>\n"
    )
    assert article(tmp_path, "a.md", source).text == (
        "Acme buys Widget\n\nIt bought all\nof it & more.\n\n- one\n- two\n\n1. first\n2. second"
        "\n\nQuoted.\n\na | b\n1 | 2\n\nRaw words"
    )


def test_markdown_takes_its_title_from_the_first_heading(tmp_path):
    assert article(tmp_path, "a.md", "# Acme buys Widget\n\nIt paid.\n").title == "Acme buys Widget"


def test_a_loose_list_keeps_its_paragraphs():
    assert markdown_to_text("- one\n\n  more\n\n- two") == "- one\n\nmore\n\n- two"


def test_a_page_gives_its_article_without_its_furniture(tmp_path):
    found = article(tmp_path, "a.html", page())
    assert all(paragraph in found.text for paragraph in PARAGRAPHS)
    assert "Home" not in found.text
    assert (found.title, found.publisher) == ("Acme buys Widget", "Example Times")
    assert found.author == "Jane Doe"


@pytest.mark.parametrize(
    ("meta", "day"),
    [
        ('<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">',
         "2024-03-05"),
        ('<meta name="dc.date" content="5 March 2024">', "2024-03-05"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-05"}]}'
         "</script>",
         "2024-03-05"),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:published_time" content="2099-01-01">', "2099-01-01"),
        ('<meta name="date" content="2024">', None),
        ("", None),
    ],
)  # fmt: skip
def test_a_page_has_the_date_it_states_and_never_one_that_is_guessed(tmp_path, meta, day):
    found = article(tmp_path, "a.html", page(meta))
    assert found.published_on == (date.fromisoformat(day) if day else None)


def test_an_ambiguous_date_of_a_page_is_noted(tmp_path):
    found = article(tmp_path, "a.html", page('<meta name="date" content="03/05/2024">'))
    assert found.published_on == date(2024, 3, 5)
    assert "it may be 2024-05-03" in found.notes[0]


def test_broken_html_is_read_as_far_as_it_goes(tmp_path):
    broken = page().replace("</p>", "").replace("</article>", "<div><b>").replace("</html>", "")
    assert PARAGRAPHS[0] in article(tmp_path, "a.html", broken).text


def test_a_page_without_an_article_is_an_error(tmp_path):
    message = error(tmp_path, "a.html", "<html><body><nav>Home</nav></body></html>")
    assert message.endswith("Save the article's text to a file.")


def test_a_page_under_the_name_of_a_text_is_a_page(tmp_path):
    assert article(tmp_path, "a.txt", page()).publisher == "Example Times"


def test_json_lines_go_on_behind_a_broken_line(tmp_path):
    rows = [
        json.dumps({"text": "Acme.", "title": "T", "date": "2024-03-05", "author": ["A", "B"]}),
        "{broken",
        "",
        json.dumps({"body": "Widget.", "headline": "W", "publishedAt": "5 March 2024",
                    "source": {"name": "Example Times"}, "url": "https://example.org/w"}),
        json.dumps({"title": "no text"}),
        json.dumps(["no object"]),
        json.dumps({"text": "Acme\ud83d"}),
        json.dumps({"text": "   "}),
    ]  # fmt: skip
    first, broken, second, textless, listed, half, blank = read(
        tmp_path, "a.jsonl", "\n".join(rows)
    )
    assert isinstance(first, Article)
    assert (first.title, first.author) == ("T", "A, B")
    assert first.published_on == date(2024, 3, 5)
    assert first.sources == ((tmp_path / "a.jsonl").as_posix() + ":1",)
    assert isinstance(second, Article)
    assert (second.title, second.publisher) == ("W", "Example Times")
    assert second.sources == ("https://example.org/w",)
    for wrong, number in [(broken, 2), (textless, 5), (listed, 6), (half, 7), (blank, 8)]:
        assert isinstance(wrong, SourceError)
        assert f"a.jsonl:{number}: " in str(wrong)
    assert "the line has title" in str(textless)


def test_what_kg_extract_prints_can_be_read_again(tmp_path):
    row = {
        "article": {"id": "1", "title": "T", "published": "2024-03-05", "source": "a.txt"},
        "text": "Acme.",
        "mentions": [],
    }
    found = article(tmp_path, "a.jsonl", json.dumps(row))
    assert (found.text, found.title, found.sources) == ("Acme.", "T", ("a.txt",))


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_array_holds_an_article_an_item(tmp_path, indent):
    found = read(tmp_path, "a.json", json.dumps([{"text": "A."}, {"text": "B."}], indent=indent))
    assert [item.text for item in found if isinstance(item, Article)] == ["A.", "B."]


def test_a_broken_json_file_is_one_error(tmp_path):
    assert "not JSON" in error(tmp_path, "a.json", '{\n  "text": "A.",\n  "title"\n}')


RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example Times</title>
<item><title>Acme buys Widget</title><link>https://example.org/1</link>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><dc:creator>Jane Doe</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>Acme bought <b>Widget</b>.</p><p>It paid.</p>]]></content:encoded>
</item>
<item><title>Caf\u00e9</title><link>https://example.org/2</link><description>Only &lt;i&gt;this
&lt;/i&gt; is here.</description></item><item><title>Nothing</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Times</title><entry>
<title>Acme</title><link href="https://example.org/1"/><updated>2024-03-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;Acme bought Widget.&lt;/p&gt;</content></entry></feed>"""


def test_a_feed_gives_an_article_an_entry(tmp_path):
    full, short, empty = read(tmp_path, "feed.xml", RSS.encode("latin-1"))
    assert isinstance(full, Article)
    assert full.text == "Acme bought Widget.\n\nIt paid."
    assert (full.title, full.publisher) == ("Acme buys Widget", "Example Times")
    assert (full.author, full.published_on) == ("Jane Doe", date(2024, 3, 5))
    assert full.sources == ("https://example.org/1",)
    assert isinstance(short, Article)
    assert (short.title, short.text) == ("Café", "Only this is here.")
    assert "summary only; the whole article is at https://example.org/2" in short.notes[0]
    assert isinstance(empty, SourceError)
    assert "entry 3" in str(empty)


def test_an_atom_feed_is_known_without_an_extension(tmp_path):
    found = article(tmp_path, "feed", ATOM)
    assert (found.text, found.published_on) == ("Acme bought Widget.", date(2024, 3, 5))
    assert found.notes == ()


def test_a_feed_without_entries_is_an_error(tmp_path):
    assert "without entries" in error(tmp_path, "a.rss", "<rss><channel></channel></rss>")


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain words", "plain words"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<script>x()</script><p>a</p><!-- b -->", "a"),
        ("<figure><figcaption>pic</figcaption></figure>words\n  wrapped", "words wrapped"),
        ("<p>a &amp; b", "a & b"),
        ("", ""),
    ],
)
def test_a_fragment_of_html_keeps_the_words_that_are_read(fragment, text):
    assert fragment_to_text(fragment) == text


WORDS = (
    "Acme’s café said “€3 million” – and more followed in the long text of the article. " * 2
    + (
        "The rest of it, as English mostly is, was written in plain letters, and at some length. "
        * 2
    )
)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (WORDS.encode("utf-8"), None),
        (WORDS.encode("utf-8-sig"), None),
        (WORDS.encode("utf-16"), None),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), None),
        (WORDS.encode("utf-32"), None),
        (WORDS.encode("utf-16-le"), "read as UTF-16 (no mark)"),
        (WORDS.encode("cp1252"), "read as Windows-1252 (guessed)"),
    ],
)
def test_encodings_are_told_by_mark_or_by_content(data, note):
    text, said = decode(data, where="a.txt")
    assert (text, said) == (WORDS, note)


def test_a_declared_charset_is_believed_unless_the_bytes_are_utf8():
    russian = "Акме купила Виджет за три миллиона долларов."
    assert decode(russian.encode("koi8-r"), where="a", charset="koi8-r") == (russian, None)
    assert decode(russian.encode("utf-8"), where="a", charset="koi8-r") == (russian, None)
    meta = b'<meta charset="windows-1251">'
    assert decode(meta + russian.encode("cp1251"), where="a")[0].endswith(russian)


def test_an_encoding_far_from_english_is_detected():
    japanese = (
        "アクメはウィジェットを三百万ドルで買収したと月曜日に発表した。価格は明らかにしていない。"
        * 5
    )
    text, note = decode(japanese.encode("shift_jis"), where="a")
    assert text == japanese
    assert note is not None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b" \n\r\n", "it is empty"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "an Office document"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00" * 9, "binary data"),
        (b"\xff\xfea", "byte 0 does not fit its encoding, UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_named_with_a_way_out(data, message):
    with pytest.raises(SourceError, match=message):
        decode(data, where="a.bin")
