"""A practice in plain lines from its title to what it leaves; and choosing one from the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ptg_cli.desk.practising import LEAST_SECONDS, Practising, SettleRating
from ptg_cli.library.errors import BadContent
from ptg_cli.line import steps
from ptg_cli.line.answers import Misfit, rating
from ptg_cli.line.console import Console
from ptg_cli.line.following import ENOUGH, Ending, follow
from ptg_cli.line.menu import Menu
from ptg_cli.model.practice import NotAPattern, Practice, Timeline
from ptg_cli.session.care import Keys, Loudness, loudness
from ptg_cli.session.run import Run

SETTLE: Final = 4.0
"""Seconds to settle before the first breath."""

THE_END: Final = "It ends here."
KEPT: Final = "Kept."
NO_FAST_BREATHING: Final = (
    "There is no fast, hard breathing here: it can bring dizziness, tingling and panic, and some people faint."
)

_SETTLING: Final = "It begins in four seconds. A digit now says how loud it is, if you like."
_BY_EAR: Final = "One bell is in. Two are out. Three are the end."
_HOW_LOUD: Final = "How loud now? A number, or enter."
_STILL_LOUD: Final = "Still loud. {people} shows people to talk to. {cope} has more to try."


@dataclass(frozen=True, slots=True)
class Wish:
    """How a practice is to be run: which, how long, with a bell, by the bell alone (`words` false), ratings given
    already (0 to 10), and whether it may leave an entry."""

    practice: Practice
    timeline: Timeline
    bell: bool = False
    words: bool = True
    before: int | None = None
    after: int | None = None
    keep: bool = True


class Sitting:
    """One practice with a person, or into a pipe. `people` is what each face calls people to talk to."""

    def __init__(self, console: Console, practising: Practising, wish: Wish, keys: Keys) -> None:
        self._console = console
        self._practising = practising
        self._wish = wish
        self._keys = keys
        self._before = wish.before
        self._after = wish.after
        self._run: Run | None = None
        self.ending: Ending = "enough"

    def run(self) -> None:
        """Settles, runs it, says how it ended, and asks once how loud it is now, where somebody is there to say.
        Ctrl+c ends it as enter does, and then nothing is asked.

        Raises: the console's own errors; whatever a signal raises. What it leaves is `keep`'s affair either way.
        """
        console, wish = self._console, self._wish
        try:
            if console.interactive:
                self._begin()
                self._settle()
            self._run = Run(wish.timeline, console.now())
            self.ending = follow(console, self._run, bell=wish.bell, words=wish.words)
        except KeyboardInterrupt:
            if console.interactive:
                console.say(ENOUGH)
            return
        if console.interactive:
            console.say(THE_END if self.ending == "whole" else ENOUGH)
            self._ask_again(self._run)

    def keep(self) -> str:
        """Keeps the entry it leaves, and remembers what was breathed; the entry's id, empty where it leaves none.

        Raises: NewerFormat, OSError.
        """
        wish = self._wish
        if not wish.keep or self._run is None:
            return ""
        self.told = self._practising.remember(wish.practice)
        entry = self._practising.entry(wish.practice, self._run, self._before, self._after)
        return self._practising.keep(entry) if entry else ""

    told: str = ""
    """What the disk did when the practice was to be remembered; mostly nothing."""

    def _begin(self) -> None:
        practice, wish = self._wish.practice, self._wish
        self._console.say(f"{practice.title}.")
        if practice.summary:
            self._console.say(practice.summary)
        self._console.say(f"{steps.about(wish.timeline.seconds)} Enter ends it at any time.")
        if not wish.words:
            self._console.say(_BY_EAR)

    def _settle(self) -> None:
        asks = self._before is None and self._keeps
        self._console.say(_SETTLING if asks else "It begins in four seconds.")
        settled = SettleRating()
        for key in self._console.keys(SETTLE):
            settled.press(key)
        if asks and settled.value is not None:
            self._before = settled.value
            self._console.say(f"{settled.value}.")

    @property
    def _keeps(self) -> bool:
        return self._wish.keep and self._practising.keeps

    def _ask_again(self, run: Run) -> None:
        """Asks once how loud it is now; ctrl+c leaves it."""
        if self._after is None and self._keeps and (run.seconds >= LEAST_SECONDS or self._before is not None):
            self._console.say(_HOW_LOUD)
            try:
                line = (self._console.ask() or "").strip()
                self._after = rating(line) if line else None
            except Misfit:
                self._console.say("That is no number from 0 to 10, so it is left out.")
            except KeyboardInterrupt:
                pass
        loud = self._after if self._after is not None else self._before
        if loudness(loud, ()) is not Loudness.CALM:
            self._console.say(self._keys.fill(_STILL_LOUD))


def pick(menu: Menu, practising: Practising) -> Practice | None:
    """Says all practices, each with its number, and asks for one; None where enter goes back. Raises: Left."""
    listed = practising.listed()
    menu.say(*steps.numbered(described(practice, practising.usual(practice)) for practice in listed))
    menu.say(*hidden(practising), NO_FAST_BREATHING)
    hint = f"A number from 1 to {len(listed)}, a name, or a pattern such as 4-6. Enter goes back. 0 leaves."
    menu.say(hint)
    while words := menu.line(hint):
        if words.isdecimal() and 1 <= int(words[:4]) <= len(listed):
            return listed[int(words) - 1]
        try:
            return practising.choose(words)
        except NotAPattern as wrong:
            menu.say(str(wrong))
        except LookupError as missing:
            menu.say(str(missing.args[0]))
        except BadContent as bad:
            menu.say(*bad.messages)
        menu.say(hint)
    return None


def practise(menu: Menu, practising: Practising, keys: Keys, kept: Callable[[str], None]) -> None:
    """Lists the practices, runs the one chosen, and keeps what it leaves; `kept` gets its id.

    Raises: Left; NewerFormat, OSError; whatever a signal raises.
    """
    practice = pick(menu, practising)
    if practice is None:
        return
    sitting = Sitting(menu.console, practising, Wish(practice, practising.timeline(practice)), keys)
    sitting.run()
    page_id = sitting.keep()
    if page_id:
        menu.say(KEPT)
        kept(page_id)
    menu.say(*([sitting.told] if sitting.told else []))


def described(practice: Practice, usual: str = "") -> str:
    """A practice in one line."""
    own = "Your own." if practice.mine else ""
    parts = (f"{practice.title}.", steps.about(practice.seconds), own, practice.summary, usual)
    return " ".join(part for part in parts if part)


def hidden(practising: Practising) -> Sequence[str]:
    """What is said of practices that are hidden, if any are."""
    count = practising.hidden
    if not count:
        return ()
    return (f"{count} more {'is' if count == 1 else 'are'} hidden, as your settings ask (`ptg config get avoid`).",)
