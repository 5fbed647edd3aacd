"""The page in a real browser: it draws, filters, tells, and runs nothing that articles bring."""

from __future__ import annotations

import json
import time

import pytest

from kg.draw import draw
from tests.draw.browser import CHROMIUM, Browser
from tests.draw.test_forms import NASTY, nasty
from tests.draw.worlds import large, small

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no chromium, chromium-browser or google-chrome here"
    ),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def opened(browser, tmp_path):
    """Draw a store and open its page."""

    def open_(store):
        draw(store, tmp_path / "graph.html")
        browser.open(tmp_path / "graph.html")
        return browser

    return open_


def visible(page) -> set[str]:
    ids = "drawing.nodes.get().filter(n => !n.hidden).map(n => drawing.details[n.id].label)"
    return set(page.run(ids))


def id_of(label: str) -> str:
    """The expression for the id of the node with this label."""
    return (
        "Object.keys(drawing.details)"
        f".find(id => drawing.details[id].label === {json.dumps(label)})"
    )


def place_of(page, label: str) -> tuple[float, float]:
    """Where a node is in the window."""
    x, y = page.run(
        f"(({{x, y}}, frame) => [x + frame.x, y + frame.y])("
        f"drawing.network.canvasToDOM(drawing.network.getPosition({id_of(label)})),"
        "document.getElementById('graph').getBoundingClientRect())"
    )
    return x, y


def wait_for(page, text: str) -> None:
    """vis-network tells a click from a double click by waiting a little."""
    deadline = time.monotonic() + 5
    while text not in panel(page) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert text in panel(page)


def set_value(page, selector: str, value: str) -> None:
    page.run(
        "((box, value) => { box.value = value;"
        " box.dispatchEvent(new Event('input', {bubbles: true})) })"
        f"(document.querySelector({json.dumps(selector)}), {json.dumps(value)})"
    )


def tick(page, name: str, value: str) -> None:
    page.run(f"document.querySelector('input[name={name}][value={value}]').click()")


def panel(page) -> str:
    return str(page.run("document.getElementById('panel').innerText"))


def test_the_page_draws_without_errors_or_requests(opened):
    page = opened(small())
    assert page.problems() == []
    assert page.requests() == []
    assert page.run("document.title").startswith("3 companies")
    assert visible(page) >= {"Acme", "Widget", "Gadget", "Jane Doe", "AI-RAN"}
    assert page.run("document.querySelector('canvas').width") > 300


def test_hostile_text_runs_nothing_and_is_shown_as_it_is(opened):
    page = opened(nasty())
    assert page.run("window.pwned === undefined")
    page.run(f"drawing.select({id_of(NASTY)})")
    assert "<script>window.pwned=1</script>" in panel(page)
    page.run("drawing.nodes.forEach(node => document.body.append(node.title))")  # the tooltips
    set_value(page, "#search", '"><img src=x onerror=window.pwned=1>')
    time.sleep(0.2)
    assert page.run("window.pwned === undefined")
    assert page.run("document.querySelectorAll('img, iframe, #panel script').length") == 0
    assert page.problems() == []
    assert page.requests() == []


def test_the_policy_stops_a_script_that_got_in_all_the_same(opened):
    page = opened(small())
    page.run(
        "(script => { script.textContent = 'window.pwned=1'; document.body.append(script) })"
        "(document.createElement('script'))"
    )
    image = "<img src=http://example.org/x onerror='window.pwned=1'>"
    page.run(f'document.body.insertAdjacentHTML("beforeend", "{image}")')
    time.sleep(0.2)
    assert page.run("window.pwned === undefined")


@pytest.mark.parametrize(
    ("change", "gone", "kept"),
    [
        (lambda p: tick(p, "kind", "technology"), {"AI-RAN"}, {"Acme", "Acme invests in Widget"}),
        (lambda p: tick(p, "status", "cancelled"), {"Acme acquires Gadget", "Gadget"}, {"Acme"}),
        (lambda p: set_value(p, "#search", "gadg"), {"Jane Doe", "Widget"}, {"Gadget", "Acme"}),
        (
            lambda p: set_value(p, "#search", "ÁCME  corp"),
            {"Jane Doe"},
            {"Gadget", "Acme", "Widget"},
        ),
        (
            lambda p: set_value(p, "#since", "2025-04-01"),
            {"Jane Doe", "Widget"},
            {"Gadget", "Acme"},
        ),
        (
            lambda p: set_value(p, "#until", "2025-03-11"),
            {"Gadget", "Jane Doe"},
            {"Widget", "Acme"},
        ),
    ],
)
def test_filters_hide_nodes_and_reset_brings_them_back(opened, change, gone, kept):
    page = opened(small())
    everything = visible(page)
    change(page)
    assert not gone & visible(page)
    assert kept <= visible(page)
    page.run("document.querySelector('button[type=reset]').click()")
    time.sleep(0.05)
    assert visible(page) == everything


def test_nothing_found_is_said(opened):
    page = opened(small())
    assert page.run("document.getElementById('none').offsetParent === null")
    set_value(page, "#search", "no such company")
    assert visible(page) == set()
    assert page.run("document.getElementById('none').offsetParent !== null")


def test_a_click_on_a_node_and_on_a_line_shows_the_evidence(opened):
    page = opened(small())
    page.click(*place_of(page, "Acme acquires Gadget"))
    wait_for(page, "Acme has abandoned its plan to buy Gadget.")
    assert "Acme drops Gadget bid · 2025-06-01" in panel(page)
    (x1, y1), (x2, y2) = place_of(page, "Jane Doe"), place_of(page, "Jane Doe at Widget")
    page.click((x1 + x2) / 2, (y1 + y2) / 2)
    wait_for(page, "Jane Doe is chief executive of Widget.")


def test_the_list_of_events_leads_to_each(opened):
    page = opened(small())
    assert panel(page).splitlines()[0] == "3 events"
    page.run("document.querySelector('#panel .rows button').click()")
    assert "SAID IN 1 SENTENCE" in panel(page).upper()


def test_five_hundred_nodes_are_drawn_in_time(opened):
    start = time.monotonic()
    page = opened(large(500))
    assert len(visible(page)) > 400
    assert time.monotonic() - start < 10  # 1 s when nothing else runs
    assert page.problems() == []
