"""The line face: draws a session as appended lines and takes its answers."""

from collections.abc import Sequence

from ptg_cli.desk.keeper import Finished, NotKeptYet
from ptg_cli.line import steps
from ptg_cli.line.answers import (
    NotAnAnswer,
    choice,
    feelings_or_words,
    is_slip,
    numbered,
    rating,
    rating_and_feelings,
)
from ptg_cli.line.commands import Command, read_line
from ptg_cli.line.console import Console, PipeConsole
from ptg_cli.line.conversation import END, Conversation, SessionMoved, joined, with_note
from ptg_cli.line.services import Services
from ptg_cli.line.shares import SharesInLines
from ptg_cli.model.answer import Answer, Listed, Number, Piles, Text, in_piles
from ptg_cli.model.distress import PEOPLE_FROM, at_least
from ptg_cli.model.folded import folded
from ptg_cli.model.guide import Choose, Day, Items, Pause, Read, Recall, Scale, Shares, Sort, Write
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.sentences import writing as said
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, NamedSteadyWay, Offer, Opening, Question, SessionEnded, meant

_YES = {"yes", "y"}
_NO = {"no", "n"}


class WritingInLines:
    """One session in line mode, from where it stands to its end."""

    def __init__(self, session: Session, console: Console, hands: Services) -> None:
        self._session = session
        self._console = console
        self._hands = hands
        self._talk = Conversation(session, console, hands)
        self._since: float | None = None
        self._carried: list[str] = []  # words typed before there was a question for them
        self._arrived = ""  # of those, what the question that is asked now was given
        self._said_last_lines = False

    def run(self) -> str | None:
        """Runs the session to its end. Returns the kept entry's id, or None where there is none.

        Raises: NotKeptYet where the entry could not be kept; the console's own errors; whatever a signal raises, the
        session holding by then what there was.
        """
        if self._talk.nothing:
            self._console.say(said.LEAVING_NOTHING)
        if self._console.interactive and isinstance(self._session.view, Question | Closing):
            self._console.say(said.go_on_where_stopped(self._session.guide.title))
        if isinstance(self._console, PipeConsole):
            self._console.waits = self._talk.keep_so_far
        while True:
            self._talk.lines = None
            view = self._session.view
            try:
                match view:
                    case Opening():
                        self._opening(view)
                    case Offer():
                        self._offer(view)
                    case Question():
                        self._ask(view)
                    case Closing():
                        self._close(view)
                    case SessionEnded():
                        return self._end()
            except SessionMoved:
                continue  # a word led to another question: that one is asked
            except BaseException:
                self._add_carried()
                self._talk.hold_unfinished()
                raise

    # Opening and offers

    def _opening(self, view: Opening) -> None:
        self._talk.show(steps.opening(view, self._console.hearing), about=said_of_scales.SCALE_IN_FULL)
        self._talk.in_opening = False
        if view.asks_rating:
            number, feelings, words = self._rate()
            if view.asks_feelings and not (feelings or words or at_least(number, PEOPLE_FROM)):
                feelings, words = self._feel()
            self._session.open(number, feelings)
            self._carry(words)
        else:
            self._session.open()

    def _offer(self, view: Offer) -> None:
        ways = view.named(self._hands.practice)
        numbered_ways = steps.numbered(way.name if way.wrote else f"{way.name}." for way in ways)
        self._talk.show([*view.lines, *(self._hands.card("") if view.card else ()), *numbered_ways])
        if ways:
            self._carry(self._offer_ways(ways))
        else:
            self._talk.show_more(said.ENTER_OR_STOP)
            while words := self._talk.read_or_stop(choosing=True).strip():
                self._carry(words)
                self._console.say(said.ENTER_OR_STOP)
        self._session.go_on()

    def _offer_ways(self, ways: Sequence[NamedSteadyWay]) -> str:
        """Offers ways to steady; returns words that were typed instead of an answer, or while one ran."""
        self._talk.show_more(said.NUMBER_BEGINS_ONE)
        line = self._talk.read_or_stop(choosing=True)
        number = "1" if line.strip().casefold() in _YES else line.strip()
        if not (number.isdecimal() and 1 <= int(number[:3]) <= len(ways)):
            return line
        way = ways[int(number) - 1]
        if way.practice is not None:
            return self._talk.run_practice(way.practice)
        self._talk.show([way.name, said.OWN_LINES_HINT])
        return self._talk.read_or_stop(choosing=True)

    def _offer_practice(self, slug: str) -> str:
        """Offers a practice; returns words that were typed instead of an answer, or while it ran."""
        practice = self._hands.practice(slug)
        self._talk.show_more(said.begins_one(practice.title))
        line = self._talk.read_or_stop(choosing=True)
        if line.strip().casefold() not in {"1", *_YES}:
            return line
        return self._talk.run_practice(practice)

    def _rate(self) -> tuple[int | None, tuple[str, ...], str]:
        """A rating and feelings, either or none, and words that are neither."""
        while True:
            line = self._talk.read_or_stop(known=FEELINGS)
            try:
                if is_slip(line) and self._console.interactive:
                    raise NotAnAnswer(said_of_scales.WHOLE_NUMBER)
                return rating_and_feelings(line)
            except NotAnAnswer as misfit:
                self._console.say(str(misfit))

    def _feel(self) -> tuple[tuple[str, ...], str]:
        """Feelings, any or none, and words that are none of them."""
        about = [said_of_scales.FEELINGS_ANY_OR_NONE]
        self._talk.in_opening = True
        self._talk.show([steps.what_do_you_feel(self._console.hearing)], about=about)
        while True:
            felt = feelings_or_words(self._talk.read_or_stop(known=FEELINGS))
            if not felt.misfit:
                return felt.feelings, felt.words
            self._console.say(felt.misfit)

    def _carry(self, words: str) -> None:
        """Takes words typed before there was a question for them along to the next one; a yes or no was meant
        for what was asked, and a number is no answer to a question that was not heard yet."""
        if words.strip().isdecimal():
            self._console.say(said_of_line.NUMBER_FOR_NOTHING)
        elif words.strip() and words.strip().casefold() not in _YES | _NO:
            self._console.say(said.WORDS_GO_TO_NEXT)
            self._carried.append(words)

    def _hand_over_carried(self, view: Question) -> Question:
        step = view.asked.step
        if isinstance(step, Scale | Sort | Shares) or (self._console.interactive and isinstance(step, Choose)):
            # Words that were not meant for a choice must not choose.
            self._console.say(said.EARLIER_WORDS_KEPT_AS_NOTE)
            self._note("\n".join(self._carried))
        else:
            self._arrived = one_line(" ".join(self._carried))
            for words in self._carried:
                self._talk.hold_words(words)
        self._carried.clear()
        now = self._session.view
        return now if isinstance(now, Question) else view

    def _add_carried(self) -> None:
        """Where no question comes for them any more, they are kept at the end of the page."""
        self._session.add_also("\n".join(self._carried))
        self._carried.clear()

    # Questions

    def _ask(self, view: Question) -> None:
        step = view.asked.step
        if self._since is None:
            self._since = self._hands.clock()
        if self._carried and view.asked.takes_answer:
            view = self._hand_over_carried(view)
        self._console.say()
        if view.earlier:
            self._talk.tell_once(said_of_tellings.EARLIER_AT_HAND)
        match step:
            case Read():
                self._talk.show([view.prompt, view.hint, *view.lines])
            case Pause():
                self._talk.show([view.prompt, view.hint])
                self._carry(self._talk.run_practice(self._hands.practice(step.practice)))
            case Recall():
                self._recall(view)
            case Write() | Items():
                self._talk.show(steps.question(view))
                self._write(view)
            case Choose() | Scale() | Day():
                self._talk.show(steps.question(view))
                self._pick(view)
            case Shares():
                self._talk.show(steps.question(view))
                SharesInLines(self._talk, view, step).run()
            case Sort() if step.cards:
                self._talk.show(steps.question(view))
                self._sort_cards(view, step)
            case Sort():
                self._talk.show(steps.question(view))
                self._sort(view, step)
        self._notice()
        if self._talk.input_ended and not self._console.interactive:
            self._session.stop()
        else:
            self._session.next()
            self._talk.save_draft()

    def _write(self, view: Question) -> None:
        """Takes lines until one holds only a full stop, or the input ends. An empty one leaves the question."""
        if self._arrived and self._console.interactive:
            self._console.say(said.you_wrote(self._arrived))
        self._arrived = ""
        self._talk.tell_once(said.HOW_TO_END)
        match view.answer:
            case Text(text=text):
                self._talk.lines = text.split("\n")
            case Listed(items=items, note=note):
                self._talk.lines = [*items, *(note.split("\n") if note else ())]
            case _:
                self._talk.lines = []
        fresh, blank, began = True, 0, self._hands.clock()
        while True:
            line = self._talk.read()
            if words := self._session.time_is_over(self._hands.clock() - began):
                self._console.say(words)
            if line is None and fresh and self._console.interactive:
                self._session.stop()
                raise SessionMoved
            if line is None or line.rstrip() == END:
                break
            blank = 0 if line.strip() else blank + 1
            if blank and fresh and self._console.interactive:
                break
            if blank == 1:
                self._talk.tell_once(said.HOW_TO_GO_ON)
            fresh = False
            self._talk.lines.append(line.lstrip().removeprefix("- ") if isinstance(view.asked.step, Items) else line)
            self._talk.take_lines(save=self._console.interactive)
        self._talk.save_draft()

    def _pick(self, view: Question) -> None:
        """Takes one line: numbers of options, own words, or a rating."""
        known = [option.casefold() for option in view.asked.options]
        line = self._talk.one_line(known)
        while line:
            try:
                self._talk.take(self._answer_of(view, line))
            except NotAnAnswer as misfit:
                if self._console.interactive:
                    self._console.say(str(misfit))
                    if any(letter.isalpha() for letter in line):
                        self._note(line)
                        self._console.say(said.WORDS_KEPT_AS_NOTE)
                    line = self._talk.one_line(known)
                    continue
                self._note(line)
                self._talk.tell_misfit()
            return

    def _answer_of(self, view: Question, line: str) -> Answer:
        step = view.asked.step
        now = self._session.view  # a misfit may have left a note meanwhile
        answer = now.answer if isinstance(now, Question) else None
        note = answer.note if isinstance(answer, Listed | Number) else ""
        if isinstance(step, Day):
            return self._day_of(view, line)
        if isinstance(step, Scale):
            return Number(rating(line), note)
        assert isinstance(step, Choose)
        chosen = choice(step, view.asked.options, line)
        if self._console.interactive and chosen != (line.strip(),):
            self._console.say(said.chosen(chosen))
        return Listed(chosen, note)

    def _day_of(self, view: Question, line: str) -> Answer:
        answer = view.dated(line)
        if self._console.interactive:
            self._console.say(meant(answer))
        return answer

    def _note(self, line: str) -> None:
        """Keeps words that do not fit the question as a note of its answer."""
        view = self._session.view
        assert isinstance(view, Question)
        answer = with_note(view, line)
        assert answer is not None
        self._talk.take(answer)

    def _sort(self, view: Question, step: Sort) -> None:
        """Takes one line of numbers for each pile. An item named again moves to the later pile."""
        before = view.answer if isinstance(view.answer, Piles) else Piles()
        piles = {name: list(before.pile(name)) for name in step.piles}
        note = before.note
        for name in step.piles:
            self._talk.show_more(steps.pile(name, piles[name]))
            while line := self._talk.one_line():
                try:
                    chosen = () if line.strip() == "0" else numbered(view.asked.options, line)
                except NotAnAnswer as misfit:
                    if self._console.interactive:
                        self._console.say(str(misfit))
                        continue
                    note = joined(note, line)
                    self._talk.tell_misfit()
                else:
                    for items in piles.values():
                        items[:] = [item for item in items if item not in chosen]
                    piles[name] = list(chosen)
                self._talk.take(Piles.of(piles, note))
                break

    def _sort_cards(self, view: Question, step: Sort) -> None:
        """Takes a number for each card that is not sorted yet. A card's name brings that one."""
        before = view.answer if isinstance(view.answer, Piles) else Piles()
        pile_of = {item: name for name, items in before.piles for item in items}
        cards, note, at = {folded(one): one for one in (*view.asked.options, *pile_of)}, before.note, 0
        waiting = [one for one in view.asked.options if one not in pile_of]
        if not waiting:
            self._talk.show_more(said.ALL_SORTED)
            named = cards.get(folded(self._talk.one_line(set(cards))))
            waiting = [named] if named else []
        while at < len(waiting):
            card = waiting[at]
            self._talk.show_more(said.card(card, view.meanings.get(card, ""), len(waiting) - at - 1))
            typed = self._talk.one_line({"b", "done", *cards})
            line = folded(typed)
            if line == "done" or (not line and self._talk.input_ended):
                return
            if line == "b":
                at = max(at - 1, 0)
            elif not line:
                at += 1
            elif line in cards:
                waiting.insert(at, cards[line])
            elif line == "0":
                pile_of.pop(card, None)
                at += 1
            elif line.isdecimal() and 1 <= int(line[:2]) <= len(step.piles):
                pile_of[card] = step.piles[int(line[:2]) - 1]
                at += 1
            elif self._console.interactive:
                self._console.say(said.number_of_pile(step.piles))
                continue
            else:
                note = joined(note, typed)
                self._talk.tell_misfit()
                at += 1
            self._talk.take(Piles.of(in_piles(cards.values(), pile_of, step.piles), note))

    def _recall(self, view: Question) -> None:
        self._talk.show([view.prompt, view.hint])
        if view.recalled is None or not self._console.interactive:
            return
        self._talk.show_more(steps.recalled(view.recalled))
        line = self._talk.read_or_stop(choosing=True)
        if line.strip().casefold() == "r":
            self._talk.show(steps.written([("", view.recalled.text)]))
        else:
            self._carry(line)

    def _notice(self) -> None:
        since = self._since if self._since is not None else self._hands.clock()
        words = self._session.notice(self._hands.clock() - since)
        if words:
            self._console.say(words)

    # The close

    def _close(self, view: Closing) -> None:
        self._console.say()
        if view.asks_rating:
            new = self._console.hearing.is_new("how hard")
            question = said_of_scales.HOW_HARD_NOW_WITH_POINTS if new else said_of_scales.HOW_HARD_NOW_OR_ENTER
            self._talk.show([question], about=said_of_scales.SCALE_IN_FULL)
            number, feelings, more = self._rate()
            self._add(more)
            words = self._session.rate_close(number, feelings)
            if number is not None and view.before is not None:
                self._console.say(said_of_scales.compared(view.before, number))
            self._talk.say(words.lines)
            if words.practice:
                self._add(self._offer_practice(words.practice))
            self._ask_for_later()
        self._talk.say(self._session.last_lines())
        self._said_last_lines = True
        while True:
            self._talk.show([said.closing_hint(self._talk.nothing)])
            typed = self._talk.read_or_stop(choosing=True).strip()
            if typed.casefold() == "x":
                self._talk.leave_nothing()
            elif not typed:
                break
            elif not typed.isdecimal():  # a number is an answer to nothing here, and no words of the page
                self._add(typed)
        self._session.keep()

    def _ask_for_later(self) -> None:
        if self._talk.nothing:
            return
        self._talk.show([said.SMALL_THING_OR_ENTER])
        self._session.set_later(self._talk.read_or_stop())
        self._talk.save_draft()

    def _add(self, words: str) -> None:
        """Keeps words typed where none were asked for, at the end of the page."""
        if words.strip():
            self._session.add_also(words)
            self._talk.save_draft()
            if not self._talk.nothing:
                self._console.say(said.ADDED_AT_END)

    def _end(self) -> str | None:
        self._add_carried()
        if not self._console.interactive and not self._talk.input_ended:
            self._keep_what_is_left()
        self._add("\n".join(self._console.rest()))
        finished = self._finish()
        if finished.nothing:
            self._console.say(said_of_drafts.NOTHING_KEPT)
            self._talk.tell_once(said.WINDOW_STILL_HAS_IT)
        elif finished.page:
            new = self._console.hearing.is_new("kept")
            full = said.KEPT_SHOW_IT if self._hands.ends_ptg else said.KEPT_AMONG_PAGES
            self._console.say(full if new else said_of_drafts.KEPT)
            self._talk.say(finished.told)
        elif self._console.interactive:
            self._console.say(said_of_drafts.NOTHING_WRITTEN)
        if finished.page or finished.nothing or self._console.interactive:
            self._say_last_lines()
        return finished.page or None

    def _say_last_lines(self) -> None:
        if not self._said_last_lines:
            self._talk.say(self._session.last_lines(SHELL_KEYS if self._hands.ends_ptg else None))

    def _finish(self) -> Finished:
        while True:
            try:
                return self._hands.sitting.finish()
            except NotKeptYet as not_yet:
                if self._talk.nothing or not self._console.interactive:
                    raise
                self._console.say(said_of_drafts.not_kept_yet(not_yet.why, not_yet.where))
                line = self._console.ask()
                if line is None or line.strip().casefold() == "x":
                    raise

    def _keep_what_is_left(self) -> None:
        """Input beyond the last question is kept under “Also”."""
        rest = []
        while (line := self._console.ask()) is not None:
            match read_line(line):
                case Command(name="leave-nothing"):
                    self._session.leave_nothing()
                case Command():
                    continue
                case str() as words if not (self._talk.dot_may_follow and words.rstrip() == END):
                    rest.append(words)
                case str():
                    pass
                case unknown:
                    rest.append(unknown.line)
            self._talk.dot_may_follow = False
        if any(line.strip() not in {"", END} for line in rest):
            self._session.add_also("\n".join(rest))
