"""Many things to sort, as cards: one at a time with what it can mean, and below it the piles as they grow."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from ptg_cli.model.answer import in_piles
from ptg_cli.model.visible import one_line, visible, wrapped
from ptg_cli.model.visible import width as cells
from ptg_cli.sentences import writing as said

_GAP = 3


class Cards(Widget, can_focus=True):
    """The number of a pile puts the card there, and the next one comes; 0 takes it out again. Arrows go to the card
    before and after. A click on a pile puts the card there, a click on a card in a pile shows it again."""

    DEFAULT_CSS = """
    Cards { height: auto; width: 1fr; color: $ink; pointer: pointer; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,j", "move(1)", show=False),
        Binding("left,up,k,backspace", "move(-1)", show=False),
        Binding("enter", "done", show=False),
    ]

    class Changed(Message):
        """Something was sorted."""

    class Done(Message):
        """The person goes on."""

    def __init__(
        self,
        items: Sequence[str],
        piles: Sequence[str],
        sorted_into: Mapping[str, str],
        meanings: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._items = list(dict.fromkeys((*items, *sorted_into)))
        self._piles = tuple(piles)
        self._pile_of = dict(sorted_into)
        self._meanings = meanings
        self._at = next((at for at, item in enumerate(self._items) if item not in self._pile_of), 0)

    @property
    def piles(self) -> dict[str, list[str]]:
        """The things in each pile, in the order of the list; piles of an earlier guide too."""
        return in_piles(self._items, self._pile_of, self._piles)

    # How it is drawn

    def render(self) -> Content:
        """The card, the piles it can go to, how many are left, and what lies in each pile."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as that takes."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        width = max(width, 20)
        if not self._items:
            return []
        item = self._items[self._at]
        left = sum(one not in self._pile_of for one in self._items)
        air = [] if self.screen.has_class("-tiny") or self.screen.has_class("-short") else [Content("")]
        meaning = wrapped(visible(one_line(self._meanings.get(item, ""))), width).split("\n")
        return [Content.styled(line, "$ink bold") for line in wrapped(visible(one_line(item)), width).split("\n")] + [
            *(Content.styled(line, "$ink") for line in meaning),
            *air,
            *self._choices(width),
            *(Content.styled(line, "$dim") for line in wrapped(said.cards_left(left), width).split("\n")),
            *air,
            *(line for number in range(1, len(self._piles) + 1) for line in self._pile(number, width)),
        ]

    def _choices(self, width: int) -> list[Content]:
        """The piles with their numbers, side by side where they fit; the one the card is in stands in brackets."""
        here = self._pile_of.get(self._items[self._at])
        parts = []
        for number, name in enumerate(self._piles, 1):
            words = f"{number} {visible(name)}"
            words = f"[{words}]" if name == here else f"{words}  "
            part = Content.styled(words, "$mark-ink on $mark bold" if name == here else "$ink bold")
            part = part.stylize("reverse") if name == here and self.app.theme == "ansi" else part
            parts.append(part.stylize(Style.from_meta({"pile": number})))
        wide = sum(part.cell_length for part in parts) + _GAP * (len(parts) - 1)
        return [Content(" " * _GAP).join(parts)] if wide <= width else parts

    def _pile(self, number: int, width: int) -> list[Content]:
        """The name of a pile and what lies in it, in lines that fit."""
        name = self._piles[number - 1]
        inside = [
            (at, visible(one_line(item))) for at, item in enumerate(self._items) if self._pile_of.get(item) == name
        ]
        if not inside:
            return []
        line = Content.styled(f"{visible(name)}:", "$dim")
        lines = []
        for nth, (at, words) in enumerate(inside):
            stop = "," if nth < len(inside) - 1 else ""
            if line.cell_length + cells(words) + 2 > width:
                lines.append(line)
                line = Content(" ")
            line += Content(" ") + Content.styled(words, "$ink").stylize(Style.from_meta({"card": at}))
            line += Content.styled(stop, "$dim")
        return [*lines, line]

    # What a person does

    def put(self, number: int) -> None:
        """Puts the card into the pile of that number, from 1, and comes to the next that is not sorted; 0 takes it out
        of all, and it stays."""
        if not self._items or number > len(self._piles):
            return
        item = self._items[self._at]
        if number:
            self._pile_of[item] = self._piles[number - 1]
            waiting = [at for at, one in enumerate(self._items) if one not in self._pile_of]
            self._at = next((at for at in waiting if at > self._at), waiting[0] if waiting else self._at)
        else:
            self._pile_of.pop(item, None)
        self.refresh(layout=True)
        self.post_message(self.Changed())

    def on_key(self, event: events.Key) -> None:
        """A digit sorts."""
        if event.character and event.character in "0123456789" and int(event.character) <= len(self._piles):
            event.stop()
            self.put(int(event.character))

    def on_click(self, event: events.Click) -> None:
        """Puts the card into the pile under the mouse, or shows the card under it."""
        pile, card = event.style.meta.get("pile"), event.style.meta.get("card")
        if isinstance(pile, int):
            self.put(pile)
        elif isinstance(card, int):
            self._at = card
            self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """To the card before or after."""
        self._at = max(0, min(len(self._items) - 1, self._at + by))
        self.refresh(layout=True)

    def action_done(self) -> None:
        """Goes on."""
        self.post_message(self.Done())
