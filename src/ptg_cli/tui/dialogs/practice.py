"""A practice, run over whatever is open: it settles, runs, ends on a calm line, and goes back to the very place."""

import asyncio
import math
import time
from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.geometry import Size
from textual.timer import Timer

from ptg_cli.context import Context
from ptg_cli.desk.keeper import NotKeptYet, Sitting
from ptg_cli.desk.practice import DRAFTED_EVERY, SettleRating
from ptg_cli.desk.practice_session import PracticeSession
from ptg_cli.model.practice import LETTERS_A_SECOND, Phase, Practice, Timeline, TimelineMoment, how_long
from ptg_cli.model.scales import DISTRESS
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import practice as said
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.session.bell import AT_THE_END, BETWEEN, rings
from ptg_cli.session.care import OUTWARD
from ptg_cli.session.practice import PracticeRun
from ptg_cli.tui import practice_commands
from ptg_cli.tui.commands import HELP, PEOPLE, STEADY, Command, bindings
from ptg_cli.tui.navigation import OpenPractice
from ptg_cli.tui.parting import let_go
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.textual_seams import once_after
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.practice.pace import LOOKS, PracticePace, clock_of
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.words import CommandWords

_SETTLING: Final = (4.0, 15.0)
"""Seconds that settling takes, at least and at most: as long as its words take to read."""
_ONE_PRESS: Final = 0.4
"""Seconds: nobody has read a cue within them, so two presses of enter that are no further apart are meant as one."""

_NARROW: Final = 40
"""Cells: in a narrower window the bottom line has room for the way out alone."""


