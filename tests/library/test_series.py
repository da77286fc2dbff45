"""Guides that follow one another: which belong together, and what becomes of a day that is gone or there twice."""

from pathlib import Path

import pytest

from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import Library

OURS = Path(__file__).parents[2] / "prompts"
HEAD = 'title = "{title}"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\n'
STEP = '[[step]]\nid = "a"\nkind = "write"\nprompt = "p?"\n'
FIRST, SECOND, THIRD, FOURTH, LOOK = ALL = [
    "four-days-of-writing",
    "the-second-day-of-writing",
    "the-third-day-of-writing",
    "the-fourth-day-of-writing",
    "two-weeks-after-writing",
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a person's own guides."""
    guides = tmp_path / "guides"
    guides.mkdir()
    return guides


def put(own: Path, name: str, follows: str = "", more: str = "") -> Path:
    """A guide of the person's own."""
    path = own / f"{name}.toml"
    key = f'follows = "{follows}"\n' if follows else ""
    path.write_text(f"{HEAD.format(title=name.capitalize())}{key}{more}\n{STEP}")
    return path


def library(own: Path) -> Library:
    """What is there, read anew."""
    return Library(OURS, own.parent)


def series(own: Path, name: str) -> list[str]:
    """The names of the series that a guide belongs to."""
    found = library(own)
    return [guide.slug for guide in found.series(found.guide(name))]


def broken(own: Path) -> dict[str, tuple[str, ...]]:
    """What is skipped, and why, by the name of its file."""
    return {one.path.stem: one.messages for one in library(own).broken()}


def test_only_the_first_day_is_listed_and_each_knows_the_others(own: Path) -> None:
    listed = {guide.slug for guide in library(own).guides()}
    assert FIRST in listed
    assert listed.isdisjoint(ALL[1:])
    for name in ALL:
        assert series(own, name) == ALL
    assert series(own, "reset") == []


def test_a_series_of_ones_own_needs_nothing_but_the_key(own: Path) -> None:
    put(own, "first")
    put(own, "second", "first")
    put(own, "third", "second", "days_after = 7")
    assert series(own, "second") == ["first", "second", "third"]
    assert [guide.rest for guide in library(own).series(library(own).guide("third"))] == [1, 1, 7]
    assert broken(own) == {}


def test_a_day_that_is_gone_takes_those_after_it_with_it_and_each_is_named(own: Path) -> None:
    put(own, "first")
    put(own, "second", "first")
    put(own, "third", "second")
    (own / "first.toml").unlink()
    found = broken(own)
    assert set(found) == {"second", "third"}
    assert "line 5: “follows” names no guide that can be used: “first”." in found["second"][0]
    assert "“second”" in found["third"][0]
    with pytest.raises(BadContent) as refused:
        library(own).guide("third")
    assert "“follows” names no guide that can be used: “second”." in refused.value.messages[0]
    with pytest.raises(NoSuchGuide):
        library(own).guide("first")


def test_of_two_second_days_one_stays_and_the_other_is_named(own: Path) -> None:
    put(own, "first")
    put(own, "second", "first")
    put(own, "second-again", "first")
    assert series(own, "first") == ["first", "second"]
    assert "“second” follows “first” already" in broken(own)["second-again"][0]


def test_where_ones_own_follows_what_ours_follows_too_ours_stays(own: Path) -> None:
    path = put(own, "a-day-between", FIRST)
    assert series(own, FIRST) == ALL
    with pytest.raises(BadContent) as refused:
        library(own).check(path)
    assert f"line 5: “{SECOND}” follows “{FIRST}” already." in refused.value.messages[0]


def test_a_circle_is_named_in_each_file_that_is_in_it(own: Path) -> None:
    put(own, "first", "third")
    put(own, "second", "first")
    put(own, "third", "second")
    put(own, "x-beside", "third")
    found = broken(own)
    assert set(found) == {"first", "second", "third", "x-beside"}
    assert all("circle" in found[name][0] for name in ("first", "second", "third"))


def test_ones_own_takes_the_place_of_a_day_of_ours_where_it_says_what_it_follows(own: Path) -> None:
    put(own, SECOND, FIRST)
    assert series(own, FIRST) == ALL
    assert library(own).series(library(own).guide(FIRST))[1].mine
    put(own, SECOND)  # without the key it stands by itself, and the days after ours follow it
    assert series(own, FIRST) == []
    assert series(own, SECOND) == ALL[1:]
    assert SECOND in {guide.slug for guide in library(own).guides()}


def test_ours_is_back_where_ones_own_in_its_place_follows_what_is_not_there(own: Path) -> None:
    put(own, SECOND, "nothing-there")
    assert series(own, FIRST) == ALL
    assert not library(own).guide(SECOND).mine
    assert set(broken(own)) == {SECOND}


def test_an_earlier_name_of_the_first_day_still_leads_to_it(own: Path) -> None:
    put(own, "first", more='was = ["before"]')
    put(own, "second", "before")
    assert series(own, "first") == ["first", "second"]
