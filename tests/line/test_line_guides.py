"""Transcripts of real guides on a terminal: what was typed, what was said at the turns, what was kept."""

from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model import body
from ptg_cli.model.guide import ALSO, ASKS, Guide, Read, Recall, Step, Write

Line = Callable[..., Any]

SCALE = "0 calm enough, 3 noticeable, 5 hard to ignore, 7 hard to do anything else, 10 as bad as it gets"
KEPT = "Kept. `ptg show @last` shows it."


def in_order(said: list[str], *wanted: str) -> bool:
    """True where these lines were said, in this order, whatever else was said between."""
    rest = iter(said)
    missing = next((line for line in wanted if line not in rest), None)
    assert missing is None, f"{missing!r} was not said in its turn: {said}"
    return True


def steps(library: Library, slug: str) -> dict[str, Any]:
    """The steps of a real guide, by id: their wording is the guide's own business."""
    return {step.id: step for step in library.guide(slug).steps}


def sections(done: Any) -> list[tuple[str, str, int, str]]:
    """What was kept: question, step, place of the item, answer."""
    before, found = body.parse(done.sitting.body)
    assert before == ""
    return [(one.question, one.step, one.nth, one.text) for one in found]


def of(step: Step, text: str, nth: int = 0, item: str = "") -> tuple[str, str, int, str]:
    """A section as it is to be kept."""
    return step.heading.replace("{item}", item), step.id, nth, text


def test_where_i_am_today_from_the_opening_to_the_close(line: Line, library: Library) -> None:
    typed = [
        "6",
        "Grey, but up.",
        "/again",
        "And a second line.",
        "/undo",
        "/read",
        ".",
        "Quiet.",
        "/back",
        "And tired.",
    ]
    then = ["My tea.", ".", "2, 5", "It filled me.", ".", "my own thing", "5", "Water the plant.", ""]
    done = line("where-i-am-today", [*typed, ".", "", *then]).run()
    guide, step = library.guide("where-i-am-today"), steps(library, "where-i-am-today")
    assert in_order(
        done.said,
        f"{guide.title}.",
        guide.summary,
        f"Gentle, about {guide.minutes} minutes.",
        f"How hard is it right now, whatever is weighing on you? {SCALE}.",
        "Type a number, or enter to begin.",
        *step["arrive"].lines,
        step["state"].prompt,
        step["state"].hint,
        "A full stop alone on a line ends your answer. Enter skips. /stop stops and keeps this. /help says more.",
        step["state"].prompt,
        "Taken back. The last line is now: Grey, but up.",
        "Grey, but up.",
        step["need"].prompt,
        "You wrote something here before. Enter keeps it. /read says it again. New lines are added to it.",
        step["need"].prompt,
        "You wrote “Quiet”. Could you have a small part of that soon?",
        *(f"{number} {option}" for number, option in enumerate(step["helped"].options, 1)),
        "Type one or more numbers, such as 1, 2. Or type your own words. Enter skips it.",
        f"Chosen: {step['helped'].options[1]}, {step['helped'].options[4]}.",
        f"You chose “{step['helped'].options[1]}, {step['helped'].options[4]}”. How did that help?",
        *step["room"].lines,
        "How hard is it now? A number, or enter.",
        "6, then 5.",
        "One small thing for later, if you like. Or enter.",
        "Enter keeps this. x keeps nothing. /steady helps you steady yourself.",
        KEPT,
    )
    assert done.said[-1] == KEPT
    assert done.console.left == []
    assert done.kept == "20261123-081502-7f3k"
    (entry,) = done.sitting.entries
    assert (entry.guide, entry.distress_before, entry.distress_after) == ("where-i-am-today", 6, 5)
    assert entry.later == "Water the plant."
    helped = step["helped"].options
    assert sections(done) == [
        of(step["state"], "Grey, but up.\nAnd tired."),
        of(step["need"], "Quiet."),
        of(step["part"], "My tea."),
        of(step["helped"], f"- {helped[1]}\n- {helped[4]}"),
        of(step["how"], "It filled me."),
        of(step["next"], "- my own thing"),
    ]


