"""Things to sort into named piles: the digit of a pile puts the one set off there, 0 takes it out again."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.visible import one_line, shorten, width
from ptg_cli.tui.widgets.plain import plain
from ptg_cli.tui.widgets.rows import LIST_KEYS


class Sorter(OptionList):
    """Each thing with the pile it is in beside it. A click on one moves it to the next pile."""

    DEFAULT_CSS = """
    Sorter { height: auto; max-height: 100%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "next_pile", show=False),
        Binding("enter", "done", show=False),
        *LIST_KEYS,
    ]

    class Changed(Message):
        """Something was sorted."""

    class Done(Message):
        """The person goes on."""

    def __init__(self, items: Sequence[str], piles: Sequence[str], sorted_into: Mapping[str, str]) -> None:
        super().__init__(markup=False, compact=True)
        self._items = list(dict.fromkeys((*items, *sorted_into)))
        self._piles = tuple(piles)
        self._pile_of = dict(sorted_into)

    def on_mount(self) -> None:
        """The first thing is set off."""
        self.add_options([self._option(item) for item in self._items])
        self.highlighted = 0

    def on_resize(self) -> None:
        """The piles stand at the right of whatever width there is."""
        for place, item in enumerate(self._items[: self.option_count]):
            self.replace_option_prompt_at_index(place, self._option(item).prompt)

    @property
    def piles(self) -> dict[str, list[str]]:
        """The things in each pile, in the order of the list; piles of an earlier guide too."""
        names = dict.fromkeys((*self._piles, *self._pile_of.values()))
        return {name: [item for item in self._items if self._pile_of.get(item) == name] for name in names}

    def _option(self, item: str) -> Option:
        pile = self._pile_of.get(item, "")
        room = max(self.size.width - 4, 20)
        side = max((width(name) for name in self._piles), default=0) + 2
        words = shorten(one_line(item), max(room - side - 2, 8))
        gap = " " * max(room - side - width(words), 2)
        return Option(plain(words) + plain(gap) + plain(pile or "·", "bold" if pile else ""))

    def put(self, number: int) -> None:
        """Puts the thing that is set off into the pile of that number, from 1; 0 takes it out of all."""
        place = self.highlighted
        if place is None or number > len(self._piles):
            return
        item = self._items[place]
        if number:
            self._pile_of[item] = self._piles[number - 1]
        else:
            self._pile_of.pop(item, None)
        self.replace_option_prompt_at_index(place, self._option(item).prompt)
        self.post_message(self.Changed())

    def on_key(self, event: events.Key) -> None:
        """A digit sorts, and sets off the next thing."""
        if event.character and event.character in "0123456789" and int(event.character) <= len(self._piles):
            event.stop()
            self.put(int(event.character))
            if self.highlighted is not None and self.highlighted + 1 < len(self._items):
                self.highlighted += 1

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_next_pile()

    def action_next_pile(self) -> None:
        """Moves the thing to the pile after, and after the last out of all."""
        if self.highlighted is not None:
            pile = self._pile_of.get(self._items[self.highlighted], "")
            number = self._piles.index(pile) + 1 if pile in self._piles else 0
            self.put((number + 1) % (len(self._piles) + 1))

    def action_done(self) -> None:
        """Goes on."""
        self.post_message(self.Done())
