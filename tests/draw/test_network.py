"""Which nodes and edges a drawing has, with which attributes, under which filters."""

from __future__ import annotations

from datetime import date

import pytest

from kg.draw import Filters, read_network
from kg.errors import NotFoundError, UsageError
from kg.model import Kind, Status
from kg.terms import KG, entity_iri
from tests.draw.worlds import event, small, small_quads, store_of, thing

NAMES = ("acme", "widget", "gadget", "zebra")
ACME, WIDGET = (entity_iri(Kind.COMPANY, name) for name in NAMES[:2])


def labels(network):
    return {data["label"] for _, data in network.nodes(data=True)}


def named(network, label):
    return next(data for _, data in network.nodes(data=True) if data["label"] == label)


def edges(network):
    label = network.nodes(data="label")
    return {(label[u], data["label"], label[v]) for u, v, data in network.edges(data=True)}


def chain(*, statuses=(Status.COMPLETED,) * 3, days=("", "", ""), names=NAMES):
    """Four companies in a row, joined by three partnerships."""
    iris = [entity_iri(Kind.COMPANY, name) for name in names]
    quads = [quad for name in names for quad in thing(Kind.COMPANY, name.title())]
    for i in range(3):
        roles = [(KG._NS.partner, iris[i]), (KG._NS.partner, iris[i + 1])]
        quads += event(i, roles, status=statuses[i], day=days[i])
    return store_of(quads)


def test_events_are_nodes_and_roles_are_edges():
    assert edges(read_network(small())) == {
        ("Acme invests in Widget", "investor", "Acme"),
        ("Acme invests in Widget", "investee", "Widget"),
        ("Acme invests in Widget", "technology", "AI-RAN"),
        ("Acme acquires Gadget", "acquirer", "Acme"),
        ("Acme acquires Gadget", "target", "Gadget"),
        ("Jane Doe at Widget", "person", "Jane Doe"),
        ("Jane Doe at Widget", "employer", "Widget"),
    }


def test_an_event_tells_type_status_amounts_dates_and_evidence():
    data = named(read_network(small()), "Acme invests in Widget")
    assert (data["kind"], data["type"], data["type_label"]) == ("event", "Investment", "investment")
    assert (data["status"], data["certain"], data["confidence"]) == ("announced", True, 0.9)
    assert data["amounts"] == [
        {"role": "amount", "text": "about $1 billion"},
        {"role": "stake", "text": "a 2.9% stake"},
    ]
    assert (data["start"], data["end"], data["dated_by"]) == ("2025-03-10", "2025-03-11", "event")
    assert [d["text"] for d in data["dates"]] == ["on Monday"]
    (claim,) = data["evidence"]
    assert claim["sentence"].startswith("Acme Corp. said on Monday")
    assert (claim["title"], claim["published"]) == ("Acme buys into Widget", "2025-03-12")
    assert (claim["publisher"], claim["attribution"]) == ("Example Times", "Acme Corp.")


def test_words_that_fill_a_role_are_kept():
    data = named(read_network(small()), "Jane Doe at Widget")
    assert data["words"] == [{"role": "position", "text": "chief executive"}]


def test_an_event_without_a_date_counts_as_of_its_first_article():
    data = named(read_network(small()), "Acme acquires Gadget")
    assert (data["start"], data["dated_by"], data["certain"]) == ("2025-06-01", "article", False)


def test_node_ids_say_nothing():
    assert all(len(n) == 12 and int(n, 16) >= 0 for n in read_network(small()))


def test_a_direct_edge_without_an_event_is_drawn_and_one_with_is_not():
    quads = [*small_quads(), (WIDGET, KG._NS.subsidiaryOf, ACME, None)]
    direct = {e for e in edges(read_network(store_of(quads))) if e[0] == "Widget"}
    assert direct == {("Widget", "subsidiary of", "Acme")}


def test_a_filter_that_hides_an_event_does_not_leave_its_direct_edge():
    network = read_network(small(), filters=Filters(statuses=frozenset({"cancelled"})))
    assert {u for u, *_ in edges(network)} == {"Acme acquires Gadget"}


def test_a_thing_of_no_event_is_left_out_and_counted():
    quads = [*small_quads(), *thing(Kind.COMPANY, "Zebra")]
    network = read_network(store_of(quads))
    assert "Zebra" not in labels(network)
    assert network.graph["left_out"] == ["1 thing that no event joins"]
    shown = read_network(store_of(quads), filters=Filters(unconnected=True))
    assert "Zebra" in labels(shown)


