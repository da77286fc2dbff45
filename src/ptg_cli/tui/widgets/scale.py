"""A number from 0 to 10, by its digit, by the arrows or by a click, with words at its ends."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.timer import Timer
from textual.widget import Widget

from ptg_cli.model import track
from ptg_cli.model.scales import DISTRESS
from ptg_cli.model.typed_number import TypedNumber
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.tui.textual_seams import once_after
from ptg_cli.tui.widgets.words import whole_labels

_BARS: Final = "▁▁▂▃▃▄▅▅▆▇█"
"""How much each number is, as a height."""

_LINE: Final = "─"
"""What is drawn of the scale's own track where no number stands."""

_STEPS: Final = (5, 4, 3)
"""Cells from one number to the next, the widest that fits; else the last but one cell."""


class Scale(Widget, can_focus=True):
    """The numbers over what each is as a height, a mark under the one chosen, and words for it; words for the ends
    while none is chosen. `words` name some of the points. Where there is a number from `before`, the two stand on one
    track as soon as one is chosen: a full point for now, a hollow one for before. Without `heights` they are
    drawn only in a window of many rows."""

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
        heights: bool = True,
        id: str | None = None,  # noqa: A002 - as every widget calls it
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(id=id)
        self._words = dict(words)
        self._less_is_easier = words == DISTRESS  # of how much something matters, less is no relief
        self.before = before
        self._heights = heights
        self._clock = clock
        self._typed = TypedNumber(0, track.TOP)
        self._waits: Timer | None = None
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """The numbers, what each is, and the words."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as that width needs."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        step = next((step for step in _STEPS if step * track.TOP + 2 <= width), 2)
        now, before = self.value, self.before
        few = ("-tiny", "-short") if self._heights else ("-tiny", "-short", "-tall")
        has_air = not any(self.screen.has_class(rows) for rows in few)
        lines = [self._row(self._number, step)]
        if now is not None and before is not None:
            lines += [self._track(now, before, step), self._labels(now, before, step, width)]
        else:
            if has_air:
                lines.append(self._row(self._height, step))
            if has_air and now is not None:
                lines.append(self._row(self._mark, step))
            lines += [Content.styled(line, "$dim") for line in self._said(step, width)]
            if has_air and now is None:
                lines.append(Content(""))  # what stands below doesn't jump once a number is chosen
        if self.has_focus and self._waits is not None:
            lines.append(Content.styled(said_of_scales.ONE_OR_TEN, "$ink"))
        return lines

    def _row(self, drawn: Callable[[int], Content], step: int) -> Content:
        """One thing for each number, at its place; a click anywhere up to the next one is for it."""
        parts = []
        for number in range(track.TOP + 1):
            part = drawn(number)
            part = part if number == track.TOP else part.pad_right(max(step - part.cell_length, 0))
            parts.append(part.stylize(Style.from_meta({"number": number})))
        return Content("").join(parts)

    def _number(self, number: int) -> Content:
        if self.value is None:
            return Content.styled(str(number), "$ink")
        return Content.styled(str(number), "$ink bold" if number == self.value else "$dim")

    def _height(self, number: int) -> Content:
        """The bar under a number: bright as far as the one that is chosen."""
        bright = self.value is not None and number <= self.value
        return Content.styled(_BARS[number], "$ink" if bright else "$dim")

    def _mark(self, number: int) -> Content:
        return Content.styled("▔" if number == self.value else " ", "$accent bold")

    def _track(self, now: int, before: int, step: int) -> Content:
        """From 0 to 10, with both numbers on it and the way between them."""
        style = self._style(now, before)
        styles = {track.AFTER: f"{style} bold", track.BEFORE: "$ink", track.BETWEEN: style, track.EMPTY: "$dim"}
        parts = []
        for place, cell in enumerate(track.cells([(track.AFTER, now), (track.BEFORE, before)], step)):
            part = Content.styled(_LINE if cell == track.EMPTY else cell, styles[cell])
            parts.append(part.stylize(Style.from_meta({"number": round(place / step)})))
        return Content("").join(parts)

    def _style(self, now: int, before: int) -> str:
        """The muted green where it is easier now."""
        return "$after" if self._less_is_easier and now < before else "$ink"

    def _labels(self, now: int, before: int, step: int, width: int) -> Content:
        """Each number with its word, under its point as far as they leave each other room."""
        style = f"{self._style(now, before)} bold"
        if now == before:
            words = said_of_scales.same_as_before(now)
            return Content(" " * max(min(now * step, width - len(words)), 0)) + Content.styled(words, style)
        both = ((now * step, said_of_scales.now(now), style), (before * step, said_of_scales.before(before), "$ink"))
        (left, words, left_style), (right, others, right_style) = sorted(both)
        right = min(right, width - len(others))
        if left + len(words) + 2 > right:  # it ends under its point instead
            left = max(min(left, right - len(words) - 2), 0)
            right = max(right, left + len(words) + 2)
        gap = " " * (right - left - len(words))
        return (
            Content(" " * left) + Content.styled(words, left_style) + Content(gap) + Content.styled(others, right_style)
        )

    def _said(self, step: int, width: int) -> list[str]:
        """The words below: of the number that is chosen; else of the ends, and of the middle where it has room, each
        under its point."""
        if self.value is not None:
            return whole_labels(said_of_scales.point(self.value, self._words).split(" "), width, " ")
        wide = step * track.TOP + 2
        low, middle, high = (self._words.get(number, "") for number in (0, track.TOP // 2, track.TOP))
        at = step * track.TOP // 2 - len(middle) // 2
        if len(low) + 2 <= at and at + len(middle) + 2 <= wide - len(high):
            return [f"{low.ljust(at)}{middle}{high.rjust(wide - at - len(middle))}"]
        if len(low) + 2 + len(high) <= wide:
            return [f"{low}{high.rjust(wide - len(low))}"]
        return whole_labels(
            [f"{number} {words}" for number, words in ((0, low), (track.TOP, high)) if words], width, " · "
        )

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since the hint shows only with focus."""
        super().watch_has_focus(has_focus)
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; 1 then 0 is ten."""
        if event.character and event.character in "0123456789":
            event.stop()
            event.prevent_default()
            self.press(event.character)

    def press(self, digit: str) -> None:
        """Takes a digit, whichever widget had the keys."""
        self._stop_waiting()
        self._typed.press(digit, self._clock())
        self._take_typed()

    def _take_typed(self) -> None:
        """Takes the number that was typed. While another digit may follow, it waits for that."""
        due = self._typed.due(self._clock())
        self._waits = once_after(self, due, self._is_sure) if due else None
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
        self.pick(5 if self.value is None else max(0, min(track.TOP, self.value + by)), sure=False)

    def action_clear(self) -> None:
        """Takes it back."""
        self.pick(None, sure=False)
