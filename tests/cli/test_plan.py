"""`ptg plan` and the support card with a plan's parts: in pipes, with an editor, on a terminal, and with everything
around it broken."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLAN = """\
# mine
card_asked = true
on_card = ["people", "steadies", "professional", "stay"]
reviewed = 2026-11-01

[people]
items = ["M.", "R."]

[steadies]
items = ["a slow walk", "R. humming"]
in_the_way = "a downpour"

[professional]
items = ["1737, Need to talk?, 24 hours"]

[safer]
items = ["the key is away"]

[[triggers.items]]
cue = "a raised voice"
instead = "I step outside"
"""

PEOPLE = """\
[[person]]
name = "M."
reach = "555 0100"
help = ["listen"]

[[person]]
name = "R."
reach = "555 0199"
not_safe = true
"""


@pytest.fixture
def plan(home: Path) -> Path:
    """A plan and its people, as a hand wrote them."""
    folder = home / "journal"
    folder.mkdir(parents=True)
    (folder / "people.toml").write_text(PEOPLE)
    (folder / "plan.toml").write_text(PLAN)
    return folder / "plan.toml"


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """An editor that puts this text in the file's place; the environment that names it."""

    def one(text: str) -> dict[str, str]:
        script = tmp_path / "editor.py"
        script.write_text(f"import sys\nopen(sys.argv[1], 'w').write({text!r})\n")
        return {"VISUAL": f"{sys.executable} {script}"}

    return one


def test_show_says_the_whole_plan_and_sos_writes_nothing(ptg: Any, plan: Path, home: Path) -> None:
    before = sorted(home.rglob("*"))
    ptg.ok("sos")
    ptg.ok("sos", "NZ", "--json")
    assert sorted(home.rglob("*")) == before
    said = ptg.ok("plan", "show").out
    for words in (
        "My plan",
        "People I can tell",
        "  M.: 555 0100; listens",
        "What might get in the way: a downpour",
        "When: a raised voice.",
    ):
        assert words in said
    assert "555 0199" not in said
    assert "My early signs" not in said
    assert ptg.ok("plan").out == said  # off a terminal


def test_without_a_plan_it_says_how_to_make_one(ptg: Any, home: Path) -> None:
    for words in (["plan"], ["plan", "show"], ["plan", "export"]):
        assert ptg.fails(*words, code=1) == "There is no plan yet. `ptg plan` makes one, a line at a time.\n"
    assert ptg.ok("plan", "check").out == "Nothing is wrong in plan.toml and people.toml.\n"
    assert ptg.ok("plan", "history").out == ""
    assert ptg.fails("plan", "restore", code=1) == "There is no earlier version.\n"
    assert not home.exists()


def test_json_has_every_part_and_everybody(ptg: Any, plan: Path) -> None:
    found = ptg.ok("plan", "show", "--json").json
    assert found["schema_version"] == 1
    parts = {part["id"]: part for part in found["plan"]["parts"]}
    assert list(parts) == ["people", "signs", "triggers", "steadies", "places", "professional", "safer", "stay"]
    assert parts["steadies"] == {
        "id": "steadies",
        "title": "What steadies me",
        "lines": ["a slow walk", "R. humming"],
        "in_the_way": "a downpour",
        "on_card": True,
    }
    assert found["plan"]["people"][1]["not_safe"] is True
    assert found["plan"]["triggers"] == [{"cue": "a raised voice", "effect": "", "instead": "I step outside"}]
    assert found["plan"]["reviewed"] == "2026-11-01"


# By hand


def test_edit_opens_the_file_checks_it_and_keeps_what_it_said_before(ptg: Any, plan: Path, editor: Any) -> None:
    done = ptg.ok("plan", "edit", env=editor('[stay]\nitems = ["the dog"]\n'))
    assert done.out == "Nothing is wrong in plan.toml and people.toml.\n"
    assert "the dog" in ptg.ok("plan", "show").out
    assert ptg.ok("plan", "history").out.startswith("1  kept ")
    ptg.ok("plan", "restore", "1")
    assert plan.read_text() == PLAN
    assert "the dog" in json.dumps([path.read_text() for path in plan.parent.glob("history/plan/*")])


def test_edit_makes_a_file_with_every_part_where_there_is_none(ptg: Any, home: Path) -> None:
    ptg.ok("plan", "edit", env={"VISUAL": "true"})
    text = (home / "journal" / "plan.toml").read_text()
    assert "# [people]" in text
    assert "# What keeps me safer." in text


def test_edit_into_nonsense_says_what_and_ends_with_2(ptg: Any, plan: Path, editor: Any) -> None:
    done = ptg("plan", "edit", env=editor("[stay]\nitems = 3\n"))
    assert done.code == 2
    assert f"{plan}, line 2: “items” of [stay] takes a list of texts" in done.out


