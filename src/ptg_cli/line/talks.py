"""Talks in line mode, all by one grammar: a number chooses a row, a word does what it says, enter goes back."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar, assert_never

from ptg_cli.line.console import TerminalConsole
from ptg_cli.line.menu import Left, Menu, WentBack
from ptg_cli.model.visible import one_line
from ptg_cli.talks.performance import Performance
from ptg_cli.talks.turns import Action, Added, AskLine, Browse, Choose, Did, Effect, Kept, PickedRow, Say, Talk

R = TypeVar("R")

KEPT: Final = "Kept."
_TAKES_BACK: Final = " undo brings it back."
_OUT: Final = "Enter goes back. 0 leaves."
_NO_SUCH_NUMBER: Final = "There is no such number here."
_NOT_NOW: Final = "There is nothing here to do that with."
_BACK: Final = " /back goes to the question before."
_AGAIN: Final = "list"
"""What is typed to hear all rows of a list of values again."""


def perform(menu: Menu, begin: Callable[[], Talk[R]]) -> R | None:
    """Performs a talk to its end. Raises: Left, the console's own errors, whatever a signal raises."""
    return _TalkInLines(menu, begin).run()


class _TalkInLines(Generic[R]):
    """One talk being performed."""

    def __init__(self, menu: Menu, begin: Callable[[], Talk[R]]) -> None:
        self._menu = menu
        self._performance = Performance(begin)
        self._introduced: set[str] = set()  # ids of the lists of which it was said what they are for
        self._said: Browse | None = None  # the list that was said last

    def run(self) -> R | None:
        """Performs it. A line that a signal cuts off stays where it belongs."""
        performance = self._performance
        while (turn := performance.turn) is not None:
            try:
                self._do(turn)
            except WentBack:
                performance.back()
            except Left:
                self._belongs("")
                raise
        self._belongs("")
        return performance.result

    def _do(self, turn: Say | AskLine | Choose | Browse | Effect[object]) -> None:
        performance = self._performance
        match turn:
            case Say():
                self._menu.say(one_line(turn.words) + (_TAKES_BACK if turn.undo else ""))
                performance.answer(None)
            case Effect():
                kept = performance.run()
                performance.answer(kept)
                if isinstance(kept, Kept) and not isinstance(performance.turn, Say | Choose):
                    self._menu.say(KEPT)
            case AskLine():
                performance.answer(self._ask(turn))
            case Choose():
                performance.answer(self._choose(turn))
            case Browse():
                performance.answer(self._browse(turn))
            case _:
                assert_never(turn)

    def _belongs(self, draft: str) -> None:
        """Words that are cut off from here on are a draft of that."""
        if isinstance(self._menu.console, TerminalConsole):
            self._menu.console.belongs(draft)

    def _ask(self, turn: AskLine) -> str | None:
        menu, performance = self._menu, self._performance
        earlier = performance.earlier
        standing = turn.value if earlier is None else earlier
        back = performance.can_go_back_to_question
        lines = [
            *([turn.trouble] if turn.trouble else []),
            *([f"Now: {one_line(standing)}"] if standing and not turn.trouble else []),
            *([f"Your words: {one_line(standing)}"] if standing and turn.trouble and turn.again else []),
        ]
        hint = f"{_question(turn, standing)}{_BACK if back else ''}"
        self._belongs(turn.draft)
        menu.say(*lines, hint)
        words = menu.line(hint, asking=True, back=back)
        if turn.trouble:
            return standing if words == "1" and turn.again else words or None
        if not words:
            return standing or ("" if turn.optional else None)
        return "" if words == "-" and turn.optional and standing else words

    def _choose(self, turn: Choose) -> int | None:
        menu = self._menu
        menu.say(_sentence(one_line(turn.question)), *map(one_line, turn.lines))
        if not turn.options:
            return None
        count = len(turn.options)
        back = self._performance.can_go_back_to_question
        numbers = " or ".join(str(number) for number in range(1, count + 1)) if count < 3 else f"1 to {count}"
        hint = f"{numbers}. Enter {turn.leaving or 'goes back'}.{_BACK if back else ''}"
        menu.say(*(f"{number} {one_line(option)}" for number, option in enumerate(turn.options, 1)), hint)
        self._belongs("")
        while words := menu.line(hint, back=back):
            if words.isdecimal() and 1 <= int(words[:9]) <= count:
                return int(words) - 1
            menu.say(hint)
        return None

    # A list

    def _browse(self, turn: Browse) -> PickedRow | Did | Added | None:
        menu, before = self._menu, self._said
        if before is None or before.id != turn.id:
            menu.say(_sentence(one_line(turn.title)))
        if turn.id not in self._introduced:
            self._introduced.add(turn.id)
            menu.say(*([turn.about] if turn.about else []), *(f"{one.name}: {one.about}" for one in _alone(turn)))
        menu.say(*_changed(before, turn))
        self._said = turn
        hint = _what_works(turn)
        menu.say(hint)
        self._belongs(turn.draft)
        while words := menu.line(hint):
            if words.casefold() == _AGAIN and _has_values(turn):
                menu.say(*_rows(turn), *map(one_line, turn.below), hint)
                continue
            answer = _meant(turn, words)
            if not isinstance(answer, str):
                return answer
            menu.say(answer, hint)
        return None


