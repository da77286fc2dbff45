"""My plan: its eight parts, what the marked one is for and what it says."""

from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.content import Content

from ptg_cli.model.visible import width
from ptg_cli.sentences import plan as said
from ptg_cli.talks.turns import Browse
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.grid import Beside, ListPane, Panes
from ptg_cli.tui.screens.talk import ListScreen, TalkScreen
from ptg_cli.tui.talks import TalkList, TalkOnScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.words import CommandWords

OPEN = Command("open", "", "enter", "open", "open", said.OPEN_ABOUT)

_PARAGRAPHS: Final = ("lines", "way", "card")


class PlanScreen(TalkScreen):
    """The list of parts. A part has the whole screen, too."""

    DEFAULT_CSS = """
    PlanScreen #below { color: $dim; height: auto; max-height: 5; }
    PlanScreen CommandWords { display: none; }
    PlanScreen ListPane { height: auto; }
    PlanScreen Rows, PlanScreen.-short Rows { height: auto; max-height: 8; margin: 1 -2 0 0; }
    PlanScreen Beside { height: 1fr; }
    PlanScreen #lines { margin: 1 0; }
    PlanScreen.-short #lines, PlanScreen.-tiny #lines { margin: 0; }
    """

    HERE: ClassVar = (OPEN,)
    BINDINGS: ClassVar = bindings(HERE)
    draws = "plan"

    def compose(self) -> ComposeResult:
        """The title, a quiet line, the parts, what the marked one says."""
        with Panes():
            with ListPane():
                yield Plain(id="title", classes="title")
                yield Plain(id="about")
                yield Plain(id="below")
                yield Rows()
                yield CommandWords(())
            with Beside(id="preview"):
                yield Plain(id="row-about", classes="dim")
                for name in _PARAGRAPHS:
                    yield Plain(id=name)
        yield CommandFoot()

    def over_it(self, talk: TalkOnScreen[Any], turn: Browse) -> TalkList:
        """A part has the whole screen."""
        return ListScreen(self.context, talk, turn)

    def drawn(self, place: int) -> Content:
        """A part with its number; how many lines it has is quieter, but where it is marked."""
        assert self.turn is not None
        rows = self.turn.rows
        column = max(width(row.label) for row in rows)
        quiet = "" if place == self.marked_row else "$dim"
        return plain(f"{place + 1}  {rows[place].label:<{column}}   ") + plain(rows[place].value, quiet)

    def mark(self, place: int | None) -> None:
        """Says what the marked part says."""
        assert self.turn is not None
        rows = self.query_one(Rows)
        for other in range(len(self.turn.rows)):
            rows.replace_option_prompt_at_index(other, self.drawn(other))
        told = self.turn.rows[place].told if place is not None else ()
        for name, paragraph in zip(_PARAGRAPHS, told, strict=False):
            shown = self.query_one(f"#{name}", Plain)
            shown.say("\n".join(paragraph.lines))
            shown.set_class(paragraph.dim, "dim")
            shown.display = bool(paragraph.lines)
        self.query_one("#preview").scroll_home(animate=False)

    def own_commands(self) -> list[Command]:
        """What can be done with the plan."""
        found = super().own_commands()
        return [*(self.HERE if self.turn and self.turn.rows else ()), *found]

    def action_open(self) -> None:
        """Opens the marked part."""
        self.choose_marked()
