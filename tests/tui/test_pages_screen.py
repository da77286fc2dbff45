"""Pages: the list, the reader and finding, with a home of the test's own."""

import contextlib
import errno
import signal
import threading
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.tui.pages_kit import HOSTILE, add, below, days, home, lines, play, press, quiet, rows, toasts
from textual.pilot import Pilot

from ptg_cli.context import Context, Folders
from ptg_cli.insight.calendar import EMPTY, FILLED
from ptg_cli.journal import disk
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import pages as said
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import AppEnd, Go
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.pages.page_list import PageList
from ptg_cli.tui.widgets.pages.reader import Reader
from ptg_cli.tui.widgets.plain import Plain

pytestmark = pytest.mark.slow

PAGES = Go("pages")


def test_newest_first_and_the_first_is_marked_by_more_than_colour(tmp_path: Path) -> None:
    context = home(tmp_path)
    for day in range(1, 6):
        add(context, f"words of day {day}", day=day)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert [row[-1] for row in rows(app)] == ["5", "4", "3", "2", "1"]
        assert rows(app)[0] == "▎ 08:00 note words of day 5"
        assert [row for row in rows(app) if row.startswith("▎")] == rows(app)[:1]

    play(context, PAGES, steps)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin"])
@pytest.mark.parametrize("now", [(24, 23, 59), (25, 0, 1), (25, 3, 59), (25, 4, 0)])
def test_a_slash_finds_a_saturday_around_the_night_after_it(
    tmp_path: Path, zone: str, now: tuple[int, int, int]
) -> None:
    """In Berlin the clocks are put back in that night."""
    there = ZoneInfo(zone)

    def at(day: int, hour: int, minute: int) -> Context:
        numbers = iter(range(100))
        folders = Folders(tmp_path, tmp_path, tmp_path)
        return Context(
            folders,
            now=lambda: datetime(2026, 10, day, hour, minute, tzinfo=there),
            chance=lambda: f"{next(numbers):04}",
        )

    for moment, body in (
        ((24, 3, 59), "friday night"), ((24, 4, 0), "morning"), ((25, 0, 1), "after midnight"), ((25, 4, 0), "sunday"),
    ):  # fmt: skip
        context = at(*moment)
        entry_id = context.journal.new_id(context.civil_now())
        context.journal.add(Entry(entry_id, created=context.now(), kind="note", body=body))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "slash", *"saturday")
        assert len(rows(app)) == 2
        shown = "\n".join(rows(app))
        assert "after midnight" in shown
        assert "morning" in shown
        assert "friday night" not in shown
        assert "sunday" not in shown

    play(at(*now), PAGES, steps)


def test_an_empty_journal_says_what_will_be_here_and_which_key_begins(tmp_path: Path) -> None:
    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert said.NONE_HERE.partition("\n")[0] in lines(app)
        await press(pilot, *"jkgGxuwtncdyv", "enter", "slash")

    play(home(tmp_path), PAGES, steps)
    assert not (tmp_path / "journal").exists()


def test_arrows_letters_and_ends_move_the_mark(tmp_path: Path) -> None:
    context = home(tmp_path)
    for day in range(1, 29):
        for hour in (8, 20):
            add(context, f"day {day} at {hour}", day=day, hour=hour)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        pages = app.screen.query_one(PageList)
        for key, place in (
            ("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0), ("G", 55), ("j", 55), ("g", 0),
            ("end", 55), ("home", 0),
        ):  # fmt: skip
            await press(pilot, key)
            assert pages.place == place, key
            assert any(row.startswith("▎") for row in rows(app)), key
        await press(pilot, "pagedown")
        leafed = pages.place
        assert 5 <= leafed <= pages.size.height
        assert any(row.startswith("▎") for row in rows(app))
        await press(pilot, "pageup")
        assert pages.place == 0
        assert days(app)[0] == "Saturday 28 November 2026"

    play(context, PAGES, steps)


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
def test_hostile_words_are_shown_harmlessly_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    context = home(tmp_path)
    for day, body in enumerate(HOSTILE, 1):
        add(context, body, day=day, title=body if day % 2 else "", tags=(body[:40],))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        pages = app.screen.query_one(PageList)
        for _ in HOSTILE:
            await press(pilot, "enter")
            assert not set("\x1b\x07\x00\x9b\u202e\u202c\u2066\u2069") & set(lines(app))
            await pilot.press("escape", "j")
        for y in range(pages.size.height):
            assert pages.render_line(y).cell_length == pages.scrollable_content_region.width

    play(context, PAGES, steps, size)


def test_enter_reads_over_the_list_and_escape_returns_to_the_same_row(tmp_path: Path) -> None:
    context = home(tmp_path)
    for day in (1, 2, 3):
        add(context, f"# Title {day}\n\nSome *words*.", day=day)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "j", "enter")
        shown = lines(app)
        assert "Title 2" in shown
        assert "Some words." in shown
        assert "Title 3" not in shown
        await press(pilot, "escape")
        assert app.screen.query_one(PageList).place == 1
        assert app.focused is app.screen.query_one(PageList)

    play(context, PAGES, steps)


