"""A number from 0 to 10, by its digit, by the arrows or by a click, with words at its ends."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.timer import Timer
from textual.widget import Widget

from ptg_cli.model.typed_number import TypedNumber
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.tui.widgets.words import whole_labels

_TOP = 10


class Scale(Widget, can_focus=True):
    """`words` name some of the points. What is chosen stands in brackets, so it is never told by colour alone."""

    DEFAULT_CSS = """
    Scale { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    value: reactive[int | None] = reactive(None, layout=True)

    @dataclass
    class Picked(Message):
        """A number was chosen, or taken back. `sure` is true where nothing more can be meant: not for an arrow, and
        for a 1 only once no 0 came that makes it ten. It is told a second time then."""

        scale: "Scale"
        value: int | None
        sure: bool

        @property
        def control(self) -> "Scale":
            """The scale it was chosen on."""
            return self.scale

    def __init__(
        self,
        words: Mapping[int, str],
        value: int | None = None,
        *,
        id: str | None = None,  # noqa: A002 - as every widget calls it
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(id=id)
        self._words = dict(words)
        self._clock = clock
        self._typed = TypedNumber(0, _TOP)
        self._waits: Timer | None = None
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """The numbers, then the words of the points."""
        gap = " " if self.content_size.width >= 62 else ""
        numbers = []
        for number in range(_TOP + 1):
            chosen = number == self.value
            text = f"[{number}]" if chosen else f" {number} "
            style = "$mark-ink on $mark bold" if chosen else "$accent" if number in self._words else "$ink"
            drawn = Content.styled(text, style)
            if chosen and self.app.theme == "ansi":
                drawn = drawn.stylize("reverse")
            numbers.append(drawn.stylize(Style.from_meta({"number": number})))
        line = Content(gap + gap).join(numbers)
        labels = [f"{number} {words}" for number, words in self._words.items()]
        lines = whole_labels(labels, self.content_size.width - 1, " · ")
        said = Content.styled("\n".join(f" {line}" for line in lines), "$dim")
        if self.has_focus and self._waits is not None:
            said = said + Content.styled(f"\n {said_of_scales.ONE_OR_TEN}", "$ink")
        return line + Content("\n") + said

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since the hint shows only with focus."""
        super().watch_has_focus(has_focus)
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; 1 then 0 is ten."""
        if event.character and event.character in "0123456789":
            event.stop()
            event.prevent_default()
            self._stop_waiting()
            self._typed.press(event.character, self._clock())
            self._take_typed()

    def _take_typed(self) -> None:
        """Takes the number that was typed. While another digit may follow, it waits for that."""
        due = self._typed.due(self._clock())
        self._waits = self.set_timer(due, self._is_sure) if due else None
        self._choose(self._typed.value, sure=not due)

    def _is_sure(self) -> None:
        self._stop_waiting()
        if self.has_focus:
            self._take_typed()

    def _stop_waiting(self) -> None:
        if self._waits is not None:
            self._waits.stop()
            self._waits = None
            self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """A click on a number chooses it."""
        number = event.style.meta.get("number")
        if isinstance(number, int):
            self.pick(number, sure=True)

    def pick(self, value: int | None, *, sure: bool) -> None:
        """Chooses a number and tells. What was typed before it waits for nothing any more."""
        self._stop_waiting()
        self._typed.clear()
        self._choose(value, sure=sure)

    def _choose(self, value: int | None, *, sure: bool) -> None:
        self.value = value
        self.post_message(self.Picked(self, value, sure))

    def action_step(self, by: int) -> None:
        """The number beside; from none, the middle."""
        self.pick(5 if self.value is None else max(0, min(_TOP, self.value + by)), sure=False)

    def action_clear(self) -> None:
        """Takes it back."""
        self.pick(None, sure=False)
