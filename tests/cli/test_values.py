"""`ptg values`: what matters to a person, from the shell, from a pipe and by hand."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def file(home: Path) -> Path:
    """Where the values are."""
    (home / "journal").mkdir(parents=True)
    return home / "journal" / "values.toml"


def listed(ptg: Any) -> list[str]:
    """The lines of the list."""
    return str(ptg.ok("values").out).splitlines()


def test_values_are_added_changed_moved_taken_out_and_brought_back(ptg: Any, file: Path) -> None:
    assert "`ptg values add NAME` adds one." in ptg.ok("values").said
    assert "Added." in ptg.ok("values", "add", "Rest", "--why", " I think\tbetter ").said
    ptg.ok("values", "add", "Being  kind")
    assert listed(ptg) == ["1  Rest: I think better", "2  Being kind"]
    ptg.ok("values", "move", "being kind", "1")
    ptg.ok("values", "change", "rest", "--name", "A quiet hour")
    assert listed(ptg) == ["1  Being kind", "2  A quiet hour: I think better"]
    ptg.ok("values", "change", "2", "--why", "")
    ptg.ok("values", "remove", "1")
    assert listed(ptg) == ["1  A quiet hour"]
    said = ptg.ok("values", "undo").said
    assert "`ptg values restore 1` brings it back." in said
    assert listed(ptg) == ["1  Being kind", "2  A quiet hour"]
    ptg.ok("values", "undo")
    assert listed(ptg) == ["1  A quiet hour"]
    assert 'id = "rest"' in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


def test_the_very_first_one_is_taken_back_too(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest")
    assert "The last change is undone. `ptg values undo` once more brings it back." in ptg.ok("values", "undo").said
    assert listed(ptg) == []
    ptg.ok("values", "undo")
    assert listed(ptg) == ["1  Rest"]


def test_programs_get_json_and_columns(ptg: Any, file: Path) -> None:
    file.write_text(
        '[[value]]\nname = "Rest"\nwhy = "quiet"\nlived = 3\nhue = 3\n\n[[value]]\nname = "Hope"\nid = "light"\n'
    )
    rows = [
        {"id": "rest", "name": "Rest", "why": "quiet", "matters": None, "lived": 3},
        {"id": "light", "name": "Hope", "why": "", "matters": None, "lived": None},
    ]
    assert ptg.ok("values", "--json").json["values"] == ptg.ok("values", "list", "--json").json["values"] == rows
    assert ptg.ok("values", "--plain").out == "rest\tRest\tquiet\t\t3\nlight\tHope\t\t\t\n"


def test_what_is_not_there_is_said_with_what_there_is(ptg: Any, file: Path) -> None:
    assert "There are no values yet." in ptg.fails("values", "remove", "Rest", code=1)
    ptg.ok("values", "add", "Rest")
    assert "No value is called “Hope”. `ptg values list` shows them all." in ptg.fails(
        "values", "change", "Hope", code=1
    )
    assert "“Rest” is in your list already." in ptg.fails("values", "add", "REST")
    assert "needs a name" in ptg.fails("values", "add", "  ", code=2)
    assert "--name gives the value another name" in ptg.fails("values", "change", "Rest", code=2)
    assert "There is no earlier version." in ptg.fails("values", "restore", "9", code=1)
    assert listed(ptg) == ["1  Rest"]


def test_a_file_broken_by_hand_is_named_the_last_good_one_shown_and_both_are_kept(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest")
    file.write_text("# mine\n[[value]\n")
    for words in ((), ("list",), ("--json",)):
        done = ptg("values", *words)
        assert (done.code, "Rest" in done.out) == (1, True)
        assert f"{file}, line 2" in done.said
        assert "The version before it is in use. Mend it in an editor: `ptg values edit`." in done.said
    check = ptg("values", "check")
    assert (check.code, f"{file}, line 2" in check.out) == (2, True)
    assert f"{file}, line 2" in ptg("doctor").out
    said = ptg.ok("values", "add", "Hope").said
    assert Path(said.partition("is kept: ")[2].split("\n")[0]).read_text() == "# mine\n[[value]\n"
    assert listed(ptg) == ["1  Rest", "2  Hope"]
    assert "Nothing is wrong" in ptg.ok("values", "check").out


def test_history_tells_versions_apart_and_shows_one(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest")
    ptg.ok("values", "add", "Hope")
    assert "1 value. Different from today: without Hope." in ptg.ok("values", "history").out
    assert ptg.ok("values", "history", "1").out == "Rest\n"
    (row,) = ptg.ok("values", "history", "--json").json["versions"]
    assert (row["id"], row["count"], row["differs"]) == (1, 1, ["without Hope"])
    ptg.ok("values", "restore", "1")
    assert listed(ptg) == ["1  Rest"]
    assert "values  " in ptg.ok("history").out


def test_in_plain_lines_from_a_pipe_what_is_typed_is_kept(ptg: Any, file: Path) -> None:
    said = ptg.ok("values", "--line", given="Rest\nquiet\nchoose\n1\n1\n7\n").said
    assert "Why does it matter to you?" in said
    assert "1 Love: being close to someone, and showing it" in said
    assert listed(ptg) == ["1  Rest: quiet", "2  Love"]


def test_words_to_choose_from_are_listed_without_those_that_are_there(ptg: Any, file: Path) -> None:
    assert "  Honesty: saying what is true\n" in ptg.ok("values", "choices").out
    ptg.ok("values", "add", "Honesty")
    assert "Honesty" not in ptg.ok("values", "choices").out


def test_a_guide_chooses_from_them(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Feeding the neighbour's cat")
    done = ptg("journal", "what-i-cared-about-in-a-hard-time", "--line", given="3\n\n")
    assert "Feeding the neighbour's cat" in done.said


def test_numbers_are_said_together_or_apart_and_earlier_ones_stay_on_their_pages(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest", "--why", "quiet")
    said = ptg.ok("values", "rate", "Rest", "--matters", "9", "--lived", "4").said
    assert "Kept, on a page of its own too." in said
    ptg.ok("values", "rate", "1", "--lived", "0")
    assert listed(ptg) == ["1  Rest: quiet. It matters 9 of 10. It was in your days 0 of 10 lately."]
    assert "lived = 0" in file.read_text()
    newest, first = ptg.ok("list", "--json").json["entries"]
    assert (newest["lived"], "matters" in newest) == ({"rest": 0}, False)
    assert (first["lived"], first["matters"]) == ({"rest": 4}, {"rest": 9})
    ptg.ok("values", "undo")
    assert listed(ptg) == ["1  Rest: quiet. It matters 9 of 10. It was in your days 4 of 10 lately."]
    assert "different from today" in ptg.ok("values", "history").out.lower()


def test_a_number_that_is_none_is_answered_with_what_fits(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest")
    for given in ("11", "-1", "many", "3.5"):
        words = ptg.fails("values", "rate", "Rest", f"--lived={given}", code=2)
        assert f"--lived takes a whole number from 0 to 10, not “{given}”." in words
    assert "--matters, --lived, or both" in ptg.fails("values", "rate", "Rest", code=2)
    assert ptg.ok("list").out == ""


def test_numbers_by_hand_that_do_not_fit_are_named_and_stay_in_the_file(ptg: Any, file: Path) -> None:
    file.write_text('[[value]]\nname = "Rest"\nmatters = 12 # much\nlived = "some"\n')
    check = ptg("values", "check")
    assert check.code == 2
    assert f"{file}, line 3: “matters” has to be 10 or less." in check.out
    assert f"{file}, line 4: “lived” takes a whole number." in check.out
    assert ptg("values", "--json").json["values"][0]["matters"] is None
    ptg.ok("values", "add", "Hope")
    assert "matters = 12 # much" in file.read_text()
    ptg.ok("values", "rate", "Rest", "--matters", "8")
    assert "matters = 8 # much" in file.read_text()
    assert 'lived = "some"' in file.read_text()


def test_in_plain_lines_numbers_are_asked_and_said_in_words(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest")
    said = ptg.ok("values", "--line", given="numbers 1\n9\n\nlately\nfour\nlist\n").said
    assert "How much does this matter to you: Rest?" in said
    assert "0 not at all, 10 more than almost anything." in said
    assert "1 Rest. Matters 9, in your days 4." in said
    assert listed(ptg) == ["1  Rest. It matters 9 of 10. It was in your days 4 of 10 lately."]


SORTS: tuple[str, ...] = ("journal", "what-matters-most-to-me", "--line")


def test_cards_are_sorted_one_after_the_other_in_plain_lines(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "The shed", "--why", "quiet there")
    typed = "1 | 2 | 3 | b | 1 | 0 |  | love | 2 | done | 1, kindness | . | quiet | . |  | 9 | 4 |  | "
    said = ptg.ok(*SORTS, given=typed.replace(" | ", "\n")).said
    assert "56 cards come, one after the other. For each of them type a number: 1 very much, 2 a little" in said
    assert "The shed: quiet there." in said
    assert "Love: being close to someone, and showing it." in said
    assert "Trust: knowing that you can believe each other." in said
    body = next(file.parent.rglob("entries/**/*.md")).read_text()
    assert "**very much**\n\n- The shed\n- Kindness\n\n**a little**\n\n- Love\n" in body
    assert "What makes this matter to you: The shed?" in said


def test_more_from_a_pipe_than_can_be_chosen_is_a_note_on_the_page_and_chooses_none(ptg: Any, file: Path) -> None:
    ptg.ok(*SORTS, given="\n".join([*["1"] * 6, "done", "1, 2, 3, 4, 5, 6"]))
    body = next(file.parent.rglob("entries/**/*.md")).read_text()
    assert "<!-- step: five -->\n\n1, 2, 3, 4, 5, 6" in body
    assert listed(ptg) == []


def test_how_far_values_were_lived_is_one_more_picture_over_time(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Meaning")
    ptg.ok("values", "add", "Rest")
    for number in ("2", "7"):
        ptg.ok("values", "rate", "Meaning", "--lived", number)
    ptg.ok("values", "rate", "Rest", "--matters", "5")
    (hard, lived) = ptg.ok("trends", "--json").json["trends"]["of"]
    assert (hard["id"], lived["id"], lived["name"]) == ("hard", "lived-meaning", "Meaning, in your days")
    assert [one["value"] for one in lived["values"]] == [2, 7]
    assert lived["points"] == [{"value": 0, "words": "none of it"}, {"value": 10, "words": "as much as I would like"}]
    said = ptg.ok("trends", "--of", "lived-meaning").out
    assert said.startswith("Meaning, in your days\n")
    assert "0 none of it, 10 as much as I would like" in said
    ptg.ok("values", "rate", "Rest", "--lived", "4")
    assert ptg.ok("trends", "--of", "rest").out.startswith("Rest, in your days\n")
    ptg.ok("values", "remove", "Rest")
    assert [one["name"] for one in ptg.ok("trends", "--json").json["trends"]["of"]][2] == "rest, in your days"
    assert "Did you mean" in ptg.fails("trends", "--of", "lived-meanin", code=2)


def test_one_is_shown_with_what_was_said_of_it_before_the_newest_first(ptg: Any, file: Path) -> None:
    ptg.ok("values", "add", "Rest", "--why", "quiet")
    assert ptg.ok("values", "show", "Rest").out == "Rest: quiet\n"
    ptg.ok("values", "rate", "Rest", "--matters", "9", "--lived", "2")
    ptg.ok("values", "rate", "Rest", "--lived", "4")
    first, second, third = ptg.ok("values", "show", "Rest").out.splitlines()
    assert first == "Rest: quiet. It matters 9 of 10. It was in your days 4 of 10 lately."
    assert second.endswith(": in my days lately 4 of 10.")
    assert third.endswith(": it matters 9 of 10, in my days lately 2 of 10.")
    (one,) = ptg.ok("values", "show", "Rest", "--json").json["values"]
    assert [(row["matters"], row["lived"]) for row in one["earlier"]] == [(None, 4), (9, 2)]


def test_from_the_list_in_plain_lines_the_cards_begin_and_the_list_follows(ptg: Any, file: Path) -> None:
    said = ptg.ok("values", "--line", given="sort\n\n1\ndone\n1\n").said
    assert "How much does each of these matter to you these days?" in said
    assert listed(ptg) == ["1  Love"]