def _rows(turn: Browse) -> list[str]:
    """The rows, each with its number, and the headings above them."""
    said = [] if turn.rows or not turn.empty else [turn.empty]
    for number, row in enumerate(turn.rows, 1):
        value = f": {one_line(row.value)}" if row.value else ""
        said += [*row.heading.splitlines(), f"{number} {one_line(row.label)}{value}"]
    return said


def _has_values(turn: Browse) -> bool:
    return any(row.value for row in turn.rows)


def _changed(before: Browse | None, turn: Browse) -> list[str]:
    """What is new in a list of values since it was said last; of any other list, all of it."""
    same = before is not None and before.id == turn.id and len(before.rows) == len(turn.rows)
    if before is None or not (same and _has_values(turn)):
        return [*_rows(turn), *map(one_line, turn.below)]
    said = zip(before.rows, _rows(before), turn.rows, _rows(turn), strict=True)
    return [
        *(words for was, _, row, words in said if was != row),
        *(one_line(words) for words in turn.below if words not in before.below),
    ]


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _question(turn: AskLine, standing: str) -> str:
    """The question, and what enter means."""
    if turn.trouble:
        again = " 1 tries again with your words. Other words take their place." if turn.again else ""
        return f"{_sentence(turn.question)}{again} Enter leaves it."
    if turn.optional:
        enter = "A dash takes it off. Enter leaves it as it is." if standing else "Enter leaves it out."
    else:
        enter = "Enter leaves it as it is." if standing else "Enter goes back."
    return " ".join(part for part in (_sentence(turn.question), turn.about, enter) if part)


def _what_works(turn: Browse) -> str:
    """What can be typed at a list; the way out last."""
    with_row = [one for one in turn.actions if one.rows and one.name != "change"]
    alone = [one.name for one in _alone(turn)]
    parts = [turn.typing if turn.adds else "", "A number changes one." if turn.rows else ""]
    if with_row:
        parts.append(f"{' or '.join(one.name for one in with_row)} with a number, such as {_example(with_row[0])}.")
    if alone:
        parts.append(f"{'Or one of these words' if any(parts) else 'Words that work'}: {', '.join(alone)}.")
    again = f"{_AGAIN} says all of them again." if _has_values(turn) else ""
    return " ".join(part for part in (*parts, again, _OUT) if part)


def _alone(turn: Browse) -> list[Action]:
    """What can be done without a row; adding is no word of its own where any line is added."""
    return [one for one in turn.actions if one.rows is None and not (turn.adds and one.name == "add")]


def _example(action: Action) -> str:
    return f"{action.name} {(action.rows or (0,))[0] + 1}"


def _meant(turn: Browse, words: str) -> PickedRow | Did | Added | str:
    """What words typed at a list mean; a sentence where they mean nothing here."""
    if words.isdecimal() and (not turn.adds or len(words) <= turn.digits):
        return PickedRow(int(words) - 1) if 1 <= int(words[:9]) <= len(turn.rows) else _NO_SUCH_NUMBER
    name, _, number = words.casefold().partition(" ")
    action = next((one for one in turn.actions if one.name == name), None)
    if action is not None and (not number or (action.rows is not None and number.strip().isdecimal())):
        return _done(action, number.strip())
    if turn.adds:
        return Added(words)
    return "That is no word that works here."


def _done(action: Action, number: str) -> Did | str:
    if action.rows is None:
        return Did(action.name)
    if not action.rows:
        return _NOT_NOW
    if not number:
        return f"With which number? For example: {_example(action)}."
    place = int(number[:9]) - 1
    return Did(action.name, place) if place in action.rows else _NO_SUCH_NUMBER
