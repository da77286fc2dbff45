"""A hard moment on the screen: how hard it is, alone; then one thing, or three; then what it was like."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.widget import Widget

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.hard_moment import HardMomentVisit
from ptg_cli.desk.strategy_list import fits, headed, in_order
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.model.scales import CONTROL
from ptg_cli.model.strategy import Strategy
from ptg_cli.model.support import SCREEN_WAYS
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import hard_moment as said
from ptg_cli.session.hard_moment import HardMoment, HardMomentStage
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.dialogs.steadies import take_off
from ptg_cli.tui.grid import Frame, Part
from ptg_cli.tui.hard_moment_commands import COMMANDS, row
from ptg_cli.tui.navigation import Go, OpenHardMoment, OpenPractice, OpenWriting
from ptg_cli.tui.parting import let_go, part
from ptg_cli.tui.screens.draft import DraftScreen
from ptg_cli.tui.widgets.checkin import CheckinScalePanel, FeelingsPanel, HowHardPanel
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.hard_moment import (
    AfterPanel,
    DoingPanel,
    EverythingPanel,
    OffersPanel,
    OnePanel,
    SaidPanel,
    TriggerPanel,
)
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.words import CommandWords
from ptg_cli.tui.widgets.writing.panels import Panel

_ASKS: Final[Mapping[HardMomentStage, type[Panel]]] = {
    HardMomentStage.HARD: HowHardPanel,
    HardMomentStage.FEELINGS: FeelingsPanel,
    HardMomentStage.AFTER: AfterPanel,
    HardMomentStage.TRIGGER: TriggerPanel,
}
"""The panel of each stage at which something is asked."""


class HardMomentScreen(DraftScreen):
    """Draws a hard moment and does what the person says."""

    DEFAULT_CSS = """
    HardMomentScreen #panel { height: auto; max-height: 85%; }
    HardMomentScreen #panel.-asks { max-height: 90%; }
    HardMomentScreen #panel Panel { height: auto; max-height: 100%; }
    HardMomentScreen #panel Rows { margin-top: 1; }
    HardMomentScreen #panel.-tall, HardMomentScreen #panel.-tall EverythingPanel { height: 1fr; max-height: 100%; }
    HardMomentScreen #panel.-tall EverythingPanel { overflow-y: hidden; }
    HardMomentScreen #panel.-tall Rows { height: 1fr; }
    HardMomentScreen #words { margin: 1 0 0 0; }
    HardMomentScreen.-tiny #words { margin: 0; }
    """

    HERE: ClassVar = COMMANDS
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: OpenHardMoment | None = None) -> None:
        super().__init__(context)
        self._order = order or OpenHardMoment()
        self._desk = context.strategy_desk
        self._moment: HardMoment | None = None
        self._tries: HardMomentVisit | None = None
        self._panel: Panel | None = None
        self._everything = False
        self._in_guide = False
        self._starting = False
        self._after_guide: int | None = None
        self._card: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """What is asked or done, its row of words, the bottom line."""
        with Frame(id="column"):
            yield Part(id="panel")
            yield CommandWords((), id="words")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Begins once something is drawn."""
        self.app.clear_notifications()
        self._begin()

    def on_unmount(self) -> None:
        """However this ends, a draft that is still there waits for another day."""
        if self._tries is not None:
            let_go(self.app, self._tries.sitting.close)

    @work
    async def _begin(self) -> None:
        order = self._order
        try:
            self._tries = await asyncio.to_thread(self._open)
            begun = await asyncio.to_thread(self._desk.strategy, order.strategy) if order.strategy else None
        except (JournalError, OSError) as error:
            self._close(explain(error), code=1)
            return
        except LookupError as missing:
            self._close(str(missing.args[0]), code=1)
            return
        for problem in self._desk.problems:
            self.notify(problem, markup=False, timeout=8)
        self._moment = self._tries.moment
        self._tries.sitting.told = self.tell_written
        if begun is not None:
            self._tries.choose(begun)
        if self._moment.stage is HardMomentStage.SAID and self._moment.card_due:
            await self._read_card()
        await self._draw()

    def _open(self) -> HardMomentVisit:
        """The hard moment and what keeps it. Reads files."""
        context, order = self.context, self._order
        if order.draft:
            draft = context.drafts.find(order.draft)
            moment = self._desk.resume(draft.page.entry)
            return HardMomentVisit(context.keeper, context.plan_desk, self._desk, moment, draft.id)
        moment = self._desk.moment(order.rating, order.feelings, order.trigger)
        return HardMomentVisit(context.keeper, context.plan_desk, self._desk, moment)

    # Drawing

    @property
    def _at(self) -> HardMoment:
        assert self._moment is not None
        return self._moment

    @property
    def _trying(self) -> HardMomentVisit:
        assert self._tries is not None
        return self._tries

    @property
    def kept(self) -> str:
        """The id of the entry that was kept last."""
        return self._tries.kept if self._tries is not None else ""

    def save_soon(self) -> None:
        """Writes the draft from a thread."""
        if self._tries is not None:
            self._tries.sitting.soon()

    async def _draw(self) -> None:
        self._panel = panel = self._panel_of(self._at.stage)
        with self.app.batch_update():
            inside = self.query_one("#panel")
            inside.set_class(self._everything, "-tall")
            inside.set_class(isinstance(panel, tuple(_ASKS.values())), "-asks")  # its row of words takes one line
            await inside.remove_children()
            await inside.mount(panel)
            self.query_one("#words", CommandWords).show(self._row)
        if not panel.ready():
            self.set_focus(self.query_one("#words", CommandWords))
        self.refresh_bindings()

    def _panel_of(self, stage: HardMomentStage) -> Panel:
        at = self._at
        match stage:
            case HardMomentStage.HARD:
                return HowHardPanel(self._hold_rating)
            case HardMomentStage.ONE:
                assert at.one is not None
                return OnePanel(at.one, at.emergency, at.remembered(at.one.strategy), at.from_plan.said)
            case HardMomentStage.FEELINGS:
                return FeelingsPanel(self._hold_feelings)
            case HardMomentStage.OFFERS:
                return (
                    EverythingPanel(in_order(at.strategies, self.context.strategy_desk.families), fits)
                    if self._everything
                    else OffersPanel(at.offers)
                )
            case HardMomentStage.DOING:
                people = [person.said for person in self._desk.company(at.doing)]
                return DoingPanel(at.doing, [said.PEOPLE_NAMED, *people] if people else [], at.remembered(at.doing))
            case HardMomentStage.AFTER:
                tried = at.tried
                assert tried is not None
                return AfterPanel(tried, self._hold_after, at.now)
            case HardMomentStage.TRIGGER:
                return TriggerPanel(self._hold_trigger, at.trigger)
            case HardMomentStage.SAID:
                return SaidPanel(at.said, self._card if at.card_due else [])

    async def _read_card(self) -> None:
        """Who there is to talk to, where that is due. The card carries the plan, so a look through it is offered
        later."""
        self._card = await asyncio.to_thread(partial(self.context.support_card, form="brief", ways=SCREEN_WAYS))
        self._say(await asyncio.to_thread(self._trying.use_plan))

    def _hold_rating(self, rating: int | None) -> None:
        self._at.hold_rating(rating)
        self.touched()

    def _hold_feelings(self, feelings: tuple[str, ...]) -> None:
        self._at.hold_feelings(feelings)
        self.touched()

    def _hold_after(self, rating: int | None, worth: str, remember: str) -> None:
        self._at.hold_after(rating, worth, remember)
        self.touched()

    def _hold_trigger(self, words: str) -> None:
        self._at.hold_trigger(words)
        self.touched()

    @property
    def _row(self) -> tuple[Command, ...]:
        return row(self._at, everything=self._everything, can_put_back=self.context.steadies.can_put_back)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to another moment is not offered."""
        if self._moment is None:
            return action == "out"
        if action == "parts":
            return False
        if action in {"out", "put_back", "clear"}:
            return action == self._escape
        if action == "find" and isinstance(self._panel, EverythingPanel):
            return not self._panel.finds
        known = {command.action for command in self.HERE}
        return action not in known or any(command.action == action for command in self._row)

    @property
    def _escape(self) -> str:
        """What escape does: from what is only looked at it leads back to what was offered, else it leaves."""
        if isinstance(self._panel, EverythingPanel) and self._panel.finds:
            return "clear"
        looked = self._at.stage is HardMomentStage.DOING and not self._order.strategy
        return "put_back" if self._everything or looked else "out"

    # Before

    @on(CheckinScalePanel.Rated)
    async def _rated(self, event: CheckinScalePanel.Rated) -> None:
        if event.sure and event.panel is self._panel:
            await self.action_next()

    def line_for_words(self) -> Widget | None:
        """Words typed at the row of words are for the line above it."""
        panel = self._panel
        if isinstance(panel, AfterPanel | TriggerPanel) and isinstance(self.focused, CommandWords):
            return next(iter(panel.query(Line)), None)
        return panel.line_for_words(self.focused) if panel is not None else None

    async def action_next(self) -> None:
        """Takes what is asked now, and goes on."""
        stage = self._at.stage
        if not isinstance(self._panel, _ASKS.get(stage, ())):  # a key that came a second time
            return
        self._at.go_on()
        self.touched()
        if stage in {HardMomentStage.AFTER, HardMomentStage.TRIGGER} and self._at.stage is HardMomentStage.SAID:
            self._say(await asyncio.to_thread(self._trying.keep))
            if self._at.card_due:
                await self._read_card()
        await self._draw()

    async def action_another(self) -> None:
        """Another one thing."""
        self._at.another()
        await self._draw()

    async def action_begin(self) -> None:
        """Begins what is offered or marked."""
        if isinstance(self._panel, OffersPanel | EverythingPanel):
            if self._panel.marked is not None:
                await self._choose(self._panel.marked)
        elif self._at.stage is HardMomentStage.ONE and self._at.one is not None:
            await self._choose(self._at.one.strategy)

    @on(OffersPanel.Begin)
    async def _wanted(self, event: OffersPanel.Begin) -> None:
        await self._choose(event.strategy)

    async def _choose(self, strategy: Strategy) -> None:
        self._everything = False
        self._trying.choose(strategy)
        self.touched()
        if self._at.at_once and strategy.practice:  # its first step was on the screen: nothing is asked in between
            self.refresh_bindings()
            self.action_start()
        else:
            await self._draw()

    @work
    async def action_why(self) -> None:
        """Why these; and whose it is to change."""
        lines = [said.because(one.strategy.said, one.why) for one in self._at.offers]
        chosen = await self.app.push_screen_wait(Choice(said.WHY_THESE, said.WHOSE_IT_IS, [*lines, said.WHOSE]))
        if chosen is not None:
            self._at.whose(CONTROL[chosen])
            await self._draw()

    async def action_all(self) -> None:
        """Everything there is."""
        self._everything = True
        await self._draw()

    async def action_back(self) -> None:
        """Back to the three."""
        self._everything = False
        await self._draw()

    def action_find(self) -> None:
        """Into the line that finds."""
        if isinstance(self._panel, EverythingPanel):
            self._panel.find()
            self.refresh_bindings()

    def action_clear(self) -> None:
        """Everything again."""
        if isinstance(self._panel, EverythingPanel):
            self._panel.clear()

    def action_plan(self) -> None:
        """The plan; people come first in it when it is hard."""
        self.post_message(Go("plan", "now" if self._at.is_hard else None))

    @work
    async def action_take_off(self) -> None:
        """Takes a line off that the person wrote."""
        await take_off(self, self.context, self._at.from_plan.wrote)
        self._at.look_again()
        await self._draw()

    @work
    async def action_put_line_back(self) -> None:
        """Puts it back."""
        self._say(await asyncio.to_thread(self.context.steadies.put_back))
        self._at.look_again()
        await self._draw()

    @work
    async def action_none(self) -> None:
        """None of these."""
        self._say(await asyncio.to_thread(self._trying.leave))
        self._close(said_of_drafts.NOTHING_KEPT)

    # Doing

    async def action_done(self) -> None:
        """That is enough of it."""
        self._at.done()
        await self._draw()

    action_past = action_done  # without what it starts: another word in the bottom line

    @work
    async def action_start(self) -> None:
        """Begins the practice or the guide that this one starts."""
        strategy = self._at.doing
        if self._starting or self._at.stage is not HardMomentStage.DOING:
            return
        if strategy.guide:
            self._in_guide, self._after_guide = True, None
            intent = self._trying.intent(self.context.now())
            self.post_message(Go("writing", OpenWriting(strategy.guide, intent=intent, closed=self._take_closed)))
            return
        self._starting = True
        desk, still = self.context.practice_desk, self.context.settings.reduce_motion
        try:
            practice = desk.spared(strategy.practice)
        except (NoSuchGuide, BadContent) as gone:
            self.notify(explain(gone), markup=False, timeout=8)
        else:
            running = PracticeDialog(
                self.context, headed(strategy, practice), OpenPractice(no_entry=True), still=still, by_enter=True
            )
            await self.app.push_screen_wait(running)
        self._starting = False
        await self.action_done()

    def _take_closed(self, rating: int | None) -> None:
        self._after_guide = rating

    async def on_screen_resume(self) -> None:
        """Back from the guide that was begun."""
        if self._in_guide and self._moment is not None and self._at.stage is HardMomentStage.DOING:
            self._in_guide = False
            self._at.done(self._after_guide)
            await self._draw()

    # After

    @on(Panel.Done)
    async def _panel_done(self) -> None:
        await self.run_action("next")

    def _say(self, said: str) -> None:
        if said:
            self.notify(said, markup=False, timeout=20)

    async def action_again(self) -> None:
        """Something else."""
        self._trying.again()
        self._trying.sitting.told = self.tell_written
        await self._draw()

    # Leaving

    def action_leave(self) -> None:
        """Back to where one was."""
        self._close(said_of_drafts.KEPT if self.kept else "")

    async def action_put_back(self) -> None:
        """From all there is, or from what was only looked at, back to what was offered."""
        if self._everything:
            await self.action_back()
        else:
            self._at.put_back()
            await self._draw()

    @work
    async def action_out(self) -> None:
        """Leaves at once: what was tried is kept, what was only looked at keeps nothing."""
        if self._tries is not None:
            self._say(await asyncio.to_thread(self._tries.leave))
        self.action_leave()

    def _close(self, words: str, code: int = 0) -> None:
        ends_ptg = self._order.parting or len(self.app.screen_stack) == 1
        part(self, words, self.kept, ends_ptg=ends_ptg, code=code)