def test_an_editor_that_fails_changes_nothing(ptg: Any, plan: Path) -> None:
    ptg.fails("plan", "edit", env={"VISUAL": "false"})
    assert plan.read_text() == PLAN


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan", "[people\n", "line 1: that isn't TOML. Look for a missing quote, bracket or = there."),
        ("plan", 'on_card = ["weather"]\n', "line 1: “on_card” takes a list of these: people,"),
        ("plan", 'reviewed = "soon"\n', "line 1: “reviewed” takes a day, such as 2026-11-03, without quotes."),
        ("people", '[[person]]\nname = "M."\nhelp = ["money"]\n', "line 3: “help” takes a list of these: listen,"),
        ("people", "[[person]]\n", 'line 1: each [[person]] needs a name = "…"; initials will do.'),
        ("people", "\xff", "isn't UTF-8 text."),
    ],
)
def test_check_names_file_line_key_and_remedy(ptg: Any, plan: Path, name: str, text: str, said: str) -> None:
    (plan.parent / f"{name}.toml").write_bytes(text.encode("latin-1"))
    done = ptg("plan", "check")
    assert done.code == 2
    assert f"{plan.parent / f'{name}.toml'}" in done.out
    assert said in done.out
    shown = ptg("plan", "show")
    assert said in shown.said
    assert shown.code == (0 if name == "people" and "[[person]]" in text else 1)


@pytest.mark.parametrize("before", [True, False])
def test_a_plan_that_does_not_read_is_never_called_no_plan(ptg: Any, plan: Path, before: bool) -> None:
    if before:
        ptg.ok("plan", "show")  # what it says is kept
    plan.write_text("[people\n")
    for words in (("plan", "show"), ("plan",), ("plan", "show", "--json"), ("plan", "export")):
        done = ptg(*words)
        assert done.code == 1
        assert f"{plan}, line 1: that isn't TOML." in done.said
        assert ("The version before it is in use." in done.said) == before
        assert "There is no plan yet" not in done.said
        assert ("a slow walk" in done.out) == before


# Out of here


def test_export_writes_markdown_or_text_and_never_over_a_file(ptg: Any, plan: Path, tmp_path: Path) -> None:
    out = ptg.ok("plan", "export").out
    assert out.startswith(
        "# My plan\n\nWritten with ptg, a self-help journal. It is not a clinical record.\n\n## People"
    )
    assert "#" not in ptg.ok("plan", "export", "--format", "text").out
    target = tmp_path / "plan.md"
    assert "Your plan is in this file now: " in ptg.ok("plan", "export", "--output", str(target)).said
    assert target.read_text() == out
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_text("something else")
    assert "--force writes over it" in ptg.fails("plan", "export", "-o", str(target), code=2)
    assert target.read_text() == "something else"
    ptg.ok("plan", "export", "-o", str(target), "--force")
    assert target.read_text() == out
    assert "--format takes markdown or text, not “pdf”." in ptg.fails("plan", "export", "--format", "pdf", code=2)


def test_export_says_what_show_says_and_tells_of_lines_that_name_someone_unsafe(ptg: Any, plan: Path) -> None:
    done = ptg.ok("plan", "export", "--format", "text")
    assert done.out == ptg.ok("plan", "show").out
    assert "R. humming" in done.out
    assert "  R.\n" not in done.out
    assert (
        done.said
        == "1 line of your plan names someone you marked as not safe. Read the plan before you give it to anyone.\n"
    )


def test_history_says_what_tells_versions_apart_shows_one_and_restores_it(ptg: Any, plan: Path, editor: Any) -> None:
    for words in ("one", "two"):
        ptg.ok("plan", "edit", env=editor(f'[stay]\nitems = ["{words}"]\n[signs]\nitems = ["a", "b"]\n'))
    first, second = ptg.ok("plan", "history").out.splitlines()
    assert first.startswith("1  kept ")
    assert first.endswith(": 3 lines. Different from today: What I live for: other words.")
    assert second.startswith("2  kept ")
    assert ": 7 lines. Different from today: People I can tell: 2 more; My early signs: 2 fewer; " in second
    rows = ptg.ok("plan", "history", "--json").json["versions"]
    assert [(row["id"], row["count"]) for row in rows] == [(1, 3), (2, 7)]
    assert "  a slow walk" in ptg.ok("plan", "history", "2").out
    assert "The earlier versions are 1 to 2." in ptg.fails("plan", "history", "3", code=1)
    assert "The earlier versions are 1 to 2." in ptg.fails("plan", "restore", "3", code=1)
    said = ptg.ok("plan", "restore", "2").said
    assert said.startswith("The version of ")
    assert "is back. The version before is kept: `ptg plan restore 1` brings it back." in said
    assert plan.read_text() == PLAN
    ptg.ok("plan", "restore")
    assert '"two"' in plan.read_text()


