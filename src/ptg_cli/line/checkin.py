"""A check-in in plain lines: how hard it is, feelings, once a week the dials that were picked, one line of words."""

from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.desk.checkin import NOTHING_SAID, CheckinDesk
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import NOTHING_KEPT, NotKeptYet, Sitting
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.line import hard_moment, steps
from ptg_cli.line.answers import NotAnAnswer, rating, rating_and_feelings
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left, LeftNothing, Menu
from ptg_cli.line.talks import perform
from ptg_cli.model.dials import Dial
from ptg_cli.model.scales import FEELINGS
from ptg_cli.session.care import LINE_KEYS, CareKeys, grounding, steady
from ptg_cli.session.checkin import Checkin, CheckinPart
from ptg_cli.talks import dials

BEGIN: Final = "Check-in. Enter leaves any of it out."
KEPT: Final = "Kept."
OFFER: Final = "Once a week it can also ask how you sleep, how near people are, and more, if you like."
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


def run(face: Face, *, weekly: bool = False, draft: Draft | None = None) -> None:
    """One check-in; then, where it is hard, a hard moment if that is wanted, else the offer to pick what is asked once
    a week. With `weekly` the dials are asked for whether they are due or not. `draft` is one that was left behind, to
    go on with.

    Raises: Left; NewerFormat, Busy, OSError; NotKept from a pipe; whatever a signal raises.
    """
    menu, context = face.menu, face.context
    desk = context.checkin_desk
    if weekly and not desk.picked:
        perform(menu, partial(dials.pick, desk))
    checkin = desk.resume(draft.page.entry) if draft else desk.begin()
    sitting = context.keeper.sit(checkin, draft=draft.id if draft else "")
    asking = _Asking(menu, desk, checkin, sitting)
    first = desk.is_first()
    try:
        asking.ask(weekly=weekly)
    except LeftNothing:
        checkin.leave_nothing()
    except Left:  # /stop, or the end of the input: what was said is kept all the same
        pass
    page_id = asking.keep()
    if page_id:
        face.kept(page_id)
    if page_id and asking.wants_more():
        moment = context.strategy_desk.moment(checkin.distress, checkin.feelings)
        hard_moment.run(face, at=moment)
    elif menu.console.interactive and not checkin.leaves_nothing:
        _offer_dials(menu, desk, first=first)


def _offer_dials(menu: Menu, desk: CheckinDesk, *, first: bool) -> None:
    """Once a check-in is done: a number that picks the dials, or changes them. `first` true: says what that is.
    Raises: Left."""
    names = ", ".join(dial.name for dial in desk.picked)
    does = f"1 changes what is asked once a week: {names}." if names else "1 picks what is asked once a week."
    lines = [OFFER] if first and not names else []
    if menu.choice(lines, f"{does} Enter goes on. 0 leaves.", ("1",)):
        perform(menu, partial(dials.pick, desk))


