"""A talk that begins with a list and has the whole screen for it, such as one part of the plan."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.context import Context
from ptg_cli.talks.turns import Browse, Talk
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.talks import ListOfTalk, TalkList, TalkOnScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.rows import Rows


class TalkScreen(ListOfTalk, PtgScreen[None]):
    """A list that fills the screen; other lists open in windows over it."""

    DEFAULT_CSS = """
    TalkScreen Rows { height: auto; max-height: 55%; margin: 1 -2 1 0; }
    TalkScreen #below, TalkScreen #row-about { color: $dim; }
    TalkScreen #below { max-height: 4; }
    TalkScreen CommandWords { margin-top: 1; }
    TalkScreen.-short Rows { max-height: 45%; }
    TalkScreen.-tiny Rows { margin: 0 -2 0 0; }
    TalkScreen.-tiny CommandWords { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("q", "back(True)", show=False),
    ]

    def __init__(self, context: Context, begin: Callable[[], Talk[Any]] | None = None, place: str = "") -> None:
        super().__init__()
        self.place = place
        """Its name in `capabilities`, where the talk is a place of its own."""
        self.context = context
        self._begin_talk = begin

    def compose(self) -> ComposeResult:
        """The list, and the bottom line."""
        with Frame(id="frame"):
            yield from self.list_widgets()
        yield CommandFoot()

    def over_it(self, talk: TalkOnScreen[Any], turn: Browse) -> TalkList:
        """A new screen for another list of its talk: a small window, unless that list has the whole screen."""
        return ListScreen(self.context, talk, turn) if turn.whole else super().over_it(talk, turn)

    def on_mount(self) -> None:
        """Begins the talk."""
        self.query_one(Rows).focus()
        self.begin()

    def begin(self) -> None:
        """Begins the talk."""
        assert self._begin_talk is not None
        self.perform(TalkOnScreen(self.app, self.context, self._begin_talk))


class ListScreen(TalkScreen):
    """Another list of a talk that has the whole screen, too, over the one it was opened from."""

    def __init__(self, context: Context, talk: TalkOnScreen[Any], first: Browse) -> None:
        super().__init__(context)
        self.talk = talk
        self._first = first

    def begin(self) -> None:
        """Draws the list: its talk has begun."""
        self.show(self._first)
