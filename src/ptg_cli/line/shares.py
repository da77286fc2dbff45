"""Shares in plain lines: a number for one thing after the other, then what else had a part, then the last one."""

from typing import Final

from ptg_cli.line.answers import NotAnAnswer, share
from ptg_cli.line.conversation import Conversation, joined
from ptg_cli.model.answer import Shared
from ptg_cli.model.folded import folded
from ptg_cli.model.guide import Shares
from ptg_cli.model.shares import rows
from ptg_cli.sentences import writing as said
from ptg_cli.session.writing_view import Question

_MORE: Final = ""
"""Stands among the names where it is asked what else had a part."""


class SharesInLines:
    """The question for shares, from the first thing to the last."""

    def __init__(self, talk: Conversation, view: Question, step: Shares) -> None:
        before = view.answer if isinstance(view.answer, Shared) else Shared()
        self._talk = talk
        self._step = step
        self._first = view.asked.first
        self._options = view.asked.options
        self._shares = dict(before.parts)
        self._note = before.note

    def run(self) -> None:
        """Asks for what has no share yet. A name brings that thing back; a person is asked at the end whether to change
        one."""
        if self._go_through(self._waiting()) and self._talk.console.interactive:
            self._change()

    def _waiting(self) -> list[str]:
        """What has no share yet, in the order in which it is asked; what else had a part comes before the last."""
        names = [name for name in self._names if self._shares.get(name) is None]
        last = [name for name in names if name == self._step.last]
        others = [name for name in names if name not in last]
        return [*others, *([_MORE] if others or last or not self._names else []), *last]

    @property
    def _names(self) -> list[str]:
        return rows(self._options, self._shares, self._step.last)

    def _go_through(self, waiting: list[str]) -> bool:
        """Asks for one after the other. False where the person, or the input, ended it."""
        at = 0
        while at < len(waiting):
            name = waiting[at]
            typed = self._ask(name, len(waiting) - at - 1)
            line = folded(typed)
            if line == "done" or (not line and self._talk.input_ended):
                return line == "done"
            if line == "b":
                at = max(at - 1, 0)
            elif named := self._named(line):
                waiting.insert(at, named)
            elif not line:
                at += 1
            elif name == _MORE:
                self._add(typed, waiting, at)
            elif self._give(name, typed):
                at += 1
        return True

    def _ask(self, name: str, left: int) -> str:
        if name == _MORE:
            self._talk.show_more(said.ASK_FOR_MORE_PARTS)
        else:
            first = f" {said.first_guess(self._first)}." if name == self._step.last and self._first is not None else ""
            self._talk.show_more(said.share_of(name, self._shares.get(name), left) + first)
        return self._talk.one_line({"b", "done", *map(folded, self._names)})

    def _named(self, line: str) -> str:
        """What is called so; empty where nothing is. A number is never a name here: it is a share."""
        return "" if line.isdecimal() else next((name for name in self._names if folded(name) == line), "")

    def _add(self, typed: str, waiting: list[str], at: int) -> None:
        """One more thing that had a part: it is asked about next, and then again what else there was."""
        if any(letter.isalpha() for letter in typed):
            waiting.insert(at, self._new(typed))
        elif self._talk.console.interactive:
            self._talk.console.say(said.PART_IS_NO_NUMBER)
        else:
            self._keep_as_note(typed)

    def _new(self, typed: str) -> str:
        """Takes one more thing, which has no share yet. Returns its name."""
        name = typed.strip().removeprefix("- ").strip()
        self._shares[name] = None
        self._take()
        return name

    def _give(self, name: str, typed: str) -> bool:
        """Takes the share of a thing. False where it is to be asked once more."""
        try:
            self._shares[name] = share(typed)
        except NotAnAnswer as misfit:
            if self._talk.console.interactive:
                self._talk.console.say(str(misfit))
                if any(letter.isalpha() for letter in typed):
                    self._note = joined(self._note, typed)
                    self._take()
                    self._talk.console.say(said.WORDS_KEPT_AS_NOTE)
                return False
            self._keep_as_note(typed)
        self._take()
        return True

    def _keep_as_note(self, typed: str) -> None:
        self._note = joined(self._note, typed)
        self._take()
        self._talk.tell_misfit()

    def _change(self) -> None:
        """Says what the shares come to. A name brings that thing back, and any other words are one more thing."""
        while True:
            total = said.shares_come_to(Shared(tuple(self._shares.items())).total)
            if not total:
                return
            self._talk.show_more(f"{total} {said.A_NAME_BRINGS_IT_BACK}")
            typed = self._talk.one_line({*map(folded, self._names)})
            if not typed:
                return
            if named := self._named(folded(typed)):
                self._go_through([named])
            elif any(letter.isalpha() for letter in typed):
                self._go_through([self._new(typed)])
            else:
                self._talk.console.say(said.PART_IS_NO_NUMBER)

    def _take(self) -> None:
        """Into the session and its draft, in the order in which things stand."""
        parts = tuple((name, self._shares[name]) for name in self._names if name in self._shares)
        self._talk.take(Shared(parts, self._note))
