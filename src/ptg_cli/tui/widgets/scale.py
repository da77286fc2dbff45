"""A number from 0 to 10, by its digit, by the arrows or by a click, with words at its ends."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

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
_BARS: Final = "▁▁▂▃▃▄▅▅▆▇█"
"""How much each number is, as a height."""


class Scale(Widget, can_focus=True):
    """The numbers over what each is as a height, and words under them: for the marked number, or for the ends while
    none is marked. `words` name some of the points. `before` is an earlier number, shown beside the one chosen now.
    What is chosen stands in brackets, what was before in round ones, so neither is told by colour alone."""

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
        before: int | None = None,
        id: str | None = None,  # noqa: A002 - as every widget calls it
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(id=id)
        self._words = dict(words)
        self.before = before
        self._clock = clock
        self._typed = TypedNumber(0, _TOP)
        self._waits: Timer | None = None
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """The numbers, their heights where there are rows enough, and the words."""
        gap = Content("  " if self.content_size.width >= 62 else "")
        lines = [gap.join(map(self._number, range(_TOP + 1)))]
        if not (self.screen.has_class("-tiny") or self.screen.has_class("-short")):
            lines.append(gap.join(map(self._height, range(_TOP + 1))))
        lines += [Content.styled(f" {line}", "$dim") for line in self._said()]
        if self.has_focus and self._waits is not None:
            lines.append(Content.styled(f" {said_of_scales.ONE_OR_TEN}", "$ink"))
        return Content("\n").join(lines)

    @property
    def _seen_before(self) -> int | None:
        """The earlier number; only once there is one of now, so that it does not speak into the choice."""
        return None if self.value is None else self.before

    def _number(self, number: int) -> Content:
        if number == self.value:
            drawn = Content.styled(f"[{number}]", "$mark-ink on $mark bold")
            drawn = drawn.stylize("reverse") if self.app.theme == "ansi" else drawn
        else:
            drawn = Content.styled(f"({number})" if number == self._seen_before else f" {number} ", "$ink")
        return drawn.stylize(Style.from_meta({"number": number}))

    def _height(self, number: int) -> Content:
        """The bar under a number: bright as far as the one that is chosen, and from there to what was before in the
        colour of what came after where that is less."""
        style = "$dim"
        if self.value is not None and number <= self.value:
            style = "$ink"
        elif self._seen_before is not None and number <= self._seen_before:
            style = "$after"
        wide = len(f" {number} ")
        return Content.styled(f" {_BARS[number]}".ljust(wide), style).stylize(Style.from_meta({"number": number}))

    def _said(self) -> list[str]:
        """The words under the numbers, in lines that fit."""
        room = self.content_size.width - 1
        if self.value is not None:
            return whole_labels(said_of_scales.point(self.value, self._words).split(" "), room, " ")
        points = [f"{number} {words}" for number, words in sorted(self._words.items())]
        ends_and_middle = [f"{number} {words}" for number, words in sorted(self._words.items()) if number % 5 == 0]
        lines = whole_labels(points, room, " · ")
        return lines if len(lines) == 1 else whole_labels(ends_and_middle, room, " · ")

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
