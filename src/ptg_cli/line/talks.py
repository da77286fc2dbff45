"""Talks in line mode, all by one grammar: a number chooses a row, a word does what it says, enter goes back."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar, assert_never

from ptg_cli.line.answers import NotAnAnswer, is_slip, rating
from ptg_cli.line.console import TerminalConsole
from ptg_cli.line.menu import Left, Menu, WentBack
from ptg_cli.line.several import choose_and_type, choose_several
from ptg_cli.model.visible import one_line, with_stop
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import line as said
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.sentences import writing as said_of_writing
from ptg_cli.talks.performance import Performance
from ptg_cli.talks.turns import (
    Action,
    Added,
    AskLine,
    Browse,
    BrowseRow,
    Choose,
    ChooseSeveral,
    Chosen,
    Confirm,
    Did,
    Effect,
    Finder,
    Kept,
    Open,
    PickedRow,
    Rate,
    Rated,
    Refused,
    Say,
    Talk,
    Turn,
)

R = TypeVar("R")

_LEAST: Final = 4
"""Letters of a row's name that choose it; fewer could be a slip of the finger."""

_AGAIN: Final = "list"
"""What is typed to hear all rows of a list of values again."""


def perform(menu: Menu, begin: Callable[[], Talk[R]], opens: Callable[[Open], None] = lambda turn: None) -> R | None:
    """Performs a talk to its end. `opens` runs what begins in between. Raises: Left, the console's own errors, whatever
    a signal raises."""
    return _TalkInLines(menu, begin, opens).run()