def test_beside_the_list_the_reader_follows_the_mark(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "one\n\nfirst body", day=1)
    add(context, "two\n\nsecond body", day=2)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert "second body" in lines(app)
        await press(pilot, "j")
        assert "first body" in lines(app)
        assert "second body" not in lines(app)

    play(context, PAGES, steps, (120, 36))


def test_a_page_with_care_shows_no_words_and_asks_before_it_opens(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "secret words", day=2, care=True, title="secret title", tags=("secret",))
    add(context, "open words", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert "(handle with care)" in rows(app)[0]
        assert "secret" not in lines(app)
        await press(pilot, "enter")
        assert "handled with care. Open it?" in lines(app)
        await press(pilot, "2")
        assert "secret" not in lines(app)
        await press(pilot, "enter", "1")
        assert "secret words" in lines(app)
        await press(pilot, "escape", "j")
        assert "secret" not in lines(app)
        await press(pilot, "k")
        assert "secret" not in lines(app)

    play(context, PAGES, steps, (120, 36))


def test_pages_that_cannot_be_read_are_rows_with_their_reason(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "fine", day=1)
    path.with_name("20261102-080000-aaaa.md").write_bytes(b"")
    path.with_name("20261103-080000-aaaa.md").write_bytes(b"+++\n+++\n\n\xff\xfe\xfd")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert "not UTF-8 text" in rows(app)[0]
        assert "it is empty" in rows(app)[1]
        await press(pilot, "enter")
        assert "can't be shown" in lines(app)
        await press(pilot, "escape", *"wtncdy")
        assert app.screen.query_one(PageList).place == 0

    play(context, PAGES, steps)


def test_finding_streams_marks_and_returns_to_where_the_list_was(tmp_path: Path) -> None:
    context = home(tmp_path)
    for day in range(1, 20):
        add(context, f"line one\nthe kitchen of day {day}" if day % 3 == 0 else f"nothing {day}", day=day)
    add(context, "kitchen with care", day=25, care=True)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        pages = app.screen.query_one(PageList)
        await press(pilot, *"jjjjj")
        came_from = pages.marked
        await press(pilot, "slash")
        app.screen.query_one(Line).value = 'KITCHEN "day 1'
        await quiet(pilot)
        assert [row.rpartition(" ")[2] for row in rows(app)] == ["18", "15", "12"]
        assert app.screen.query_one("#told", Plain).text == "3 pages"
        marked = [segment.text for segment in pages.render_line(1) if segment.style and segment.style.underline]
        assert marked == ["kitchen", "day 1"]
        await press(pilot, "enter")
        assert "the kitchen of day 18" in lines(app)
        await press(pilot, "escape")
        assert len(pages.names) == 3
        await press(pilot, "escape")
        assert len(pages.names) == 20
        assert pages.marked == came_from
        assert app.focused is pages

    play(context, PAGES, steps)


def test_nothing_found_says_so_and_letters_only_type(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "words", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "slash", *"xqwugGT#?!")
        assert app.screen.query_one(Line).value == "xqwugGT#?!"
        assert said.NONE_FITS in lines(app)
        await press(pilot, "enter", "escape")
        assert len(app.screen.query_one(PageList).names) == 1

    play(context, PAGES, steps)
    assert path.exists()


def test_opened_with_words_it_finds_them_at_once(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "the river", day=1)
    add(context, "the hill", day=2)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert [row[-5:] for row in rows(app)] == ["river"]

    play(context, Go("pages", "river"), steps)


def test_deleting_and_bringing_back(tmp_path: Path) -> None:
    context = home(tmp_path)
    paths = [add(context, f"day {day}", day=day) for day in (3, 2, 1)]
    before = [path.read_bytes() for path in paths]

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "j", "x")
        assert [row[-1] for row in rows(app)] == ["3", "1"]
        assert app.screen.query_one(PageList).place == 1
        assert toasts(app) == ["In the trash. u brings it back."]
        await press(pilot, "x", "x", "x")
        assert not any(path.exists() for path in paths)
        await press(pilot, "u", "u", "u", "u")
        assert [row[-1] for row in rows(app)] == ["3", "2", "1"]

    play(context, PAGES, steps)
    assert [path.read_bytes() for path in paths] == before