class PracticeDialog(ModalCommands[str | None]):
    """Runs one practice. Closes with None, or with `other` where another way to steady is wanted.

    `order` says how long, how it looks and what is left of it; `within` is the id of the entry it runs inside.
    `still` true: nothing moves, so the words are shown. `others` true: another way may be asked for.
    """

    DEFAULT_CSS = """
    PracticeDialog #end { display: none; width: 100%; height: 1fr; padding: 1 2; align: center middle; }
    PracticeDialog #after { height: auto; width: 100%; max-width: 72; align: center middle; }
    PracticeDialog #after Plain { width: 100%; text-align: center; margin: 1 0 0 0; }
    PracticeDialog #after Scale { max-width: 54; margin: 1 0 0 0; }
    PracticeDialog #after CommandWords { width: auto; margin-top: 1; }
    """

    AUTO_FOCUS = ""  # nothing to fill in while it runs
    OWN: ClassVar = False
    """True where it is a place of its own, not something over another."""

    HERE: ClassVar = practice_commands.COMMANDS
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(
        self,
        context: Context,
        practice: Practice,
        order: OpenPractice | None = None,
        *,
        within: str = "",
        still: bool = False,
        others: bool = False,
        by_enter: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.context = context
        self._desk = desk = context.practice_desk
        self._order = order or OpenPractice()
        self._of = PracticeSession(desk, practice, self._order.before, self._order.after, keep=not self._order.no_entry,
                            within=within, own=self.OWN)  # fmt: skip
        self._sitting = context.keeper.sit(self._of, fill=self._of.remember)
        self._others = others
        self._clock = clock
        self._entered = clock() if by_enter else -math.inf  # when enter was pressed last
        self._look = self._order.visual if self._order.visual in LOOKS else "words" if still else "circle"
        self._bell = self._order.bell
        self._rating = SettleRating()
        self._takes_rating = False
        self._settling: PracticeRun | None = None
        self._run_of = PracticeRun(desk.timeline(practice, self._order.minutes, self._order.cycles), clock())
        self._drafted = clock()  # when the draft was last written
        self._drawn: tuple[int, int] | None = None
        self._timer: Timer | None = None
        self._left_to_ring = 0
        self._ended = self._asks = self._leaves = False

    def compose(self) -> ComposeResult:
        """What runs; and what is there at its end."""
        yield PracticePace(self._practice, self._look)
        with Vertical(id="end"), Vertical(id="after"):
            yield Plain(id="ended", classes="title")
            yield Plain(said_of_scales.HOW_HARD_NOW_OR_ENTER, id="again")
            with Center():
                yield Scale(DISTRESS)
            yield Plain(id="more")
            with Center():
                yield CommandWords([practice_commands.DONE])
        foot = CommandFoot()
        foot.least = Size(0, 0)  # what has to be read fits any window
        yield foot

    def on_mount(self) -> None:
        """Begins at once: nothing is asked first."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_foot())
        self._begin()

    def _begin(self) -> None:
        now = self._clock()
        self._settling = PracticeRun(self._to_settle(), now) if self._practice.is_breathing else None
        self._run_of = self._of.run = PracticeRun(self._run_of.timeline, now)
        self._tick()
        self._show_foot()

    @property
    def _practice(self) -> Practice:
        return self._of.practice

    # What works now

    def commands_here(self, *, by_key: bool = True) -> list[Command]:
        """The commands that work right now. This steadies, so nothing else does over it."""
        return [command for command in super().commands_here(by_key=by_key) if command is not STEADY]

    def _show_foot(self) -> None:
        here = [command for command in self.commands_here() if command in self.HERE]
        out = practice_commands.DONE if self._ended else practice_commands.ENOUGH
        always = [command for command in (practice_commands.GROUND, out) if command in here]
        shown = [
            practice_commands.GO_ON if command is practice_commands.HOLD and self._now.paused else command
            for command in here
            if command not in always
        ]
        narrow = self.app.size.width < _NARROW
        self.query_one(CommandFoot).show(shown, (out,) if narrow else (*always, PEOPLE, HELP))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does not fit this practice is not offered."""
        breathing = self._practice.is_breathing
        match action:
            case "ground":
                return not self._practice.outward and (not self._ended or self._of.is_hard)
            case "hard":
                return self.OWN and self._ended and self._of.is_hard
            case "done":
                return self._ended
            case _ if self._ended:
                return False
            case "length":
                return breathing
            case "look":
                return self.query_one(PracticePace).has_looks
            case "on":
                return not breathing
            case "begin":
                return self._settling is not None
            case "leave_out":
                moment = self._run_of.look(self._clock()) if self._settling is None else None
                return bool(moment and moment.phase.region)
            case "bring_back":
                return self._run_of.has_left_out
            case "other":
                return self._others
        return True

    # Time

    def _to_settle(self) -> Timeline:
        """The time before the first breath: what stands there can be read and answered in it. Enter begins earlier."""
        least, most = _SETTLING
        words = (said.SETTLE, self._aside, said.TYPE_HOW_HARD if self._of.asks_before else "")
        return Timeline((Phase(said.SETTLE, min(max(least, sum(map(len, words)) / LETTERS_A_SECOND), most)),))

    @property
    def _aside(self) -> str:
        """What is said of the practice before it begins: who might choose another, or what it is."""
        return self._practice.instead or self._practice.summary

    @property
    def _now(self) -> PracticeRun:
        return self._run_of if self._settling is None else self._settling

    def _tick(self) -> None:
        """Draws what is now, and wakes again at the next frame or the very next change, whichever is first."""
        if self._ended:
            return
        now = self._clock()
        moment = self._now.look(now)
        if moment is None and self._settling is not None:
            self._settling = None
            self._run_of = self._of.run = PracticeRun(self._run_of.timeline, now)
            moment = self._run_of.look(now)
        if moment is None:
            self._end("")
            return
        if now - self._drafted >= DRAFTED_EVERY:
            self._drafted = now
            self._sitting.soon()
        self._draw(moment)
        wait = 0.5 if self._now.paused else self.query_one(PracticePace).until_next(moment)
        self._timer = once_after(self, wait, self._tick)

    def _draw(self, moment: TimelineMoment) -> None:
        first = self._settling is not None or (not self._practice.is_breathing and moment.cycle == moment.number == 0)
        self._takes_rating = first and (self._of.asks_before or self._rating.value is not None)
        rate = said.TYPE_HOW_HARD if self._rating.value is None else said.rated(self._rating.value)
        aside = self._aside if first else ""
        pace = self.query_one(PracticePace)
        if self._settling is not None:
            left = self._held_words or (rate if self._takes_rating else said.BEGINS_IN_A_MOMENT)
            pace.settle(moment.phase.text, left, aside)
            return
        left = self._held_words or said.left_on_clock(clock_of(moment.left))
        asides = (rate if self._takes_rating else "", aside)
        pace.show(moment, self._run_of.timeline, left, "\n".join(words for words in asides if words))
        at = (moment.cycle, moment.number)
        if at != self._drawn:
            self._drawn = at
            self.refresh_bindings()
            self._ring_times(rings(moment.phase))

    @property
    def _held_words(self) -> str:
        if self._now.slept:
            return said.HELD_ASLEEP
        return said.HELD if self._now.paused else ""

    def _ring_times(self, times: int) -> None:
        self._left_to_ring = times if self._bell else 0
        for nth in range(self._left_to_ring):
            once_after(self.app, nth * BETWEEN, self._ring) if nth else self._ring()

    def _ring(self) -> None:
        self.app.bell()
        self._left_to_ring -= 1
        if self._leaves and self._left_to_ring <= 0:
            self._leave()

    # What the person does

    def on_key(self, event: events.Key) -> None:
        """While it settles, or in the first part of what is not breathed, a digit is how hard it is. An enter right
        behind another, before its words can have been read, does nothing: it was one press."""
        if event.key == "enter" and not self._ended:
            before, self._entered = self._entered, self._clock()
            if self._entered - before < _ONE_PRESS:
                event.stop()
                event.prevent_default()
            return
        if self._takes_rating and not self._ended and event.character and event.character in "0123456789":
            self._rating.press(event.character)
            self._of.before = self._rating.value
            self._sitting.soon()
            self._again()

    def on_resize(self) -> None:
        """Another size: all of it anew."""
        self.query_one(CommandFoot).fit()
        if self._timer is not None:
            self._again()
            self._show_foot()

    def _again(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._tick()

    def action_hold(self) -> None:
        """Holds it, or goes on."""
        turn = self._now.go_on if self._now.paused else self._now.pause
        turn(self._clock())
        self._again()
        self._show_foot()

    def action_length(self, by: int) -> None:
        """A minute more or less; how long that makes it is said while it settles, when no time stands there yet."""
        length = max(self._run_of.timeline.seconds / 60 + by, 0.5)
        self._run_of.change(self._desk.timeline(self._practice, length, None), self._clock())
        if self._settling is not None:
            self.notify(said.takes(how_long(self._run_of.timeline.seconds)), markup=False)
        self._again()

    def action_begin(self) -> None:
        """Begins to breathe, before it has settled for as long as it would."""
        if self._settling is not None:
            self._settling.go_on(self._clock())
            self._settling.on(self._clock())
            self._again()

    def action_on(self) -> None:
        """On to the next part."""
        self._run_of.on(self._clock())
        self._again()

    def action_leave_out(self) -> None:
        """Leaves this part of the body out, now and from now on."""
        if (moment := self._run_of.look(self._clock())) and moment.phase.region:
            self._run_of.leave_out(moment.phase.region, self._clock())
            self._again()
            self._settle(partial(self._desk.leave_out, moment.phase.region))

    def action_bring_back(self) -> None:
        """Brings back the part that was left out last, and goes back to it."""
        if region := self._run_of.bring_back(self._clock()):
            self._drawn = None
            self._again()
            self._settle(partial(self._desk.bring_back, region))

    @work
    async def _settle(self, change: Callable[[], str]) -> None:
        """Changes a setting and says what became of it."""
        self.notify(await asyncio.to_thread(change), markup=False)

    def action_look(self) -> None:
        """The next look."""
        self.query_one(PracticePace).turn()
        self._again()

    def action_bell(self) -> None:
        """The bell, on or off."""
        self._bell = not self._bell
        self.notify(said.BELL_ON if self._bell else said.BELL_OFF, markup=False)

    def action_ground(self) -> None:
        """Out into the room instead, at once. What ran for a while is kept as it is."""
        self._stop()
        self._over_with(self._sitting, keep=not self._of.is_little)
        practice = self._desk.spared(OUTWARD)
        self._rating = SettleRating()
        self._of = self._of.instead(practice)
        self._sitting = self.context.keeper.sit(self._of, fill=self._of.remember)
        self._run_of = PracticeRun(self._desk.timeline(practice), self._clock())
        self._ended = False
        self._drawn = None
        self.query_one(PracticePace).begin(practice)
        self._show(end=False)
        self._begin()

    @work
    async def _over_with(self, sitting: Sitting, *, keep: bool) -> None:
        """Another one runs in its place: its page is made, or what ran too short is let go."""
        if keep:
            await self._keep(sitting)
        else:
            await asyncio.to_thread(sitting.forget_draft)

    @work
    async def action_other(self) -> None:
        """Another way to steady."""
        self._stop()
        await self._keep(self._sitting)
        self.dismiss("other")

    def action_enough(self) -> None:
        """Ends it at once."""
        self._end(said.ENOUGH)

    # The end

    def _stop(self) -> None:
        """Looks at the clock a last time, and takes over the rating from the start."""
        if self._timer is not None:
            self._timer.stop()
        if self._settling is None and not self._ended:
            self._run_of.look(self._clock())
        self._takes_rating = False

    def _end(self, words: str) -> None:
        """The calm line at the end; a re-rating once, where it ran a while or was rated before."""
        if self._ended:
            return
        self._stop()
        self._ended = True
        self._asks = self._of.asks_after
        if not words:
            self._ring_times(AT_THE_END)
        if not self._asks:
            self._keep_and_leave(words)
            if not self.OWN:
                return
        self.query_one("#ended", Plain).say(words or said.THE_END)
        self.query_one(Scale).before = self._of.before
        self._show(end=True)

    def _show(self, *, end: bool) -> None:
        self.query_one(PracticePace).display = not end
        self.query_one("#end").display = end
        if end:
            self.query_one("#again").display = self.query_one(Scale).display = self._asks
            self._offer()
        self.set_focus(self.query_one(Scale if self._asks else CommandWords) if end else None)
        self.refresh_bindings()
        self._show_foot()

    def _offer(self) -> None:
        """After a high rating: people, and more to try."""
        grounds = "" if self._practice.outward else said.GROUND_GOES_OUT
        more = self._of.more("F3", "c" if self.OWN else "", grounds)
        self.query_one("#more", Plain).say(more)
        self.query_one("#more").display = bool(more)
        self.refresh_bindings()

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        self._of.after = event.value
        self._sitting.soon()
        self._offer()
        if event.sure and not self._of.is_hard:
            self.action_done()

    @work
    async def _keep_and_leave(self, words: str) -> None:
        """Nothing is asked: it is kept at once, and what it ran over goes on."""
        await self._keep(self._sitting)
        if not self.OWN:
            if words:
                self.app.notify(words, markup=False)
            self._leave()

    @work
    async def action_done(self) -> None:
        """Keeps what is to be kept, and goes back once the bell is done."""
        await self._keep(self._sitting)
        self._leaves = self.OWN and self._left_to_ring > 0
        if not self._leaves:
            self._leave()

    @work
    async def action_hard(self) -> None:
        """A place of its own has more to try; see there."""

    async def _keep(self, sitting: Sitting) -> None:
        """Makes the page of this run, once; a disk that refuses is said."""
        try:
            finished = await asyncio.to_thread(sitting.finish)
        except NotKeptYet as not_yet:
            self.app.notify(said_of_drafts.not_a_page(not_yet.why, not_yet.where), markup=False, timeout=8)
            return
        self.kept = finished.page or self.kept
        for words in finished.told:
            self.app.notify(words, markup=False, timeout=8)

    kept: str = ""
    """The id of the entry that was kept last."""

    def _leave(self) -> None:
        self.dismiss(None)

    def on_unmount(self) -> None:
        """However this ends, a draft that is still there waits for another day."""
        let_go(self.app, self._sitting.close)