class _Asking:
    """The questions of one check-in. Each answer is in its draft before the next question is asked."""

    def __init__(self, menu: Menu, desk: CheckinDesk, checkin: Checkin, sitting: Sitting) -> None:
        self._menu = menu
        self._desk = desk
        self._checkin = checkin
        self._sitting = sitting
        self._warned = False

    def ask(self, *, weekly: bool) -> None:
        """Asks everything once; of one that was left behind, what was not asked yet. Raises: Left; NewerFormat,
        OSError."""
        checkin = self._checkin
        self._menu.say(BEGIN)
        if weekly or self._desk.weekly_is_due():
            known = {dial.id for dial in checkin.asked}
            checkin.ask_about([*checkin.asked, *(dial for dial in self._desk.picked if dial.id not in known)])
        try:
            while (view := checkin.view).part is not CheckinPart.OVER:
                if view.dial is not None:
                    self._ask_dial(view.dial)
                elif view.part is CheckinPart.WORDS:
                    self._ask_for_words()
                    checkin.next()
                else:
                    self._ask_how_hard()
                self._draft()
        except Left:
            raise
        except BaseException:
            self._say_more(self._menu.console.unfinished)
            raise

    def _draft(self) -> None:
        """Puts what was said into the draft. Where the disk refuses, that is said once."""
        trouble = self._sitting.snapshot()
        if trouble and not self._warned and self._menu.console.interactive:
            self._menu.say(f"{trouble} The draft is not safe yet; it is tried again.")
        self._warned = bool(trouble)

    def _say_more(self, words: str) -> None:
        """Adds words under those that were said."""
        if words.strip():
            self._checkin.say("\n".join(part for part in (self._checkin.words, words) if part))

    def _ask_how_hard(self) -> None:
        checkin = self._checkin
        self._menu.say(_HOW_HARD)
        while line := self._menu.line(_HOW_HARD, asking=True):
            try:
                rated, felt, words = rating_and_feelings(line)
            except NotAnAnswer as misfit:
                self._menu.say(str(misfit))
                continue
            checkin.rate(rated)
            checkin.feel(felt)
            if words:
                self._say_more(words)
                self._menu.say("Taken as your words.")
            break
        self._menu.steadying = steady(checkin.feelings)
        self._menu.say(*checkin.when_hardest)
        while checkin.view.part in {CheckinPart.HOW_HARD, CheckinPart.FEELINGS}:  # both were asked in one line
            checkin.next()

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
                perform(self._menu, partial(dials.take_off, self._desk, dial))
                self._checkin.take_off(dial)
                return
            try:
                self._checkin.rate_dial(dial.id, rating(line))
                break
            except NotAnAnswer as misfit:
                self._menu.say(str(misfit))
        self._checkin.next()

    def _ask_for_words(self) -> None:
        question = _MORE_WORDS if self._checkin.words else _WORDS
        self._menu.say(question)
        line = self._menu.line(question, asking=True)
        if line:
            self._say_more("\n".join([line, *self._rest()]))  # a paste of several lines is one text, and so is a pipe

    @property
    def _later(self) -> CareKeys:
        """For what is said once the pipe is at its end: commands."""
        slug = grounding(self._checkin.distress, self._checkin.feelings)
        return CareKeys(f"`ptg practice {slug}`", "`ptg sos`")

    def _rest(self) -> list[str]:
        console = self._menu.console
        if console.interactive:
            return console.rest()
        return list(iter(console.ask, None))

    def wants_more(self) -> bool:
        """Where it is hard, offers a hard moment; true where that is wanted. Raises: Left."""
        if not (self._checkin.is_hard and self._menu.console.interactive):
            return False
        return bool(self._menu.choice((), "Type c for that. Enter: enough for now.", ("c", "1")))

    def keep(self) -> str:
        """Keeps what was said and says so; its id, empty where there was nothing or the person gave up. Raises: Left,
        NotKept."""
        while True:
            try:
                finished = self._sitting.finish()
                break
            except NotKeptYet as not_yet:
                if not self._menu.console.interactive:
                    raise NotKept(f"{not_yet.why} The check-in was not kept. {self._put_aside()}") from not_yet
                hint = f"{not_yet.why} It is not kept yet. {not_yet.where} Enter tries again. x gives up."
                try:
                    given_up = self._menu.choice((), hint, ("x",))
                except Left:
                    self._menu.say(self._put_aside())
                    raise
                if given_up:
                    self._menu.say(self._put_aside())
                    return ""
        if finished.page:
            keys = _KEYS if self._menu.console.interactive else self._later
            self._menu.say(KEPT, *self._checkin.afterwards(keys))
        else:
            self._menu.say(NOTHING_KEPT if finished.nothing else NOTHING_SAID)
        return finished.page

    def _put_aside(self) -> str:
        """Given up: where the words are now."""
        try:
            return self._sitting.put_aside()
        except (OSError, JournalError) as error:
            return f"{explain(error)} Your words could be put nowhere but here, above."
        finally:
            self._sitting.close()