class _TalkInLines(Generic[R]):
    """One talk being performed."""

    def __init__(self, menu: Menu, begin: Callable[[], Talk[R]], opens: Callable[[Open], None]) -> None:
        self._menu = menu
        self._opens = opens
        self._performance = Performance(begin)
        self._introduced: set[str] = set()  # the questions of which it was said what they are for
        self._last = ""  # the list that was said last, by its id
        self._said: dict[tuple[str, str], Browse] = {}  # every list, by its id and its title, as it was said last
        self._waiting: tuple[str, tuple[str, ...]] = ("", ())  # where words belong that are not kept yet, and the words

    def run(self) -> R | None:
        """Performs it. A line that a signal cuts off stays where it belongs."""
        performance = self._performance
        while (turn := performance.turn) is not None:
            try:
                self._do(turn)
            except WentBack:
                performance.back()
            except Left:  # what was said and not kept stays a draft
                self._belongs("")
                raise
        self._is_kept()
        return performance.result

    def _do(self, turn: Turn) -> None:
        performance = self._performance
        match turn:
            case Say():
                self._menu.say(one_line(turn.words) + (f" {said.UNDO_BRINGS_IT_BACK}" if turn.undo else ""))
                performance.answer(None)
            case Effect():
                kept = performance.run()
                performance.answer(kept)
                if not turn.looks and not isinstance(kept, Refused):
                    self._is_kept()
                if isinstance(kept, Kept) and not isinstance(performance.turn, Say | Choose):
                    self._menu.say(said_of_drafts.KEPT)
            case AskLine():
                performance.answer(self._ask(turn))
            case Choose():
                performance.answer(self._choose(turn))
            case Rate():
                performance.answer(self._rate(turn))
            case ChooseSeveral():
                performance.answer(self._choose_several(turn))
            case Confirm():
                performance.answer(self._is_sure(turn))
            case Open():
                self._is_kept()
                self._opens(turn)
                performance.answer(None)
            case Browse():
                self._is_kept()
                performance.answer(self._find(turn, turn.finder) if turn.finder else self._browse(turn))
            case _:
                assert_never(turn)

    def _belongs(self, draft: str) -> None:
        """Words that are cut off from here on are a draft of that, together with those said before that wait."""
        where, waiting = self._waiting
        if isinstance(self._menu.console, TerminalConsole):
            self._menu.console.belongs(where or draft, waiting)

    def _is_kept(self) -> None:
        """What was said is kept, or given up: its draft goes."""
        self._waiting = ("", ())
        self._belongs("")

    def _ask(self, turn: AskLine) -> str | None:
        menu, performance = self._menu, self._performance
        earlier = performance.earlier
        standing = turn.unfinished or turn.value if earlier is None else earlier
        back = performance.can_go_back_to_question
        lines = [
            *([turn.trouble] if turn.trouble else []),
            *([said.now_stands(one_line(standing))] if standing and not turn.trouble else []),
            *([said.your_words(one_line(standing))] if standing and turn.trouble and turn.again else []),
        ]
        hint = f"{_question(turn, standing)}{f' {said.SLASH_BACK}' if back else ''}"
        self._belongs(turn.draft)
        menu.say(*lines, hint)
        answer = self._meant(turn, standing, menu.line(hint, asking=True, back=back))
        if answer and turn.draft:
            self._waiting = (turn.draft, (*turn.said, answer))
        return answer

    def _meant(self, turn: AskLine, standing: str, words: str) -> str | None:
        """What was typed as an answer."""
        if turn.trouble:
            return standing if words == "1" and turn.again else words or None
        if not words:
            return standing or ("" if turn.optional else None)
        return "" if words == "-" and turn.optional and standing else words

    def _choose(self, turn: Choose) -> int | None:
        menu = self._menu
        menu.say(with_stop(one_line(turn.question)), *map(one_line, turn.lines))
        if not turn.options:
            return None
        count = len(turn.options)
        back = self._performance.can_go_back_to_question
        enter = said.takes_number(turn.at + 1) if turn.at is not None else turn.leaving
        hint = f"{said.which_option(count, enter)}{f' {said.SLASH_BACK}' if back else ''}"
        menu.say(*(_option(turn, place) for place in range(count)), hint)
        self._belongs("")
        while words := menu.line(hint, back=back):
            if words.isdecimal() and 1 <= int(words[:9]) <= count:
                return int(words) - 1
            begun = [place for place, one in enumerate(turn.options) if one.casefold().startswith(words.casefold())]
            if len(begun) == 1:
                return begun[0]
            menu.say_no(words, said.NO_SUCH_NUMBER if words.isdecimal() else said.NO_SUCH_WORD, hint)
        return turn.at

    def _rate(self, turn: Rate) -> Rated:
        menu, back = self._menu, self._performance.can_go_back_to_question
        hint = f"{said_of_writing.ends_of_scale(turn.low, turn.high)}{f' {said.SLASH_BACK}' if back else ''}"
        before = [said_of_scales.last_time(turn.before)] if turn.before is not None else []
        menu.say(one_line(turn.question), *before, hint)
        self._belongs("")
        while words := menu.line(hint, back=back):
            try:
                return Rated(rating(words))
            except NotAnAnswer as misfit:
                menu.say(str(misfit))
        return Rated()

    def _choose_several(self, turn: ChooseSeveral) -> Chosen | None:
        if turn.question not in self._introduced:
            self._introduced.add(turn.question)
            self._menu.say(with_stop(turn.question), turn.about)
        self._belongs(turn.draft)
        if not turn.typing:
            return choose_several(self._menu, turn)
        chosen = choose_and_type(self._menu, turn)
        if chosen and chosen.words:
            self._waiting = (turn.draft, (chosen.words,))
        return chosen

    def _is_sure(self, turn: Confirm) -> bool:
        hint = said.x_does_it(with_stop(turn.does))
        self._menu.say(with_stop(turn.question), *map(one_line, turn.lines), hint)
        self._belongs("")
        while words := self._menu.line(hint):
            if words.casefold() in {"x", "yes"}:
                return True
            self._menu.say_no(words, hint)
        return False

    # A long list, heading by heading

    def _find(self, turn: Browse, finder: Finder) -> PickedRow | Did | None:
        """Says the headings, and the rows under one of them, or those that words find."""
        menu, before = self._menu, self._said.get((turn.id, turn.title))
        known = _headed(before) if before is not None else []
        self._introduce(turn)
        self._said[turn.id, turn.title] = turn
        headings, headed = _headings(turn), _headed(turn)
        about = [*_explained(turn), *headed]
        hint = _what_finds(turn)
        menu.say_list(line for line in headed or [turn.empty] if line not in known)
        menu.say(hint)
        while words := menu.line(hint, finding=True, about=about, known={_AGAIN}):
            if words.casefold() == _AGAIN:
                menu.say_list(headed)
                menu.say(hint)
                continue
            if words.isdecimal():
                number = int(words[:9])
                chosen = headings[number - 1] if 1 <= number <= len(headings) else None
                found = [place for place, row in enumerate(turn.rows) if row.heading == chosen]
            elif named := [one for one in _alone(turn) if _is_called(one, words.casefold(), turn)]:
                return Did(named[0].name)
            else:
                found = [place for place in range(len(turn.rows)) if finder.fits(place, words)]
            if found and (answer := self._found(turn, found)) is not None:
                return answer
            if found:
                menu.say(hint)
            else:
                menu.say_no(words, said.NO_SUCH_NUMBER if words.isdecimal() else finder.none, hint)
        return None

    def _found(self, turn: Browse, places: Sequence[int]) -> PickedRow | Did | None:
        """Says these rows and what can be done with one of them."""
        menu = self._menu
        rows = [turn.rows[place] for place in places]
        hint, known = said.which_row(len(places)), {one.name for one in turn.actions}
        menu.say_list(f"{number} {row.label}. {_spoken(row.about)}".strip() for number, row in enumerate(rows, 1))
        menu.say(hint)
        while words := menu.line(hint, known=known):
            name, _, number = words.casefold().rpartition(" ")
            place = int(number[:9]) - 1 if number.isdecimal() else -1
            if not 0 <= place < len(places):
                menu.say_no(words, said.NO_SUCH_NUMBER if number.isdecimal() else said.NO_SUCH_WORD, hint)
                continue
            answer = _done_with(turn, name, places[place]) if name else self._looked_at(turn, places[place])
            if not isinstance(answer, str):
                return answer
            menu.say_no(words, answer, hint)
        return None

    def _looked_at(self, turn: Browse, place: int) -> Did | None:
        """Says all that is told of a row, and what can be done with it."""
        menu, row = self._menu, turn.rows[place]
        menu.say(f"{with_stop(one_line(row.label))} {_spoken(row.about)}".strip(), *_told(row))
        names = [one.name for one in turn.actions if one.rows is not None and place in one.rows]
        hint = said.words_for_row(names)
        menu.say(hint)
        while words := menu.line(hint, known=names):
            answer = _done_with(turn, words.casefold(), place)
            if not isinstance(answer, str):
                return answer
            menu.say_no(words, answer, hint)
        return None

    # A list

    def _introduce(self, turn: Browse) -> bool:
        """Says its title; the first time in a sitting also what it is for, and what can be done there. True for the
        first time."""
        menu = self._menu
        if self._last != turn.id:
            self._last = turn.id
            menu.say(with_stop(one_line(turn.title)))
        new = menu.console.hearing.is_new(f"{turn.id} {turn.title}")
        if new:
            menu.say(*_explained(turn), *(map(one_line, turn.below) if turn.finder else ()))
        return new

    def _browse(self, turn: Browse) -> PickedRow | Did | Added | None:
        menu, before = self._menu, self._said.get((turn.id, turn.title))
        new = self._introduce(turn)
        if new or before is not None or not _has_values(turn):
            menu.say_list(_changed(before, turn))
        menu.say(*_below(before, turn))
        self._said[turn.id, turn.title] = turn
        hint = _what_works(turn, short=not new)
        menu.say(hint)
        self._belongs(turn.draft)
        about = [*_explained(turn), *(_rows(turn) if _has_values(turn) else ()), _what_works(turn)]
        known = {_AGAIN, *(one.name for one in turn.actions)}
        while words := menu.line(hint, asking=turn.adds, known=known, about=about):
            if words.casefold() == _AGAIN and turn.rows:
                menu.say_list(_rows(turn))
                menu.say(*map(one_line, turn.below), hint)
                continue
            answer = _meant(turn, words)
            if isinstance(answer, Added) and self._is_slip(words):
                menu.say(hint)
            elif not isinstance(answer, str):
                return answer
            else:
                menu.say_no(words, answer, hint)
        return None

    def _is_slip(self, words: str) -> bool:
        """One letter may be meant for another list: it is added only after a yes."""
        return (
            is_slip(words) and self._menu.console.interactive and not self._menu.agreed(said.adds_letter(words), words)
        )


