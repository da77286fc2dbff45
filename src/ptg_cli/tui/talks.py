"""Talks on the screen: each kind of turn as a small window, a list or a word at the edge."""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar, Final, Generic, TypeVar, assert_never

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.model.visible import one_line, width, wrapped
from ptg_cli.sentences import talks as said
from ptg_cli.talks.performance import Performance
from ptg_cli.talks.turns import (
    Action,
    AskLine,
    Browse,
    Choose,
    ChooseSeveral,
    Confirm,
    Did,
    Effect,
    Open,
    PickedRow,
    Rate,
    Refused,
    Say,
    Talk,
)
from ptg_cli.tui.commands import Command
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.rate import RateDialog
from ptg_cli.tui.dialogs.several import SeveralDialog
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.navigation import Go, OpenCheckin, OpenHardMoment, OpenPage, OpenWriting
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.track import track
from ptg_cli.tui.widgets.words import CommandWords

R = TypeVar("R")

_SAID_FOR: Final = 8.0
"""Seconds that what is told stays."""

_LONG: Final = 120
"""Characters from which on it takes a while to read, as what names a file does."""

_LONG_SAID_FOR: Final = 20.0
"""Seconds that stays."""

_MOST_LINES: Final = 5
"""As many lines as a small window has room for."""

_VALUE: Final = 24
"""Cells for the value of a row; a longer one stands below its label."""


