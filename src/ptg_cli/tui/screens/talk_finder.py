"""A talk whose list is long: a line to find its rows by, and beside them what the marked one is about."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from ptg_cli.context import Context
from ptg_cli.model.visible import one_line, width, wrapped
from ptg_cli.sentences import talks as said
from ptg_cli.talks.turns import Browse, Paragraph, PickedRow, Talk
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.screens.finder import BACK, TO_LIST, FinderRow, FinderScreen
from ptg_cli.tui.talks import TalkList, TalkOnScreen
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.rows import Rows

FIND = Command("find", "slash", "/", "find", "find", said.FIND_ABOUT, footer=False)
MORE = Command("more", "space", "space", "more", "more", said.MORE_ABOUT)
MOVE = Command("move", "down", "up, down", "move(1)", "move", said.MOVE_ABOUT)
CLEAR = Command("clear", "escape", "Esc", "clear", "all", said.CLEAR_ABOUT)

_PARAGRAPHS = 6


class TalkFinder(FinderScreen[int], TalkList):  # looks come from the first one
    """The list has the focus, so that letters act on the marked row; a slash leads to the line."""

    PARTS: ClassVar = (("about", "dim"), *((f"told-{number}", "") for number in range(_PARAGRAPHS)))
    DEFAULT_CSS = """
    TalkFinder .extra { display: none; }
    TalkFinder.-wide .apart { margin-top: 1; }
    """
    BINDINGS: ClassVar = bindings((CLEAR, BACK, FIND, MORE))

    def __init__(self, context: Context, begin: Callable[[], Talk[Any]], place: str = "") -> None:
        super().__init__()
        self.place = place
        """Its name in `capabilities`, where the talk is a place of its own."""
        self.context = context
        self._begin_talk = begin

    def on_mount(self) -> None:
        """Begins the talk once something is drawn."""
        self.query_one(Rows).focus()
        self.perform(TalkOnScreen(self.app, self.context, self._begin_talk))

    def show(self, turn: Browse) -> None:
        """Draws the list, or the same list anew."""
        self.turn = turn
        self.query_one(".title", Plain).say(turn.title)
        self.query_one(Line).say(turn.finder.about if turn.finder else "")
        self.fill(turn.at)
        self.call_after_refresh(self.fit)

    @property
    def marked_row(self) -> int | None:
        """The place of the marked row."""
        return self.marked

    def ready(self) -> bool:
        """True once there is a list."""
        return self.turn is not None

    def rows(self, words: str, room: int) -> Sequence[FinderRow[int]]:
        """The rows that fit, under their headings; below them what stands below."""
        turn = self.turn
        assert turn is not None
        assert turn.finder is not None
        found: list[FinderRow[int]] = []
        heading = ""
        for place, row in enumerate(turn.rows):
            if not turn.finder.fits(place, words):
                continue
            if row.heading != heading:
                heading = row.heading
                found.append(FinderRow(f"{chr(10) if found else ''}{heading}"))
            found.append(FinderRow(_in_columns(row.label, row.value, room, starred=row.starred), place))
        if not found:
            found.append(FinderRow(said.none_fits(turn.finder.none) if words.strip() else turn.empty))
        if not words.strip():
            found += [FinderRow(f"\n{one_line(said)}") for said in turn.below]
        return found

    def about(self, thing: int) -> Mapping[str, str]:
        """What is told of the marked row."""
        assert self.turn is not None
        row, room = self.turn.rows[thing], self.query_one("#preview").scrollable_content_region.width
        said = {"name": row.label, "about": row.about}
        for (name, _), paragraph in zip(self.PARTS[1:], row.told, strict=False):
            if self.has_class("-wide") or not paragraph.extra:
                looks = {"dim": paragraph.dim, "apart": paragraph.apart}
                self.query_one(f"#{name}", Plain).set_classes([look for look, true in looks.items() if true])
                said[name] = _told(paragraph, room)
        return said

    def own_commands(self) -> list[Command]:
        """What can be done with the marked row, and with the list."""
        found = TalkList.own_commands(self)
        chosen, marked, others = found[:1], found[1:3], found[3:]
        return [*chosen, CLEAR, *marked, MORE, *others, FIND, MOVE, TO_LIST]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """More is said where there is more than is seen."""
        if action == "more":
            return self.is_mounted and self.query_one("#preview").max_scroll_y > 0
        return super().check_action(action, parameters)

    def begin(self, thing: int) -> None:
        """Chooses the marked row."""
        self.answer(lambda: PickedRow(thing))

    def action_back(self, out: bool = False) -> None:
        """Back to where you were."""
        TalkList.action_back(self, out)

    def action_more(self) -> None:
        """A page further in what is said of the marked one, and at its end the beginning."""
        preview = self.query_one("#preview")
        if preview.scroll_offset.y >= preview.max_scroll_y:
            preview.scroll_home(animate=False)
        else:
            preview.scroll_page_down(animate=False)


def _in_columns(label: str, value: str, room: int, *, starred: bool) -> str:
    """A sign for a starred one, the label and the value in columns of so many cells. A label that is longer goes on in
    the next line: cut, it would not say what it is."""
    shown = f"{value:>7}"
    column = max(room - 2 - len(shown) - 2, 8)
    first, *rest = wrapped(one_line(label), column).split("\n")
    lines = [f"{'*' if starred else ' '} {first}{' ' * (column - width(first))}  {shown}"]
    return "\n".join([*lines, *(f"  {more}" for more in rest)])


def _told(paragraph: Paragraph, room: int) -> str:
    """A paragraph; numbered lines with their number, what goes on in a second line below the first word."""
    if not paragraph.each:
        return "\n".join(paragraph.lines)
    return "\n".join(
        f"{number}  " + wrapped(one_line(line), max(room - 3, 20)).replace("\n", "\n   ")
        for number, line in enumerate(paragraph.lines, 1)
    )
