"""`ptg cope` from the shell: what it refuses and how, in lines on a terminal, and cut short."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--distress", "11"), "--distress takes a whole number from 0 to 10, not “"),
        (("--distress", "loud"), "--distress takes a whole number from 0 to 10, not “loud”."),
        (("--feeling", "angryy"), "not “angryy”. Did you mean angry?"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(ptg: Any, words: tuple[str, ...], said: str) -> None:
    assert said in ptg.fails("cope", *words, code=2)


def test_in_lines_on_a_terminal_from_a_number_to_a_kept_page(terminal: Open, ptg: Any) -> None:
    one = terminal("cope", "--line")
    one.until("How hard is it right now?")
    one.type("8")
    one.until("To begin: ")
    one.until("Enter begins it. n another.")
    one.type("")
    one.until("Say the day of the week")
    one.type("")
    one.until("You stopped here.")
    one.until("How hard is it now?")
    one.type("5")
    one.until("A number, or enter.")
    one.type("1")
    one.until("Enter skips it.")
    one.type("")
    one.until("A word is enough. Enter skips it.")
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
    one = window("cope", "walk-up-and-down")
    one.shows("Walk slowly")
    one.keys("x")
    one.shows("Was it worth doing?")
    one.keys("corners")
    one.shows("corners")
    one.process.send_signal(number)
    assert one.end() == code
    assert one.is_restored()
    (entry,) = ptg.ok("list", "--json").json["entries"]
    assert (entry["strategy"], entry["remember"]) == ("walk-up-and-down", "corners")


def test_two_keys_lead_from_the_command_to_the_first_instruction(window: Open) -> None:
    one = window("cope")
    one.shows("How hard is it right now?")
    one.keys("10")
    one.shows("Danger right now", "Say the day of the week")
    one.keys("\x1b")
    assert one.end() == 0


def test_a_pipe_is_read_in_plain_lines_and_at_its_end_what_was_said_is_kept(ptg: Any) -> None:
    done = ptg.ok("cope", "--line", given="9\n\n")
    (entry,) = ptg.ok("list", "--json").json["entries"]
    assert done.line == entry["id"]
    assert (entry["kind"], entry["distress_before"]) == ("coping", 9)
    assert "To begin: Say the day of the week and the month, aloud or in your head." in done.said
    whole = ptg.ok("cope", "--line", given="6\nsad\n1\n\n4\n1\nslower\nthe phone\n\n")
    entry = ptg.ok("show", whole.line, "--json").json["entries"][0]
    assert (entry["distress_before"], entry["distress_after"], entry["worth"]) == (6, 4, "yes")
    assert (entry["remember"], entry["trigger"], entry["feelings"]) == ("slower", "the phone", ["sad"])


@pytest.mark.parametrize("given", ["", "9\n", "6\n\n"])
def test_a_pipe_that_only_looks_leaves_nothing(ptg: Any, given: str) -> None:
    assert ptg.ok("cope", "--line", given=given).raw == b""
    assert ptg.ok("list", "--json").json["entries"] == []


def test_a_pipe_that_is_no_text_is_refused_and_put_where_it_can_be_found(ptg: Any, home: Path) -> None:
    assert "What came in isn't UTF-8 text." in ptg.fails("cope", "--line", given=b"\xff\xfe\n")
    assert [path.read_bytes() for path in (home / "recovery").iterdir()] == [b"\xff\xfe\n"]


def test_off_a_terminal_what_there_is_to_do_is_shown_and_nothing_is_kept(ptg: Any) -> None:
    hard = ptg.ok("cope", "--distress", "9").out
    assert hard.index("To begin: Say the day of the week and the month") < hard.index("\nDanger right now: ")
    assert "Danger" not in ptg.ok("cope", "--distress", "8").out
    for words in (("--distress", "4", "--feeling", "flat"), ()):
        shown = ptg.ok("cope", *words).out
        assert [line[0] for line in shown.splitlines() if line[:2] in {"1 ", "2 ", "3 "}] == ["1", "2", "3"]
        assert shown.count("Why:") == 3
    assert ptg.ok("cope", "slow-walk").out.startswith("Walk slowly to a corner and back.\nGo to the door.")
    assert ptg.ok("list", "--json").json["entries"] == []


def test_what_is_wrong_in_the_own_file_is_said_once_whatever_is_asked(ptg: Any, home: Path) -> None:
    file = home / "journal" / "strategies.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[[change]]\nid = "slow-wlak"\nstar = true\n')
    said = ptg.ok("cope", "--distress", "4").said
    assert said.count(f"{file}, line 2: no strategy has the id “slow-wlak”, so this changes nothing.") == 1
    assert "Did you mean “slow-walk”?" in said