class TalkOnScreen(Generic[R]):
    """One talk being performed. A list of it is drawn by its own screen: the one that was opened for the talk, or a
    small window. Whatever is pressed there is an answer; what follows, up to the next list, is done by a worker of that
    screen, so that keys wait as long as something is being kept, and no longer."""

    def __init__(self, app: App[Any], context: Context, begin: Callable[[], Talk[R]]) -> None:
        self.app = app
        self._context = context
        self._performance = Performance(begin)
        self._lists: list[TalkList] = []  # those that are open, the lowest first
        self._one_by_one = asyncio.Lock()
        self._over = asyncio.Event()
        self._answered: dict[str, bool] = {}  # where words belong that are not kept yet; true: they were typed now

    async def run(self) -> R | None:
        """Performs it to its end, from a worker. None where it ended without a result."""
        async with self._one_by_one:
            await self._go_on()
        await self._over.wait()
        return self._performance.result

    async def begin_on(self, screen: "TalkList") -> None:
        """Performs it up to its first list, which is drawn on this screen."""
        self._lists.append(screen)
        async with self._one_by_one:
            await self._go_on()

    async def answer(self, screen: "TalkList", answer: Callable[[], PickedRow | Did | None]) -> None:
        """Answers the list of this screen, unless another turn came meanwhile; `answer` is asked once it is its turn.
        Performs what follows, up to the next list."""
        async with self._one_by_one:
            if self._lists[-1:] == [screen] and isinstance(self._performance.turn, Browse):
                self._performance.answer(answer())
                await self._go_on()

    async def _go_on(self) -> None:
        performance = self._performance
        while (turn := performance.turn) is not None:
            match turn:
                case Say():
                    words = one_line(turn.words) + (f" {said.U_BRINGS_BACK}" if turn.undo else "")
                    timeout = _SAID_FOR if len(words) < _LONG else _LONG_SAID_FOR
                    self.app.notify(words, markup=False, timeout=timeout)
                    performance.answer(None)
                case Effect():
                    if not turn.looks:
                        self.app.clear_notifications()  # what was said of the change before is over
                    done = await asyncio.to_thread(performance.run)
                    if not turn.looks and not isinstance(done, Refused):
                        self._release(left=False)
                    performance.answer(done)
                case AskLine():
                    await self._ask(turn)
                case Choose():
                    await self._choose(turn)
                case Rate():
                    await self._rate(turn)
                case ChooseSeveral():
                    await self._choose_several(turn)
                case Confirm():
                    options = [said.LEAVE_AS_IT_IS, turn.does]
                    asked = Choice(turn.question, options, list(map(one_line, turn.lines)), sure=True)
                    performance.answer(await self.app.push_screen_wait(asked) == 1)
                case Open():
                    self.app.post_message(Go(turn.place, _opened_with(turn)))
                    for screen in self._lists[-1:]:
                        screen.opened = True
                    performance.answer(None)
                case Browse():
                    self._release(left=True)
                    self._show(turn)
                    return
                case _:
                    assert_never(turn)
        self._release(left=True)
        for screen in reversed(self._lists):
            screen.close()
        self._over.set()

    def _release(self, *, left: bool) -> None:
        """What was answered is kept, or with `left` given up: then words of an earlier run wait on, where nobody
        touched them."""
        for draft, typed in self._answered.items():
            if typed or not left:
                self._context.keeper.release(draft)
        self._answered.clear()

    async def _ask(self, turn: AskLine) -> None:
        performance = self._performance
        earlier = performance.earlier
        goes_on = turn.goes_on and earlier is None
        left = turn.unfinished or await asyncio.to_thread(self._left, turn.draft) if goes_on else ""
        held = _Held(self._context, turn.draft, left, turn.said)
        goes_back = False

        def back() -> None:
            nonlocal goes_back
            goes_back = True

        value = turn.value if earlier is None else earlier
        may_go_back = back if performance.can_go_back_to_question else None
        asked = Ask(turn.question, value, _hint(turn), typed=held.hold, left=left, back=may_go_back)
        words = await self.app.push_screen_wait(asked)
        self._answer_holds(held, answered=words is not None)
        if goes_back:
            performance.back()
        else:
            performance.answer(words)

    async def _choose_several(self, turn: ChooseSeveral) -> None:
        left = await asyncio.to_thread(self._left, turn.draft) if turn.draft else ""
        held = _Held(self._context, turn.draft, left)
        chosen = await self.app.push_screen_wait(SeveralDialog(turn, held.hold, left))
        self._answer_holds(held, answered=chosen is not None)
        self._performance.answer(chosen)

    def _answer_holds(self, held: "_Held", *, answered: bool) -> None:
        """Words of an answer stay a draft until they are kept, and those that the person left go; words of an earlier
        run wait on, where nobody touched them."""
        if answered:
            self._answered[held.draft] = held.typed or self._answered.get(held.draft, False)
        elif held.draft and held.typed:
            self._context.keeper.release(held.draft)

    def _left(self, draft: str) -> str:
        try:
            return self._context.keeper.left(draft)
        except OSError:  # drafts that can't be read are no reason not to ask; `ptg doctor` names them
            return ""

    async def _choose(self, turn: Choose) -> None:
        goes_back = False

        def back() -> None:
            nonlocal goes_back
            goes_back = True

        leaving = [f"Esc {turn.leaving}."] if turn.leaving and turn.options else []
        asked = Choice(
            one_line(turn.question),
            [one_line(option) for option in turn.options] or ["Close"],
            [*_some(turn.lines), *leaving],
            at=turn.at or turn.present or 0,
            present=turn.present,
            marked=lambda place: wear_look(self.app, turn.looks[place]) if turn.looks else None,
            back=back if self._performance.can_go_back_to_question else None,
        )
        place, before = None, self.app.theme
        try:
            place = await self.app.push_screen_wait(asked)
        finally:
            if turn.looks and place is None:
                self.app.theme = before
        if goes_back:
            self._performance.back()
        else:
            self._performance.answer(place if turn.options else None)

    async def _rate(self, turn: Rate) -> None:
        goes_back = False

        def back() -> None:
            nonlocal goes_back
            goes_back = True

        may_go_back = back if self._performance.can_go_back_to_question else None
        rated = await self.app.push_screen_wait(RateDialog(turn, may_go_back))
        if goes_back:
            self._performance.back()
        else:
            self._performance.answer(rated)

    def _show(self, turn: Browse) -> None:
        for place, screen in enumerate(self._lists):
            if turn.id in ([screen.draws] if screen.draws else [screen.turn.id if screen.turn else turn.id]):
                for above in reversed(self._lists[place + 1 :]):
                    above.close()
                del self._lists[place + 1 :]
                screen.show(turn)
                return
        window = self._lists[-1].over_it(self, turn) if self._lists else TalkWindow(self, turn)
        self._lists.append(window)
        self.app.push_screen(window)


class _Held:
    """The words in a line while they are typed: a draft, behind those that were `said` before and wait with them."""

    def __init__(self, context: Context, draft: str, left: str, said: tuple[str, ...] = ()) -> None:
        self._context = context
        self.draft = draft
        self._left = self._words = left
        self._said = said

    def hold(self, words: str) -> None:
        """The line changed."""
        self._words = words
        if self.draft:
            self._context.keeper.hold(self.draft, "\n".join((*self._said, words)))

    @property
    def typed(self) -> bool:
        """True where they are others than those an earlier run left."""
        return self._words != self._left


def wear_look(app: App[Any], theme: str) -> None:
    """Gives the app that look, where the terminal has the colours."""
    if theme != app.theme and not getattr(app, "few_colours", False):
        app.theme = theme


async def perform(app: App[Any], context: Context, begin: Callable[[], Talk[R]]) -> R | None:
    """Performs a talk over the screen there is. Called from a worker."""
    return await TalkOnScreen(app, context, begin).run()


def _opened_with(turn: Open) -> object:
    """What a place opens with."""
    match turn.place:
        case "writing":
            return OpenWriting(turn.what, turn.draft, aim=turn.aim)
        case "checkin":
            return OpenCheckin(draft=turn.draft)
        case "pages" if turn.what:
            return OpenPage(turn.what)
        case "hard-moment":
            return OpenHardMoment(turn.what, draft=turn.draft)
        case _:
            return turn.what or None


