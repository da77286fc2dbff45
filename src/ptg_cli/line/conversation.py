"""The plain-lines side of one session: says lines, takes lines, and does the commands that come among them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ptg_cli.line import steps
from ptg_cli.line.commands import Command, Unknown, is_command_word, read_choice, read_line
from ptg_cli.line.console import Console, take_unfinished
from ptg_cli.line.pause import OTHER, hide, run_practice, steady
from ptg_cli.line.services import EditFailed, Services
from ptg_cli.line.steadies import BACK, take_off
from ptg_cli.model import body
from ptg_cli.model.answer import Answer, Listed, Number, Piles, Shared, Text
from ptg_cli.model.guide import Choose, Day, Items, Scale, Shares, Sort
from ptg_cli.model.practice import Practice
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import document as said_of_document
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.sentences import writing as said
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question, View

END = "."
ALL = "all"
"""`/read all` says the whole page, `/help all` what each command does."""


class LeftForNow(Exception):
    """What is written waits in its draft, to go on with another time."""


class SessionMoved(Exception):
    """A command moved the session on: what was being asked is over."""


class Conversation:
    """What is said and typed around one session, whatever it is asking.

    `lines` are those of the text or list being written, None while nothing of the kind is. `input_ended` is true once
    the input has no more lines.
    """

    def __init__(self, session: Session, console: Console, hands: Services) -> None:
        self.session = session
        self.console = console
        self.hands = hands
        self.lines: list[str] | None = None
        self.input_ended = False
        self.dot_may_follow = False  # in a pipe, a lone full stop may follow an answer of one line: it is left out
        self._about: Sequence[str] = ()
        self._asked: list[str] = []
        self._shown: list[str] = []
        self._held: list[str] = []  # typed while something else was on: asked next
        self._told: set[str] = set()
        self._draft_is_safe = True
        self.in_opening = False
        """True once the first question of an opening was answered, so that there is one to go back to."""

    @property
    def nothing(self) -> bool:
        """True where nothing of this is to be kept."""
        return self.hands.sitting.nothing

    # Saying

    def show(self, lines: Sequence[str], about: Sequence[str] = ()) -> None:
        """Says lines that /again repeats. `about` is what a question mark says of them."""
        self._about = about
        self._asked = self._shown = [line for line in lines if line]
        self.say(self._shown)

    def show_more(self, line: str) -> None:
        """Says what exactly is waited for now; /again repeats it after what was shown."""
        self._shown = [*self._asked, line]
        self.console.say(line)

    def say(self, lines: Sequence[str]) -> None:
        """Says lines."""
        for line in lines:
            self.console.say(line)

    def tell_once(self, words: str) -> None:
        """Says something a person needs to hear only once in a session; a pipe never."""
        if self.console.interactive and words not in self._told:
            self._told.add(words)
            self.console.say(words)

    def tell_misfit(self) -> None:
        """Says, without repeating it, that an answer was kept as a note."""
        self.console.say(said.ONE_KEPT_AS_NOTE)

    # Reading

    def read(self, *, choosing: bool = False, known: Collection[str] = ()) -> str | None:
        """The next line of words; commands are done on the way. None at the end of the input. With `choosing` the words
        that work everywhere need no slash; where words are asked for, a line that may be a command is asked about once,
        unless it is one of the `known` answers.

        Raises: SessionMoved where a command moved the session.
        """
        while True:
            line = self._held.pop(0) if self._held else self.console.ask()
            if line is None:
                self.input_ended = True
                return None
            dot_may_follow, self.dot_may_follow = self.dot_may_follow, False
            if dot_may_follow and line.rstrip() == END:
                continue
            match self._heard(line, choosing=choosing):
                case str() as words if not choosing and self._may_be_command(words, known):
                    if not self._agreed(said_of_line.WORD_OR_COMMAND, words):
                        return words
                    self._held.insert(0, f"/{words.strip()}")
                case str() as words:
                    return words
                case Command(name="next" | "skip") if isinstance(self.session.view, Closing):
                    return ""
                case Command(name=name, argument=argument):
                    self._do(name, argument)
                case unknown if not self.console.interactive:
                    self.console.say(said_of_line.NO_COMMAND)
                    return unknown.line
                case unknown if unknown.hint:
                    self.console.say(unknown.hint)
                case unknown:
                    if self._agreed(said_of_line.IS_NO_COMMAND, unknown.line):
                        return unknown.line

    def _heard(self, line: str, *, choosing: bool) -> str | Command | Unknown:
        if self.console.interactive and (choosing or line.strip() in {"?", "q"}):
            return read_choice(line)
        return read_line(line)

    def _may_be_command(self, words: str, known: Collection[str]) -> bool:
        return self.console.interactive and is_command_word(words) and words.strip().casefold() not in known

    def _agreed(self, question: str, words: str) -> bool:
        """Asks about words: true for y or yes. Enter is a no; any other line is taken as the next one."""
        self.console.say(question)
        try:
            answer = self.console.ask() or ""
        except BaseException:
            self.console.unfinished = joined(words, self.console.unfinished)
            raise
        if answer.strip().casefold() in {"y", "yes"}:
            return True
        if answer.strip():
            self._held.insert(0, answer)
        return False

    def read_or_stop(self, *, choosing: bool = False, known: Collection[str] = ()) -> str:
        """The next line of words, as `read` takes it; where the input ends, the session stops. Raises: SessionMoved."""
        line = self.read(choosing=choosing, known=known)
        if line is None:
            self.session.stop()
            raise SessionMoved
        return line

    def one_line(self, known: Collection[str] = ()) -> str:
        """A one-line answer; empty to leave the question. `known` are answers, whatever they mean elsewhere."""
        line = self.read(known=known)
        if line is None and self.console.interactive:
            self.session.stop()
            raise SessionMoved
        while self.console.interactive and line is not None and line.strip() == END:
            self.console.say(said.TAKES_ONE_LINE)
            line = self.read(known=known)
        self.dot_may_follow = not self.console.interactive and line is not None and line.strip() != END
        return line if line is not None and line.strip() not in {"", END} else ""

    def hold(self, line: str) -> None:
        """Holds a line that was typed before its time: it is the next one asked for."""
        if line.strip():
            self._held.append(line)

    def hold_words(self, words: str) -> None:
        """Holds words that were read for a command already."""
        self.hold(f"/{words}" if words.startswith("/") else words)

    def _take_along(self, words: str) -> None:
        """Words that were typed while something else was on. A text takes them in. They answer no question that has
        numbers or a few answers only: there they are a note. A number alone is no answer to anything then."""
        if not words.strip() or self._is_held(words):
            return
        view = self.session.view
        if words.strip().isdecimal():
            self.console.say(said_of_line.NUMBER_FOR_NOTHING)
        elif self.lines is None and isinstance(view, Question) and view.asked.takes_answer:
            self._note_unfinished(view, words)
            self.save_draft()
            self.console.say(said.WORDS_KEPT_AS_NOTE)
        else:
            self.console.say(said_of_line.words_taken_here(one_line(words)))
            self.hold_words(words)

    def take(self, answer: Answer) -> None:
        """Puts an answer into the session and its draft."""
        self.session.write_down(answer)
        self.save_draft()

    def save_draft(self) -> None:
        """Keeps the session as its draft. Where the disk refuses, says so once and goes on."""
        trouble = self.hands.sitting.snapshot()
        if trouble and self._draft_is_safe:
            self.console.say(said_of_drafts.draft_not_safe_while_typing(trouble))
        elif not trouble and not self._draft_is_safe:
            self.console.say(said_of_drafts.DRAFT_SAFE_AGAIN)
        self._draft_is_safe = not trouble

    def keep_so_far(self, unfinished: str) -> None:
        """More has to be waited for: what came so far goes into the draft, from a thread, with the line that has no end
        yet. The next line that comes takes its place."""
        if isinstance(self.session.view, Question) and self.lines is not None:
            written = self.lines  # only the draft holds the line that is not ended
            self.lines = [*written, unfinished] if unfinished.strip() else written
            if self.lines:
                self.take_lines(save=False)
            self.hands.sitting.soon()
            self.lines = written

    def hold_unfinished(self) -> None:
        """Takes over what was being written when something cut in, down to the line that was not ended."""
        unfinished = take_unfinished(self.console)
        if isinstance(self.session.view, Question) and self.lines is not None:
            if unfinished.strip():
                self.lines.append(unfinished)
            self.take_lines(save=False)
        elif unfinished.strip():
            self._note_unfinished(self.session.view, unfinished)

    def _note_unfinished(self, view: View, words: str) -> None:
        answer = with_note(view, words) if isinstance(view, Question) else None
        if answer is None:
            self.session.add_also(words)
        else:
            self.session.write_down(answer)

    def take_lines(self, *, save: bool = True) -> None:
        """Puts the lines typed so far into the session, and with `save` into its draft."""
        view = self.session.view
        assert isinstance(view, Question)
        assert self.lines is not None
        is_list = isinstance(view.asked.step, Items)
        self.session.write_down(Listed(tuple(self.lines)) if is_list else Text("\n".join(self.lines)))
        if save:
            self.save_draft()

    # Commands

    def _do(self, name: str, argument: str) -> None:
        match name:
            case "next" | "skip":
                self._go_on()
            case "back":
                self._go_back()
            case "again":
                self.say(self._shown)
            case "read":
                self._read(everything=argument == ALL)
            case "earlier":
                self._earlier()
            case "undo":
                self._undo()
            case "edit":
                self._edit()
            case "steady":
                self._steady(other=argument == OTHER)
            case "people":
                self.say(self.hands.card(argument))
                self.say(["", said_of_line.BACK_WHERE_YOU_WERE, *self._shown])
            case "plan":
                self.say([*self.hands.plan(), "", said_of_line.BACK_WHERE_YOU_WERE, *self._shown])
            case "off" if argument == BACK:
                self.say([self.hands.own.put_back()])
            case "off":
                self.take_off()
            case "hide":
                self._hide()
            case "stop":
                self.session.stop()
                raise SessionMoved
            case "later" if self.nothing:
                self.say([said.NOTHING_TO_LEAVE])
            case "later":
                raise LeftForNow
            case "leave-nothing":
                self.leave_nothing()
            case _:
                self.say([*self._about, *self._help(everything=argument == ALL)])

    def _help(self, *, everything: bool) -> Sequence[str]:
        if everything or not self.console.interactive:
            return said_of_line.writing_help()
        new = self.console.hearing.is_new("writing help")
        return said_of_line.WRITING_HELP_FIRST if new else said_of_line.WRITING_HELP_SHORT

    def _read(self, *, everything: bool) -> None:
        """Says the answer to this question; where there is none, or when asked for, the whole page."""
        view = self.session.view
        here = body.to_markdown(view.answer) if isinstance(view, Question) and view.answer else ""
        self.say(steps.written([("", here)] if here and not everything else self.session.written()))

    def _earlier(self) -> None:
        """Says what was answered to this question before, the newest first: only where it is at hand."""
        view = self.session.view
        told = view.earlier if isinstance(view, Question) else ()
        for one in told:
            self.say(steps.written([(one.said, one.text)]))
        self.say([said_of_tellings.NO_EARLIER] if not told else [])

    def _go_back(self) -> None:
        """Back to the question before. What only speaks or waits is passed over: it would run on at once."""
        if self.in_opening and isinstance(self.session.view, Opening):
            raise SessionMoved  # it is asked from its beginning
        moved = False
        while isinstance(self.session.view, Question | Closing) and self.session.back():
            moved = True
            if isinstance(self.session.view, Question) and self.session.view.asked.takes_answer:
                break
        if not moved and not (isinstance(self.session.view, Offer | Question) and self.session.reopen()):
            self.console.say(said.NOTHING_BEFORE)
            return
        self.save_draft()
        raise SessionMoved

    def _go_on(self) -> None:
        match self.session.view:
            case Opening():
                self.session.open()
            case Offer():
                self.session.go_on()
            case _:
                self.session.next()
                self.save_draft()
        raise SessionMoved

    def _undo(self) -> None:
        view = self.session.view
        if self.lines:
            self.lines.pop()
            self.take_lines()
            if not self.lines:
                self._asked, self._shown = [
                    [line for line in lines if line != said.WROTE_BEFORE] for lines in (self._asked, self._shown)
                ]
                self.console.say(said.ALL_TAKEN_BACK)
            elif self.lines[-1].strip():
                self.console.say(said.last_line_is(self.lines[-1]))
            else:
                self.console.say(said.EMPTY_LINE_IS_LAST)
        elif isinstance(view, Question) and view.answer:
            self.session.write_down(None)
            self.save_draft()
            self.console.say(said_of_document.TAKEN_BACK)
            raise SessionMoved
        else:
            self.console.say(said.NOTHING_TO_TAKE_BACK)

    def _edit(self) -> None:
        if not self.console.interactive:
            self.console.say(said.EDITOR_NEEDS_TERMINAL)
        elif self.nothing:
            self.console.say(said.EDITOR_WRITES_TO_DISK)
        elif self.lines is None:
            self.console.say(said.EDITOR_IS_FOR_LONGER)
        else:
            try:
                # With the end of its last line, so that what is added behind it begins a line of its own.
                self.hands.edit("".join(f"{line}\n" for line in self.lines), self._take_edited)
            except EditFailed as failed:
                self.console.say(str(failed))

    def _take_edited(self, text: str) -> bool:
        self.lines = text.rstrip("\n").split("\n") if text.strip() else []
        self.take_lines()
        self.console.say(said.TAKEN_OVER)
        return self._draft_is_safe

    def _steady(self, *, other: bool) -> None:
        offered = [self.hands.practice(slug) for slug in self.session.steady]
        self._take_along(steady(self.console, offered, self.hands.steady, other=other))
        self.say(["", said_of_line.BACK_WHERE_YOU_WERE, *self._shown])

    def take_off(self, lines: Sequence[str] = ()) -> None:
        """Takes off one of these lines that the person wrote, or of all of them."""
        self.hold(take_off(self.console, self.hands.own, lines))
        self.say(["", said_of_line.BACK_WHERE_YOU_WERE, *self._shown])

    def _hide(self) -> None:
        self.hold(hide(self.console))
        self.say(self._shown)

    def leave_nothing(self) -> None:
        """Ends the session keeping nothing; a person is asked once. Raises: SessionMoved."""
        if self.console.interactive:
            self.console.say(said.LEAVE_NOTHING_HINT)
            line = self.console.ask() or ""
            if line.strip().casefold() != "x":
                self.hold(line)
                self.say(self._shown)
                return
        self.session.leave_nothing()
        raise SessionMoved

    def run_practice(self, practice: Practice) -> str:
        """Says a practice in its own time; enter ends it. A pipe does not wait for it. Returns what was typed while it
        ran."""
        typed = run_practice(self.console, practice, self.hands.steady.practised, self.hands.steady.outward)
        return "" if self._is_held(typed) else typed

    def _is_held(self, typed: str) -> bool:
        """Holds a command that was typed where a practice would have begun: it is done next. False for all else."""
        if isinstance(read_line(typed), Command):
            self._held.append(typed)
            return True
        return False


def with_note(view: Question, words: str) -> Answer | None:
    """The answer so far, with words that do not fit it as a note. None where the question takes any words, or none."""
    answer = view.answer
    if answer is not None and not isinstance(answer, Text):
        return replace(answer, note=joined(answer.note, words))
    match view.asked.step:
        case Day():
            return view.dated(words)
        case Choose():
            return Listed((), words)
        case Scale():
            return Number(None, words)
        case Sort():
            return Piles((), words)
        case Shares():
            return Shared((), words)
        case _:
            return None


def joined(note: str, words: str) -> str:
    """A note with more words under it."""
    return "\n".join(part for part in (note, words) if part)