def test_versions_that_differ_in_nothing_but_days_or_say_the_same_stand_once(ptg: Any, plan: Path, editor: Any) -> None:
    ptg.ok("plan", "edit", env=editor(PLAN.replace("2026-11-01", "2026-11-02")))
    assert ptg.ok("plan", "history").out == ""
    ptg.ok("plan", "edit", env=editor('[stay]\nitems = ["the dog"]\n'))
    for _ in range(3):
        ptg.ok("plan", "restore")
    assert len(ptg.ok("plan", "history").out.splitlines()) == 1


def test_people_have_a_history_that_shows_and_restores(ptg: Any, plan: Path) -> None:
    people = plan.parent / "people.toml"
    ptg.ok("plan", "show")  # what a hand wrote is kept
    people.write_text('[[person]]\nname = "R."\n[[person]]\nname = "Bea"\n')
    ptg.ok("plan", "show")
    (row,) = ptg.ok("plan", "history", "--people").out.splitlines()
    assert row.endswith(": 2 people. Different from today: with M.; without Bea; different words about R.")
    assert ptg.ok("plan", "history", "1", "--people").out == "M.: 555 0100; listens\nR.: 555 0199; not safe\n"
    said = ptg.ok("plan", "restore", "1", "--people").said
    assert "`ptg plan restore 1 --people` brings it back." in said
    assert people.read_text() == PEOPLE
    said = ptg.ok("plan", "restore", "--people").said
    assert "Not marked as not safe any more: R. `ptg plan` puts that mark back." in said
    assert plan.read_text() == PLAN


def test_what_a_hand_made_and_ptg_read_is_in_use_after_it_is_broken(ptg: Any, plan: Path) -> None:
    plan.write_text(PLAN.replace("a slow walk", "a walk by hand"))
    ptg.ok("plan", "check")
    plan.write_text(PLAN.replace('in_the_way = "a downpour"', 'in_the_way = "a downpour'))
    done = ptg("plan", "show")
    assert done.code == 1
    assert "a walk by hand" in done.out
    assert "line 11, under [steadies]: that isn't TOML. Look for a missing quote, bracket or = there." in done.said
    assert len(list((plan.parent / "history" / "plan").iterdir())) == 1


# Through a pipe


def test_in_plain_lines_a_pipe_is_asked_too_and_ends_quietly(ptg: Any, home: Path) -> None:
    done = ptg.ok("plan", "--line", given="8\nthe dog\nApril\n\n1\n1\nAda 0151 234567\n4\n6\n")
    assert "4 Listens: yes" in done.said
    assert done.out == ""
    found = ptg.ok("plan", "show", "--json").json["plan"]
    assert found["parts"][7]["lines"] == ["the dog", "April"]
    assert found["people"] == [
        {"name": "Ada", "reach": "0151 234567", "help": ["listen", "company"], "asked": False, "not_safe": False}
    ]
    assert "8 What I live for: 2 lines" in ptg.ok("plan", "--line", given="").said.splitlines()
    assert "isn't UTF-8 text" in ptg.fails("plan", "--line", given=b"\xff\n")


# On a terminal


def test_in_plain_lines_a_plan_is_made_and_ctrl_c_keeps_what_was_kept(ptg: Any, terminal: Any, home: Path) -> None:
    one = terminal("plan", "--line")
    one.until("opens a part.")
    one.type("8")
    one.until("Type a line to add it: a thing to live for.")
    one.type("the dog")
    one.until("1 the dog")
    one.press("half a line")
    one.until("half a line")
    one.press("\x03")
    assert one.end() == 130
    two = terminal("plan", "--line")
    two.until("opens a part.")
    two.type("8")
    two.until("The line that was not finished is here again.")
    two.type("")
    two.until("2 half a line")
    two.type("q")
    assert two.end() == 0
    assert ptg.ok("plan", "show", "--json").json["plan"]["parts"][7]["lines"] == ["the dog", "half a line"]
    assert "  the dog" in ptg.ok("sos").out


