"""`ptg checkin`: from the shell without questions, in plain lines on a terminal, and what bad input gets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.cli.main import run
from ptg_cli.journal.journal import Journal

ALONE = "ptg can't ask questions here. Answer with --distress, --feeling, --dial or --note -."


def entries(ptg: Any) -> list[dict[str, Any]]:
    """Every check-in, newest first."""
    found: list[dict[str, Any]] = ptg.ok("list", "--kind", "checkin", "--json").json["entries"]
    return found


def test_options_are_kept_without_questions_and_the_id_is_all_of_standard_output(ptg: Any) -> None:
    done = ptg.ok(
        "checkin", "--distress", "6", "--feeling", "angry", "--feeling", "Far  Away", "--feeling", "angry",
        "--dial", "sleep=4", "--dial", "Self-Trust = 10", "--note", "-", given="[/] the kitchen \x1b[31m\n",
    )  # fmt: skip
    (entry,) = entries(ptg)
    assert done.line == entry["id"]
    assert done.said.startswith("Kept.\n")
    assert (entry["distress_before"], entry["feelings"]) == (6, ["angry", "far away"])
    assert entry["dials"] == {"sleep": 4, "self-trust": 10}
    assert ptg.ok("show", "@last", "--raw").raw.endswith(b"+++\n\n[/] the kitchen \x1b[31m\n")
    shown = ptg.ok("show", "@last").out
    assert "angry, far away · how hard 6 · Sleep 4, Self-trust 10" in shown


def test_what_is_kept_is_a_page_that_doctor_finds_nothing_in(ptg: Any) -> None:
    ptg.ok("checkin", "--dial", "meaning=0")
    assert b"[dials]\nmeaning = 0\n" in ptg.pages()[0].read_bytes()
    ptg.ok("change", "@last", "--tag", "sunday", "--title", "A dial")
    (entry,) = entries(ptg)
    assert (entry["dials"], entry["tags"]) == ({"meaning": 0}, ["sunday"])
    ptg.ok("doctor")


def test_lists_show_a_check_in_without_words_as_one(ptg: Any) -> None:
    ptg.ok("checkin", "--distress", "0")
    assert ptg.ok("list").out.rstrip().endswith("Check-in")


def test_words_alone_are_enough_and_are_kept_byte_for_byte(ptg: Any) -> None:
    raw = "one\r\ntwo \u202e three\n".encode()
    ptg.ok("checkin", "--note", "-", given=raw)
    assert ptg.pages()[0].read_bytes().endswith(raw)
    assert "distress_before" not in entries(ptg)[0]


@pytest.mark.parametrize("given", ["", "  \n\n"])
def test_nothing_said_keeps_nothing(ptg: Any, given: str) -> None:
    assert ptg.fails("checkin", "--note", "-", given=given) == "Nothing was said, so nothing was kept.\n"
    assert ptg.pages() == []
    ptg.ok("checkin", "--distress", "3", "--note", "-", given=given)
    assert len(ptg.pages()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), ALONE),
        (("--weekly",), ALONE),
        (("--distress", "11"), "--distress takes a whole number from 0 to 10, not “"),
        (("--distress", "-1"), "--distress takes a whole number from 0 to 10, not “"),
        (("--distress", "loud"), "--distress takes a whole number from 0 to 10, not “loud”."),
        (("--feeling", "ennui"), "--feeling takes numb, far away, flat,"),
        (("--dial", "sleep"), "--dial takes the name of a dial and a whole number from 0 to 10, such as sleep=4."),
        (("--dial", "slep=4"), "“slep” isn't one of the dials. Did you mean sleep?"),
        (("--dial", "=4"), "“” isn't one of the dials. The dials are: replay, dodging,"),
        (("--dial", "qqqq=99"), "“qqqq” isn't one of the dials. The dials are:"),
        (("--dial", "sleep=11"), "--dial sleep takes a whole number from 0 to 10, such as sleep=4."),
        (("--dial", "sleep=-1"), "--dial sleep takes a whole number"),
        (("--dial", "sleep=4.5"), "--dial sleep takes a whole number"),
        (("--dial", "sleep=٤"), "--dial sleep takes a whole number"),
        (("--dial", "sleep="), "--dial sleep takes a whole number"),
        (("--dial", "sleep=4=5"), "--dial sleep takes a whole number"),
        (("--note", "words here"), "--note takes only a dash (-)"),
        (("--note", ""), "--note takes only a dash (-)"),
        (("--weekly", "--distress", "3"), "--weekly asks questions. With --distress,"),
        (("--line", "--note", "-"), "--line asks questions. With --distress,"),
        (("words",), "`ptg checkin` takes options only"),
    ],
)
def test_bad_input_gets_one_clear_sentence_and_keeps_nothing(ptg: Any, words: tuple[str, ...], said: str) -> None:
    told = ptg.fails("checkin", *words, code=2, given="words")
    assert said in told
    assert len(told.strip().splitlines()) == 1
    assert ptg.pages() == []


def test_text_that_is_none_is_rescued(ptg: Any, home: Path) -> None:
    assert "isn't UTF-8 text" in ptg.fails("checkin", "--distress", "3", "--note", "-", given=b"caf\xe9 bytes")
    (rescued,) = (home / "recovery").iterdir()
    assert rescued.read_bytes() == b"caf\xe9 bytes"
    assert ptg.pages() == []


# Loud


@pytest.mark.parametrize(
    ("words", "practice"),
    [
        (("--distress", "7"), "longer-out-breath"),
        (("--feeling", "numb"), "name-the-day"),
        (("--distress", "1", "--feeling", "flooded"), "name-the-day"),
    ],
)
def test_what_is_loud_is_met_once_it_is_kept(ptg: Any, words: tuple[str, ...], practice: str) -> None:
    done = ptg.ok("checkin", *words)
    steadies = f"`ptg practice {practice}` helps you steady yourself. `ptg sos` shows people to talk to."
    still = "It is still hard. " if words == ("--distress", "7") else ""  # a low number is not told otherwise
    assert done.said == f"Kept.\n{still}{steadies} More to try: `ptg cope`.\n"
    ptg.ok("practices", practice)


def test_what_steadies_turns_to_nothing_the_person_wants_to_be_spared(ptg: Any) -> None:
    ptg.ok("config", "set", "avoid", "breath")
    said = ptg.ok("checkin", "--distress", "8").said
    name = said.partition("`ptg practice ")[2].partition("`")[0]
    (practice,) = ptg.ok("practices", name, "--json").json["practices"]
    assert "breath" not in practice["needs"]


@pytest.mark.parametrize("rating", ["9", "10"])
def test_9_and_10_get_the_numbers_even_when_quiet(ptg: Any, rating: str) -> None:
    ptg.ok("config", "set", "country", "NZ")
    said = ptg.ok("-q", "checkin", "--distress", rating).said
    assert said.startswith("That is very hard. You don't have to go through this alone.\nDanger right now: 111.\n")
    assert "Kept." not in said
    assert "Danger" not in ptg.ok("checkin", "--distress", "8").said


def test_6_and_less_is_only_kept(ptg: Any) -> None:
    assert ptg.ok("checkin", "--distress", "6", "--feeling", "sad").said == "Kept. `ptg show` shows it.\n"


# What a disk does


def test_a_disk_that_refuses_loses_no_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    def full(self: Journal, entry: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "add", full)
    monkeypatch.setattr("ptg_cli.cli.checkin.read_text", lambda shell: "my words\n")
    assert run(["checkin", "--distress", "6", "--note", "-"]) == 1
    said = capsys.readouterr()
    assert said.err == "The disk is full. The check-in was not kept. What you wrote is safe in its draft.\n"
    assert said.out == ""
    (draft,) = (home / "drafts").glob("*.md")
    assert draft.read_text().endswith("\n\nmy words\n")
    monkeypatch.undo()
    monkeypatch.setenv("PTG_HOME", str(home))
    assert run(["drafts", "keep"]) == 0
    assert list((home / "drafts").glob("*.md")) == []


# On a terminal


def test_in_plain_lines_from_the_number_to_the_id(terminal: Callable[..., Any], ptg: Any) -> None:
    one = terminal("checkin", "--line")
    one.until("or enter.")
    one.type("6")
    one.until("Numbers or words, or enter.")
    one.type("tired")
    one.until("One line of words, if you like. Or enter.")
    one.type("The stairs.")
    one.until("Kept.")
    one.until("1 chooses what to ask.")
    one.type("1")
    one.until("leaves it as it is. q leaves.")
    one.type("sleep")
    one.until("Asked once a week from now on: Sleep.")
    assert one.end() == 0
    (entry,) = entries(ptg)
    assert (entry["distress_before"], entry["feelings"], entry["first_line"]) == (6, ["tired"], "The stairs.")
    assert ptg.ok("config", "get", "dials").line == "sleep"


def test_weekly_asks_about_the_last_seven_days(terminal: Callable[..., Any], ptg: Any) -> None:
    ptg.ok("config", "set", "dials", "sleep")
    one = terminal("checkin", "--weekly")
    one.until("or enter.")
    one.type("")
    one.until("Numbers or words, or enter.")
    one.type("")
    one.until("The last seven days. Sleep.")
    one.type("0")
    one.until("One line of words")
    one.type("")
    one.until("Kept.")
    assert one.end() == 0
    assert entries(ptg)[0]["dials"] == {"sleep": 0}


def test_the_line_of_words_is_asked_for_where_standard_input_is_a_terminal(
    terminal: Callable[..., Any], ptg: Any
) -> None:
    one = terminal("checkin", "--distress", "3", "--note", "-")
    one.until("One line of words, then enter.")
    one.type("a quiet line")
    one.until("Kept.")
    assert one.end() == 0
    assert entries(ptg)[0]["first_line"] == "a quiet line"


def test_without_being_asked_nothing_is_asked(terminal: Callable[..., Any], ptg: Any) -> None:
    one = terminal("--no-input", "checkin")
    one.until("Answer with --distress")
    assert one.end() == 2
    one = terminal("--no-input", "checkin", "--note", "-")
    one.until("There is no text: --note - takes it from standard input.")
    assert one.end() == 2


def test_a_window_that_closes_while_words_are_typed_loses_none_of_them(
    terminal: Callable[..., Any], home: Path
) -> None:
    one = terminal("checkin", "--line")
    one.until("or enter.")
    one.type("more than a number")
    one.until("Anything more, in one line? Or enter.")
    one.hang_up()
    one.process.wait(60)
    (draft,) = (home / "drafts").glob("*.md")
    assert draft.read_text().endswith("\n\nmore than a number\n")


@pytest.mark.slow
def test_a_closed_window_keeps_a_half_typed_line_in_its_draft_and_nowhere_else(
    terminal: Callable[..., Any], home: Path
) -> None:
    one = terminal("checkin", "--line")
    one.until("How hard is it right now")
    one.type("4 tired")
    one.until("One line of words, if you like. Or enter.")
    one.press("half of a line")
    one.wait_for(lambda: "half of a line" in one.seen)
    one.hang_up()
    one.process.wait(60)
    (draft,) = (home / "drafts").glob("*.md")
    assert draft.read_text().endswith("half of a line\n")


def test_on_a_screen_it_opens_and_its_parting_is_said(window: Callable[..., Any], ptg: Any) -> None:
    one = window("checkin")
    one.shows("Check-in", "How hard is it right now?")
    one.keys("3")
    one.shows("And what do you feel?")
    one.keys("\r")
    one.shows("One line of words")
    one.keys("\r")
    assert one.end() == 0
    assert one.is_restored()
    (entry,) = entries(ptg)
    assert f"Kept.\n{entry['id']}\nTo come back to ptg, type `" in one.seen
    assert entry["distress_before"] == 3


def test_a_pipe_is_read_in_plain_lines_and_all_of_its_words_are_kept(ptg: Any) -> None:
    done = ptg.ok("checkin", "--line", given="7 numb\nwords one\nwords two\n")
    (entry,) = entries(ptg)
    assert done.line == entry["id"]
    assert (entry["distress_before"], entry["feelings"]) == (7, ["numb"])
    assert ptg.ok("show", "@last", "--raw").out.endswith("words one\nwords two")
    assert "`ptg practice name-the-day` helps you steady yourself." in done.said
    assert "chooses what is asked" not in done.said
    ptg.ok("checkin", "--line", given="3\n")
    assert {one["distress_before"] for one in entries(ptg)} == {3, 7}
    assert "Nothing was said, so nothing was kept." in ptg.ok("checkin", "--line", given="").said
