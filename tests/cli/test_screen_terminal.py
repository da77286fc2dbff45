"""The screen in a real terminal: signals, windows that go, faults, sizes, pastes, and what is left behind."""

import os
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Drafts = Callable[[], str]

ALT_SCREEN = "\x1b[?1049h"
KEPT = "What you wrote is kept as a draft."


@pytest.fixture
def drafts(home: Path) -> Drafts:
    """All that stands in drafts, one after the other."""
    return lambda: "\n".join(path.read_text() for path in sorted((home / "drafts").glob("*.md")))


def blank_page(window: Open, *words: str, **more: Any) -> Any:
    """Begin with an empty page with the caret in it."""
    one = window(*(words or ("journal", "--blank")), **more)
    one.shows("Blank page", "begin")
    one.keys("\r")
    one.shows("Write what comes to your mind.")
    return one


def typing(window: Open, words: str, **more: Any) -> Any:
    """A blank page on which these words have just been typed."""
    one = blank_page(window, **more)
    one.keys(words)
    one.shows(words)
    return one


# Opening


def test_the_first_start_welcomes_and_enter_leads_to_today(window: Open, home: Path) -> None:
    (home / "config.toml").unlink()
    one = window()
    one.shows("Good that you are here.", "plain lines")
    one.keys("\r")
    one.shows("blank page", "begin")
    assert "welcomed = true" in (home / "config.toml").read_text()
    one.keys("\x11")
    assert one.end() == 0
    assert one.is_restored()


def test_the_first_start_can_go_on_in_plain_lines(window: Open, home: Path) -> None:
    (home / "config.toml").unlink()
    one = window()
    one.shows("Good that you are here.", "plain lines")
    one.keys("l")
    one.until("q leaves.")
    assert one.is_restored() or "\x1b[?1049l" in one.seen
    one.type("q")
    assert one.end() == 0


def test_a_page_is_written_by_hand_and_found_again(window: Open, ptg: Any) -> None:
    one = window("journal", "where-i-am-today")
    one.shows("Where I am today", "How hard is it right now?")
    one.keys("3")
    one.shows("go on")
    one.keys("\x1b")
    one.shows("Stop here and keep this")
    one.keys("1")
    one.keys("\x11")
    assert one.end() == 0
    two = typing(window, "the smell of rain")
    two.keys("\x0e")
    two.shows("keep")
    two.keys("\r")
    two.shows("Kept.")
    assert two.end() == 0
    assert two.is_restored()
    three = window("browse")
    three.shows("the smell of rain")
    three.keys("q")
    assert three.end() == 0
    assert len(ptg.pages()) == 1


@pytest.mark.parametrize("words", [(), ("journal", "--blank"), ("browse",)])
def test_a_terminal_that_cannot_draw_is_never_drawn_on(terminal: Open, words: tuple[str, ...]) -> None:
    one = terminal(*words, env={"TERM": "dumb"})
    one.until(" ")
    one.hang_up()
    one.process.wait(60)
    assert "\x1b" not in one.seen


