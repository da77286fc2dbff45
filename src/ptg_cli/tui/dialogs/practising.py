"""A practice run over whatever is open: its words, a quiet count, and back to the very place."""

import math
import time
from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical

from ptg_cli.model.practice import Practice
from ptg_cli.tui.commands import HELP, Command, bindings
from ptg_cli.tui.here import ModalHere
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.plain import Plain

_A_GAP: Final = 2.0
"""Seconds: a longer pause between two looks at the clock means the machine slept. Then the practice waited."""

ENOUGH = Command("enough", "q,escape,enter", "q", "enough", "that's enough", "End this and go back to where you were.")
ON = Command("on", "n,right", "n", "on", "next", "On to the next part.")
HOLD = Command("hold", "space,p", "space", "hold", "pause", "Hold it where it is, or go on.")


class Practising(ModalHere[None]):
    """Closes when it is over, or at any key that means enough. It never follows the breath of anyone."""

    DEFAULT_CSS = """
    Practising { background: $ground; align: center middle; }
    Practising > Vertical { width: 100%; max-width: 66; height: auto; padding: 0 3; }
    Practising Plain { width: 100%; text-align: center; }
    Practising #now { text-style: bold; min-height: 3; margin: 2 0; }
    Practising #next { color: $dim; }
    Practising #count { color: $dim; margin-top: 2; }
    """

    HERE: ClassVar = (HOLD, ON, ENOUGH)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, practice: Practice, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._practice = practice
        self._clock = clock
        self._elapsed = 0.0
        self._looked = clock()
        self._held = False

    def compose(self) -> ComposeResult:
        """Title, the words of now, the words that come next, the count."""
        with Vertical():
            yield Plain(self._practice.title, classes="title")
            yield Plain(self._practice.summary, classes="dim")
            yield Plain(id="now")
            yield Plain(id="next")
            yield Plain(id="count")
        yield Foot()

    def on_mount(self) -> None:
        """Looks at the clock four times a second, and draws only what changed."""
        self.query_one(Foot).show(self.HERE, (HELP,))
        self._looked = self._clock()
        self._draw()
        self.set_interval(0.25, self._look)

    def _look(self) -> None:
        now = self._clock()
        passed = now - self._looked
        self._looked = now
        if not self._held and passed <= _A_GAP:
            self._elapsed += passed
            self._draw()

    def _draw(self) -> None:
        moment = self._practice.moment(self._elapsed)
        if moment is None:
            self.dismiss()
            return
        after = self._practice.phases[moment.number + 1 : moment.number + 2]
        self.query_one("#now", Plain).say(moment.phase.text)
        self.query_one("#next", Plain).say(f"then: {after[0].text}" if after else "")
        held = "Held here. Space goes on." if self._held else f"{math.ceil(moment.left_of_phase)}"
        self.query_one("#count", Plain).say(held)

    def action_enough(self) -> None:
        """Ends it at once."""
        self.dismiss()

    def action_on(self) -> None:
        """On to the next phase."""
        moment = self._practice.moment(self._elapsed)
        if moment is not None:
            self._elapsed = self._practice.begins(moment.number + 1)
            self._draw()

    def action_hold(self) -> None:
        """Holds it, or goes on."""
        self._held = not self._held
        self._draw()
