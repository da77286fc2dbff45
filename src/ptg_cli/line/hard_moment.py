"""A hard moment in plain lines. When it is very hard nothing is asked before something is offered."""

from typing import Final

from ptg_cli.desk.hard_moment import HardMomentVisit
from ptg_cli.desk.strategy_list import fits, headed, in_order
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.errors import NotKept
from ptg_cli.line import steps
from ptg_cli.line.answers import NotAnAnswer, feelings_in, near_feelings, rating
from ptg_cli.line.console import take_unfinished
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left, LeftNothing
from ptg_cli.line.pause import run_practice
from ptg_cli.line.talks import perform
from ptg_cli.model.distress import PEOPLE_FROM, at_least
from ptg_cli.model.practice import Practice
from ptg_cli.model.scales import CONTROL, FEELINGS, WORTH
from ptg_cli.model.strategy import Strategy, Suggested
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import hard_moment as said
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.sentences import writing as said_of_writing
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.hard_moment import HardMoment, HardMomentStage
from ptg_cli.talks import plan

_WORTH: Final = {str(number): one for number, one in enumerate(WORTH, 1)}
_WHOSE: Final = {str(number): one for number, one in enumerate(CONTROL, 1)}


def run(
    face: Face, *, at: HardMoment | None = None, strategy: Strategy | None = None, draft: Draft | None = None
) -> None:
    """One hard moment. `at` is one that has begun already, `strategy` what is to be begun at once, `draft` one that was
    left behind, to go on with.

    Raises: Left; NewerFormat, Busy, NoSuchStrategy, OSError; NotKept from a pipe, where nobody can be told; whatever a
    signal raises.
    """
    desk = face.context.strategy_desk
    at = desk.resume(draft.page.entry) if draft else at or desk.moment()
    talking = _Talking(face, at, draft.id if draft else "")
    if strategy is not None:
        talking.begin(strategy)
    talking.run()


def one_thing(at: HardMoment) -> list[str]:
    """The one thing that is offered when it is very hard, with its first step; then whom to reach."""
    offered = at.one
    assert offered is not None
    strategy = offered.strategy
    lines = (
        said.this_one(strategy.title, offered.why),
        said.to_begin(strategy.steps[0]) if strategy.steps else "",
        *at.emergency,
        at.remembered(strategy),
        at.from_plan.said,
        strategy.caution,
    )
    return [line for line in lines if line]


def three(at: HardMoment) -> list[str]:
    """The three that are offered, each with its number and its reason."""
    return [_offered(number, one) for number, one in enumerate(at.offers, 1)]


def _offered(number: int, one: Suggested) -> str:
    reason = f"{one.why} ({one.note})" if one.note else one.why
    return said.offered(number, one.strategy.said, one.strategy.about.replace(" · ", ", "), reason)


