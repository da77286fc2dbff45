"""Help to be safer from someone is promised by what the person's country has, in guides and in strategies."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.writing import Intent
from ptg_cli.library.library import prompts_folder
from ptg_cli.library.support import read_support
from ptg_cli.model.support import HELPLINE_CAN_PLAN, NOT_SAFE, TALK_IT_OVER, Country, who_can_plan
from ptg_cli.session.care import LINE_KEYS, SHELL_KEYS
from ptg_cli.session.writing_view import Opening

COUNTRIES = read_support(prompts_folder()).countries
MORNING = datetime(2026, 11, 23, 8, 15, tzinfo=timezone(timedelta(hours=1)))
WITHOUT = next(one.code for one in COUNTRIES if all(line.for_whom != NOT_SAFE for line in one.lines))
PROMISING = ("circle-of-control", "support-map")


@pytest.fixture
def at(tmp_path: Path, chance: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Context]:
    """A journal on a computer with that clock, and maybe a country that was chosen."""

    def one(country: str = "", zone: str = "Etc/UTC") -> Context:
        monkeypatch.setenv("TZ", zone)
        found = Context(folders(str(tmp_path / "ptg"), {}), lambda: MORNING, chance)
        if country:
            found.change_setting("country", country)
        return found

    return one


def note(context: Context, slug: str) -> str:
    """What the opening of a guide notes."""
    guide = context.library.guide(slug)
    view = context.sessions.begin(guide, Intent(context.now()), LINE_KEYS).session.view
    assert isinstance(view, Opening)
    return view.note


@pytest.mark.parametrize("slug", PROMISING)
def test_a_guide_promises_a_helpline_only_where_there_is_one(at: Callable[..., Context], slug: str) -> None:
    assert f"{HELPLINE_CAN_PLAN}: /people." in note(at("FR"), slug)
    assert f"{TALK_IT_OVER}: /people." in note(at(WITHOUT), slug)


@pytest.mark.parametrize("slug", PROMISING)
def test_a_country_of_the_clock_counts_and_none_promises_nothing(at: Callable[..., Context], slug: str) -> None:
    assert HELPLINE_CAN_PLAN in note(at(zone="Pacific/Auckland"), slug)
    assert HELPLINE_CAN_PLAN not in note(at(), slug)
    assert TALK_IT_OVER in note(at(zone="Nowhere/Else"), slug)


def test_a_strategy_promises_the_same_in_its_caution(at: Callable[..., Context]) -> None:
    assert at("FR").strategy_desk.strategy("say-no-to-one-thing").caution.endswith(f" {HELPLINE_CAN_PLAN}.")
    assert at(WITHOUT).strategy_desk.strategy("say-no-to-one-thing").caution.endswith(f" {TALK_IT_OVER}.")


def test_a_list_of_guides_promises_the_same(at: Callable[..., Context]) -> None:
    words = at("FR").library.guide("circle-of-control").note
    assert HELPLINE_CAN_PLAN in at("FR").keys_here(SHELL_KEYS).fill(words)
    assert TALK_IT_OVER in at(WITHOUT).keys_here(SHELL_KEYS).fill(words)


@pytest.mark.parametrize("country", COUNTRIES, ids=[one.code for one in COUNTRIES])
def test_what_is_promised_stands_on_the_card_of_that_country(country: Country) -> None:
    lines = [line for line in country.lines if line.for_whom == NOT_SAFE]
    assert (who_can_plan(country) == HELPLINE_CAN_PLAN) is bool(lines)


def test_no_content_promises_a_helpline_in_other_words() -> None:
    promise = re.compile(r"helpline can (plan|think)|with a helpline|can plan (it )?with you", re.I)
    texts = [path for path in prompts_folder().rglob("*.toml") if path.name != "crisis-lines.toml"]
    assert [(path.name, found[0]) for path in texts if (found := promise.search(path.read_text()))] == []
