"""What the bytes of a terminal become: keys outside a paste, one event for a paste, however they arrive."""

import asyncio
import os
from collections.abc import Iterable
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from ptg_cli.context import Context
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.driver import SILENCE, TerminalDriver, TerminalParser
from ptg_cli.tui.navigation import Go, HungUp

START, END = "\x1b[200~", "\x1b[201~"


class Terminal:
    """A terminal that sends text in pieces, and a clock that only goes on when told."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.parser = TerminalParser(lambda: self.now)

    def send(self, *pieces: str) -> list[Message]:
        """What the pieces, one read each, become."""
        return [message for piece in pieces for message in (*self.parser.feed(piece), *self.parser.tick())]

    def wait(self, seconds: float) -> list[Message]:
        """What it becomes when so much time passes."""
        self.now += seconds
        return list(self.parser.tick())


def what(messages: Iterable[Message]) -> list[Any]:
    """Keys by their name, pastes as their text in a tuple, anything else by its kind."""
    return [
        m.key if isinstance(m, events.Key) else (m.text,) if isinstance(m, events.Paste) else type(m) for m in messages
    ]


PASTES = [
    "abc \x1b[31mx red words that go on x and q",
    "\x1b",
    "\x1b\x1b\x1b[A\x1bOP\x1b[<0;1;1M",
    "\x00\x07\x11\x1b[20",
    "ends with \x1b[201",
    START + " a mark of its own " + START,
    "",
    "eine Zeile\rund \U0001f469\u200d\U0001f4bb \u202e noch eine\r",
]


@pytest.mark.parametrize("text", PASTES)
def test_a_paste_is_one_event_wherever_it_is_parted(text: str) -> None:
    sent = f"a{START}{text}{END}\x1b[Bb"
    for first in range(len(sent) + 1):
        for second in range(first, len(sent) + 1):
            terminal = Terminal()
            came = what(terminal.send(sent[:first], sent[first:second], sent[second:]))
            assert came == ["a", (text,), "down", "b"], (first, second)
            assert what(terminal.wait(60)) == []


TEXTS = st.text(st.sampled_from("ab\x1b[20~1;Mq\r\x00\x7fé\u202e"))


@given(
    st.lists(TEXTS.filter(lambda text: END not in text + END[:-1])),
    st.lists(st.integers(1, 9), min_size=1),
)  # fmt: skip
def test_any_pastes_in_any_pieces_arrive_whole_in_order_and_press_nothing(texts: list[str], sizes: list[int]) -> None:
    sent = "".join(f"{START}{text}{END}" for text in texts)
    pieces: list[str] = []
    place = 0
    while place < len(sent):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(sent[place : place + size])
        place += size
    assert what(Terminal().send(*pieces)) == [(text,) for text in texts]


def test_a_paste_may_take_its_time_but_not_for_ever() -> None:
    terminal = Terminal()
    assert terminal.send(START + "one \x1b", "[3") == []
    assert terminal.wait(SILENCE * 0.9) == []
    assert terminal.send(" two\x1b[20") == []
    assert terminal.wait(SILENCE * 0.9) == []
    assert what(terminal.wait(SILENCE * 0.2)) == [("one \x1b[3 two\x1b[20",)]
    assert what(terminal.send("x")) == ["x"], "keys are keys again"


@pytest.mark.parametrize("rest", ["x and q" + END, "x and q " * 1000 + END])
def test_the_rest_of_a_paste_that_came_very_late_is_no_keys(rest: str) -> None:
    terminal = Terminal()
    terminal.send(START + "one ")
    assert what(terminal.wait(SILENCE)) == [("one ",)]
    pieces = [rest[place : place + 4096] for place in range(0, len(rest), 4096)]
    assert what(terminal.send(*pieces)) == [(rest.removesuffix(END),)]
    assert what(terminal.send("q")) == ["q"]


@pytest.mark.parametrize("begun", [START[:size] for size in range(3, len(START))])
def test_the_beginning_of_a_paste_may_be_torn(begun: str) -> None:
    terminal = Terminal()
    assert terminal.send(begun) == []
    assert terminal.wait(0.5) == []
    assert what(terminal.send(START.removeprefix(begun) + "x" + END)) == [("x",)]


def test_escape_alone_is_a_key_once_nothing_follows() -> None:
    terminal = Terminal()
    assert terminal.send("\x1b") == []
    assert what(terminal.wait(0.2)) == ["escape"]
    assert what(terminal.send("\x1b", "[A")) == ["up"]
    assert what([*terminal.send("\x1b\x1b"), *terminal.wait(0.2)]) == ["escape", "escape"]


@pytest.mark.parametrize("pieces", [("\x1baBen",), ("\x1b", "aBen"), ("x\x1b", "aBen"), ("x\x1baB", "en")])
def test_words_right_behind_escape_take_nothing_from_it(pieces: tuple[str, ...]) -> None:
    terminal = Terminal()
    before = ["x"] if pieces[0].startswith("x") else []
    came = what(terminal.send(*pieces))
    assert [key if len(key) == 1 else key.removeprefix("upper_") for key in came] == [*before, "escape", *"aBen"]


def test_escape_and_a_moment_later_a_letter_are_two_keys() -> None:
    terminal = Terminal()
    assert what(terminal.send("\x1b")) == []
    assert what([*terminal.wait(0.06), *terminal.send("a")]) == ["escape", "a"]


def test_a_paste_right_after_escape_does_not_swallow_it() -> None:
    terminal = Terminal()
    assert what(terminal.send("\x1b" + START + "x" + END)) == ["escape", ("x",)]


@pytest.mark.parametrize(
    ("sent", "became"),
    [
        ("aä!", ["a", "ä", "exclamation_mark"]),
        ("\x1b[3~\x1bOP\x1b[15~", ["delete", "f1", "f5"]),
        ("\x1ba", ["alt+a"]),
        ("\x1b[I\x1b[O", [events.AppFocus, events.AppBlur]),
        ("\x1b[<0;3;4M\x1b[<0;3;4m", [events.MouseDown, events.MouseUp]),
        ("\x1b[97;5u", ["ctrl+a"]),
        ("\ufffd", ["replacement_character"]),
    ],
)
def test_outside_a_paste_everything_is_as_ever(sent: str, became: list[Any]) -> None:
    for place in range(len(sent) + 1):
        terminal = Terminal()
        assert what([*terminal.send(sent[:place], sent[place:]), *terminal.wait(2)]) == became


@pytest.mark.parametrize("sent", ["\x1b[99999999999u", "\x1b[1114112u"])
def test_a_key_that_cannot_be_is_no_fault(sent: str) -> None:
    terminal = Terminal()
    terminal.send(sent)
    assert "x" in what(terminal.send("\x1b", "[A" * 20, "x"))


def test_an_end_of_the_input_says_that_the_terminal_is_gone(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    async def made() -> TerminalDriver:
        return TerminalDriver(PtgApp(context, Go("today")))

    driver = asyncio.run(made())
    reading, writing = os.pipe()
    monkeypatch.setattr(driver, "fileno", reading)
    came: list[Message] = []

    def send(message: Message) -> None:
        came.append(message)
        if isinstance(message, HungUp):
            driver.exit_event.set()

    monkeypatch.setattr(driver, "send_message", send)
    os.write(writing, b"ab")
    os.close(writing)
    reader = Thread(target=driver.run_input_thread, daemon=True)
    reader.start()
    reader.join(20)
    assert not reader.is_alive(), "it reads for ever where nothing will ever come"
    os.close(reading)
    assert what(came) == ["a", "b", HungUp]
