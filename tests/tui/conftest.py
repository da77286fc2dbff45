"""The app with a person who presses keys: a journal of its own, a clock that stands, real guides."""

import asyncio
import functools
import itertools
import os
import traceback
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ptg_cli.context import Context, folders
from ptg_cli.journal import disk
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model import typeahead, typed_number
from ptg_cli.tui import toasts
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.dialogs import practice as practice_dialog
from ptg_cli.tui.navigation import AppEnd, Go

MORNING = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
WAIT = 20.0
"""Seconds after which a test gives up. Nothing takes as long as that."""

HOSTILE = (
    "[/] [b]x[/b] [red]",
    "esc\x1b[31mred bel\x07 nul\x00 end",
    "turned \u202eabc\u202c and \u2066iso\u2069",
    "family 👩‍👩‍👧‍👦 台所 한국어",
    "שלום عليكم",
    "e\u0301\u0301\u0301 combining",
    "line\u2028sep\u2029par\x85nel\x0bvt\x0cff",
)
"""Texts that broke terminals or widgets somewhere."""

Steps = Callable[["Person"], Awaitable[None]]


class Person:
    """Presses keys and waits for what they lead to."""

    def __init__(self, app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Presses keys, one after the other, and lets the app do what they ask for."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def burst(self, words: str) -> None:
        """Types words so fast, or over so slow a line, that they arrive all at once."""
        for letter in words:
            self.app.post_message(Key(_character_to_key(letter), letter))
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits for something to be so."""
        waited = 0.0
        while not condition():
            assert waited < WAIT, f"never came; on the screen: {self.screen_text()}"
            await self.pilot.pause(0.01)
            waited += 0.01

    async def see(self, *words: str) -> None:
        """Waits until all these words stand on the screen, on one line or over two."""
        await self.until(lambda: self._shows(words))

    def _shows(self, words: tuple[str, ...]) -> bool:
        text = self.screen_text()
        in_a_line = " ".join(text.split())
        return all(word in text or " ".join(word.split()) in in_a_line for word in words)

    def screen_text(self) -> str:
        """Everything that is drawn, line by line."""
        return "\n".join(
            "".join(segment.text for segment in strip) for strip in self.app.screen._compositor.render_strips()
        )

    async def told(self, words: str) -> None:
        """Waits until something was said that holds these words."""
        await self.until(lambda: any(words in str(said.message) for said in self.app._notifications))

    def place(self) -> str:
        """The name of the screen that is open."""
        return type(self.app.screen).__name__


_AT_THE_END = {"cut_short", "_cut_short"}
"""Functions that may wait for the disk: after them nothing more is drawn."""


@pytest.fixture
def off_the_loop(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails where a file of the person's is read or written while the screen waits for it."""
    caught: list[str] = []

    def watch(name: str) -> None:
        act = getattr(disk, name)

        def watched(*given: Any, **named: Any) -> Any:
            try:
                asyncio.get_running_loop()
            except RuntimeError:  # in a thread, or before the screen is there
                return act(*given, **named)
            callers = [frame for frame in traceback.extract_stack() if "/ptg_cli/" in frame.filename]
            if any("/tui/" in one.filename for one in callers) and not _AT_THE_END & {one.name for one in callers}:
                caught.append(" < ".join(f"{one.name}:{one.lineno}" for one in reversed(callers)))
            return act(*given, **named)

        monkeypatch.setattr(disk, name, watched)

    for name in ("read", "create", "replace", "move", "remove", "sync_folder"):
        watch(name)
    yield
    assert caught == []


@pytest.fixture(autouse=True, scope="session")
def _styles_are_parsed_once() -> Iterator[None]:
    """Each app parses the styles of its widgets anew, though they are the same in every test: a tenth of a test's
    time. Here each text is parsed once for the same colours."""
    parse = Stylesheet._parse_rules
    parsed: dict[object, list[RuleSet]] = {}

    @functools.wraps(parse)
    def rules(sheet: Stylesheet, css: str, *given: Any, **named: Any) -> list[RuleSet]:
        key = (css, given, tuple(sorted(named.items())), tuple(sorted(sheet._variables.items())))
        if key not in parsed:
            parsed[key] = parse(sheet, css, *given, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", rules)
        yield


@pytest.fixture(autouse=True)
def _words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passing word stands until a test has seen it, however slow the machine is."""
    monkeypatch.setattr(toasts, "SEEN_AFTER", float("inf"))


@pytest.fixture(autouse=True)
def _a_digit_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 1 waits for its 0, however slow the machine is."""
    monkeypatch.setattr(typed_number, "WAIT", 600.0)


@pytest.fixture(autouse=True)
def _a_breath_settles_for_four_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the words are that stand there meanwhile: what tests count comes after them."""
    monkeypatch.setattr(practice_dialog, "_SETTLING", (4.0, 4.0))


@pytest.fixture(autouse=True)
def _everything_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An Enter right behind a digit is meant for what the digit led to: tests press keys faster than anyone reads."""
    monkeypatch.setattr(typeahead, "ENDS_A_NUMBER", 0.0)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder everything is in."""
    return tmp_path / "ptg"


@pytest.fixture
def context(home: Path) -> Context:
    """A context in that folder, on a Monday morning that does not pass."""
    counter = itertools.count()
    found = Context(folders(str(home), os.environ), lambda: MORNING, lambda: f"{next(counter):04d}")
    found.change_setting("welcomed", "yes")
    return found


@pytest.fixture
def visit(context: Context) -> Callable[..., PtgApp]:
    """Runs the app from a place, with what a person does there; returns the app when it has ended. With `toasts` what
    is said at the edge of the screen is drawn too."""

    def run(start: Go, steps: Steps, size: tuple[int, int] = (80, 24), *, toasts: bool = False) -> PtgApp:
        app = PtgApp(context, start)

        async def going() -> None:
            async with app.run_test(size=size, notifications=toasts) as pilot:
                await steps(Person(app, pilot))

        asyncio.run(going())
        return app

    return run


@pytest.fixture
def pages(home: Path) -> Callable[[], list[Page]]:
    """The pages in the journal, oldest first."""
    return lambda: [read_page(path) for path in sorted((home / "journal" / "entries").rglob("*.md"))]


@pytest.fixture
def drafts(home: Path) -> Callable[[], list[Page]]:
    """The drafts there are."""
    return lambda: [read_page(path) for path in sorted((home / "drafts").glob("*.md"))]
