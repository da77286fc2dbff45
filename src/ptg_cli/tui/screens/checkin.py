"""Check-in: how hard it is, what is there, once a week the dials that were picked, a line of words. One at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import NotKeptYet, Sitting
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.dials import Dial
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import checkin as said
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.session.care import SCREEN_KEYS, STEADY, steady
from ptg_cli.session.checkin import Checkin, CheckinPart
from ptg_cli.talks import dials
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.grid import Frame, Part, Row
from ptg_cli.tui.navigation import Go, OpenCheckin, OpenHardMoment
from ptg_cli.tui.parting import let_go, part
from ptg_cli.tui.screen_commands import MEANWHILE
from ptg_cli.tui.screens.draft import DraftScreen
from ptg_cli.tui.talks import perform
from ptg_cli.tui.widgets.checkin import CheckinScalePanel, DialPanel, FeelingsPanel, HowHardPanel, KeptPanel, WordsPanel
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.words import CommandWords
from ptg_cli.tui.widgets.writing.panels import Panel

NEXT = Command("next", "enter,n,ctrl+n", "enter", "next", "next", said.NEXT_ABOUT)
KEEP = Command("keep", "enter,ctrl+n", "enter", "keep", "keep", said.KEEP_ABOUT)
DONE = Command("done", "enter", "enter", "done", "done", said.DONE_ABOUT)
HARD = Command("hard", "c", "c", "hard", "hard moment", said.HARD_ABOUT)
DIALS = Command("dials", "d", "d", "dials", "dials", said.DIALS_ABOUT)
AWAY = Command("away", "x", "x", "away", said.NOT_FOR_ME, said.AWAY_ABOUT)
BACK = Command("back", "b", "b", "back", "back", said_of_app.QUESTION_BEFORE_ABOUT, footer=False)
OUT = Command("out", "escape", "Esc", "out", "leave", said.OUT_ABOUT)

_KEYS: Final = replace(SCREEN_KEYS, cope="c")


class CheckinScreen(DraftScreen):
    """Draws a check-in and does what the person says. Every part can be left out; a check-in with nothing in it leaves
    no entry. `kept` is the id of what was kept."""

    DEFAULT_CSS = """
    CheckinScreen #panel { height: auto; max-height: 80%; }
    CheckinScreen #panel Panel { height: auto; max-height: 100%; }
    CheckinScreen #words { margin: 1 0 0 0; }
    CheckinScreen #offer { color: $dim; }
    CheckinScreen.-tiny #words { margin: 0; }
    CheckinScreen.-minute #number, CheckinScreen.-tiny #offer { display: none; }
    """

    HERE: ClassVar = (NEXT, KEEP, DONE, HARD, DIALS, AWAY, OUT, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: OpenCheckin | None = None) -> None:
        super().__init__(context)
        self.kept = ""
        self._order = order or OpenCheckin()
        self._desk = context.checkin_desk
        self._checkin: Checkin | None = None
        self._sitting: Sitting | None = None
        self._panels: dict[tuple[CheckinPart, str], Panel] = {}
        self._after: KeptPanel | None = None
        self._known = asyncio.Event()  # set once it is known which dials are asked
        self._first = False
        self._keeping = False
        self._went_on = False

    def compose(self) -> ComposeResult:
        """Where one is, what is asked, the row of words, the offer of dials, the bottom line."""
        with Frame(id="column"):
            with Row(id="top"):
                yield Plain(said.TITLE, id="title", classes="title left")
                yield Plain(id="number", classes="right")
            yield Part(id="panel")
            yield CommandWords((), id="words")
            yield Plain(said.DIALS_OFFER_WITH_KEY, id="offer")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Begins, or goes on with what was left behind."""
        self.query_one("#offer").display = False
        self._begin()

    def on_unmount(self) -> None:
        """However this ends, a draft that is still there waits for another day."""
        if self._sitting is not None:
            let_go(self.app, self._sitting.close)

    @work
    async def _begin(self) -> None:
        try:
            checkin, sitting = await asyncio.to_thread(self._open)
        except (JournalError, OSError) as error:
            self._leave(explain(error), code=1)
            return
        self._checkin, self._sitting = checkin, sitting
        sitting.told = self.tell_written
        self._panels = {
            (CheckinPart.HOW_HARD, ""): HowHardPanel(self._rate, checkin.distress),
            (CheckinPart.FEELINGS, ""): FeelingsPanel(self._feel, checkin.feelings),
            (CheckinPart.WORDS, ""): WordsPanel(self._say, checkin.words),
        }
        for panel in self._panels.values():
            panel.display = False
        await self.query_one("#panel").mount_all(self._panels.values())
        await self._show_dials()
        self._draw()
        if checkin.when_hardest:
            self._tell_hardest()
        self._read()

    def _open(self) -> tuple[Checkin, Sitting]:
        """The check-in and what keeps it. Reads files."""
        draft = self.context.drafts.find(self._order.draft) if self._order.draft else None
        checkin = self._desk.resume(draft.page.entry) if draft else self._desk.begin()
        return checkin, self.context.keeper.sit(checkin, draft=draft.id if draft else "")

    @work(group=MEANWHILE)
    async def _read(self) -> None:
        """Finds out whether the dials are due."""
        due = self._order.weekly
        try:
            due = await asyncio.to_thread(self._desk.weekly_is_due) or due
            self._first = await asyncio.to_thread(self._desk.is_first)
        except (JournalError, OSError) as error:
            self.notify(explain(error), markup=False, timeout=8)
        if self._order.weekly and not self._desk.picked:
            await self._pick()
        asked = {dial.id for dial in self._at.asked}
        self._known.set()
        await self._ask_about([*self._at.asked, *(dial for dial in self._desk.picked if due and dial.id not in asked)])

    # Drawing

    @property
    def _at(self) -> Checkin:
        assert self._checkin is not None
        return self._checkin

    @property
    def _panel(self) -> Panel:
        if self._after is not None:
            return self._after
        view = self._at.view
        return self._panels[view.part, view.dial.id if view.dial else ""]

    def _draw(self) -> None:
        """Shows what is asked now, or that it is kept."""
        for panel in (*self._panels.values(), *([self._after] if self._after else [])):
            panel.display = panel is self._panel
        self._draw_around()
        if not self._panel.ready():
            self.set_focus(self.query_one("#words", CommandWords))

    def _draw_around(self) -> None:
        view = self._at.view
        self.query_one("#words", CommandWords).show(self._row, keys=False)
        counted = self._known.is_set() and self._after is None
        self.query_one("#number", Plain).say(said.number_of(view.number, view.total) if counted else "")
        at_first = self._after is None and view.part is CheckinPart.HOW_HARD
        self.query_one("#offer").display = (
            self._first and at_first and not self._desk.picked and not self._at.when_hardest
        )
        self.refresh_bindings()

    @property
    def _row(self) -> list[Command]:
        if self._after is not None:
            return [DONE, HARD]
        match self._at.view.part:
            case CheckinPart.HOW_HARD:
                return [NEXT, *([] if self._at.when_hardest else [DIALS])]
            case CheckinPart.FEELINGS:
                return [NEXT, BACK]
            case CheckinPart.DIAL:
                return [NEXT, AWAY, BACK]
            case _:
                return [KEEP, BACK]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to another moment is not offered."""
        if not self._panels or (self._at.view.part is CheckinPart.OVER and self._after is None):
            return action == "out"
        if action in {"next", "keep", "done", "hard", "dials", "away", "back"}:
            return any(command.action == action for command in self._row)
        return action != "parts"

    # What was said

    @property
    def steady(self) -> tuple[str, ...]:
        """The practices that steady, in the order to offer them here."""
        return steady(self._checkin.feelings) if self._checkin is not None else STEADY

    @property
    def within(self) -> str:
        """The id of the entry that this became, once it is kept."""
        return self.kept

    @property
    def leaves_nothing(self) -> bool:
        """True where nothing of this is to be left."""
        return self._sitting is not None and self._sitting.nothing

    def _rate(self, rating: int | None) -> None:
        self._at.rate(rating)
        self.touched()

    def _feel(self, feelings: tuple[str, ...]) -> None:
        self._at.feel(feelings)
        self.touched()

    def _rate_dial(self, dial: str, rating: int | None) -> None:
        self._at.rate_dial(dial, rating)
        self.touched()

    def _say(self, words: str) -> None:
        self._at.say(words)
        self.touched()

    def save_soon(self) -> None:
        """Writes the draft from a thread."""
        if self._sitting is not None:
            self._sitting.soon()

    @on(CheckinScalePanel.Rated)
    async def _rated(self, event: CheckinScalePanel.Rated) -> None:
        """A number that is sure is done with at once, unless it asks for more than the next question."""
        if event.panel is not self._panel:
            return
        if isinstance(event.panel, HowHardPanel):
            self._tell_hardest()
        if event.sure and not (isinstance(event.panel, HowHardPanel) and self._at.when_hardest):
            await self.action_next()

    def _tell_hardest(self) -> None:
        panel = self._panels[CheckinPart.HOW_HARD, ""]
        assert isinstance(panel, HowHardPanel)
        panel.tell(self._at.when_hardest)
        self._draw_around()

    # Going on and back

    async def action_next(self) -> None:
        """On to what comes next."""
        if self._at.view.part is CheckinPart.FEELINGS:
            await self._known.wait()
        if self._at.view.part is not CheckinPart.WORDS:
            self._at.next()
            self._draw()

    def action_back(self) -> None:
        """Back to what came before."""
        self._at.back()
        self._draw()

    # Dials

    @work
    async def action_dials(self) -> None:
        """Picks what is asked once a week; what is picked now is asked now."""
        await self._known.wait()
        before = self._desk.picked
        await self._pick()
        if self._desk.picked != before:
            await self._ask_about(self._desk.picked)

    async def _pick(self) -> None:
        await perform(self.app, self.context, partial(dials.pick, self._desk))

    async def _ask_about(self, dials: Sequence[Dial]) -> None:
        """Asks about these dials after the feelings; those that are asked already stay as they are."""
        before = self._at.view
        self._at.ask_about(dials)
        await self._show_dials()
        after = self._at.view
        if (before.part, before.dial) != (after.part, after.dial):
            self._draw()
        else:
            self._draw_around()

    async def _show_dials(self) -> None:
        """One panel for each dial that is asked about."""
        asked = {dial.id: dial for dial in self._at.asked}
        shown = {item for part, item in self._panels if part is CheckinPart.DIAL}
        for gone in shown - asked.keys():
            await self._panels.pop((CheckinPart.DIAL, gone)).remove()
        for name in asked.keys() - shown:
            panel = DialPanel(asked[name], partial(self._rate_dial, name), self._at.dials.get(name))
            panel.display = False
            await self.query_one("#panel").mount(panel)
            self._panels[CheckinPart.DIAL, name] = panel

    async def action_away(self) -> None:
        """Takes the dial off, for good, and goes on."""
        dial = self._at.view.dial
        if dial is None:
            return
        if await perform(self.app, self.context, partial(dials.take_off, self._desk, dial)):
            self._at.take_off(dial)
            await self._show_dials()
            self.touched()
            self._draw()

    # Keeping

    @on(Panel.Done)
    def _words_done(self) -> None:
        self.action_keep()

    @work
    async def action_keep(self) -> None:
        """Keeps what was said. Where the disk refuses, the words stay, and it can be tried again."""
        if not self._keeping and not self.is_over:
            await self._finish()

    async def _finish(self) -> None:
        assert self._sitting is not None
        self._keeping = True
        spoke = self._at.has_words
        self._at.end()
        try:
            finished = await asyncio.to_thread(self._sitting.finish)
        except NotKeptYet as not_yet:
            self._at.take_back_end()
            self._refused(said.not_kept_yet(not_yet.why, not_yet.where))
            return
        finally:
            self._keeping = False
        self.is_over = True
        self.kept = finished.page
        afterwards = self._at.afterwards(_KEYS) if finished.page else ()
        if afterwards:
            await self._tell_afterwards((*self._at.when_hardest[1:], *afterwards))
        elif finished.page:
            self._leave(said_of_drafts.KEPT)
        elif finished.nothing:
            self._leave(said_of_drafts.NOTHING_KEPT if spoke else "")
        else:
            self._leave(said.NOTHING_SAID)

    def _refused(self, words: str) -> None:
        panel = self._panels[CheckinPart.WORDS, ""]
        assert isinstance(panel, WordsPanel)
        panel.tell(words)
        self._draw()

    async def _tell_afterwards(self, lines: tuple[str, ...]) -> None:
        """Stays, with what steadies and who there is to talk to, for as long as the person likes."""
        panel = KeptPanel(lines)
        await self.query_one("#panel").mount(panel)
        self._after = panel
        self._draw()

    def action_hard(self) -> None:
        """On to a hard moment, with what was said."""
        self._went_on = True
        self.post_message(Go("hard-moment", OpenHardMoment(rating=self._at.distress, feelings=self._at.feelings)))

    def on_screen_resume(self) -> None:
        """Back from the hard moment: what was said before it is over."""
        if self._went_on:
            self._leave("")

    # Leaving

    def action_done(self) -> None:
        """Back to where one was; it is kept."""
        self._leave(said_of_drafts.KEPT)

    @work
    async def action_out(self) -> None:
        """Leaves at once; only words in the line are asked about."""
        if self._checkin is None:
            self._leave("")
            return
        if self.kept:
            self._leave(said_of_drafts.KEPT)
            return
        if self._checkin.words.strip():
            chosen = await self.app.push_screen_wait(Choice(said.LEAVE_QUESTION, said.LEAVING))
            if chosen is None:
                return
            if chosen == 0:
                self.action_keep()
                return
        self._checkin.leave_nothing()
        await self._finish()

    def _leave(self, words: str, code: int = 0) -> None:
        """Back to where one was, or to the shell."""
        self.is_over = True
        ends_ptg = self._order.parting or len(self.app.screen_stack) == 1
        part(self, words, self.kept, ends_ptg=ends_ptg, code=code)
