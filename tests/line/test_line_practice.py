"""A practice in plain lines: every line at its own time, the bell, time left, sleep, the end and what it leaves."""

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.context import Context
from ptg_cli.journal.pages import read_page
from ptg_cli.line.console import TimedLines
from ptg_cli.line.pause import Steady, run_practice, steady
from ptg_cli.line.practice import OnePractice, PracticeWish, described, pick
from ptg_cli.line.practice_run import RunWays, follow, spoken
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import Phase, Timeline, read_pattern
from ptg_cli.sentences.practice import (
    ENTER_BEGINS_IT,
    HELD_IN_LINES,
    NO_FAST_BREATHING,
    NO_LETTER_HERE,
    NOT_BEGUN,
    RATING_BEGINS_IT,
    STOOD_STILL,
)
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.practice import PracticeRun

Typist = Callable[..., Any]


def lines_of(console: Any) -> list[tuple[float, str]]:
    """What was said, each with its time, to the hundredth of a second."""
    return [(round(when, 2), said) for when, said in zip(console.times, console.said, strict=True)]


def followed(console: Any, timeline: Timeline, **how: Any) -> PracticeRun:
    """A run that was followed."""
    run = PracticeRun(timeline, console.now())
    follow(console, run, **how)
    return run


def test_each_phase_is_said_at_its_own_time(typist: Typist) -> None:
    console = typist()
    run = followed(console, Timeline(read_pattern("4-2-6"), 2))
    assert lines_of(console) == [
        (0, "In."), (4, "Hold."), (6, "Out."), (12, "In."), (16, "Hold."), (18, "Out."),
    ]  # fmt: skip
    assert console.seconds == pytest.approx(24)
    assert run.seconds == 24


def test_ten_minutes_of_box_breathing_do_not_drift_though_every_wait_is_late(typist: Typist) -> None:
    console = typist()
    wait = console.wait
    console.wait = lambda seconds: wait(seconds + 0.013)
    followed(console, Timeline(read_pattern("4-4-4-4"), 38))
    said = [(when, line) for when, line in zip(console.times, console.said, strict=True) if "left" not in line]
    assert len(said) == 38 * 4 - 1
    assert all(0 <= when - 4 * number < 0.02 for number, (when, _) in enumerate(said))


def test_time_left_is_said_once_a_minute_and_never_at_the_start(typist: Typist) -> None:
    console = typist()
    followed(console, Timeline((Phase("Listen.", 185),)))
    assert lines_of(console) == [
        (0, "Listen."), (5, "3 minutes left."), (65, "2 minutes left."), (125, "1 minute left."),
    ]  # fmt: skip
    whole = typist()
    followed(whole, Timeline((Phase("Listen.", 120),)))
    assert lines_of(whole) == [(0, "Listen."), (60, "1 minute left.")]


def test_the_clock_is_looked_at_once_a_second_at_least(typist: Typist) -> None:
    console = typist()
    waits: list[float] = []
    wait = console.wait

    def noting(seconds: float) -> bool:
        waits.append(seconds)
        return bool(wait(seconds))

    console.wait = noting
    followed(console, Timeline((Phase("Listen.", 30),)))
    assert max(waits) <= 1


def test_a_machine_that_slept_goes_on_where_it_was_and_says_so(typist: Typist) -> None:
    console = typist()
    wait = console.wait
    slept: list[float] = []

    def sleeping(seconds: float) -> bool:
        if console.seconds >= 1 and not slept:
            slept.append(console.seconds)
            console.seconds += 3600
        return bool(wait(seconds))

    console.wait = sleeping
    run = followed(console, Timeline(read_pattern("4-6"), 1))
    said = [line for _, line in lines_of(console)]
    assert said == ["In.", STOOD_STILL, "Out."]
    assert (run.pauses, run.paused) == (1, False)
    assert run.seconds == 10
    assert console.times[2] - console.times[1] == pytest.approx(3)


def test_the_bell_rings_once_for_in_twice_for_out_and_three_times_at_the_end(typist: Typist) -> None:
    console = typist()
    followed(console, Timeline(read_pattern("4-2-6-2"), 2), bell=True, words=False)
    assert console.said == []
    assert [(round(when, 2), times) for when, times in console.rang] == [
        (0, 1), (6, 2), (14, 1), (20, 2), (26, 3),
    ]  # fmt: skip


def test_enter_ends_it_and_the_end_is_not_rung(typist: Typist) -> None:
    console = typist()
    console.patient = False
    assert follow(console, PracticeRun(Timeline(read_pattern("4-6"), 9), 0), bell=True) == "enough"
    assert console.said == ["In."]
    assert console.rang == [(0, 1)]