def test_circle_of_control_sorts_and_asks_about_each(line: Line, library: Library) -> None:
    typed = [
        "",
        "the tap",
        "rent",
        "- rain",
        ".",
        "1 2",
        "",
        "3",
        "2",
        "Call.",
        ".",
        "saturday",
        "1",
        "Not tonight.",
        ".",
    ]
    done = line("circle-of-control", [*typed, "", "", ""]).run()
    step = steps(library, "circle-of-control")
    first, second, third = step["circle"].piles
    assert in_order(
        done.said,
        step["worries"].prompt,
        "Write one thing on each line.",
        step["circle"].prompt,
        "1 the tap",
        "3 rain",
        f"Which numbers belong to “{first}”? Enter for none.",
        f"Which numbers belong to “{second}”? Enter for none.",
        f"Which numbers belong to “{third}”? Enter for none.",
        step["act"].prompt,
        "1 the tap",
        "2 rent",
        "Chosen: rent.",
        step["move"].prompt.replace("{item}", "rent"),
        "1 rain",
        "Chosen: rain.",
    )
    assert done.console.left == []
    assert sections(done) == [
        of(step["worries"], "- the tap\n- rent\n- rain"),
        of(step["circle"], f"**{first}**\n\n- the tap\n- rent\n\n**{third}**\n\n- rain"),
        of(step["act"], "- rent"),
        of(step["move"], "Call.", 1, "rent"),
        of(step["act-day"], "saturday (2026-11-28)"),
        of(step["down"], "- rain"),
        of(step["reminder"], "Not tonight."),
    ]


def test_a_sorted_item_named_again_moves_to_the_later_pile_and_0_empties_one(line: Line, library: Library) -> None:
    typed = ["", "tap", "rent", ".", "1, 2", "2", "9", "", "/back", "0", "", "1", "/stop"]
    done = line("circle-of-control", typed).run()
    first, second, third = steps(library, "circle-of-control")["circle"].piles
    assert in_order(
        done.said,
        "Numbers from 1 to 2, such as 1, 2, or enter for none.",
        f"Which numbers belong to “{first}”? Enter keeps tap. 0 for none.",
        f"Which numbers belong to “{second}”? Enter keeps rent. 0 for none.",
        f"Which numbers belong to “{third}”? Enter for none.",
    )
    assert sections(done)[1][3] == f"**{second}**\n\n- rent\n\n**{third}**\n\n- tap"


def test_weather_of_feelings_pauses_in_its_own_time_and_asks_the_size_twice(line: Line, library: Library) -> None:
    typed = ["5", "fog", "worry", ".", "1", "jaw", ".", "7 of 10", "", "4", "Less of it.", ".", "4", "", ""]
    done = line("weather-of-feelings", typed).run()
    step = steps(library, "weather-of-feelings")
    practice = library.practice(step["listen"].practice)
    assert done.console.seconds == pytest.approx(practice.timeline(minutes=1).seconds)
    assert in_order(
        done.said,
        "How strong is “fog” just now?",
        f"0 {step['size'].low}, 10 {step['size'].high}. A number from 0 to 10, or enter to skip it.",
        *step["allow"].lines,
        f"{practice.title}. About a minute.",
        practice.instead or practice.summary,
        *(phase.text for phase in practice.timeline()),
        "And how strong is “fog” now?",
        "5, then 4.",
    )
    assert of(step["size"], "7 of 10") in sections(done)
    assert [text for _, name, _, text in sections(done) if name == "size-now"] == ["4 of 10 (7 before)"]


def test_a_pause_ends_at_once_where_enter_is_pressed(line: Line) -> None:
    session = line("weather-of-feelings", ["", "fog", ".", "1", "", "", "", "", "", "", "", ""])
    session.console.patient = False
    done = session.run()
    assert done.console.seconds <= 1
    assert "You stopped here." in done.said


def test_a_number_that_does_not_fit_a_scale_is_asked_again(line: Line) -> None:
    typed = ["", "fog", ".", "1", "", "eleven", "11", "3", "/stop"]
    done = line("weather-of-feelings", typed).run()
    assert done.said.count("A whole number from 0 to 10, or enter to skip it.") == 2
    assert sections(done)[-1][3] == "3 of 10\n\neleven"
    assert "Your words are kept as a note under this question." in done.said


