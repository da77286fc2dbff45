"""A practice, run over whatever is open: a shape or its words, a quiet count, and back to the very place."""

import math
import time
from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer

from ptg_cli.desk.explaining import explain
from ptg_cli.desk.practising import Practising as Desk
from ptg_cli.desk.practising import SettleRating
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.practice import Moment, Phase, Practice
from ptg_cli.model.scales import DISTRESS
from ptg_cli.session.bell import AT_THE_END, BETWEEN, rings
from ptg_cli.session.care import OUTWARD
from ptg_cli.session.run import Run
from ptg_cli.tui.commands import HELP, PEOPLE, Command, bindings
from ptg_cli.tui.going import Practise
from ptg_cli.tui.here import ModalHere
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.shape import Shape, level_of
from ptg_cli.tui.widgets.words import Words

FRAME: Final = 1 / 12
"""Seconds between two frames while the shape moves."""

SETTLE: Final = 4.0
"""Seconds before the first breath."""

_ROWS_FOR_A_SHAPE: Final = 14
LOOKS: Final = ("circle", "bar", "words")

HOLD = Command("hold", "space", "space", "hold", "pause", "Hold it where it is, or go on.")
SHORTER = Command("shorter", "left,minus", "← →", "length(-1)", "length", "Left: a minute less. Right: a minute more.")
LONGER = Command("longer", "right,plus,equals_sign", "→", "length(1)", "longer", "A minute more.", footer=False)
NEXT = Command("next-part", "n", "n", "on", "next", "On to the next part.")
SKIP = Command(
    "leave-out", "s", "s", "leave_out", "leave this out for good", "Leave this part of the body out, for good."
)
LOOK = Command("look", "v", "v", "look", "look", "Circle, bar or words.")
BELL = Command("bell", "b", "b", "bell", "bell", "A bell: once for in, twice for out, three times at the end.")
GROUND = Command("ground", "g", "g", "ground", "ground", "Out into the room instead, at once.")
OTHER = Command("other", "o", "o", "other", "another way", "Steady in another way.")
ENOUGH = Command("enough", "q,escape", "q", "enough", "that's enough", "End this. Leaving early is simply the end.")
DONE = Command("done", "enter,q,escape", "enter", "done", "done", "Back to where you were.")


