"""A check-in in plain lines: how hard it is, feelings, once a week the dials that were picked, one line of words."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.checking_in import NOTHING_SAID, CheckingIn, Said
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.sessions import Begun
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.line import coping, dials, steps
from ptg_cli.line.answers import Misfit, rating, rating_and_feelings
from ptg_cli.line.console import WindowGone
from ptg_cli.line.menu import Left, LeftNothing, Menu
from ptg_cli.model.dials import Dial
from ptg_cli.model.entry import Entry
from ptg_cli.model.scales import FEELINGS
from ptg_cli.session.care import LINE_KEYS, Keys, grounding, steady

BEGIN: Final = "Check-in. Enter leaves any of it out."
KEPT: Final = "Kept."
NOTHING_KEPT: Final = "Nothing was kept."
_KEYS: Final = replace(LINE_KEYS, cope="c")
NOT_FOR_ME: Final = ("n", "not for me")

_HOW_HARD: Final = "\n".join(
    (
        f"How hard is it right now, whatever is weighing on you? {steps.SCALE_WORDS}.",
        f"Feelings, any or none: {', '.join(FEELINGS)}.",
        "Type a number, feelings, both such as “6 tired”, or enter.",
    )
)
_WORDS: Final = "One line of words, if you like. Or enter."
_MORE_WORDS: Final = "Anything more, in one line? Or enter."


def run(
    menu: Menu,
    context: Context,
    kept: Callable[[str], None],
    run_session: Callable[[Begun], str | None],
    *,
    weekly: bool = False,
) -> None:
    """One check-in; then, where it is loud, a hard moment if that is wanted, else the offer to pick what is asked once
    a week. `kept` gets the id of what was kept; `run_session` runs the guide that a strategy starts. With `weekly` the
    dials are asked for whether they are due or not.

    Raises: Left; NewerFormat, OSError; NotKept from a pipe; whatever a signal raises.
    """
    desk = context.checking_in
    if weekly and not desk.picked:
        dials.pick(menu, desk)
    asking = _Asking(menu, context, desk)
    first = desk.is_first()
    try:
        asking.ask(weekly=weekly)
    except LeftNothing:
        menu.say(NOTHING_KEPT)
        return
    except Left:  # /stop, or the end of the input: what was said is kept all the same
        pass
    page_id = asking.keep()
    if page_id:
        kept(page_id)
    if page_id and asking.wants_more():
        moment = context.coping.moment(asking.said.distress, asking.said.feelings)
        coping.run(menu, context, kept, run_session, at=moment)
    elif menu.console.interactive:
        dials.offer(menu, desk, first=first)


class _Asking:
    """The questions of one check-in, and what was said so far."""

    def __init__(self, menu: Menu, context: Context, desk: CheckingIn) -> None:
        self._menu = menu
        self._context = context
        self._desk = desk
        self._distress: int | None = None
        self._feelings: tuple[str, ...] = ()
        self._words: list[str] = []
        self._dials: dict[str, int] = {}

    @property
    def said(self) -> Said:
        """What was said so far."""
        return Said(self._distress, self._feelings, "\n".join(self._words), self._dials)

    def ask(self, *, weekly: bool) -> None:
        """Asks everything once. Raises: Left; NewerFormat, OSError."""
        self._menu.say(BEGIN)
        self._ask_how_loud()
        if weekly or self._desk.weekly_is_due():
            for dial in self._desk.picked:
                self._ask_dial(dial)
        self._ask_for_words()

    def _ask_how_loud(self) -> None:
        self._menu.say(_HOW_HARD)
        while line := self._menu.line(_HOW_HARD, asking=True):
            try:
                self._distress, self._feelings, words = rating_and_feelings(line)
            except Misfit as misfit:
                self._menu.say(str(misfit))
                continue
            if words:
                self._words.append(words)
                self._menu.say("Taken as your words.")
            break
        self._menu.steadying = steady(self._feelings)
        self._menu.say(*self._desk.when_loudest(self._distress))

    def _ask_dial(self, dial: Dial) -> None:
        question = "\n".join(
            (
                " ".join(part for part in ("The last seven days.", f"{dial.name}.", dial.question, dial.hint) if part),
                f"{dial.ends}. {dial.direction}",
                "A number, or enter. n: not for me, not asked or offered again.",
            )
        )
        self._menu.say(question)
        while line := self._menu.line(question, asking=True):
            if line.casefold() in NOT_FOR_ME:
                dials.hide(self._menu, self._desk, dial)
                return
            try:
                self._dials[dial.id] = rating(line)
            except Misfit as misfit:
                self._menu.say(str(misfit))
            else:
                return

    def _ask_for_words(self) -> None:
        question = _MORE_WORDS if self._words else _WORDS
        self._menu.say(question)
        try:
            line = self._menu.line(question, asking=True)
            if line:
                self._words += [line, *self._rest()]  # a paste of several lines is one text, and so is a pipe
        except Left:
            raise
        except BaseException:
            self._rescue(self._menu.console.unfinished)
            raise

    @property
    def _later(self) -> Keys:
        """For what is said once the pipe is at its end: commands."""
        slug = grounding(self._distress, self._feelings)
        return Keys(f"`ptg practice {slug}`", "`ptg sos`")

    def _rest(self) -> list[str]:
        console = self._menu.console
        if console.interactive:
            return console.rest()
        return list(iter(console.ask, None))

    def wants_more(self) -> bool:
        """Where it is loud, offers a hard moment; true where that is wanted. Raises: Left."""
        if not (self.said.is_loud and self._menu.console.interactive):
            return False
        return bool(self._menu.choice((), "Type c for that. Enter: enough for now.", ("c", "1")))

    def keep(self) -> str:
        """Keeps what was said and says so; its id, empty where there was nothing or the person gave up."""
        entry = self._desk.entry(self.said)
        if entry is None:
            self._menu.say(NOTHING_SAID)
            return ""
        page_id = self._try(entry)
        if page_id:
            self._menu.say(KEPT, *self.said.afterwards(_KEYS if self._menu.console.interactive else self._later))
        return page_id

    def _try(self, entry: Entry) -> str:
        """Tries for as long as the person wants; given up, the words are put where they can be found."""
        while True:
            try:
                return self._desk.keep(entry)
            except (OSError, JournalError) as error:
                if not self._menu.console.interactive:
                    self._rescue("")
                    raise NotKept(f"{explain(error)} The check-in was not kept.") from error
                hint = f"{explain(error)} It is not kept yet. Enter tries again. x gives up."
                try:
                    given_up = self._menu.choice((), hint, ("x",))
                except Left:
                    self._rescue("")
                    raise
                if given_up:
                    self._rescue("")
                    return ""

    def _rescue(self, unfinished: str) -> None:
        """Puts the words in recovery and says where."""
        words = "\n".join(part for part in (*self._words, unfinished) if part.strip())
        if not words:
            return
        try:
            said = f"Your words are here: {self._context.recovery.rescue(words.encode())}"
        except OSError as error:
            said = f"{explain(error)} Your words could be put nowhere but here, above."
        with suppress(WindowGone):
            self._menu.say(said)