HEARING = ["4 ashamed", "At the sink.", ".", "I always fail.", ".", "2", "8", "It rained.", ".", "I was ill.", "."]


def test_fair_hearing_hands_the_thought_back_and_weighs_it_again(line: Line, library: Library) -> None:
    done = line("look-at-one-hard-thought", [*HEARING, "Both are so.", ".", "3", "", "4", "", ""]).run()
    step = steps(library, "look-at-one-hard-thought")
    assert in_order(
        done.said,
        "The thought said “I always fail”. What would be a fairer sentence, with both sides in it?",
        step["weight-now"].prompt,
        "Earlier on this page you said 8.",
        step["look"].prompt,
    )
    assert done.sitting.body.count("I always fail.") == 1
    (entry,) = done.sitting.entries
    assert entry.feelings == ("ashamed",)


def test_a_thought_about_what_is_really_happening_is_not_argued_with(line: Line, library: Library) -> None:
    typed = ["4", "Today.", ".", "He will come back.", ".", "6", "Stay with Ana.", ".", "", "", "", ""]
    done = line("look-at-one-hard-thought", typed).run()
    step = steps(library, "look-at-one-hard-thought")
    assert step["real"].prompt in done.said
    assert step["weight"].prompt not in done.said
    assert any("/people" in said for said in done.said)
    assert done.kept


@pytest.mark.parametrize(("number", "end"), [("5", "done-end"), ("7", "life-end")])
def test_a_wrong_that_was_done_and_a_thought_of_not_living_are_not_weighed(
    line: Line, library: Library, number: str, end: str
) -> None:
    done = line("look-at-one-hard-thought", ["4", "Today.", ".", "A word.", ".", number, "", "", ""]).run()
    step = steps(library, "look-at-one-hard-thought")
    last = step[end]
    assert isinstance(last, Read)
    assert last.lines[0] in done.said
    assert step["weight"].prompt not in done.said
    assert step["for"].prompt not in done.said
    assert any("/people" in said for said in done.said)
    assert done.kept


def recalling() -> Guide:
    """A guide that offers its first answer again before it asks for another."""
    first, again = Write("first", "What was it?"), Recall("again", "Your first answer is here.", step="first")
    return Guide("twice", "Twice", "Two looks.", "gentle", 5, (first, again, Write("second", "And now?")))


def test_a_first_answer_is_read_back_only_when_asked(line: Line) -> None:
    asked = line(recalling(), ["4", "A bad hour.", ".", "r", "Better.", ".", "4", "", ""]).run()
    assert in_order(
        asked.said,
        "Your first answer is here.",
        "You answered this a little earlier. Type r to read it, or enter to go on.",
        "A bad hour.",
        "And now?",
    )
    passed = line(recalling(), ["4", "A bad hour.", ".", "", "Better.", ".", "4", "", ""]).run()
    assert "A bad hour." not in passed.said
    assert passed.sitting.body == asked.sitting.body


def test_words_typed_where_a_recall_waits_for_r_or_enter_are_not_lost(line: Line) -> None:
    done = line(recalling(), ["4", "A bad hour.", ".", "But it was not all mine.", ".", "/stop"]).run()
    assert "But it was not all mine." in done.sitting.body


def test_after_a_bad_dream_asks_for_no_rating_and_its_page_is_handled_with_care(line: Line) -> None:
    done = line("after-a-bad-dream", ["A blanket.", ".", "", "1", "", ""]).run()
    assert done.console.left == []
    assert not any("How hard" in said or "One small thing" in said for said in done.said)
    assert any("/people" in said for said in done.said)
    (entry,) = done.sitting.entries
    assert entry.care
    assert (entry.distress_before, entry.distress_after) == (None, None)


def test_the_blank_page_is_the_words_alone(line: Line) -> None:
    done = line("blank-page", ["3", "One.", "", "Two.", ".", "4", "", ""]).run()
    assert done.sitting.body == "One.\n\nTwo.\n"
    assert not any(said.startswith("Question") for said in done.said)


