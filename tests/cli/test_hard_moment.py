"""`ptg cope` from the shell: what it refuses and how, in lines on a terminal, and cut short."""

import signal
from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "A hard moment needs a terminal. `ptg strategies` lists what there is; `ptg sos` shows people."),
        (("--distress", "11"), "--distress takes a whole number from 0 to 10."),
        (("--distress", "loud"), "isn't a whole number"),
        (("--feeling", "angryy"), "“angryy” isn't one of the feelings here: numb, far away, flat,"),
        (("slow-wlak",), "No strategy is called “slow-wlak”. Did you mean slow-walk"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(ptg: Any, words: tuple[str, ...], said: str) -> None:
    assert said in ptg.fails("cope", *words, code=2)


def test_in_lines_on_a_terminal_from_a_number_to_a_kept_page(terminal: Open, ptg: Any) -> None:
    one = terminal("cope", "--line")
    one.until("How loud is it right now?")
    one.type("8")
    one.until("To begin: ")
    one.until("n another.")
    one.type("")
    one.until("Enter begins it.")
    one.type("")
    one.until("Enter ends it at any time.")
    one.type("")
    one.until("How loud now?")
    one.type("5")
    one.until("A number, or enter.")
    one.type("1")
    one.until("Or leave it.")
    one.type("")
    one.until("or leave it.")
    one.type("stairs")
    one.until("8, then 5.")
    one.until("p your plan.")
    one.type("")
    one.until("Kept.")
    assert one.end() == 0
    (entry,) = ptg.ok("list", "--json").json["entries"]
    assert (entry["kind"], entry["distress_before"], entry["distress_after"]) == ("coping", 8, 5)
    assert (entry["worth"], entry["trigger"]) == ("yes", "stairs")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_cut_short_on_the_screen_it_keeps_what_was_begun_and_restores_the_terminal(
    window: Open, ptg: Any, number: int, code: int
) -> None:
    one = window("cope", "slow-walk")
    one.shows("Walk slowly")
    one.keys("x")
    one.shows("Was it worth doing?")
    one.keys("corners")
    one.shows("corners")
    one.process.send_signal(number)
    assert one.end() == code
    assert one.is_restored()
    (entry,) = ptg.ok("list", "--json").json["entries"]
    assert (entry["strategy"], entry["remember"]) == ("slow-walk", "corners")


def test_two_keys_lead_from_the_command_to_the_first_instruction(window: Open) -> None:
    one = window("cope")
    one.shows("How loud is it right now?")
    one.keys("10")
    one.shows("Danger right now", "Say what day it is")
    one.keys("\x1b")
    assert one.end() == 0
