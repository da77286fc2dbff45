"""A session on the screen, but for what is drawn: how it begins, its draft, and how it ends."""

import asyncio
from collections.abc import Callable

from textual import on, work

from ptg_cli.context import Context
from ptg_cli.desk.drafts import keep_draft
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import WAITS, Finished, NotKeptYet, Sitting
from ptg_cli.desk.writing import BegunSession, GuideGone
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.session.care import STEADY
from ptg_cli.session.questions import Key
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Question
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import AppEnd, Go, OpenWriting
from ptg_cli.tui.parting import let_go
from ptg_cli.tui.screens.draft import DraftScreen
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.writing.panels import ClosePanel, Panel
from ptg_cli.tui.writing_choice import WritingChoice


class SessionScreen(DraftScreen):
    """Runs one session. `draw` shows what it has come to."""

    def __init__(self, context: Context, order: OpenWriting | str = "") -> None:
        super().__init__(context)
        self._beginning = WritingChoice(context, order if isinstance(order, OpenWriting) else OpenWriting(order))
        self._begun: BegunSession | None = None
        self._panel: Panel | None = None
        self._drawn: Key | None = None  # the question the panel shows: it answers no other

    async def draw(self) -> None:
        """Shows what the session has come to."""
        raise NotImplementedError

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
        left = await asyncio.to_thread(self._beginning.left_behind)
        if left is not None:
            when = f" from {left.begun:%H:%M}" if left.begun else ""
            title = f"A page{when} is still open: {left.title}."
            options = ["Go on with it", "Leave it for now, begin something new"]
            if await self.app.push_screen_wait(Choice(title, options)) == 0:
                self._beginning.go_on_with(left)
        await self._begin_with(self._beginning.begin)

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
        title = "The guide of this page is gone" if gone else "The guide of this page can't be used"
        why = [] if gone else [explain(error)]
        lines = [*why, "What you wrote is still there. It can be a page without its guide."]
        asked = Choice(title, ["Keep it as a page", "Leave it as a draft"], lines)
        if await self.app.push_screen_wait(asked) != 0:
            await self._leave("It waits as a draft.")
            return
        context = self.context
        try:
            draft = await asyncio.to_thread(context.drafts.find, self._beginning.order.draft)
            kept = await asyncio.to_thread(keep_draft, context.journal, context.drafts, context.editing, draft)
        except (JournalError, OSError) as trouble:
            await self._leave(explain(trouble), code=1)
        else:
            await self._leave("Kept.", kept=kept.path.stem)

    async def _take(self, begun: BegunSession) -> None:
        for problem in begun.problems:
            self.notify(f"{problem} Going on without it.", markup=False, timeout=8)
        await self._close_sitting()  # another one may begin in its place
        self._begun = begun
        begun.sitting.told = self.tell_written
        begun.sitting.catch_up = self._take_answer
        if begun.sitting.nothing:
            self.query_one("#status", Plain).say("nothing here is kept")
        await self.draw()

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
        return self._begun is not None and self._begun.sitting.nothing

    # The draft

    @on(Panel.Changed)
    def _changed(self, event: Panel.Changed) -> None:
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
        options = ["Go on", "Steady", "People to talk to", "Stop here and keep this", "Stop here and leave nothing"]
        more = ["Hide the screen", "Your plan", "Something to try in a hard moment"]
        chosen = await self.app.push_screen_wait(Choice("Paused", [*options, *more]))
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
            case _:
                return

    async def action_keep(self) -> None:
        """Keeps the page."""
        self._take_answer()
        self.session.keep()
        await self.draw()

    @work
    async def action_nothing(self) -> None:
        """Leaves nothing, once the person has said so."""
        options = ["Go on, keep it for now", "Leave nothing"]
        asked = Choice("Leave nothing of this?", options, ["There is no way back."], sure=True)
        if await self.app.push_screen_wait(asked) == 1:
            self.session.leave_nothing()
            await self.draw()

    @work
    async def _finish(self) -> None:
        """Keeps the page, or leaves nothing, and goes back to where one was."""
        self.is_over = True
        try:
            finished = await asyncio.to_thread(self.sitting.finish)
        except NotKeptYet as not_yet:
            self.is_over = False  # until it is safe, whatever ends the app still tries to keep it
            await self._not_kept(not_yet)
        else:
            await self._leave(_said_of(finished), kept=finished.page)

    async def _not_kept(self, not_yet: NotKeptYet) -> None:
        """Asks what is to be done where the page could not be kept. It is not left before the words are somewhere."""
        options = ["Try again", "Go on writing", *(["Leave it as a draft"] if not_yet.in_draft else [])]
        self.app.clear_notifications()  # the window says it all, and nothing lies on it
        title = "The draft is still there" if self.sitting.nothing else "It is not kept yet"
        match await self.app.push_screen_wait(Choice(title, options, [str(not_yet)])):
            case 0:
                self._finish()
            case 2:
                await self._leave(WAITS, code=1)
            case _:
                self.session.take_back_end()
                await self.draw()

    async def _leave(self, words: str, *, kept: str = "", code: int = 0) -> None:
        """Back to where one was, or to the shell. The draft is let go of before that: what comes next may offer it."""
        self.is_over = True
        await self._close_sitting()
        if self._beginning.order.closed is not None and self._begun is not None:
            self._beginning.order.closed(self.session.rated_after)
        if self._beginning.order.parting or len(self.app.screen_stack) == 1:
            self.app.exit(AppEnd(code=code, words=(words,) if words else (), kept=kept), return_code=code)
            return
        if words:
            self.notify(words, markup=False)
        self.dismiss(None)


def _said_of(finished: Finished) -> str:
    """What is said once it is over."""
    if finished.page:
        return " ".join(("Kept.", *finished.told))
    return "Nothing was kept." if finished.nothing else "Nothing was written, so nothing was kept."