@pytest.mark.parametrize("words", [(), ("journal", "--blank"), ("browse",)])
@pytest.mark.parametrize("given", [b"", b"words\n"])
def test_without_keys_to_press_the_screen_never_opens(
    program: tuple[str, ...], words: tuple[str, ...], given: bytes
) -> None:
    main, side = os.openpty()
    done = subprocess.run(
        [*program, *words], input=given, stdout=side, stderr=side, timeout=60, check=False,
        env={**os.environ, "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(side)
    seen = b""
    while select.select([main], [], [], 0)[0]:
        try:
            seen += os.read(main, 1 << 16)
        except OSError:
            break
    os.close(main)
    assert done.returncode in {0, 1, 2}
    assert b"\x1b" not in seen


def test_with_standard_input_closed_the_screen_never_opens(window: Open, program: tuple[str, ...]) -> None:
    shut = ("import os, sys; os.close(0); os.execv(sys.executable, sys.argv[1:])", *program)
    one = window("journal", "--blank", command=(sys.executable, "-c", *shut))
    assert one.end() in {1, 2}
    assert "\x1b" not in one.seen


def test_no_color_is_no_colour(window: Open, home: Path) -> None:
    one = typing(window, "no colours", env={"NO_COLOR": "1"})
    one.keys("\x11")
    assert one.end() == 0
    codes = {code for part in one.seen.split("\x1b[")[1:] if "m" in part for code in part.split("m")[0].split(";")}
    styles = {code for code in codes if code.isdecimal()}
    assert styles <= {"0", "1", "2", "3", "4", "7", "9", "39", "49"}
    assert "7" in styles, "what is chosen is still seen"


def test_an_empty_no_color_is_none(window: Open, home: Path) -> None:
    one = typing(window, "some colours", env={"NO_COLOR": ""})
    one.keys("\x11")
    assert one.end() == 0
    assert re.search(r"\x1b\[[0-9;]*(38|48);", one.seen)


# Leaving


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["term", "hup", "int"]
)
def test_a_signal_keeps_what_was_typed_and_restores_the_terminal(
    window: Open, drafts: Drafts, number: int, code: int
) -> None:
    one = typing(window, "half a sentence")
    one.signal(number)
    assert one.end() == code
    assert "half a sentence" in drafts()
    assert one.is_restored()
    assert KEPT in one.seen[one.seen.rindex("\x1b[?1049l") :]


@pytest.mark.parametrize("words", [(), ("browse",), ("breathe",), ("checkin",)], ids=" ".join)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["term", "int"])
def test_a_signal_before_the_first_frame_restores_the_terminal(
    window: Open, words: tuple[str, ...], number: int, code: int
) -> None:
    one = window(*words)
    one.until(ALT_SCREEN)
    one.process.send_signal(number)
    assert one.end() == code
    assert one.is_restored()


def test_ctrl_q_leaves_at_once_with_the_draft_and_a_line(window: Open, drafts: Drafts) -> None:
    one = typing(window, "half a sentence")
    one.keys("\x11")
    assert one.end() == 0
    assert "half a sentence" in drafts()
    assert one.is_restored()
    assert KEPT in one.seen[one.seen.rindex("\x1b[?1049l") :]


@pytest.mark.parametrize("own", [True, False], ids=["leading its session", "without a session of its own"])
def test_a_window_that_goes_ends_it_with_the_draft_kept(window: Open, drafts: Drafts, own: bool) -> None:
    one = typing(window, "half a sentence", own=own)
    one.hang_up()
    assert one.process.wait(60) == 129
    assert "half a sentence" in drafts()


def test_a_window_that_goes_while_nothing_is_written_ends_it(window: Open) -> None:
    for words in ((), ("browse",)):
        one = window(*words, own=False)
        one.shows("F3")
        one.hang_up()
        assert one.process.wait(60) == 129


def test_a_window_that_goes_before_the_first_frame_ends_it(window: Open) -> None:
    for own in (True, False):
        one = window(own=own)
        one.until(ALT_SCREEN)
        one.hang_up()
        assert one.process.wait(60) in {129, 1}


def test_after_a_kill_the_next_start_offers_what_was_written(window: Open, drafts: Drafts) -> None:
    one = typing(window, "the smell of rain")
    one.wait_for(lambda: "the smell of rain" in drafts())
    one.keys(" and dust")
    one.process.kill()
    one.process.wait()
    two = window()
    two.shows("still open", "go on")
    two.keys("\r")
    two.shows("the smell of rain")
    two.keys("\x11")
    assert two.end() == 0
    assert drafts().count("the smell of rain") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "steps"),
    [
        (("checkin",), (("How hard is it right now?", "6"), ("And what do you feel?", "\r"), ("of words", ""))),
        (("cope", "warm-water"), (("warm water", "\r"), ("remember", ""))),
    ],
    ids=["a check-in", "a hard moment"],
)
def test_what_was_a_second_old_at_a_kill_is_offered_again(
    window: Open, drafts: Drafts, home: Path, command: tuple[str, ...], steps: tuple[tuple[str, str], ...]
) -> None:
    one = window(*command)
    for shown, keys in steps:
        one.shows(shown)
        if keys:
            one.keys(keys)
    one.keys("the smell of rain ")
    one.wait_for(lambda: "the smell of rain" in drafts())
    one.keys("and dust")
    one.process.kill()
    assert one.process.wait() == -signal.SIGKILL
    two = window()
    two.shows("still open", "go on")
    two.keys("\r")
    two.shows("the smell of rain")
    two.keys("\x11")
    assert two.end() == 0
    kept = "".join(path.read_text() for path in home.rglob("*.md"))  # a draft, or the page it became
    assert kept.count("the smell of rain") == 1