class _Talking:
    """The conversation of one hard moment."""

    def __init__(self, face: Face, at: HardMoment, draft: str) -> None:
        context = face.context
        self._face = face
        self._menu = face.menu
        self._context = context
        self._desk = context.strategy_desk
        self._at = at
        self._trying = HardMomentVisit(context.keeper, context.plan_desk, self._desk, at, draft)
        self._over = False
        self._warned = False
        self._typed = ""  # while a practice ran
        self._changes = context.steadies.changes
        self._told: set[str] = set()  # ids of pages that were told of

    def run(self) -> None:
        """Goes on until it is over. Leaving in the middle of something keeps that it was begun."""
        draw = {
            HardMomentStage.HARD: self._hard,
            HardMomentStage.ONE: self._one,
            HardMomentStage.FEELINGS: self._feelings,
            HardMomentStage.OFFERS: self._offers,
            HardMomentStage.DOING: self._doing,
            HardMomentStage.AFTER: self._after,
            HardMomentStage.TRIGGER: self._trigger,
            HardMomentStage.SAID: self._said,
        }
        try:
            while not self._over:
                draw[self._at.stage]()
                self._draft()
        except NotKept:
            raise
        except Left as left:
            if isinstance(left, LeftNothing):
                self._at.leave_nothing()
            self._tell(self._trying.leave())
            self._tell_kept()
            raise
        except BaseException:
            if self._at.stage is HardMomentStage.TRIGGER:
                self._at.hold_trigger(take_unfinished(self._menu.console))
            raise  # the keeper has what was said, and whoever opened this asks it to keep that
        self._trying.sitting.close()

    def _draft(self) -> None:
        """Puts what was said into the draft. Where the disk refuses, that is said once."""
        trouble = self._trying.sitting.snapshot()
        if trouble and not self._warned and self._menu.console.interactive:
            self._menu.say(said_of_drafts.tried_again(trouble))
        self._warned = bool(trouble)

    def _tell_kept(self) -> None:
        if self._trying.sitting.page and self._trying.sitting.page not in self._told:
            self._told.add(self._trying.sitting.page)
            self._face.kept(self._trying.sitting.page)

    def begin(self, strategy: Strategy) -> None:
        """Begins a strategy at once."""
        self._trying.choose(strategy)

    # Before

    def _hard(self) -> None:
        new = self._menu.console.hearing.is_new("how hard")
        self._menu.say(said.HOW_HARD_QUESTION if new else said.HOW_HARD_SHORT)
        self._at.rate(self._rating(said.HOW_HARD_SHORT))

    def _one(self) -> None:
        offered = self._at.one
        assert offered is not None
        if self._changes != self._context.steadies.changes:  # a line was taken off, or put back
            self._changes = self._context.steadies.changes
            self._at.look_again()
        self._menu.say(*one_thing(self._at))
        if practice := offered.strategy.practice:  # it begins with enter, so who might not want it hears so before
            self._menu.say(*filter(None, (self._context.practice_desk.spared(practice).instead,)))
        wrote = self._at.from_plan.wrote
        hint = said.one_thing_hint(wrote=bool(wrote))
        match self._menu.choice((), hint, ("n", "p", *("t" for _ in wrote)), begins=True, about=self._menu.card("")):
            case "t":
                self._menu.take_off(wrote)
            case "n":
                self._at.another()
            case "p":
                self._plan()
            case _:
                self.begin(offered.strategy)

    def _feelings(self) -> None:
        self._menu.say(steps.what_do_you_feel(self._menu.console.hearing))
        found: tuple[str, ...] = ()
        about = [said_of_scales.FEELINGS_ANY_OR_NONE]
        while line := self._menu.line(said_of_scales.WHAT_DO_YOU_FEEL_SHORT, finding=True, known=FEELINGS, about=about):
            found, others = feelings_in(line)
            if not others:
                break
            self._menu.say(said_of_scales.not_among_feelings(others, near_feelings(others)))
        self._at.feel(found)

    def _offers(self) -> None:
        offers = self._at.offers
        self._menu.say(*three(self._at))
        self._menu.say(said.OFFERS_HINT)
        hint = said.which_offer(len(offers))
        line = self._menu.line(hint, finding=True)
        match line.casefold():
            case "":
                self._tell(self._trying.leave())
                self._end(said.ENOUGH)
            case "w":
                self._whose()
            case "a":
                self._pick()
            case number if number.isdecimal() and 1 <= int(number[:3]) <= len(offers):
                self.begin(offers[int(number) - 1].strategy)
            case numbers if not any(letter.isalpha() for letter in numbers):
                self._menu.say(
                    said_of_line.ONE_NUMBER if " " in numbers or "," in numbers else said_of_line.NO_SUCH_NUMBER
                )
            case _:
                self._by_name(line)

    def _whose(self) -> None:
        lines = (
            *(said.because(one.strategy.said, one.why) for one in self._at.offers),
            said.WHOSE,
            *steps.numbered(f"{answer[0].lower()}{answer[1:]}." for answer in said.WHOSE_IT_IS),
        )
        chosen = self._menu.choice(lines, said.WHOSE_HINT, tuple(_WHOSE))
        if chosen:
            self._at.whose(_WHOSE[chosen])

    def _pick(self) -> None:
        everything = in_order(self._at.strategies, self._desk.families)
        rows, family = [], ""
        for number, one in enumerate(everything, 1):
            heading = "" if one.family == family else f"{one.family.capitalize()}. "
            family = one.family
            rows.append(f"{heading}{number} {one.said}.")
        self._menu.say_list(rows)
        hint = said.which_of_all(len(everything))
        self._menu.say(hint)
        line = self._menu.line(hint, finding=True)
        if line.isdecimal() and 1 <= int(line[:4]) <= len(everything):
            self.begin(everything[int(line) - 1])
        elif line:
            self._by_name(line)

    def _by_name(self, line: str) -> None:
        """Begins the one of that name; else offers those that a word finds."""
        try:
            self.begin(self._desk.strategy(line))
        except LookupError as missing:
            found = [one for one in self._at.strategies if fits(one, line)]
            if not found:
                self._menu.say(str(missing.args[0]))
                return
            numbers = tuple(str(number) for number in range(1, len(found) + 1))
            listed = steps.numbered(f"{one.said}." for one in found)
            hint = said_of_line.which_row(len(found))
            if chosen := self._menu.choice(listed, hint, numbers):
                self.begin(found[int(chosen) - 1])

    # Doing

    def _doing(self) -> None:
        strategy, at_once = self._at.doing, self._at.at_once
        if not at_once:
            self._menu.say(f"{strategy.said}.", *strategy.steps)
            self._menu.say(*filter(None, (self._at.remembered(strategy), strategy.caution)))
        elif not strategy.practice:
            self._menu.say(*strategy.steps[1:])  # the first one was said with it
        people = self._desk.company(strategy)
        if people:
            self._menu.say(said.people_named(person.said for person in people))
        if strategy.guide:
            self._menu.choice((), said.OPENS_QUESTIONS, ())
            self._at.done(self._run_guide(strategy))
            return
        console = self._menu.console
        if strategy.practice and (at_once or console.interactive):
            practice = self._context.practice_desk.spared(strategy.practice)
            begun = list[Practice]()
            typed = run_practice(
                console, headed(strategy, practice), lambda practice, run: begun.append(practice), at_once=at_once
            )
            if console.interactive and not (begun or typed):
                raise Left
            if typed.isdecimal():
                self._menu.say(said_of_line.NUMBER_FOR_NOTHING)
            elif typed:
                self._menu.say(said.WORDS_KEPT)
                self._typed = typed
        else:  # a pipe has the enter here that begins a practice on a terminal
            theirs = said.ENTER_GOES_ON if strategy.own_words else said.TAKE_YOUR_TIME_HINT
            self._menu.choice((), theirs, ())
        self._at.done()

    def _run_guide(self, strategy: Strategy) -> int | None:
        """Runs the guide that a strategy starts, with what was said already; how hard it was at its close."""
        context, console = self._context, self._menu.console
        intent = self._trying.intent(context.now())
        guide = context.library.guide(strategy.guide)
        begun = context.sessions.begin(guide, intent, LINE_KEYS, asked=console.interactive)
        self._face.run_session(begun)
        return begun.session.rated_after

    # After

    def _after(self) -> None:
        number = self._at.now
        if number is None:
            question = said_of_scales.HOW_HARD_NOW_OR_ENTER
            self._menu.say(question)
            number = self._rating(question)
        typed, self._typed = in_one_line(self._typed), ""
        self._at.hold_after(number, "", typed)
        self._draft()
        if at_least(number, PEOPLE_FROM) and self._menu.console.interactive:
            self._at.after(number, "", typed)  # nothing more is asked: what follows says who there is to talk to
            self._keep_once_told()
            return
        worth = ""
        try:
            worth = self._menu.choice(
                (said.worth_doing_question(),),
                said.NUMBER_OR_ENTER,
                tuple(_WORTH),
            )
            self._at.hold_after(number, _WORTH.get(worth, ""), typed)
            self._draft()
            self._menu.say(*([said_of_writing.you_wrote(typed)] if typed else []), said.REMEMBER_OR_ENTER)
            remember = " ".join(filter(None, (typed, self._menu.line(said.REMEMBER_OR_ENTER, asking=True))))
        except BaseException:  # what was said so far is kept, down to the line that was not ended
            unfinished = " ".join(filter(None, (typed, take_unfinished(self._menu.console))))
            self._at.hold_after(number, _WORTH.get(worth, ""), unfinished)
            raise
        self._at.after(number, _WORTH.get(worth, ""), remember)
        self._keep_once_told()

    def _keep_once_told(self) -> None:
        """A try is kept once all of it was told."""
        if self._at.stage is HardMomentStage.SAID:
            self._tell(self._trying.keep())
            self._tell_kept()

    def _trigger(self) -> None:
        self._menu.say(said.SET_OFF_OR_ENTER)
        self._at.set_off(self._menu.line(said.SET_OFF_OR_ENTER, asking=True))
        self._keep_once_told()

    def _tell(self, done: str) -> None:
        """Says what the disk did, if it did anything. Raises: NotKept where nobody is there to hear it."""
        if done and not self._menu.console.interactive:
            raise NotKept(done)
        self._menu.say(*filter(None, (done,)))

    def _said(self) -> None:
        self._menu.say(*self._at.said)
        if self._at.card_due:
            self._menu.say(*self._menu.card(""))
            self._menu.say(*filter(None, (self._trying.use_plan(),)))
        hint = said.AFTER_HINT
        match self._menu.choice((), hint, ("a", "p")):
            case "a":
                self._trying.again()
            case "p":
                self._plan()
            case _:
                self._end(said_of_drafts.KEPT if self._trying.kept else said.ENOUGH)

    def _plan(self) -> None:
        perform(self._menu, plan.begin(self._face.context, plan.NOW if self._at.is_hard else ""))

    def _end(self, said: str) -> None:
        self._menu.say(said)
        self._over = True

    def _rating(self, question: str) -> int | None:
        while line := self._menu.line(
            question, asking=True, about=[f"{said_of_scales.SCALE_POINTS}.", said_of_line.HOW_TO_STOP]
        ):
            try:
                return rating(line)
            except NotAnAnswer:
                self._menu.say(said_of_scales.WHOLE_NUMBER)
        return None
