"""A practice as it runs: the shape or the words of now, what comes next, what is left. It is told all of it."""

import math
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical

from ptg_cli.model.practice import Practice, Timeline, TimelineMoment, level_of
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.practice.shape import BreathShape, Colours

LOOKS: Final = ("circle", "bar", "words")

FRAME: Final = 1 / 12
"""Seconds between two frames while the shape moves."""

_FAR_CELLS: Final = 24
"""How long the track is that shows how far a practice is."""

_ROWS_FOR_A_SHAPE: Final = 14
_ROWS_FOR_A_TITLE: Final = 10


class PracticePace(Vertical):
    """Draws a practice at a moment. Each text has its own rows, so that nothing moves but the shape."""

    DEFAULT_CSS = """
    PracticePace { width: 100%; height: 1fr; padding: 1 2 0 2; }
    PracticePace Plain { width: 100%; text-align: center; height: auto; }
    PracticePace #words { height: 1fr; align: center middle; }
    PracticePace #title { margin-bottom: 1; }
    PracticePace #now { text-style: bold; }
    PracticePace #next { color: $dim; margin-top: 2; }
    PracticePace #left, PracticePace #far, PracticePace #aside { color: $dim; }
    PracticePace #now.-out { color: $after; }
    PracticePace #far { margin-top: 1; }
    PracticePace #aside { height: 3; margin-top: 1; }
    PracticePace.-shaped #words { height: 2; padding-top: 1; }
    PracticePace.-shaped #next { display: none; }
    PracticePace.-shaped #aside { height: 2; }
    .-medium PracticePace Plain { padding: 0 6; }
    .-wide PracticePace Plain { padding: 0 20; }
    .-tall PracticePace { padding: 1 2; }
    .-tiny PracticePace { padding: 0 1; }
    .-tiny PracticePace #title { margin-bottom: 0; }
    .-tiny PracticePace #next, .-tiny PracticePace #left, .-tiny PracticePace #aside { margin-top: 0; }
    .-tiny PracticePace #far { display: none; }
    .-tiny PracticePace #aside { height: auto; }
    .-minute PracticePace { padding: 0; }
    .-minute PracticePace #aside { display: none; }
    """

    SCOPED_CSS: ClassVar = False  # the size of the window is the screen's to know

    def __init__(self, practice: Practice, look: str) -> None:
        super().__init__()
        self._practice = practice
        self._look = look

    def compose(self) -> ComposeResult:
        """The title, the shape, the words."""
        yield Plain(self._practice.title, id="title", classes="title")
        yield BreathShape("bar" if self._look == "bar" else "circle", colours=self._colours)
        with Vertical(id="words"):
            yield Plain(id="now")
            yield Plain(id="next")
        yield Plain(id="far")
        yield Plain(id="left")
        yield Plain(id="aside")

    @property
    def _colours(self) -> Colours:
        system = self.app.console.color_system
        if self.app.theme == "ansi" or system not in {"truecolor", "256"}:
            return "few"
        return "all" if system == "truecolor" else "some"

    def begin(self, practice: Practice) -> None:
        """Another practice from here on."""
        self._practice = practice
        self.query_one("#title", Plain).say(practice.title)

    def turn(self) -> None:
        """The next look."""
        self._look = LOOKS[(LOOKS.index(self._look) + 1) % len(LOOKS)]
        if self._look != "words":
            self.query_one(BreathShape).turn("bar" if self._look == "bar" else "circle")

    def until_next(self, moment: TimelineMoment) -> float:
        """Seconds until something of it is to be drawn anew."""
        moves = self._shows_shape and moment.phase.breath in {"in", "out"}
        # A whole second on the count changes a hair after it is due, never before.
        count = moment.left_of_phase - math.floor(moment.left_of_phase) + 0.001
        return max(min(FRAME if moves else 1.0, count, moment.left_of_phase + 0.001), 0.001)

    @property
    def has_looks(self) -> bool:
        """True where there is something to look at but words, and room for it."""
        return self._practice.is_breathing and self.app.size.height >= _ROWS_FOR_A_SHAPE

    @property
    def _shows_shape(self) -> bool:
        return self._look != "words" and self.has_looks

    def settle(self, words: str, left: str, aside: str) -> None:
        """Before the first breath: the shape rests, breathed out."""
        self._say(words, "", left, aside, runs=False)
        self.query_one("#now").remove_class("-out")
        self.query_one("#far", Plain).say(" ")

    def show(self, moment: TimelineMoment, timeline: Timeline, left: str, aside: str) -> None:
        """At this moment: its phase, and what comes after it unless it is a breath."""
        phase = moment.phase
        if self._practice.is_breathing:
            count = math.ceil(moment.left_of_phase - 0.0005)
            self._say(f"{phase.text.rstrip('.').lower()}  ·  {count}", "", left, aside, runs=True)
        else:
            following = timeline.after(moment)
            self._say(phase.text, f"then: {following.text}" if following else "", left, aside, runs=True)
        self.query_one("#now").set_class(phase.breath in {"out", "rest"}, "-out")
        self.query_one("#far", Plain).say(how_far(moment, timeline))
        if self._shows_shape:
            self.query_one(BreathShape).level = level_of(moment, timeline.phases)

    def _say(self, now: str, following: str, left: str, aside: str, *, runs: bool) -> None:
        shaped = self._shows_shape
        self.set_class(shaped, "-shaped")
        self.query_one(BreathShape).display = shaped
        title = self.query_one("#title")
        title.display = self.app.size.height >= _ROWS_FOR_A_TITLE
        title.set_class(not runs, "title").set_class(runs, "dim")  # once it runs, what is said now weighs most
        for name, words in {"now": now, "next": following, "left": left, "aside": aside}.items():
            self.query_one(f"#{name}", Plain).say(words)


def how_far(moment: TimelineMoment, timeline: Timeline) -> str:
    """How much of it is over, as a track; told apart by shape."""
    over = round((1 - moment.left / timeline.seconds) * _FAR_CELLS)
    return "━" * over + "─" * (_FAR_CELLS - over)


def clock_of(seconds: float) -> str:
    """Minutes and seconds, such as 2:40."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"
