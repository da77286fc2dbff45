"""Practices on the screen: the shape, the count, what ends them and what they leave."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from textual.app import App, ComposeResult

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page
from ptg_cli.model.practice import Phase, Timeline, read_pattern
from ptg_cli.tui.dialogs.practising import Practising, minutes
from ptg_cli.tui.going import Go, Practise
from ptg_cli.tui.screens.practice import PracticeScreen
from ptg_cli.tui.themes import theme
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.shape import Shape, coverage, eased, level_of

Pages = Callable[[], list[Page]]


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The seconds now."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that practices run by."""
    made = Clock()
    kept = Practising.__init__

    def with_clock(self: Practising, *args: Any, **kwargs: Any) -> None:
        kept(self, *args, **{**kwargs, "clock": made})

    monkeypatch.setattr(Practising, "__init__", with_clock)
    return made


async def passes(person: Any, clock: Clock, seconds: float) -> None:
    """Lets time pass in steps that no sleeping machine is taken for, the screen looking each time."""
    while seconds > 0:
        step = min(seconds, 1.0)
        clock.now += step
        seconds -= step
        if isinstance(person.app.screen, Practising):
            person.app.screen._again()
    await person.pilot.pause()


def now(person: Any) -> str:
    """The word of now, with its count."""
    return str(person.app.screen.query_one("#now", Plain).text)


def test_the_shape_grows_smoothly_and_rests_through_holds() -> None:
    phases = read_pattern("4-4-4-4")
    timeline = Timeline(phases, 2)
    levels = []
    for tenth in range(160):
        moment = timeline.at(tenth / 10)
        assert moment is not None
        levels.append(level_of(moment, phases))
    assert levels[0] == 0
    assert all(one <= other for one, other in pairwise(levels[:41]))
    assert set(levels[40:80]) == {1.0}
    assert all(one >= other for one, other in pairwise(levels[80:121]))
    assert set(levels[120:160]) == {0.0}
    assert max(abs(one - other) for one, other in pairwise(levels)) < 0.05


def test_two_in_breaths_share_the_way() -> None:
    phases = (Phase("In.", 2.5, "in"), Phase("A little more in.", 1, "in"), Phase("Out.", 6.5, "out"))
    timeline = Timeline(phases)
    at = [timeline.at(seconds) for seconds in (2.4, 2.6, 3.4)]
    levels = [level_of(moment, phases) for moment in at if moment]
    assert levels[0] < levels[1] < levels[2]
    assert levels[2] > 0.95


def test_easing_and_coverage_stay_within_nothing_and_all() -> None:
    assert (eased(-1), eased(0), eased(1), eased(2)) == (0, 0, 1, 1)
    assert coverage(5, 0, 0) == 1
    assert coverage(5, 6, 0) == 0
    assert 0 < coverage(5, 5, 0) < 1


