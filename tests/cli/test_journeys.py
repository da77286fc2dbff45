"""`ptg journeys`: guides in order, from the shell, from a pipe and by hand."""

from pathlib import Path
from typing import Any


def test_the_list_says_what_is_next_where_one_is_in_it_and_what_is_in_the_others(ptg: Any) -> None:
    assert ptg.ok("journeys").out.splitlines()[:2] == [
        "1  Where to begin", "   A few first guides: how it is now, what helps, and a plan for hard hours.",
    ]  # fmt: skip
    said = ptg.ok("journeys", "begin", "people around me").said
    assert "Begun: People around me." in said
    assert "One in a week is enough, and two at most." in said
    assert ptg.ok("journeys").out.splitlines()[:4] == [
        "You have begun", "1  People around me", "   Next: “Support map”.", "The others",
    ]  # fmt: skip
    assert ptg.ok("journeys", "--plain").out.splitlines()[0] == "people-around-me\topen\tPeople around me\tsupport-map"


def test_one_is_shown_with_why_each_guide_is_there_and_the_days(ptg: Any) -> None:
    ptg.ok("journeys", "begin", "1")
    ptg.ok("journal", "where-i-am-today", "--line", given="A line.\n.\n")
    shown = ptg.ok("journeys", "show", "where-to-begin").out
    assert "2  My safety plan (next)" in shown
    assert "ptg journal my-safety-plan" in shown
    first = ptg.ok("journeys", "show", "1", "--json").json["journeys"][0]
    assert (first["id"], first["in_it"], first["next"], len(first["guides"][0]["days"])) == (
        "where-to-begin", True, "my-safety-plan", 1,
    )  # fmt: skip
    assert ptg.ok("journeys", "--json").json["journeys"][0] == first


def test_leaving_says_nothing_more_and_beginning_again_goes_on(ptg: Any) -> None:
    assert "You are not in this one" in ptg.fails("journeys", "leave", "where-to-begin", code=1)
    ptg.ok("journeys", "begin", "where-to-begin")
    assert "--anew" in ptg.fails("journeys", "begin", "where-to-begin", code=1)
    assert ptg.ok("journeys", "leave", "where-to-begin").said == "Left. What you wrote stays.\n"
    assert "You left it." in ptg.ok("journeys", "show", "where-to-begin").out
    assert "You are in it again" in ptg.ok("journeys", "begin", "where-to-begin").said
    assert "Begun" in ptg.ok("journeys", "begin", "where-to-begin", "--anew").said
    assert "where-to-begin" in ptg.ok("journeys", "history", "1").out
    ptg.ok("journeys", "restore")
    assert "You left it." in ptg.ok("journeys", "show", "where-to-begin").out


def test_a_name_that_is_none_is_told_the_nearest(ptg: Any) -> None:
    said = ptg.fails("journeys", "show", "wher-to-begin", code=1)
    assert "Did you mean where-to-begin?" in said
    assert "ptg journeys list" in said
    ptg.fails("journeys", "show", "", code=2)


def test_what_is_broken_by_hand_is_named_and_the_one_before_is_used(ptg: Any, home: Path) -> None:
    ptg.ok("journeys", "begin", "1")
    (home / "journal" / "journeys.toml").write_text("[[journey")
    done = ptg("journeys", "list")
    assert done.code == 1
    assert "You have begun" in done.out
    assert "isn't TOML" in done.said
    assert "isn't TOML" in ptg("journeys", "check").out


def test_an_own_one_with_a_guide_that_is_gone_is_named_by_check_and_doctor(ptg: Any, home: Path) -> None:
    path = home / "journeys" / "mine.toml"
    path.parent.mkdir(parents=True)
    row = '[[guide]]\nname = "{}"\nwhy = "y."\n'
    path.write_text(f'title = "Mine"\nsummary = "s."\nfor_whom = "w."\n{row.format("reset")}{row.format("gone")}')
    assert "there is no guide “gone”" in ptg.ok("journeys").said
    assert "9  Mine" in ptg.ok("journeys").out
    for words in (("journeys", "check"), ("doctor",)):
        done = ptg(*words)
        assert done.code != 0
        assert f"{path}, line 8: there is no guide “gone” that can be used." in " ".join(done.out.split())


def test_from_a_pipe_one_is_begun_and_written_with(ptg: Any) -> None:
    done = ptg.ok("journeys", "--line", given="1\nb\n1\nA line.\n.\n")
    assert "1 Where I am today: next. It asks how you are now" in done.said
    assert ptg.ok("list", "--plain").out.count("where-i-am-today") == 1