def test_title_tags_care_and_date(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "body", day=5, tags=("old", "two words"))

    async def answer(app: PtgApp, pilot: Pilot[AppEnd], key: str, words: str) -> None:
        await press(pilot, key)
        app.screen.query_one(Line).value = words
        await press(pilot, "enter")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await answer(app, pilot, "r", "A [/] title")
        assert rows(app)[0].endswith("A [/] title")
        await press(pilot, "t")
        assert "1  ✓ old" in lines(app)
        await press(pilot, "enter")
        assert read_page(path).entry.tags == ("old", "two words")
        await answer(app, pilot, "number_sign", "new #other -old")
        assert read_page(path).entry.tags == ("two words", "new", "other")
        await press(pilot, "t", "down", "1", "j", "j", "space", "enter")
        assert read_page(path).entry.tags == ("new",)
        await answer(app, pilot, "d", "someday")
        assert "as a date" in " ".join(lines(app).split())
        app.screen.query_one(Line).value = "2026-11-02 09:30"
        await press(pilot, "enter")
        assert (days(app), rows(app)[0]) == (["Monday 2 November 2026"], "▎ 09:30 note A [/] title")
        assert below(app) == "body"
        await press(pilot, "c")
        assert rows(app)[0].endswith("(handle with care)")
        await press(pilot, "c")
        assert rows(app)[0].endswith("A [/] title")

    play(context, PAGES, steps)
    assert not path.exists()


def test_the_days_of_the_month_follow_a_page_that_gets_another_date(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "an earlier one", day=5)
    add(context, "body", day=8)

    def filled(app: PtgApp) -> list[int]:
        line = next(one for one in lines(app).split("\n") if one.count(EMPTY) > 20)
        return [day for day, mark in enumerate((one for one in line if one in {FILLED, EMPTY}), 1) if mark == FILLED]

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert filled(app) == [5, 8]
        await press(pilot, "d")
        app.screen.query_one(Line).value = "2026-11-02 09:30"
        await press(pilot, "enter")
        assert filled(app) == [2, 5]

    play(context, PAGES, steps)


def test_a_page_changed_meanwhile_keeps_both_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = home(tmp_path)
    path = add(context, "body", day=5)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "r")
        path.write_bytes(path.read_bytes() + b"from elsewhere\n")
        app.screen.query_one(Line).value = "mine"
        await press(pilot, "enter")
        assert any("both versions are kept" in words for words in toasts(app))
        assert len(rows(app)) == 2

    play(context, PAGES, steps)
    assert b"from elsewhere" in path.read_bytes()


def test_pages_removed_elsewhere_are_told_of_and_leave(tmp_path: Path) -> None:
    context = home(tmp_path)
    paths = [add(context, f"day {day}", day=day) for day in (3, 2, 1)]

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        paths[0].unlink()
        await press(pilot, "enter")
        assert any("isn't there any more" in words for words in toasts(app))
        assert [row[-1] for row in rows(app)] == ["2", "1"]
        paths[1].unlink()
        await press(pilot, "x")
        assert [row[-1] for row in rows(app)] == ["1"]

    play(context, PAGES, steps)


def test_a_long_page_is_readable_and_finds_its_words(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "\n\n".join("walk river " * 90 for _ in range(1000)) + "\n\nthe end of it", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "enter")
        assert "walk river" in lines(app)
        await press(pilot, "G")
        assert "the end of it" in lines(app)
        await press(pilot, "g")
        assert "Sun  1 Nov 2026" in lines(app)
        assert app.screen.query_one(Reader).shown is not None

    play(context, PAGES, steps)


def test_alone_it_leaves_and_over_another_it_goes_back(tmp_path: Path) -> None:
    async def alone(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await pilot.press("q")
        await pilot.pause()

    app = play(home(tmp_path), PAGES, alone)
    assert app.return_value == AppEnd()


def test_copying_goes_to_the_terminal_and_to_a_helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = home(tmp_path)
    add(context, "words to copy\n", day=1)
    helper = tmp_path / "bin" / "pbcopy"
    helper.parent.mkdir()
    monkeypatch.setenv("PATH", str(helper.parent))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "y")
        assert app.clipboard == "words to copy"
        assert "some terminals ignore that" in toasts(app)[-1]
        helper.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/copied\n")
        helper.chmod(0o700)
        await press(pilot, "y")
        assert toasts(app)[-1] == "Copied. Other programs on this computer may keep what was copied."

    play(context, PAGES, steps)
    assert (tmp_path / "copied").read_text() == "words to copy"