class Drawing(App[None]):
    """Nothing but a shape."""

    CSS = "Screen { background: $ground; }"

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours."""
        return dict(theme("dusk").variables)

    def compose(self) -> ComposeResult:
        """The shape."""
        yield self._shape


@pytest.mark.parametrize("soft", [True, False])
@pytest.mark.parametrize("look", ["circle", "bar"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36), (20, 8), (5, 3)])
def test_a_shape_fills_its_rows_exactly_at_any_size(soft: bool, look: Any, size: tuple[int, int]) -> None:
    shape = Shape(look, soft=soft)

    async def draw() -> None:
        async with Drawing(shape).run_test(size=size) as pilot:
            inked = []
            for level in (0.0, 0.25, 0.5, 1.0):
                shape.level = level
                await pilot.pause()
                strips = [shape.render_line(y) for y in range(shape.size.height)]
                assert {strip.cell_length for strip in strips} == {shape.size.width}
                text = "".join(segment.text for strip in strips for segment in strip)
                assert set(text) <= set(" ▀▄█▏▎▍▌▋▊▉")
                inked.append(sum(character != " " for character in text))
            if look == "circle" and not soft and size[0] >= 20:
                assert inked == sorted(inked)
                assert inked[0] < inked[-1]

    asyncio.run(draw())


def test_a_breath_begins_after_settling_and_ends_with_the_out_breath(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Settle, as you are.")
        await person.press("1", "0")
        await person.see("10 it is.")
        await passes(person, clock, 4.1)
        assert now(person) == "in  ·  4"
        assert person.app.screen.query_one(Shape).display
        await passes(person, clock, 2)
        assert now(person) == "in  ·  2"
        await passes(person, clock, 2)
        assert now(person) == "out  ·  6"
        await passes(person, clock, 15)
        assert now(person) == "out  ·  1"
        await passes(person, clock, 2)
        await person.see("How loud is it now?")
        await person.press("6")
        await person.until(lambda: person.app._exit)

    app = visit(Go("practice", Practise("4-6", cycles=2, parting=True)), steps)
    (page,) = pages()
    assert app.return_value.kept == page.id
    entry = page.entry
    assert (entry.kind, entry.practice, entry.seconds) == ("practice", "4-6", 20)
    assert (entry.distress_before, entry.distress_after) == (10, 6)


def test_a_short_one_that_was_not_rated_leaves_nothing_and_leaving_early_is_simply_the_end(
    visit: Any, clock: Clock, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 10)
        await person.press("q")
        await person.see("That's enough.")
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    visit(Go("practice", Practise("", parting=True)), steps)
    assert pages() == []


def test_a_pause_holds_and_a_machine_that_slept_is_waited_for(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 5.5)
        await person.press("space")
        await person.see("Held here. Space goes on.")
        held = now(person)
        await passes(person, clock, 60)
        assert now(person) == held
        await person.press("space")
        await passes(person, clock, 1)
        assert now(person) != held
        clock.now += 300
        person.app.screen._again()
        await person.see("while the computer slept")
        await person.press("space")
        await person.until(lambda: "slept" not in person.screen_text())

    visit(Go("practice", Practise("4-6", minutes=5, parting=True)), steps)


def test_length_look_and_bell_change_while_it_runs(visit: Any, clock: Clock) -> None:
    rung = 0

    def bell() -> None:
        nonlocal rung
        rung += 1

    async def steps(person: Any) -> None:
        person.app.bell = bell
        await passes(person, clock, 5)
        await person.see("4:59 left")
        await person.press("right")
        await person.see("5:59 left")
        await person.press("left", "left")
        await person.see("3:59 left")
        await person.press("v")
        assert person.app.screen.query_one(Shape).look == "bar"
        await person.press("v")
        assert not person.app.screen.query_one(Shape).display
        await person.press("v")
        assert person.app.screen.query_one(Shape).display
        await person.press("b")
        await passes(person, clock, 20)

    visit(Go("practice", Practise("4-6", minutes=5, parting=True)), steps)
    assert rung == 2 + 1 + 2 + 1


def test_grounding_instead_comes_at_once(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 50)
        await person.press("g")
        await person.see("Name the day")
        assert not person.app.screen.query_one(Shape).display
        await person.press("escape")
        await person.see("That's enough.")

    visit(Go("practice", Practise("4-6", minutes=5, parting=True)), steps)
    assert pages()[0].entry.seconds == 46


def test_a_body_scan_shows_what_is_next_and_leaves_a_part_out_for_good(
    visit: Any, clock: Clock, context: Context
) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: isinstance(person.app.screen, PracticeScreen))
        await passes(person, clock, 1)
        await person.see("then:")
        run = person.app.screen._run_of
        while not (moment := run.look(clock.now)).phase.region:
            await person.press("n")
        region = moment.phase.region
        await person.press("s")
        await person.until(lambda: region in context.settings.leave_out)
        assert run.look(clock.now).phase.region != region

    visit(Go("practice", Practise("body-scan-3", parting=True)), steps)


def test_without_room_or_motion_there_are_words(visit: Any, clock: Clock, context: Context) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 5)
        assert not person.app.screen.query_one(Shape).display
        assert now(person).startswith("in")

    visit(Go("practice", Practise("4-6", parting=True)), steps, size=(20, 8))
    context.change_setting("reduce_motion", "yes")
    visit(Go("practice", Practise("4-6", parting=True)), steps)


def test_minutes_are_said_as_a_clock() -> None:
    assert [minutes(seconds) for seconds in (0.2, 59.5, 60, 160, 3600)] == ["0:01", "1:00", "1:00", "2:40", "60:00"]


def test_practices_are_listed_with_who_might_choose_something_else(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Practices", "A longer out-breath", "about 3 minutes")
        await person.press("down", "enter")
        await person.until(lambda: isinstance(person.app.screen, PracticeScreen))
        await person.press("q")
        await person.press("enter")
        await person.see("Practices")

    visit(Go("practices"), steps)
