"""Writing: a session from its opening to the kept page, one thing on the screen at a time."""

import asyncio
import time
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Pause
from ptg_cli.model.support import SCREEN_WAYS
from ptg_cli.model.typeahead import FocusMove, Takes, TypingPlace, WordsGoTo
from ptg_cli.model.visible import shorten
from ptg_cli.session.writing_view import Closing, NamedSteadyWay, Offer, Opening, Question, SessionEnded, View
from ptg_cli.talks import country
from ptg_cli.tui.commands import STEADY, bindings
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.dialogs.steadies import own_lines
from ptg_cli.tui.navigation import OpenPractice, OpenWriting
from ptg_cli.tui.screens.session import SessionScreen
from ptg_cli.tui.talks import perform
from ptg_cli.tui.terminal import lend_terminal
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.words import CommandWords
from ptg_cli.tui.widgets.writing.panels import ClosePanel, OfferPanel, OpeningPanel, Panel, RecallPanel
from ptg_cli.tui.widgets.writing.questions import WritePanel, question_panel
from ptg_cli.tui.writing_commands import COMMANDS, WritingStage

_WAY_CELLS = 40
"""Cells of the name of a way to steady in the row of words."""


class WritingScreen(SessionScreen):
    """Draws a session and does what the person says. The care rules are the session's own."""

    DEFAULT_CSS = """
    WritingScreen #panel { height: auto; max-height: 75%; }
    WritingScreen #panel Panel { height: auto; max-height: 100%; }
    WritingScreen #panel.-tall, WritingScreen #panel.-tall Panel { height: 1fr; max-height: 100%; }
    WritingScreen #below { height: auto; margin: 1 0; }
    WritingScreen #status { width: auto; }
    WritingScreen #column.-full #panel { max-height: 82%; }
    WritingScreen.-short #column.-full #panel { max-height: 90%; }
    WritingScreen.-short #below, WritingScreen #column.-full #below { margin: 1 0 0 0; }
    WritingScreen.-short #column.-full { padding: 0 2; }
    WritingScreen.-short #column.-full #below { margin: 0; }
    WritingScreen.-tiny #below { margin: 0; }
    WritingScreen.-tiny #status, WritingScreen.-minute #number, WritingScreen.-minute #below { display: none; }
    """

    HERE: ClassVar = COMMANDS
    NEAR: ClassVar = (STEADY,)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: OpenWriting | str = "") -> None:
        super().__init__(context, order)
        self._since = 0.0
        self._asked_country = False

    def compose(self) -> ComposeResult:
        """The title with where one is, the panel, the row of words with the draft's time, the bottom line."""
        with Vertical(id="column"):
            with Horizontal(id="top"):
                yield Plain(id="title", classes="title left")
                yield Plain(id="number", classes="right")
            yield Container(id="panel")
            with Horizontal(id="below"):
                yield CommandWords((), id="words")
                yield Plain(id="status")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Begins, once something is drawn."""
        super().on_mount()
        self.begin()

    # Drawing

    async def draw(self) -> None:
        """Draws what the session has come to."""
        if isinstance(self.session.view, SessionEnded):
            self._finish()
            return
        view = self.session.view
        if isinstance(view, Question) and not self._since:
            self._since = time.monotonic()
        panel = self._panel_of(view)
        number = view.counted if isinstance(view, Question) else ""
        if number.isdecimal():
            number = f"question {number}"  # nobody knows of how many
        if isinstance(view, Opening):
            number = f"{view.level} · {view.minutes} min"
        self.long_line = False
        with self.app.batch_update():
            self.query_one("#title", Plain).say(self.session.guide.title)
            self.query_one("#number", Plain).say(number)
            inside = self.query_one("#panel")
            inside.set_class(isinstance(panel, WritePanel), "-tall")
            self.query_one("#column").set_class(isinstance(view, Opening) and view.asks_feelings, "-full")
            await inside.remove_children()
            await inside.mount(panel)
            self._panel = panel
            self._drawn = view.asked.key if isinstance(view, Question) else None
            self.query_one("#words", CommandWords).show(self._stage.words, keys=not self._stage.takes_answer)
        if not panel.ready():
            self.set_focus(self.query_one("#words", CommandWords))
        if isinstance(panel, ClosePanel) and panel.rating is None and self.session.guide.check_in:
            panel.say(self.session.rate_close().lines)
        self.refresh_bindings()
        if isinstance(view, Question) and isinstance(view.asked.step, Pause):
            self._practise_step(view.asked.step)

    # Words typed where none are asked for

    def typing_place(self) -> TypingPlace:
        """Words typed where none are asked for yet go to the next question, and at the close to the line for later.
        A letter of the row of words is a command as long as no other comes at its heels."""
        place = super().typing_place()
        if self._begun is None or self.is_over:
            return TypingPlace()
        stage, view = self._stage, self.session.view
        letters = frozenset() if place.takes is not Takes.NOTHING else stage.letters
        words = place.words if stage.takes_words else WordsGoTo.NEXT
        return replace(place, words=words, letters=letters, last=isinstance(view, Closing))

    def line_for_words(self) -> Widget | None:
        """What the panel has for words."""
        return self._panel.line_for_words(self.focused) if self._panel is not None else None

    async def make_room(self, move: FocusMove) -> None:
        """Into the line for words, or on to the next question."""
        if move is FocusMove.TO_LINE:
            await super().make_room(move)
        elif isinstance(self.session.view, Opening):
            await self.action_begin()
        else:
            await self.action_next()

    def keep_words(self, words: str) -> None:
        """Words for which no question came stand at the close in the line for later, or at the end of the page."""
        if not (isinstance(self._panel, ClosePanel) and self._panel.take(words)):
            self._to_the_end_of_the_page(words)
            self.save_soon()

    def _to_the_end_of_the_page(self, words: str) -> None:
        self.session.add_also(words)
        self.notify("What you typed stands at the end of the page.", markup=False)

    def _panel_of(self, view: View) -> Panel:
        match view:
            case Opening():
                return OpeningPanel(view, self._beginning.why)
            case Offer():
                return OfferPanel(view, self._card() if view.card or self._asked_country else [])
            case Closing():
                assert self._begun is not None
                return ClosePanel(view, self.session.last_lines(), nothing=self._begun.sitting.nothing)
            case Question():
                return question_panel(view)
            case _:
                raise AssertionError(view)

    def _card(self) -> list[str]:
        return self.context.support_card(brief=True, ways=SCREEN_WAYS)

    @property
    def _stage(self) -> WritingStage:
        assert self._begun is not None
        no_country = not self.context.settings.country
        return WritingStage(
            self.session.view,
            self._beginning.suggested,
            self._begun.sitting.nothing,
            self.long_line,
            no_country,
            tuple(shorten(way.name, _WAY_CELLS) for way in self._ways),
        )

    @property
    def _ways(self) -> tuple[NamedSteadyWay, ...]:
        """The ways to steady that are offered now, each by its name."""
        view = self.session.view
        return view.named(self.context.practice_desk.spared) if isinstance(view, Offer) else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to another stage is not offered."""
        if self._begun is None or self.is_over:
            return action == "out"
        return self._stage.offers(action)

    # Going on and back

    async def action_begin(self) -> None:
        """Takes the opening's answers and goes on."""
        if isinstance(self._panel, OpeningPanel) and isinstance(self.session.view, Opening):
            self.session.open(self._panel.rating, self._panel.feelings)
            await self.draw()

    async def action_another(self) -> None:
        """Suggests the next guide."""
        await self._begin_with(self._beginning.another)

    async def action_blank(self) -> None:
        """An empty page instead."""
        await self._begin_with(self._beginning.blank)

    async def action_go_on(self) -> None:
        """Past an offer."""
        if isinstance(self.session.view, Offer):
            self.session.go_on()
        await self.draw()

    async def action_next(self) -> None:
        """On to the next question, or to the close."""
        if not isinstance(self.session.view, Question):
            return
        self._take_answer()
        words = self.session.notice(time.monotonic() - self._since)
        self.session.next()
        if isinstance(self.session.view, SessionEnded) and (
            typed := self.words_ahead()
        ):  # every question was left till then
            self.session.take_back_end()
            self._to_the_end_of_the_page(typed)
            self.session.next()
        if words:
            self.notify(words, markup=False)
        self.save_soon()
        await self.draw()

    action_read_on = action_next  # on from what is only read: another word in the bottom line

    async def action_back(self) -> None:
        """Back to the question before, and from the first one to the opening. What only waits is passed over."""
        self._take_answer()
        if not self._to_question_before() and not self.session.reopen():
            self.notify("There is nothing before this.", markup=False)
        await self.draw()

    def _to_question_before(self) -> bool:
        session = self.session
        if isinstance(session.view, Offer):
            return False
        moved = session.back()
        while moved and isinstance(view := session.view, Question) and isinstance(view.asked.step, Pause):
            moved = session.back()
        return moved

    def action_more(self) -> None:
        """To the row of words."""
        self.set_focus(self.query_one("#words", CommandWords))

    def action_read(self) -> None:
        """Shows the earlier answer."""
        if isinstance(self._panel, RecallPanel):
            self._panel.read()

    @on(Panel.Done)
    async def _panel_done(self, event: Panel.Done) -> None:
        """The panel that is shown is done with; one that is on its way out has nothing to say."""
        view = self.session.view
        if event.panel is not self._panel:
            return
        if isinstance(view, Opening):
            await self.action_begin()
        elif isinstance(view, Closing):
            await self.run_action("keep")
        elif self._stage.takes_answer:
            await self.action_next()

    @on(Scale.Picked)
    def _rated_close(self, event: Scale.Picked) -> None:
        if isinstance(self._panel, ClosePanel):
            self._panel.say(self.session.rate_close(event.value).lines)
            self.save_soon()

    @work
    async def action_country(self) -> None:
        """Asks which country this is, keeps it, and shows its numbers here."""
        if await perform(self.app, self.context, partial(country.ask, self.context)):
            self._asked_country = True
            await self.draw()

    # Practices

    def action_practise(self) -> None:
        """The first way to steady, then on from here."""
        self._steady_first(0)

    def action_second(self) -> None:
        """The second one."""
        self._steady_first(1)

    def action_third(self) -> None:
        """The third one."""
        self._steady_first(2)

    @work
    async def _steady_first(self, place: int) -> None:
        """Runs that way to steady, then goes on from here. What the person wrote themselves only stands there, with as
        much time as they want; a line of it can be taken off."""
        way = self._ways[place]
        if way.practice is not None:
            await self._run(way.practice.slug)
        elif (line := await self.app.push_screen_wait(own_lines(way.wrote))) is None:
            return
        elif line > 0:
            said = await asyncio.to_thread(self.context.steadies.take_off, way.wrote[line - 1])
            self.notify(said, markup=False, timeout=20)
        await self.action_go_on()

    @work
    async def _practise_step(self, step: Pause) -> None:
        await self._run(step.practice)
        await self.action_next()

    async def _run(self, slug: str) -> None:
        desk, still = self.context.practice_desk, self.context.settings.reduce_motion
        order = OpenPractice(no_entry=self.leaves_nothing)
        await self.app.push_screen_wait(
            PracticeDialog(self.context, desk.spared(slug), order, within=self.within, still=still)
        )

    # The person's own editor

    @work
    async def action_editor(self) -> None:
        """Opens the answer in the person's own editor and takes over what comes back."""
        if not (isinstance(self._panel, WritePanel) and self._stage.takes_text):
            return
        self.sitting.catch_up()
        safe = not await asyncio.to_thread(self.sitting.snapshot) and self.sitting.has_something
        if not isinstance(self._panel, WritePanel):
            return
        entry, words = Entry(self.session.snapshot().id, kind="note"), self._panel.editor.words
        try:
            edited = lend_terminal(self.app, lambda: self.context.editing.edit_text(entry, words, safe=safe))
        except (JournalError, OSError) as error:
            self.notify(explain(error), markup=False, timeout=8)
            return
        self._panel.editor.take(edited.text.rstrip("\n"))
        self.sitting.catch_up()
        if await asyncio.to_thread(self.sitting.snapshot):
            await asyncio.to_thread(edited.leave)
        elif beside := await asyncio.to_thread(edited.finish):
            self.notify(beside, markup=False, timeout=20)