def test_now_opens_people_first_and_the_screen_takes_it_too(terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one = terminal("plan", "--line", "--now")
    assert "opens a part" not in one.until("People you can tell when things are bad.")
    one.type("q")
    assert one.end() == 0

    from ptg_cli.cli import faces
    from ptg_cli.cli.main import run
    from ptg_cli.cli.shell import Shell

    opened: list[object] = []

    def open_screen(shell: Shell, place: str, argument: object = None) -> int:
        opened.append((place, argument))
        return 0

    monkeypatch.setattr(faces, "open_screen", open_screen)
    monkeypatch.setattr(faces, "wants_screen", lambda shell, line: True)
    monkeypatch.setattr(Shell, "on_terminal", True)
    assert run(["plan"]) == 0
    assert run(["plan", "--now"]) == 0
    assert opened == [("plan", None), ("plan", "now")]


def test_on_the_screen_it_opens_and_escape_leaves(window: Any) -> None:
    one = window("plan")
    one.shows("My plan", "1  People I can tell")
    one.keys("8")
    one.shows("It can be something small.")
    one.keys("\x1b")
    one.shows("My plan")
    one.keys("q")
    assert one.end() == 0
    assert one.is_restored()


# The support card


def test_sos_has_the_ticked_parts_and_nobody_unsafe(ptg: Any, plan: Path) -> None:
    ptg.ok("note", "zebra entry words")
    for words in (("sos",), ("sos", "NZ")):
        out = ptg.ok(*words).out
        at = [out.index(heading) for heading in ("Danger right now", "People I can tell", "You wrote that this")]
        assert at == sorted(at)
        assert "  M.: 555 0100; listens" in out
        assert "  1737, Need to talk?, 24 hours" in out
        assert "R." not in out
        assert "555 0199" not in out
        for hidden in ("the key is away", "a raised voice", "downpour", "zebra"):
            assert hidden not in out


def test_sos_as_json_has_them_too(ptg: Any, plan: Path) -> None:
    for words in (("sos", "--json"), ("sos", "NZ", "--json")):
        found = ptg.ok(*words).json["support"]
        assert [part["id"] for part in found["own"]] == ["people", "professional", "steadies"]
        assert found["own"][0]["lines"] == ["M.: 555 0100; listens"]
        assert found["own"][2]["lines"] == ["a slow walk"]
        assert found["problem"] == ""
    plan.write_text("[people\n")
    assert "ptg plan check" in ptg.ok("sos", "NZ", "--json").json["support"]["problem"]


def test_sos_with_the_journal_folder_renamed_away(ptg: Any, plan: Path, home: Path) -> None:
    (home / "journal").rename(home / "elsewhere")
    out = ptg.ok("sos", "NZ").out
    assert "1737" in out
    assert "M." not in out
    assert not (home / "journal").exists()


@pytest.mark.parametrize("broken", ["= 3\n", "[people\n", "\x00\xff", "a = " + "[" * 5000])
def test_sos_with_plan_people_and_config_broken(ptg: Any, plan: Path, home: Path, broken: str) -> None:
    (home / "config.toml").write_bytes(broken.encode("latin-1"))
    plan.write_bytes(broken.encode("latin-1"))
    (plan.parent / "people.toml").write_bytes(broken.encode("latin-1"))
    out = ptg.ok("sos", "NZ").out
    assert "  1737: Need to talk?" in out
    assert "Something in your plan can't be read here. `ptg plan check` says what" in " ".join(out.split())
    assert plan.read_bytes() == broken.encode("latin-1")


def test_sos_where_the_plan_is_broken_now_shows_the_one_before(ptg: Any, plan: Path, editor: Any) -> None:
    ptg.ok("plan", "edit", env={"VISUAL": "true"})  # what it says is kept
    plan.write_text("[people\n")
    out = ptg.ok("sos", "NZ").out
    assert "  M.: 555 0100; listens" in out
    assert "R." not in out


@pytest.mark.parametrize(
    "people",
    [
        "[[person\n",
        'person = ["R."]\n',
        '[person]\nname = "R."\nnot_safe = true\n',
        '[[person]]\nname = "R."\nnot_safe = "yes"\n',
        '[[person]]\nname = "R."\n[[person]]\nname = "r."\nnot_safe = true\n',
    ],
)
def test_sos_where_people_do_not_read_names_nobody_it_cannot_vouch_for(ptg: Any, plan: Path, people: str) -> None:
    (plan.parent / "people.toml").write_text(people)
    out = ptg.ok("sos", "NZ").out
    assert "R." not in out
    assert "  1737, Need to talk?, 24 hours" in out


def test_sos_where_the_plan_is_a_folder_still_shows_lines(ptg: Any, plan: Path) -> None:
    plan.unlink()
    plan.mkdir()
    out = ptg.ok("sos", "NZ").out
    assert "  1737: Need to talk?" in out
    assert "Your plan can't be read here." in out


def test_a_line_of_a_pipe_that_answers_nothing_is_not_lost(ptg: Any) -> None:
    said = ptg.fails("plan", "--line", given="1\nAda\n\nthe blue door\n\n\nleft over\n", code=2)
    assert said.endswith("These lines answered nothing:\n  the blue door\n  left over\nThey are kept nowhere.\n")
    assert [one["name"] for one in ptg.ok("plan", "people", "--json").json["people"]] == ["Ada"]
