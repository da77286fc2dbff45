"""A practice as a place of its own: what `ptg breathe` and `ptg practice` open."""

from typing import ClassVar

from textual import work

from ptg_cli.context import Context
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.navigation import AppEnd, Go, OpenHardMoment, OpenPractice


class PracticeScreen(PracticeDialog):
    """Runs what was asked for and goes back to where one was, or to the shell."""

    OWN: ClassVar = True

    def __init__(self, context: Context, order: OpenPractice | str = "") -> None:
        asked = order if isinstance(order, OpenPractice) else OpenPractice(order)
        super().__init__(
            context, context.practice_desk.choose(asked.words), asked, still=context.settings.reduce_motion
        )

    @work
    async def action_hard(self) -> None:
        """Keeps what is to be kept, and opens a hard moment in its stead, with the rating that was given."""
        await self._keep(self._sitting)
        rating = self._of.after if self._of.after is not None else self._of.before
        self.post_message(Go("hard-moment", OpenHardMoment(rating=rating, parting=self._closes), instead=True))

    @property
    def _closes(self) -> bool:
        return self._order.parting or len(self.app.screen_stack) == 1

    def _leave(self) -> None:
        if not self._closes:
            self.dismiss(None)
            return
        more = self._of.more(SHELL_KEYS.people, SHELL_KEYS.cope)
        words = (*(("Kept.",) if self.kept else ()), *((more,) if more else ()))
        self.app.exit(AppEnd(words=words, kept=self.kept))
