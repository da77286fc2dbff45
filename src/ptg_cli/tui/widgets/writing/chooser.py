"""Options to choose from, one or several: by digit, space or click; own words always fit too."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.visible import width
from ptg_cli.tui.widgets.plain import plain
from ptg_cli.tui.widgets.rows import LIST_KEYS, BarredList

_BESIDE: Final = 6
"""Cells beside the words of an option: its number, its tick and the edges."""

_DIGITS: Final = "1234567890"
"""The key of each of the first ten."""


class Chooser(BarredList):
    """A tick stands before what is chosen. Nothing is set off until an arrow is pressed: enter then takes nothing
    that nobody meant."""

    DEFAULT_CSS = """
    Chooser { height: auto; max-height: 100%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", show=False),
        Binding("enter", "done", show=False),
        *LIST_KEYS,
    ]

    marked: var[tuple[str, ...]] = var(())
    """What is chosen, in the order in which it was."""

    class Changed(Message):
        """Something was chosen, or taken back."""

    class Full(Message):
        """As many are chosen as can be."""

    class Done(Message):
        """The person goes on."""

    def __init__(
        self, options: Sequence[str], chosen: Sequence[str] = (), *, many: bool, most: int | None = None
    ) -> None:
        super().__init__(markup=False, compact=True)
        # What was chosen before and is no option any more, or was own words, stays chosen.
        self._options_shown = list(dict.fromkeys((*options, *chosen)))
        self._many = many
        self._most = most
        self.set_reactive(Chooser.marked, tuple(dict.fromkeys(chosen)))
        self.add_options([self._option(place) for place in range(len(self._options_shown))])

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order of the list."""
        return tuple(option for option in self._options_shown if option in self.marked)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """What is set off is brought into sight, where the whole list has no room."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and isinstance(self.parent, Widget):
            room = max(self.size.width, 1)
            heights = [-(-(width(words) + _BESIDE) // room) for words in self._options_shown[: highlighted + 1]]
            row = Region(0, self.virtual_region.y + sum(heights[:-1]), room, heights[-1] + 1)
            self.parent.scroll_to_region(row, animate=False)

    def _option(self, place: int) -> Option:
        words = self._options_shown[place]
        ticked = words in self.marked
        number = _DIGITS[place] if place < len(_DIGITS) else " "
        mark = Content.styled("✓ ", "bold") if ticked else Content("  ")
        return Option(plain(f"{number} ") + mark + plain(words, "bold" if ticked else ""))

    def _toggle(self, place: int) -> None:
        words = self._options_shown[place]
        before = self.marked
        if words in before:
            self.marked = tuple(other for other in before if other != words)
        elif self._many and self._most is not None and len(before) >= self._most:
            self.post_message(self.Full())
            return
        else:
            self.marked = (*before, words) if self._many else (words,)
        for other in {*before} ^ {*self.marked}:
            self._redraw(self._options_shown.index(other))
        self.post_message(self.Changed())

    def _redraw(self, place: int) -> None:
        self.replace_option_prompt_at_index(place, self._option(place).prompt)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; 0 is the tenth."""
        place = _DIGITS.find(event.character) if event.character else -1
        if 0 <= place < len(self._options_shown):
            event.stop()
            self.highlighted = place
            self._toggle(place)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._toggle(event.option_index)

    def action_mark(self) -> None:
        """Chooses what is set off, or takes it back."""
        if self.highlighted is not None:
            self._toggle(self.highlighted)

    def action_done(self) -> None:
        """Goes on; where nothing is chosen yet, what is set off is taken."""
        if not self.marked and self.highlighted is not None:
            self._toggle(self.highlighted)
        self.post_message(self.Done())
