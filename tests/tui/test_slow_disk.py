"""A disk that takes seconds: keys are answered meanwhile, and what was asked for is done once it is through."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.conftest import Person

from ptg_cli.context import Context
from ptg_cli.journal import disk
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import Entry
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import Go

Visit = Callable[..., PtgApp]


class SlowDisk:
    """Every sync waits until the test lets it go on. `waiting` is true while one does."""

    def __init__(self, sync: Callable[[int], None]) -> None:
        self._sync = sync
        self._go_on = threading.Event()
        self._go_on.set()
        self.waiting = False

    def stop(self) -> None:
        """From here on the disk does not answer."""
        self._go_on.clear()

    def go_on(self) -> None:
        """It answers again."""
        self._go_on.set()

    def sync(self, handle: int) -> None:
        """A sync."""
        if not self._go_on.is_set():
            assert threading.current_thread() is not threading.main_thread(), "the screen waits for the disk"
            self.waiting = True
            self._go_on.wait(20)
            self.waiting = False
        self._sync(handle)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """A disk that can be made so slow that it does not answer."""
    found = SlowDisk(disk._sync)
    monkeypatch.setattr(disk, "_sync", found.sync)
    yield found
    found.go_on()


async def while_it_waits(person: Person, slow: SlowDisk) -> None:
    """The disk does not answer: people to talk to are there all the same, and go again."""
    await person.until(lambda: slow.waiting)
    before = person.place()
    await person.press("f3")
    await person.until(lambda: person.place() == "SupportScreen")
    await person.press("escape")
    await person.until(lambda: person.place() == before)
    assert slow.waiting
    slow.go_on()


def left_open(context: Context) -> None:
    """A page that was not finished."""
    held = context.drafts.open("20261123-081502-7f3k")
    held.save(Entry("20261123-081502-7f3k", created=context.now(), kind="journal", body="half a thought"))
    held.close()


def test_keeping_a_draft_from_today(
    visit: Visit, context: Context, slow: SlowDisk, pages: Callable[[], list[Page]]
) -> None:
    left_open(context)

    async def steps(person: Person) -> None:
        await person.see("still open")
        slow.stop()
        await person.press("k")
        await while_it_waits(person, slow)
        await person.told("Kept.")

    visit(Go("today"), steps)
    assert [page.entry.body.strip() for page in pages()] == ["half a thought"]


def test_throwing_a_draft_away(visit: Visit, context: Context, slow: SlowDisk, home: Path) -> None:
    left_open(context)

    async def steps(person: Person) -> None:
        await person.see("still open")
        slow.stop()
        await person.press("x")
        await person.see("Throw this page away?")
        await person.press("2", "enter")
        await while_it_waits(person, slow)
        await person.told("It is gone.")

    visit(Go("today"), steps)
    assert list((home / "drafts").glob("*.md")) == []


def test_choosing_a_way_to_steady(visit: Visit, context: Context, slow: SlowDisk) -> None:
    async def steps(person: Person) -> None:
        await person.see("Monday")
        slow.stop()
        await person.press("f2")
        await person.see("Steady")
        await person.press("1")
        await person.until(lambda: slow.waiting)
        await person.until(lambda: person.place() == "PracticeDialog")
        slow.go_on()
        await person.until(lambda: context.settings.steady)
        await person.press("escape")

    visit(Go("today"), steps)
    assert context.settings.steady


@pytest.mark.parametrize(
    ("place", "keys", "key"),
    [("settings", ("down", "right"), "theme"), ("people", ("m",), "country"), ("welcome", ("enter",), "welcomed")],
)
def test_changing_a_setting(
    visit: Visit, context: Context, slow: SlowDisk, place: str, keys: tuple[str, ...], key: str
) -> None:
    context.config_path.unlink()

    async def steps(person: Person) -> None:
        await person.pilot.pause()
        slow.stop()
        await person.press(*keys)
        await while_it_waits(person, slow)
        await person.until(context.config_path.exists)

    visit(Go(place), steps)
    assert key in context.config_path.read_text(encoding="utf-8")
