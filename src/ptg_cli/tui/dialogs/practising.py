"""A practice run over whatever is open: its words, a quiet count, and back to the very place."""

import math
import time
from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical

from ptg_cli.model.practice import Practice
from ptg_cli.session.run import Run
from ptg_cli.tui.commands import HELP, Command, bindings
from ptg_cli.tui.here import ModalHere
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.plain import Plain

_LOOKS: Final = 0.25
"""Seconds between two looks at the clock; only what changed is drawn."""

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
        self._run = Run(practice.timeline(), clock())

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
        self._draw()
        self.set_interval(_LOOKS, self._draw)

    def _draw(self) -> None:
        moment = self._run.look(self._clock())
        if moment is None:
            self.dismiss()
            return
        after = self._run.timeline.after(moment)
        self.query_one("#now", Plain).say(moment.phase.text)
        self.query_one("#next", Plain).say(f"then: {after.text}" if after else "")
        held = "Held here. Space goes on." if self._run.paused else f"{math.ceil(moment.left_of_phase)}"
        self.query_one("#count", Plain).say(held)

    def action_enough(self) -> None:
        """Ends it at once."""
        self.dismiss()

    def action_on(self) -> None:
        """On to the next phase."""
        self._run.on(self._clock())
        self._draw()

    def action_hold(self) -> None:
        """Holds it, or goes on."""
        turn = self._run.go_on if self._run.paused else self._run.pause
        turn(self._clock())
        self._draw()
