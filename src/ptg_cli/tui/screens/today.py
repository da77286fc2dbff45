"""Today: one thing to begin with, and why. No texts, no ratings, no counts: anyone may be looking."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.worker import get_current_worker

from ptg_cli.capabilities import CAPABILITIES
from ptg_cli.context import Context
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.civil_time import MONTHS, WEEKDAYS
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import today as said
from ptg_cli.sentences import writing as said_of_writing
from ptg_cli.tui.commands import HELP, PEOPLE, Command, bindings, opens
from ptg_cli.tui.grid import Body, Column, Part, Row
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.horizon import HorizonView
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.words import CommandWords

if TYPE_CHECKING:
    from textual.worker import Worker

    from ptg_cli.desk.today import Today
    from ptg_cli.desk.writing import LeftBehind
    from ptg_cli.insight.suggest import Suggestion
    from ptg_cli.talks.turns import Talk

    TalkOfDraft = Callable[[Context, LeftBehind], Talk[None]]

BEGIN = Command("begin", "enter", "enter", "begin", "begin", said.BEGIN_ABOUT, footer=False)
ANOTHER = Command("another", "o", "o", "another", "another", said.ANOTHER_ABOUT, footer=False)
BLANK_PAGE = Command(
    "blank",
    "w",
    "w",
    "blank",
    "blank page",
    said.BLANK_PAGE_ABOUT,
    footer=False,
    words=said.BLANK_PAGE_WORDS,
)
LATER = Command("later", "t", "t", "later", "see it", said.LATER_ABOUT, footer=False)
GO_ON = Command("go-on", "", "enter", "resume", "go on", said.GO_ON_ABOUT, footer=False)

KEEP = Command("keep-draft", "k", "k", "keep_draft", said.KEEP_LABEL, said.KEEP_ABOUT, footer=False)
THROW = Command("throw-draft", "x", "x", "throw_draft", "throw away", said.THROW_ABOUT, footer=False)
HARD = opens("hard-moment")
PLAN = opens("plan")
HELPS = opens("helps")
CHECK_IN = opens("checkin", footer=False)
STRATEGIES = opens("strategies", footer=False)
BREATHE = opens("breathing")
PRACTICES = opens("practices", footer=False)
GUIDES = opens("guides", footer=False)
PAGES = opens("pages")
ON_THIS_DAY = opens("on-this-day")
SETTINGS = opens("settings")
_PLACES: Final = (HARD, PLAN, HELPS, CHECK_IN, STRATEGIES, BREATHE, PRACTICES, GUIDES, PAGES, ON_THIS_DAY, SETTINGS)
_NAMED: Final = {command.name for command in _PLACES}
_MORE: Final = tuple(opens(one.name, footer=False) for one in CAPABILITIES if one.key and one.name not in _NAMED)
"""Places with a key of their own that the bottom line does not name."""

QUIT = Command("quit", "q", "q", "app.leave", "leave", said_of_app.QUIT_ABOUT, words=said_of_app.QUIT_WORDS)


class TodayScreen(PtgScreen[None]):
    """Where ptg opens. What it shows is read, and what reads it imported, after the first frame is drawn."""

    DEFAULT_CSS = """
    TodayScreen .block { height: auto; margin-top: 2; }
    TodayScreen CommandWords { margin-top: 1; }
    TodayScreen #other-words { margin-top: 0; }
    TodayScreen #later { margin-top: 3; }
    TodayScreen #later CommandWords { width: auto; margin: 0 -2 0 0; }
    TodayScreen.-short .block, TodayScreen.-short #later { margin-top: 1; }
    TodayScreen.-roomy HorizonView.-shown { display: block; }
    TodayScreen.-roomy Body { padding-bottom: 3; }
    TodayScreen.-with-draft Body { height: auto; padding-bottom: 0; }
    TodayScreen.-tiny .block, TodayScreen.-tiny #later, TodayScreen.-tiny CommandWords { margin-top: 0; }
    """

    ALWAYS: ClassVar = (QUIT, PEOPLE, HELP)
    NEAR: ClassVar = (ON_THIS_DAY,)
    AUTO_FOCUS = ""  # which row has the keys is known once it is read
    HERE: ClassVar = (
        GO_ON,
        BEGIN,
        HARD,
        BREATHE,
        PAGES,
        ON_THIS_DAY,
        PLAN,
        HELPS,
        GUIDES,
        SETTINGS,
        QUIT,
        CHECK_IN,
        STRATEGIES,
        PRACTICES,
        *_MORE,
        ANOTHER,
        BLANK_PAGE,
        LATER,
        KEEP,
        THROW,
    )
    BINDINGS: ClassVar = [
        *bindings(HERE),
        Binding("down,j", "app.focus_next", show=False),
        Binding("up,k", "app.focus_previous", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._today: Today | None = None
        self._place = 0
        self._begin_when_read = False
        self._has_helps = False
        self._has_this_day = False

    def compose(self) -> ComposeResult:
        """The date at once; the rest has its place and comes when it is read."""
        day = self.context.today
        with Column():
            with Row():
                yield Plain(f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1]}", classes="left")
                yield Plain(id="wrote", classes="right")
            with Body():
                with Part(id="draft", classes="block"):
                    yield Plain(id="waiting")
                    yield CommandWords([GO_ON, KEEP, THROW], own_enter=True, id="draft-words")
                with Part(id="suggested", classes="block"):
                    with Row():
                        yield Plain(id="title", classes="title left")
                        yield Plain(id="about", classes="right")
                    yield Plain(id="summary")
                    yield Plain(id="why", classes="dim")
                    yield CommandWords([BEGIN, ANOTHER, BLANK_PAGE], own_enter=True, id="words")
                    yield CommandWords([CHECK_IN, GUIDES], id="other-words")
                with Row(id="later"):
                    yield Plain(id="left-for-later", classes="left dim")
                    yield CommandWords([LATER], id="later-words")
        yield HorizonView()
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads once the date stands on the screen."""
        for name in ("#draft", "#suggested", "#later"):
            self.query_one(name).display = False
        self.call_after_refresh(self._draw_horizon)
        self.call_after_refresh(self._read)

    def on_screen_resume(self) -> None:
        """Coming back, things may have changed, and so may the hour."""
        if self._today is not None:
            self._draw_horizon()
            self._read()

    def action_go(self, place: str) -> None:
        """To another place. What is still read here ends."""
        if self._today is not None:
            self.workers.cancel_group(self, "reading")
        super().action_go(place)

    def _draw_horizon(self) -> None:
        now = self.context.civil_now()
        self.query_one(HorizonView).draw(now.hour + now.minute / 60, wanted=self.context.settings.picture)

    @work(thread=True, group="reading", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        from ptg_cli.desk import today
        from ptg_cli.desk.errors import explain

        try:
            found = today.look(self.context.sessions)
        except (JournalError, OSError) as error:
            self.show_newest(self._show_trouble, explain(error))
        else:
            self.show_newest(self._show, found)
            self._look_for_places(get_current_worker())

    def _look_for_places(self, worker: "Worker[None]") -> None:
        """What helps is named once something was used three times, and this day in earlier years where a person asked
        to be told and there is something. It reads thousands of pages, so it ends where the person goes elsewhere: what
        they go to must not wait for it."""
        try:
            has_helps = self.context.strategy_desk.has_helps(lambda: not worker.is_cancelled)
            has_this_day = self.context.on_this_day.has_any()
        except (JournalError, OSError):
            return  # the pages could be read a moment ago; whatever cuts in now is said where they are opened
        self.show_newest(self._show_places, has_helps, has_this_day)

    def _show_places(self, has_helps: bool, has_this_day: bool) -> None:
        self._has_helps, self._has_this_day = has_helps, has_this_day
        self.refresh_bindings()

    def _show_trouble(self, words: str) -> None:
        self.query_one("#suggested").display = True
        self.query_one("#summary", Plain).say(words)
        self.refresh_bindings()

    def _show(self, found: "Today") -> None:
        self._today = found
        self._place = min(self._place, max(len(found.suggestions) - 1, 0))
        draft = self.query_one("#draft")
        draft.display = bool(found.drafts)
        self.set_class(bool(found.drafts), "-with-draft")
        self.query_one("#wrote", Plain).say(said.WROTE_TODAY if found.wrote else "")
        if found.drafts:
            from ptg_cli.sentences.drafts import OTHER_DRAFTS
            from ptg_cli.talks.draft import waits

            more = f" {OTHER_DRAFTS}" if len(found.drafts) > 1 else ""
            self.query_one("#waiting", Plain).say(f"{waits(self.context, found.drafts[0])}{more}")
        self._show_suggestion()
        later = self.query_one("#later")
        later.display = found.later is not None
        if found.later:
            self.query_one("#left-for-later", Plain).say(
                said.left_for_later(found.later.day, to_try=found.later.to_try)
            )
        focus = self.query_one("#draft-words" if found.drafts else "#words", CommandWords)
        if not isinstance(self.focused, CommandWords) or not self.focused.display or self.focused.id == "draft-words":
            focus.focus()
        self.refresh_bindings()
        if self._begin_when_read:
            self.action_begin()

    def _show_suggestion(self) -> None:
        assert self._today is not None
        shown = self._suggestion
        self.query_one("#suggested").display = True
        self.query_one("#title", Plain).say(shown.guide.title if shown else said.BLANK_PAGE)
        minutes = said_of_writing.level_and_length(shown.guide.level, shown.guide.minutes) if shown else ""
        self.query_one("#about", Plain).say(minutes)
        self.query_one("#summary", Plain).say(shown.guide.summary if shown else said.NOTHING_ELSE)
        self.query_one("#why", Plain).say(shown.why if shown else "")

    @property
    def _suggestion(self) -> "Suggestion | None":
        suggestions = self._today.suggestions if self._today else ()
        return suggestions[self._place] if self._place < len(suggestions) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has nothing to act on is not offered."""
        found = self._today
        at_draft = self.focused is not None and self.focused.id == "draft-words"
        if action in {"keep_draft", "throw_draft"}:
            return bool(found and found.drafts)
        if action in {"resume", "begin"}:
            return at_draft == (action == "resume")
        if action == "later":
            return bool(found and found.later)
        if (action, *parameters) == ("go", "helps"):
            return self._has_helps
        if (action, *parameters) == ("go", "on-this-day"):
            return self._has_this_day
        if action == "another":
            return bool(found and len(found.suggestions) > 1)
        return True

    def action_begin(self) -> None:
        """Begins with what is suggested."""
        if self._today is None:
            self._begin_when_read = True
            return
        self._begin_when_read = False
        shown = self._suggestion
        if shown is None:
            self.action_blank()
            return
        self.post_message(Go("writing", OpenWriting(shown.guide.slug)))

    def action_another(self) -> None:
        """Suggests the next one, and after the last the first again."""
        if self._today and self._today.suggestions:
            self._place = (self._place + 1) % len(self._today.suggestions)
            self._show_suggestion()

    def action_blank(self) -> None:
        """An empty page."""
        from ptg_cli.model.guide import BLANK  # the first frame does without guides

        self.post_message(Go("writing", OpenWriting(BLANK)))

    # The draft left behind

    @property
    def _draft(self) -> "LeftBehind | None":
        return self._today.drafts[0] if self._today and self._today.drafts else None

    @work
    async def action_resume(self) -> None:
        """Goes on with what is still open. What is left of a page that is gone, or of a practice, can only be kept."""
        from ptg_cli.talks.draft import go_on

        await self._perform(lambda context, draft: go_on(draft), then_read=False)

    @work
    async def action_keep_draft(self) -> None:
        """Makes a page of the draft as it is."""
        from ptg_cli.talks.draft import keep_as_it_is

        await self._perform(keep_as_it_is)

    @work
    async def action_throw_draft(self) -> None:
        """Removes the draft for good, once the person has said so."""
        from ptg_cli.talks.draft import throw_away

        await self._perform(throw_away)

    async def _perform(self, talk: "TalkOfDraft", *, then_read: bool = True) -> None:
        """Performs a talk about the draft, and reads all anew where something else may stand there now."""
        draft = self._draft
        if draft is None:
            return
        from ptg_cli.tui.talks import perform

        await perform(self.app, self.context, lambda: talk(self.context, draft))
        if then_read:
            self._read()

    # One thing left for later

    @work
    async def action_later(self) -> None:
        """Shows what was left for later, and asks what became of it."""
        later = self._today.later if self._today else None
        if later is None:
            return
        from ptg_cli.talks.later import look
        from ptg_cli.tui.talks import perform

        await perform(self.app, self.context, lambda: look(self.context, later))
        self._read()
