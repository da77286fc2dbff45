"""`ptg then` and `ptg tie`: answers read then and now, what programs are given, and what bad input gets."""

from pathlib import Path
from typing import Any

import pytest

GUIDE = """title = "The window"
summary = "s"
level = "gentle"
minutes = 3
was = ["window-before"]

[[step]]
id = "seen"
kind = "write"
prompt = "What do you see from it?"

[[step]]
id = "heard"
kind = "list"
prompt = "What do you hear?"
"""
FIRST, SECOND, THIRD = "20260314-081500-aaaa", "20260502-210000-aaaa", "20261116-073000-aaaa"


@pytest.fixture
def window(ptg: Any) -> None:
    """A guide of the person's own, and three pages of it as different versions of it wrote them."""
    folder = ptg.home / "guides"
    folder.mkdir(parents=True)
    (folder / "window.toml").write_text(GUIDE)
    put(
        ptg.home,
        FIRST,
        'guide = "window-before"\ndistress_before = 6\ndistress_after = 4\n',
        "## What is out there?\n<!-- step: seen -->\n\nA wall.\n\n## Colour?\n<!-- step: colour -->\n\ngrey\n",
    )
    put(
        ptg.home,
        SECOND,
        'guide = "window"\ncare = true\n',
        "## What do you see from it?\n<!-- step: seen -->\n\nnot to be read\n",
    )
    put(
        ptg.home,
        THIRD,
        'guide = "window"\ndistress_before = 3\n[dials]\nsleep = 7\n',
        "## What do you see from it?\n<!-- step: seen -->\n\nThe wall.\nAnd ivy.\n\n"
        "## What do you hear?\n<!-- step: heard -->\n\n- rain\n- a tram\n",
    )


def put(home: Path, page_id: str, facts: str, body: str) -> None:
    """A page, as a file."""
    path = home / "journal" / "entries" / page_id[:4] / page_id[4:6] / f"{page_id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    created = f"{page_id[:4]}-{page_id[4:6]}-{page_id[6:8]}T{page_id[9:11]}:{page_id[11:13]}:00+01:00"
    path.write_text(f'+++\nid = "{page_id}"\ncreated = {created}\nkind = "journal"\n{facts}+++\n\n{body}')


def test_it_reads_question_by_question_the_day_then_the_words(ptg: Any, window: None) -> None:
    done = ptg.ok("then", "window")
    assert done.out == (
        "The window, 2 times\n\n"
        "What do you see from it?\n\n"
        "  14 March 2026\n  Asked then: What is out there?\n  A wall.\n\n"
        "  16 November 2026\n  The wall.\n  And ivy.\n\n"
        "Colour? The guide does not ask this any more.\n\n"
        "  14 March 2026\n  grey\n\n"
        "What do you hear?\n\n"
        "  16 November 2026\n  - rain\n  - a tram\n\n"
        "How hard it was\n\n"
        "  14 March 2026: 6, then 4\n  16 November 2026: 3 before writing, Sleep 7\n"
    )
    assert done.said == (
        "One page that you marked to be handled with care is left out. You find it among your pages.\n"
    )


def test_what_programs_are_given_is_what_stands_in_the_pages(ptg: Any, window: None) -> None:
    found = ptg.ok("then", "window-before", "--json").json
    assert found == {
        "schema_version": 1,
        "tellings": [
            {
                "id": FIRST,
                "created": "2026-03-14T08:15:00+01:00",
                "day": "14 March 2026",
                "guide": "window",
                "care": False,
                "distress_before": 6,
                "distress_after": 4,
                "dials": {},
                "tied": [],
                "unreadable": "",
                "open_elsewhere": False,
                "answers": [
                    {
                        "step": "seen",
                        "item": "",
                        "question": "What is out there?",
                        "question_now": "What do you see from it?",
                        "text": "A wall.",
                    },
                    {"step": "colour", "item": "", "question": "Colour?", "question_now": "", "text": "grey"},
                ],
            },
            {
                "id": THIRD,
                "created": "2026-11-16T07:30:00+01:00",
                "day": "16 November 2026",
                "guide": "window",
                "care": False,
                "distress_before": 3,
                "distress_after": None,
                "dials": {"sleep": 7},
                "tied": [],
                "unreadable": "",
                "open_elsewhere": False,
                "answers": [
                    {
                        "step": "seen",
                        "item": "",
                        "question": "What do you see from it?",
                        "question_now": "What do you see from it?",
                        "text": "The wall.\nAnd ivy.",
                    },
                    {
                        "step": "heard",
                        "item": "",
                        "question": "What do you hear?",
                        "question_now": "What do you hear?",
                        "text": "- rain\n- a tram",
                    },
                ],
            },
        ],
    }


