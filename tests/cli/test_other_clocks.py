"""Hours that the clocks skipped or showed twice, whole months, and words beside a date that is none."""

import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="TZ")

BERLIN = {"TZ": "Europe/Berlin"}


@pytest.mark.parametrize("command", [("note", "The kitchen."), ("journal", "-")])
def test_an_hour_that_did_not_exist_is_told_and_never_kept(ptg: Any, command: tuple[str, ...]) -> None:
    done = ptg.ok(*command, "--at", "2026-03-29 02:30", given="The kitchen.", env=BERLIN)
    assert done.line.startswith("20260329-033000-")
    assert (
        "02:30 on 29 March 2026 did not exist here, because the clocks were put forward. 03:30 is used instead."
        in done.said
    )
    (entry,) = ptg.ok("list", "--json", env=BERLIN).json["entries"]
    assert entry["created"] == "2026-03-29T03:30:00+02:00"


def test_a_page_is_given_an_hour_that_was_there_twice_and_how_to_name_the_second_is_told(ptg: Any) -> None:
    kept = ptg.ok("note", "The kitchen.").line
    done = ptg.ok("change", kept, "--at", "2026-10-25 02:30", env=BERLIN)
    assert "02:30 on 25 October 2026 came twice that day" in done.said
    assert "The second one is “2026-10-25 02:30+01:00”." in done.said
    done = ptg.ok("change", "@last", "--at", "2026-10-25 02:30+01:00", env=BERLIN)
    assert "came twice" not in done.said


def test_words_from_a_pipe_are_rescued_where_the_date_is_none(ptg: Any, home: Path) -> None:
    for words in (("note", "-"), ("note",)):
        done = ptg(*words, "--at", "the day before", given="The kitchen, at last.")
        assert done.code == 2
        assert "“the day before” as a date." in done.said
        (piece,) = (home / "recovery").iterdir()
        assert str(piece) in done.said
        assert piece.read_text() == "The kitchen, at last."
        piece.unlink()
    done = ptg("note", "On the command line.", "--at", "the day before")
    assert done.code == 2
    assert list((home / "recovery").iterdir()) == []


def test_whole_months_can_be_asked_for(ptg: Any) -> None:
    kept = {
        day: ptg.ok("note", "--at", f"{day} 12:00", day).line
        for day in ("2026-04-30", "2026-05-01", "2026-05-31", "2026-06-01")
    }

    def found(*words: str) -> list[str]:
        return [entry["id"] for entry in ptg.ok("list", "--json", *words).json["entries"]]

    assert found("--from", "2026-05", "--to", "2026-05") == [kept["2026-05-31"], kept["2026-05-01"]]
    assert found("--from", "2026-05") == [kept["2026-06-01"], kept["2026-05-31"], kept["2026-05-01"]]
    assert ptg("list", "--from", "2026-13").code == 2


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin"])
def test_months_and_alternatives_are_the_same_at_both_ends_of_the_world(ptg: Any, zone: str) -> None:
    there = {"TZ": zone}
    for moment, words in (
        ("2026-05-01 03:59", "plum, still April"),
        ("2026-05-01 04:00", "plum, May"),
        ("2026-06-01 03:59", "quince, still May"),
        ("2026-06-01 04:00", "quince, June"),
    ):
        ptg.ok("note", "--at", moment, words, env=there)

    def found(*words: str) -> list[str]:
        return [entry["first_line"] for entry in ptg.ok(*words, "--json", env=there).json["entries"]]

    assert found("list", "--from", "2026-05", "--to", "2026-05") == ["quince, still May", "plum, May"]
    assert len(found("search", "plum", "or", "quince")) == 4
    assert found("search", "plum", "or", "quince", "-still") == ["quince, June", "plum, May"]


def test_which_night_is_meant_by_a_time_in_the_small_hours_is_told(ptg: Any) -> None:
    done = ptg.ok("note", "--at", "2026-11-28 01:00", "The kitchen.", env=BERLIN)
    assert done.said.startswith(
        "01:00 on Saturday 28 November 2026 is meant. Lists show it under Friday 27 November 2026, since your day "
        "begins at 04:00.\n"
    )
    assert "Fri 27 Nov 2026 01:00" in ptg.ok("list", env=BERLIN).out
    assert "is meant" not in ptg.ok("change", "@last", "--at", "2026-11-28 05:00", env=BERLIN).said


def test_a_tag_is_found_in_either_form_of_its_letters_and_keeps_no_comma(ptg: Any) -> None:
    decomposed = unicodedata.normalize("NFD", "Übung")
    kept = ptg.ok("note", "--tag", f"{decomposed},", "--tag", "sleep,", "The kitchen.").line
    (entry,) = ptg.ok("list", "--json", "--tag", "übung").json["entries"]
    assert (entry["id"], entry["tags"]) == (kept, [decomposed, "sleep"])


def test_a_byte_order_mark_in_a_pipe_is_not_shown_and_not_lost(ptg: Any) -> None:
    kept = ptg.ok("note", "-", given=b"\xef\xbb\xbfThe kitchen.\n").line
    listed = ptg.ok("list").out
    assert "The kitchen." in listed
    assert "\ufeff" not in listed + ptg.ok("show", kept).out
    assert "FEFF" not in listed
    assert b"\xef\xbb\xbfThe kitchen." in ptg.ok("show", "--raw", kept).raw