def test_a_draft_of_someone_new_is_offered_before_anything_else(window: Open, home: Path, drafts: Drafts) -> None:
    one = typing(window, "the smell of rain")
    one.wait_for(lambda: "the smell of rain" in drafts())
    one.process.kill()
    one.process.wait()
    (home / "config.toml").unlink()
    two = window()
    two.shows("still open", "go on")
    two.keys("\x11")
    assert two.end() == 0


def test_what_was_kept_is_named_on_standard_output_alone(window: Open, ptg: Any) -> None:
    out, into = os.pipe()
    one = typing(window, "the smell of rain", stdout=into)
    os.close(into)
    one.keys("\x0e")
    one.shows("keep nothing")
    one.keys("\r")
    assert one.end() == 0
    given = os.read(out, 1 << 16)
    os.close(out)
    (page,) = ptg.pages()
    assert given == f"{page.stem}\n".encode()
    assert page.stem not in one.seen
    assert "the smell of rain" in page.read_text()


def test_leaving_nothing_leaves_nothing_when_a_signal_comes(
    window: Open, find_marker: Callable[[str], list[Path]]
) -> None:
    one = window("journal", "--blank", "--leave-nothing")
    one.shows("Blank page", "begin")
    one.keys("\r")
    one.shows("Write what comes to your mind.")
    one.keys("unspoken")
    one.shows("unspoken")
    one.signal(signal.SIGTERM)
    assert one.end() == 143
    assert KEPT not in one.seen
    assert find_marker("unspoken") == []


FAULTY = """
import sys
from ptg_cli.tui.screens.writing import WritingScreen
def broken(self):
    raise ValueError("marmalade: " + self._panel.answer().text if self._panel else "")
WritingScreen.action_more = broken
WritingScreen.action_menu = broken
from ptg_cli.cli.main import main
main()
"""


def test_a_fault_restores_the_terminal_and_tells_nobody_what_was_written(window: Open, drafts: Drafts) -> None:
    one = typing(window, "marmalade on toast", command=(sys.executable, "-c", FAULTY))
    one.keys("\x1b")
    assert one.end() == 1
    assert one.is_restored()
    said = one.seen[one.seen.rindex("\x1b[?1049l") :]
    assert "Something in ptg itself went wrong" in said
    assert "marmalade" not in said
    assert "marmalade on toast" in drafts()


def test_bytes_that_are_no_text_end_nothing(window: Open, drafts: Drafts) -> None:
    one = typing(window, "half a sentence")
    one.send(b"\xff\xfe\xff")
    one.keys(" and the rest")
    one.shows(" and the rest")
    one.keys("\x11")
    assert one.end() == 0
    assert one.is_restored()
    assert "half a sentence\ufffd\ufffd\ufffd and the rest" in drafts()


# Sizes, pastes, two windows


@pytest.mark.slow
def test_two_hundred_sizes_while_typing_lose_nothing(window: Open, drafts: Drafts) -> None:
    one = blank_page(window)
    typed = ""
    for number in range(200):
        columns, rows = (20 + (number * 37) % 101, 8 + (number * 11) % 29)
        one.resize(columns, rows)
        word = f"w{number} "
        one.press(word)
        typed += word
    one.resize(80, 24)
    one.wait_for(lambda: typed.strip() in drafts())
    one.keys("still here")
    one.shows("still here")
    one.keys("\x11")
    assert one.end() == 0
    assert one.is_restored()


@pytest.mark.slow
def test_a_paste_of_a_million_letters_arrives_whole_and_is_no_command(window: Open, drafts: Drafts) -> None:
    one = typing(window, "before ")
    # Letters, digits, and keys that would leave, hide, keep or ask for help if they were pressed.
    line = "q x s b n 1 5 ? ! \x11\x0e\x10\x13 " + "the house is quiet on sundays and " * 30
    text = "\n".join(f"{number:04d} {line}" for number in range(1000))
    assert len(text) > 1_000_000
    one.send(paste(text))
    one.wait_for(lambda: "0999 q x" in drafts())
    one.keys("\x11")
    assert one.end() == 0
    kept = drafts()
    plain = text.replace("\x11", "").replace("\x0e", "").replace("\x10", "").replace("\x13", "")
    assert f"before {plain}".rstrip() in kept


