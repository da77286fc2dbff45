"""A check-in in plain lines: how hard it is, feelings, once a week the dials that were picked, one line of words."""

from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.desk.checkin import CheckinDesk
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import NotKeptYet, Sitting
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.line import hard_moment, steps
from ptg_cli.line.answers import NotAnAnswer, feelings_or_words, is_slip, rating, rating_and_feelings
from ptg_cli.line.console import take_unfinished
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left, LeftNothing, Menu, WentBack
from ptg_cli.line.talks import perform
from ptg_cli.model.dials import Dial
from ptg_cli.model.scales import FEELINGS
from ptg_cli.sentences import checkin as said
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.session.care import LINE_KEYS, CareKeys, grounding, steady
from ptg_cli.session.checkin import Checkin, CheckinPart, View
from ptg_cli.talks import dials

_KEYS: Final = replace(LINE_KEYS, cope="c")
_DIALS: Final = "d"
"""What is typed to choose what is asked once a week."""
_NOT_FOR_ME: Final = ("n", said.NOT_FOR_ME)


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
    first, left = desk.is_first(), False
    try:
        asking.ask(weekly=weekly)
    except LeftNothing:
        checkin.leave_nothing()
    except Left:  # /stop, or the end of the input: what was said is kept all the same
        left = True
    page_id = asking.keep()
    if page_id:
        face.kept(page_id)
    if page_id and asking.wants_more():
        moment = context.strategy_desk.moment(checkin.distress, checkin.feelings)
        hard_moment.run(face, at=moment)
    elif page_id and menu.console.interactive and first and not (left or checkin.is_hard or desk.picked):
        _offer_dials(menu, desk)


def _offer_dials(menu: Menu, desk: CheckinDesk) -> None:
    """Once the first check-in is done: one question, whether there is something to ask once a week. Raises: Left."""
    if menu.choice([said.DIALS_OFFER], said.DIALS_HINT, ("1",)):
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
        self._menu.say(said.BEGINNING)
        if weekly or self._desk.weekly_is_due():
            known = {dial.id for dial in checkin.asked}
            checkin.ask_about([*checkin.asked, *(dial for dial in self._desk.picked if dial.id not in known)])
        try:
            while (view := checkin.view).part is not CheckinPart.OVER:
                try:
                    self._ask_about(view)
                except WentBack:
                    checkin.back()
                self._draft()
        except Left:
            raise
        except BaseException:
            self._say_more(take_unfinished(self._menu.console))
            raise

    def _ask_about(self, view: View) -> None:
        """Asks what is asked now, and goes on. Raises: Left, WentBack."""
        match view.part:
            case CheckinPart.HOW_HARD:
                self._ask_how_hard()
            case CheckinPart.FEELINGS:
                self._ask_feelings()
                self._checkin.next()
            case CheckinPart.WORDS:
                self._ask_for_words()
                self._checkin.next()
            case _:
                assert view.dial is not None
                self._ask_dial(view.dial)

    def _draft(self) -> None:
        """Puts what was said into the draft. Where the disk refuses, that is said once."""
        trouble = self._sitting.snapshot()
        if trouble and not self._warned and self._menu.console.interactive:
            self._menu.say(said_of_drafts.tried_again(trouble))
        self._warned = bool(trouble)

    def _say_more(self, words: str) -> None:
        """Adds words under those that were said."""
        if words.strip():
            self._checkin.say("\n".join(part for part in (self._checkin.words, words) if part))

    def _ask_how_hard(self) -> None:
        checkin = self._checkin
        hint = said_of_scales.TYPE_NUMBER_OR_ENTER
        self._menu.say(steps.how_hard(self._menu.console.hearing), hint)
        about = (*said_of_scales.SCALE_IN_FULL, said.D_CHOOSES_DIALS, said_of_line.HOW_TO_STOP)
        felt: tuple[str, ...] = ()
        words = ""
        while line := self._menu.line(hint, asking=True, known={*FEELINGS, _DIALS}, about=about):
            if line.casefold() == _DIALS and self._menu.console.interactive:
                self._choose_dials()
                self._menu.say(hint)
                continue
            try:
                if is_slip(line) and self._menu.console.interactive:
                    raise NotAnAnswer(said_of_scales.WHOLE_NUMBER)
                rated, felt, words = rating_and_feelings(line)
            except NotAnAnswer as misfit:
                self._menu.say(str(misfit))
                continue
            checkin.rate(rated)
            checkin.feel(felt)
            self._take_words(words)
            break
        self._menu.steadying = steady(checkin.feelings)
        self._menu.say(*checkin.when_hardest)
        checkin.next()
        if felt or words:  # it was said in the same line
            checkin.next()

    def _choose_dials(self) -> None:
        """Chooses what is asked once a week; where that is due, it is asked at once."""
        perform(self._menu, partial(dials.pick, self._desk))
        if self._checkin.asked or self._desk.weekly_is_due():
            self._checkin.ask_about(self._desk.picked)

    def _ask_feelings(self) -> None:
        self._menu.say(steps.what_do_you_feel(self._menu.console.hearing))
        hint = said_of_scales.WHAT_DO_YOU_FEEL_SHORT
        about = (said_of_scales.FEELINGS_ANY_OR_NONE, said_of_line.HOW_TO_STOP)
        while line := self._menu.line(hint, asking=True, back=True, known=FEELINGS, about=about):
            felt = feelings_or_words(line)
            if felt.misfit and self._menu.console.interactive:
                self._menu.say(felt.misfit)
                continue
            self._checkin.feel(felt.feelings)
            self._take_words(line if felt.misfit else felt.words)
            break
        self._menu.steadying = steady(self._checkin.feelings)

    def _take_words(self, words: str) -> None:
        """Own words that were said where a number or feelings were asked for."""
        if words:
            self._say_more(words)
            self._menu.say(said.TAKEN_AS_WORDS)

    def _ask_dial(self, dial: Dial) -> None:
        question = "\n".join(
            (
                " ".join(part for part in (said.LAST_SEVEN_DAYS, f"{dial.name}.", dial.question, dial.hint) if part),
                f"{dial.ends}. {dial.direction}",
                said.DIAL_HINT,
            )
        )
        self._menu.say(question)
        while line := self._menu.line(question, asking=True, back=True):
            if line.casefold() in _NOT_FOR_ME:
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
        question = said.MORE_WORDS_OR_ENTER if self._checkin.words else said.WORDS_OR_ENTER
        self._menu.say(question)
        line = self._menu.line(question, asking=True, back=True)
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
        return bool(self._menu.choice((), said.HARD_MOMENT_HINT, ("c", "1")))

    def keep(self) -> str:
        """Keeps what was said and says so; its id, empty where there was nothing or the person gave up. Raises: Left,
        NotKept."""
        while True:
            try:
                finished = self._sitting.finish()
                break
            except NotKeptYet as not_yet:
                if not self._menu.console.interactive:
                    raise NotKept(said.not_kept(not_yet.why, self._put_aside())) from not_yet
                hint = said_of_drafts.not_kept_yet(not_yet.why, not_yet.where)
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
            self._menu.say(said_of_drafts.KEPT, *self._checkin.afterwards(keys))
        else:
            self._menu.say(said_of_drafts.NOTHING_KEPT if finished.nothing else said.NOTHING_SAID)
        return finished.page

    def _put_aside(self) -> str:
        """Given up: where the words are now."""
        try:
            return self._sitting.put_aside()
        except (OSError, JournalError) as error:
            return said.only_here(explain(error))
        finally:
            self._sitting.close()
