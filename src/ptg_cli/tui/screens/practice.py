"""A practice as a place of its own: what `ptg breathe` and `ptg practice` open."""

from ptg_cli.context import Context
from ptg_cli.tui.dialogs.practising import Practising
from ptg_cli.tui.going import Parting, Practise


class PracticeScreen(Practising):
    """Runs what was asked for and goes back to where one was, or to the shell."""

    def __init__(self, context: Context, order: Practise | str = "") -> None:
        asked = order if isinstance(order, Practise) else Practise(order)
        desk = context.practising
        super().__init__(desk, desk.choose(asked.words), asked, still=context.settings.reduce_motion)
        self.context = context

    def _leave(self) -> None:
        if self._order.parting or len(self.app.screen_stack) == 1:
            self.app.exit(Parting(words=("Kept.",) if self.kept else (), kept=self.kept))
        else:
            self.dismiss(None)