def test_the_own_editor_has_the_terminal_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = home(tmp_path)
    path = add(context, "before", day=1)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf after > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "v")
        assert toasts(app)[-1] == "This terminal can't be handed to an editor. With w you can change the page here."
        monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
        await press(pilot, "v")
        assert rows(app)[0].endswith("after")
        await press(pilot, "v")
        assert toasts(app)[-1] == "Nothing was changed."
        editor.write_text("#!/bin/sh\nexit 3\n")
        await press(pilot, "v")
        assert "ended with an error (code 3)" in toasts(app)[-1]
        monkeypatch.delenv("EDITOR")
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        await press(pilot, "v")
        assert "It looked for nano and vi" in toasts(app)[-1]
        assert toasts(app)[-1].endswith("With w you can change the page here.")

    play(context, PAGES, steps)
    assert read_page(path).entry.body == "after"


def test_what_the_own_editor_leaves_and_where_a_text_waits_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = home(tmp_path)
    path = add(context, "before", day=1)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf after > "$1"\nprintf "b0VIM words" > "${1%/*}/.page.md.swp"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
        await press(pilot, "v")
        (swap,) = context.recovery.listed()
        assert any(f"`vim -r {swap}`" in said for said in toasts(app))
        editor.write_text("#!/bin/sh\n")
        await press(pilot, "v")
        (draft,) = context.drafts.listed()
        assert "came back at once" in toasts(app)[-1]
        assert str(draft.page.path) in toasts(app)[-1]

    play(context, PAGES, steps)
    assert read_page(path).entry.body == "after"


def test_a_signal_while_the_own_editor_is_open_ends_the_app_once_the_text_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = home(tmp_path)
    path = add(context, "before", day=1)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf half > "$1"\nkill -TERM $PPID\nexit 1\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    heard: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", heard.append)
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
        await press(pilot, "v")

    play(context, PAGES, steps)
    signal.signal(signal.SIGTERM, before)
    assert heard == [signal.SIGTERM]
    assert [draft.page.entry.body for draft in context.drafts.listed()] == ["half"]
    assert read_page(path).entry.body == "before"


def test_the_bottom_line_is_true_for_what_has_the_keys(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "words", day=1)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        foot = lines(app).splitlines()[-1]
        assert foot.split() == "enter read / find w edit x delete Esc back F3 people F1 keys".split()
        await press(pilot, "slash")
        foot = lines(app).splitlines()[-1]
        assert foot.split() == "enter read F2 steady Esc back F3 people F1 keys".split()

    play(context, PAGES, steps)


def test_whether_it_was_worth_doing_is_asked_with_what_was_said_before(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "body", day=5, guide="reset")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "h")
        assert "Was it worth doing?" in lines(app)
        assert "4  Too soon to say" in lines(app)
        await press(pilot, "2")
        app.screen.query_one(Line).value = "Tea [/]  first"
        await press(pilot, "enter")
        assert (read_page(path).entry.worth, read_page(path).entry.remember) == ("partly", "Tea [/] first")
        await press(pilot, "h", "enter")
        assert app.screen.query_one(Line).value == "Tea [/] first"
        await press(pilot, "enter")
        assert toasts(app)[-1] == "Nothing was changed."
        await press(pilot, "h", "4", "enter")
        assert (read_page(path).entry.worth, read_page(path).entry.remember) == ("too-soon", "Tea [/] first")
        await press(pilot, "enter")
        assert "worth doing: too soon · to remember: Tea [/] first" in " ".join(lines(app).split())
        await press(pilot, "h", "5")
        app.screen.query_one(Line).value = ""
        await press(pilot, "enter")
        assert (read_page(path).entry.worth, read_page(path).entry.remember) == ("", "")

    play(context, PAGES, steps)


def test_escape_or_a_bare_enter_says_nothing_of_worth(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "body", day=5)
    before = path.read_bytes()

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "h", "escape")
        await press(pilot, "h", "1", "escape")
        await press(pilot, "h", "enter", "enter")

    play(context, PAGES, steps)
    assert path.read_bytes() == before


