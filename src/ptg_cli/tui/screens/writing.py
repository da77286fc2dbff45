"""Writing: a session from its opening to the kept page, one thing on the screen at a time."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import TextArea

from ptg_cli.context import Context
from ptg_cli.desk.drafts import keep_draft
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import Finished, NotKeptYet, Sitting
from ptg_cli.desk.writing import BegunSession, GuideGone
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Pause
from ptg_cli.model.support import SCREEN_WAYS
from ptg_cli.model.typeahead import FocusMove, Takes, TypingPlace, WordsGoTo
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import writing as said
from ptg_cli.session import care
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.session.questions import Key
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, NamedSteadyWay, Offer, Opening, Question, SessionEnded, View
from ptg_cli.talks import country
from ptg_cli.talks.draft import is_gone_on_with
from ptg_cli.talks.series import which
from ptg_cli.tui.commands import STEADY, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.earlier import EarlierDialog
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.dialogs.steadies import own_lines
from ptg_cli.tui.grid import Frame, Part, Row
from ptg_cli.tui.navigation import Go, OpenPractice, OpenWriting
from ptg_cli.tui.parting import let_go, part
from ptg_cli.tui.screens.draft import DraftScreen
from ptg_cli.tui.talks import perform
from ptg_cli.tui.terminal import lend_terminal
from ptg_cli.tui.textual_seams import once_after
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.words import CommandWords
from ptg_cli.tui.widgets.writing.panels import ClosePanel, OfferPanel, OpeningPanel, Panel, ReadPanel, RecallPanel
from ptg_cli.tui.widgets.writing.questions import WritePanel, question_panel
from ptg_cli.tui.writing_choice import WritingChoice
from ptg_cli.tui.writing_commands import COMMANDS, WritingStage

_WAY_CELLS = 40
"""Cells of the name of a way to steady in the row of words."""


class WritingScreen(DraftScreen):
    """Runs one session: begins it, draws what it has come to, does what the person says, keeps its draft, ends it. The
    care rules are the session's own."""

    DEFAULT_CSS = """
    WritingScreen #panel { height: auto; max-height: 85%; }
    WritingScreen #panel Panel { height: auto; max-height: 100%; }
    WritingScreen #panel.-tall, WritingScreen #panel.-tall Panel { height: 1fr; max-height: 100%; }
    WritingScreen #below { margin: 1 0 0 0; }
    WritingScreen #air, WritingScreen #rest { height: 0; }
    WritingScreen.-tall .-alone #air, WritingScreen.-roomy .-alone #air { height: 2fr; }
    WritingScreen.-tall .-alone #rest, WritingScreen.-roomy .-alone #rest { height: 3fr; }
    WritingScreen #status { width: auto; }
    WritingScreen #column.-full #panel { max-height: 82%; }
    WritingScreen.-short #column.-full #panel { max-height: 90%; }
    WritingScreen.-short #below, WritingScreen #column.-full #below { margin: 1 0 0 0; }
    WritingScreen.-short #column.-full #below { margin: 0; }
    WritingScreen.-tiny #below { margin: 0; }
    WritingScreen.-short #top { margin: 0; }
    WritingScreen.-tiny #status, WritingScreen.-minute #number, WritingScreen.-minute #below { display: none; }
    """

    HERE: ClassVar = COMMANDS
    NEAR: ClassVar = (STEADY,)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: OpenWriting | str = "") -> None:
        super().__init__(context)
        self._beginning = WritingChoice(context, order if isinstance(order, OpenWriting) else OpenWriting(order))
        self._begun: BegunSession | None = None
        self._panel: Panel | None = None
        self._drawn: Key | None = None  # the question the panel shows: it answers no other
        self._since = 0.0
        self._asked_country = False

    def compose(self) -> ComposeResult:
        """The title with where one is, the panel, the row of words with the draft's time, the bottom line."""
        with Frame(id="column"):
            with Row(id="top"):
                yield Plain(id="title", classes="title left")
                yield Plain(id="number", classes="right")
            yield Part(id="air")
            yield Part(id="panel")
            with Row(id="below"):
                yield CommandWords((), id="words")
                yield Plain(id="status")
            yield Part(id="rest")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Begins, once something is drawn."""
        self.begin()

    def on_unmount(self) -> None:
        """However this ends, the draft is let go of for the next time."""
        if self._begun is not None:
            let_go(self.app, self._begun.sitting.close)

    async def _close_sitting(self) -> None:
        if self._begun is not None:
            await asyncio.to_thread(self._begun.sitting.close)

    # Beginning

    @work
    async def begin(self) -> None:
        """Begins what was asked for: a draft, a guide, or today's suggestion."""
        if not await self._take_its_turn():
            await self._leave(said_of_drafts.NOTHING_WRITTEN)
            return
        left = await asyncio.to_thread(self._beginning.left_behind)
        if left and bool(await perform(self.app, self.context, partial(is_gone_on_with, self.context, left))):
            self._beginning.go_on_with(left[0])
        await self._begin_with(self._beginning.begin)

    async def _take_its_turn(self) -> bool:
        """Of guides that follow one another another one may come first; false where the person leaves it."""
        try:
            guide = await asyncio.to_thread(lambda: self._beginning.named)
        except (NoSuchGuide, BadContent):
            return True  # it is said where it would begin
        if guide is None:
            return True
        slug = await perform(self.app, self.context, partial(which, self.context, guide))
        if slug:
            self._beginning.take(slug)
        return bool(slug)

    async def _begin_with(self, begin: Callable[[], BegunSession]) -> None:
        try:
            begun = await asyncio.to_thread(begin)
        except (JournalError, OSError, NoSuchGuide, BadContent) as error:
            if self._beginning.order.draft and isinstance(error, GuideGone | BadContent):
                await self._keep_without_guide(error)
            else:
                await self._leave(explain(error), code=1)
        else:
            await self._take(begun)

    async def _keep_without_guide(self, error: GuideGone | BadContent) -> None:
        """A draft whose guide is gone, or can't be used, may be kept as it is."""
        gone = isinstance(error, GuideGone)
        title = said.GUIDE_IS_GONE if gone else said.GUIDE_CANNOT_BE_USED
        why = [] if gone else [explain(error)]
        lines = [*why, said.KEPT_WITHOUT_ITS_GUIDE]
        asked = Choice(title, [said.KEEP_AS_PAGE, said_of_drafts.LEAVE_AS_DRAFT], lines)
        if await self.app.push_screen_wait(asked) != 0:
            await self._leave(said.WAITS_AS_DRAFT)
            return
        context = self.context
        try:
            draft = await asyncio.to_thread(context.drafts.find, self._beginning.order.draft)
            kept = await asyncio.to_thread(keep_draft, context.journal, context.drafts, context.editing, draft)
        except (JournalError, OSError) as trouble:
            await self._leave(explain(trouble), code=1)
        else:
            await self._leave(said_of_drafts.KEPT, kept=kept.path.stem)

    async def _take(self, begun: BegunSession) -> None:
        for problem in begun.problems:
            self.notify(said_of_app.going_on_without(problem), markup=False, timeout=8)
        await self._close_sitting()  # another one may begin in its place
        self._begun = begun
        begun.sitting.told = self.tell_written
        begun.sitting.catch_up = self._take_answer
        if begun.sitting.nothing:
            self.query_one("#status", Plain).say(said_of_drafts.NOTHING_IN_DRAFT)
        await self.draw()

    @property
    def session(self) -> Session:
        """The session that is being run."""
        assert self._begun is not None
        return self._begun.session

    @property
    def steady(self) -> tuple[str, ...]:
        """The practices that steady, in the order to offer them here."""
        return self._begun.session.steady if self._begun else care.STEADY

    @property
    def within(self) -> str:
        """The id of the entry that is being written."""
        return self._begun.session.snapshot().id if self._begun else ""

    @property
    def leaves_nothing(self) -> bool:
        """True where nothing of this is to be left, and so nothing of a practice in it."""
        return self._begun is not None and self._begun.sitting.nothing

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
            number = said.question_in_corner(number)  # nobody knows of how many
        if isinstance(view, Opening):
            number = said.level_and_length(view.level, view.minutes)
        self.long_line = False
        with self.app.batch_update():
            self.query_one("#title", Plain).say(self.session.guide.title)
            self.query_one("#number", Plain).say(number)
            inside = self.query_one("#panel")
            inside.set_class(isinstance(panel, WritePanel), "-tall")
            self.query_one("#column").set_class(isinstance(view, Opening) and view.asks_feelings, "-full")
            self.query_one("#column").set_class(isinstance(panel, ReadPanel | RecallPanel), "-alone")
            await inside.remove_children()
            await inside.mount(panel)
            self._panel = panel
            self._drawn = view.asked.key if isinstance(view, Question) else None
            self._offer_time(self._drawn)
            self.query_one("#words", CommandWords).show(self._stage.words, keys=not self._stage.takes_answer)
        if not panel.ready():
            self.set_focus(self.query_one("#words", CommandWords))
        if isinstance(panel, ClosePanel) and panel.rating is None and self.session.guide.check_in:
            panel.say(self.session.rate_close().lines)
        self.refresh_bindings()
        if isinstance(view, Question) and isinstance(view.asked.step, Pause):
            self._practise_step(view.asked.step)

    def _offer_time(self, key: Key | None) -> None:
        """Says when the time is over that a question is for, where the person is still at it then. No clock is shown,
        and nothing ends."""
        seconds = self.session.offered_seconds
        if not seconds:
            return

        def over() -> None:
            if self._drawn == key and not self.is_over and (words := self.session.time_is_over(seconds)):
                self.notify(words, markup=False, timeout=12)

        once_after(self, seconds, over)

    # Words typed where none are asked for

    def typing_place(self) -> TypingPlace:
        """Words typed where none are asked for yet go to the next question, and at the close to the line for later; at
        an offer they wait until the person has gone on. A letter of the row of words is a command as long as no other
        comes at its heels."""
        place = super().typing_place()
        if self._begun is None or self.is_over:
            return TypingPlace()
        stage, view = self._stage, self.session.view
        letters = frozenset() if place.takes is not Takes.NOTHING else stage.letters
        before = WordsGoTo.WAIT if isinstance(view, Offer) else WordsGoTo.NEXT
        words = place.words if stage.takes_words else before
        return place._replace(words=words, letters=letters, last=isinstance(view, Closing))

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
        self.notify(said.STANDS_AT_END, markup=False)

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
        return self.context.support_card(form="brief", ways=SCREEN_WAYS)

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
            self.notify(said.NOTHING_BEFORE, markup=False)
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

    def action_earlier(self) -> None:
        """Shows what was answered to this question before."""
        if isinstance(view := self.session.view, Question) and view.earlier:
            self.app.push_screen(EarlierDialog(view.prompt, view.earlier))

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
            told = await asyncio.to_thread(self.context.steadies.take_off, way.wrote[line - 1])
            self.notify(told, markup=False, timeout=20)
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

    # The draft

    @on(Panel.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.touched()

    @property
    def sitting(self) -> Sitting:
        """What takes care of what is written."""
        assert self._begun is not None
        return self._begun.sitting

    def save_soon(self) -> None:
        """Takes the answer and writes the draft from a thread."""
        if self._begun is not None and not self.is_over:
            self.sitting.soon()

    def _take_answer(self) -> None:
        if self._panel is None or self._begun is None or self.is_over:
            return
        view = self.session.view
        if isinstance(view, Question) and view.asked.takes_answer and view.asked.key == self._drawn:
            self.session.write_down(self._panel.answer())
        elif isinstance(view, Closing) and isinstance(self._panel, ClosePanel):
            self.session.set_later(self._panel.later)

    # Stopping

    async def action_out(self) -> None:
        """Before anything has begun: back to where one was."""
        await self._leave("")

    @work
    async def action_menu(self) -> None:
        """The numbered menu."""
        options = [said.GO_ON, said.STEADY, said.PEOPLE, said.STOP_AND_KEEP, said.STOP_AND_LEAVE_NOTHING]
        more = [said.HIDE, said.YOUR_PLAN, said.HARD_MOMENT, *([] if self.sitting.nothing else [said.LEAVE_FOR_NOW])]
        chosen = await self.app.push_screen_wait(Choice(said.PAUSED, [*options, *more]))
        match chosen:
            case 1:
                await self.run_action("app.steady")
            case 2:
                await self.run_action("app.people")
            case 3:
                self._take_answer()
                self.session.stop()
                await self.draw()
            case 4:
                self.action_nothing()
            case 5:
                await self.run_action("app.hide")
            case 6:
                self.post_message(Go("plan"))
            case 7:
                self.post_message(Go("hard-moment"))
            case 8:
                await self._leave_for_now()
            case _:
                return

    async def _leave_for_now(self) -> None:
        """Back to where one was. What is written waits in its draft."""
        self._take_answer()
        try:
            told = await asyncio.to_thread(self.sitting.leave_for_now)
        except NotKeptYet as refused:
            await self._leave(said_of_drafts.not_a_page(refused.why, refused.where), code=1)
        except (OSError, JournalError) as error:
            self.notify(explain(error), markup=False, timeout=12)
        else:
            await self._leave(told)

    async def action_keep(self) -> None:
        """Keeps the page."""
        self._take_answer()
        self.session.keep()
        await self.draw()

    @work
    async def action_nothing(self) -> None:
        """Leaves nothing, once the person has said so."""
        options = [said.KEEP_FOR_NOW, said.LEAVE_NOTHING]
        asked = Choice(said.LEAVE_NOTHING_OF_THIS, options, [said.NO_WAY_BACK], sure=True)
        if await self.app.push_screen_wait(asked) == 1:
            self.session.leave_nothing()
            await self.draw()

    @work
    async def _finish(self) -> None:
        """Keeps the page, or keeps nothing, and goes back to where one was."""
        self.is_over = True
        try:
            finished = await asyncio.to_thread(self.sitting.finish)
        except NotKeptYet as not_yet:
            self.is_over = False  # until it is safe, whatever ends the app still tries to keep it
            await self._not_kept(not_yet)
        else:
            said = [_said_of(finished)]
            if not (finished.page or finished.nothing):  # there was no close that said it
                said += self.session.last_lines(SHELL_KEYS if self._ends_ptg else None)
            await self._leave(" ".join(said), kept=finished.page)

    async def _not_kept(self, not_yet: NotKeptYet) -> None:
        """Asks what is to be done where the page could not be kept. It is not left before the words are somewhere."""
        options = [said_of_drafts.TRY_AGAIN, said.GO_ON_WRITING]
        options += [said_of_drafts.LEAVE_AS_DRAFT] if not_yet.in_draft else []
        self.app.clear_notifications()  # the window says it all, and nothing lies on it
        title = said_of_drafts.DRAFT_STILL_THERE if self.sitting.nothing else said_of_drafts.NOT_KEPT_YET
        match await self.app.push_screen_wait(Choice(title, options, [str(not_yet)])):
            case 0:
                self._finish()
            case 2:
                await self._leave(said_of_drafts.WAITS, code=1)
            case _:
                self.session.take_back_end()
                await self.draw()

    @property
    def _ends_ptg(self) -> bool:
        """True where one is back in the shell after this, since ptg was started for it alone."""
        return self._beginning.order.parting or len(self.app.screen_stack) == 1

    async def _leave(self, words: str, *, kept: str = "", code: int = 0) -> None:
        """Back to where one was, or to the shell. The draft is let go of before that: what comes next may offer it."""
        self.is_over = True
        await self._close_sitting()
        if self._beginning.order.closed is not None and self._begun is not None:
            self._beginning.order.closed(self.session.rated_after)
        part(self, words, kept, ends_ptg=self._ends_ptg, code=code)


def _said_of(finished: Finished) -> str:
    """What is said once it is over."""
    if finished.page:
        return " ".join((said_of_drafts.KEPT, *finished.told))
    return said_of_drafts.NOTHING_KEPT if finished.nothing else said_of_drafts.NOTHING_WRITTEN
