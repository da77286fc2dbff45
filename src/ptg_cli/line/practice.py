"""A practice in plain lines from its title to what it leaves; and choosing one from the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from ptg_cli.context import Context
from ptg_cli.desk.keeper import NotKeptYet
from ptg_cli.desk.practice import DRAFTED_EVERY, PracticeDesk
from ptg_cli.desk.practice_session import PracticeSession
from ptg_cli.journal.errors import NotKept
from ptg_cli.library.errors import BadContent
from ptg_cli.line import steps
from ptg_cli.line.answers import NotAnAnswer, rating
from ptg_cli.line.console import Console
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Menu
from ptg_cli.line.practice_run import Ending, RunWays, follow
from ptg_cli.line.practice_start import start
from ptg_cli.model.practice import NotAPattern, Practice, Timeline
from ptg_cli.model.visible import short_lines
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import guides as said_of_guides
from ptg_cli.sentences import practice as said
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.session.care import LINE_KEYS, OUTWARD, CareKeys
from ptg_cli.session.practice import PracticeRun


@dataclass(frozen=True, slots=True)
class PracticeWish:
    """How a practice is to be run: which, how long, with a bell, by the bell alone (`words` false), ratings given
    already (0 to 10), and whether it may leave an entry."""

    practice: Practice
    timeline: Timeline
    bell: bool = False
    words: bool = True
    before: int | None = None
    after: int | None = None
    keep: bool = True


class OnePractice:
    """One practice with a person, or into a pipe. `keys` has what each face calls people to talk to."""

    def __init__(self, console: Console, context: Context, wish: PracticeWish, keys: CareKeys) -> None:
        self._console = console
        self._keeper = context.keeper
        self._practice_desk = practice_desk = context.practice_desk
        self._wish = wish
        self._keys = keys
        self._of = PracticeSession(practice_desk, wish.practice, wish.before, wish.after, keep=wish.keep, own=True)
        self._sittings = [self._keeper.sit(self._of, fill=self._of.remember)]
        self._drafted = console.now()
        self.ending: Ending = "enough"
        self.told: tuple[str, ...] = ()
        """What has to be said once it is kept; mostly nothing."""

    def run(self) -> None:
        """Waits for enter, runs it, says how it ended, and asks once how hard it is, where somebody is there to say.
        Ctrl+c ends it as enter does, and then nothing is asked.

        Raises: the console's own errors; whatever a signal raises. What it leaves is `keep`'s affair either way.
        """
        console = self._console
        try:
            if not self._begins():
                console.say(said.NOT_BEGUN)
                return
            self._follow(self._wish.timeline)
            while self.ending == "ground":
                self._ground()
        except KeyboardInterrupt:
            if console.interactive:
                console.say(said.ENOUGH)
            return
        if console.interactive:
            console.say(said.THE_END if self.ending == "whole" else said.ENOUGH)
            self._ask_again()

    def keep(self) -> str:
        """Makes the pages it leaves, and remembers what was breathed; the last page's id, empty where it leaves none.

        Raises: NotKeptYet; then it waits as a draft, where one can be written.
        """
        kept = ""
        for sitting in self._sittings:
            finished = sitting.finish()
            self.told += finished.told
            kept = finished.page or kept
        return kept

    @property
    def _ways(self) -> RunWays:
        practice, desk = self._of.practice, self._practice_desk
        parts = not practice.is_breathing
        leaves_out = (desk.leave_out, desk.bring_back) if practice.regions else (None, None)
        length = partial(desk.timeline, practice) if practice.is_breathing else None
        return RunWays(parts, not practice.outward, length, *leaves_out)

    def _begins(self) -> bool:
        """Says what it is, and takes a rating; false where the person would rather leave it."""
        wish, asks = self._wish, self._of.asks_before
        begun = start(
            self._console, wish.practice, wish.timeline.seconds, self._ways, asks=asks, by_bells=not wish.words
        )
        if begun.rated is not None:
            self._of.before = begun.rated
            self._sittings[-1].soon()
        return begun.begins

    def _follow(self, timeline: Timeline) -> None:
        wish = self._wish
        run = self._of.run = PracticeRun(timeline, self._console.now())
        self.ending = follow(
            self._console, run, bell=wish.bell, words=wish.words, ways=self._ways, meanwhile=self._draft
        )

    def _draft(self) -> None:
        """Now and then what ran so far is put into the draft."""
        now = self._console.now()
        if now - self._drafted >= DRAFTED_EVERY:
            self._drafted = now
            self._sittings[-1].soon()

    def _ground(self) -> None:
        """Out into the room instead."""
        of = self._of
        practice = self._practice_desk.spared(OUTWARD)
        self._of = of.instead(practice)
        if of.is_little:
            self._sittings.pop().forget_draft()
        self._sittings.append(self._keeper.sit(self._of, fill=self._of.remember))
        self._console.say(f"{practice.title}.")
        self._follow(self._practice_desk.timeline(practice))

    def _ask_again(self) -> None:
        """Asks once how hard it is now; ctrl+c leaves it."""
        if self._of.asks_after:
            self._console.say(said_of_scales.HOW_HARD_NOW_OR_ENTER)
            try:
                line = (self._console.ask() or "").strip()
                self._of.after = rating(line) if line else None
            except NotAnAnswer:
                self._console.say(said.NO_NUMBER)
            except KeyboardInterrupt:
                pass  # no number is an answer, too
        if more := self._of.more(self._keys.people, self._keys.cope):
            self._console.say(more)


def pick(menu: Menu, practice_desk: PracticeDesk) -> Practice | None:
    """Says all practices, each with its number, and asks for one; None where enter goes back. Raises: Left."""
    groups = practice_desk.grouped()
    listed = [practice for _, practices in groups for practice in practices]
    menu.say(*([said.NO_FAST_BREATHING] if menu.console.hearing.is_new("no fast breathing") else []))
    menu.say(*hidden(practice_desk))
    numbered = iter(steps.numbered(described(practice, practice_desk.usual(practice)) for practice in listed))
    lines: list[str] = []
    for group, practices in groups:
        heading = said.heading(group.title) + " " if group.title else ""
        lines += [f"{heading if not place else ''}{next(numbered)}" for place in range(len(practices))]
    menu.say_list(lines)
    hint = said.which_practice(len(listed))
    menu.say(hint)
    while words := menu.line(hint, finding=True):
        if words.isdecimal() and 1 <= int(words[:4]) <= len(listed):
            return listed[int(words) - 1]
        try:
            return practice_desk.choose(words)
        except NotAPattern as wrong:
            menu.say(*short_lines(str(wrong)))
        except LookupError as missing:
            menu.say(str(missing.args[0]))
        except BadContent as bad:
            menu.say(*bad.messages)
        menu.say(hint)
    return None


def run(face: Face) -> None:
    """Lists the practices, runs the one chosen, and keeps what it leaves.

    Raises: Left; NotKept; whatever a signal raises.
    """
    menu, practice_desk = face.menu, face.context.practice_desk
    practice = pick(menu, practice_desk)
    if practice is None:
        return
    wish = PracticeWish(practice, practice_desk.timeline(practice))
    one = OnePractice(menu.console, face.context, wish, LINE_KEYS)
    one.run()
    try:
        page_id = one.keep()
    except NotKeptYet as not_yet:
        raise NotKept(str(not_yet)) from not_yet
    if page_id:
        menu.say(said_of_drafts.KEPT)
        face.kept(page_id)
    menu.say(*one.told)


def described(practice: Practice, usual: str = "") -> str:
    """A practice in one line."""
    own = said_of_guides.IS_YOUR_OWN if practice.mine else ""
    length = "" if "minute" in practice.title else steps.about(practice.seconds)
    parts = (f"{practice.title}.", length, own, practice.summary, usual)
    return " ".join(part for part in parts if part)


def hidden(practice_desk: PracticeDesk) -> Sequence[str]:
    """What is said of practices that are hidden, if any are."""
    count = practice_desk.hidden
    if not count:
        return ()
    return (said.more_hidden(count),)
