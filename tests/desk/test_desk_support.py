"""The support card never waits for the person's own files, and says in a line what it could not read of them."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, Folders
from ptg_cli.desk.support import OwnOnCard, own_of
from ptg_cli.journal import disk
from ptg_cli.model.plan import PlanPart
from ptg_cli.sentences.support import NO_LIST, PLAN_TOO_SLOW
from ptg_cli.settings import Settings

PLAN = '[people]\nitems = ["Ada"]\n\n[stay]\nitems = ["the dog"]\n'
PEOPLE = '[[person]]\nname = "Ada"\nreach = "0123 456789"\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a country, a plan and one person in it."""
    journal = tmp_path / "home" / "journal"
    journal.mkdir(parents=True)
    (tmp_path / "home" / "config.toml").write_text('country = "NZ"\n')
    (journal / "plan.toml").write_text(PLAN)
    (journal / "people.toml").write_text(PEOPLE)
    return tmp_path / "home"


def context(home: Path) -> Context:
    """What is at hand in that home."""
    return Context(Folders(home, home, home))


@pytest.fixture
def stuck() -> Iterator[Callable[..., Any]]:
    """Something that does not come back before the test is over, as a read from a network disk that is gone."""
    over = threading.Event()

    def wait(*_: object, **__: object) -> Any:
        over.wait(60)
        raise OSError(5, "gone")

    yield wait
    over.set()


def test_what_is_ticked_of_the_plan_stands_on_the_card(home: Path) -> None:
    lines = context(home).support_card()
    assert lines[0] == "People to talk to, New Zealand"
    at = lines.index("People I can tell")
    assert lines[at - 1 : at + 2] == ["", "People I can tell", "  Ada: 0123 456789"]


def test_a_plan_on_a_disk_that_does_not_answer_leaves_the_country_and_says_so(
    home: Path, stuck: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = context(home)
    before = here.support_card("NZ")
    monkeypatch.setattr(disk, "read", stuck)
    began = time.monotonic()
    lines = context(home).support_card()
    assert time.monotonic() - began < 5
    assert lines[0] == "People to talk to, New Zealand"
    assert PLAN_TOO_SLOW in lines
    mine = before.index("People I can tell")
    assert lines[: mine - 1] == before[: mine - 1]  # the country's numbers stand where they stood


def test_settings_on_a_disk_that_does_not_answer_leave_the_plain_card(
    home: Path, stuck: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ptg_cli.settings.read", stuck)
    lines = context(home).support_card()
    # The clock still tells the country: that needs none of the person's files.
    assert lines[0] == "People to talk to, France"
    assert "Danger right now" in lines
    assert PLAN_TOO_SLOW in lines


def test_a_fault_of_ours_in_the_plan_costs_the_plan_and_not_the_numbers() -> None:
    def broken() -> Any:
        raise ZeroDivisionError

    own = own_of(lambda: (Settings(country="NZ"), []), broken)
    assert own.country == "NZ"
    assert "Something in ptg itself went wrong (ZeroDivisionError" in own.lines[-1]


def test_a_part_of_thousands_of_lines_is_cut_and_told() -> None:
    own = OwnOnCard(parts=[(PlanPart("stay", "What I live for"), [f"{number} {'x' * 5000}" for number in range(3000)])])
    assert len(own.lines) == 33
    assert own.lines[-1] == "  And 2970 more in your plan."
    assert max(map(len, own.lines)) <= 1010


def _many(home: Path) -> None:
    (home / "journal" / "people.toml").write_text('[[person]]\nname = "A"\n' * 3000)


def _unsafe(home: Path) -> None:
    rows = "".join(f'[[person]]\nname = "Name {number}"\nnot_safe = true\n' for number in range(2000))
    (home / "journal" / "people.toml").write_text(rows)


def _keys(home: Path) -> None:
    (home / "config.toml").write_text("".join(f"countri{number} = 1\n" for number in range(20_000)))


def _sparse(home: Path) -> None:
    for name in ("config.toml", "journal/plan.toml", "journal/people.toml"):
        with (home / name).open("wb") as file:
            file.truncate(1 << 30)


def _pipes(home: Path) -> None:
    for name in ("config.toml", "journal/plan.toml", "journal/people.toml"):
        (home / name).unlink()
        os.mkfifo(home / name)


def _device(home: Path) -> None:
    for name in ("config.toml", "journal/plan.toml", "journal/people.toml"):
        (home / name).unlink()
        (home / name).symlink_to("/dev/zero")


def _loop(home: Path) -> None:
    (home / "journal" / "plan.toml").unlink()
    (home / "journal" / "plan.toml").symlink_to("plan.toml")
    (home / "config.toml").write_text('journal_folder = "/proc/self/fd/0/x"\n')


def _folders(home: Path) -> None:
    for name in ("config.toml", "journal/plan.toml", "journal/people.toml"):
        (home / name).unlink()
        (home / name).mkdir()


def _deep(home: Path) -> None:
    (home / "config.toml").write_text(f"{'.'.join('a' * 30_000)} = 1\n")
    (home / "journal" / "plan.toml").write_text(f"a = {'[' * 30_000}")
    (home / "journal" / "people.toml").write_text(f"person = 0x{'f' * 60_000}\n")


WORST = (_many, _unsafe, _keys, _sparse, _pipes, _device, _loop, _folders, _deep)


@pytest.mark.parametrize("worsen", WORST, ids=lambda worsen: worsen.__name__.strip("_"))
def test_the_worst_folders_cost_the_card_nothing(worsen: Callable[[Path], None], home: Path) -> None:
    worsen(home)
    began = time.monotonic()
    lines = context(home).support_card()
    assert time.monotonic() - began < 5  # thirteen seconds once, or for ever; far less now on a machine that is busy
    assert "Danger right now" in lines
    assert lines[-1] != PLAN_TOO_SLOW
    own = own_of(lambda: context(home)._read_settings, lambda: context(home).plan_desk.card_parts(), 30.0)
    assert own.wrong != PLAN_TOO_SLOW  # it is not the patience alone that makes it quick


@pytest.mark.parametrize("name", ["plan", "people"])
def test_a_file_far_larger_than_a_plan_is_not_read_for_the_card_and_that_is_said(home: Path, name: str) -> None:
    path = home / "journal" / f"{name}.toml"
    path.write_text(path.read_text() + "# x\n" * 20_000)
    lines = context(home).support_card()
    assert lines[0] == "People to talk to, New Zealand"
    assert f"Your own plan is not shown here: {name}.toml is larger than 48 KB." in lines
    assert "People I can tell" not in lines


def test_three_thousand_equal_names_are_read_in_one_pass_and_each_is_told(home: Path) -> None:
    _many(home)
    plan_desk = context(home).plan_desk
    assert len(plan_desk.people) == 1
    assert len(plan_desk.problems) == 2999
    assert plan_desk.problems[-1].endswith("people.toml, line 6000: “A” stands here twice. Give one a name of its own.")


def test_without_any_content_the_card_has_the_plan_and_the_settings_are_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ptg_cli.library.prompts.prompts_folder", lambda: home / "gone")
    here = context(home)
    said = "\n".join(here.support_card())
    assert said.startswith(NO_LIST[0])
    assert "\nPeople\n  Ada: 0123 456789\n" in said
    assert "\nStay\n  the dog\n" in said
    here.change_setting("dials", "sleep")
    assert here.settings.dials == ("sleep",)
