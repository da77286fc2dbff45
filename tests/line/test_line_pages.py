"""Looking back in line mode: ten at a time, one opened, changed, deleted, brought back, found by its words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.journal.pages import read_page
from ptg_cli.line import page as line_page
from ptg_cli.line import pages
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import milestones
from ptg_cli.sentences.app import COPIED
from ptg_cli.sentences.page_edit import IS_PUT_BACK
from ptg_cli.sentences.pages import (
    ALL_OF_IT,
    BEGINNING_OF_IT,
    NONE_BEFORE,
    NOTHING_COPIES,
    PAGE_NOT_CHANGED,
    READ_OR_MORE,
    READS_ON,
    can_be_done,
)

HOSTILE = "[/] esc\x1b[31m turned \u202eabc\u202c 台所 [b]x[/b]"


@pytest.fixture
def browse(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., list[str]]:
    """Browses as someone who types these lines; what was said. Every line was asked for."""

    def face(asking: Any) -> Face:
        return Face(asking, context, lambda begun: None, lambda page_id: None)

    def one(*lines: object, words: str = "", leaves: bool = True) -> list[str]:
        console = typist(*lines)
        if leaves:
            with pytest.raises(Left):
                pages.run(face(menu(console, ["Someone to talk to: 112."])), words)
        else:
            pages.run(face(menu(console)), words)
        assert console.left == []
        said: list[str] = console.said
        return said

    return one


def rows(said: list[str]) -> list[str]:
    """The lines of lists."""
    return [line for line in said if line.split(" ")[0].isdecimal() and " 2026, " in line]


def only_page(context: Context) -> Entry:
    """The one page there is."""
    (found,) = context.journal.newest()
    return read_page(found.path).entry


def test_no_pages_say_what_makes_one(browse: Callable[..., list[str]]) -> None:
    assert browse()[0] == "There are no pages yet. `ptg journal` asks you a question. `ptg note` keeps a line."


def test_pages_come_newest_first_five_at_a_time(browse: Callable[..., list[str]], write: Callable[..., Entry]) -> None:
    for day in range(1, 13):
        write(f"Page of {day} days ago.", day)
    said = browse("more", "more", "more", "12", "?")
    assert rows(said)[0] == "1 Sunday 22 November 2026, 08:15. Page of 1 days ago."
    assert rows(said)[-1].startswith("12 ")
    assert len(rows(said)) == 12
    assert any(line.startswith("Your pages. A number opens one. more says the next.") for line in said)
    assert said.count("There are no more.") == 1
    opened = said[said.index("Wednesday 11 November 2026, 08:15.") :]
    assert opened[1:5] == ["Page of 12 days ago.", ALL_OF_IT, "", READ_OR_MORE], "a number opens the page, not a menu"
    assert opened[5:10] == [*can_be_done(care=False)[:5]]


@pytest.mark.parametrize("line", ["q", "/stop"])
def test_leaving_is_one_key_wherever_one_is(
    browse: Callable[..., list[str]], write: Callable[..., Entry], line: str
) -> None:
    write("Words.")
    browse(line)
    browse("1", line)
    browse("1", "7", line)
    browse("trash", line)


def test_where_any_word_is_an_answer_a_command_leaves(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("Words.")
    for number in "2358":
        browse("1", number, "/stop")
    assert only_page(context).title == ""


def test_enter_goes_back(browse: Callable[..., list[str]], write: Callable[..., Entry]) -> None:
    write("Words of the kitchen.")
    said = browse("kitchen", "1", "", "", "", leaves=False)
    assert any("Enter shows all pages." in line for line in said)
    assert said[-1].endswith("Enter goes back. q leaves.")


def test_people_steadying_and_help_are_everywhere(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("Words.")
    said = browse("/people", "1", "/people NZ", "/help", "more", "more", "/steady", "1", "/hide", "")
    assert said.count("Someone to talk to: 112.") == 2
    assert "NZ" in said
    assert any(line.startswith("These work everywhere, too: people,") for line in said)
    assert any(line.startswith("A longer out-breath") or "out-breath" in line for line in said)


def test_hostile_words_stand_on_one_line_each(browse: Callable[..., list[str]], write: Callable[..., Entry]) -> None:
    write(f"{HOSTILE}\nmore", 1, title="", guide="[/]-\x1b[31m")
    write("body", 2, title=HOSTILE)
    said = browse("1", "", "2", "", "[/]", "1")
    assert len(rows(said)) >= 4
    assert all("\n" not in line for line in rows(said))
    assert all("\x1b" not in row and "\u202e" not in row for row in rows(said))


def test_everything_said_is_words(
    browse: Callable[..., list[str]], write: Callable[..., Entry], amiss: Callable[..., list[str]]
) -> None:
    write("The kitchen was cold.", 1, title="Sunday", tags=("sleep",), distress_before=7, distress_after=5)
    said = browse("nothing like it", "", "1", "4", "", "1", "1", "1", "7", "1", "", "trash", "x" * 300)
    assert amiss(said) == []


def test_a_page_to_be_handled_with_care_is_neither_previewed_nor_found_and_asks_before_it_opens(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("The thing with the stairs.", care=True)
    said = browse("stairs", "", "1", "", "1", "1")
    assert rows(said)[0].endswith("(handle with care)")
    assert said[-14:].count("The thing with the stairs.") == 1
    assert "No page has all of these words. Fewer words find more." in said
    asked = [line for line in said if line.startswith("You marked this page")]
    assert len(asked) == 2
    assert said.index("The thing with the stairs.") > said.index(asked[1])


def test_one_slip_in_the_front_matter_takes_no_care_mark_off(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("The worst night.", tags=("x",), care=True)
    (found,) = context.journal.newest()
    path = Path(found.path)
    path.write_bytes(path.read_bytes().replace(b"tags = [", b"tags = [oops"))
    said = browse("worst", "", "1", "")
    assert rows(said)[0].endswith("(handle with care) its front matter isn't TOML (line 5)")
    assert any("You marked this page to be handled with care." in line for line in said)
    assert not any("worst" in line for line in said)
    said = browse("1", "1", "")
    assert (
        "Its front matter isn't TOML (line 5). So the whole file is shown as text. You can mend it in an editor."
        in said
    )


def test_titles_tags_and_other_versions_are_said(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("A river.", guide="what-ended-and-what-is-still-there", tags=("sleep",))
    (found,) = context.journal.newest()
    Path(found.path.replace(".md", " (conflict 20261123-213800).md")).write_bytes(Path(found.path).read_bytes())
    said = browse("#sleep", "", "2")
    day = "Sunday 22 November 2026, 08:15"
    assert sorted(line[2:] for line in rows(said)[:2]) == [
        f"{day}. What ended and what is still there: A river.",
        f"{day}. another version, kept 23 Nov 21:38: What ended and what is still there: A river.",
    ]
    assert all(line.endswith("What ended and what is still there: A river, tag sleep") for line in rows(said)[2:4])
    assert "What ended and what is still there." in said


def test_an_unreadable_page_is_listed_and_says_why(browse: Callable[..., list[str]], context: Context) -> None:
    path = context.places.entries / "2026" / "11" / "20261120-081502-aaaa.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe nothing")
    said = browse("1")
    assert "can't be read" in said[0]
    assert any(f"{path} can't be shown" in line for line in said)


def test_a_long_page_waits_at_the_ends_of_paragraphs_and_goes_back_by_one(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    parts = [f"Part {number} goes on{' and on' * 60} and ends.".replace("\n", " ") for number in range(1, 6)]
    write("\n\n".join(parts))
    said = browse("1", "", "b", "b", "b", "", "1")
    heard = [line if line == READS_ON else line[:6] for line in said if line in {*parts, READS_ON, NONE_BEFORE}]
    assert heard == [
        "Part 1", "Part 2", READS_ON, "Part 3", "Part 4", READS_ON, "Part 3", READS_ON, "Part 2", READS_ON,
        "Part 1", READS_ON, "Part 2", "Part 3", READS_ON,
    ]  # fmt: skip


def test_a_page_is_read_backwards_by_paragraphs(browse: Callable[..., list[str]], write: Callable[..., Entry]) -> None:
    write("First.\nStill the first.\n\nSecond.\n\n\nThird.")
    said = browse("1", "r")
    said = said[said.index(ALL_OF_IT) :]
    assert said[said.index("Third.") :][:5] == ["Third.", "Second.", "First.", "Still the first.", BEGINNING_OF_IT]


def test_a_long_text_without_empty_lines_waits_at_the_end_of_a_sentence(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("\n".join(["It was a long day and I", "did not think of it."] * 30))
    said = browse("1", "1")
    assert said[said.index(READS_ON) - 1] == "did not think of it."


def test_an_earlier_version_is_heard_and_put_back(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    entry = write("Today.")
    assert PAGE_NOT_CHANGED in browse("1", "9")
    page = read_page(context.journal.locate(entry.id).path)
    context.journal.rewrite(page, page.raw.replace(b"Today.", b"Something else."))
    said = browse("1", "9", "1", "", "1", "1")
    assert said.count("Today.") == 2
    assert any(line.startswith("1 Until ") and line.endswith(": Today.") for line in said)
    assert IS_PUT_BACK in said
    assert only_page(context).body.strip() == "Today."
    assert len(context.journal.versions(entry.id)) == 2


def test_a_page_is_copied_or_its_file_is_named(
    browse: Callable[..., list[str]], write: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    entry = write("## How is it?\n<!-- step: state -->\n\nCold.\n", guide="where-i-am-today")
    copied: list[str] = []

    def copy(words: str) -> bool:
        copied.append(words)
        return len(copied) == 1

    monkeypatch.setattr(line_page, "copy_by_helper", copy)
    said = browse("1", "c", "c")
    assert copied == ["## How is it?\n\nCold."] * 2
    assert COPIED in said
    assert said[said.index(NOTHING_COPIES) + 1].endswith(str(context.journal.locate(entry.id).path))


def test_markers_of_a_guided_page_are_not_said(browse: Callable[..., list[str]], write: Callable[..., Entry]) -> None:
    write("## How is it?\n<!-- step: state -->\n\nCold.\n", guide="where-i-am-today")
    said = browse("1", "1")
    assert "Cold." in said
    assert not any("<!--" in line for line in said)


def test_title_tags_and_care_are_changed_and_kept(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("Words.", tags=("old",))
    said = browse("1", "2", " A  title [/] ", "3", "sleep, #house, -OLD", "4", "4", "4", "2", "", "3", "", "3", "#")
    assert "Now: old" in said
    entry = only_page(context)
    assert (entry.title, entry.tags, entry.care) == ("A title [/]", ("sleep", "house"), True)
    assert (said.count("Kept."), said.count("Nothing was changed.")) == (2, 1)
    assert said.count("The page is marked. From now on no list or search shows its words.") == 2
    assert "A tag needs at least one letter or digit." in said
    browse("1", "1", "2", "-")
    assert only_page(context).title == ""


def test_whether_it_was_worth_doing_is_asked_and_what_is_left_out_stays(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("Words.", guide="reset")
    said = browse("1", "8", "4", " Tea  first. ", "8", "", "", "8", "1", "")
    assert (only_page(context).worth, only_page(context).remember) == ("yes", "Tea first.")
    assert said.count("Kept.") == 2
    assert said.count("Nothing was changed.") == 1
    assert any(line.endswith("worth doing: too soon, to remember: Tea first.") for line in said)
    browse("1", "8", "5", "-")
    assert (only_page(context).worth, only_page(context).remember) == ("", "")


def test_a_new_date_moves_the_page_and_goes_on_with_it(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    before = write("Words.")
    said = browse("1", "5", "never", "2026-11-03 09:30", "2", "Still this one", "")
    entry = only_page(context)
    assert (entry.id[:15], entry.title, entry.was) == ("20261103-093000", "Still this one", before.id)
    assert any(line.startswith("ptg can't read “never” as a date.") for line in said)
    assert "The page has its new date. The date before is in `ptg history`." in said
    assert rows(said)[-1].startswith("1 Tuesday 3 November 2026, 09:30.")


def test_the_persons_own_editor_changes_the_text(
    browse: Callable[..., list[str]],
    write: Callable[..., Entry],
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("Words.")
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho "Other words." > "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    assert "Kept." in browse("1", "6")
    assert only_page(context).body == "Other words.\n"
    monkeypatch.setenv("EDITOR", "/nonexistent/editor")
    assert any("could not be started" in line for line in browse("1", "6"))
    monkeypatch.setenv("EDITOR", "touch")
    assert "Nothing was changed." in browse("1", "6")
    monkeypatch.setenv("EDITOR", "true")
    assert any("“true” came back at once" in line and "page.md" in line for line in browse("1", "6"))
    script.write_text('#!/bin/sh\necho "More." >> "$1"\necho "b0VIM words" > "${1%/*}/.page.md.swp"\n')
    monkeypatch.setenv("EDITOR", str(script))
    assert any("`vim -r " in line for line in browse("1", "6"))


def test_a_deleted_page_can_be_brought_back_at_once_or_from_the_trash(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("Words.")
    assert "The page is back." in browse("1", "7", "1", "")
    said = browse("1", "7", "", "trash", "1", "trash")
    assert said.count("The page is in the trash.") == 1
    assert "The page is back." in said
    assert only_page(context).body == "Words."


def test_emptying_the_trash_asks_once_and_says_what_it_cannot_reach(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("Words.")
    browse("1", "7", "", "trash", "empty", "")
    assert len(context.journal.trashed()) == 1
    said = browse("trash", "empty", "x")
    assert context.journal.trashed() == []
    assert any("ptg can't reach those" in line for line in said)


def test_words_that_are_typed_search_as_the_command_does(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("The KÍTCHEN was cold.\nThe smell of rain.", 2)
    write("Rain, and a smell.", 1)
    assert [row.split(". ", 1)[1] for row in rows(browse(words="kitchen"))] == ["The KÍTCHEN was cold."]
    assert len(rows(browse('"smell of rain"', words="rain"))) == 3
    said = browse('"', "more")
    assert "There is no word in that to look for." in said


def test_a_page_changed_meanwhile_keeps_both_versions(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    entry = write("Words.")
    path = Path(context.journal.locate(entry.id).path)

    def elsewhere() -> None:
        path.write_bytes(path.read_bytes() + b"And more.\n")

    said = browse("1", elsewhere, "2", "Mine")
    assert any(line.startswith("The page was changed somewhere else") for line in said)
    assert len(list(context.journal.newest())) == 2


def test_a_page_that_is_gone_meanwhile_says_so_and_the_list_goes_on(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    first, second = write("One.", 1), write("Two.", 2)

    def gone() -> None:
        Path(context.journal.locate(first.id).path).unlink()

    said = browse(gone, "1", "2")
    assert any("it isn't there any more" in line for line in said)
    assert second.id


def test_numbers_that_are_none_are_met_with_words(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("Words.")
    said = browse("2", "9" * 5000, "1", "10")
    assert said.count("There is no such number here.") == 2
    assert said.count(READ_OR_MORE) == 2


def test_a_day_finds_its_pages_and_what_is_not_understood_is_said(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("The plum.", 1)
    write("The quince.", 2)
    said = browse("yesterday")
    assert rows(said)[-1].endswith("The plum.")
    assert len(rows(said)) == 3
    assert len(rows(browse("plum or quince"))) == 4
    assert "“poem” isn't a kind of page. The kinds are: journal" in " ".join(browse("kind:poem"))


def test_a_question_that_is_found_is_heard_without_its_marks(
    browse: Callable[..., list[str]], write: Callable[..., Entry]
) -> None:
    write("## What would help?\n\nTea.\n", guide="where-i-am-today")
    assert any(line.endswith("What would help?") and "#" not in line for line in rows(browse("would")))


def test_a_page_is_marked_as_a_milestone_and_found_in_the_list_of_them(
    browse: Callable[..., list[str]], write: Callable[..., Entry], context: Context
) -> None:
    write("The kitchen was quiet.")
    said = browse("1", "m", "Asked for help", "", "milestones", "1", "", "", "q")
    assert "The page is marked as a milestone." in said
    assert only_page(context).milestone == "Asked for help"
    assert any(line.startswith("1 Asked for help") for line in said)
    assert said.count(READ_OR_MORE) >= 2, "the page was opened from both lists"


def test_without_milestones_the_list_says_what_one_is(browse: Callable[..., list[str]]) -> None:
    assert milestones.EMPTY in browse("milestones", "", "q")


def test_a_year_is_a_year_and_no_row(browse: Callable[..., list[str]], context: Context) -> None:
    for day, words in (("20251103", "A page of last year."), ("20261103", "A page of this year.")):
        context.journal.add(Entry(f"{day}-080000-aaaa", kind="note", body=f"{words}\n"))
    said = browse("2025", "")
    assert [line for line in said if "A page of this year." in line][1:] == [
        "1 Tuesday 3 November 2026, 08:00. A page of this year."
    ]
    assert said.count("1 Monday 3 November 2025, 08:00. A page of last year.") == 1
    assert not any("no such number" in line for line in said)
