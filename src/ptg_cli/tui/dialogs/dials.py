"""A small window to pick what a check-in asks once a week, and to take off what is not for this person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.dials import MOST, Dial
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import LIST_KEYS
from ptg_cli.tui.widgets.words import CommandWords

DONE = Command("done", "enter", "enter", "done", "done", "Keep what is marked.")
MARK = Command("mark", "space", "space", "mark", "mark", "Mark the dial, or take its mark off. Its number does so too.")
AWAY = Command("away", "x", "x", "away", "not for me", "Take this dial off for good.")
ALL = Command("all", "a", "a", "all", "all of them", "Bring back the dials that were taken off.")
CLOSE = Command("close", "escape", "Esc", "close", "leave it", "Leave it as it was.")

_THREE = "Three at most. Take a mark off first."
_NONE = "All of them are taken off. a brings them back."


@dataclass(frozen=True, slots=True)
class PickedDials:
    """What was chosen: the ids of the dials to ask about, and of those that are not for this person."""

    dials: tuple[str, ...]
    hidden: tuple[str, ...]


class _Dials(OptionList):
    """The dials. A click marks; space and enter are the window's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.mark", show=False),
        Binding("enter", "screen.done", show=False),
        *LIST_KEYS,
    ]


class PickDials(ModalCommands[PickedDials | None]):
    """Closes with what was chosen, or None for Escape. At most three can be marked."""

    DEFAULT_CSS = """
    PickDials > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%; background: $raised; padding: 1 3;
    }
    PickDials _Dials { background: $raised; margin: 1 0; height: auto; max-height: 10; }
    PickDials #about { color: $dim; height: 3; padding: 0 1; }
    PickDials.-narrow > Vertical { padding: 1 2; }
    PickDials.-short _Dials { margin: 0; }
    PickDials.-tiny > Vertical { padding: 0 1; }
    PickDials.-tiny _Dials { margin: 0; max-height: 5; }
    """

    HERE: ClassVar = (DONE, MARK, AWAY, ALL, CLOSE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE)

    def __init__(self, dials: Sequence[Dial], picked: Iterable[Dial], hidden: Iterable[str]) -> None:
        super().__init__()
        self._dials = dials
        self._picked = [dial.id for dial in picked]
        self._hidden = list(hidden)
        self._refused: Dial | None = None  # the dial that would have been a fourth

    def compose(self) -> ComposeResult:
        """The dials, what the one set off asks, what can be done."""
        with Vertical():
            yield Plain("Once a week, if you like", classes="title")
            yield Plain("Up to three, never added up. Esc leaves it as is.", classes="dim")
            yield _Dials(markup=False)
            yield Plain(id="about")
            yield CommandWords((), id="words")

    def on_mount(self) -> None:
        """The first dial is set off."""
        self._show(0)
        self.query_one(_Dials).focus()

    @property
    def _offered(self) -> Sequence[Dial]:
        return [dial for dial in self._dials if dial.id not in self._hidden]

    @property
    def _at(self) -> Dial | None:
        place = self.query_one(_Dials).highlighted
        return self._offered[place] if place is not None and place < len(self._offered) else None

    def _show(self, at: int) -> None:
        """Draws the list anew, the dial at that place set off."""
        offered, rows = self._offered, self.query_one(_Dials)
        rows.clear_options()
        rows.add_options([Option(self._row(place)) for place in range(len(offered))])
        rows.highlighted = min(at, len(offered) - 1) if offered else None
        words = [DONE, *([MARK, AWAY] if offered else []), *([ALL] if self._hidden else [])]
        self.query_one("#words", CommandWords).show(words)
        self._tell()

    def _row(self, place: int) -> Content:
        dial = self._offered[place]
        ticked = dial.id in self._picked
        mark = Content.styled("✓ ", "bold") if ticked else Content("  ")
        return plain(f"{(place + 1) % 10}  ") + mark + plain(dial.name, "bold" if ticked else "")

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the dial that is set off asks."""
        dial = self._at
        words = f"{dial.question} {dial.ends}. {dial.direction}" if dial else _NONE
        self.query_one("#about", Plain).say(_THREE if dial and dial == self._refused else words)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is marked or taken off where there is nothing; nothing comes back that was never gone."""
        if action in {"mark", "away"}:
            return self.is_mounted and self._at is not None
        return action != "all" or bool(self._hidden)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its dial and marks it; 0 is the tenth."""
        if event.character and event.character in "0123456789":
            event.stop()
            place = (int(event.character) - 1) % 10
            if place < len(self._offered):
                self.query_one(_Dials).highlighted = place
                self.action_mark()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_mark()

    def action_mark(self) -> None:
        """Marks the dial, or takes its mark off."""
        dial, rows = self._at, self.query_one(_Dials)
        if dial is None or rows.highlighted is None:
            return
        if dial.id not in self._picked and len(self._picked) >= MOST:
            self._refused = dial
        else:
            self._refused = None
            self._picked = [one.id for one in self._dials if (one.id in self._picked) != (one.id == dial.id)]
            rows.replace_option_prompt_at_index(rows.highlighted, self._row(rows.highlighted))
        self._tell()

    def action_away(self) -> None:
        """Takes the dial off."""
        dial, at = self._at, self.query_one(_Dials).highlighted
        if dial is not None and at is not None:
            self._hidden.append(dial.id)
            self._picked = [one for one in self._picked if one != dial.id]
            self._show(at)

    def action_all(self) -> None:
        """Brings back what was taken off."""
        self._hidden.clear()
        self._show(0)

    def action_done(self) -> None:
        """Keeps what is marked."""
        self.dismiss(PickedDials(tuple(self._picked), tuple(self._hidden)))

    def action_close(self) -> None:
        """Leaves it as it was."""
        self.dismiss(None)
