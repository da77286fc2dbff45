"""Line mode with a scripted person, a sitting that remembers and can fail, and the real guides."""

import errno
import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.keeper import Keeper, NotKeptYet, Sitting
from ptg_cli.desk.support import card_lines, country_name, first_lines
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.line.console import Console, PipeConsole
from ptg_cli.line.hearing import Hearing
from ptg_cli.line.menu import Menu
from ptg_cli.line.services import EditFailed, Services
from ptg_cli.line.steadies import OwnLines
from ptg_cli.line.writing import WritingInLines
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Guide
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import SessionStart

NOW = datetime(2026, 11, 23, 8, 15, 2)


class Scripted:
    """A person who types these lines, one after the other, and then ends the input.

    Instead of a line: an exception is raised where the line would have been asked, `unfinished` standing on
    it; a function is called first and the next line is given.
    """

    interactive = True

    def __init__(self, *lines: object, unfinished: str = "") -> None:
        self._lines = list(lines)
        self._unfinished = unfinished
        self.unfinished = ""
        self.hearing = Hearing()
        self.said: list[str] = []
        self.seconds = 0.0
        self.times: list[float] = []
        self.rang: list[tuple[float, int]] = []
        self.patient = True
        self.meanwhile: list[tuple[float, str]] = []
        self._typed = ""

    def say(self, text: str = "") -> None:
        """Remembers what was said, and when."""
        self.said.append(text)
        self.times.append(self.seconds)

    def ask(self) -> str | None:
        """The next line."""
        while self._lines:
            line = self._lines.pop(0)
            if callable(line):
                line()
                continue
            if isinstance(line, BaseException):
                self.unfinished = self._unfinished
                raise line
            return str(line)
        return None

    def wait(self, seconds: float) -> bool:
        """Lets the clock go on, and does not wait, until a line of `meanwhile` is due."""
        if self.meanwhile and self.meanwhile[0][0] <= self.seconds + seconds:
            when, self._typed = self.meanwhile.pop(0)
            self.seconds = max(when, self.seconds)
            return False
        self.seconds += seconds
        return self.patient

    def typed(self) -> str:
        """The line that ended the last wait."""
        return self._typed

    def now(self) -> float:
        """The clock that goes by what was waited."""
        return self.seconds

    def ring(self, times: int) -> None:
        """Remembers how often it rang, and when."""
        if times:
            self.rang.append((self.seconds, times))

    def rest(self) -> list[str]:
        """Nothing is ever left."""
        return []

    @property
    def left(self) -> list[object]:
        """The lines that were never asked for."""
        return self._lines


class Kept:
    """The files of one session, in memory. While `full`, the disk has no room."""

    def __init__(self) -> None:
        self.drafts: list[Entry] = []
        self.entries: list[Entry] = []
        self.full = False
        self.sitting: Sitting | None = None
        self.is_over = False

    def add(self, entry: Entry) -> Entry:
        """Remembers an entry, as a journal does."""
        self._need_room()
        self.entries.append(entry)
        return entry

    def open(self, entry_id: str) -> "Kept":
        """The draft of that id."""
        return self

    def save(self, entry: Entry) -> None:
        """Remembers a draft."""
        self._need_room()
        self.drafts.append(entry)

    def discard(self) -> None:
        """Lets the draft go."""

    def close(self) -> None:
        """Leaves the draft."""

    def _need_room(self) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")

    @property
    def done(self) -> list[str]:
        """How it ended, once it did."""
        if not self.is_over or self.sitting is None:
            return []
        return ["keep nothing"] if self.sitting.nothing else ["keep"] if self.entries else ["discard"]

    @property
    def body(self) -> str:
        """The body of the one entry kept."""
        (entry,) = self.entries
        return entry.body


