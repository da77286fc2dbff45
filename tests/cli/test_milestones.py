"""`ptg milestones`, and `ptg change --milestone`: the person's own words, as text, as rows and as data."""

from typing import Any

import pytest

WORDS = (
    "Asked for help",
    "x" * 20_000,
    "two\nlines\tand a tab",
    "🌱👩‍👩‍👧 日本語",
    "שלום עולם",
    "say “yes” \\ 'no' \"maybe\"",
)


def mark(ptg: Any, words: str, body: str = "Words.") -> str:
    """A new page that is a milestone; its id."""
    page_id: str = ptg.ok("note", body).line
    ptg.ok("change", page_id, "--milestone", words)
    return page_id


@pytest.mark.parametrize("words", WORDS)
def test_own_words_of_every_kind_are_kept_on_one_line_and_found(ptg: Any, words: str) -> None:
    page_id = mark(ptg, words)
    one_line = " ".join(words.split())
    (row,) = ptg.ok("milestones", "--json").json["milestones"]
    assert (row["id"], row["milestone"]) == (page_id, one_line)
    assert ptg.ok("milestones", "--plain").line.split("\t")[0::2] == [page_id, one_line]
    assert ptg.ok("milestones").out.startswith(one_line[:40])
    assert one_line[:100] in ptg.ok("show", page_id).out
    assert ptg.ok("search", f'"{one_line[:20]}"', "--plain").out.startswith(page_id)


def test_the_mark_is_taken_off_and_what_it_was_is_in_the_history(ptg: Any) -> None:
    page_id = mark(ptg, "Asked for help")
    ptg.ok("change", page_id, "--milestone", "")
    assert ptg.ok("milestones", "--json").json == {"schema_version": 1, "milestones": []}
    assert "milestone" not in ptg.ok("show", page_id, "--raw").out
    assert "Asked for help" in ptg.ok("history", page_id, "--show", "1").out
    assert "Nothing was changed" in ptg.ok("change", page_id, "--milestone", " ").said


def test_without_any_it_says_how_and_that_ptg_marks_none(ptg: Any) -> None:
    ptg.ok("note", "Words.")
    done = ptg.ok("milestones")
    assert done.out == ""
    assert "`ptg change ID --milestone WORDS`" in done.said
    assert "ptg marks none by itself." in done.said


def test_only_those_asked_for_are_listed_newest_first(ptg: Any) -> None:
    first, second = mark(ptg, "The first", "garden"), mark(ptg, "The second", "kitchen")
    ptg.ok("change", first, "--tag", "home")
    assert [line for line in ptg.ok("milestones").out.splitlines() if line[0] != " "] == ["The second", "The first"]
    assert ptg.ok("milestones", "tag:home", "--plain").line.startswith(first)
    assert ptg.ok("milestones", "kitchen", "--plain").line.startswith(second)
    assert ptg.ok("milestones", "cellar").said.strip() == "No page that fits this is marked as a milestone."


def test_words_of_a_page_to_be_handled_with_care_are_shown_nowhere_but_on_it(ptg: Any) -> None:
    page_id = mark(ptg, "Secret")
    ptg.ok("change", page_id, "--care")
    for form in ((), ("--json",), ("--plain",), ("--line",)):
        done = ptg.ok("milestones", *form)
        assert page_id in done.out
        assert "Secret" not in done.out
    assert ptg.ok("search", "secret").out == ""
    assert "Secret" in ptg.ok("show", page_id).out


def test_a_mark_that_is_no_text_is_named_in_one_sentence(ptg: Any) -> None:
    page_id = mark(ptg, "Asked for help")
    (path,) = ptg.pages()
    path.write_text(path.read_text().replace('"Asked for help"', "[1, 2]"))
    done = ptg.ok("milestones")
    assert done.out == ""
    assert "“milestone” is not a text, so it is not listed here." in done.said
    assert "Words." in ptg.ok("show", page_id).out
    assert "“milestone” is not a text" in ptg("doctor").out
    ptg.ok("change", page_id, "--milestone", "Put right")
    assert ptg.ok("milestones", "--plain").line.split("\t")[2] == "Put right"


def test_words_longer_than_a_page_can_hold_at_its_top_are_refused_and_nothing_changes(ptg: Any) -> None:
    page_id = ptg.ok("note", "Words.").line
    before = ptg.ok("show", page_id, "--raw").raw
    assert "longer than 64 KB" in ptg.fails("change", page_id, "--milestone", "x" * 70_000)
    assert ptg.ok("show", page_id, "--raw").raw == before
