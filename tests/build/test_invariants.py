"""The promises of the two layers: the graph is a function of the set of articles.

Adding twice changes nothing; order does not matter; removing leaves what would stand
without; a full rebuild gives the same quads. Checked on random worlds of few names, so
that articles share entities, events and edges.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build.change import change
from kg.build.derive import derive, whole_world
from kg.model import Extraction
from kg.ports import Quad, Store
from kg.rdf.article_graph import article_quads
from kg.rdf.vocabulary import load_technologies
from kg.schema import load_schema
from kg.store import open_store
from tests.sayings import Said, claim, says

SCHEMA = load_schema()
COMPANIES = st.sampled_from(["Acme", "Acme Corp.", "ACME", "Widget", "Gadget Inc.", "Gadget"])
UNKNOWN = "photonic sorting"  # a technology of no table, which an article may call something
TECHNOLOGIES = ("5G", "AI-RAN", "radio access network", UNKNOWN)
CONCEPTS = {
    str(label): str(concept)
    for concept, label in load_technologies().subject_objects()
    if str(label) in TECHNOLOGIES
}
STATUSES = st.sampled_from(["completed", "announced", "planned", "rumoured", "cancelled", "denied"])
AMOUNTS = st.sampled_from(
    [{}, {"amount": "$1bn=1000000000 USD"}, {"amount": "€2bn=2000000000 EUR"}]
)
CALLED = st.sampled_from([{}, *({UNKNOWN: concept} for _, concept in sorted(CONCEPTS.items()))])
TOPICS = st.sampled_from([{}, *({"technology": name} for name in TECHNOLOGIES)])


@st.composite
def claims(draw: st.DrawFn) -> Said:
    kind, roles = draw(
        st.sampled_from(
            [
                ("Acquisition", ("acquirer", "target")),
                ("Investment", ("investor", "investee")),
                ("Partnership", ("partner", "partner")),
                ("SupplyContract", ("supplier", "customer")),
                ("Development", ("developer", "developer")),
            ]
        )
    )
    several = draw(st.lists(COMPANIES, min_size=2, max_size=3, unique=True))
    if roles[0] == roles[1]:
        parties: dict[str, object] = {roles[0]: tuple(several)}
    else:
        parties = {roles[0]: several[0], roles[1]: several[1]}
    return claim(kind, draw(STATUSES), **parties, **draw(AMOUNTS), **draw(TOPICS))


@st.composite
def articles(draw: st.DrawFn, article_id: str) -> Extraction:
    day = draw(st.sampled_from([None, "2020-01-01", "2020-06-01", "2024-01-01"]))
    names = tuple(draw(st.lists(COMPANIES, max_size=2)))
    said = draw(st.lists(claims(), max_size=3))
    called = draw(CALLED)
    return says(article_id, on=day, names=names, claims=said, recorded=CONCEPTS, broader=called)


WORLDS = st.tuples(*(articles(f"a{number}") for number in range(4)))


def add(store: Store, new: Extraction, old: Extraction | None = None) -> None:
    planned = change(store, SCHEMA, old=old, new=new)
    store.apply(remove=planned.remove, add=planned.add)


def remove(store: Store, old: Extraction) -> None:
    planned = change(store, SCHEMA, old=old, new=None)
    store.apply(remove=planned.remove, add=planned.add)


def quads_after(extractions: tuple[Extraction, ...]) -> set[Quad]:
    store = open_store(":memory:")
    for extraction in extractions:
        add(store, extraction)
    return set(store.match())


@settings(max_examples=40, deadline=None)
@given(WORLDS)
def test_adding_one_by_one_gives_what_a_rebuild_gives(world):
    derived = derive(whole_world(world, SCHEMA), SCHEMA, lambda entity: entity).quads
    said = {quad for extraction in world for quad in article_quads(extraction)}
    assert quads_after(world) == derived | said


@settings(max_examples=25, deadline=None)
@given(WORLDS, st.permutations(range(4)))
def test_the_order_of_adding_does_not_matter(world, order):
    assert quads_after(world) == quads_after(tuple(world[i] for i in order))


@settings(max_examples=25, deadline=None)
@given(WORLDS)
def test_adding_twice_changes_nothing(world):
    store = open_store(":memory:")
    for extraction in world:
        add(store, extraction)
    for extraction in world:
        assert not change(store, SCHEMA, old=extraction, new=extraction)


@settings(max_examples=40, deadline=None)
@given(WORLDS, st.integers(0, 3))
def test_removing_leaves_exactly_what_would_stand_without(world, gone):
    store = open_store(":memory:")
    for extraction in world:
        add(store, extraction)
    remove(store, world[gone])
    assert set(store.match()) == quads_after(world[:gone] + world[gone + 1 :])


@settings(max_examples=25, deadline=None)
@given(WORLDS, articles("a0"))
def test_replacing_an_article_leaves_only_the_new_one(world, newer):
    store = open_store(":memory:")
    for extraction in world:
        add(store, extraction)
    add(store, newer, old=world[0])
    assert set(store.match()) == quads_after((newer, *world[1:]))


def test_the_last_article_takes_everything_with_it():
    store = open_store(":memory:")
    deal = says("a1", claims=[claim("Acquisition", "completed", acquirer="A", target="B")])
    add(store, deal)
    remove(store, deal)
    assert list(store.match()) == []


def test_a_concept_stays_while_another_article_speaks_of_it():
    known = claim("Development", "completed", developer="Acme", technology="5G")
    unknown = claim("Development", "completed", developer="Widget", technology=UNKNOWN)
    first = says("a1", claims=[known], recorded=CONCEPTS)
    second = says("a2", claims=[unknown], broader={UNKNOWN: CONCEPTS["5G"]})
    store = open_store(":memory:")
    add(store, first)
    add(store, second)
    remove(store, second)
    assert set(store.match()) == quads_after((first,))
