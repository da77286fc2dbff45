"""A TOML file that a person wrote in: what is wanted is changed, and their comments, their order and all else stay."""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from ptg_cli.journal import toml_edit
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.toml_edit import Known, TableRows, merged

KNOWN: Final[Known] = {
    "note": None,
    "items": None,
    "asked": None,
    "part": {"items": None, "way": None},
    "person": TableRows("name", ("name", "reach")),
}

ROWS = """\
# the people
[[person]]
name = "Ada" # my sister
reach = "5"
born = 1970
# she is up late
[[person]]
name = "Tom"
# the end

[other]
a = 1
"""

ADA: Final = {"name": "Ada", "reach": "5"}
TOM: Final = {"name": "Tom"}


def changed(text: str, wanted: Mapping[str, Any]) -> str:
    """The text once these values are in it."""
    return merged(text.encode(), wanted, KNOWN).decode()


# Values and lists


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("", {"note": "n"}, 'note = "n"\n'),
        ("mine = 1\n", {"note": "n", "part": {"way": "w"}}, 'mine = 1\nnote = "n"\n\n[part]\nway = "w"\n'),
        ("note = 'n'\nitems = ['a']\n", {"note": "n"}, "note = 'n'\n"),
        ("note = 'n' # why\n", {}, "# why\n"),
        ("note = 'n' # why\n", {"note": "m"}, 'note = "m" # why\n'),
        ("asked = false # once\n", {"asked": True}, "asked = true # once\n"),
        ("asked = 1\n", {"asked": True}, "asked = true\n"),
        ("items = ['a'] # mine\n", {"items": []}, "# mine\n"),
        ("[part]\n# of it\nitems = ['a']\nway = 'w'\n", {"part": {"way": "v"}}, '[part]\n# of it\nway = "v"\n'),
        ("part = {way = 'w'}\n", {"part": {"way": "v"}}, 'part = {way = "v"}\n'),
    ],
)
def test_what_is_wanted_is_changed_and_nothing_else(text: str, wanted: Mapping[str, Any], after: str) -> None:
    assert changed(text, wanted) == after


@pytest.mark.parametrize(
    ("wanted", "after"),
    [
        (["a", "b"], "items = [\n  'a', # one\n  'b', # two # or three\n]\n"),
        (["c", "a", "b"], "items = [\n  \"c\",\n  'a', # one\n  'b', # two # or three\n]\n"),
        (["a", "b", "c"], "items = [\n  'a', # one\n  'b', # two # or three\n  \"c\",\n]\n"),
        (["b"], "items = [\n  'b', # two # or three\n    # one\n]\n"),
        (["a", "c"], "items = [\n  'a', # one\n  \"c\",\n    # two # or three\n]\n"),
        ([], "items = [\n    # one\n    # two # or three\n]\n"),
    ],
)
def test_in_a_list_comments_stay_beside_what_stays_and_move_to_the_end_else(wanted: list[str], after: str) -> None:
    assert changed("items = [\n  'a', # one\n  'b', # two # or three\n]\n", {"items": wanted}) == after


def test_a_comment_that_stands_twice_stays_twice() -> None:
    after = changed("items = [\n  'a', # one\n  'b', # one\n  'c', # one\n]\n", {"items": ["b"]})
    assert after.count("# one") == 3


def test_what_stands_between_quotes_is_no_comment() -> None:
    after = changed("items = ['it # one', \"a \\\" # two\", 'c']\n", {"items": ["c"]})
    assert after == "items = ['c']\n"


def test_a_new_list_has_a_line_for_each_of_several() -> None:
    assert changed("", {"items": ["a"]}) == 'items = ["a"]\n'
    assert changed("", {"items": ["a", "b"]}) == 'items = [\n    "a",\n    "b",\n]\n'
    assert changed("items = 'a' # mine\n", {"items": ["a", "b"]}) == 'items = [\n    "a",\n    "b",\n] # mine\n'


# Rows


@pytest.mark.parametrize(
    ("wanted", "after"),
    [
        ([ADA, TOM], ROWS),
        ([{**ADA, "reach": "6"}, TOM], ROWS.replace('"5"', '"6"')),
        ([{"name": "Ada"}, TOM], ROWS.replace('reach = "5"\n', "")),
        ([ADA, {"name": "Tom", "reach": "7"}], ROWS.replace("# the end\n", '# the end\nreach = "7"\n')),
        ([{**ADA, "name": "Ada B"}, TOM], ROWS.replace('"Ada"', '"Ada B"')),
        ([{"name": "Eve"}, {"name": "Kim"}], ROWS.replace('"Ada"', '"Eve"').replace('reach = "5"\n', "")
            .replace('"Tom"', '"Kim"')),
    ],
)  # fmt: skip
def test_a_row_is_changed_where_it_stands(wanted: list[dict[str, str]], after: str) -> None:
    assert changed(ROWS, {"person": wanted}) == after