def _rows(turn: Browse, known: Sequence[BrowseRow] = ()) -> list[str]:
    """The rows that are not among those known, each with its number, and the headings above them."""
    lines = [] if turn.rows or not turn.empty else [turn.empty]
    heading = ""
    for number, row in enumerate(turn.rows, 1):
        if row in known:
            continue
        if row.heading != heading:
            heading = row.heading
            lines += heading.splitlines()
        about = f" {_spoken(row.about)}" if turn.whole and row.about else ""
        lines.append(f"{number} {with_stop(_in_a_line(row)) if about else _in_a_line(row)}{about}")
    return lines


def _in_a_line(row: BrowseRow) -> str:
    words = f"{one_line(row.label)}{f': {one_line(row.value)}' if row.value else ''}"
    numbers = ", ".join(f"{word} {number}" for word, number in row.numbers if number is not None)
    return f"{with_stop(words)} {numbers.capitalize()}." if numbers else words


def _headings(turn: Browse) -> list[str]:
    return list(dict.fromkeys(row.heading for row in turn.rows))


def _option(turn: Choose, place: int) -> str:
    """One of a few, and whether it counts now."""
    words = f"{place + 1} {one_line(turn.options[place])}"
    return f"{words}, {said.COUNTS_NOW}" if place == turn.present else words


def _headed(turn: Browse) -> list[str]:
    """The headings, each with its number and how many rows are under it."""
    counts = Counter(row.heading for row in turn.rows)
    return [f"{number} {heading}: {counts[heading]}." for number, heading in enumerate(_headings(turn), 1)]


def _told(row: BrowseRow) -> list[str]:
    """All that is told of a row; numbered lines are called what they are."""
    return [
        f"{part.each} {number}: {line}" if part.each else _spoken(line)
        for part in row.told
        for number, line in enumerate(part.lines, 1)
    ]