@given(
    st.lists(st.floats(0.1, 40).map(lambda seconds: round(seconds, 2)), min_size=1, max_size=6),
    st.integers(1, 5),
    st.lists(st.floats(0, 0.3), min_size=1, max_size=20),
)
def test_any_timeline_and_any_late_clock_say_every_phase_in_order_and_end(
    typist: Typist, lengths: list[float], cycles: int, late: list[float]
) -> None:
    console = typist()
    wait = console.wait
    turns = iter(late * 10_000)
    console.wait = lambda seconds: wait(seconds + next(turns))
    timeline = Timeline(tuple(Phase(f"P{number}", seconds) for number, seconds in enumerate(lengths)), cycles)
    run = followed(console, timeline)
    said = [line for line in console.said if line.startswith("P")]
    every = [phase.text for phase in timeline]
    places = iter(every)
    assert all(line in places for line in said)  # in order; one shorter than a wait may be passed over
    assert console.seconds - timeline.seconds < 1.4
    assert run.seconds == round(timeline.seconds)
    assert all(first <= second for first, second in pairwise(console.times))


# The whole of it


@pytest.fixture
def sit(context: Context, typist: Typist) -> Callable[..., tuple[Any, OnePractice]]:
    """Makes a sitting of one who types these lines."""

    def one(name: str = "4-6", *lines: object, cycles: int | None = None, settling: str = "", **wish: Any) -> Any:
        console = typist(settling, *lines)
        practice = context.practice_desk.choose(name)
        timeline = context.practice_desk.timeline(practice, None, cycles)
        return console, OnePractice(console, context, PracticeWish(practice, timeline, **wish), LINE_KEYS)

    return one


def kept(context: Context, sitting: OnePractice) -> Entry | None:
    """The entry it leaves, read back."""
    page_id = sitting.keep()
    return context.journal.find(page_id).entry if page_id else None


def test_a_whole_practice_waits_for_enter_and_asks_once_at_the_end(sit: Any, context: Context) -> None:
    console, sitting = sit("5-6", "4", cycles=3)
    sitting.run()
    assert console.said[:4] == [
        "5-6. About 33 seconds.",
        "Stop if you feel dizzy or in pain, or your hands feel strange. Listen to the sounds around you instead.",
        RATING_BEGINS_IT, "In.",
    ]  # fmt: skip
    assert console.said[-2:] == ["It ends here.", "How hard is it now? A number, or enter."]
    entry = kept(context, sitting)
    assert entry is not None
    assert (entry.practice, entry.seconds, entry.distress_before, entry.distress_after) == ("5-6", 33, None, 4)
    assert context.settings.breathing == "5-6"