def _hint(turn: AskLine) -> str:
    """What fits in a line, and what its keys mean."""
    if turn.optional and turn.value:
        keys = said.nothing_typed(turn.nothing or said.TAKES_IT_OFF)
    elif turn.optional:
        keys = said.enter_with_nothing(turn.nothing or said.LEAVES_IT_OUT)
    else:
        keys = said.enter_does(turn.enter, as_it_was=bool(turn.value))
    if turn.trouble:
        return f"{turn.trouble} {said.ENTER_TRIES_AGAIN if turn.again else said.ESC_LEAVES}"
    return f"{turn.about} {keys}".strip()


def _some(lines: tuple[str, ...]) -> list[str]:
    """The lines, as far as a small window has room."""
    more = [said.and_more(len(lines) - _MOST_LINES + 1)] if len(lines) > _MOST_LINES else []
    return [*map(one_line, lines[: _MOST_LINES - 1] if more else lines), *more]


LOOK: Final = "look"
"""Answers a list that is to be read anew: no talk does anything else at that."""


class TalkList(Screen[None]):
    """A screen that draws a list of a talk and answers for it."""

    talk: TalkOnScreen[Any]
    turn: Browse | None = None
    """The list that is drawn; None before the first one."""

    over: bool = False

    opened: bool = False
    """True while something else was opened from here: what it lists may be another one once that is over."""

    _out = False

    draws: ClassVar = ""
    """The only list that it draws, by its id; empty: the first that comes."""

    def show(self, turn: Browse) -> None:
        """Draws a list, or the same list anew."""
        raise NotImplementedError

    @property
    def marked_row(self) -> int | None:
        """The place of the marked row."""
        raise NotImplementedError

    def over_it(self, talk: TalkOnScreen[Any], turn: Browse) -> "TalkList":
        """A new screen for another list of its talk, to lie over this one."""
        return TalkWindow(talk, turn)

    def perform(self, talk: TalkOnScreen[Any]) -> None:
        """Performs a talk whose first list this screen draws."""
        self.talk = talk
        self._begin()

    @work
    async def _begin(self) -> None:
        await self.talk.begin_on(self)

    def own_commands(self) -> list[Command]:
        """What can be done now, with the marked row too, and the way back."""
        if self.turn is None:
            return []
        label, about = self.turn.back
        back = Command("back", "escape,q", "Esc", "back", label, about)
        return [*(_command(one) for one in self.turn.actions if self.works(one)), back]

    def works(self, action: Action) -> bool:
        """True for an action that can be done now."""
        return action.rows is None or self.marked_row in action.rows

    def on_key(self, event: events.Key) -> None:
        """The key of an action does it."""
        actions = self.turn.actions if self.turn else ()
        action = next((one for one in actions if event.key in one.keys.split(",") and self.works(one)), None)
        if action is not None:
            event.stop()
            self.action_act(action.name)

    def action_act(self, name: str) -> None:
        """Does one of the actions, with the marked row where it needs one."""
        action = next((one for one in self.turn.actions if one.name == name), None) if self.turn else None
        if action is not None and self.works(action):
            self.answer(lambda: Did(name, None if action.rows is None else self.marked_row))

    def action_back(self, out: bool = False) -> None:
        """Back to where you were. With `out` it leads out of ptg from the place that ptg was opened with."""
        self._out = out
        self.answer(lambda: None)

    @work
    async def answer(self, answer: Callable[[], PickedRow | Did | None]) -> None:
        """Answers the list; `answer` is asked once everything before it is done."""
        await self.talk.answer(self, answer)

    def close(self) -> None:
        """The list is over: the screen goes, at once or as soon as nothing lies on it."""
        self.over = True
        self._go_if_over()

    @on(events.ScreenResume)
    def _look_anew(self) -> None:
        if self.opened and not self.over:
            self.opened = False
            self.answer(lambda: Did(LOOK))

    @on(events.ScreenResume)
    def _go_if_over(self) -> None:
        if self.over and self.is_current:
            self.leave()

    def leave(self) -> None:
        """Back to where you were; from the place that ptg was opened with, to today or out of ptg."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        elif self._out:
            self.call_later(self.run_action, "app.leave")
        else:
            self.post_message(Go("today", instead=True))


class ListOfTalk(TalkList):
    """The part of a screen that draws a list of a talk. The screen has the widgets that `list_widgets` gives."""

    widest: ClassVar = 78
    """Cells of the list and what is around it, at most."""

    words_for_all: ClassVar = False
    """True where the row of words has every command: on a window without a bottom line."""

    def list_widgets(self) -> ComposeResult:
        """The title, what it is for, the rows, what stands below, what can be done."""
        yield Plain(id="title", classes="title")
        yield Plain(id="about", classes="dim")
        yield Rows(at_once=self.words_for_all)
        yield Plain(id="below")
        yield Plain(id="row-about")
        yield CommandWords(())

    def show(self, turn: Browse) -> None:
        """Draws a list, or the same list anew."""
        rows = self.query_one(Rows)
        before = self.marked_row
        rows.clear_options()
        self.turn = turn
        self._say("title", one_line(turn.title))
        self._say("about", turn.about)
        self._say("below", "\n".join(map(one_line, turn.below)))
        self._places: list[int | None] = []
        options: list[Option] = []
        if not turn.rows and turn.empty:
            options.append(Option(plain(turn.empty), disabled=True))
            self._places.append(None)
        heading = ""
        for place, row in enumerate(turn.rows):
            if row.heading not in {"", heading}:
                heading = row.heading
                space = "\n" if options else ""
                options.append(Option(plain(f"{space}{row.heading}"), disabled=True))
                self._places.append(None)
            options.append(Option(self.drawn(place)))
            self._places.append(place)
        rows.add_options(options)
        wanted = turn.at if turn.at is not None else min(before or 0, len(turn.rows) - 1)
        rows.highlighted = self._places.index(wanted) if wanted in self._places else None
        self._tell()

    def _say(self, name: str, words: str) -> None:
        line = self.query_one(f"#{name}", Plain)
        line.say(words)
        line.display = bool(words)

    def drawn(self, place: int) -> Content:
        """A row with its number, its value in a column."""
        assert self.turn is not None
        row = self.turn.rows[place]
        label, value = one_line(row.label), one_line(row.value)
        if row.numbers:
            room = min(self.app.size.width, self.widest) - 12
            return plain(f"{place + 1}  {label}\n   ") + track(row.numbers, room, 3)
        if not value:
            return plain(f"{place + 1}  {label}")
        column = max(width(one_line(other.label)) for other in self.turn.rows if other.value) + 3
        room = min(_VALUE, self.app.size.width - column - 12)
        if width(value) <= room:
            return plain(f"{place + 1}  {label}{' ' * (column - width(label))}{value}")
        # A number has to be seen whole: it stands below then, as wide as the window.
        return plain(f"{place + 1}  {label}\n{wrapped(f'   {value}', column + 3 + room)}")

    def mark(self, place: int | None) -> None:
        """Shows what else is true for the row that is marked now, where this screen has room for it."""

    @property
    def marked_row(self) -> int | None:
        """The place of the marked row."""
        place = self.query_one(Rows).highlighted
        return self._places[place] if self.turn is not None and place is not None else None

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """What is said is true for the marked row, and so is the row of words."""
        turn, marked = self.turn, self.marked_row
        if turn is None:
            return
        about = turn.rows[marked].about if marked is not None else ""
        self._say("row-about", (about or said.CHANGES_IT) if any(row.about for row in turn.rows) else "")
        self.mark(marked)
        here = self.own_commands()
        self.query_one(CommandWords).show([one for one in here if self.words_for_all or not one.footer])
        self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses its row."""
        digit = int(event.character) if event.character and event.character.isdecimal() else 0
        if self.turn is not None and 1 <= digit <= len(self.turn.rows):
            event.stop()
            event.prevent_default()
            self.query_one(Rows).highlighted = self._places.index(digit - 1)
            self.answer(lambda: PickedRow(digit - 1))

    @on(OptionList.OptionSelected)
    def choose_marked(self) -> None:
        """Chooses the marked row."""
        marked = self.marked_row
        if marked is not None:
            self.answer(lambda: PickedRow(marked))


def _command(action: Action) -> Command:
    return Command(
        action.name, action.keys, action.shown, f"act('{action.name}')", action.label, action.about, action.footer
    )


class TalkWindow(ListOfTalk, ModalCommands[None]):
    """A list of a talk in a small window."""

    DEFAULT_CSS = """
    TalkWindow Rows { margin: 1 -2 0 0; height: auto; max-height: 15; }
    TalkWindow #row-about, TalkWindow #below { color: $dim; margin-top: 1; }
    TalkWindow #row-about { height: 2; }
    TalkWindow CommandWords { margin-top: 1; }
    TalkWindow.-short Rows { max-height: 13; }
    """

    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "back", show=False)]
    words_for_all: ClassVar = True

    def __init__(self, talk: TalkOnScreen[Any], first: Browse) -> None:
        super().__init__()
        self.talk = talk
        self._first = first

    def compose(self) -> ComposeResult:
        """The list."""
        with Frame():
            yield from self.list_widgets()

    def on_mount(self) -> None:
        """Draws it."""
        self.show(self._first)
