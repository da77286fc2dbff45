"""Which face a command shows, and how the screen and plain lines are opened and left."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.cli import faces
from ptg_cli.cli.diagnostics import Signalled
from ptg_cli.cli.shell import Shell
from ptg_cli.context import Context, folders
from ptg_cli.line.console import WindowGone
from ptg_cli.line.hearing import Hearing
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.today import HINT

Open = Callable[..., Any]


@pytest.fixture
def shell(home: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell on a terminal that can draw."""
    monkeypatch.setattr(Shell, "on_terminal", property(lambda self: not self.no_input))
    monkeypatch.setenv("TERM", "xterm-256color")
    return Shell(Context(folders(str(home), {})))


def write(shell: Shell, body: str) -> str:
    """Keeps a page; its id."""
    context = shell.context
    page_id = context.journal.new_id(context.civil_now())
    return context.journal.add(Entry(page_id, created=context.now(), kind="note", body=body)).id


def test_the_screen_is_wanted_on_a_terminal_that_can_draw(shell: Shell) -> None:
    assert faces.wants_screen(shell, line=False)
    assert not faces.wants_screen(shell, line=True)


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("TERM", ""), ("PTG_LINE", "1")])
def test_the_environment_can_ask_for_plain_lines(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert not faces.wants_screen(shell, line=False)


def test_no_terminal_no_input_and_line_mode_are_no_screen(shell: Shell) -> None:
    shell.context.change_setting("line_mode", "yes")
    assert not faces.wants_screen(shell, line=False)
    shell.context.change_setting("line_mode", "no")
    assert faces.wants_screen(shell, line=False)
    assert not faces.wants_screen(Shell(shell.context, no_input=True), line=False)


@pytest.mark.parametrize("missing", ["TERM"])
def test_a_terminal_of_no_known_kind_gets_plain_lines(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(missing)
    assert not faces.wants_screen(shell, line=False)


class Screen:
    """Stands for the app: where it was opened, and how it ends."""

    def __init__(self, **parting: Any) -> None:
        self.parting = parting
        self.opened: list[tuple[str, object]] = []

    def __call__(self, context: Context, start: Any, *, mouse: bool) -> Any:
        from ptg_cli.tui.navigation import AppEnd

        self.mouse = mouse
        self.opened.append((start.place, start.argument))
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        return AppEnd(**self.parting)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Screen]:
    """Puts a stand-in where the app would run."""

    def one(**parting: Any) -> Screen:
        made = Screen(**parting)
        monkeypatch.setattr("ptg_cli.tui.app.run", made)
        return made

    return one


def test_what_the_screen_says_goes_to_stderr_and_what_it_kept_to_stdout(
    shell: Shell, screen: Callable[..., Screen], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = screen(code=143, words=("A draft is kept.",), kept="20261123-081502-aaaa")
    assert faces.open_screen(shell, "pages", "kitchen") == 143
    assert shown.opened == [("pages", "kitchen")]
    assert capsys.readouterr() == ("20261123-081502-aaaa\n", "A draft is kept.\n")


def test_signals_mean_after_the_screen_what_they_meant_before(shell: Shell, screen: Callable[..., Screen]) -> None:
    def mine(number: int, frame: object) -> None: ...

    before = signal.signal(signal.SIGTERM, mine)
    try:
        screen()
        faces.open_screen(shell, "today")
        assert signal.getsignal(signal.SIGTERM) is mine
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Someone types these lines where plain lines ask; gives the list of what is said."""

    def one(*lines: object) -> list[str]:
        said: list[str] = []
        left = list(lines)

        class Terminal:
            interactive = True
            unfinished = ""

            def __init__(self, *, keeper: object = None, brief: Callable[[], bool] = lambda: False) -> None:
                self.hearing = Hearing(brief)
                assert keeper is not None  # so that an unfinished line has somewhere to be

            @contextmanager
            def opened(self) -> Iterator["Terminal"]:
                yield self

            def say(self, text: str = "") -> None:
                said.append(text)

            def belongs(self, where: str) -> None:
                pass  # nothing is left unfinished here

            def ask(self) -> str | None:
                line = left.pop(0) if left else None
                if isinstance(line, BaseException):
                    raise line
                return None if line is None else str(line)

            def wait(self, seconds: float) -> bool:
                return True

            def rest(self) -> list[str]:
                return []

        monkeypatch.setattr("ptg_cli.line.console.TerminalConsole", Terminal)
        return said

    return one


def test_plain_lines_follow_the_screen_where_they_are_asked_for(
    shell: Shell, screen: Callable[..., Screen], typing: Callable[..., list[str]]
) -> None:
    screen(line=True)
    said = typing("q")
    assert faces.open_screen(shell, "welcome") == 0
    assert HINT in said


def test_the_ids_of_what_was_kept_at_home_are_told_even_when_something_cuts_in(
    shell: Shell, typing: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    typing("3", "", "One.", ".", "", "", "", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        faces.line_home(shell)
    (found,) = shell.context.journal.newest()
    assert capsys.readouterr().out == f"{found.id}\n"


def test_a_window_that_is_gone_ends_as_a_hang_up(shell: Shell, typing: Callable[..., list[str]]) -> None:
    for open_one in (faces.line_home, faces.line_browsing):
        typing(WindowGone())
        with pytest.raises(Signalled) as ended:
            open_one(shell)
        assert ended.value.exit_code == 129


def test_leaving_plain_browsing_is_no_fault(shell: Shell, typing: Callable[..., list[str]]) -> None:
    write(shell, "The kitchen.")
    said = typing("q")
    faces.line_browsing(shell, "kitchen")
    assert said[0].endswith("The kitchen.")


def test_home_in_plain_lines_from_a_draft_to_a_page_and_out(ptg: Any, terminal: Open, home: Path) -> None:
    one = terminal("--line", env={"TERM": "xterm-256color"})
    one.until("A question mark says this again.")
    one.type("3")
    one.until("enter to begin.")
    one.type("4")
    one.until("Write what comes to your mind.")
    one.type("Half a thought.", "and more", "/help")
    one.until("/help all says")
    one.process.kill()
    one.process.wait()
    again = terminal("--line", env={"TERM": "xterm-256color"})
    again.until("is still open: Blank page.")
    again.type("2")
    again.until("Kept.")
    again.until("A question mark says this again.")
    again.type("5")
    again.until("Half a thought.")
    again.type("q")
    assert again.end() == 0
    assert "\x1b" not in again.seen
    (page,) = ptg.pages()
    assert "Half a thought.\nand more" in page.read_text()


def test_whoever_kept_a_page_is_not_told_again_what_ptg_is(shell: Shell, screen: Callable[..., Screen]) -> None:
    screen()
    faces.open_screen(shell, "writing")  # nothing was kept
    assert not shell.context.settings.welcomed
    screen(kept="20261123-081502-aaaa")
    faces.open_screen(shell, "writing")
    shown = screen()
    faces.open_home(shell)
    assert [place for place, _ in shown.opened] == ["today"]


def test_the_first_screen_waits_while_a_draft_does(shell: Shell, screen: Callable[..., Screen]) -> None:
    context = shell.context
    shown = screen()
    faces.open_home(shell)
    write(shell, "An entry.")
    faces.open_home(shell)
    draft = context.drafts.open("20261123-081502-aaaa")
    draft.save(Entry("20261123-081502-aaaa", created=context.now(), kind="journal", body="Half a thought."))
    draft.close()
    faces.open_home(shell)
    context.drafts.discard(context.drafts.find("@last"))
    faces.open_home(shell)
    copy = context.drafts.editor_copy("20261123-081502-bbbb")
    copy.open(b"words")
    copy.close()
    faces.open_home(shell)
    assert [place for place, _ in shown.opened] == ["welcome", "welcome", "today", "welcome", "today"]


# ptg browse


def test_off_a_terminal_browse_names_what_to_use_instead(ptg: Any) -> None:
    said = ptg.fails("browse", code=2)
    assert "`ptg list`" in said
    assert "`ptg search`" in said
    ptg.fails("--no-input", "browse", "--line", code=2)


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("browse",), {"TERM": "dumb"}),
        (("browse", "--line"), {"TERM": "xterm-256color"}),
        (("browse",), {"TERM": "xterm-256color", "PTG_LINE": "1"}),
    ],
)
def test_browse_in_plain_lines(ptg: Any, terminal: Open, words: tuple[str, ...], env: dict[str, str]) -> None:
    ptg.ok("note", "The kitchen was cold.")
    one = terminal(*words, env=env)
    one.until("leaves.")
    one.type("1")
    one.until("Enter goes back.")
    one.type("?")
    one.until("more says the next.")
    one.type("more")
    one.until("delete it.")
    one.type("q")
    assert one.end() == 0
    assert "\x1b" not in one.seen
    assert "The kitchen was cold." in one.seen


def test_browse_looks_for_words_at_once_and_keeps_phrases_whole(ptg: Any, terminal: Open) -> None:
    ptg.ok("note", "The smell of rain.")
    ptg.ok("note", "Rain, of all things, and a smell.")
    one = terminal("browse", "--line", "smell of rain")
    one.until("leaves.")
    assert "of all things" not in one.seen
    one.type("q")
    assert one.end() == 0


def test_a_terminal_that_closes_while_browsing_ends_it(ptg: Any, terminal: Open) -> None:
    ptg.ok("note", "Words.")
    one = terminal("browse", "--line")
    one.until("leaves.")
    one.hang_up()
    assert one.process.wait(60) == 129


def test_browse_on_a_terminal_opens_the_screen(ptg: Any, terminal: Open) -> None:
    pytest.importorskip("ptg_cli.tui.screens.pages")
    ptg.ok("note", "Words.")
    one = terminal("browse", env={"TERM": "xterm-256color"})
    one.until("\x1b[?1049h")
    one.until("Words.")
    os.write(one._main, b"\x11")
    assert one.end() == 0
    assert "\x1b[?1049l" in one.seen


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A `ptg` in an environment below someone's home."""
    program = tmp_path / "notes" / ".venv" / "bin" / "ptg"
    program.parent.mkdir(parents=True)
    program.touch(mode=0o755)
    return program


def test_who_leaves_hears_what_to_type_to_come_back(program: Path, tmp_path: Path) -> None:
    activated = {"HOME": str(tmp_path), "PATH": str(program.parent), "VIRTUAL_ENV": str(program.parents[1])}
    assert faces.ways_back(str(program), activated) == ("ptg", "~/notes/.venv/bin/ptg")
    assert faces.ways_back(str(program), {"HOME": str(tmp_path), "PATH": str(program.parent)}) == ("ptg", "")
    assert faces.ways_back(str(program), {"HOME": str(tmp_path), "PATH": "/nowhere"}) == ("~/notes/.venv/bin/ptg", "")
    assert faces.ways_back(str(program), {"PATH": "/nowhere"}) == (str(program), "")


def test_another_ptg_on_the_path_is_not_the_one_to_come_back_to(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "bin" / "ptg"
    other.parent.mkdir()
    other.touch(mode=0o755)
    assert faces.ways_back(str(program), {"PATH": str(other.parent)}) == (str(program), "")


def test_leaving_plain_lines_says_how_to_come_back(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    faces.say_how_to_come_back(shell)
    assert "To come back to ptg, type `" in capsys.readouterr().err
    faces.say_how_to_come_back(shell, in_lines=True)
    assert " --line`." in capsys.readouterr().err
    shell.quiet = True
    faces.say_how_to_come_back(shell)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("setting", "no_mouse", "heeded"), [("yes", False, True), ("no", False, False), ("yes", True, False)]
)
def test_the_mouse_is_left_to_the_terminal_where_that_is_wanted(
    shell: Shell, screen: Callable[..., Screen], setting: str, no_mouse: bool, heeded: bool
) -> None:
    opened = screen()
    shell.context.change_setting("mouse", setting)
    shell.no_mouse = no_mouse
    faces.open_screen(shell, "today")
    assert opened.mouse == heeded