def misspell(path: Path) -> None:
    """Puts a slip of the pen into a page's front matter."""
    path.write_bytes(path.read_bytes().replace(b"tags = [", b"tags = [oops"))


def test_one_slip_in_the_front_matter_opens_no_page_that_is_handled_with_care(tmp_path: Path) -> None:
    context = home(tmp_path)
    misspell(add(context, "the worst night", day=3, tags=("x",), care=True))
    misspell(add(context, "open words", day=2, tags=("x",)))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert rows(app)[0].endswith("(handle with care) its front matter isn't TOML (l…")
        assert rows(app)[1].endswith("its front matter isn't TOML (line 5)")
        await press(pilot, "enter")
        assert "Open it?" in lines(app)
        await press(pilot, "2", "slash", *"worst")
        assert said.NONE_FITS in lines(app)
        await press(pilot, "escape", "j", "enter")
        assert "Its front matter isn't TOML (line 5). So the whole file is shown as text." in " ".join(
            lines(app).split()
        )
        assert "open words" in lines(app)
        await press(pilot, "escape", "k", "x", "T")
        assert "(handle with care)" in rows(app)[0]
        assert "worst" not in lines(app)

    play(context, PAGES, steps)


def test_beside_the_list_a_misread_page_with_care_says_only_what_is_wrong(tmp_path: Path) -> None:
    context = home(tmp_path)
    misspell(add(context, "the worst night", day=3, tags=("x",), care=True))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert "Enter opens it." in lines(app)
        assert "Its front matter isn't TOML (line" in lines(app)
        assert "worst" not in lines(app)

    play(context, PAGES, steps, (120, 36))


def test_guides_and_practices_are_called_by_their_titles(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "words", day=3, guide="what-ended-and-what-is-still-there")
    add(context, "", day=2, practice="longer-out-breath")
    add(context, "words", day=1, guide="long-gone")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert [row.removeprefix("▎ ") for row in rows(app)] == [
            "08:00 guide What ended and what is still there",
            "08:00 note A longer out-breath",
            "08:00 guide Long gone",
        ]
        assert below(app) == "words"
        await press(pilot, "enter")
        assert "What ended and what is still there" in lines(app)
        await press(pilot, "escape", "w")
        assert "What ended and what is still there" in lines(app)

    play(context, PAGES, steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_another_version_of_a_page_is_marked_in_its_row(tmp_path: Path, size: tuple[int, int]) -> None:
    context = home(tmp_path)
    path = add(context, "the same words", day=23, guide="reset")
    for name in (" (conflict 20261123-213800)", " (conflict 20261124-000500)", " (conflicted copy)"):
        path.with_name(f"{path.stem}{name}.md").write_bytes(path.read_bytes())

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        marks = sorted(row.partition("another version")[2] for row in rows(app))
        assert [mark[:13] for mark in marks] == ["", ", kept 21:38:", ", kept 24 Nov", ": Reset"]
        await press(pilot, "slash", *"same")
        assert sum("another version" in row for row in rows(app)) == 3

    play(context, PAGES, steps, size)


def test_a_tag_is_found_with_or_without_its_hash_and_the_first_line_is_shown(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "# The house\n\nwas quiet", day=4, tags=("sleep", "two words"))
    add(context, "no sleep at all", day=3)
    add(context, "", day=2, practice="longer-out-breath", tags=("Sleep",))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "slash", *"sleep")
        found = [row.partition("note ")[2] for row in rows(app)]
        assert found == ["The house #sleep", "no sleep at all", "A longer out-breath #Sleep"]
        await press(pilot, "escape", "slash", *"#sleep")
        found = [row.partition("note ")[2] for row in rows(app)]
        assert found == ["The house #sleep", "A longer out-breath #Sleep"]
        marked = [
            segment.text
            for segment in app.screen.query_one(PageList).render_line(1)
            if segment.style and segment.style.underline
        ]
        assert marked == ["#sleep"]
        await press(pilot, "escape", "slash")
        app.screen.query_one(Line).value = '"#two words" quiet'
        await quiet(pilot)
        assert [row.partition("note ")[2] for row in rows(app)] == ["was quiet"]

    play(context, PAGES, steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
@pytest.mark.parametrize("paragraphs", [40, 900])
def test_a_found_page_opens_at_the_first_match(tmp_path: Path, size: tuple[int, int], paragraphs: int) -> None:
    context = home(tmp_path)
    walk = "\n\n".join(["a quiet *walk* by the river and the hill " * 3] * paragraphs)
    add(context, f"{walk}\n\nThe kettle sang.\n\nIt was blue.\n\n{walk}\n\nkettle again", day=1)
    add(context, "kettle on the first line", day=2)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "slash", *"kettle", "enter")
        assert "kettle on the first line" in lines(app)
        await press(pilot, "escape", "j", "enter")
        assert "It was blue." in lines(app)
        await press(pilot, "g")
        assert "It was blue." not in lines(app)
        app.screen.query_one(PageList).forget(app.screen.query_one(PageList).marked)
        await quiet(pilot)
        assert "It was blue." not in lines(app)

    play(context, PAGES, steps, size)


