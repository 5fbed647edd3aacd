"""What every export promises: nothing lost, nothing that depends on the store's order."""

from __future__ import annotations

import csv
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDFS, XSD

from kg.errors import UsageError
from kg.export import FORMS, TABLES, export
from kg.model import Kind
from kg.ports import Quad, Store
from kg.terms import KG, article_iri, prefixes
from tests.draw.worlds import event, small, small_quads, store_of, thing

RDFLIB_FORMAT = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "turtle": "turtle"}


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(store, out, form=form)
    return out.getvalue()


def read_back(content: bytes, form: str) -> set[Quad]:
    dataset = Dataset()
    dataset.parse(data=content.decode(), format=RDFLIB_FORMAT[form])
    return {
        (s, p, o, None if g in (None, DATASET_DEFAULT_GRAPH_ID) else URIRef(g))
        for s, p, o, g in dataset.quads()
    }


def table(store: Store, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(exported(store, "csv"))) as archive:
        return list(
            csv.DictReader(io.TextIOWrapper(archive.open(f"{name}.csv"), "utf-8", newline=""))
        )


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_all_quads_come_back(form):
    store = small()
    assert read_back(exported(store, form), form) == set(store.match())


def test_turtle_holds_the_knowledge_graph_alone():
    store = small()
    assert read_back(exported(store, "turtle"), "turtle") == set(store.match(graph=None))


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_adding_does_not_show(form):
    shuffled = small_quads()
    random.Random(7).shuffle(shuffled)
    assert exported(store_of(shuffled), form) == exported(small(), form)


TERMS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])).map(Literal),
    st.text("aé \"\\\n\r\t'<>{}", max_size=5).map(lambda text: Literal(text, lang="en")),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(
        lambda number: Literal(f"{number:f}", datatype=XSD.decimal)
    ),
    st.integers(-99, 10**12).map(Literal),
    st.text("aZ0-._~é/#:?=&'()", min_size=1, max_size=9).map(
        lambda rest: URIRef(f"https://example.org/kg/company/%26{rest}")
    ),
)


class Held:
    """`match` and `graphs` over quads as they are, since a store may write numbers its own way."""

    def __init__(self, quads: list[Quad]) -> None:
        self.quads = quads

    def match(self, *_: object, graph: URIRef | None = None):
        return (quad for quad in self.quads if quad[3] == graph)

    def graphs(self):
        return iter({quad[3] for quad in self.quads} - {None})


@given(objects=st.lists(TERMS, max_size=8), named=st.booleans())
@settings(max_examples=20, deadline=None)
@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_any_text_and_number_comes_back(form, objects, named):
    graph = article_iri("x") if named else None
    quads = [(article_iri("x"), KG.note, o, graph) for o in objects]
    assert read_back(exported(Held(quads), form), form) == set(quads)


def test_prefixes_are_declared_and_used():
    text = exported(small(), "trig").decode()
    assert all(
        f"@prefix {prefix}: <{namespace}> ." in text for prefix, namespace in prefixes().items()
    )
    assert "\ncompany:acme\n    a kg:Company ;" in text


def test_tables_have_the_columns_they_declare():
    for name, columns in TABLES.items():
        rows = table(small(), name)
        assert rows, name
        assert tuple(rows[0]) == columns


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("events", {"type": "Acquisition", "status": "cancelled", "label": "Acme acquires Gadget"}),
        ("roles", {"role": "investor", "label": "Acme", "kind": "company"}),
        ("words", {"role": "position", "text": "chief executive"}),
        ("amounts", {"role": "stake", "text": "a 2.9% stake", "low": "2.9", "unit": "%"}),
        ("dates", {"text": "on Monday", "start": "2025-03-10", "end": "2025-03-11"}),
        ("entities", {"label": "Acme", "otherNames": "Acme Corp.", "articles": "2"}),
        ("articles", {"title": "Acme drops Gadget bid", "publisher": ""}),
        ("evidence", {"sentence": "Jane Doe is chief executive of Widget.", "beginIndex": "106"}),
    ],
)
def test_tables_hold_what_the_graph_says(name, row):
    assert [r for r in table(small(), name) if row.items() <= r.items()]


def test_a_party_stands_once_under_its_special_role():
    roles = [r["role"] for r in table(small(), "roles") if r["label"] == "Gadget"]
    assert roles == ["target"]


def test_a_sentence_is_no_formula():
    acme, *_ = thing(Kind.COMPANY, "Acme")
    quads = event(1, [(KG._NS.partner, acme[0])], sentence='=HYPERLINK("http://x")')
    assert table(store_of(quads), "evidence")[0]["sentence"] == '\'=HYPERLINK("http://x")'


def test_csv_goes_to_a_folder_or_a_zip(tmp_path):
    export(small(), tmp_path / "tables", form="csv")
    export(small(), tmp_path / "tables.zip", form="csv")
    names = {f"{name}.csv" for name in TABLES}
    assert {path.name for path in (tmp_path / "tables").iterdir()} == names
    assert set(zipfile.ZipFile(tmp_path / "tables.zip").namelist()) == names


def test_an_unknown_form_names_the_nearest():
    with pytest.raises(UsageError, match="Did you mean nquads"):
        export(small(), io.BytesIO(), form="n-quads")


def test_a_path_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"missing.*cannot be written"):
        export(small(), tmp_path / "missing" / "graph.trig", form="trig")


def test_an_empty_store_exports_to_something_that_reads():
    for form in RDFLIB_FORMAT:
        assert read_back(exported(store_of([]), form), form) == set()


def test_a_label_keeps_every_character():
    label = Literal('a "b" \\ c\n\u2028 </d> ü')
    quads = [(article_iri("x"), RDFS.label, label, None)]
    assert read_back(exported(store_of(quads), "trig"), "trig") == set(quads)