class Line:
    """One session in line mode: `console`, `sitting`, and the seconds that `clock` stands at."""

    def __init__(self, library: Library, guide: Guide, console: Console, **options: Any) -> None:
        self.console = console
        self.sitting = Kept()
        self.seconds = 0.0
        self.edited: list[str] = []
        self.edit_to: str | None = None
        self.safe: bool | None = None
        nothing = options.pop("leave_nothing", False)
        draft = options.pop("draft", None)
        start = SessionStart(
            **{
                "guide": guide,
                "entry_id": "20261123-081502-7f3k",
                "created": NOW.replace(tzinfo=timezone(timedelta(hours=1))),
                "now": NOW,
                "asked": console.interactive,
                "emergency": first_lines(prompts_folder(), "FR", card_follows=True),
                **options,
            }
        )
        self.session = Session.resume(start, draft) if draft else Session(start)
        files: Any = self.sitting
        keeper = Keeper(files, files, files, lambda: NOW.astimezone(), lambda: "", again=3600)
        self.sitting.sitting = keeper.sit(self.session, leave_nothing=nothing)
        hands = Services(
            sitting=self.sitting.sitting,
            card=lambda country: card_lines(prompts_folder(), country or "FR", date(2026, 11, 23), form="heard"),
            practice=library.practice,
            edit=self._edit,
            clock=lambda: self.seconds,
        )
        self.face = WritingInLines(self.session, console, hands)

    def _edit(self, text: str, take: Callable[[str], bool]) -> None:
        self.edited.append(text)
        if self.edit_to is None:
            raise EditFailed("No editor could be opened.")
        self.safe = take(self.edit_to)

    def run(self) -> "Line":
        """Runs it to its end. Whatever cuts in is let through, once what was said is kept."""
        assert self.sitting.sitting is not None
        try:
            self.kept = self.face.run()
        except NotKeptYet:
            raise
        except BaseException:
            self.sitting.sitting.cut_short()
            raise
        self.sitting.is_over = True
        return self

    @property
    def said(self) -> list[str]:
        """Every line said, blank ones left out."""
        said = self.console.said if isinstance(self.console, Scripted) else self.told.getvalue().split("\n")
        return [line for line in said if line.strip()]

    @property
    def drafts(self) -> list[str]:
        """The bodies of the drafts saved."""
        return [draft.body for draft in self.sitting.drafts]

    told = io.StringIO()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """ptg's own guides and practices."""
    return Library(prompts_folder(), tmp_path)


@pytest.fixture
def line(library: Library) -> Callable[..., Line]:
    """Makes a session on a terminal: a guide or its name, and what is typed. `.run()` runs it."""

    def one(guide: Guide | str, typed: Sequence[object] = (), *, unfinished: str = "", **options: Any) -> Line:
        found = library.guide(guide) if isinstance(guide, str) else guide
        return Line(library, found, Scripted(*typed, unfinished=unfinished), **options)

    return one


@pytest.fixture
def pipe(library: Library) -> Callable[..., Line]:
    """Makes a session off a terminal: a guide or its name, and the bytes that come in. `.run()` runs it."""

    def one(guide: Guide | str, raw: bytes = b"", *, quiet: bool = False, **options: Any) -> Line:
        found = library.guide(guide) if isinstance(guide, str) else guide
        told = io.StringIO()
        made = Line(library, found, PipeConsole(io.BytesIO(raw), told, quiet=quiet), **options)
        made.told = told
        return made

    return one


@pytest.fixture
def typist() -> Callable[..., Scripted]:
    """Makes a person who types these lines."""
    return Scripted


@pytest.fixture
def menu(library: Library, context: Context) -> Callable[..., Menu]:
    """Makes a place where choices are asked: a console, and what the support card says."""

    def one(console: Console, card: Sequence[str] = ()) -> Menu:
        return Menu(
            console,
            lambda country: [*card, country] if country else card,
            library.practice,
            is_country=lambda words: bool(country_name(prompts_folder(), words)),
            own=OwnLines(
                lambda: context.steadies.lines(),
                lambda line: context.steadies.take_off(line),
                lambda: context.steadies.put_back(),
            ),
        )

    return one


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal of its own on a Monday morning that does not pass; the first words have been heard."""
    morning = NOW.replace(tzinfo=timezone(timedelta(hours=1)))
    found = Context(folders(str(tmp_path / "ptg"), {}), lambda: morning, chance)
    found.change_setting("welcomed", "yes")
    return found


@pytest.fixture
def write(context: Context) -> Callable[..., Entry]:
    """Keeps a page of so many days ago: its text, and whatever else it has."""

    def one(body: str, days: float = 1, **more: Any) -> Entry:
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        page = context.journal.add(Entry(page_id, created=moment, kind="journal", body=body, **more))
        return page.entry

    return one


_DANGLES = re.compile(r"^[,;:.!?)*_~>=+-]|[,;(\[{*_~<=+-]$")
_DRAWN = "•‣◦⁃∙·▪▫●○■□◆◇★☆✓✔✗✘"


@pytest.fixture
def amiss() -> Callable[[Sequence[str]], list[str]]:
    """The lines that are no plain words, as a screen reader would say them."""

    def one(lines: Sequence[str]) -> list[str]:
        return [
            line
            for line in lines
            if _DANGLES.search(line)
            or line != line.rstrip()
            or any(one in _DRAWN or unicodedata.category(one) in {"Cc", "Co", "So"} for one in line)
        ]

    return one
