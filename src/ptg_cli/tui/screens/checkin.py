"""Check-in: how hard it is, what is there, once a week the dials that were picked, a line of words. One at a time."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical

from ptg_cli.context import Context
from ptg_cli.desk.checking_in import NOTHING_SAID, Said
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.keeper import DRAFT_KEPT, NOT_KEPT
from ptg_cli.desk.sitting import Sitting
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.dials import Dial
from ptg_cli.model.entry import Entry
from ptg_cli.session.care import SCREEN_KEYS, steady
from ptg_cli.settings import SettingError
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.dials import PickDials
from ptg_cli.tui.going import CheckIn, Cope, Go, Parting
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.checkin import DialPanel, FeelingsPanel, KeptPanel, LoudPanel, ScalePanel, WordsPanel
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.panels import Panel
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.words import Words

NEXT = Command("next", "enter,n,ctrl+n", "enter", "next", "next", "On to what comes next. Any of it can be left out.")
KEEP = Command("keep", "enter,ctrl+n", "enter", "keep", "keep", "Keep this check-in.")
DONE = Command("done", "enter", "enter", "done", "done", "Back to where you were. It is kept.")
HARD = Command("hard", "c", "c", "hard", "hard moment", "One thing to do, or three to choose from.")
DIALS = Command("dials", "d", "d", "dials", "dials", "Pick what is asked once a week, or change it.")
AWAY = Command("away", "x", "x", "away", "not for me", "Don't ask or offer this one again.")
BACK = Command("back", "b", "b", "back", "back", "Back to what came before.", footer=False)
OUT = Command("out", "escape", "Esc", "out", "leave", "Leave at once and keep nothing. Typed words are asked about.")

OFFER: Final = "Once a week it can ask about sleep, closeness and more, if you like: d."
OFF: Final = "Not asked or offered again. d, at the start of a check-in, brings it back."
NOT_YET: Final = "It is not kept yet. Enter tries again."
_KEYS: Final = replace(SCREEN_KEYS, cope="c")
_LEAVING: Final = ("Keep what I said", "Leave nothing")


class CheckinScreen(PtgScreen[None]):
    """Every part can be left out; a check-in with nothing in it leaves no entry. `kept` is the id of what was kept."""

    DEFAULT_CSS = """
    CheckinScreen #column { width: 100%; max-width: 78; height: 1fr; padding: 1 3 0 3; }
    CheckinScreen #top { height: auto; margin-bottom: 1; }
    CheckinScreen #top .left { width: 1fr; }
    CheckinScreen #top .right { width: auto; color: $dim; }
    CheckinScreen #panel { height: auto; max-height: 80%; }
    CheckinScreen #panel Panel { height: auto; max-height: 100%; }
    CheckinScreen #words { margin: 1 0; }
    CheckinScreen #offer { color: $dim; }
    CheckinScreen.-narrow #column { padding: 1 2 0 2; }
    CheckinScreen.-tiny #column { padding: 0 2; }
    CheckinScreen.-tiny #top, CheckinScreen.-tiny #words { margin: 0; }
    CheckinScreen.-minute #number, CheckinScreen.-tiny #offer { display: none; }
    """

    HERE: ClassVar = (NEXT, KEEP, DONE, HARD, DIALS, AWAY, OUT, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    leaves_nothing = False

    def __init__(self, context: Context, order: CheckIn | None = None) -> None:
        super().__init__()
        self.context = context
        self.kept = ""
        self._order = order or CheckIn()
        self._desk = context.checking_in
        self._panels: list[Panel] = []
        self._at = 0
        self._known = asyncio.Event()  # set once it is known which dials are asked
        self._first = False
        self._loudest: tuple[str, ...] = ()
        self._keeping = False
        self._went_on = False
        self._entry: Entry | None = None
        self._sitting: Sitting | None = None
        self.trouble = ""  # why the words held last are nowhere safe

    def compose(self) -> ComposeResult:
        """Where one is, what is asked, the row of words, the offer of dials, the bottom line."""
        self._panels = [LoudPanel(), FeelingsPanel(), WordsPanel()]
        with Vertical(id="column"):
            with Horizontal(id="top"):
                yield Plain("Check-in", id="title", classes="title left")
                yield Plain(id="number", classes="right")
            yield Container(*self._panels, id="panel")
            yield Words((), id="words")
            yield Plain(OFFER, id="offer")
        yield Foot()

    def on_mount(self) -> None:
        """Asks how hard it is, and finds out meanwhile whether the dials are due."""
        super().on_mount()
        self.context.keeper.watch(self)
        self._draw()
        self._read()

    def on_unmount(self) -> None:
        """A draft that is still there waits for another day."""
        self.context.keeper.forget(self)
        if self._sitting is not None:
            self._sitting.close()

    @work
    async def _read(self) -> None:
        due = self._order.weekly
        try:
            due = await asyncio.to_thread(self._desk.weekly_is_due) or due
            self._first = await asyncio.to_thread(self._desk.is_first)
        except (JournalError, OSError) as error:
            self.notify(explain(error), markup=False, timeout=8)
        if self._order.weekly and not self._desk.picked:
            await self._pick()
        self._known.set()
        await self._ask_about(self._desk.picked if due else [])

    # Drawing

    @property
    def _panel(self) -> Panel:
        return self._panels[self._at]

    def _draw(self) -> None:
        """Shows what is asked now, or that it is kept."""
        for panel in self._panels:
            panel.display = panel is self._panel
        self._draw_around()
        if not self._panel.ready():
            self.set_focus(self.query_one("#words", Words))

    def _draw_around(self) -> None:
        self.query_one("#words", Words).show(self._row, keys=False)
        counted = self._known.is_set() and not self.kept
        self.query_one("#number", Plain).say(f"{self._at + 1} of {len(self._panels)}" if counted else "")
        offered = self._first and self._at == 0 and not self._desk.picked and not self._loudest
        self.query_one("#offer").display = offered
        self.refresh_bindings()

    @property
    def _row(self) -> list[Command]:
        match self._panel:
            case LoudPanel():
                return [NEXT, *([] if self._loudest else [DIALS])]
            case FeelingsPanel():
                return [NEXT, BACK]
            case DialPanel():
                return [NEXT, AWAY, BACK]
            case WordsPanel():
                return [KEEP, BACK]
            case _:
                return [DONE, HARD]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to another moment is not offered."""
        if not self._panels:
            return action == "out"
        if action in {"next", "keep", "done", "hard", "dials", "away", "back"}:
            return any(command.action == action for command in self._row)
        return True

    # What was said

    @property
    def said(self) -> Said:
        """What was said so far."""
        rated = {panel.dial.id: panel.rating for panel in self.query(DialPanel)}
        return Said(
            self.query_one(LoudPanel).rating,
            self.query_one(FeelingsPanel).feelings,
            self.query_one(WordsPanel).words,
            {dial: rating for dial, rating in rated.items() if rating is not None},
        )

    @property
    def steady(self) -> tuple[str, ...]:
        """The practices that steady, in the order to offer them here."""
        return steady(self.query_one(FeelingsPanel).feelings)

    @property
    def within(self) -> str:
        """The id of the entry that this became, once it is kept."""
        return self.kept

    @on(ScalePanel.Rated)
    async def _rated(self, event: ScalePanel.Rated) -> None:
        """A number that is sure is done with at once, unless it asks for more than the next question."""
        if event.panel is not self._panel:
            return
        if isinstance(event.panel, LoudPanel):
            self._loudest = self._desk.when_loudest(event.value)
            event.panel.say(self._loudest)
            self._draw_around()
        if event.sure and not (isinstance(event.panel, LoudPanel) and self._loudest):
            await self.action_next()

    # Going on and back

    async def action_next(self) -> None:
        """On to what comes next."""
        if isinstance(self._panel, FeelingsPanel):
            await self._known.wait()
        if self._at < len(self._panels) - 1:
            self._at += 1
            self._draw()

    def action_back(self) -> None:
        """Back to what came before."""
        self._at = max(self._at - 1, 0)
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
        chosen = await self.app.push_screen_wait(PickDials(self._desk.picked, self._desk.hidden))
        if chosen is not None:
            self._settle(chosen.dials, chosen.hidden)

    def _settle(self, dials: Sequence[str], hidden: Sequence[str]) -> bool:
        """Keeps which dials are asked and which are not for this person; false where that can't be."""
        try:
            self._desk.pick(dials, hidden)
        except SettingError as problem:
            self.notify(str(problem), markup=False, timeout=8)
        except OSError as error:
            self.notify(f"{explain(error)} Not kept.", markup=False, timeout=8)
        else:
            return True
        return False

    async def _ask_about(self, dials: Sequence[Dial]) -> None:
        """Asks about these dials after the feelings; those that are asked already stay as they are."""
        there = {panel.dial.id: panel for panel in self.query(DialPanel)}
        wanted = [there.pop(dial.id) if dial.id in there else DialPanel(dial) for dial in dials]
        for panel in there.values():
            await panel.remove()
        for panel in wanted:
            panel.display = False
        await self.query_one("#panel").mount_all([panel for panel in wanted if not panel.is_attached])
        self._panels = [*self._panels[:2], *wanted, self._panels[-1]]
        self._draw_around()

    async def action_away(self) -> None:
        """Takes the dial off, for good, and goes on."""
        panel = self._panel
        if isinstance(panel, DialPanel):
            picked = [dial.id for dial in self._desk.picked]
            if self._settle(picked, (*self._desk.hidden, panel.dial.id)):
                self.notify(OFF, markup=False)
                self._panels.remove(panel)
                self._draw()
                await panel.remove()

    # Keeping

    @on(Panel.Done)
    def _words_done(self) -> None:
        self.action_keep()

    @work
    async def action_keep(self) -> None:
        """Keeps what was said. Where the disk refuses, the words stay, and it can be tried again."""
        said = self.said
        if self._keeping or self.kept:
            return
        if not said:
            self._leave(NOTHING_SAID)
            return
        self._keeping = True
        self._entry = entry = self._desk.entry(said, self._entry)
        assert entry is not None
        try:
            self.kept = await asyncio.to_thread(self._desk.keep, entry)
        except (JournalError, OSError) as error:
            self._refused(f"{explain(error)} {NOT_YET}")
            return
        finally:
            self._keeping = False
        self._let_draft_go()
        afterwards = said.afterwards(_KEYS)
        if afterwards:
            await self._tell_afterwards((*self._loudest[1:], *afterwards))
        else:
            self._leave("Kept.")

    def _refused(self, words: str) -> None:
        self._at = len(self._panels) - 1
        self.query_one(WordsPanel).say(words)
        self._draw()

    async def _tell_afterwards(self, lines: tuple[str, ...]) -> None:
        """Stays, with what steadies and who there is to talk to, for as long as the person likes."""
        panel = KeptPanel(lines)
        await self.query_one("#panel").mount(panel)
        self._panels.append(panel)
        self._at = len(self._panels) - 1
        self._draw()

    def action_hard(self) -> None:
        """On to a hard moment, with what was said."""
        said = self.said
        self._went_on = True
        self.post_message(Go("cope", Cope(rating=said.distress, feelings=said.feelings)))

    def on_screen_resume(self) -> None:
        """Back from the hard moment: what was said before it is over."""
        if self._went_on:
            self._leave("")

    def soon(self) -> None:
        """Puts words that are not kept yet into a draft."""
        self.hold()

    def cut_short(self) -> tuple[str, ...]:
        """Something cuts in: words that are not kept yet go into a draft. What has to be said of that."""
        if self.hold():
            return (DRAFT_KEPT,)
        return (f"{self.trouble} {NOT_KEPT}",) if self.trouble else ()

    def hold(self) -> bool:
        """Puts words that are not kept yet into a draft; true when there is one."""
        said = self.said
        if self.kept or not said.words.strip():
            return False
        self._entry = entry = self._desk.entry(said, self._entry)
        assert entry is not None
        try:
            self._sitting = self._sitting or Sitting(self.context.journal, self.context.drafts, entry.id)
            self._sitting.save_draft(entry)
        except (JournalError, OSError) as error:
            self.trouble = explain(error)
            self.notify(f"{self.trouble} The words are not safe yet.", markup=False, timeout=8)
            return False
        self.trouble = ""
        return True

    def _let_draft_go(self) -> None:
        if self._sitting is not None:
            with suppress(OSError):  # a draft that can't be removed is offered again, no more
                self._sitting.discard()

    # Leaving

    def action_done(self) -> None:
        """Back to where one was; it is kept."""
        self._leave("Kept.")

    @work
    async def action_out(self) -> None:
        """Leaves at once; only words in the line are asked about."""
        said = self.said
        if self.kept:
            self._leave("Kept.")
            return
        if said.words.strip():
            chosen = await self.app.push_screen_wait(Choice("Leave this check-in?", _LEAVING))
            if chosen is None:
                return
            if chosen == 0:
                self.action_keep()
                return
        self._let_draft_go()
        self._leave("Nothing was kept." if said else "")

    def _leave(self, words: str) -> None:
        """Back to where one was, or to the shell."""
        if self._order.parting or len(self.app.screen_stack) == 1:
            self.app.exit(Parting(words=(words,) if words else (), kept=self.kept))
            return
        if words:
            self.notify(words, markup=False)
        self.dismiss(None)