@pytest.mark.parametrize(
    ("key", "typed", "fact"), [("r", "The blue", "title"), ("t", "two words", "tags"), ("d", "2026-11-0", "date")]
)
def test_what_was_typed_of_a_page_and_not_kept_is_offered_again(
    tmp_path: Path, key: str, typed: str, fact: str
) -> None:
    context = home(tmp_path)
    add(context, "a quiet day")

    async def cut_off(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, key)
        app.screen.query_one(Line).value = typed
        await quiet(pilot)
        app.signalled(signal.SIGTERM)

    play(context, PAGES, cut_off)
    assert [draft.page.entry.body for draft in context.drafts.listed()] == [typed]
    for loose in context.keeper._loose.values():  # the kernel does this when a program ends
        assert loose._draft is not None
        loose._draft.close()

    async def again(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, key)
        assert app.screen.query_one(Line).value == typed
        await press(pilot, *("1" if fact == "date" else ""), "enter")
        assert toasts(app)[-1].startswith("The page has its new date." if fact == "date" else "Kept")

    later = home(tmp_path)
    play(later, PAGES, again)
    while any(thread.name != "MainThread" and not thread.daemon for thread in threading.enumerate()):
        next(thread for thread in threading.enumerate() if thread.name != "MainThread").join()
    assert later.drafts.listed() == []
    (page,) = [read_page(found.path) for found in later.journal.newest()]
    assert {"title": page.entry.title, "tags": " ".join(page.entry.tags), "date": "2026-11-01"}[fact].startswith(typed)


def test_escape_lets_what_was_typed_of_a_page_go(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "a quiet day")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "r")
        app.screen.query_one(Line).value = "The blue"
        await quiet(pilot)
        await press(pilot, "escape", "n")
        assert app.screen.query_one(Line).value == ""

    play(context, PAGES, steps)


def test_a_full_disk_keeps_what_was_said_of_a_page_to_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = home(tmp_path)
    path = add(context, "a quiet day", tags=("old",))
    real = disk.replace

    def full(place: Path, raw: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "t")
        app.screen.query_one(Line).value = "new"
        monkeypatch.setattr(disk, "replace", full)
        await press(pilot, "enter")
        assert "The disk is full. Not kept." in lines(app)
        assert read_page(path).entry.tags == ("old",)
        monkeypatch.setattr(disk, "replace", real)
        await press(pilot, "1")
        assert read_page(path).entry.tags == ("old", "new")
        assert toasts(app)[-1] == "Kept."

    play(context, PAGES, steps)


@pytest.mark.parametrize("key", ["r", "t", "d"])
def test_steadying_in_the_middle_leaves_the_line_as_it_was(tmp_path: Path, key: str) -> None:
    context = home(tmp_path)
    add(context, "a quiet day", tags=("old",))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, key)
        app.screen.query_one(Line).value = "2026-11-02"
        before = app.screen
        await press(pilot, "f2")
        assert app.screen is not before
        await press(pilot, "escape")
        assert app.screen is before
        assert app.screen.query_one(Line).value == "2026-11-02"
        await press(pilot, "enter")
        assert toasts(app)[-1].startswith("The page has its new date." if key == "d" else "Kept")

    play(context, PAGES, steps)


def test_going_back_twice_asks_of_worth_anew(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "body", day=5)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        for answer in "12":
            await press(pilot, *("h" if answer == "1" else ""), answer, "ctrl+b")
            assert "Was it worth doing?" in lines(app)
        await press(pilot, "3", "enter")
        assert read_page(path).entry.worth == "no"

    play(context, PAGES, steps)


@pytest.mark.parametrize("size", [(60, 20), (40, 15), (120, 36)])
def test_many_tags_leave_room_for_the_line(tmp_path: Path, size: tuple[int, int]) -> None:
    context = home(tmp_path)
    path = add(context, "body", tags=tuple(f"tag-{number}" for number in range(30)))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "t", *"new", "space", "5")
        assert "new 5" in lines(app)
        assert "enter done" in " ".join(lines(app).split())
        await press(pilot, "enter")
        assert read_page(path).entry.tags[-2:] == ("new", "5")

    play(context, PAGES, steps, size)


