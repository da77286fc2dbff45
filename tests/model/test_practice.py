"""Timelines: where a practice is after any number of seconds, and what a breathing pattern means."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.practice import (
    NotAPattern,
    Phase,
    Practice,
    PracticeGroup,
    Timeline,
    breath_drawn,
    breath_pattern,
    grouped,
    how_long,
    looks_like_pattern,
    read_pattern,
)
from ptg_cli.session.practice import GAP, PracticeRun

SECONDS = st.integers(1, 240).map(lambda halves: halves / 2)
PHASES = st.lists(
    st.builds(Phase, st.just("x"), SECONDS, st.sampled_from(["", "in", "hold", "out", "rest"])), min_size=1, max_size=6
).map(tuple)
TIMELINES = st.builds(Timeline, PHASES, st.integers(1, 50))


@given(TIMELINES, st.floats(0, 1))
def test_every_moment_lies_in_its_phase(timeline: Timeline, share: float) -> None:
    elapsed = timeline.seconds * share
    moment = timeline.at(elapsed)
    if share == 1:
        assert moment is None
        return
    if moment is None:  # rounding at the very end
        assert math.isclose(elapsed, timeline.seconds)
        return
    assert 0 <= moment.progress <= 1
    assert 0 <= moment.left_of_phase <= moment.phase.seconds
    assert moment.left_of_phase <= moment.left + 1e-9
    assert 0 <= moment.cycle < timeline.cycles
    begins = elapsed - moment.progress * moment.phase.seconds
    before = timeline.phases[: moment.number]
    expected = moment.cycle * timeline.cycle_seconds + math.fsum(phase.seconds for phase in before)
    assert math.isclose(begins, expected, abs_tol=1e-6)


@given(TIMELINES)
def test_walking_from_boundary_to_boundary_visits_every_phase_in_order(timeline: Timeline) -> None:
    elapsed = 0.0
    seen: list[tuple[int, int]] = []
    while (moment := timeline.at(elapsed)) is not None and len(seen) < 400:
        seen.append((moment.cycle, moment.number))
        following = timeline.after(moment)
        assert (following is None) == (moment.left_of_phase + elapsed >= timeline.seconds - 1e-6)
        elapsed += moment.left_of_phase
    assert seen == sorted(set(seen))


@given(PHASES, st.integers(1, 20))
def test_breathing_ends_after_a_whole_out_breath(phases: tuple[Phase, ...], cycles: int) -> None:
    timeline = Timeline(phases, cycles)
    last = timeline.at(timeline.seconds - 0.01)
    assert last is not None
    if any(phase.breath == "out" for phase in phases):
        assert last.phase.breath == "out"
    else:
        assert last.number == len(phases) - 1


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("4-6", [4, 6]), ("4-2-6", [4, 2, 6]), ("4-2-6-0", [4, 2, 6]), ("4-4-4-4", [4, 4, 4, 4]), ("5.5-5.5", [5.5, 5.5]),
     ("1-20", [1, 20]), ("20-0-1-20", [20, 1, 20])],
)  # fmt: skip
def test_a_pattern_is_seconds_for_in_hold_out_and_rest(words: str, seconds: list[float]) -> None:
    phases = read_pattern(words)
    assert [phase.seconds for phase in phases] == seconds
    assert {phase.breath for phase in phases} >= {"in", "out"}


@pytest.mark.parametrize(
    "words",
    ["4-0", "0-0-0-0", "4-", "-4-4", "300-4", "4-300", "4", "a-b", "4-6-", "4--6", "4.25-6", "4-21-6", "0.5-4", "4-6 ",
     "1-2-3-4-5", "٤-٦"],
)  # fmt: skip
def test_what_is_no_pattern_is_said_with_an_example(words: str) -> None:
    with pytest.raises(NotAPattern, match="4-6 is 4 in and 6 out"):
        read_pattern(words)


def test_what_is_meant_as_a_pattern_is_told_from_a_name() -> None:
    assert looks_like_pattern("4-6")
    assert looks_like_pattern("-4-4")
    assert not looks_like_pattern("box")


def test_minutes_are_as_many_whole_cycles_as_fill_them() -> None:
    practice = Practice("p", "P", "", read_pattern("4-6"), "breathing", 6)
    assert practice.timeline(minutes=5).cycles == 30
    assert practice.timeline(minutes=5).seconds == 300
    assert practice.timeline(minutes=0.1).cycles == 1
    assert practice.timeline(cycles=2).seconds == 20
    box = Practice("b", "B", "", read_pattern("4-4-4-4"), "breathing", 4)
    assert box.timeline(cycles=2).seconds == 28
    assert box.seconds == 60


def test_regions_can_be_left_out_but_never_all() -> None:
    phases = (Phase("Arrive.", 20), Phase("Feet.", 30, region="feet"), Phase("Chest.", 30, region="chest"))
    practice = Practice("scan", "Scan", "", phases, "scan")
    assert practice.regions == ("feet", "chest")
    assert practice.timeline(without=["chest"]).seconds == 50
    assert practice.timeline(without=["feet", "chest"]).seconds == 20
    only = Practice("scan", "Scan", "", phases[1:2], "scan")
    assert only.timeline(without=["feet"]).seconds == 30


LOOKS = st.lists(st.one_of(st.floats(0, GAP), st.floats(GAP, 5000)), max_size=60)


@given(TIMELINES, LOOKS)
def test_a_run_never_runs_ahead_of_the_looks_at_the_clock(timeline: Timeline, gaps: list[float]) -> None:
    run, now, allowed = PracticeRun(timeline, 0.0), 0.0, 0.0
    for wanted in gaps:
        before, now = now, now + wanted
        gap = now - before  # as the machine has it: sums of such numbers are rounded
        run.go_on(before)
        run.look(now)
        if gap <= GAP:
            allowed += gap
        else:
            assert run.paused
            assert run.slept
        assert run.elapsed <= allowed + 1e-6
    assert run.seconds <= round(min(allowed, timeline.seconds)) + 1


def test_pausing_freezes_and_going_on_goes_on() -> None:
    run = PracticeRun(Timeline((Phase("a", 10), Phase("b", 10))), 100.0)
    run.look(101)
    run.look(102)
    run.pause(103)
    for now in range(104, 200):
        run.look(float(now))
    assert run.elapsed == 3
    run.go_on(200.0)
    run.look(201.0)
    assert run.elapsed == 4
    assert run.pauses == 1
    assert run.left_of_phase(201.0) == 6
    run.on(201.0)
    moment = run.look(201.0)
    assert moment is not None
    assert moment.phase.text == "b"
    assert run.seconds == 4


@given(
    st.lists(st.tuples(st.floats(0.1, 40), st.sampled_from(["", "feet", "legs"])), min_size=1, max_size=6),
    st.integers(1, 4),
    st.floats(0, 1.9),
)
def test_a_part_that_is_left_out_is_passed_over_in_every_cycle_and_it_still_ends(
    parts: list[tuple[float, str]], cycles: int, wait: float
) -> None:
    timeline = Timeline(tuple(Phase("a", seconds, region=region) for seconds, region in parts), cycles)
    run = PracticeRun(timeline, 0.0)
    run.leave_out("feet", wait)
    now, seen = wait, set()
    while (moment := run.look(now)) is not None:
        seen.add(moment.phase.region)
        now += min(max(moment.left_of_phase, 1e-6), GAP / 2)
    assert "feet" not in seen
    assert run.seconds <= round(timeline.seconds)


def test_the_part_left_out_last_is_brought_back_where_it_was_left() -> None:
    run = PracticeRun(Timeline((Phase("a", 10, region="feet"), Phase("b", 10, region="legs"), Phase("c", 10))), 0.0)
    assert run.bring_back(1.0) == ""
    run.leave_out("feet", 2.0)
    run.leave_out("legs", 2.0)
    moment = run.look(2.0)
    assert moment is not None
    assert moment.phase.text == "c"
    assert run.has_left_out
    assert run.bring_back(2.5) == "legs"
    assert run.bring_back(2.5) == "feet"
    assert run.elapsed == 2
    assert not run.has_left_out


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "about 1 second"), (4, "about 4 seconds"), (44, "about 44 seconds"), (45, "about a minute"),
     (75, "about a minute"), (180, "about 3 minutes")],
)  # fmt: skip
def test_how_long_is_said_in_seconds_below_a_minute(seconds: float, said: str) -> None:
    assert how_long(seconds) == said


def test_a_clock_that_goes_back_moves_nothing() -> None:
    run = PracticeRun(Timeline((Phase("a", 10),)), 100.0)
    run.look(101.0)
    run.look(50.0)
    assert run.elapsed == 1


def test_length_changes_never_cut_what_has_begun() -> None:
    breath = read_pattern("4-6")
    run = PracticeRun(Timeline(breath, 30), 0.0)
    for now in range(26):
        run.look(float(now))
    run.change(Timeline(breath, 1), 25.0)
    assert run.timeline.cycles == 3
    run.change(Timeline(breath, 60), 25.0)
    assert run.timeline.cycles == 60


# A breath as a picture and in numbers


@pytest.mark.parametrize(
    ("pattern", "drawn"),
    [("4-6", "▁▃▆██▇▅▄▂▁"), ("3-5", "▁▄██▇▅▂▁"), ("4-4-4-4", "▁▃▆██████▆▃▁▁▁▁▁"), ("4-7-8", "▁▃▆█████████▇▆▅▄▃▂▁")],
)
def test_a_breath_is_drawn_with_a_cell_a_second_and_typed_as_its_seconds(pattern: str, drawn: str) -> None:
    phases = read_pattern(pattern)
    assert breath_drawn(phases) == drawn
    assert breath_pattern(phases) == pattern
    assert len(drawn) == sum(phase.seconds for phase in phases)


def test_two_in_breaths_are_one_rise_and_what_is_not_breathed_has_no_picture() -> None:
    sigh = (Phase("In.", 2.5, "in"), Phase("A bit more in.", 1, "in"), Phase("Out.", 6.5, "out"))
    assert (breath_drawn(sigh), breath_pattern(sigh)) == ("▁▄▇██▆▅▃▂▁", "3.5-6.5")
    assert (breath_drawn((Phase("Look.", 9),)), breath_pattern((Phase("Look.", 9),))) == ("", "")


@given(st.lists(st.tuples(st.sampled_from(["in", "hold", "out", "rest"]), st.integers(2, 40)), min_size=1, max_size=6))
def test_any_breath_can_be_drawn(parts: list[tuple[Any, int]]) -> None:
    phases = tuple(Phase("x", halves / 2, breath) for breath, halves in parts)
    assert len(breath_drawn(phases)) == max(round(sum(phase.seconds for phase in phases)), 1)


# Groups


def one(slug: str, kind: str) -> Practice:
    """A practice of that kind."""
    return Practice(slug, slug, "", (Phase("Look.", 5),), kind=kind)


def test_each_practice_stands_once_under_its_heading() -> None:
    groups = [
        PracticeGroup("first", "First", ("breath", "walk"), ()),
        PracticeGroup("breathing", "Breathe", (), ("breathing",)),
        PracticeGroup("none", "None", ("gone",), ("kindness",)),
    ]
    found = [one("walk", "movement"), one("box", "breathing"), one("breath", "breathing"), one("own", "scan")]
    assert [(group.title, [each.slug for each in here]) for group, here in grouped(found, groups)] == [
        ("First", ["breath", "walk"]),
        ("Breathe", ["box"]),
        ("", ["own"]),
    ]
    assert [(group.id, len(here)) for group, here in grouped(found, [])] == [("", 4)]
    assert grouped([], groups) == []
