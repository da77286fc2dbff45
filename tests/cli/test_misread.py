"""Command lines typed in a hurry: each slip is met with what was probably meant, in plain words."""

import re
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("jurnal", "No command of `ptg` is called “jurnal”. Did you mean `ptg journal`?"),
        ("preferences", "Did you mean `ptg config`?"),
        ("help jurnal", "No command of `ptg` is called “jurnal”. Did you mean `ptg journal`?"),
        ("help note more", "`ptg note` has no commands of its own, so “more” is too much."),
        ("drafts resum", "No command of `ptg drafts` is called “resum”. Did you mean `ptg drafts resume`?"),
        ("breathe 4 6", "Did you mean `ptg breathe 4-6`?"),
        ("breathe 4-2 6", "Did you mean `ptg breathe 4-2-6`?"),
        ("journal where i am today", "A name of several words has dashes between them: where-i-am-today."),
        ("journal --distrss 3", "`ptg journal` has no option --distrss. Did you mean --distress-after or"),
        ("list --hom x", "`ptg list` has no option --hom. Did you mean --home?"),
        ("note --home", "--home needs a folder after it: `--home FOLDER`."),
        ("note --title", "--title needs a value after it: WORDS."),
        ("config set country", "`ptg config set` needs one more word, VALUE."),
        ("paths --json=3", "--json takes no value."),
        ("list -n x", "-n takes a whole number of 1 or more, not “x”."),
        ("list -n 0", "-n takes a whole number of 1 or more, not “0”."),
        ("list --kind jurnal", "--kind takes journal, note, checkin, practice, coping or review, not “jurnal”."),
        ("plan history 0", "N takes a whole number of 1 or more, not “0”."),
        ("show --raw --json", "--raw and --json can't go together. Give one of them."),
        ("show --json --raw", "--json and --raw can't go together. Give one of them."),
        ("note --title a --title b x", "--title can be given only once. Leave one of them out."),
        ("note --at today --at monday x", "--at can be given only once."),
    ],
)
def test_a_slip_is_met_with_what_was_probably_meant(ptg: Any, words: str, said: str) -> None:
    assert said in ptg.fails(*words.split(), code=2)


def test_no_phrase_of_a_library_is_left_in_a_message_or_a_help(ptg: Any) -> None:
    phrases = re.compile(r"x>=|<str>|<int>|INTEGER|FLOAT|--\w+ TEXT|valid|'-|No such option|unexpected")
    for words in ("list -n x", "list --tag", "edit a b", "--nothing", "journal --distrss", "config set", "plan x"):
        said = ptg.fails(*words.split(), code=2)
        assert not phrases.search(said), said
    for words in ("", "drafts", "plan history", "values move", "journal", "history", "strategies", "config set"):
        shown = ptg.ok(*words.split(), "--help").out
        assert not phrases.search(shown), shown


def test_options_of_ptg_itself_work_behind_a_command_too(ptg: Any, tmp_path: Any) -> None:
    there = str(tmp_path / "there")
    kept = ptg.ok("note", "--home", there, "Kept there.", "-q")
    assert kept.said == ""
    assert ptg.ok("list", f"--home={there}").out.startswith(kept.line)
    assert ptg.ok("list", "--line").out == ""
    assert ptg.ok("note", "--", "--home", "x").code == 0
    assert "--home x" in ptg.ok("show").out
    assert ptg.ok("note", "--title", "--quiet", "words").code == 0
    assert "--quiet" in ptg.ok("show").out


def test_what_one_command_calls_distress_another_understands(ptg: Any) -> None:
    page = ptg.ok("checkin", "--distress-before", "3").line
    assert ptg.ok("show", page, "--json").json["entries"][0]["distress_before"] == 3
    page = ptg.ok("journal", "-", "--distress=6", given="The house.").line
    assert ptg.ok("show", page, "--json").json["entries"][0]["distress_before"] == 6


def test_the_summary_of_a_command_is_whole(ptg: Any) -> None:
    shown = " ".join(ptg.ok("drafts", "--help").out.split())
    assert "Go on with a page, a check-in or a hard moment, at the same question." in shown


def test_what_was_kept_names_what_shows_it_once_and_quiet_leaves_it_out(ptg: Any) -> None:
    kept = ptg.ok("note", "--tag", "sleep", "words")
    assert kept.said == "Kept. `ptg show` shows it.\n"
    assert ptg.ok("note", "-q", "words").said == ""
    changed = ptg.ok("change", kept.line, "--untag", "nothere", "--title", "Sunday").said
    assert changed == (
        f"{kept.line} has no tag “nothere”, so none was taken off.\n"
        f"Kept. `ptg history {kept.line}` shows what it was before.\n"
    )
    assert "--worth takes yes, partly, no, too-soon or none, not “x”." in ptg.fails(
        "change", "@1", "--worth", "x", code=2
    )


def test_a_small_number_for_a_page_is_met_with_its_place(ptg: Any) -> None:
    for words in ("one", "two"):
        ptg.ok("note", words)
    assert "Did you mean @2?" in ptg.fails("show", "2", code=1)
    assert "No page is called “7”. Did you mean @7?" in ptg.fails("show", "7", code=1)


def test_a_page_that_is_named_twice_is_deleted_once(ptg: Any) -> None:
    ptg.ok("note", "words")
    assert ptg.ok("delete", "@last", "@last").said.count("is in the trash") == 1


def test_what_is_typed_in_a_hurry_and_makes_sense_does_what_was_meant(ptg: Any) -> None:
    page = ptg.ok("note", "The kitchen.").line
    ptg.ok("note", "With dad.", "--at", "yesterday")
    assert [line.split()[0] for line in ptg.ok("list", "kitchen").out.splitlines()] == [page]
    assert [line.split()[0] for line in ptg.ok("search", "-dad").out.splitlines()] == [page]
    assert "With dad." in ptg.ok("list", "yesterday").out
    assert "No setting is called “contry”. Did you mean country?" in ptg.fails("config", "set", "contry", "nz")
