"""A row of words to choose from: by tab and arrows, by their letters, or by a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from ptg_cli.model.visible import width as cells
from ptg_cli.tui.commands import Command

_GAP = "   "


def flow(widths: Sequence[int], room: int, gap: int) -> list[list[int]]:
    """The places of words of such widths, line by line, none of them parted. `gap` cells stand between two."""
    lines: list[list[int]] = [[]]
    used = 0
    for place, width in enumerate(widths):
        if lines[-1] and used + gap + width > room:
            lines.append([])
            used = 0
        used += width + (gap if lines[-1] else 0)
        lines[-1].append(place)
    return lines


def whole_labels(labels: Sequence[str], room: int, gap: str) -> list[str]:
    """Labels in lines of that many cells, with a gap between two, none of them parted."""
    lines = flow([cells(label) for label in labels], room, len(gap))
    return [gap.join(labels[place] for place in line) for line in lines]


class CommandWords(Widget, can_focus=True):
    """Commands as words in a row. With `keys` each stands behind its key; without, only a key that works while one
    types is named, behind the word. Enter runs the marked one; with `own_enter`
    it is named only while the row has it."""

    DEFAULT_CSS = """
    CommandWords { height: auto; width: 1fr; color: $ink; pointer: pointer; offset-x: -1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("enter", "run", show=False),
    ]

    marked: reactive[int] = reactive(0)

    def __init__(
        self,
        commands: Sequence[Command],
        *,
        keys: bool = True,
        own_enter: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._own_enter = own_enter
        self._commands = tuple(commands)
        self._keys = keys

    def show(self, commands: Sequence[Command], *, keys: bool = True) -> None:
        """Shows other words; the first is marked."""
        if (tuple(commands), keys) != (self._commands, self._keys):
            self._commands = tuple(commands)
            self._keys = keys
            self.marked = 0
            self.refresh(layout=True)

    @property
    def shown(self) -> Sequence[Command]:
        """The commands that can be seen."""
        return self._commands if self.display and self.region else ()

    def render(self) -> Content:
        """The words, the marked one set off while the row has focus."""
        words = [self._word(place) for place in range(len(self._commands))]
        lines = flow([word.cell_length for word in words], self.content_size.width, len(_GAP))
        return Content("\n").join(Content(_GAP).join(words[place] for place in line) for line in lines)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All of them on one line."""
        words = [self._word(place).cell_length for place in range(len(self._commands))]
        return sum(words) + len(_GAP) * max(len(words) - 1, 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they need."""
        return len(flow([self._word(place).cell_length for place in range(len(self._commands))], width, len(_GAP)))

    def _word(self, place: int) -> Content:
        command = self._commands[place]
        marked = self.has_focus and place == self.marked
        label = command.label if self._keys else command.title
        keyed = self._keys and not (self._own_enter and command.shown == "enter" and not self.has_focus)
        behind = f" {command.shown}" if not self._keys and command.shown.startswith("Ctrl+") else ""
        word = Content(f" {command.shown}  {label} " if keyed else f" {label}{behind} ")
        if marked:
            word = word.stylize("$mark-ink on $mark bold").stylize("reverse" if self.app.theme == "ansi" else "")
        elif keyed:
            word = word.stylize("$dim").stylize("$ink bold", 1, len(command.shown) + 1)
        elif behind:
            word = word.stylize("$dim", len(label) + 1)
        return word.stylize(Style.from_meta({"word": place}))

    @property
    def enter_runs(self) -> str:
        """The action that enter runs."""
        return self._commands[self.marked].action if self._commands else ""

    def watch_marked(self) -> None:
        """Enter means another word now."""
        if self.is_attached:
            self.screen.refresh_bindings()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only a row with focus marks a word."""
        super().watch_has_focus(has_focus)
        self.refresh(layout=self._own_enter)

    def action_move(self, by: int) -> None:
        """Marks the word before or after."""
        self.marked = max(0, min(len(self._commands) - 1, self.marked + by))

    def action_run(self) -> None:
        """Runs the marked word."""
        if self._commands:
            self._run(self.marked)

    def on_click(self, event: events.Click) -> None:
        """Runs the word under the mouse."""
        place = event.style.meta.get("word")
        if isinstance(place, int) and place < len(self._commands):
            self.marked = place
            self._run(place)

    def _run(self, place: int) -> None:
        self.call_later(self.screen.run_action, self._commands[place].action)