class Practising(ModalHere[str | None]):
    """Runs one practice. Closes with None, or with `other` where another way to steady is wanted.

    `order` says how long, how it looks and what is left of it; `within` is the id of the entry it runs inside.
    `still` true: nothing moves, so the words are shown. `others` true: another way may be asked for.
    """

    DEFAULT_CSS = """
    Practising > Vertical { width: 100%; height: 1fr; padding: 1 2; align: center middle; }
    Practising Plain { width: 100%; text-align: center; }
    Practising .title { margin-bottom: 1; }
    Practising #now { text-style: bold; margin-top: 1; }
    Practising #next, Practising #left { color: $dim; margin-top: 1; }
    Practising.-medium Plain { padding: 0 6; }
    Practising.-wide Plain { padding: 0 20; }
    Practising #end { display: none; }
    Practising #after { height: auto; width: 100%; max-width: 72; }
    Practising #after Plain, Practising #after Scale { text-align: left; padding: 0; margin: 1 0 0 0; }
    Practising #after Words { margin-top: 1; }
    """

    AUTO_FOCUS = ""  # nothing to fill in while it runs
    HERE: ClassVar = (HOLD, NEXT, SKIP, SHORTER, GROUND, OTHER, LOOK, BELL, LONGER, ENOUGH, DONE)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(
        self,
        desk: Desk,
        practice: Practice,
        order: Practise | None = None,
        *,
        within: str = "",
        still: bool = False,
        others: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._practice = practice
        self._order = order or Practise()
        self._within = within
        self._still = still
        self._others = others
        self._clock = clock
        self._settle = SettleRating()
        self._settling_from: float | None = clock() if practice.is_breathing else None
        self._run_of = Run(desk.timeline(practice, self._order.minutes, self._order.cycles), clock())
        self._look = self._order.visual if self._order.visual in LOOKS else "words" if still else "circle"
        self._bell = self._order.bell
        self._rung: tuple[int, int] | None = None
        self._timer: Timer | None = None
        self._ended = False
        self._has_kept = False
        self._asked_again = False

    def compose(self) -> ComposeResult:
        """The shape, the word of now with its count, what comes next, the time left."""
        with Vertical(id="middle"):
            yield Plain(self._practice.title, classes="title")
            yield Shape("bar" if self._look == "bar" else "circle", soft=self._blends)
            yield Plain(id="now")
            yield Plain(id="next")
            yield Plain(id="left")
        with Vertical(id="end"), Vertical(id="after"):
            yield Plain(id="ended", classes="title")
            yield Plain("How loud is it now? A number, or enter.", id="again")
            yield Scale(DISTRESS)
            yield Words([DONE])
        yield Foot()

    def on_mount(self) -> None:
        """Begins at once: nothing is asked first."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_foot())
        self._show_foot()
        self._tick()

    def _show_foot(self) -> None:
        shown = [command for command in self.commands_here() if command in self.HERE and command.footer]
        out = DONE if self._ended else ENOUGH
        self.query_one(Foot).show([command for command in shown if command is not out], (out, PEOPLE, HELP))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does not fit this practice is not offered."""
        if action in {"done", "enough"} or self._ended:
            return (action == "done") == self._ended
        breathing = self._practice.is_breathing
        match action:
            case "length" | "look":
                return breathing
            case "on":
                return not breathing
            case "leave_out":
                moment = self._run_of.look(self._clock())
                return bool(moment and moment.phase.region)
            case "ground":
                return not self._practice.outward
            case "other":
                return self._others
        return True

    @property
    def _blends(self) -> bool:
        """True where there are colours enough for a soft edge."""
        return self.app.theme != "ansi" and self.app.console.color_system in {"truecolor", "256"}

    # Time

    def _tick(self) -> None:
        """Draws what is now, and wakes again at the next frame or the very next change, whichever is first."""
        if self._ended:
            return
        now = self._clock()
        if self._settling_from is not None:
            wait = SETTLE - (now - self._settling_from)
            if wait > 0:
                self._draw_settling()
                self._timer = self.set_timer(min(wait, 0.5), self._tick)
                return
            self._settling_from = None
            self._run_of = Run(self._run_of.timeline, now)
        moment = self._run_of.look(now)
        if moment is None:
            self._end("")
            return
        self._draw(moment)
        self._timer = self.set_timer(self._until_next(moment), self._tick)

    def _until_next(self, moment: Moment) -> float:
        if self._run_of.paused:
            return 0.5
        # A whole second on the count changes a hair after it is due, never before.
        count = moment.left_of_phase - math.floor(moment.left_of_phase) + 0.001
        moves = self._moves(moment.phase)
        return max(min(FRAME if moves else 1.0, count, moment.left_of_phase + 0.001), 0.001)

    def _moves(self, phase: Phase) -> bool:
        return self._shows_shape and phase.breath in {"in", "out"} and not self._run_of.paused

    @property
    def _shows_shape(self) -> bool:
        return self._practice.is_breathing and self._look != "words" and self.size.height >= _ROWS_FOR_A_SHAPE

    # Drawing

    def _draw_settling(self) -> None:
        self.query_one(Shape).display = self._shows_shape
        self.query_one("#now", Plain).say("Settle, as you are.")
        rated = "A number now says how loud it is. Or none."
        self.query_one("#next", Plain).say(rated if self._settle.value is None else f"{self._settle.value} it is.")
        self.query_one("#left", Plain).say(self._practice.instead or self._practice.summary)

    def _draw(self, moment: Moment) -> None:
        phase = moment.phase
        shape = self.query_one(Shape)
        shape.display = self._shows_shape
        breathing = self._practice.is_breathing
        if shape.display:
            shape.level = level_of(moment, self._run_of.timeline.phases)
        self._ring(moment)
        count = math.ceil(moment.left_of_phase - 0.0005)
        word = phase.text.rstrip(".").lower() if breathing else phase.text
        self.query_one("#now", Plain).say(f"{word}  ·  {count}" if breathing else word)
        following = self._run_of.timeline.after(moment)
        self.query_one("#next", Plain).say("" if breathing or following is None else f"then: {following.text}")
        if self._run_of.slept:
            left = "Held here while the computer slept. Space goes on."
        elif self._run_of.paused:
            left = "Held here. Space goes on."
        else:
            left = f"{minutes(moment.left)} left"
        self.query_one("#left", Plain).say(left)

    def _ring(self, moment: Moment) -> None:
        at = (moment.cycle, moment.number)
        if at == self._rung:
            return
        self._rung = at
        self.refresh_bindings()
        self._ring_times(rings(moment.phase))

    def _ring_times(self, times: int) -> None:
        for nth in range(times if self._bell else 0):
            self.app.set_timer(nth * BETWEEN, self.app.bell) if nth else self.app.bell()

    # What the person does

    def on_key(self, event: object) -> None:
        """While it settles, a digit is how loud it is."""
        character = getattr(event, "character", None)
        if self._settling_from is not None and character and character in "0123456789":
            self._settle.press(character)
            self._draw_settling()

    def _again(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._tick()

    def action_hold(self) -> None:
        """Holds it, or goes on."""
        turn = self._run_of.go_on if self._run_of.paused else self._run_of.pause
        turn(self._clock())
        self._again()

    def action_length(self, by: int) -> None:
        """A minute more or less."""
        timeline = self._run_of.timeline
        length = max(timeline.seconds / 60 + by, 0.5)
        self._run_of.change(self._desk.timeline(self._practice, length, None), self._clock())
        self._again()

    def action_on(self) -> None:
        """On to the next part."""
        self._run_of.on(self._clock())
        self._again()

    def action_leave_out(self) -> None:
        """Leaves this part of the body out, now and from now on."""
        moment = self._run_of.look(self._clock())
        if moment is None or not moment.phase.region:
            return
        region = moment.phase.region
        self.notify(self._desk.leave_out(region), markup=False)
        while moment is not None and moment.phase.region == region:  # a part has several phases
            self._run_of.on(self._clock())
            moment = self._run_of.look(self._clock())
        self._again()

    def action_look(self) -> None:
        """The next look."""
        self._look = LOOKS[(LOOKS.index(self._look) + 1) % len(LOOKS)]
        if self._look != "words":
            self.query_one(Shape).turn("bar" if self._look == "bar" else "circle")
        self._again()

    def action_bell(self) -> None:
        """The bell, on or off."""
        self._bell = not self._bell
        self.notify("The bell is on." if self._bell else "The bell is off.", markup=False)

    def action_ground(self) -> None:
        """Out into the room instead: what ran so far is kept as it is, and the other begins at once."""
        self._keep(None)
        self._has_kept = False
        self._practice = self._desk.spared(OUTWARD)
        self._settling_from = None
        self._run_of = Run(self._desk.timeline(self._practice, None, None), self._clock())
        self._rung = None
        self.query_one(".title", Plain).say(self._practice.title)
        self._again()

    def action_other(self) -> None:
        """Another way to steady."""
        self._keep(None)
        self.dismiss("other")

    def action_enough(self) -> None:
        """Ends it at once."""
        self._run_of.look(self._clock())
        self._end("That's enough.")

    # The end

    def _end(self, words: str) -> None:
        """The calm line at the end; a re-rating once, where it ran a while or was rated before."""
        if self._ended:
            return
        self._ended = True
        if not words:
            self._ring_times(AT_THE_END)
        if not self._asks_again:
            self._keep(None)
            if self._others or self._within or not words:
                self._leave()
                return
        self._show_end(words or "That is the end of it.")

    @property
    def _asks_again(self) -> bool:
        if self._order.no_entry or self._order.after is not None:
            return False
        return self._run_of.seconds >= 30 or self._before is not None

    @property
    def _before(self) -> int | None:
        return self._order.before if self._order.before is not None else self._settle.value

    def _show_end(self, words: str) -> None:
        self._asked_again = self._asks_again
        self.query_one("#middle").display = False
        self.query_one("#end").display = True
        self.query_one("#ended", Plain).say(words)
        for name in ("#again", "Scale"):
            self.query_one(name).display = self._asked_again
        self.query_one(Scale if self._asked_again else Words).focus()
        self.refresh_bindings()
        self._show_foot()

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        if event.sure:
            self.action_done()

    def action_done(self) -> None:
        """Keeps what is to be kept, and goes back."""
        if self._asked_again:
            self._keep(self.query_one(Scale).value)
        self._leave()

    def _keep(self, after: int | None) -> None:
        """Keeps the entry of this run, from a thread; a disk that refuses is said."""
        self._has_kept = True
        if self._order.no_entry:
            return
        rated = self._order.after if self._order.after is not None else after
        entry = self._desk.entry(self._practice, self._run_of, self._before, rated, within=self._within)
        said = ""
        if entry is not None:
            try:
                self.kept = self._desk.keep(entry)
            except (JournalError, OSError) as error:
                said = f"{explain(error)} This was not kept."
        if self._practice.is_breathing:
            said = self._desk.remember(self._practice) or said
        if said:
            self.app.notify(said, markup=False, timeout=8)

    kept: str = ""
    """The id of the entry that was kept last."""

    def _leave(self) -> None:
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Left at once, by a key or a signal: what ran is kept as it is."""
        if not self._ended:
            self._run_of.look(self._clock())
        if not self._has_kept:
            self._keep(None)


def minutes(seconds: float) -> str:
    """Minutes and seconds, such as 2:40."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"
