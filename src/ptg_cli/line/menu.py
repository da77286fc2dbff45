"""Where line mode asks for a choice: one line at a time, with the commands that work everywhere."""

from collections.abc import Callable, Sequence

from ptg_cli.line.commands import Command, read_line
from ptg_cli.line.console import Console
from ptg_cli.line.pause import OTHER, Steady, hide, steady
from ptg_cli.line.steadies import BACK, OwnLines, take_off
from ptg_cli.model.practice import Practice
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import line as said
from ptg_cli.session.care import STEADY


class Left(Exception):
    """The person left."""


class WentBack(Exception):
    """The person wants the question before this one."""


class LeftNothing(Left):
    """The person left, and nothing of this is to be kept."""


class Menu:
    """One conversation of choices. `card` gives the support card's lines for a country, or for the person's own
    where that is empty; `practice` a practice by its slug; `steady` which one steadies this person; `plan` their
    plan as lines."""

    def __init__(
        self,
        console: Console,
        card: Callable[[str], Sequence[str]],
        practice: Callable[[str], Practice],
        steady: Steady | None = None,
        own: OwnLines | None = None,
        plan: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self.console = console
        self.card = card
        self._practice = practice
        self._steady = steady or Steady()
        self._plan = plan
        self.own = own or OwnLines()
        """What the person wrote themselves that steadies them."""
        self._held = ""
        self.steadying: Sequence[str] = STEADY
        """The ways to steady to offer, by slug: whoever hears of feelings makes them fit."""

    def say(self, *lines: str) -> None:
        """Says lines."""
        for line in lines:
            self.console.say(line)

    def line(self, hint: str, *, asking: bool = False, back: bool = False) -> str:
        """What was typed, trimmed; commands are done on the way, and then `hint` is said again. With `asking` any line
        is an answer, 0 and q too. With `back` there is a question to go back to.

        Raises: Left for the end of the input and whatever means leaving; LeftNothing for /leave-nothing; WentBack.
        """
        while True:
            line = self._next()
            if line is None or (not asking and line.strip() in {"0", "q"}):
                raise Left
            match read_line(line.strip()):
                case str() as words:
                    return words
                case Command(name="stop"):
                    raise Left
                case Command(name="leave-nothing"):
                    raise LeftNothing
                case Command(name="back") if back:
                    raise WentBack
                case Command(name="next" | "skip" | "back"):
                    return ""
                case Command(name="help") if asking:
                    self.say(*said.ASKING_HELP)
                case Command(name=name, argument=argument):
                    self._do(name, argument)
                case unknown if asking:
                    if not unknown.hint:
                        return unknown.line
                    self.say(unknown.hint)
                case _:
                    pass
            self.say(hint)

    def choice(self, lines: Sequence[str], hint: str, known: Sequence[str]) -> str:
        """Says numbered lines and a hint, and asks until one of the `known` answers or nothing is typed."""
        self.say(*lines, hint)
        while (words := self.line(hint)) and words.casefold() not in known:
            self.say(hint)
        return words.casefold()

    def take_off(self, lines: Sequence[str] = ()) -> None:
        """Takes off one of these lines that the person wrote, or of all of them."""
        self._held = take_off(self.console, self.own, lines)

    def _next(self) -> str | None:
        held, self._held = self._held, ""
        return held or self.console.ask()

    def _do(self, name: str, argument: str) -> None:
        match name:
            case "people":
                self.say(*self.card(argument), "", said.BACK_WHERE_YOU_WERE)
            case "steady":
                offered = [self._practice(slug) for slug in self.steadying]
                typed = steady(self.console, offered, self._steady, other=argument == OTHER)
                if typed.strip().isdecimal():
                    self.say(said.NUMBER_FOR_NOTHING)
                elif typed.strip():
                    self.say(said.words_taken_here(one_line(typed)))
                    self._held = typed
            case "plan":
                self.say(*self._plan(), "", said.BACK_WHERE_YOU_WERE)
            case "off" if argument == BACK:
                self.say(self.own.put_back())
            case "off":
                self.take_off()
            case "hide":
                self._held = hide(self.console)
            case "help":
                self.say(*said.MENU_HELP)
            case _:
                pass