def test_a_day_and_alternatives_are_found_and_half_a_query_rules_nothing_out(tmp_path: Path) -> None:
    context = home(tmp_path)
    add(context, "on saturday", day=21)
    add(context, "a plum", day=20)
    add(context, "a quince", day=19, tags=("home",))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        line = app.screen.query_one(Line)
        for typed, shown in (
            ("saturday", ["saturday"]),
            ("20 Nov", ["plum"]),
            ("plum or quince", ["plum", "quince"]),
            ("plum or", ["plum"]),
            ("tag:home", ["quince"]),
            ("tag:", ["saturday", "plum", "quince"]),
            ("-plum from:nov", ["saturday", "quince"]),
        ):
            await press(pilot, "slash")
            line.value = typed
            await quiet(pilot)
            assert [row.split()[-1] for row in rows(app)] == shown, typed
            await press(pilot, "escape")

    play(context, PAGES, steps)


@pytest.mark.parametrize(
    ("typed", "said_of_it"),
    [
        ("plum kind:poem", "“poem” isn't a kind of page."),
        ("plum kin:note", "Did you mean kind:note?"),
        ("plum since:monday", "Did you mean from:monday?"),
        ("plum tag:", "“tag:” needs something after it, such as tag:sleep."),
        ('"plum', ""),
        ("plum or", ""),
    ],
)
def test_what_is_not_understood_is_said_as_it_is_typed(tmp_path: Path, typed: str, said_of_it: str) -> None:
    context = home(tmp_path)
    add(context, "a plum", day=20)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "slash")
        app.screen.query_one(Line).value = typed
        await quiet(pilot)
        if said_of_it:
            assert said_of_it in " ".join(lines(app).split())
        else:
            assert "Did you mean" not in lines(app)
            assert "needs" not in lines(app)
        app.screen.query_one(Line).value = ""
        await quiet(pilot)
        assert not said_of_it or said_of_it not in " ".join(lines(app).split())

    play(context, PAGES, steps)


# Days and months


def dated(context: Context, *moments: str) -> None:
    """Pages of these moments, `YYYYMMDD-HHMM`."""
    for moment in moments:
        context.journal.add(Entry(f"{moment}00-aaaa", kind="note", body=f"words of {moment}\n"))


def test_rows_stand_under_the_persons_own_days_with_the_year_where_it_changes(tmp_path: Path) -> None:
    context = home(tmp_path)
    dated(context, "20261123-0753", "20261123-0130", "20261122-2000", "20260101-0900", "20251231-2310")
    by_hand = tmp_path / "journal" / "entries" / "a letter.md"
    by_hand.write_text("Dear you\n")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert days(app) == [
            "Monday 23 November 2026",
            "Sunday 22 November",
            "Thursday 1 January",
            "Wednesday 31 December 2025",
            "No date",
        ]
        assert [row.removeprefix("▎ ")[:5] for row in rows(app)] == ["07:53", "01:30", "20:00", "09:00", "23:10"]
        assert "Dear you" in lines(app)

    play(context, PAGES, steps)


def test_a_row_says_what_kind_of_page_it_is_and_its_numbers(tmp_path: Path) -> None:
    context = home(tmp_path)
    for page_id, facts, body in (
        ("20261123-080500-aaaa", {"kind": "checkin", "feelings": ("keyed-up", "tired"), "distress_before": 7}, ""),
        ("20261123-080400-aaaa", {"kind": "practice", "practice": "longer-out-breath", "seconds": 240}, ""),
        ("20261123-080300-aaaa", {"kind": "coping", "strategy": "slow-walk", "distress_before": 7,
                                  "distress_after": 4}, ""),
        ("20261123-080200-aaaa", {"kind": "journal", "guide": "mending-metaphor", "distress_before": 6,
                                  "distress_after": 4}, "## What?\n<!-- step: x -->\n\nThe house is quiet.\n"),
        ("20261123-080100-aaaa", {"kind": "note"}, "Could not sleep.\nCounted the sounds.\n"),
    ):  # fmt: skip
        context.journal.add(Entry(page_id, body=body, **facts))

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert [row.removeprefix("▎ ") for row in rows(app)] == [
            "08:05 check-in keyed-up, tired 7",
            "08:04 practice A longer out-breath, 4 minutes",
            "08:03 hard moment Walk slowly to a corner and back 7, then 4",
            "08:02 guide Find a picture for my life 6, then 4",
            "08:01 note Could not sleep.",
        ]
        assert below(app) == ""
        await press(pilot, "j", "j", "j")
        assert below(app) == "The house is quiet."
        await press(pilot, "j")
        assert below(app) == "Counted the sounds."
        numbers = [line for line in lines(app).split("\n") if "then 4" in line]
        assert len({line.rstrip().rindex("4") for line in numbers}) == 1

    play(context, PAGES, steps)


