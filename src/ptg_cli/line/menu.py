"""Where line mode asks for a choice: one line at a time, with the commands that work everywhere."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from ptg_cli.line.commands import Command, Unknown, is_command_word, read_choice, read_line
from ptg_cli.line.console import Console
from ptg_cli.line.pause import OTHER, Steady, hide, steady
from ptg_cli.line.steadies import BACK, OwnLines, take_off
from ptg_cli.model.practice import Practice
from ptg_cli.model.support import WHICH_COUNTRY
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import line as said
from ptg_cli.session.care import STEADY

AT_ONCE: Final = 5
"""Lines of a long list that are said at once."""

_FEW: Final = 3
"""So many that are left are said at once, too."""

_YES: Final = frozenset({"y", "yes"})
_NAME_OF_COUNTRY: Final = 4
"""Letters of the shortest name of a country."""


class Left(Exception):
    """The person left."""


class WentBack(Exception):
    """The person wants the question before this one."""


class LeftNothing(Left):
    """The person left, and nothing of this is to be kept."""


class Menu:
    """One conversation of choices. `card` gives the support card's lines for a country, or for the person's own
    where that is empty; `practice` a practice by its slug; `steady` which one steadies this person; `plan` their
    plan as lines; `is_country` tells whether words name a country that the card knows."""

    def __init__(
        self,
        console: Console,
        card: Callable[[str], Sequence[str]],
        practice: Callable[[str], Practice],
        steady: Steady | None = None,
        own: OwnLines | None = None,
        plan: Callable[[], Sequence[str]] = tuple,
        is_country: Callable[[str], bool] = lambda words: False,
    ) -> None:
        self.console = console
        self._card = card
        self._is_country = is_country
        self._country = ""  # the one that was named, for the rest of the sitting
        self._asked_country = False  # since then its name is an answer wherever something is chosen
        self._asks_country = False  # right now, so that it is one wherever words are asked for, too
        self._practice = practice
        self._steady = steady or Steady()
        self._plan = plan
        self.own = own or OwnLines()
        """What the person wrote themselves that steadies them."""
        self.not_taken: list[str] = []
        """Lines of a pipe with words that meant nothing where they came: nobody is there to say them again."""
        self._held = ""
        self._more: list[str] = []  # of a long list, what was not said yet
        self.steadying: Sequence[str] = STEADY
        """The ways to steady to offer, by slug: whoever hears of feelings makes them fit."""

    def say(self, *lines: str) -> None:
        """Says lines."""
        for line in lines:
            self.console.say(line)

    def say_no(self, words: str, *lines: str) -> None:
        """Says that what was typed means nothing here."""
        self.say(*lines)
        if not self.console.interactive and any(map(str.isalpha, words)):
            self.not_taken.append(words)

    def card(self, country: str = "") -> list[str]:
        """The lines of the support card for that country, or for the person's own. Where none is known it asks which,
        and a country's name is an answer from then on."""
        lines = list(self._card(country or self._country))
        asking = [place for place, line in enumerate(lines) if line.startswith(WHICH_COUNTRY)]
        for place in asking if self.console.interactive else ():
            lines[place] = f"{WHICH_COUNTRY} {said.TYPE_COUNTRY}"
        self._asked_country = bool(asking)
        return lines

    def line(
        self,
        hint: str,
        *,
        asking: bool = False,
        finding: bool = False,
        back: bool = False,
        begins: bool = False,
        about: Sequence[str] = (),
        known: Collection[str] = (),
    ) -> str:
        """What was typed, trimmed; commands are done on the way, and then `hint` is said again. With `asking` any line
        is an answer, with `finding` any word; only what is clearly a command is none. With `back` there is a question
        to go back to. With `begins` enter begins something, so that nothing else may be taken for it. `about` is what
        can be said here, for who asks. `known` are words that mean something here, whatever they mean elsewhere.

        Raises: Left for the end of the input and whatever means leaving; LeftNothing for /leave-nothing; WentBack.
        """
        while True:
            line = self._next()
            if line is None:
                raise Left
            if self._more and line.strip().casefold() == said.MORE:
                self._say_more()
                self.say(hint)
                continue
            names_country, self._asks_country = self._names_country(line.strip(), asking=asking or finding), False
            match self._read(line.strip(), asking=asking, finding=finding, known=known):
                case str() as words if words.partition(" ")[0].casefold() in known:
                    return words
                case str() as words if names_country:
                    self._country = words
                    self.say_people()
                case str() as words if asking and self.console.interactive and is_command_word(words):
                    if not self.agreed(said.WORD_OR_COMMAND, words):
                        return words
                    self._held = f"/{words}"
                    continue
                case str() as words:
                    return words
                case Command(name="stop" | "later"):
                    raise Left
                case Command(name="leave-nothing"):
                    raise LeftNothing
                case Command(name="back") if back:
                    raise WentBack
                case Command(name="next" | "skip" | "back") if begins:
                    self.say(said.NOTHING_BEFORE)
                case Command(name="next" | "skip" | "back"):
                    return ""
                case Command(name="help", argument=argument):
                    self._help(about, asking=asking, everything=bool(argument))
                case Command(name=name, argument=argument):
                    self._do(name, argument)
                case unknown if asking:
                    if not self.console.interactive and not unknown.hint:
                        return unknown.line
                    if unknown.hint:
                        self.say(unknown.hint)
                    elif self.agreed(said.IS_NO_COMMAND, unknown.line):
                        return unknown.line
                case unknown:
                    self.say_no(unknown.line, unknown.hint or said.NO_SUCH_WORD)
            self.say(hint)

    def _names_country(self, words: str, *, asking: bool) -> bool:
        """True for a country's name, once it was asked for; for its code in capitals, since “no” and “me” are codes."""
        if not (self._asks_country if asking else self._asked_country) or not self.console.interactive:
            return False
        return (len(words) >= _NAME_OF_COUNTRY or words.isupper()) and self._is_country(words)

    def _help(self, about: Sequence[str], *, asking: bool, everything: bool) -> None:
        """Says what can be said here, and what works everywhere; the latter in full only where it is asked for, or the
        first time at a place that has nothing of its own to say."""
        self._asks_country = self._asked_country and any(line.startswith(WHICH_COUNTRY) for line in about)
        new = not about and self.console.hearing.is_new("answering help" if asking else "menu help")
        if everything or new or not self.console.interactive:
            self.say_list((*about, *(said.ASKING_HELP if asking else said.MENU_HELP)))
        else:
            self.say_list((*about, said.SLASHES_WORK_EVERYWHERE if asking else said.WORDS_WORK_EVERYWHERE))

    def _read(self, line: str, *, asking: bool, finding: bool, known: Collection[str]) -> str | Command | Unknown:
        if line.partition(" ")[0].casefold() in known:
            return line
        if line in {"?", "q"} and (self.console.interactive or not asking):
            return read_choice(line)
        return read_line(line) if asking or finding or not self.console.interactive else read_choice(line)

    def agreed(self, question: str, words: str) -> bool:
        """Asks about words: true for y or yes. Enter is a no; any other line is taken as the next one."""
        self.say(question)
        try:
            answer = (self.console.ask() or "").strip()
        except BaseException:
            self.console.unfinished = "\n".join(part for part in (words, self.console.unfinished) if part)
            raise
        if answer.casefold() in _YES:
            return True
        self._held = answer
        return False

    def choice(
        self, lines: Sequence[str], hint: str, known: Sequence[str], *, about: Sequence[str] = (), begins: bool = False
    ) -> str:
        """Says numbered lines and a hint, and asks until one of the `known` answers or nothing is typed. `about` and
        `begins` are those of `line`."""
        self.say(*lines, hint)
        while (words := self.line(hint, begins=begins, about=about or lines)) and words.casefold() not in known:
            self.say_no(words, said.ZERO_IS_NONE if words == "0" else said.NO_SUCH_WORD, hint)
        return words.casefold()

    def say_list(self, lines: Iterable[str]) -> None:
        """Says the first lines of a list; the next ones come on `more`."""
        self._more = list(lines)
        self._say_more()

    def _say_more(self) -> None:
        now, self._more = self._more[:AT_ONCE], self._more[AT_ONCE:]
        if len(self._more) <= _FEW or not self.console.interactive:
            now, self._more = now + self._more, []
        self.say(*now, *([said.more_of_list(len(self._more))] if self._more else []))

    def take_off(self, lines: Sequence[str] = ()) -> None:
        """Takes off one of these lines that the person wrote, or of all of them."""
        self._held = take_off(self.console, self.own, lines)

    def say_people(self, country: str = "") -> None:
        """Says who there is to talk to: in that country, else in the person's own."""
        self.say(*self.card(country), "", said.BACK_WHERE_YOU_WERE)
        self._asks_country = self._asked_country

    def _next(self) -> str | None:
        held, self._held = self._held, ""
        return held or self.console.ask()

    def _do(self, name: str, argument: str) -> None:
        match name:
            case "people":
                self.say_people(argument)
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
            case _:
                pass