def test_without_a_name_it_lists_the_guides_that_were_told_again(ptg: Any, window: None) -> None:
    assert ptg.ok("then").out == "window\n    The window, 2 times, from 14 March 2026 to 16 November 2026\n"
    assert ptg.ok("then", "--json").json == {
        "schema_version": 1,
        "guides": [{"id": "window", "title": "The window", "tellings": 2, "first": "2026-03-14", "last": "2026-11-16"}],
    }


def test_where_nothing_was_told_twice_it_says_what_will_be_there(ptg: Any) -> None:
    ptg.ok("note", "hello")
    assert "You have not written with any guide twice yet." in ptg.ok("then").said
    assert ptg.ok("then", "--json").json == {"schema_version": 1, "guides": []}


def test_a_guide_never_told_and_told_once_are_answered_in_a_sentence(ptg: Any, window: None) -> None:
    done = ptg.ok("then", "reset")
    assert done.out == ""
    assert "`ptg journal reset` begins it." in done.said
    (ptg.home / "journal" / "entries" / "2026" / "03" / f"{FIRST}.md").unlink()
    done = ptg.ok("then", "window")
    assert done.out.startswith("The window, once\n")
    assert "There is one page of this so far." in done.said


def test_bad_names_are_answered_with_the_nearest(ptg: Any, window: None) -> None:
    note = ptg.ok("note", "hello").line
    assert "Did you mean window?" in ptg.fails("then", "windoww")
    assert "was not written with a guide" in ptg.fails("then", note)
    assert "No page is called “20200101”." in ptg.fails("then", "20200101")
    assert "fewer pages than that" in ptg.fails("then", "@9")


def test_a_page_marked_with_care_is_there_when_it_is_named(ptg: Any, window: None) -> None:
    done = ptg.ok("then", SECOND)
    assert "not to be read" in done.out
    assert "left out" not in done.said
    assert "not to be read" not in ptg.ok("then", FIRST).out


def test_one_telling_that_cannot_be_read_leaves_the_others(ptg: Any, window: None) -> None:
    path = ptg.home / "journal" / "entries" / "2026" / "11" / f"{THIRD}.md"
    path.write_bytes(path.read_bytes() + b"\xff\xfe")
    done = ptg.ok("then", "window")
    assert "A wall." in done.out
    assert "The page of 16 November 2026 can't be read: it is not UTF-8 text" in done.said


def test_two_pages_are_tied_and_untied(ptg: Any) -> None:
    one, other = ptg.ok("note", "then").line, ptg.ok("note", "now").line
    assert f"`ptg then {one}` shows them together." in ptg.ok("tie", one, "@last").said
    assert ptg.ok("tie", other, one).said == "These two pages are tied already. Nothing was changed.\n"
    for page in (one, other):
        assert [found["id"] for found in ptg.ok("then", page, "--json").json["tellings"]] == [one, other]
    assert other in ptg.ok("show", one, "--json").json["entries"][0]["tied"]
    assert ptg.ok("history", one, "--json").json["versions"]
    assert "no longer tied" in ptg.ok("tie", one, other, "--undo").said
    assert ptg.ok("tie", one, other, "--undo").said.startswith("These two pages are not tied")
    assert "same page" in ptg.fails("tie", one, one)
    assert "Did you mean `ptg tie`" in ptg.fails("untie", one, other, code=2)
