"""A canary for each private name of Textual that ptg needs: each says what of ptg breaks where Textual changes it.
And no other file uses such a name."""

import ast
import asyncio
import importlib
import importlib.util
import inspect
import itertools
import re
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, Final

import pytest
import textual
from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.filter import Monochrome, NoColor
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Selection

import ptg_cli
from ptg_cli.tui import textual_seams as seams

SOURCE: Final = Path(ptg_cli.__file__).parent
SEAMS: Final = SOURCE / "tui" / "textual_seams.py"

# The canaries

_watched: set[str] = set()
"""The seams that have a canary."""


def canary(*names: str, breaks: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Makes a test fail with what breaks in ptg. `names` are the seams it watches."""
    _watched.update(names)

    def made(test: Callable[[], None]) -> Callable[[], None]:
        def told() -> None:
            try:
                test()
            except Exception as error:
                pytest.fail(
                    f"With Textual {textual.__version__} {breaks} "
                    f"Mend {', '.join(names)} in tui/textual_seams.py. ({type(error).__name__}: {error})"
                )

        told.__name__ = test.__name__
        told.__doc__ = test.__doc__
        return told

    return made


class Small(App[None]):
    """An app with a line to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [("f9", "press", "")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Input()

    def action_press(self) -> None:
        """Counts."""
        self.pressed += 1


def visit(app: App[Any], steps: Callable[[Pilot[Any]], Awaitable[None]]) -> None:
    """Runs an app with what is done in it."""

    async def going() -> None:
        async with app.run_test() as pilot:
            await steps(pilot)

    asyncio.run(going())


@contextmanager
def no_new_attribute(thing: object) -> Iterator[None]:
    """Fails where something is set that Textual doesn't have, and so never looks at."""
    before = {*vars(thing)}
    yield
    assert {*vars(thing)} == before, f"{sorted({*vars(thing)} - before)} is no name of Textual's any more"


@canary("is_leaving", breaks="keys are handed to an app that ends, and a second signal starts its end again.")
def test_an_app_that_was_told_to_end_is_known_to_leave() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        assert seams.is_leaving(pilot.app) is False
        pilot.app.exit()
        assert seams.is_leaving(pilot.app) is True

    visit(Small(), steps)


@canary("is_closing", breaks="a widget that goes before it was mounted holds up all that is typed.")
def test_a_widget_that_goes_is_known_to_close() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        line = pilot.app.query_one(Input)
        assert seams.is_closing(line) is False
        await line.remove()
        assert seams.is_closing(line) is True

    visit(Small(), steps)


@canary("has_messages", breaks="a key is handed out before what the last one asked for has begun.")
def test_a_message_that_waits_or_was_looked_at_is_known() -> None:
    seen: list[bool] = []

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        assert seams.has_messages(pilot.app) is False
        pilot.app.call_later(seen.append, True)
        assert seams.has_messages(pilot.app) is True
        await pilot.pause()
        assert seen
        # Where the next message can be joined to this one, Textual looks at it and holds it outside the queue.
        assert pilot.app._pending_message is None
        with no_new_attribute(pilot.app):
            pilot.app._pending_message = events.Idle()
        assert seams.has_messages(pilot.app) is True
        pilot.app._pending_message = None

    visit(Small(), steps)
    source = inspect.getsource(textual.message_pump.MessagePump)
    assert "self._pending_message = " in source, "the pump holds no message outside its queue by that name"


@canary("rests", breaks="words typed right after Enter go to the question that Enter ended.")
def test_a_widget_rests_when_it_has_handled_its_messages() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        line = pilot.app.query_one(Input)
        assert seams.rests(line) is True
        line.call_later(lambda: None)
        assert seams.rests(line) is False
        await pilot.pause()
        assert seams.rests(line) is True
        assert seams.rests(Static("not mounted")) is False

    visit(Small(), steps)


@canary("once_after", breaks="keys wait for ever, or a breath stands still, after a busy moment of the processor.")
def test_a_call_for_later_comes_though_the_processor_was_busy_as_it_began() -> None:
    came: list[str] = []
    seconds = itertools.count()

    async def steps(pilot: Pilot[Any]) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("textual._time.get_time", lambda: float(next(seconds)))  # a second from one look to the next
            pilot.app.set_timer(0.01, lambda: came.append("Textual's"))
            seams.once_after(pilot.app, 0.01, lambda: came.append("ours"))
            for _ in range(5):
                await pilot.pause()
        assert came == ["ours"], "Textual's own call comes now, too" if len(came) > 1 else "it did not come"

    visit(Small(), steps)


def test_no_other_file_lets_textual_count_the_seconds_of_one_call() -> None:
    unsure = [
        path for path in sorted(SOURCE.rglob("*.py")) if path != SEAMS and ".set_timer(" in path.read_text("utf-8")
    ]
    assert not unsure, "use once_after of tui/textual_seams.py, which always comes"


@canary("is_threaded", breaks="one slow look at the disk holds up all keys.")
def test_a_worker_in_a_thread_is_told_from_one_that_is_none() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        in_a_thread = pilot.app.run_worker(lambda: None, thread=True)
        in_none = pilot.app.run_worker(asyncio.sleep(0))
        assert seams.is_threaded(in_a_thread) is True
        assert seams.is_threaded(in_none) is False
        await pilot.app.workers.wait_for_complete()

    visit(Small(), steps)


@canary("run_binding", breaks="F2 pressed in the middle of words that still wait hides nothing, or types.")
def test_a_binding_runs_without_a_key_reaching_what_has_focus() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, Small)
        assert await seams.run_binding(pilot.app, "f9", priority=False) is True
        assert await seams.run_binding(pilot.app, "f9", priority=True) is False
        assert await seams.run_binding(pilot.app, "x", priority=False) is False
        assert pilot.app.pressed == 1
        assert pilot.app.query_one(Input).value == ""

    visit(Small(), steps)


@canary("has_binding", breaks="the bottom line promises for Enter what the screen does, not what has focus.")
def test_what_a_widget_itself_binds_is_known() -> None:
    assert seams.has_binding(Input(), "enter") is True
    assert seams.has_binding(Static(), "enter") is False


@canary("notifications", "take_back", breaks="passing words pile up, stand over the caret, and stay while hidden.")
def test_what_stands_at_the_edge_is_known_and_can_be_taken_away() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert not seams.notifications(app)
        app.notify("first")
        app.notify("second")
        await pilot.pause()
        first, second = seams.notifications(app)
        assert (first.message, second.message) == ("first", "second")
        seams.take_back(app, first)
        assert [each.message for each in seams.notifications(app)] == ["second"]
        app.clear_notifications()
        assert not seams.notifications(app)

    visit(Small(), steps)


@canary("drop_greys", breaks="who wants no colour gets shades of grey, faint on one another.")
def test_no_colour_means_no_greys() -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NO_COLOR", "1")
        app = Small()
    assert any(isinstance(each, Monochrome) for each in app.get_line_filters())
    with no_new_attribute(app):
        seams.drop_greys(app)
    assert not any(isinstance(each, Monochrome) for each in app.get_line_filters())
    assert any(isinstance(each, NoColor) for each in app.get_line_filters())


@canary("prepare_first_screen", breaks="the first screen has no style of its own, and leaving it ends the app.")
def test_the_first_screen_has_its_style_and_can_be_switched() -> None:
    class First(Screen[None]):
        CSS = "Static { height: 3; }"

        def compose(self) -> ComposeResult:
            yield Static("words")

    class Begins(App[None]):
        def get_default_screen(self) -> Screen[Any]:
            screen = First()
            seams.prepare_first_screen(self, screen)
            return screen

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        assert pilot.app.screen.query_one(Static).size.height == 3
        await pilot.app.switch_screen(Screen())
        assert not isinstance(pilot.app.screen, First)

    visit(Begins(), steps)


@canary("GuardedApp", breaks="a fault of ptg prints the person's words in a traceback, and the draft is not kept.")
def test_a_fault_comes_to_the_app_and_ends_it_with_a_status_of_its_own() -> None:
    told: list[Exception] = []

    class Faulty(seams.GuardedApp[None]):
        BINDINGS: ClassVar[list[BindingType]] = [("x", "fail", "")]

        def action_fail(self) -> None:
            raise ZeroDivisionError

        def caught(self, error: Exception) -> None:
            told.append(error)

    app = Faulty()

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("x")

    with pytest.raises(ZeroDivisionError):
        visit(app, steps)
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert app.return_code == 1


@canary("ClosingScreen", breaks="a double click on a window, or a click on a line that has just gone, ends the app.")
def test_a_screen_closes_once_and_a_click_on_what_has_gone_does_nothing() -> None:
    class Window(seams.ClosingScreen[int]):
        def compose(self) -> ComposeResult:
            yield Static("words", id="words")

    class Opens(App[None]):
        closed: ClassVar[list[int | None]] = []

        def on_mount(self) -> None:
            self.push_screen(Window(), self.closed.append)

    async def steps(pilot: Pilot[Any]) -> None:
        window = pilot.app.screen
        assert isinstance(window, Window)
        words = window.query_one("#words")
        parent, words._parent = words._parent, None  # as it stands between being taken away and being drawn no more
        assert "_forward_event" in vars(Screen), "renamed: a click on what has gone ends the app"
        down = events.MouseDown(words, 1, 0, 0, 0, 1, False, False, False, screen_x=1, screen_y=0)
        window._forward_event(down)
        words._parent = parent
        window.dismiss(1)
        window.dismiss(2)
        await pilot.pause()
        assert Opens.closed == [1]

    visit(Opens(), steps)


class Going(Static):
    """A line that sees, while it goes, whether what goes on for its screen was ended."""

    saw: ClassVar[list[bool]] = []

    def on_unmount(self) -> None:
        """Sees it."""
        self.saw.append(all(worker.is_cancelled for worker in self.app.workers if worker.node is self.screen))


class Begun(seams.ClosingScreen[None]):
    """A screen with such a line, which counts how often it begins."""

    times: ClassVar[list["Begun"]] = []

    def compose(self) -> ComposeResult:
        """The line."""
        yield Going()

    def on_mount(self) -> None:
        """Begins, and waits for what never comes."""
        self.times.append(self)
        self.run_worker(asyncio.Event().wait())


@canary(
    "ClosingScreen", breaks="a screen that is closed before it came, or while the disk is waited for, ends the app."
)
def test_a_screen_that_goes_never_begins_and_nothing_is_drawn_on_it() -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        assert "_dispatch_message" in vars(MessagePump), "renamed: a screen closed before it came ends the app"
        pilot.app.push_screen(Begun())
        pilot.app.pop_screen()
        await pilot.pause()
        assert not Begun.times
        pilot.app.push_screen(Begun())
        await pilot.pause()
        assert len(Begun.times) == 1
        await pilot.app.pop_screen()
        assert Going.saw[-1:] == [True], "what waits for the disk draws on a screen that goes"

    Begun.times.clear()
    visit(Small(), steps)


@canary("HangingContainer", "HangingRoom", "HANGS", breaks="marks of words and rows are cut off at the grid's edge.")
def test_what_hangs_over_the_edge_is_drawn_and_nothing_scrolls_sideways() -> None:
    class Hanging(VerticalScroll, seams.HangingContainer, can_focus=False):
        DEFAULT_CSS = """
        Hanging { width: 20; height: 5; margin: 0 4; }
        Hanging Static { width: 1fr; margin: 0 -2 0 0; offset-x: -1; }
        """

    class Hangs(App[None]):
        def compose(self) -> ComposeResult:
            with Hanging():
                yield Static("word")

    async def steps(pilot: Pilot[Any]) -> None:
        frame, word = pilot.app.query_one(Hanging), pilot.app.query_one(Static)
        seen = pilot.app.screen.find_widget(word).visible_region
        assert (seen.x, seen.right) == (frame.region.x - 1, frame.region.right + 1)
        word.update("\n".join(["word"] * 20))
        await pilot.pause()
        frame.scroll_to(x=2, y=3, animate=False)
        await pilot.pause()
        assert frame.scroll_offset == (0, 3)

    visit(Hangs(), steps)


@canary("SizedTextArea", breaks="a text that gets shorter than where the caret stands ends the app.")
def test_a_text_area_says_when_it_measures_itself() -> None:
    class Measured(seams.SizedTextArea, TextArea):
        carets: ClassVar[list[bool]] = []

        def before_sizing(self) -> None:
            self.carets.append(self.selection.end <= self.document.end)
            self.set_reactive(TextArea.selection, Selection())

    class Writes(App[None]):
        def compose(self) -> ComposeResult:
            yield Measured()

    async def steps(pilot: Pilot[Any]) -> None:
        area = pilot.app.query_one(Measured)
        area.insert("one\n" * 60)
        area.move_cursor(area.document.end)
        await pilot.pause()
        Measured.carets.clear()
        area.undo()
        assert Measured.carets, "nothing is asked where the text has changed"
        assert Measured.carets[0] is False, "the caret has followed the text already: there is nothing to mend any more"

    visit(Writes(), steps)


@canary("PASTE_BEGINS", "PASTE_ENDS", breaks="a paste is typed, and its lines press Enter.")
def test_the_marks_of_a_paste_are_what_terminals_send() -> None:
    assert (seams.PASTE_BEGINS, seams.PASTE_ENDS) == ("\x1b[200~", "\x1b[201~")


@canary("SequenceParser", breaks="Escape before words loses them, or one odd sequence ends the reading of keys.")
def test_half_a_key_is_known_and_can_be_ended_and_each_sequence_is_asked_for() -> None:
    class Asked(seams.SequenceParser):
        sequences: ClassVar[list[str]] = []

        def keys_of(self, sequence: str, alt: bool) -> Any:
            self.sequences.append(sequence)
            return super().keys_of(sequence, alt)

    parser = Asked()
    assert [key.key for key in parser.feed("a") if isinstance(key, events.Key)] == ["a"]
    assert parser.has_half_a_key is False
    assert list(parser.feed("\x1b")) == []
    assert parser.has_half_a_key is True
    with no_new_attribute(parser):
        keys = list(parser.end_half_a_key())
    assert [key.key for key in keys if isinstance(key, events.Key)] == ["escape"]
    assert parser.has_half_a_key is False
    list(parser.feed("\x1b[A"))
    assert parser.sequences[-1] == "\x1b[A"


@pytest.mark.skipif(sys.platform == "win32", reason="a driver of POSIX terminals")
@canary("ContinuedDriver", breaks="after a stop two threads read the keys, and ptg never ends.")
def test_a_driver_says_when_the_program_goes_on() -> None:
    went_on: list[bool] = []
    taken_up: list[bool] = []

    class Stopped(seams.ContinuedDriver):
        def continued(self) -> None:
            went_on.append(self.holds_terminal)
            super().continued()

        def resume_application_mode(self) -> None:
            taken_up.append(True)

    kept = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}

    async def making() -> None:
        driver = Stopped(Small())
        try:
            resume: Any = signal.getsignal(signal.SIGCONT)
            resume(signal.SIGCONT, None)
            assert went_on == taken_up == [True]
            with no_new_attribute(driver):
                driver.draw_anew()
            assert driver.holds_terminal is False
            resume(signal.SIGCONT, None)
            assert went_on == [True, False]
        finally:
            for number, handler in kept.items():
                signal.signal(number, handler)

    asyncio.run(making())


