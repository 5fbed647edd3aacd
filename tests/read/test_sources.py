"""Files, folders, standard input and addresses; a bad one never stops the others."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.read import Metadata, fetch, read_sources
from tests.read.test_forms import ATOM, PARAGRAPHS, page


def told(sources, **options) -> list[str]:
    """Each article's text, each error's message."""
    return [
        found.text if isinstance(found, Article) else f"! {found}"
        for found in read_sources(sources, **options)
    ]


def test_a_bad_source_stands_as_an_error_between_the_others(tmp_path):
    for name, data in [("a.txt", b"Acme."), ("b.txt", b""), ("c.txt", b"Widget.")]:
        (tmp_path / name).write_bytes(data)
    first, second, third = told([tmp_path / "a.txt", tmp_path / "b.txt", str(tmp_path / "c.txt")])
    assert (first, third) == ("Acme.", "Widget.")
    assert second == f"! {(tmp_path / 'b.txt').as_posix()}: it is empty. Leave it out."


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path):
    for name in ["b.txt", "a/z.txt", "a/b/c.md", "c.txt", ".hidden.txt", ".git/config", "B.txt"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    assert told([tmp_path]) == ["B.txt", "a/b/c.md", "a/z.txt", "b.txt", "c.txt"]


def test_a_source_is_named_as_it_was_given(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Acme.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (article,) = read_sources(["news"])
    assert isinstance(article, Article)
    assert article.sources == ("news/a.txt",)


def test_links_that_lead_in_a_circle_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("Acme.", encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    acme, gone = told([tmp_path])
    assert acme == "Acme."
    assert "a link to nothing" in gone


def test_a_missing_file_is_named_with_its_neighbour(tmp_path):
    (tmp_path / "acme.txt").write_text("Acme.", encoding="utf-8")
    (message,) = told([tmp_path / "acmee.txt"])
    assert message.endswith("there is no such file. Did you mean acme.txt?")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Acme.", encoding="utf-8")
    path.chmod(0)
    assert "permission denied" in told([path])[0]


def test_a_file_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Acme.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Widget.", encoding="utf-8")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    refused, widget = told([tmp_path])
    assert "a.txt: permission denied" in refused
    assert widget == "Widget."


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input_has_no_source(monkeypatch):
    monkeypatch.setattr("sys.stdin", Stdin(b"Title: Acme buys\n\nAcme."))
    (article,) = read_sources(["-"])
    assert isinstance(article, Article)
    assert (article.text, article.title, article.sources) == ("Acme.", "Acme buys", ())


def test_json_lines_on_standard_input_have_no_source(monkeypatch):
    monkeypatch.setattr("sys.stdin", Stdin(b'{"text": "Acme."}\n{broken\n'))
    article, broken = read_sources(["-"])
    assert isinstance(article, Article)
    assert article.sources == ()
    assert "standard input:2" in str(broken)


def test_the_callers_metadata_holds_for_all(tmp_path):
    (tmp_path / "a.txt").write_text("Title: T\nDate: 2024-03-05\n\nAcme.", encoding="utf-8")
    (article,) = read_sources([tmp_path], metadata=Metadata(published_on=date(2020, 1, 1)))
    assert isinstance(article, Article)
    assert (article.title, article.published_on) == ("T", date(2020, 1, 1))


def test_a_text_of_twenty_megabytes_is_refused_in_words(tmp_path):
    (tmp_path / "big.txt").write_bytes(b"Acme bought Widget. " * 1_000_000)
    (message,) = told([tmp_path])
    assert "20,000,000 characters are too many for one article" in message


# path -> status, headers, body
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html"}, page().encode()),
    "/2024/03/05/page": (200, {"Content-Type": "text/html"}, page().encode()),
    "/text": (200, {"Content-Type": "text/plain; charset=koi8-r"}, "Акме.".encode("koi8-r")),
    "/feed": (200, {"Content-Type": "application/atom+xml"}, ATOM.encode()),
    "/lines": (200, {"Content-Type": "application/x-ndjson"}, b'{"text": "Acme."}'),
    "/moved": (302, {"Location": "/page"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/nowhere": (302, {"Location": "ftp://example.org/"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/empty": (200, {"Content-Type": "text/plain"}, b""),
    "/long": (200, {"Content-Type": "text/plain"}, b"Acme. " * 1000),
    "/untyped": (200, {}, b"Acme."),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            threading.Event().wait(1.0)
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that hangs up early is what some tests are about."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/page", PARAGRAPHS[0]),
        ("/moved", PARAGRAPHS[0]),
        ("/text", "Акме."),
        ("/feed", "Acme bought Widget."),
        ("/lines", "Acme."),
        ("/untyped", "Acme."),
    ],
)
def test_an_address_is_read_in_the_form_of_its_answer(server, path, words):
    (article,) = read_sources([server + path])
    assert isinstance(article, Article)
    assert words in article.text


def test_an_address_is_the_source_and_may_tell_the_date(server):
    (article,) = read_sources([f"{server}/2024/03/05/page"])
    assert isinstance(article, Article)
    assert article.sources == (f"{server}/2024/03/05/page",)
    assert article.published_on == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "404 Not Found"),
        ("/circle", "redirects"),
        ("/nowhere", "not an address that can be called"),
        ("/picture", "image/png, not text"),
        ("/empty", "it is empty"),
    ],
)
def test_an_address_without_an_article_says_why(server, path, message):
    (error,) = read_sources([server + path])
    assert isinstance(error, SourceError)
    assert str(error).startswith(server + path)
    assert message in str(error)


def test_an_answer_that_is_too_long_is_cut_short(server, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_BYTES", 1000)
    assert "more than 1,000 bytes" in told([f"{server}/long"])[0]


def test_a_server_that_does_not_answer_is_left(server, monkeypatch):
    monkeypatch.setattr(fetch, "_TIMEOUT_S", 0.05)
    assert "no answer within" in told([f"{server}/slow"])[0]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[bad/", "http:///x"])
def test_an_address_that_nobody_serves_is_an_error(address):
    (message,) = told([address])
    assert message.startswith(f"! {address}: n")