def test_a_number_that_begins_it_is_the_rating_before(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", "", cycles=1, settling="10")
    sitting.run()
    entry = kept(context, sitting)
    assert entry is not None
    assert (entry.distress_before, entry.distress_after, entry.seconds) == (10, None, 10)
    assert console.said[-1] == "/people shows people to talk to. More to try: `ptg cope`, once this is over."


def test_a_loud_rating_afterwards_is_answered_with_people(sit: Any) -> None:
    console, sitting = sit("4-6", "8", cycles=3)
    sitting.run()
    assert (
        console.said[-1]
        == "It is still hard. /people shows people to talk to. More to try: `ptg cope`, once this is over."
    )


def test_a_short_one_without_a_rating_asks_nothing_and_leaves_nothing(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", cycles=2)
    sitting.run()
    assert console.said[-1] == "It ends here."
    assert kept(context, sitting) is None


@pytest.mark.parametrize("answer", ["eleven", "99", "", None])
def test_what_is_no_rating_is_left_out_and_not_asked_again(sit: Any, context: Context, answer: str | None) -> None:
    console, sitting = sit("4-6", *([] if answer is None else [answer]), cycles=3)
    sitting.run()
    assert console.said.count("How hard is it now? A number, or enter.") == 1
    entry = kept(context, sitting)
    assert entry is not None
    assert entry.distress_after is None


def test_ctrl_c_ends_it_without_a_question_and_keeps_what_ran(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", cycles=9)
    wait = console.wait

    def cut(seconds: float) -> bool:
        if console.seconds > 40:
            raise KeyboardInterrupt
        return bool(wait(seconds))

    console.wait = cut
    sitting.run()
    assert console.said[-1] == "You stopped here."
    entry = kept(context, sitting)
    assert entry is not None
    assert 39 <= (entry.seconds or 0) <= 42


def test_ctrl_c_before_it_begins_leaves_nothing(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6")

    console._lines[:] = [KeyboardInterrupt()]
    sitting.run()
    assert console.said[-1] == "You stopped here."
    assert kept(context, sitting) is None


def test_no_entry_asks_for_no_rating_and_remembers_nothing(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", cycles=3, keep=False)
    sitting.run()
    assert ENTER_BEGINS_IT in console.said
    assert console.said[-1] == "It ends here."
    assert kept(context, sitting) is None
    assert context.settings.breathing == ""


def test_by_ear_nothing_is_said_between_start_and_end(sit: Any) -> None:
    console, sitting = sit("4-6", cycles=2, bell=True, words=False)
    sitting.run()
    start = next(at for at, said in enumerate(console.said) if said.endswith(ENTER_BEGINS_IT))
    assert console.said[start + 1 :] == ["It ends here."]
    assert [times for _, times in console.rang] == [1, 2, 1, 2, 3]


def test_everything_said_is_words(sit: Any, context: Context, amiss: Any, typist: Typist, menu: Any) -> None:
    for practice in context.practice_desk.listed():
        console, sitting = sit(practice.slug, "8", settling="9")
        sitting.run()
        assert amiss(console.said) == [], practice.slug
    console = typist("99", "no such", "4-", "")
    assert pick(menu(console), context.practice_desk) is None
    assert amiss(console.said) == []
    assert NO_FAST_BREATHING in console.said


def test_the_list_gives_one_by_number_name_or_pattern(context: Context, typist: Typist, menu: Any) -> None:
    listed = context.practice_desk.listed()
    for typed, slug in (("2", listed[1].slug), ("box", "box"), ("3-5", "longer-out-breath-gentle")):
        found = pick(menu(typist(typed)), context.practice_desk)
        assert found is not None
        assert found.slug == slug


# What is typed meanwhile


def test_who_might_choose_something_else_is_said_before_it_begins(sit: Any, context: Context) -> None:
    for name in ("four-seven-eight", "4-7-8", "body-scan-3"):
        console, sitting = sit(name, "")
        sitting.run()
        instead = context.practice_desk.choose(name).instead
        assert instead
        assert console.said.index(instead) < console.said.index(sitting._wish.practice.phases[0].text)


def test_a_practice_that_cuts_in_says_it_too(context: Context, typist: Typist) -> None:
    console = typist()
    run_practice(console, context.practice_desk.choose("box"))
    assert context.practice_desk.choose("box").instead in console.said


@pytest.mark.parametrize("typed", ["", "q", " Q ", "stop", "/stop"])
def test_what_is_typed_to_end_it_answers_no_question(sit: Any, context: Context, typed: str) -> None:
    console, sitting = sit("4-6", "3", cycles=9)
    console.meanwhile = [(40, typed)]
    sitting.run()
    assert console.said[-2:] == ["You stopped here.", "How hard is it now? A number, or enter."]
    entry = kept(context, sitting)
    assert entry is not None
    assert entry.distress_after == 3


def test_words_typed_over_a_pause_in_a_page_are_given_back_and_q_is_not(context: Context, typist: Typist) -> None:
    for typed, words in (("The rain.", "The rain."), ("q", ""), ("", "")):
        console = typist("", "later")
        console.meanwhile = [(3, typed)]
        assert run_practice(console, context.practice_desk.choose("sounds-around-you")) == words
        assert console.said[-1] == "You stopped here."
        assert console.ask() == "later"


def test_p_holds_it_and_enter_goes_on(typist: Typist) -> None:
    console = typist("")
    console.meanwhile = [(2, "p")]
    run = followed(console, Timeline(read_pattern("4-6"), 1))
    assert console.said == ["In.", HELD_IN_LINES, "In.", "Out."]
    assert (run.pauses, run.seconds) == (1, 10)


@pytest.mark.parametrize("answer", ["q", "/stop", None])
def test_while_held_q_ends_it(typist: Typist, answer: str | None) -> None:
    console = typist(*([] if answer is None else [answer]))
    console.meanwhile = [(2, "p")]
    assert follow(console, PracticeRun(Timeline(read_pattern("4-6"), 1), 0)) == "enough"
    assert console.said == ["In.", HELD_IN_LINES]


def test_a_word_that_is_no_letter_only_holds_it(typist: Typist) -> None:
    console = typist("")
    console.meanwhile = [(2, "enough now")]
    run = followed(console, Timeline(read_pattern("4-6"), 1))
    assert console.said == ["In.", NO_LETTER_HERE, HELD_IN_LINES, "In.", "Out."]
    assert run.seconds == 10


def test_a_question_mark_holds_it_and_says_the_letters_and_t_says_the_time_left(typist: Typist) -> None:
    console = typist("")
    console.meanwhile = [(2, "?"), (3, "t")]
    ways = RunWays(next=True)
    followed(console, Timeline((Phase("Listen.", 180),)), ways=ways)
    assert console.said[1:5] == [*ways.said, HELD_IN_LINES, "Listen."]
    assert "About 3 minutes left." in console.said


def test_every_cue_is_heard_before_the_next_one_is_said(context: Context, typist: Typist) -> None:
    """At 15 letters a second, of every practice there is, with the time left in between."""
    for practice in (
        *context.library.practices(),
        context.practice_desk.choose("2-2"),
        context.practice_desk.choose("4-7-8"),
    ):
        for minutes in (None, 3.0) if practice.is_breathing else (None,):
            console = typist()
            followed(console, practice.timeline(minutes=minutes))
            for (when, words), (then, after) in pairwise(zip(console.times, console.said, strict=True)):
                assert then - when >= spoken(words) - 0.01, (practice.slug, words, after)


def test_nothing_is_said_in_front_of_a_practice_that_is_not_waited_for(sit: Any, context: Context) -> None:
    """What stands before the first cue has all the time it takes: it begins on enter."""
    for practice in context.practice_desk.listed():
        console, sitting = sit(practice.slug, "")
        asked: list[int] = []
        ask = console.ask
        console.ask = lambda console=console, ask=ask, asked=asked: (asked.append(len(console.said)), ask())[1]
        sitting.run()
        first = next(at for at, said in enumerate(console.said) if said == practice.phases[0].text)
        assert asked[0] == first, practice.slug
        assert first <= 3, practice.slug


def test_n_goes_on_to_the_next_part_where_there_are_parts(typist: Typist) -> None:
    console = typist()
    console.meanwhile = [(2, "n")]
    timeline = Timeline((Phase("One.", 20), Phase("Two.", 20)))
    followed(console, timeline, ways=RunWays(next=True))
    assert lines_of(console) == [(0, "One."), (2, "Two.")]
    assert console.seconds == pytest.approx(22)


def test_s_leaves_a_part_of_the_body_out_for_good_and_u_brings_it_back(sit: Any, context: Context) -> None:
    console, sitting = sit("body-scan-3", "")
    console.meanwhile = [(0.1, "s"), (20.5, "s"), (21.5, "u"), (22.5, "s")]
    sitting.run()
    assert "This is not a part of the body, so it can't be left out. n goes on." in console.said
    out = "Left out from now on: feet. u brings it back. So does “Parts left out” in Settings."
    assert [line for line in console.said if "feet" in line and "from the feet up" not in line] == [
        "Your feet. Feel what they touch.", out, "No longer left out: feet.", "Your feet. Feel what they touch.", out,
    ]  # fmt: skip
    assert context.settings.leave_out == ("feet",)


def test_g_goes_out_into_the_room_at_once_and_a_rating_is_kept_once(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", "5", settling="7", cycles=18)
    console.meanwhile = [(10, "g")]
    sitting.run()
    assert "Name the day." in console.said
    entry = kept(context, sitting)
    assert entry is not None
    assert (entry.practice, entry.distress_before, entry.distress_after) == ("name-the-day", 7, 5)
    assert len(list(context.journal.newest())) == 1


def test_after_half_a_minute_g_keeps_both_each_with_its_own_rating(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", "5", settling="7", cycles=18)
    console.meanwhile = [(50, "g")]
    sitting.run()
    sitting.keep()
    found = [read_page(name.path).entry for name in context.journal.newest()]
    rated = {page.practice: (page.distress_before, page.distress_after, page.seconds) for page in found}
    assert rated == {"longer-out-breath": (7, None, 50), "name-the-day": (None, 5, 75)}


def test_a_breath_is_made_longer_and_shorter_while_it_runs(sit: Any) -> None:
    console, sitting = sit("4-6", "", settling="", cycles=6)
    console.meanwhile = [(10, "m"), (30, "f"), (32, "f"), (34, "f")]
    sitting.run()
    told = [line for line in console.said if line.endswith(" left.")]
    assert told[0] == "About 2 minutes left."
    ended = console.times[console.said.index("It ends here.")]
    assert 34 <= ended <= 50, "never shorter than the breath that has begun"


def test_a_held_practice_tells_the_time_and_only_enter_goes_on(sit: Any) -> None:
    console, sitting = sit("4-6", "t", "oops", "", "", settling="", cycles=6)
    console.meanwhile = [(10, "p")]
    sitting.run()
    held = "The practice is paused. Enter goes on. q ends it."
    at = console.said.index(held)
    assert console.said[at + 1].endswith(" left.")
    assert console.said[at + 2 : at + 4] == [held, held]
    assert "It ends here." in console.said


def test_the_bell_is_turned_on_and_off_while_it_runs(sit: Any) -> None:
    console, sitting = sit("4-6", "", settling="", cycles=6)
    console.meanwhile = [(9, "b"), (21, "b")]
    sitting.run()
    assert [round(when) for when, _ in console.rang] == [10, 14, 20]
    assert "The bell is on." in console.said


def test_the_letters_that_fit_are_named_in_one_line(sit: Any) -> None:
    named = {
        "4-6": "p pause, t time left, m a minute more, f a minute fewer, b bell, g ground.",
        "body-scan-3": "p pause, t time left, b bell, n next, s leave out, g ground.",
        "name-the-day": "p pause, t time left, b bell, n next.",
    }
    for name, letters in named.items():
        console, sitting = sit(name, "", settling="more")
        sitting.run()
        assert f"Or type a letter, then enter: {letters} A question mark says this again." in console.said


def test_q_before_it_begins_leaves_it(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", settling="q")
    sitting.run()
    assert console.said[-1] == NOT_BEGUN
    assert "In." not in console.said
    assert kept(context, sitting) is None


def test_a_few_seconds_are_no_minute_and_minutes_are_said_once(sit: Any, context: Context) -> None:
    console, sitting = sit("4-6", cycles=1)
    sitting.run()
    assert "A longer out-breath. About 10 seconds." in console.said
    said = described(context.practice_desk.choose("body-scan-3"))
    assert said.startswith("Body scan, 3 minutes. You feel some parts of your body")
    assert described(context.practice_desk.choose("box")).startswith("Box breathing. About 3 minutes. ")


# Cutting in


def test_what_steadies_is_asked_once_and_then_begins_at_once(context: Context, typist: Typist) -> None:
    told: list[str] = []
    known = Steady(
        lambda: context.practice_desk.steady,
        context.practice_desk.remember_steady,
        lambda practice, run: told.append(practice.slug),
    )
    offered = context.practice_desk.steadying()
    first = typist("3", "")
    assert steady(first, offered, known) == ""
    assert first.said[:3] == ["1 A longer out-breath", "2 Hands and what they touch", "3 Sounds around you"]
    again = typist("")
    steady(again, offered, known)
    assert again.said[:2] == ["For another way, type /steady other.", "Sounds around you. About a minute."]
    other = typist("2", "")
    steady(other, offered, known, other=True)
    assert other.said[0] == "1 A longer out-breath"
    assert context.practice_desk.steady == "hands-and-what-they-touch"
    assert told == ["sounds-around-you", "sounds-around-you", "hands-and-what-they-touch"]


def test_what_is_not_offered_now_is_not_begun_though_it_was_chosen_once(context: Context, typist: Typist) -> None:
    outward = [context.practice_desk.choose(slug) for slug in ("name-the-day", "sounds-around-you")]
    console = typist("")
    steady(console, outward, Steady(lambda: "longer-out-breath"))
    assert console.said[0] == "1 Name the day"


def test_a_breath_that_cuts_in_lasts_a_minute(context: Context, typist: Typist) -> None:
    console = typist("")
    run_practice(console, context.practice_desk.choose("longer-out-breath"))
    assert console.seconds == pytest.approx(60)


# Off a terminal


class Closed(io.StringIO):
    """Lines that nobody reads any more after the first."""

    def flush(self) -> None:
        """Breaks from the second line on."""
        if self.getvalue().count("\n") > 1:
            raise BrokenPipeError


def test_lines_that_nobody_reads_any_more_end_it_at_once() -> None:
    out, bell = Closed(), io.StringIO()
    console = TimedLines(out, bell)
    run = PracticeRun(Timeline((Phase("One.", 0.05), Phase("Two.", 60))), console.now())
    assert follow(console, run) == "enough"
    assert console.reader_gone
    console.say("Nothing more.")
    assert "Nothing more." not in out.getvalue()
    assert bell.getvalue() == ""
