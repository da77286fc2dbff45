"""What Writing begins with: a draft left behind, a guide by name, today's suggestion or another. All of it reads
pages, so it is called from a thread."""

from dataclasses import replace

from ptg_cli.context import Context
from ptg_cli.desk.writing import BegunSession, Intent, LeftBehind
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.session.care import PLAN_IN_SHELL, SCREEN_KEYS, CareKeys
from ptg_cli.tui.navigation import OpenWriting


class WritingChoice:
    """Begins sessions for one order. `suggestions` are read once they are needed; each begin makes a new session."""

    def __init__(self, context: Context, order: OpenWriting) -> None:
        self._context = context
        self.order = order
        self._suggestions: list[Suggestion] = []
        self._place = 0

    @property
    def suggested(self) -> int:
        """How many guides there are to choose from; 0 where one was named."""
        return len(self._suggestions)

    @property
    def why(self) -> str:
        """The reason of the suggestion that is begun; empty where a guide was named."""
        return self._suggestions[self._place].why if self._suggestions else ""

    @property
    def named(self) -> Guide | None:
        """The guide that was asked for by name; None where none was, or a draft is gone on with. Raises: NoSuchGuide,
        BadContent."""
        asked = self.order.guide
        return self._context.library.guide(asked) if asked and not self.order.draft and asked != BLANK else None

    def take(self, slug: str) -> None:
        """Takes another guide in place of the one that was asked for."""
        self.order = self.order._replace(guide=slug)

    def left_behind(self) -> tuple[LeftBehind, ...]:
        """The drafts that could be gone on with instead, newest first, of the guide that was named, if one was."""
        return () if self.order.draft else tuple(self._context.sessions.can_go_on(self.order.guide))

    def go_on_with(self, draft: LeftBehind) -> None:
        """Takes a draft left behind instead."""
        self.order = self.order._replace(draft=draft.id)

    def begin(self) -> BegunSession:
        """Begins. Raises: JournalError, OSError, NoSuchGuide, BadContent."""
        if self.order.draft:
            return self._context.sessions.resume(self._context.drafts.find(self.order.draft), self._keys)
        if not self.order.guide:
            self._suggestions = self._context.sessions.suggested()
        return self._begin(self._suggestions[0].guide.slug if self._suggestions else self.order.guide or BLANK)

    def another(self) -> BegunSession:
        """The next suggestion, and after the last the first. Raises as `begin`."""
        self._place = (self._place + 1) % len(self._suggestions)
        return self._begin(self._suggestions[self._place].guide.slug)

    def blank(self) -> BegunSession:
        """An empty page. Raises as `begin`."""
        self._suggestions = []
        return self._begin(BLANK)

    def _begin(self, slug: str) -> BegunSession:
        intent = replace(self.order.intent or Intent(self._context.now()), aim=self.order.aim)
        return self._context.sessions.begin(self._context.library.guide(slug), intent, self._keys)

    @property
    def _keys(self) -> CareKeys:
        """What opens what, in words: keys; once a session is over that was begun from the shell, commands."""
        return replace(SCREEN_KEYS, plan_after=PLAN_IN_SHELL) if self.order.parting else SCREEN_KEYS