def _spoken(words: str) -> str:
    """With commas where a screen has dots."""
    return words.replace(" · ", ", ")


def _has_values(turn: Browse) -> bool:
    return any(row.value for row in turn.rows)


def _changed(before: Browse | None, turn: Browse) -> list[str]:
    """What is new in a list since it was said last: rows that were added or say something else, each with its number.
    Where only their order is another, all of it; and all of a list that was not said yet."""
    known = before.rows if before is not None else ()
    moved = turn.rows != known and sorted(map(repr, turn.rows)) == sorted(map(repr, known))
    return _rows(turn, () if moved else known)


def _below(before: Browse | None, turn: Browse) -> list[str]:
    """What stands below a list and was not said of it yet."""
    known = before.below if before is not None else ()
    return [one_line(words) for words in turn.below if words not in known]


def _question(turn: AskLine, standing: str) -> str:
    """The question, and what enter means."""
    if turn.trouble:
        return f"{with_stop(turn.question)} {said.after_trouble(again=turn.again)}"
    if turn.optional:
        enter = said.dash_or_enter(turn.nothing) if standing else said.enter_does(turn.nothing)
    else:
        enter = said.LEAVES_AS_IT_IS if standing else said.GOES_BACK
    return " ".join(part for part in (with_stop(turn.question), turn.about, enter) if part)


def _explained(turn: Browse) -> list[str]:
    """What a list is for, and what can be done there without a row."""
    return [*turn.about.splitlines(), *(f"{one.name}: {one.about}" for one in _alone(turn))]


def _what_works(turn: Browse, *, short: bool = False) -> str:
    """What can be typed at a list; the way out last. With `short` only what is most needed of it."""
    with_row = [one for one in turn.actions if one.rows and one.name != "change"]
    alone = [one.name for one in _alone(turn)]
    parts = [turn.typing if turn.adds else "", turn.picking if turn.rows else ""]
    if short:
        parts.append(said.LISTS_THE_REST if turn.rows or alone else "")
        return " ".join(part for part in (*parts, said.ENTER_OR_Q) if part)
    if with_row:
        parts.append(said.words_with_number([one.name for one in with_row], _example(with_row[0])))
    if alone:
        parts.append(said.words_alone(alone, more=any(parts)))
    again = said.says_all_again(_AGAIN) if turn.rows else ""
    return " ".join(part for part in (*parts, again, said.ENTER_OR_Q) if part)


def _what_finds(turn: Browse) -> str:
    """What can be typed at a list of headings; the way out last."""
    names = [one.name for one in _alone(turn)]
    alone = said.words_alone(names, more=True) if names else ""
    return " ".join(part for part in (said.KIND_OR_WORD if turn.rows else "", alone, said.ENTER_OR_Q) if part)


def _alone(turn: Browse) -> list[Action]:
    """What can be done without a row; adding is no word of its own where any line is added."""
    return [one for one in turn.actions if one.rows is None and not (turn.adds and one.name == "add")]


def _example(action: Action) -> str:
    return f"{action.name} {(action.rows or (0,))[0] + 1}"


def _meant(turn: Browse, words: str) -> PickedRow | Did | Added | str:
    """What words typed at a list mean; a sentence where they mean nothing here."""
    if words.isdecimal() and (not turn.adds or len(words) <= turn.digits):
        return PickedRow(int(words) - 1) if 1 <= int(words[:9]) <= len(turn.rows) else said.NO_SUCH_NUMBER
    name, _, number = words.casefold().partition(" ")
    action = next((one for one in turn.actions if _is_called(one, name, turn)), None)
    if action is not None and (not number or (action.rows is not None and number.strip().isdecimal())):
        return _done(action, number.strip())
    if turn.adds:
        return Added(words)
    called = [at for at, row in enumerate(turn.rows) if row.label.casefold().startswith(words.casefold())]
    return PickedRow(called[0]) if len(called) == 1 and len(words) >= _LEAST else said.NO_SUCH_WORD


def _done_with(turn: Browse, name: str, place: int) -> Did | str:
    """What a word means for a row that is known already."""
    action = next((one for one in turn.actions if one.name == name and one.rows is not None), None)
    if action is None:
        return said.NO_SUCH_WORD
    return Did(name, place) if action.rows and place in action.rows else said.NOT_NOW


def _is_called(action: Action, word: str, turn: Browse) -> bool:
    """True for its name, and for its key of one letter where what is typed is no new line."""
    return word == action.name or (not turn.adds and len(word) == 1 and word in action.keys.split(","))


def _done(action: Action, number: str) -> Did | str:
    if action.rows is None:
        return Did(action.name)
    if not action.rows:
        return said.NOT_NOW
    if not number:
        return said.with_which_number(_example(action))
    place = int(number[:9]) - 1
    return Did(action.name, place) if place in action.rows else said.NO_SUCH_NUMBER
