"""What a person's own entries say, for a guide that offers it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import FIGURES


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own, on a Saturday morning."""
    return Context(folders(str(tmp_path / "ptg"), {}), now=lambda: datetime(2026, 11, 28, 10).astimezone())


def page(context: Context, day: int, **said: object) -> None:
    """A page of that day in November."""
    moment = datetime(2026, 11, day, 9).astimezone()
    entry = Entry(context.journal.new_id(moment.replace(tzinfo=None)), created=moment, kind="checkin", **said)  # type: ignore[arg-type]
    context.journal.add(entry)


def values(context: Context, words: str) -> None:
    """What stands in the list of what matters."""
    path = context.places.journal / "values.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


@pytest.mark.parametrize("of", FIGURES)
def test_where_there_is_nothing_nothing_is_said(context: Context, of: str) -> None:
    assert context.figures.said(of) == ""


def test_a_value_comes_with_its_numbers_now_and_those_first_said(context: Context) -> None:
    values(
        context,
        '[[value]]\nid = "rest"\nname = "Rest"\nmatters = 9\nlived = 5\n[[value]]\nid = "home"\nname = "Home"\n',
    )
    page(context, 3, matters={"rest": 9}, lived={"rest": 2})
    page(context, 20, matters={"rest": 9}, lived={"rest": 5})
    assert context.figures.said("values").split("\n") == [
        "Rest. It matters 9 of 10. It was in your days 5 of 10 lately.",
        "3 November 2026: it matters 9 of 10, in my days lately 2 of 10.",
        "Home.",
    ]


def test_what_is_tried_comes_with_its_kind_and_what_was_learned(context: Context) -> None:
    aim = Aim(
        "20261120-081502-7f3k",
        "ask",
        "Ask Ana",
        "resting",
        date(2026, 11, 20),
        "closeness",
        decided={"learned": "Ask early"},
    )
    context.aim_desk.keep(aim)
    assert context.figures.said("aims") == "Ask Ana: an ask, for closeness, resting. You wrote: “Ask early”"


def test_numbers_are_those_of_a_season_each_under_its_name(context: Context) -> None:
    for day, hard in ((2, 7), (9, 6), (16, 4)):
        page(context, day, distress_before=hard)
    told = context.figures.said("numbers").split("\n")
    assert told[0] == "How hard it was:"
    assert any("3 numbers" in line for line in told)