@pytest.mark.parametrize(
    ("hops", "expected"),
    [(0, {"Acme"}), (1, {"Acme", "Widget"}), (2, {"Acme", "Widget", "Gadget"}),
     (9, {"Acme", "Widget", "Gadget", "Zebra"})],
)  # fmt: skip
def test_a_hop_leads_through_one_event(hops, expected):
    network = read_network(chain(), filters=Filters(companies=("Acme",), hops=hops))
    assert {name for name in labels(network) if not name.startswith("event")} == expected


def test_no_hop_keeps_what_the_named_do_among_themselves():
    network = read_network(chain(), filters=Filters(companies=("Acme", "Widget", "Zebra"), hops=0))
    assert labels(network) == {"Acme", "Widget", "Zebra", "event 0"}


@pytest.mark.parametrize("name", ["ACME", "acme corp.", "Acme Corporation", "  Acme’s "])
def test_a_company_is_found_however_it_is_written(name):
    assert "Acme" in labels(read_network(small(), filters=Filters(companies=(name,))))


def test_the_first_word_is_enough_where_one_company_begins_with_it():
    store = chain(names=["acme networks", "widget", "gadget", "zebra"])
    assert "Acme Networks" in labels(read_network(store, filters=Filters(companies=("Acme",))))


def test_a_name_that_several_begin_with_asks_which():
    store = chain(names=["acme networks", "acme cloud", "gadget", "zebra"])
    with pytest.raises(NotFoundError, match="any of: Acme Cloud, Acme Networks"):
        read_network(store, filters=Filters(companies=("Acme",)))


def test_an_unknown_company_is_an_error_with_the_nearest_name():
    with pytest.raises(NotFoundError, match=r"'Acne' is not in the graph. Did you mean Acme\?"):
        read_network(small(), filters=Filters(companies=("Acne",)))


def kinds_of(network):
    return {kind for _, kind in network.nodes(data="kind")}


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        (Filters(), {0, 1, 2}),
        (Filters(statuses=frozenset({"rumoured"})), {1}),
        (Filters(statuses=frozenset({"rumoured", "denied"})), {1, 2}),
        (Filters(since=date(2025, 2, 1)), {1, 2}),
        (Filters(until=date(2025, 2, 1)), {0, 1}),
        (Filters(since=date(2025, 1, 2), until=date(2025, 2, 28)), {1}),
        (Filters(event_types=frozenset({"Deal"})), {0, 1, 2}),
        (Filters(event_types=frozenset({"Investment"})), set()),
        (Filters(min_confidence=0.95), set()),
        (Filters(min_confidence=0.9), {0, 1, 2}),
        (Filters(max_nodes=3), {0}),
        (Filters(max_nodes=5), {0, 1}),
    ],
)
def test_filters_keep_these_events(filters, events):
    store = chain(
        statuses=(Status.COMPLETED, Status.RUMOURED, Status.DENIED),
        days=("2025-01-01", "2025-02-01", "2025-03-01"),
    )
    kept = {name for name in labels(read_network(store, filters=filters)) if name[:5] == "event"}
    whole = {f"event {i}" for i in events}
    if filters.max_nodes:
        assert len(kept) == len(whole)
    else:
        assert kept == whole


def test_a_limit_keeps_whole_events_and_says_what_is_missing():
    network = read_network(chain(), filters=Filters(max_nodes=5))
    for node, data in network.nodes(data=True):
        assert data["kind"] != "event" or network.out_degree(node) == 2
    assert network.graph["left_out"] == ["the least connected 2 nodes of 7"]


def test_kinds_choose_things_and_leave_events():
    network = read_network(small(), filters=Filters(kinds=frozenset({"technology"})))
    assert kinds_of(network) == {"technology", "event"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"kinds": frozenset({"companies"})}, "kind: 'companies' is unknown. Did you mean company"),
        (
            {"statuses": frozenset({"rumored"})},
            "status: 'rumored' is unknown. Did you mean rumoured",
        ),
        ({"event_types": frozenset({"Aquisition"})}, "Did you mean Acquisition"),
        ({"since": date(2025, 2, 1), "until": date(2025, 1, 1)}, "no day lies between"),
        ({"min_confidence": 90}, "not between 0 and 1"),
        ({"max_nodes": 0}, "leaves nothing to draw"),
        ({"hops": -1}, "less than nothing"),
    ],
)
def test_a_filter_that_makes_no_sense_is_an_error(options, said):
    with pytest.raises(UsageError, match=said):
        Filters(**options)


def test_an_empty_store_gives_an_empty_network():
    assert len(read_network(store_of([]))) == 0
