"""Then and now in plain lines: answer by answer, the day and then the words; nothing that is only drawn."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.desk.writing import BegunSession
from ptg_cli.line import home, pages, tellings
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import Entry
from ptg_cli.session.writing_view import Earlier, Question

_ID = re.compile(r"\d{8}-\d{6}-")


@pytest.fixture
def told(context: Context) -> Callable[..., Entry]:
    """Keeps a page of a guide, so many days ago."""

    def one(days: int, name: str, guide: str = "naming-what-hurts", **facts: Any) -> Entry:
        moment = context.now() - timedelta(days=days)
        body = compose(
            [
                Section("What do you call the thing that hurts?", "name", 0, name),
                Section("Which small thing?", "edge", 0, f"- {name} one\n- {name} two"),
            ]
        )
        entry_id = context.journal.new_id(moment.replace(tzinfo=None))
        return context.journal.add(Entry(entry_id, moment, kind="journal", guide=guide, body=body, **facts)).entry

    return one


@pytest.fixture
def heard(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., list[str]]:
    """Sits through one place with someone who types these lines: what was said. Every line was asked for."""

    def one(
        place: Callable[[Face], object], *lines: str, run: Callable[[BegunSession], str | None] | None = None
    ) -> Any:
        console = typist(*lines)
        place(Face(menu(console), context, run or (lambda begun: None), lambda page_id: None))
        assert console.left == []
        assert not [line for line in console.said if _ID.search(line) or re.search("[`…#]", line) or len(line) > 200]
        return console.said

    return one


def test_it_is_read_answer_by_answer_the_day_and_then_the_words(
    told: Callable[..., Entry], heard: Callable[..., list[str]], amiss: Callable[[Sequence[str]], list[str]]
) -> None:
    told(250, "The letter", distress_before=6, distress_after=4)
    told(3, "The thing")
    said = heard(tellings.run, "1", "", "", "")
    assert said == [
        "1 Naming what hurts, 2 times, from 18 March 2026 to 20 November 2026.",
        "1 chooses it. Enter goes back. q leaves.",
        "Naming what hurts, 2 times.",
        "What do you call the thing that hurts?",
        "On 18 March 2026.",
        "The letter",
        "On 20 November 2026.",
        "The thing",
        "Enter reads on. 1 stops. q leaves.",
        "Which small thing?",
        "On 18 March 2026.",
        "The letter one",
        "The letter two",
        "On 20 November 2026.",
        "The thing one",
        "The thing two",
        "How hard it was.",
        "18 March 2026: 6, then 4.",
        "That is the last answer.",
        "1 hear it again.",
        "2 open one of these pages.",
        "3 write with this guide again. /earlier then says what you answered before.",
        "A number from 1 to 3. Enter goes back. q leaves.",
        "1 Naming what hurts, 2 times, from 18 March 2026 to 20 November 2026.",
        "1 chooses it. Enter goes back. q leaves.",
    ]
    assert amiss(said) == []


def test_1_stops_reading_and_q_leaves_from_everywhere(
    told: Callable[..., Entry], heard: Callable[..., list[str]]
) -> None:
    told(250, "a")
    told(3, "b")
    said = heard(tellings.run, "1", "1", "1", "1", "2", "", "", "")
    assert said.count("Naming what hurts, 2 times.") == 2
    assert "That is the last answer." not in said
    for lines in (("q",), ("1", "q"), ("1", "", "q"), ("1", "1", "2", "q"), ("0", "q"), ("zebra", "?", "q")):
        with pytest.raises(Left):
            heard(tellings.run, *lines)


def test_after_a_long_answer_it_waits_before_the_next(
    told: Callable[..., Entry], heard: Callable[..., list[str]]
) -> None:
    told(250, "\n".join(["The kitchen was quiet, and nobody came."] * 30))
    told(3, "b")
    said = heard(tellings.run, "1", "", "1", "", "")
    assert said[said.index("On 20 November 2026.") - 1] == "Enter reads on. 1 stops. q leaves."


def test_where_nothing_was_told_twice_it_says_what_will_be_here(heard: Callable[..., list[str]]) -> None:
    said = heard(tellings.run, "")
    assert said[0].startswith("You have not written with any guide twice yet.")


def test_the_earlier_answers_are_at_hand_for_the_next_and_come_only_when_asked_for(
    told: Callable[..., Entry], heard: Callable[..., list[str]]
) -> None:
    told(250, "The letter")
    told(3, "The thing")
    begun: list[BegunSession] = []
    heard(tellings.run, "1", "1", "3", "", run=lambda one: begun.append(one))
    session = begun[0].session
    session.open()
    while not isinstance(session.view, Question):
        session.go_on()
    assert session.view.asked.step.id == "name"
    assert [one.text for one in session.view.earlier] == ["The thing", "The letter"]
    assert session.view.answer is None


def test_earlier_says_the_answers_to_this_question_the_newest_first_and_nothing_before_it(line: Any) -> None:
    answers = (Earlier(date(2026, 11, 20), "The thing"), Earlier(date(2026, 3, 18), "- one\n- two"))
    sitting = line("naming-what-hurts", ("", "", "/earlier", "A word.", ".", "/earlier", "/stop"),
                   tellings={("name", ""): answers}).run()  # fmt: skip
    said = sitting.said
    at = said.index("You answered this on 20 November 2026.")
    assert said[at : at + 5] == [
        "You answered this on 20 November 2026.",
        "The thing",
        "You answered this on 18 March 2026.",
        "one",
        "two",
    ]
    assert said.count("/earlier says what you answered to a question before.") == 1
    assert "There is no earlier answer to this question here." in said
    assert "The thing" not in said[:at]
    assert "The thing" not in sitting.sitting.body


def test_home_leads_there_and_a_guide_written_again_says_so(
    context: Context, told: Callable[..., Entry], heard: Callable[..., list[str]]
) -> None:
    context.change_setting("welcomed", "yes")
    told(250, "a")
    with_t = heard(home.run, "?", "t", "", "q")
    assert any("t then and now." in line for line in with_t)
    assert with_t.count("1 chooses it. Enter goes back. q leaves.") == 0  # told once: no list
    said = heard(home.run, "naming-what-hurts", "q", run=lambda begun: told(0, "b").id)
    assert "You wrote with this guide before. t, on the first list, reads your answers then and now." in said
    assert not [line for line in heard(home.run, "reset", "q", run=lambda begun: None) if "before. t" in line]


def test_a_page_is_read_beside_the_others_and_tied_from_its_own_menu(
    context: Context, told: Callable[..., Entry], heard: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    told(250, "a")
    write("A plum stone in the pocket.", 5)
    write("The pocket again.", 4)
    said = heard(pages.run, "1", "t", "l", "plum", "1", "t", "1", "", "l", "2", "", "")
    assert (
        "Nothing belongs beside this page: it is the only one of its kind so far, and it is not tied to another page."
        in said
    )
    assert "The two pages are tied. Then and now shows them side by side." in said
    assert "Pages that you tied, 2 times." in said
    assert said[said.index("Pages that you tied, 2 times.") + 1 :][:4] == [
        "On 18 November 2026.",
        "A plum stone in the pocket.",
        "On 19 November 2026.",
        "The pocket again.",
    ]
    assert "1 Tie it to one more page" in said
    assert "The two pages are no longer tied. Both are as they were." in said
    assert [context.journal.find(one).entry.tied for one in ("@1", "@2")] == [(), ()]
