"""Practices on the screen: the shape, the count, what ends them and what they leave."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from textual.app import App, ComposeResult

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page
from ptg_cli.model.practice import (
    LETTERS_A_SECOND,
    Phase,
    Practice,
    Timeline,
    breath_drawn,
    eased,
    level_of,
    read_pattern,
)
from ptg_cli.sentences.practice import ENOUGH, TYPE_HOW_HARD
from ptg_cli.tui.dialogs import practice as practice_dialog
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.navigation import Go, OpenPractice
from ptg_cli.tui.screens.practice import PracticeScreen
from ptg_cli.tui.themes import theme
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.practice.pace import clock_of
from ptg_cli.tui.widgets.practice.shape import BreathShape, coverage

pytestmark = pytest.mark.slow

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
    kept = PracticeDialog.__init__

    def with_clock(self: PracticeDialog, *args: Any, **kwargs: Any) -> None:
        kept(self, *args, **{**kwargs, "clock": made})

    monkeypatch.setattr(PracticeDialog, "__init__", with_clock)
    return made


async def passes(person: Any, clock: Clock, seconds: float) -> None:
    """Lets time pass in steps that no sleeping machine is taken for, the screen looking each time."""
    while seconds > 0:
        step = min(seconds, 1.0)
        clock.now += step
        seconds -= step
        if isinstance(person.app.screen, PracticeDialog):
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
    phases = (Phase("In.", 2.5, "in"), Phase("A bit more in.", 1, "in"), Phase("Out.", 6.5, "out"))
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

    def __init__(self, shape: BreathShape) -> None:
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
    shape = BreathShape(look, colours="all" if soft else "few")

    async def draw() -> None:
        async with Drawing(shape).run_test(size=size) as pilot:
            inked = []
            for level in (0.0, 0.25, 0.5, 1.0):
                shape.level = level
                await pilot.pause()
                strips = [shape.render_line(y) for y in range(shape.size.height)]
                assert {strip.cell_length for strip in strips} == {shape.size.width}
                text = "".join(segment.text for strip in strips for segment in strip)
                assert set(text) <= set(" ▀▄█▏▎▍▌▋▊▉─")
                text = text.replace("─", " ")
                inked.append(sum(character != " " for character in text))
            if look == "circle" and not soft and size[0] >= 20:
                assert inked == sorted(inked)
                assert inked[0] < inked[-1]

    asyncio.run(draw())


def test_settling_takes_as_long_as_its_words_take_to_read(
    visit: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice_dialog, "_SETTLING", (4.0, 15.0))

    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.", TYPE_HOW_HARD)
        length = len("Find a position that is comfortable enough." + TYPE_HOW_HARD)
        await passes(person, clock, length / LETTERS_A_SECOND)  # and what it is, which is said between them
        await person.see("Find a position that is comfortable enough.")
        await passes(person, clock, 15.1 - length / LETTERS_A_SECOND)
        assert now(person).startswith(("in", "out"))

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)


def test_a_breath_begins_after_settling_and_ends_with_the_out_breath(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("1", "0")
        await person.see("10 it is.")
        await passes(person, clock, 4.1)
        assert now(person) == "in  ·  4"
        assert person.app.screen.query_one(BreathShape).display
        await passes(person, clock, 2)
        assert now(person) == "in  ·  2"
        await passes(person, clock, 2)
        assert now(person) == "out  ·  6"
        await passes(person, clock, 15)
        assert now(person) == "out  ·  1"
        await passes(person, clock, 2)
        await person.see("How hard is it now?")
        await person.press("6")
        await person.until(lambda: person.app._exit)

    app = visit(Go("breathing", OpenPractice("4-6", cycles=2, parting=True)), steps)
    (page,) = pages()
    assert app.return_value.kept == page.id
    entry = page.entry
    assert (entry.kind, entry.practice, entry.seconds) == ("practice", "longer-out-breath", 20)
    assert (entry.distress_before, entry.distress_after) == (10, 6)


def test_a_short_one_that_was_not_rated_leaves_nothing_and_leaving_early_is_simply_the_end(
    visit: Any, clock: Clock, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 10)
        await person.press("q")
        await person.see("You stopped here.")
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    visit(Go("breathing", OpenPractice("", parting=True)), steps)
    assert pages() == []


def test_a_pause_holds_and_a_machine_that_slept_is_waited_for(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 5.5)
        await person.press("space")
        await person.see("The practice is paused. Space goes on.")
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

    visit(Go("breathing", OpenPractice("4-6", minutes=5, parting=True)), steps)


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
        assert person.app.screen.query_one(BreathShape).look == "bar"
        await person.press("v")
        assert not person.app.screen.query_one(BreathShape).display
        await person.press("v")
        assert person.app.screen.query_one(BreathShape).display
        await person.press("b")
        await passes(person, clock, 20)

    visit(Go("breathing", OpenPractice("4-6", minutes=5, parting=True)), steps)
    assert rung == 2 + 1 + 2 + 1


def test_grounding_instead_comes_at_once(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 50)
        await person.press("g")
        await person.see("Name the day")
        assert not person.app.screen.query_one(BreathShape).display
        await person.press("escape")
        await person.see("You stopped here.")

    visit(Go("breathing", OpenPractice("4-6", minutes=5, parting=True)), steps)
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

    visit(Go("breathing", OpenPractice("body-scan-3", parting=True)), steps)


def test_without_room_or_motion_there_are_words(visit: Any, clock: Clock, context: Context) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 5)
        assert not person.app.screen.query_one(BreathShape).display
        assert now(person).startswith("in")

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps, size=(20, 8))
    context.change_setting("reduce_motion", "yes")
    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)


@pytest.mark.parametrize("soft", [True, False])
def test_only_with_all_colours_are_there_any_between_the_two(soft: bool) -> None:
    shape = BreathShape("circle", colours="all" if soft else "some")

    async def draw() -> None:
        async with Drawing(shape).run_test(size=(80, 24)) as pilot:
            shape.level = 0.7
            await pilot.pause()
            strips = [shape.render_line(y) for y in range(shape.size.height)]
            drawn = {
                colour
                for strip in strips
                for segment in strip
                if segment.style
                for colour in (segment.style.color, segment.style.bgcolor)
                if colour
            }
            assert (len(drawn) == 2) != soft

    asyncio.run(draw())


def colours_of(shape: BreathShape) -> set[str]:
    """What the cells that are filled or half filled are drawn in."""
    strips = [shape.render_line(y) for y in range(shape.size.height)]
    styles = [segment.style for strip in strips for segment in strip if segment.style and "─" not in segment.text]
    return {one.color.get_truecolor().hex for one in styles if one.color}


@pytest.mark.parametrize("look", ["circle", "bar"])
@pytest.mark.parametrize(("colours", "between"), [("all", 22), ("some", 22), ("few", 0)])
def test_the_shape_cools_from_the_accent_to_green_as_the_breath_goes_out(look: Any, colours: Any, between: int) -> None:
    shape = BreathShape(look, colours=colours)

    async def draw() -> None:
        async with Drawing(shape).run_test(size=(80, 24)) as pilot:
            seen = []
            for level in [number / 48 for number in range(48, -1, -1)]:
                shape.level = level
                await pilot.pause()
                seen.append(shape._colours[1].hex.lower())
                assert shape._colours[1].hex.lower() in {one.lower() for one in colours_of(shape)}
            ends = [shape.get_component_styles(f"shape--{name}").color.hex.lower() for name in ("warm", "cool")]
            assert [seen[0], seen[-1]] == ends
            assert len(set(seen)) >= between + 2 if between else len(set(seen)) == 2
            reds = [int(one[1:3], 16) for one in seen]
            assert reds == sorted(reds, reverse=True)

    asyncio.run(draw())


def test_the_bar_lies_on_a_track_that_keeps_its_length() -> None:
    shape = BreathShape("bar")

    async def draw() -> None:
        async with Drawing(shape).run_test(size=(80, 24)) as pilot:
            tracks = []
            for level in (0.0, 0.3, 0.7, 1.0):
                shape.level = level
                await pilot.pause()
                row = "".join(segment.text for segment in shape.render_line(shape.size.height // 2))
                assert (len(row) - len(row.lstrip()), len(row.strip())) == (16, 48)
                tracks.append(row.count("─"))
            assert tracks == sorted(tracks, reverse=True)
            assert tracks[0] > tracks[-1] == 0

    asyncio.run(draw())


@pytest.mark.parametrize("look", ["circle", "bar", "words"])
def test_how_far_a_practice_is_stands_under_its_word(visit: Any, clock: Clock, look: str) -> None:
    async def steps(person: Any) -> None:
        def over() -> int:
            rows = [row.strip() for row in person.screen_text().splitlines()]
            (track,) = [row for row in rows if len(row) == 24 and set(row) <= set("━─")]
            return int(track.count("━"))

        await passes(person, clock, 5)
        assert over() == 0
        await passes(person, clock, 90)
        assert over() == 12
        await passes(person, clock, 60)
        assert over() == 20

    visit(Go("breathing", OpenPractice("4-6", minutes=3, visual=look, parting=True)), steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_the_end_stands_in_the_middle_where_the_breath_was(visit: Any, clock: Clock, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 5)
        await passes(person, clock, 70)
        await person.press("q")
        await person.see(ENOUGH)
        rows = person.screen_text().splitlines()
        at = next(number for number, row in enumerate(rows) if ENOUGH in row)
        left = rows[at].index(ENOUGH)
        assert abs(left + len(ENOUGH) / 2 - size[0] / 2) <= 1
        assert size[1] / 6 < at < size[1] / 2

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps, size=size)


def rates(person: Any) -> bool:
    """True where a number at the start is asked for."""
    return TYPE_HOW_HARD in person.screen_text()


def test_a_quick_double_enter_begins_a_breath_and_does_not_end_it(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("enter")
        await person.until(lambda: now(person).startswith("in"))
        await passes(person, clock, 0.2)
        await person.press("enter")
        await passes(person, clock, 0.5)
        assert "You stopped here." not in person.screen_text()
        await person.press("enter")
        await person.see("You stopped here.")

    visit(Go("breathing", OpenPractice("4-6")), steps)


def test_the_second_of_two_quick_enters_skips_no_cue_of_a_practice_that_the_first_began(
    visit: Any, clock: Clock, context: Context
) -> None:
    practice = context.practice_desk.spared("sounds-around-you")
    cues = [phase.text for phase in context.practice_desk.timeline(practice).phases]

    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        dialog = PracticeDialog(context, practice, by_enter=True)
        person.app.push_screen(dialog)
        await person.until(lambda: dialog.is_mounted and person.app.screen is dialog)
        run = dialog._run_of

        def cue() -> str:
            moment = run.look(clock.now)
            return moment.phase.text if moment else ""

        await person.press("enter", "enter")
        assert cue() == cues[0]
        await passes(person, clock, 0.5)
        await person.press("enter")
        assert cue() == cues[1]
        await person.press("enter", "n")
        assert cue() == cues[2], "n is another key"

    visit(Go("today"), steps)


def test_after_a_loud_rating_it_stays_with_people_and_more_to_try_and_says_so_at_parting(
    visit: Any, clock: Clock, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("1", "0", "q")
        await person.see("You stopped here.", "How hard is it now?", "F3 shows people to talk to. More to try: c.")
        await person.press("9")
        await person.see(
            "It is still hard. g helps you to notice the room around you. F3 shows people to talk to.", "c hard moment"
        )
        assert not person.app._exit
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    app = visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)
    entry = pages()[0].entry
    assert (entry.distress_before, entry.distress_after, entry.seconds) == (10, 9, 0)
    assert app.return_value.words == (
        "Kept.",
        "It is still hard. `ptg sos` shows people to talk to. More to try: `ptg cope`.",
    )


def test_a_loud_rating_given_beforehand_is_answered_too(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 15)
        await person.see("It ends here.", "It is still hard.", "F3 shows people to talk to.")
        assert "How hard is it now?" not in person.screen_text()
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    visit(Go("breathing", OpenPractice("4-6", cycles=1, before=6, after=8, parting=True)), steps)


def test_c_after_a_loud_rating_opens_a_hard_moment_with_it(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("9", "q")
        await person.see("How hard is it now?")
        await person.press("8", "c")
        await person.until(lambda: person.place() == "HardMomentScreen")
        await person.see("begin", "your plan", "people")
        assert pages()[0].entry.distress_after == 8

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)


def test_a_calm_rating_goes_back_at_once(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("9", "q")
        await person.see("How hard is it now?")
        await person.press("6")
        await person.until(lambda: person.app._exit)

    app = visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)
    assert app.return_value.words == ("Kept.",)


def test_who_might_choose_something_else_is_shown_first_also_where_nothing_is_breathed(
    visit: Any, clock: Clock
) -> None:
    async def scan(person: Any) -> None:
        await person.see("If it is hard to feel your body", "Sit, lie or stand")
        await passes(person, clock, 12)
        await person.until(lambda: "If it is hard to feel your body" not in person.screen_text())

    async def breath(person: Any) -> None:
        await person.see("Four, seven, eight", "Choose another practice if you are pregnant")
        assert len(person.app.screen._run_of.timeline.phases) * person.app.screen._run_of.timeline.cycles == 12

    visit(Go("breathing", OpenPractice("body-scan-3", parting=True)), scan)
    visit(Go("breathing", OpenPractice("4-7-8", parting=True)), breath)


def test_what_is_not_breathed_takes_a_rating_in_its_first_part_and_no_later(
    visit: Any, clock: Clock, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: rates(person))
        await person.press("6")
        await person.see("6 it is.")
        await passes(person, clock, 40)
        assert "it is." not in person.screen_text()
        await person.press("9", "q")
        await person.see("How hard is it now?")
        await person.press("4")
        await person.until(lambda: person.app._exit)

    visit(Go("breathing", OpenPractice("body-scan-3", parting=True)), steps)
    entry = pages()[0].entry
    assert (entry.practice, entry.distress_before, entry.distress_after) == ("body-scan-3", 6, 4)


@pytest.mark.parametrize("how", ["no entry", "setting", "given"])
def test_where_a_rating_would_be_thrown_away_or_is_there_none_is_asked_for(
    visit: Any, clock: Clock, context: Context, pages: Pages, how: str
) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        assert not rates(person)
        await person.press("9")
        assert "9 it is." not in person.screen_text()
        await passes(person, clock, 45)
        await person.see("It ends here.")
        assert ("How hard is it now?" in person.screen_text()) == (how == "given")
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    if how == "setting":
        context.change_setting("practice_entries", "no")
    before = 3 if how == "given" else None
    visit(
        Go("breathing", OpenPractice("4-6", cycles=4, no_entry=how == "no entry", before=before, parting=True)), steps
    )
    assert [page.entry.distress_before for page in pages()] == ([3] if how == "given" else [])


def test_enter_begins_a_breath_at_once_and_later_ends_it(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("enter")
        await person.until(lambda: now(person).startswith("in"))
        await passes(person, clock, 3)
        await person.press("enter")
        await person.see("You stopped here.")
        await person.press("enter")

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)
    assert pages() == []


def test_a_length_changed_while_it_settles_is_said(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("right")
        await person.told("It will take about 4 minutes.")

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)


def test_space_holds_the_settling_too_and_its_word_is_go_on_while_held(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.", "space pause")
        await person.press("space")
        await person.see("The practice is paused. Space goes on.", "space go on")
        await passes(person, clock, 60)
        await person.see("Find a position that is comfortable enough.")
        await person.press("space")
        await person.see("space pause")
        await passes(person, clock, 4.1)
        assert now(person).startswith("in")

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)


def test_f2_is_a_minute_that_is_not_remembered_and_leaving_it_early_is_said(
    visit: Any, clock: Clock, context: Context, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("f2", "1")
        await person.see("Find a position that is comfortable enough.")
        assert person.app.screen._run_of.timeline.seconds == 60
        await person.press("q")
        await person.told("You stopped here.")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.press("f2")
        await person.see("Find a position that is comfortable enough.")
        await passes(person, clock, 50)
        await person.press("q")
        await person.see("How hard is it now?")
        await person.press("enter")
        await person.until(lambda: person.place() == "TodayScreen")

    context.change_setting("breathing", "box")
    visit(Go("today"), steps)
    assert len(pages()) == 1
    assert context.settings.breathing == "box"


@pytest.mark.parametrize(("seconds", "kept"), [(20, "box"), (50, "5-6")])
def test_a_look_at_another_breath_does_not_take_the_place_of_the_last(
    visit: Any, clock: Clock, context: Context, seconds: float, kept: str
) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, seconds)
        await person.press("q")
        await person.see("You stopped here.")
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    context.change_setting("breathing", "box")
    visit(Go("breathing", OpenPractice("5-6", parting=True)), steps)
    assert context.settings.breathing == kept


def test_the_bottom_line_names_what_matters_at_eighty_and_at_sixty(visit: Any, clock: Clock) -> None:
    async def scan(person: Any) -> None:
        await person.see("enter next", "g ground", "q enough", "F3 people")
        await person.press("n", "enter")
        await person.see("s leave out", "g ground", "q enough", "F3 people", "F1 keys")

    async def breath(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.see("space pause", "g ground", "q enough", "F3 people", "F1 keys")
        if person.app.size.width == 80:
            await person.see("← shorter", "→ longer")

    for size in ((80, 24), (60, 20)):
        visit(Go("breathing", OpenPractice("body-scan-3", parting=True)), scan, size=size)
        visit(Go("breathing", OpenPractice("4-6", parting=True)), breath, size=size)


def test_help_over_a_breath_names_each_key_once_and_nothing_that_does_nothing(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        shown = [command.shown for command in person.app.screen.commands_here()]
        assert len(set(shown)) == len(shown)
        assert {"←", "→", "v", "b", "space", "g", "q"} <= set(shown)
        assert "F2" not in shown

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)


def test_in_the_smallest_window_word_count_time_and_the_way_out_stand_there(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await passes(person, clock, 5)
        await person.see("in  ·  3", "2:59 left", "q enough")
        assert "Enlarge" not in person.screen_text()

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps, size=(20, 8))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_nothing_moves_from_the_settling_to_the_first_breath(visit: Any, clock: Clock, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        def places() -> list[Any]:
            return [person.app.screen.query_one(name).region for name in ("#title", "BreathShape", "#now", "#left")]

        await person.see("Find a position that is comfortable enough.")
        settling = places()
        await passes(person, clock, 5)
        assert now(person).startswith("in")
        assert places() == settling

    visit(Go("breathing", OpenPractice("4-7-8", parting=True)), steps, size=size)


def test_the_title_steps_back_once_something_is_to_be_done(visit: Any, clock: Clock) -> None:
    async def steps(person: Any) -> None:
        await person.see("Sit, lie or stand")
        title, said = (person.app.screen.query_one(name) for name in ("#title", "#now"))
        assert not title.styles.text_style.bold
        assert said.styles.text_style.bold
        assert title.styles.color == person.app.screen.query_one("#next").styles.color
        assert person.app.screen.query_one("#next").region.y >= said.region.bottom + 2

    visit(Go("breathing", OpenPractice("body-scan-3", parting=True)), steps)


def test_u_brings_a_part_back_and_goes_back_to_it(visit: Any, clock: Clock, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see("then:")
        await passes(person, clock, 22)
        await person.see("Your feet.")
        await person.press("s")
        await person.told("Left out from now on: feet. u brings it back. So does “Parts left out” in Settings.")
        await person.see("u undo")
        assert context.settings.leave_out == ("feet",)
        await person.press("u")
        await person.told("No longer left out: feet.")
        await person.see("Your feet.")
        assert not context.settings.leave_out
        assert "u undo" not in person.screen_text()

    visit(Go("breathing", OpenPractice("body-scan-3", parting=True)), steps)


def test_g_takes_a_rating_from_the_start_along_and_keeps_it_once(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Find a position that is comfortable enough.")
        await person.press("8", "g")
        await person.see("Name the day")
        assert not rates(person)
        await passes(person, clock, 10)
        await person.press("q")
        await person.see("How hard is it now?")
        await person.press("5")
        await person.until(lambda: person.app._exit)

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)
    (page,) = pages()
    entry = page.entry
    assert (entry.practice, entry.distress_before, entry.distress_after) == ("name-the-day", 8, 5)


def test_ground_is_offered_after_a_loud_rating_and_begins_with_it(visit: Any, clock: Clock, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await passes(person, clock, 50)
        await person.press("q")
        await person.see("How hard is it now?")
        await person.press("8", "g")
        await person.see("Name the day", "then:")
        await passes(person, clock, 80)
        await person.see("How hard is it now?")
        await person.press("4")
        await person.until(lambda: person.app._exit)

    visit(Go("breathing", OpenPractice("4-6", parting=True)), steps)
    rated = [(page.entry.practice, page.entry.distress_before, page.entry.distress_after) for page in pages()]
    assert sorted(rated) == [("longer-out-breath", None, 8), ("name-the-day", 8, 4)]


def test_minutes_are_said_as_a_clock() -> None:
    assert [clock_of(seconds) for seconds in (0.2, 59.5, 60, 160, 3600)] == ["0:01", "1:00", "1:00", "2:40", "60:00"]


def test_practices_are_listed_with_who_might_choose_something_else(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Practices", "Good to begin with", "A longer out-breath", "4-6", "3 min")
        assert not person.screen_text().count("Breathe\n") > 1
        await person.press("down")
        await person.see("In 4, out 6. About 3 minutes.")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, PracticeScreen))
        await person.see("A longer out-breath")
        await person.press("q")
        await person.press("enter")
        await person.see("Practices")

    visit(Go("practices"), steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_why_there_is_no_fast_breathing_comes_into_view_by_keys(visit: Any, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see("Practices", "1 min")
        await person.press("G")
        await person.see("Fast or hard breathing is not among these", "driving")

    visit(Go("practices"), steps, size=size)


@pytest.mark.parametrize(("size", "shape_at"), [((80, 24), "row"), ((60, 20), ""), ((120, 36), "beside")])
def test_a_breath_has_its_shape_where_there_is_room(visit: Any, size: tuple[int, int], shape_at: str) -> None:
    shape = breath_drawn(read_pattern("4-6"))

    async def steps(person: Any) -> None:
        await person.see("A longer out-breath")
        await person.press("down")
        await person.see("In 4, out 6.")
        rows = [row for row in person.screen_text().splitlines() if shape in row]
        assert len(rows) == (1 if shape_at else 0)
        assert all(("4-6" in row) == (shape_at == "row") for row in rows)

    visit(Go("practices"), steps, size=size)


def test_a_number_begins_the_practice_that_has_it_whatever_headings_stand_between(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Good to begin with")
        await person.press("2", "3")
        await person.until(lambda: isinstance(person.app.screen, PracticeScreen))
        await person.see(listed[22].title)

    listed: list[Practice] = []

    async def both(person: Any) -> None:
        listed.extend(person.app.screen.context.practice_desk.listed())
        await steps(person)

    visit(Go("practices"), both)
