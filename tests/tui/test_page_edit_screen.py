"""Editing a page's text: kept, left as it was, left as a draft, found again; and the trash."""

from pathlib import Path

import pytest
from tests.tui.pages_kit import HOSTILE, add, home, lines, play, press, quiet, rows, toasts
from textual.pilot import Pilot

from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.pages import read_page
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import AppEnd, Go
from ptg_cli.tui.widgets.pages.page_list import PageList
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow

PAGES = Go("pages")


def _body(path: Path) -> str:
    page = read_page(path)
    return page.raw[page.body_at :].decode()


def test_what_is_written_is_kept_and_the_list_says_it(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "one\r\ntwo \x07 \u202e\r\nlast", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w")
        editor = app.screen.query_one(Editor)
        editor.insert("more: ", (1, 0))
        await press(pilot, "ctrl+s")
        assert toasts(app) == ["Kept."]
        assert rows(app)[0].endswith("one")

    play(context, PAGES, steps)
    assert _body(path) == "one\r\nmore: two \x07 \u202e\r\nlast"
    assert len(context.journal.versions(path.stem)) == 1
    assert context.drafts.listed() == []


@pytest.mark.parametrize("body", HOSTILE)
def test_opening_and_keeping_rewrites_nothing(tmp_path: Path, body: str) -> None:
    context = home(tmp_path)
    path = add(context, body, day=1)
    before = path.read_bytes(), path.stat().st_mtime_ns

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert not set("\x1b\x07\x00\x9b\u202e\u202c") & set(lines(app))
        await press(pilot, "ctrl+s")

    app = play(context, Go("editing", path.stem), steps)
    assert app.return_value == AppEnd()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert context.drafts.listed() == []
    assert context.journal.with_history() == []


def test_leaving_at_once_keeps_the_draft_and_it_is_found_again(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "as it was", day=1)

    async def write(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        app.screen.query_one(Editor).text = "half a thought"
        await pilot.press("ctrl+q")

    app = play(context, Go("editing", path.stem), write)
    assert app.return_value is not None
    assert app.return_value.words
    assert _body(path) == "as it was"

    async def go_on(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert app.screen.query_one(Editor).text == "half a thought"
        assert "when you stopped" in toasts(app)[0]
        await press(pilot, "ctrl+s")

    play(context, Go("editing", path.stem), go_on)
    assert _body(path) == "half a thought"
    assert context.drafts.listed() == []


def test_the_menu_leaves_the_page_as_it_was(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "as it was", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w")
        app.screen.query_one(Editor).text = "changed"
        await press(pilot, "escape", "escape")
        assert app.screen.query_one(Editor).text == "changed"
        await press(pilot, "escape", "5")
        assert "Throw away what you changed?" in lines(app)
        await press(pilot, "1", "enter")
        assert app.screen.query_one(Editor).text == "changed"
        await press(pilot, "escape", "5", "2", "enter")
        assert toasts(app) == ["The page is as it was."]
        assert app.screen.query_one(PageList).has_focus

    play(context, PAGES, steps)
    assert _body(path) == "as it was"
    assert context.drafts.listed() == []


def test_a_page_changed_meanwhile_keeps_both(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "first", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w")
        app.screen.query_one(Editor).text = "mine"
        path.write_bytes(path.read_bytes().replace(b"first", b"theirs"))
        await press(pilot, "ctrl+s")
        assert any("both versions are kept" in words for words in toasts(app))
        assert sorted(row[-4:] for row in rows(app)) == ["eirs", "mine"]

    play(context, PAGES, steps)


def test_an_empty_page_and_a_failing_disk_let_one_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = home(tmp_path)
    path = add(context, "first", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w")
        editor = app.screen.query_one(Editor)
        editor.text = " \n"
        await press(pilot, "ctrl+s")
        assert "can't be kept empty" in toasts(app)[-1]
        editor.text = "second"
        with monkeypatch.context() as patch:
            patch.setattr(type(context.journal), "rewrite_file", _full)
            await press(pilot, "ctrl+s")
        assert "The disk is full" in toasts(app)[-1]
        assert Drafts(context.places.drafts).listed()[0].page.entry.body == "second"
        await press(pilot, "ctrl+s")

    play(context, PAGES, steps)
    assert _body(path) == "second"


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_unreadable_page_is_refused_with_its_reason(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "x", day=1)
    path.write_bytes(b"+++\n+++\n\xff\xfe\xfd")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        app.post_message(Go("editing", path.stem))
        await quiet(pilot)
        assert "can't be opened here: it is not UTF-8" in toasts(app)[-1]
        assert app.screen.query(PageList)

    play(context, PAGES, steps)
    assert path.read_bytes() == b"+++\n+++\n\xff\xfe\xfd"


def test_the_trash_brings_back_and_empties_for_good(tmp_path: Path) -> None:
    context = home(tmp_path)
    paths = [add(context, body, day=day) for day, body in enumerate(HOSTILE, 1)]

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, *"xxx", "T")
        assert len(app.screen.query_one(PageList).names) == 3
        assert not set("\x1b\x07\x00\x9b\u202e\u202c") & set(lines(app))
        await press(pilot, "enter", "r")
        await press(pilot, "e")
        assert "This can't be undone." in " ".join(lines(app).split())
        await press(pilot, "1", "enter")
        assert len(app.screen.query_one(PageList).names) == 1
        await press(pilot, "e", "2", "enter")
        assert "The trash is empty." in lines(app)
        await press(pilot, *"ejkg", "escape")
        assert len(app.screen.query_one(PageList).names) == len(HOSTILE) - 1

    play(context, PAGES, steps)
    assert sum(path.exists() for path in paths) == len(HOSTILE) - 1
    assert list(context.journal.trashed()) == []


def test_a_megabyte_is_edited_and_kept(tmp_path: Path) -> None:
    context = home(tmp_path)
    body = "\r\n".join("word " * 200 for _ in range(1000))
    path = add(context, body, day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        app.screen.query_one(Editor).insert("x", (0, 0))
        await press(pilot, "ctrl+s")

    play(context, Go("editing", path.stem), steps)
    assert _body(path) == "x" + body
