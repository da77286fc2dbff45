"""Then and now: what was answered to one guide at different times, side by side, or one below the other."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.tellings import SideBySide, ToldGuide
from ptg_cli.desk.writing import Intent
from ptg_cli.insight.tellings import TellingRow
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.model.guide import BLANK
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import tellings as said
from ptg_cli.tui.commands import SCROLL_KEYS, Command, bindings
from ptg_cli.tui.grid import Frame, Row
from ptg_cli.tui.navigation import Go, OpenPage, OpenWriting
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.pages.side_by_side import Answered, DayHeading, Heading, Question, SideBySideView
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

MOVE = Command("move", "left,right", "← →", "move(1)", "days", said.MOVE_ABOUT)
OPEN = Command("open", "enter", "enter", "open", "open", said.OPEN_ABOUT)
WRITE = Command("write", "w", "w", "write", "write next", said.WRITE_ABOUT, words="begin again next")
NUMBERS = Command("numbers", "r", "r", "numbers", "numbers", said.NUMBERS_ABOUT, words="ratings dials how hard")
SCROLL = Command("scroll", "j,down", "up, down", "scroll('down')", "move", said.SCROLL_ABOUT, footer=False)
BACK = Command("back", "escape", "Esc", "back", "back", said_of_app.BACK_ABOUT)


class TellingsScreen(PtgScreen[None]):
    """The guides that were told more than once; or of one of them, or of a page, what was said then and now. `which`
    is the guide's name or the page's id, empty for the list. What is read is read in threads."""

    DEFAULT_CSS = """
    TellingsScreen.-columns #frame { max-width: 225; }
    TellingsScreen #remarks { color: $dim; display: none; }
    TellingsScreen #told { margin: 1 0; color: $dim; }
    TellingsScreen SideBySideView { display: none; margin-top: 1; }
    TellingsScreen Rows { display: none; margin: 1 -2 0 0; height: 1fr; }
    """
    AUTO_FOCUS = ""
    HERE: ClassVar = (MOVE, OPEN, WRITE, NUMBERS, BACK, SCROLL)
    BINDINGS: ClassVar = [
        *(binding for binding in bindings(HERE) if isinstance(binding, Binding) and binding.id != MOVE.name),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False, id=MOVE.name, tooltip=MOVE.about, key_display=MOVE.shown),
        Binding("k,up", "scroll('up')", show=False),
        *SCROLL_KEYS,
        Binding("q", "back(True)", show=False),
    ]

    def __init__(self, context: Context, which: str = "") -> None:
        super().__init__()
        self.context = context
        self._which = which
        self._guides: list[ToldGuide] = []
        self._found: SideBySide | None = None
        self._numbers = False

    def compose(self) -> ComposeResult:
        """The title; the list, or the tellings, once they are read."""
        with Frame(id="frame"):
            with Row():
                yield Plain(said.TITLE, id="title", classes="title left")
                yield Plain(id="about", classes="right")
            yield Plain(id="remarks")
            yield Plain(said_of_app.READING, id="told")
            yield Rows(numbered=True)
            yield SideBySideView()
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads once something is drawn."""
        self._read()

    def on_screen_resume(self) -> None:
        """Coming back, another page may be there."""
        if self._found is not None or self._guides:
            self._read()

    async def on_resize(self) -> None:
        """In another window the tellings stand otherwise."""
        if self.is_mounted and self.query_one(SideBySideView).resized():
            await self._show()

    # What was read

    @work(thread=True, exclusive=True, group="reading", exit_on_error=False)
    def _read(self) -> None:
        desk, which = self.context.tellings, self._which
        try:
            found = desk.of(which) if which else desk.told_again()
        except (JournalError, NoSuchGuide, OSError) as error:
            self.show_newest(self._say, explain(error))
        else:
            self.show_newest(self._take, found)

    def _say(self, words: str) -> None:
        if self.is_attached:
            told = self.query_one("#told", Plain)
            told.say(words)
            told.display = bool(words)

    async def _take(self, found: SideBySide | list[ToldGuide]) -> None:
        if not self.is_attached:
            return
        if isinstance(found, SideBySide):
            view, before, self._found = self.query_one(SideBySideView), self._found, found
            ids = [one.id for one in found.tellings]
            if before is None or len(ids) > len(before.tellings):  # one that was just written is the newest
                view.marked = found.at if before is None else len(ids) - 1
            elif (marked := before.tellings[view.marked].id if before.tellings else "") in ids:
                view.marked = ids.index(marked)
            await self._show()
        else:
            self._list(found)
        self.refresh_bindings()

    def _list(self, guides: list[ToldGuide]) -> None:
        rows = self.query_one(Rows)
        marked = rows.highlighted or 0
        self._guides = guides
        self._say("" if guides else said.NONE_TWICE_ON_SCREEN)
        rows.display = bool(guides)
        rows.clear_options()
        for number, one in enumerate(guides, 1):
            about = plain(f"\n    {said.told(one.tellings, *one.days)}", "$dim")
            rows.add_option(Option(plain(f"{number:>2}  {one_line(one.title)}") + about))
        if guides:
            rows.highlighted = min(marked, len(guides) - 1)
            rows.focus()

    async def _show(self) -> None:
        found = self._found
        assert found is not None
        few = len(found.tellings)
        self.query_one("#title", Plain).say(one_line(found.title or said.TIED_PAGES))
        self.query_one("#about", Plain).say(said.how_many(few, found.days[0]) if few else "")
        remarks = self.query_one("#remarks", Plain)
        remarks.say("\n".join(found.remarks))
        remarks.display = bool(found.remarks)
        self._say(self._told_of(found))
        view = self.query_one(SideBySideView)
        view.display = bool(few)
        marked = min(view.marked, few - 1) if few else 0
        await view.show(self._headings(found), _questions(found), marked)
        self.set_class(view.has_class("-columns"), "-columns")
        if few and self.focused is None:
            view.answers.focus()
        self.refresh_bindings()

    def _headings(self, found: SideBySide) -> list[Heading]:
        shown = found.numbers if self._numbers else [""] * len(found.tellings)
        return [Heading(day, numbers) for day, numbers in zip(found.days, shown, strict=True)]

    def _told_of(self, found: SideBySide) -> str:
        """What is said where there is nothing to compare yet."""
        if not found.tellings and not found.cared_for:
            return said.never_told_here(found.title)
        return said.TOLD_ONCE_HERE if len(found.tellings) == 1 and found.slug else ""

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something for."""
        found = self._found
        match action:
            case "move":
                return found is not None and len(found.tellings) > 1
            case "open":
                return bool(self._guides) or (found is not None and bool(found.tellings))
            case "numbers":
                return found is not None and any(found.numbers)
            case "write":
                return found is not None and bool(found.guides) and found.slug not in ("", BLANK)
            case "scroll":
                return found is not None and bool(found.tellings)
        return True

    async def action_move(self, by: int) -> None:
        """Marks the telling before or after."""
        view = self.query_one(SideBySideView)
        if self._found is not None:
            await view.mark(max(0, min(view.marked + by, len(self._found.tellings) - 1)))

    @on(DayHeading.Clicked)
    async def _day_clicked(self, event: DayHeading.Clicked) -> None:
        event.stop()
        await self.query_one(SideBySideView).mark(event.place)

    async def action_numbers(self) -> None:
        """Shows the numbers beside the days, or not."""
        self._numbers = not self._numbers
        await self._show()

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Opens the marked guide, or the page of the marked telling."""
        if self._found is not None:
            self.post_message(Go("pages", OpenPage(self._found.tellings[self.query_one(SideBySideView).marked].id)))
        elif (place := self.query_one(Rows).highlighted) is not None:
            self.post_message(Go("tellings", self._guides[place].slug))

    def action_write(self) -> None:
        """Writes with the guide again, with the answers from before at hand."""
        assert self._found is not None
        intent = Intent(self.context.now(), with_earlier=True)
        self.post_message(Go("writing", OpenWriting(self._found.slug, intent=intent)))

    def action_scroll(self, where: str) -> None:
        """Scrolls the answers."""
        getattr(self.query_one(SideBySideView).answers, f"scroll_{where}")(animate=False)

    async def action_back(self, out: bool = False) -> None:
        """Back to where you were."""
        await self.go_back(out=out)


def _questions(found: SideBySide) -> list[Question]:
    """What is said question by question, for the eyes."""
    return [
        Question(
            row.question,
            tuple(_answered(row, place) for place in range(len(row.answers))),
            "" if row.asked_now else said.NOT_ASKED_NOW,
        )
        for row in found.rows
    ]


def _answered(row: TellingRow, place: int) -> Answered | None:
    answer, worded = row.answers[place], row.worded_then(place)
    return Answered(answer.text, said.worded_then(worded) if worded else "") if answer else None