def test_back_from_the_close_stands_at_the_last_question_that_takes_an_answer(line: Line, library: Library) -> None:
    done = line("blank-page", ["", "One.", ".", "/back", "Two.", ".", "", "", ""]).run()
    assert done.sitting.body == "One.\nTwo.\n"
    done = line("where-i-am-today", ["", "One.", ".", "", "", "2", "/back", "3", "", "", ""]).run()
    assert done.console.left == []
    options = steps(library, "where-i-am-today")["next"].options
    assert sections(done)[-1][3] == f"- {options[2]}"


def test_back_past_a_pause_stands_at_the_question_before_it(line: Line, library: Library) -> None:
    done = line("weather-of-feelings", ["", "fog", ".", "1", "", "7", "", "/back", "8", "/stop"]).run()
    assert sections(done)[-1] == of(steps(library, "weather-of-feelings")["size"], "8 of 10")


@pytest.mark.parametrize("slug", sorted(path.stem for path in (prompts_folder() / "guides").glob("*.toml")))
def test_every_guide_can_be_written_through_and_kept(line: Line, library: Library, slug: str) -> None:
    guide = library.guide(slug)
    no_rating = [""] if guide.check_in else []
    session = line(guide, [*no_rating, *["one", "1", ".", "1", "2", "3"] * 12])
    session.console.wait = lambda seconds: False
    done = session.run()
    assert done.kept
    if not guide.headings:
        assert done.sitting.body.startswith("one\n1\n")
        return
    for _, name, _, text in sections(done):
        step = guide.step(name)
        assert isinstance(step, ASKS) or name == ALSO
        assert body.from_markdown(step, text)


@pytest.mark.parametrize("words", ["not really", "he is at the door", "I cant say"])
def test_own_words_to_a_question_of_safety_take_the_careful_way(line: Line, library: Library, words: str) -> None:
    reset = line("reset", ["4", words, "", "", "", "", ""]).run()
    unsure = steps(library, "reset")["unsure"]
    assert isinstance(unsure, Read)
    assert any("in danger" in said and "/people" in said for said in reset.said)
    away = line("look-at-what-i-keep-away-from", ["4", "The street.", ".", words, "Ask Ana.", ".", "", ""]).run()
    assert steps(library, "look-at-what-i-keep-away-from")["cost"].prompt not in away.said


@pytest.mark.parametrize("words", ["No", "no.", "NO!"])
def test_no_is_no_however_it_is_typed(line: Line, words: str) -> None:
    done = line("reset", ["4", words, "", ""]).run()
    assert "Then first go somewhere safer, if you can. This guide can wait." in done.said


def test_words_at_the_first_number_do_not_choose(line: Line, library: Library) -> None:
    done = line("reset", ["he is at the door", "2", "", ""]).run()
    assert "Your earlier words are kept as a note under this question." in done.said
    assert "Then first go somewhere safer, if you can. This guide can wait." in done.said
    assert done.kept


def test_the_plan_can_be_heard_in_the_middle_of_a_guide(line: Line) -> None:
    done = line("look-at-one-hard-thought", ["3", "/plan", "/stop"]).run()
    assert "Back to where you were." in done.said


def test_read_says_this_answer_and_read_all_the_page(line: Line, library: Library) -> None:
    typed = ["4", "Grey.", ".", "Tea.", "/read", "/read all", "/stop"]
    done = line("where-i-am-today", typed).run()
    step = steps(library, "where-i-am-today")
    first = done.said.index("Tea.")
    assert done.said[first + 1 : first + 5] == [step["state"].prompt, "Grey.", step["need"].prompt, "Tea."]


def test_one_option_alone_is_named_alone(line: Line) -> None:
    done = line("three-real-things", ["4", "Rain.", ".", "/stop"]).run()
    assert any("1, or your own words" in said or "Type a number, or your own words" in said for said in done.said)
    done = line("three-real-things", ["4", "Rain.", ".", "1", "/stop"]).run()
    assert "How did this come into your day: Rain?" in done.said


def test_whoever_goes_on_with_a_draft_is_told_with_which_guide(line: Line) -> None:
    begun = line("where-i-am-today", ["4", "Grey.", ".", "Tea.", KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        begun.run()
    again = line("where-i-am-today", ["/stop"], draft=begun.sitting.drafts[-1]).run()
    assert again.said[0] == "Where I am today: you go on where you stopped."