def test_every_seam_has_a_canary() -> None:
    tree = ast.parse(SEAMS.read_text(encoding="utf-8"))
    places = [*tree.body, *(inner for place in tree.body if isinstance(place, ast.If) for inner in place.body)]
    names = {
        place.name for place in places if isinstance(place, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    } | {place.target.id for place in places if isinstance(place, ast.AnnAssign) and isinstance(place.target, ast.Name)}
    assert names == _watched


# Nothing goes around the seams


OF_NAMED_TUPLES: Final = {"_replace", "_asdict", "_fields", "_make"}
"""Names that Python promises: only a field can't be called so."""


def is_private(name: str) -> bool:
    """True for a name its owner promises nothing about."""
    return name.startswith("_") and not name.startswith("__") and name not in OF_NAMED_TUPLES


def is_textuals(module: str | None) -> bool:
    """True for a module of Textual's."""
    return (module or "").partition(".")[0] == "textual"


@cache
def all_of_textuals() -> frozenset[str]:
    """Every private attribute that anything of Textual's has."""
    written = re.compile(r"(?:\bself\.|\bcls\.|\bdef )(_(?!_)\w+)")
    paths = Path(textual.__file__).parent.rglob("*.py")
    return frozenset(name for path in paths for name in written.findall(path.read_text(encoding="utf-8")))


def names_of_tree(tree: ast.AST) -> set[str]:
    """The private attributes that a class defines, or sets on itself."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(name)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
    return {name for name in names if is_private(name)}


@cache
def names_of_module(module: str) -> dict[str, set[str]]:
    """The private attributes of each class in a module of Textual's."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: names_of_tree(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def inherited(kind: type) -> set[str]:
    """The private attributes that a class of ours has from Textual's. Those of a class inside a class count as the
    outer one's."""
    bases = [base for base in kind.__mro__ if is_textuals(base.__module__)]
    return {name for base in bases for name in names_of_module(base.__module__)[base.__qualname__.partition(".")[0]]}


def around_the_seams(tree: ast.Module, module: ModuleType) -> list[tuple[int, str]]:
    """Where a file uses a private name of Textual's, by line: one it imports, one that a class of its own has from a
    class of Textual's (used, set, or defined anew), or one of another object, unless a class of this very file has a
    private name like it."""
    found: list[tuple[int, str]] = []
    own = {name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for name in names_of_tree(node)}
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    modules = {each.asname or each.name for node in imports for each in node.names}
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=source, names=names) if is_textuals(source):
                parts = [*(source or "").split("."), *(each.name for each in names)]
                found += [(node.lineno, part) for part in parts if is_private(part)]
            case ast.Import(names=names):
                parts = [part for each in names if is_textuals(each.name) for part in each.name.split(".")]
                found += [(node.lineno, part) for part in parts if is_private(part)]
            case ast.Attribute(value=value, attr=name) if is_private(name) and name in all_of_textuals():
                of_itself = isinstance(value, ast.Name) and value.id in {"self", "cls"}
                of_module = isinstance(value, ast.Name) and value.id in modules and not is_textuals(value.id)
                if not of_itself and not of_module and name not in own:
                    found.append((node.lineno, name))
    for kind, place in classes_of(tree, module):
        theirs = inherited(kind)
        for node in ast.walk(place):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name in theirs:
                    found.append((node.lineno, name))
                case ast.Attribute(value=ast.Name(id="self" | "cls") | ast.Call(), attr=name) if name in theirs:
                    found.append((node.lineno, name))
                case ast.Name(id=name, ctx=ast.Store()) if name in theirs and node in bindings_of(place):
                    found.append((node.lineno, name))
    return sorted({*found})


