"""A disk that takes seconds: keys are answered meanwhile, and what was asked for is done once it is through."""

import asyncio
import errno
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.conftest import Person
from tests.tui.pages_kit import quiet
from textual.widgets import Static

from ptg_cli.context import Context
from ptg_cli.desk.page_edit import PageEdit
from ptg_cli.journal import disk
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import Entry
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import Go, OpenHardMoment, OpenWriting

pytestmark = pytest.mark.slow

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
        await person.see("Throw this draft away?")
        await person.press("2", "enter")
        await while_it_waits(person, slow)
        await person.told("The draft is thrown away.")

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
    [
        ("settings", ("down", "enter", "down", "enter"), "theme"),
        ("people", ("m",), "country"),
        ("welcome", ("enter",), "welcomed"),
    ],
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


class LastToGo(Static):
    """A widget that goes only after all others of its screen: by then the disk has answered, and what had waited for
    it went on."""

    def __init__(self, slow: SlowDisk) -> None:
        super().__init__()
        self._slow = slow

    def on_mount(self) -> None:
        """Sees what waits for the disk."""
        self._working = [worker for worker in self.app.workers if worker.node is self.screen]

    async def on_unmount(self) -> None:
        """Waits for the others, for the disk, and for what waited for the disk."""
        screen = self.screen
        while len(screen.query("*")) > 1:
            await asyncio.sleep(0)
        assert self._working
        assert self._slow.waiting
        self._slow.go_on()
        while not all(worker.is_finished for worker in self._working):
            await asyncio.sleep(0)


@pytest.mark.parametrize("ending", ["screen", "app"])
@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("settings", ("down", "enter", "down", "enter")),
        ("people", ("m",)),
        ("welcome", ("enter",)),
        ("plan", ("1", "t", "enter")),
    ],
)
def test_a_screen_that_goes_while_the_disk_is_waited_for(
    visit: Visit, context: Context, slow: SlowDisk, place: str, keys: tuple[str, ...], ending: str
) -> None:
    context.config_path.unlink()

    async def steps(person: Person) -> None:
        await person.see("Monday")
        person.app.open_place(place)
        await quiet(person.pilot)
        slow.stop()
        await person.press(*keys)
        await person.until(lambda: slow.waiting)
        here = person.app.screen
        await here.mount(LastToGo(slow))
        if ending == "screen":
            await person.app.pop_screen()
            assert not here.is_attached

    visit(Go("today"), steps)


def to_words(place: str, argument: object, *keys: str) -> Callable[[Person], Awaitable[None]]:
    """How one comes to type words in a place that is opened from today."""

    async def go(person: Person) -> None:
        await person.see("Monday")
        person.app.open_place(place, argument)
        await person.pilot.pause()
        for key in keys:
            await quiet(person.pilot)
            await person.press(key)
        await quiet(person.pilot)
        person.app.screen.query("Line, Editor").first().focus()

    return go


@pytest.mark.parametrize(
    "go",
    [
        to_words("writing", OpenWriting("blank-page"), "enter"),
        to_words("checkin", None, "enter", "enter"),
        to_words("hard-moment", OpenHardMoment("warm-water"), "enter"),
        to_words("editing", "20261101-080000-aaaa"),
    ],
    ids=["writing", "check-in", "hard moment", "editing"],
)
def test_going_away_while_a_draft_is_being_written(
    visit: Visit, context: Context, slow: SlowDisk, home: Path, go: Callable[[Person], Awaitable[None]]
) -> None:
    context.journal.add(Entry("20261101-080000-aaaa", created=context.now(), kind="note", body="first"))

    async def steps(person: Person) -> None:
        await go(person)
        slow.stop()
        await person.press(*"words")
        await person.until(lambda: slow.waiting)
        person.app.pop_screen()
        await person.until(lambda: person.place() == "TodayScreen")
        await while_it_waits(person, slow)
        await person.until(lambda: "words" in "".join(path.read_text() for path in home.rglob("*.md")))
        await person.until(lambda: context.drafts.listed() and not context.drafts.listed()[0].open_elsewhere)

    visit(Go("today"), steps)


def test_a_disk_that_refuses_what_is_left_to_do_is_told(
    visit: Visit, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.journal.add(Entry("20261101-080000-aaaa", created=context.now(), kind="note", body="first"))

    def refuse(edit: PageEdit) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    async def steps(person: Person) -> None:
        await person.see("Monday")
        person.app.open_place("editing", "20261101-080000-aaaa")
        await person.see("first")
        monkeypatch.setattr(PageEdit, "close", refuse)
        person.app.pop_screen()
        await person.told("can only be read")

    visit(Go("today"), steps)


def test_names_of_pages_that_were_not_read_to_the_end_are_read_on_coming_back(
    visit: Visit, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(100):
        context.journal.add(Entry(f"20261105-{8 + number // 60:02}{number % 60:02}00-aaaa", kind="note", body="words"))
    newest, go_on, begun = Journal.newest, threading.Event(), []

    def slow(journal: Journal, *months: str) -> Iterator[PageName]:
        begun.append(months)
        for place, name in enumerate(newest(journal, *months)):
            if len(begun) == 1 and place == 80:
                go_on.wait(20)
            yield name

    monkeypatch.setattr(Journal, "newest", slow)

    async def steps(person: Person) -> None:
        await person.see("09:39")
        await person.press("m")
        await person.see("Calendar")
        go_on.set()
        await person.press("escape")
        await person.see("09:39")
        await person.press("G")
        await person.see("08:00")

    visit(Go("pages"), steps)
