"""`ptg on-this-day`: data against pages counted by hand, words, and the settings it heeds."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ptg_cli.cli.on_this_day import on_this_day
from ptg_cli.cli.shell import Shell
from ptg_cli.context import Context, Folders
from ptg_cli.model.entry import Entry

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """The pages of a made-up person, at noon of 30 November 2026."""
    context = Context(Folders(tmp_path, tmp_path, tmp_path), now=lambda: NOON, chance=lambda: "7f3k")
    for page_id, words, facts in (
        ("20251130-075300-aaaa", "The kitchen was warm.", {"tags": ("home",), "distress_before": 6}),
        ("20251130-080000-aaaa", "Nobody may see this.", {"care": True}),
        ("20241130-080000-aaaa", "Loud.", {"kind": "checkin", "distress_before": 8}),
        ("20231130-220000-aaaa", "Rain all day.", {}),
        ("20231129-220000-aaaa", "Another day.", {}),
    ):
        context.journal.add(Entry(page_id, body=f"{words}\n", **({"kind": "note"} | facts)))
    return context


@pytest.fixture
def said(context: Context, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[str, str]]:
    """What the command prints, and what it says beside."""

    def one(**options: bool) -> tuple[str, str]:
        ctx: Any = SimpleNamespace(obj=Shell(context))
        on_this_day(ctx, **options)
        shown = capsys.readouterr()
        return shown.out, shown.err

    return one


def test_as_data_it_is_what_the_pages_say(said: Callable[..., tuple[str, str]]) -> None:
    rows = json.loads(said(as_json=True)[0])["entries"]
    assert [(row["id"], row["years_ago"], row["first_line"]) for row in rows] == [
        ("20251130-075300-aaaa", 1, "The kitchen was warm."),
        ("20231130-220000-aaaa", 3, "Rain all day."),
    ]
    assert (rows[0]["tags"], rows[0]["distress_before"]) == (["home"], 6)


def test_in_words_each_year_has_its_pages_below_it(said: Callable[..., tuple[str, str]]) -> None:
    assert said()[0].splitlines() == [
        "2025, a year ago",
        "20251130-075300-aaaa  Sun 30 Nov 2025 07:53  The kitchen was warm.",
        "2023, 3 years ago",
        "20231130-220000-aaaa  Thu 30 Nov 2023 22:00  Rain all day.",
    ]
    assert [line.split("\t")[-1] for line in said(plain=True)[0].splitlines()] == [
        "The kitchen was warm.", "Rain all day."
    ]  # fmt: skip


def test_years_of_the_setting_are_skipped_and_nothing_is_said_to_be_there(
    context: Context, said: Callable[..., tuple[str, str]]
) -> None:
    context.change_setting("skipped_years", "2023, 2025")
    assert said() == ("", "No page of 30 November in earlier years is shown here.\n")
    assert json.loads(said(as_json=True)[0])["entries"] == []


def test_it_is_a_command_with_help_and_settings_of_its_own(ptg: Any) -> None:
    assert "skipped_years" in ptg.ok("on-this-day", "--help").out
    assert ptg.ok("on-this-day", "--json").json == {"schema_version": 1, "entries": []}
    ptg.ok("config", "set", "skipped_years", "2019 2021")
    assert ptg.ok("config", "get", "skipped_years").line == "2021, 2019"
    assert "years with commas" in ptg.fails("config", "set", "skipped_years", "last year", code=2)
