"""A floor can be raised by anyone and lowered by nobody in silence."""

from __future__ import annotations

import json

import pytest

from bench.floors import Floor, FloorError, below, load_floors, raised, save_floors


def written(path, **floor):
    path.write_text(json.dumps({"dev": {"event_f1": floor}}))
    return path


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_lowered_floor_without_a_reason_is_refused(tmp_path, reason):
    path = written(tmp_path / "floors.json", floor=0.8, best=0.9, reason=reason)
    with pytest.raises(FloorError, match="reason"):
        load_floors(path)


def test_a_lowered_floor_with_a_reason_is_taken(tmp_path):
    path = written(tmp_path / "floors.json", floor=0.8, best=0.9, reason="gold was mended")
    assert load_floors(path)["dev"]["event_f1"].floor == 0.8


def test_a_floor_above_what_was_ever_reached_is_refused(tmp_path):
    with pytest.raises(FloorError, match="above the best"):
        load_floors(written(tmp_path / "floors.json", floor=0.9, best=0.8, reason=None))


@pytest.mark.parametrize("text", ["", "[1]", '{"dev": {"event_f1": {"flor": 1}}}'])
def test_a_file_that_holds_no_floors_is_named(tmp_path, text):
    path = tmp_path / "floors.json"
    path.write_text(text)
    with pytest.raises(FloorError, match=r"floors\.json"):
        load_floors(path)


@pytest.mark.parametrize(("value", "fallen"), [(0.91, 0), (0.90, 0), (0.8999, 1), (None, 1)])
def test_a_figure_below_its_floor_or_gone_is_reported(value, fallen):
    floors = {"dev": {"event_f1": Floor(0.9, 0.92)}, "test": {"event_f1": Floor(0.9, 0.92)}}
    figures = {"dev": {} if value is None else {"event_f1": value}}
    assert len(below(figures, floors)) == fallen  # the set "test" was not measured


def test_a_set_that_the_repository_can_measure_must_be_measured():
    floors = {"dev": {"event_f1": Floor(0.9, 0.92)}, "others": {"event_f1": Floor(0.9, 0.92)}}
    assert below({}, floors) == []
    assert [line.split(":")[0] for line in below({}, floors, ["dev", "new"])] == ["dev"]


@pytest.mark.parametrize(("floor", "is_refused"), [(0.0301, False), (0.03, False), (0.02, True)])
def test_a_floor_of_speed_may_lie_a_quarter_below_the_best(tmp_path, floor, is_refused):
    row = {"floor": floor, "best": 0.04, "reason": None}
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"model-speed": {"speed_by_blank": row}}))
    if is_refused:
        with pytest.raises(FloorError, match="reason"):
            load_floors(path)
    else:
        assert load_floors(path)


@pytest.mark.parametrize("value", [0.0196, 0.0336, 0.4215, 1.3333])
def test_floors_of_speed_that_were_raised_are_taken_back(tmp_path, value):
    save_floors(raised({"model-speed": {"speed_by_cnn": value}}, {}), tmp_path / "floors.json")
    floor = load_floors(tmp_path / "floors.json")["model-speed"]["speed_by_cnn"]
    assert floor.floor == pytest.approx(0.75 * value, abs=1e-4)


def test_raising_lifts_floors_and_never_lowers_one():
    floors = {"dev": {"better": Floor(0.5, 0.52), "worse": Floor(0.9, 0.92)}}
    lifted = raised({"dev": {"better": 0.8, "worse": 0.1, "new": 0.6}}, floors)["dev"]
    assert lifted["better"] == Floor(0.78, 0.8)
    assert lifted["worse"] == Floor(0.9, 0.92)
    assert lifted["new"] == Floor(0.58, 0.6)


def test_a_reason_is_dropped_once_the_figure_is_won_back():
    floors = {"dev": {"event_f1": Floor(0.5, 0.9, "model was changed")}}
    assert raised({"dev": {"event_f1": 0.6}}, floors)["dev"]["event_f1"].reason
    assert raised({"dev": {"event_f1": 0.9}}, floors)["dev"]["event_f1"].reason is None


def test_what_is_saved_is_what_is_loaded(tmp_path):
    floors = {"dev": {"event_f1": Floor(0.5, 0.9, "why"), "role_f1": Floor(0.7, 0.71)}}
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors


def test_the_floors_of_the_repository_hold_together():
    assert load_floors()