HOSTILE = "abc \x1b[31mx red words that go on x and q\x1b[3~\x1b\x1b\x07\x00 to the end"


def paste(text: str) -> bytes:
    """A text as a terminal sends it when it is pasted."""
    return b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~"


def test_a_paste_with_escapes_in_it_presses_nothing_on_pages(window: Open, ptg: Any) -> None:
    for words in ("the first", "the second", "the third"):
        ptg.ok("note", words)
    before = {path: path.read_bytes() for path in ptg.pages()}
    one = window("browse")
    one.shows("the third", "x delete")
    one.send(paste(HOSTILE))
    one.keys("?")
    one.shows("Keys that work here")
    one.keys("\x11")
    assert one.end() == 0
    assert {path: path.read_bytes() for path in ptg.pages()} == before
    assert not list((ptg.home / "journal" / "trash").rglob("*.md"))


def test_a_paste_with_escapes_in_it_is_written_whole_and_in_order(window: Open, drafts: Drafts) -> None:
    one = typing(window, "before ")
    one.send(paste(HOSTILE)[:9])
    one.send(paste(HOSTILE)[9:])
    one.shows("6 characters", "left out")
    one.keys(" after")
    one.shows(" after")
    one.keys("\x11")
    assert one.end() == 0
    assert "before abc [31mx red words that go on x and q[3~ to the end after" in drafts()


def test_a_paste_that_never_ends_leaves_the_keys_alive(window: Open, drafts: Drafts) -> None:
    one = typing(window, "before ")
    one.send(paste(HOSTILE).removesuffix(b"\x1b[201~"))
    one.shows("to the end")
    one.keys(" after")
    one.shows(" after")
    one.keys("\x11")
    assert one.end() == 0
    assert "x and q[3~ to the end after" in drafts()


@pytest.mark.slow
def test_a_paste_of_a_million_letters_and_escapes_arrives_whole(window: Open, drafts: Drafts) -> None:
    one = typing(window, "before ")
    text = "\n".join(f"{number:05d} the house \x1b[31mis quiet\x1b[0m on sundays" for number in range(25_000))
    assert len(text) > 1_000_000
    one.send(paste(text))
    one.shows("50000 characters")
    one.wait_for(lambda: "24999 the house" in drafts())
    one.keys("\x11")
    assert one.end() == 0
    assert f"before {text}".replace("\x1b", "") in drafts()


def test_two_windows_write_side_by_side(window: Open, drafts: Drafts, home: Path) -> None:
    one = typing(window, "in the first")
    two = typing(window, "in the second")
    one.wait_for(lambda: "in the first" in drafts())
    two.wait_for(lambda: "in the second" in drafts())
    assert len(list((home / "drafts").glob("*.md"))) == 2
    one.keys(", and more")
    one.shows(", and more")
    for each in (one, two):
        each.keys("\x11")
        assert each.end() == 0
    texts = sorted(path.read_text().rpartition("+++")[2].strip() for path in (home / "drafts").glob("*.md"))
    assert texts == ["in the first, and more", "in the second"]


def test_ctrl_z_lends_the_terminal_back_and_it_returns(window: Open) -> None:
    one = window()
    one.shows("blank page", "begin")
    one.keys("\x1a")
    one.until("\x1b[?1049l")
    os.waitid(os.P_PID, one.process.pid, os.WSTOPPED | os.WNOWAIT)
    flags = termios.tcgetattr(one._main)[3]
    assert flags & termios.ICANON
    one.process.send_signal(signal.SIGCONT)
    one.until(ALT_SCREEN)
    one.shows("blank page", "begin", "F3 people")
    one.keys("\x11")
    assert one.end() == 0
    assert one.is_restored()


def test_what_is_typed_before_the_screen_is_there_is_the_first_answer(window: Open, drafts: Drafts) -> None:
    one = window("journal", "--blank")
    one.press("4now the bus is late, no seats")
    one.shows("now the bus is late, no seats")
    one.keys("\x11")
    assert one.end() == 0
    assert "now the bus is late, no seats" in drafts()
    assert "distress_before = 4" in drafts()