def test_a_row_that_came_to_another_place_takes_what_a_hand_wrote_in_it_along() -> None:
    after = changed(ROWS, {"person": [TOM, ADA]})
    assert after.index('"Tom"') < after.index("# the end") < after.index('"Ada" # my sister')
    assert after.index('"Ada"') < after.index("born = 1970\n# she is up late\n[other]")


def test_a_new_row_stands_behind_the_others_and_before_what_follows_them() -> None:
    after = changed(ROWS, {"person": [ADA, TOM, {"name": "Eve"}]})
    assert after.index("# the end") < after.index('[[person]]\nname = "Eve"\n') < after.index("[other]")
    assert after.count("[[person]]") == 3


def test_comments_of_a_row_that_goes_stand_behind_the_last_one_that_stays() -> None:
    after = changed(ROWS, {"person": [TOM]})
    assert "Ada" not in after
    assert after.startswith('# the people\n[[person]]\nname = "Tom"\n# the end\n')
    assert after.index("# she is up late") < after.index("[other]")
    assert after.index("# my sister") < after.index("[other]")


def test_comments_of_the_last_row_that_goes_stay_in_the_file() -> None:
    after = changed(ROWS, {})
    assert "[[person]]" not in after
    for words in ("# the people", "# my sister", "# she is up late", "# the end"):
        assert words in after
    assert "[other]\na = 1\n" in after


def test_a_row_that_did_not_fit_stays_behind_the_one_it_followed() -> None:
    text = "[[person]]\nname = 'Ada'\n[[person]]\nreach = '5'\n[[person]]\nname = 'Tom'\n"
    before = {"person": [{"name": "Ada"}, TOM]}
    after = merged(text.encode(), {"person": [{"name": "Eve"}, TOM]}, KNOWN, before).decode()
    assert after == text.replace("'Ada'", '"Eve"')
    after = merged(text.encode(), {"person": [TOM]}, KNOWN, before).decode()
    assert after.index("reach = '5'") < after.index("'Tom'")
    after = merged(text.encode(), {"person": [{"name": "Ada"}, {"name": "Eve"}, TOM]}, KNOWN, before).decode()
    assert after.index("'Ada'") < after.index("reach = '5'") < after.index('"Eve"') < after.index("'Tom'")


def test_a_row_whose_name_was_written_with_more_spaces_is_known_again() -> None:
    text = "[[person]]\nname = 'Ada  B' # my sister\n"
    before = {"person": [{"name": "Ada B"}]}
    wanted = {"person": [{"name": "Ada B", "reach": "5"}]}
    assert merged(text.encode(), wanted, KNOWN, before).decode() == text + 'reach = "5"\n'


# What does not fit


def test_what_did_not_fit_stays_to_be_mended_by_hand() -> None:
    text = "note = 3\npart = 'no table'\nperson = 'no rows'\nitems = [1, 'a']\n"
    before: dict[str, Any] = {"items": ["a"]}
    assert merged(text.encode(), {"items": ["a"], "asked": True}, KNOWN, before).decode() == text + "asked = true\n"


@pytest.mark.parametrize("broken", ["note = \n", "[part\n", "a = 1\na = 2\n"])
def test_a_text_that_does_not_read_is_never_changed(broken: str) -> None:
    with pytest.raises(CannotChange, match="Nothing was changed"):
        changed(broken, {"note": "n"})
    with pytest.raises(CannotChange, match="Nothing was changed"):
        merged(broken.encode(), {"note": "n"}, KNOWN, {})


@pytest.mark.parametrize(
    "wanted", [{"note": "n"}, {"items": ["a"]}, {"asked": False}, {"part": {"way": "w"}}, {"person": [TOM]}]
)
def test_what_would_not_read_back_as_it_is_wanted_is_not_written(
    monkeypatch: pytest.MonkeyPatch, wanted: Mapping[str, Any]
) -> None:
    monkeypatch.setattr(toml_edit, "_merge", lambda *given: None)
    with pytest.raises(CannotChange, match="Nothing was changed"):
        changed("", wanted)
    assert changed("mine = 1\n", {"note": None, "items": [], "part": {"items": []}, "person": []}) == "mine = 1\n"


def test_a_list_that_is_changed_many_times_does_not_fill_with_blank_lines() -> None:
    text = '# the people\n\n[[person]]\nname = "Ada" # my sister\n# she is up late\n'
    names = ["Ada"]
    for name in ("Tom", "Zoë", "Kofi", "Ines"):
        names = [name, *names]  # a new one in front: every row is put in its place anew
        text = changed(text, {"person": [{"name": one} for one in names]})
    assert "\n\n\n" not in text
    assert 'name = "Ada" # my sister\n# she is up late\n' in text
    for _ in names:
        names = [*names[1:], names[0]]
        text = changed(text, {"person": [{"name": one} for one in names]})
    assert "\n\n\n" not in text
    assert text.count("[[person]]") == 5
