"""Every form of a drawing: the same bytes each time, complete, safe, readable by others."""

from __future__ import annotations

import io
import json
import random
import re
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg.draw import Filters, draw, read_network, write_network
from kg.errors import MissingExtraError, UsageError
from kg.model import Kind, Status
from kg.terms import KG, entity_iri
from tests.draw.worlds import event, large, small, small_quads, store_of, thing

FORMS = ["html", "svg", "png", "graphml", "gexf", "json"]
NASTY = (
    '<script>window.pwned=1</script></script><img src=x onerror="window.pwned=1"> href '
    "`${window.pwned=1}` \u2028\u2029 ]]> &amp; $1 to $2 \x01 {{ 7*7 }} <!-- --> \U0001f600"
)


def drawn(store, tmp_path, form, **options) -> bytes:
    path = tmp_path / f"graph.{form}"
    draw(store, path, form=form, **options)
    return path.read_bytes()


def nasty():
    """A graph whose every text is an attack."""
    quads = thing(Kind.COMPANY, NASTY) + thing(Kind.COMPANY, "Acme")
    roles = [
        (KG._NS.partner, entity_iri(Kind.COMPANY, NASTY.lower())),
        (KG._NS.partner, entity_iri(Kind.COMPANY, "acme")),
    ]
    quads += event(
        1, roles, label=NASTY, sentence=NASTY, amount=NASTY, attribution=NASTY, title=NASTY,
        status=Status.RUMOURED,
    )  # fmt: skip
    return store_of(quads)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_gives_the_same_bytes_in_any_order(form, tmp_path):
    shuffled = small_quads()
    random.Random(3).shuffle(shuffled)
    assert drawn(small(), tmp_path, form) == drawn(store_of(shuffled), tmp_path, form)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_and_an_empty_store_are_drawn_too(form, tmp_path):
    assert drawn(nasty(), tmp_path, form)
    assert drawn(store_of([]), tmp_path, form)


def test_a_drawing_says_what_it_shows(tmp_path):
    result = draw(small(), tmp_path / "g.html")
    assert result.summary == (
        "3 companies, 1 person, 1 technology, 2 deals and 1 other event, from 2 articles"
    )
    assert (result.nodes, result.edges, result.left_out) == (8, 7, "")
    assert result.path == tmp_path / "g.html"


def test_a_page_says_what_it_was_asked_for(tmp_path):
    filters = Filters(companies=("Acme",), statuses=frozenset({"cancelled"}))
    page = drawn(small(), tmp_path, "html", filters=filters).decode()
    assert "Around Acme, only cancelled" in page


def test_a_page_holds_every_sentence_as_it_was_written(tmp_path):
    page = drawn(small(), tmp_path, "html").decode()
    assert "Acme Corp. said on Monday it would invest about $1 billion in Widget" in page


def test_a_page_fetches_nothing(tmp_path):
    page = drawn(nasty(), tmp_path, "html").decode()
    assert not re.search(r"""<(?:script|link|img|iframe)[^>]*\s(?:src|href)\s*=""", page)
    assert not re.search(r"jsdelivr|cdnjs|unpkg", page)
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page


def test_a_page_has_no_script_but_its_own_two(tmp_path):
    page = drawn(nasty(), tmp_path, "html").decode()
    library = max(re.findall(r"<script>.*?</script>", page, re.S), key=len)
    starts = re.findall(r"<script[^>]*>", page.replace(library, "<script>"))
    data = '<script type="application/json" id="{}">'
    named = [data.format(name) for name in ("nodes", "edges", "details", "options")]
    assert starts == [*named, "<script>", "<script>"]
    assert "pwned" not in "".join(re.findall(r"<script>(.*?)</script>", page, re.S))


def test_json_keeps_lists_and_reads_back(tmp_path):
    data = json.loads(drawn(small(), tmp_path, "json"))
    network = nx.node_link_graph(data, edges="edges")
    original = read_network(small())
    assert dict(network.nodes(data=True)) == dict(original.nodes(data=True))
    assert set(network.edges(keys=True)) == set(original.edges(keys=True))


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_exchange_forms_read_back(form, read, tmp_path):
    network = read(io.BytesIO(drawn(small(), tmp_path, form)))
    labels = {data["label"] for _, data in network.nodes(data=True)}
    assert {"Acme", "Acme invests in Widget", "AI-RAN"} <= labels
    assert network.number_of_edges() == 7
    evidence = "\n".join(
        data["evidence"] for _, data in network.nodes(data=True) if data.get("evidence")
    )
    assert "Jane Doe is chief executive of Widget. (Acme buys into Widget, 2025-03-12)" in evidence


def test_a_picture_keeps_its_names_as_text(tmp_path):
    picture = drawn(small(), tmp_path, "svg").decode()
    assert ">about $1 billion<" in picture
    assert "3 companies, 1 person" in picture


def test_a_network_can_be_changed_and_written(tmp_path):
    network = read_network(small())
    network.remove_nodes_from([n for n, kind in network.nodes(data="kind") if kind == "person"])
    write_network(network, tmp_path / "g.json", form="json")
    assert "Jane Doe is" in (tmp_path / "g.json").read_text()
    assert '"label": "Jane Doe"' not in (tmp_path / "g.json").read_text()


def test_a_picture_of_a_large_graph_is_cut_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.draw.drawing.PICTURE_LIMIT", 30)
    result = draw(large(80), tmp_path / "g.html")
    assert result.nodes <= 30
    assert "the least connected" in result.left_out
    assert draw(large(80), tmp_path / "g.json", form="json").nodes > 30


def test_pictures_without_matplotlib_say_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'news-kg\[images\]'"):
        draw(small(), tmp_path / "g.png", form="png")


def test_an_unknown_form_names_the_nearest(tmp_path):
    with pytest.raises(UsageError, match="Did you mean graphml"):
        draw(small(), tmp_path / "g.x", form="grapml")


def test_a_path_that_cannot_be_written_is_named():
    with pytest.raises(UsageError, match=r"no-such-folder.*cannot be written"):
        draw(small(), Path("no-such-folder/g.html"))


def test_only_one_file_knows_pyvis_and_one_matplotlib():
    import kg.draw

    sources = {p.name: p.read_text() for p in Path(kg.draw.__file__).parent.glob("*.py")}
    assert [
        n for n, text in sources.items() if re.search(r"^\s*(from|import) pyvis", text, re.M)
    ] == ["page.py"]
    assert [n for n, text in sources.items() if '("matplotlib' in text] == ["image.py"]
