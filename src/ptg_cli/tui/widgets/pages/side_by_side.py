"""Tellings as they are drawn: in columns where there is room for them, else one below the other under each question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget

from ptg_cli.model.visible import drawable
from ptg_cli.tui.widgets.pages.prose import prose
from ptg_cli.tui.widgets.plain import Plain, plain

LEAST: Final = 36
"""Cells: no column is narrower than this."""

FROM: Final = 110
"""Cells of a window from which tellings stand in columns."""

MOST: Final = 6
"""Tellings that stand below one another at once: of a guide that was told every day there may be hundreds."""

_GAP: Final = 3
_LONG: Final = 40_000
"""Characters: an answer longer than this is drawn as the plain lines it is."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one telling: its day, and its numbers where they are shown."""

    day: str
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: the question as it was worded then, where that has changed, and the words as Markdown."""

    text: str
    worded: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with an answer of each telling, None where there is none. `remark` stands behind it."""

    question: str
    answers: tuple[Answered | None, ...]
    remark: str = ""


def columns(width: int, tellings: int) -> int:
    """How many tellings stand beside one another in a window so wide; 1 where they stand below one another."""
    if width < FROM:
        return 1
    return max(min(tellings, (width - 6 + _GAP) // (LEAST + _GAP)), 1)


class DayHeading(Plain):
    """The day of one telling. A click marks it."""

    DEFAULT_CSS = """
    DayHeading { color: $dim; pointer: pointer; }
    DayHeading.-marked { color: $accent; text-style: bold; }
    """

    @dataclass
    class Clicked(Message):
        """Its place was clicked."""

        place: int

    def __init__(self, heading: Heading, place: int, *, marked: bool) -> None:
        words = " · ".join(filter(None, (heading.day, heading.numbers)))
        super().__init__(words, classes="-marked" if marked else "")
        self.place = place

    def on_click(self, event: events.Click) -> None:
        """Marks this telling."""
        event.stop()
        self.post_message(self.Clicked(self.place))


class SideBySideView(Vertical):
    """Draws tellings; `marked` is the place of the one that keys act on, from 0."""

    DEFAULT_CSS = """
    SideBySideView { height: 1fr; }
    SideBySideView #days { height: auto; padding-right: 1; }
    SideBySideView #answers { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    SideBySideView .question { color: $dim; margin-top: 1; }
    SideBySideView #answers > .question:first-child { margin-top: 0; }
    SideBySideView .worded { color: $dim; text-style: italic; }
    SideBySideView Horizontal { height: auto; }
    SideBySideView .cell { width: 1fr; max-width: 72; height: auto; margin-right: 3; }
    SideBySideView .cell.-last { margin-right: 0; }
    SideBySideView .stacked { margin-top: 1; height: auto; }
    SideBySideView.-columns #days { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._headings: Sequence[Heading] = ()
        self._questions: Sequence[Question] = ()
        self._columns = 1
        self._from = 0
        self.marked = 0

    def compose(self) -> ComposeResult:
        """The days, and the answers under them."""
        yield Horizontal(id="days")
        yield VerticalScroll(id="answers", can_focus=True)

    @property
    def answers(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#answers", VerticalScroll)

    @property
    def shown(self) -> range:
        """The places of the tellings that are drawn."""
        return range(self._from, min(self._from + self._at_once, len(self._headings)))

    @property
    def _at_once(self) -> int:
        return self._columns if self._columns > 1 else MOST

    async def show(self, headings: Sequence[Heading], questions: Sequence[Question], marked: int) -> None:
        """Shows these, drawn for the room there is now; the answers stay where they were scrolled to."""
        self._headings, self._questions, self.marked = headings, questions, marked
        self._columns = columns(self.app.size.width, len(headings))
        last = len(headings) - self._at_once
        self._from = max(min(self._from, marked, last), marked - self._at_once + 1, 0)
        top = self.answers.scroll_y
        days = self.query_one("#days", Horizontal)
        with self.app.batch_update():
            self.set_class(self._columns > 1, "-columns")
            await days.remove_children()
            await self.answers.remove_children()
            if self._columns > 1:
                await days.mount_all([self._cell([self._day(place)], place) for place in self.shown])
            await self.answers.mount_all(list(self._rows()))
        self.answers.scroll_to(y=top, animate=False)

    async def mark(self, place: int) -> None:
        """Marks another one. Only where it is not in sight is anything drawn anew but the days."""
        self.marked = place
        if place not in self.shown:
            await self.show(self._headings, self._questions, place)
        for day in self.query(DayHeading):
            day.set_class(day.place == place, "-marked")

    def resized(self) -> bool:
        """True where the room is another one than the answers were drawn for."""
        return bool(self._headings) and columns(self.app.size.width, len(self._headings)) != self._columns

    def _rows(self) -> Iterator[Widget]:
        for question in self._questions:
            answers = [question.answers[place] for place in self.shown]
            if not any(answers):
                continue
            head = " ".join(filter(None, (question.question, question.remark)))
            if head:
                yield Plain(head, classes="question")
            if self._columns > 1:
                yield Horizontal(*(self._cell(_drawn(question.answers[place]), place) for place in self.shown))
                continue
            for place in self.shown:
                if drawn := _drawn(question.answers[place]):
                    yield Vertical(self._day(place), *drawn, classes="stacked")

    def _day(self, place: int) -> DayHeading:
        return DayHeading(self._headings[place], place, marked=place == self.marked)

    def _cell(self, inside: Sequence[Widget], place: int) -> Vertical:
        return Vertical(*inside, classes="cell -last" if place == self.shown[-1] else "cell")


def _drawn(answer: Answered | None) -> list[Widget]:
    """An answer as it is drawn: the person's words in full colour."""
    if answer is None:
        return []
    words = Plain(classes="answer")
    words.say(plain(drawable(answer.text)) if len(answer.text) > _LONG else prose(answer.text))
    return [*([Plain(answer.worded, classes="worded")] if answer.worded else []), words]
