"""Writing: a session from its opening to the kept page, one thing on the screen at a time."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical

from ptg_cli.context import Context
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.sessions import Begun
from ptg_cli.desk.supporting import card_lines
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import prompts_folder
from ptg_cli.model.entry import Entry, spoken_guide
from ptg_cli.model.guide import Pause, Read
from ptg_cli.model.support import SCREEN_WAYS
from ptg_cli.session.care import STEADY
from ptg_cli.session.questions import Key
from ptg_cli.session.session import Session
from ptg_cli.session.views import Closing, Ended, Offer, Opening, Question, View
from ptg_cli.tui.beginning import Beginning
from ptg_cli.tui.commands import bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.practising import Practising
from ptg_cli.tui.going import Parting, Practise, Write
from ptg_cli.tui.keeping import Safekeeping
from ptg_cli.tui.lending import lend_terminal
from ptg_cli.tui.screens.drafting import DraftingScreen
from ptg_cli.tui.stages import COMMANDS, Stage
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.panels import ClosePanel, OfferPanel, OpeningPanel, Panel, RecallPanel
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.questions import WritePanel, question_panel
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.words import Words


class WritingScreen(DraftingScreen):
    """Draws a session and does what the person says. The care rules are the session's own."""

    DEFAULT_CSS = """
    WritingScreen #panel { height: auto; max-height: 75%; }
    WritingScreen #panel Panel { height: auto; max-height: 100%; }
    WritingScreen #panel.-tall, WritingScreen #panel.-tall Panel { height: 1fr; max-height: 100%; }
    WritingScreen #below { height: auto; margin: 1 0; }
    WritingScreen #status { width: auto; }
    WritingScreen.-short #below { margin: 1 0 0 0; }
    WritingScreen.-tiny #below { margin: 0; }
    WritingScreen.-tiny #status, WritingScreen.-minute #number, WritingScreen.-minute #below { display: none; }
    """

    HERE: ClassVar = COMMANDS
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: Write | str = "") -> None:
        super().__init__(context)
        self._beginning = Beginning(context, order if isinstance(order, Write) else Write(order))
        self._begun: Begun | None = None
        self._files: Safekeeping | None = None
        self._panel: Panel | None = None
        self._drawn: Key | None = None  # the question the panel shows: it answers no other
        self._since = 0.0
        self._ahead = ""  # typed before there was a question for it

    def compose(self) -> ComposeResult:
        """The title with where one is, the panel, the row of words with the draft's time, the bottom line."""
        with Vertical(id="column"):
            with Horizontal(id="top"):
                yield Plain(id="title", classes="title left")
                yield Plain(id="number", classes="right")
            yield Container(id="panel")
            with Horizontal(id="below"):
                yield Words((), id="words")
                yield Plain(id="status")
        yield Foot()

    def on_mount(self) -> None:
        """Begins, once something is drawn."""
        super().on_mount()
        self.begin()

    def on_unmount(self) -> None:
        """However this ends, the draft is let go of for the next time."""
        if self._files is not None:
            self._files.close()

    # Beginning

    @work
    async def begin(self) -> None:
        """Begins what was asked for: a draft, a guide, or today's suggestion."""
        left = await asyncio.to_thread(self._beginning.left_behind)
        if left is not None:
            when = f" from {left.begun:%H:%M}" if left.begun else ""
            title = f"A page{when} is still open: {spoken_guide(left.guide)}."
            options = ["Go on with it", "Leave it for now, begin something new"]
            if await self.app.push_screen_wait(Choice(title, options)) == 0:
                self._beginning.go_on_with(left)
        await self._begin_with(self._beginning.begin)

    async def _begin_with(self, begin: Callable[[], Begun]) -> None:
        try:
            begun = await asyncio.to_thread(begin)
        except (JournalError, OSError, NoSuchGuide, BadContent) as error:
            self._leave(explain(error), code=1)
        else:
            await self._take(begun)

    async def _take(self, begun: Begun) -> None:
        for problem in begun.problems:
            self.notify(f"{problem} Going on without it.", markup=False, timeout=8)
        self._begun = begun
        self._files = Safekeeping(begun, self._rescue, self.tell_written, resumed=bool(self._beginning.order.draft))
        if begun.leave_nothing:
            self.query_one("#status", Plain).say("nothing here is kept")
        await self._draw()

    @property
    def session(self) -> Session:
        """The session that is being run."""
        assert self._begun is not None
        return self._begun.session

    @property
    def steady(self) -> tuple[str, ...]:
        """The practices that steady, in the order to offer them here."""
        return self._begun.session.steady if self._begun else STEADY

    @property
    def within(self) -> str:
        """The id of the entry that is being written."""
        return self._begun.session.snapshot().id if self._begun else ""

    @property
    def leaves_nothing(self) -> bool:
        """True where nothing of this is to be left, and so nothing of a practice in it."""
        return self._begun is not None and self._begun.leave_nothing

    # Drawing

    async def _draw(self) -> None:
        """Draws what the session has come to."""
        view = self.session.view
        if isinstance(view, Ended):
            self._finish()
            return
        if isinstance(view, Question) and not self._since:
            self._since = time.monotonic()
        panel = self._panel_of(view)
        number = (
            f"{view.number} of {view.total}" if isinstance(view, Question) and view.number and view.total > 1 else ""
        )
        if isinstance(view, Opening):
            number = f"{view.level} · {view.minutes} min"
        self.long_line = False
        with self.app.batch_update():
            self.query_one("#title", Plain).say(self.session.guide.title)
            self.query_one("#number", Plain).say(number)
            inside = self.query_one("#panel")
            inside.set_class(isinstance(panel, WritePanel), "-tall")
            await inside.remove_children()
            await inside.mount(panel)
            self._panel = panel
            self._drawn = view.asked.key if isinstance(view, Question) else None
            self.query_one("#words", Words).show(self._stage.words, keys=not self._stage.takes_answer)
        if not panel.ready():
            self.query_one("#words", Words).focus()
        if isinstance(panel, ClosePanel) and panel.rating is None and self.session.guide.check_in:
            panel.say(self.session.rate_close().lines)
        self.refresh_bindings()
        if isinstance(view, Question) and isinstance(view.asked.step, Pause):
            self._practise_step(view.asked.step)
        elif self._ahead:
            await self._hand_over(view, panel)

    async def on_key(self, event: events.Key) -> None:
        """Words typed where none are asked for yet go to the next question."""
        typed = event.character or ""
        early = self._begun is not None and not self.is_over and not self._stage.takes_words
        if (
            early
            and (typed.isalpha() if not self._ahead else event.is_printable)
            and not self._stage.has_key(event.key)
        ):
            event.stop()
            event.prevent_default()
            first, self._ahead = not self._ahead, self._ahead + typed
            if first:
                await (self.action_begin() if isinstance(self.session.view, Opening) else self.action_next())

    async def _hand_over(self, view: View, panel: Panel) -> None:
        """Gives early words to the question that has come; where none comes any more, they end the page."""
        if panel.take(self._ahead):
            self._ahead = ""
        elif isinstance(view, Closing):
            self.session.add_also(self._ahead)
            self._ahead = ""
        elif not self._stage.takes_answer and isinstance(view, Question):
            await self.action_next()

    def _panel_of(self, view: View) -> Panel:
        match view:
            case Opening():
                return OpeningPanel(view, self._beginning.why)
            case Offer():
                return OfferPanel(view, self._card() if view.card else [])
            case Closing():
                assert self._begun is not None
                return ClosePanel(view, self.session.last_lines(), nothing=self._begun.leave_nothing)
            case Question():
                step = view.asked.step
                return question_panel(view, self.session.lines_of(step.lines) if isinstance(step, Read) else ())
            case _:
                raise AssertionError(view)

    def _card(self) -> list[str]:
        today = self.context.civil_now().date()
        return card_lines(prompts_folder(), self.context.settings.country, today, brief=True, ways=SCREEN_WAYS)

    @property
    def _stage(self) -> Stage:
        assert self._begun is not None
        return Stage(self.session.view, self._beginning.suggested, self._begun.leave_nothing, self.long_line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to another stage is not offered."""
        if self._begun is None or self.is_over:
            return action == "out"
        return self._stage.offers(action)

    # Going on and back

    async def action_begin(self) -> None:
        """Takes the opening's answers and goes on."""
        if isinstance(self._panel, OpeningPanel):
            self.session.open(self._panel.rating, self._panel.feelings)
            await self._draw()

    async def action_another(self) -> None:
        """Suggests the next guide."""
        await self._begin_with(self._beginning.another)

    async def action_blank(self) -> None:
        """An empty page instead."""
        await self._begin_with(self._beginning.blank)

    async def action_go_on(self) -> None:
        """Past an offer."""
        self.session.go_on()
        await self._draw()

    async def action_next(self) -> None:
        """On to the next question, or to the close."""
        self._take_answer()
        words = self.session.notice(time.monotonic() - self._since)
        self.session.next()
        if words:
            self.notify(words, markup=False)
        self.save_soon()
        await self._draw()

    action_read_on = action_next  # on from what is only read: another word in the bottom line

    async def action_back(self) -> None:
        """Back to the question before, and from the first one to the opening. What only waits is passed over."""
        self._take_answer()
        if not self._to_question_before() and not self.session.reopen():
            self.notify("There is nothing before this.", markup=False)
        await self._draw()

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
        self.query_one("#words", Words).focus()

    def action_read(self) -> None:
        """Shows the earlier answer."""
        if isinstance(self._panel, RecallPanel):
            self._panel.read()

    @on(Panel.Done)
    async def _panel_done(self, event: Panel.Done) -> None:
        view = self.session.view
        await (self.action_begin() if isinstance(view, Opening) else self.action_next())

    @on(Scale.Picked)
    def _rated_close(self, event: Scale.Picked) -> None:
        if isinstance(self._panel, ClosePanel):
            self._panel.say(self.session.rate_close(event.value).lines)
            self.save_soon()

    # Practices

    @work
    async def action_practise(self) -> None:
        """Runs the practice that is offered, then goes on from here."""
        view = self.session.view
        if isinstance(view, Offer) and view.practice:
            await self._run(view.practice)
            await self.action_go_on()

    @work
    async def _practise_step(self, step: Pause) -> None:
        await self._run(step.practice)
        await self.action_next()

    async def _run(self, slug: str) -> None:
        desk, still = self.context.practising, self.context.settings.reduce_motion
        order = Practise(no_entry=self.leaves_nothing)
        await self.app.push_screen_wait(Practising(desk, desk.spared(slug), order, within=self.within, still=still))

    # The draft

    @on(Panel.Changed)
    def _changed(self, event: Panel.Changed) -> None:
        self.touched()

    def save_soon(self) -> None:
        """Takes the answer and writes the draft from a thread."""
        self._take_answer()
        if self._files and not self.is_over:
            self._files.soon()

    def _take_answer(self) -> None:
        if self._panel is None or self._begun is None or self.is_over:
            return
        view = self.session.view
        if isinstance(view, Question) and view.asked.takes_answer and view.asked.key == self._drawn:
            self.session.write_down(self._panel.answer())
        elif isinstance(view, Closing) and isinstance(self._panel, ClosePanel):
            self.session.set_later(self._panel.later)

    def _rescue(self, entry: Entry) -> Path:
        return self.context.recovery.rescue(entry.body.encode(), page_id=entry.id)

    def hold(self) -> bool:
        """Puts what is written into the draft, now; true when there is one."""
        if self._files is None or self.is_over:
            return False
        self._take_answer()
        return self._files.now()

    # The person's own editor

    def action_editor(self) -> None:
        """Opens the answer in the person's own editor and takes over what comes back."""
        if not (isinstance(self._panel, WritePanel) and self._stage.takes_text):
            return
        self.hold()
        entry, words = Entry(self.session.snapshot().id, kind="note"), self._panel.editor.words
        try:
            text, copy = lend_terminal(self.app, lambda: self.context.editing.edit_text(entry, words))
        except (JournalError, OSError) as error:
            self.notify(explain(error), markup=False, timeout=8)
            return
        self._panel.editor.take(text.rstrip("\n"))
        if self.hold() or not self.session.has_words:
            copy.discard()
        else:
            copy.close()

    # Stopping

    def action_out(self) -> None:
        """Before anything has begun: back to where one was."""
        self._leave("")

    @work
    async def action_menu(self) -> None:
        """The numbered menu."""
        options = ["Go on", "Steady", "People to talk to", "Stop here and keep this", "Stop here and leave nothing"]
        chosen = await self.app.push_screen_wait(Choice("Paused", [*options, "Hide the screen"]))
        match chosen:
            case 1:
                await self.run_action("app.steady")
            case 2:
                await self.run_action("app.people")
            case 3:
                self._take_answer()
                self.session.stop()
                await self._draw()
            case 4:
                self.action_nothing()
            case 5:
                await self.run_action("app.hide")
            case _:
                return

    async def action_keep(self) -> None:
        """Keeps the page."""
        self._take_answer()
        self.session.keep()
        await self._draw()

    @work
    async def action_nothing(self) -> None:
        """Leaves nothing, once the person has said so."""
        options = ["Go on, keep it for now", "Leave nothing"]
        asked = Choice("Leave nothing of this?", options, ["There is no way back."], sure=True)
        if await self.app.push_screen_wait(asked) == 1:
            self.session.leave_nothing()
            await self._draw()

    @work
    async def _finish(self) -> None:
        """Keeps the page, or leaves nothing, and goes back to where one was."""
        files = self._files
        assert files is not None
        self.is_over = True
        while True:
            try:
                kept = await asyncio.to_thread(files.end)
            except (OSError, JournalError) as error:
                asked = Choice("It is not kept yet", ["Try again", "Leave it as a draft"], [explain(error)])
                if await self.app.push_screen_wait(asked) == 1:
                    self._leave(await asyncio.to_thread(files.put_aside), code=1)
                    return
            else:
                words = "Kept." if kept else "Nothing was kept."
                self._leave("Nothing was written, so nothing was kept." if kept is None else words, kept=kept or "")
                return

    def _leave(self, words: str, *, kept: str = "", code: int = 0) -> None:
        """Back to where one was, or to the shell."""
        self.is_over = True
        if self._files is not None:
            self._files.close()
        if self._beginning.order.parting or len(self.app.screen_stack) == 1:
            self.app.exit(Parting(code=code, words=(words,) if words else (), kept=kept), return_code=code)
            return
        if words:
            self.notify(words, markup=False)
        self.dismiss(None)