def bindings_of(place: ast.ClassDef) -> list[ast.AST]:
    """The names that a class sets in its body."""
    return [
        target
        for statement in place.body
        for target in (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [statement.target]
            if isinstance(statement, ast.AnnAssign)
            else []
        )
    ]


def classes_of(tree: ast.AST, owner: object) -> Iterator[tuple[type, ast.ClassDef]]:
    """The classes of a file, those inside others too, each with where it is written."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            kind = vars(owner)[node.name]
            yield kind, node
            yield from classes_of(node, kind)


def test_no_other_file_uses_a_private_name_of_textual() -> None:
    found: list[str] = []
    for path in sorted(SOURCE.rglob("*.py")):
        written = path.read_text(encoding="utf-8")
        if path == SEAMS or not ("textual" in written or path.is_relative_to(SOURCE / "tui")):
            continue
        tree = ast.parse(written)
        if path.name == "driver.py" and sys.platform == "win32":
            continue
        name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        for line, private in around_the_seams(tree, importlib.import_module(name)):
            found.append(f"{path.relative_to(SOURCE)}:{line} uses {private}: give it a name in tui/textual_seams.py")
    assert not found, "\n".join(found)


AROUND = {
    "an import": ("from textual._queue import Queue\n", ["_queue"]),
    "an import of a module": ("import textual._queue\n", ["_queue"]),
    "an attribute of another object": ("def ends(app):\n    return app._exit\n", ["_exit"]),
    "an attribute of itself": (
        "from textual.app import App\nclass A(App):\n    def f(self):\n        return self._filters\n",
        ["_filters"],
    ),
    "a handler defined anew": (
        "from textual.widgets import OptionList\nclass A(OptionList):\n    def _on_click(self): ...\n",
        ["_on_click"],
    ),
    "a class inside a class": (
        "from textual.widgets import Input\nclass A:\n    class B(Input):\n        def _value(self): ...\n",
        ["_value"],
    ),
    "a name set in the body": (
        "from textual.app import App\nclass A(App):\n    _exit = True\n",
        ["_exit"],
    ),
    "a name of its own": (
        "import os\nclass A:\n    def _exit(self): ...\ndef f(a):\n    a._exit()\n    os._exit(0)\n",
        [],
    ),
    "a public name": ("from textual.app import App\nclass A(App):\n    def on_key(self): ...\n", []),
}


@pytest.mark.parametrize(("written", "names"), AROUND.values(), ids=AROUND)
def test_a_way_around_the_seams_is_found(written: str, names: list[str], tmp_path: Path) -> None:
    path = tmp_path / "around.py"
    path.write_text(written, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("around", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["around"] = module  # inspect looks for a class's source there
    try:
        spec.loader.exec_module(module)
        assert [name for _, name in around_the_seams(ast.parse(written), module)] == names
    finally:
        del sys.modules["around"]