def test_the_month_above_is_moved_by_keys_and_by_the_mouse(tmp_path: Path) -> None:
    context = home(tmp_path)
    dated(context, "20261123-0753", "20261105-0800", "20261105-0700", "20260814-0900", "20260801-0900", "20260730-0900")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert "· ···▪··· ······· ······· ▪······ ·" in lines(app)
        assert "November 2026  ←  " in lines(app)
        await press(pilot, "left")
        assert "August 2026  ← →" in lines(app)
        assert next(row for row in rows(app) if "▎" in row).endswith("words of 20260814-0900")
        await press(pilot, "left", "left")
        assert "July 2026    →" in lines(app)
        await press(pilot, "right")
        assert next(row for row in rows(app) if "▎" in row).endswith("words of 20260814-0900")
        await press(pilot, "right", "right")
        assert "November 2026" in lines(app)
        shown = lines(app).split("\n")
        row = next(place for place, line in enumerate(shown) if "▪" in line)
        await pilot.click(offset=(shown[row].index("▪"), row))
        await quiet(pilot)
        assert next(row for row in rows(app) if "▎" in row).endswith("words of 20261105-0800")
        await pilot.click(offset=(shown[row + 1].index("←"), row + 1))
        await quiet(pilot)
        assert "August 2026" in lines(app)

    play(context, PAGES, steps)


def test_no_arrow_leads_to_a_month_without_pages(tmp_path: Path) -> None:
    context = home(tmp_path)
    dated(context, "20261123-0753", "20261105-0800")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert "November 2026" in lines(app)
        assert not {*"←→"} & {*lines(app)}
        await press(pilot, "left", "right")
        assert "November 2026" in lines(app)

    play(context, PAGES, steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_four_hundred_pages_of_one_day_are_moved_through(tmp_path: Path, size: tuple[int, int]) -> None:
    context = home(tmp_path)
    for number in range(400):
        dated(context, f"20261105-{8 + number // 60:02}{number % 60:02}")

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        assert days(app) == ["Thursday 5 November 2026"]
        await press(pilot, "G")
        assert rows(app)[-1].startswith("▎ 08:00")
        await press(pilot, "pageup", "k", "g")
        assert rows(app)[0].startswith("▎ 14:39")
        assert days(app) == ["Thursday 5 November 2026"]

    play(context, PAGES, steps, size)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("paragraphs", [30, 900])
def test_n_goes_from_match_to_match_and_on_to_the_next_page(
    tmp_path: Path, size: tuple[int, int], paragraphs: int
) -> None:
    context = home(tmp_path)
    filling = "\n\n".join(["The house was quiet that day and the garden too."] * paragraphs)
    add(context, f"The plum tree.\n\n{filling}\n\nA last plum.", day=4)
    add(context, "One plum more.", day=3)

    def at() -> str:
        """The line with the match that it is at, and the words of the match."""
        strips = app_of[0].screen._compositor.render_strips()
        for strip in strips:
            if found := [one.text for one in strip if one.style and one.style.reverse and "plum" in one.text]:
                return f"{''.join(one.text for one in strip).strip()} [{found[0]}]"
        return ""

    app_of: list[PtgApp] = []

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        app_of.append(app)
        await press(pilot, "n")
        assert "Nothing else" not in " ".join(toasts(app))  # nothing is looked for: it does nothing
        await press(pilot, "slash", *"plum", "enter")
        assert at().endswith("The plum tree. [plum]")
        await press(pilot, "n")
        assert at().endswith("A last plum. [plum]")
        await press(pilot, "n")
        assert at().endswith("One plum more. [plum]")
        await press(pilot, "n")
        assert toasts(app) == [said.NO_OTHER_PLACE]
        await press(pilot, "N")
        assert at().endswith("A last plum. [plum]")
        await press(pilot, "N", "N")
        assert at().endswith("The plum tree. [plum]")

    play(context, PAGES, steps, size)
