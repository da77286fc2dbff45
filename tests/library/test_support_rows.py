"""Crisis lines as they are read: only rows with a source and its date, and a card whatever is broken."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.desk.support import card_lines, find_country, first_lines
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import prompts_folder
from ptg_cli.library.support import read_support
from ptg_cli.model.support import DIAL_SAFELY, READ_WHERE, Country
from ptg_cli.sentences.support import NO_LIST, OWN_LINES

OURS = Path(__file__).parents[2] / "prompts"
TODAY = date(2026, 11, 23)
CHECKED: dict[str, Any] = {"source_url": "https://example.org/page", "checked_on": date(2026, 3, 14)}
LINE: dict[str, Any] = {"name": "Lifeline", "for_whom": "anyone", "number": "1737", "hours": "24 hours"} | CHECKED
POLICE: dict[str, Any] = {"number": "111", "what": "police"} | CHECKED
PLACE: dict[str, Any] = {"name": "Find", "where": "find.example", "what": "lines"} | CHECKED


def written(folder: Path, table: dict[str, Any]) -> Path:
    """A folder of prompts whose crisis lines are this table."""
    folder.mkdir(exist_ok=True)
    (folder / "crisis-lines.toml").write_text(tomli_w.dumps(table), encoding="utf-8")
    return folder


def with_rows(
    emergency: object = (), line: object = (), directory: object = (PLACE,), **more: object
) -> dict[str, Any]:
    """A directory of one country."""
    rows = {"emergency": list(emergency) if isinstance(emergency, tuple) else emergency}
    rows["line"] = list(line) if isinstance(line, tuple) else line
    zealand = {"code": "NZ", "name": "New Zealand", "also": ["aotearoa"], "region": "Oceania"} | rows | more
    return {"country": [zealand], "directory": list(directory) if isinstance(directory, tuple) else directory}


def test_rows_with_a_source_and_its_date_are_read_whole(tmp_path: Path) -> None:
    support = read_support(written(tmp_path, with_rows((POLICE,), (LINE | {"cost": " free "},))))
    (zealand,) = support.countries
    assert zealand.emergency[0].number == "111"
    assert zealand.lines[0].cost == "free"
    assert zealand.lines[0].checked.checked_on == date(2026, 3, 14)
    assert [place.where for place in support.directories] == ["find.example"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"source_url": ""},
        {"source_url": "http://example.org"},
        {"source_url": "example.org"},
        {"source_url": 1},
        {"source_url": ["https://example.org"]},
        {"checked_on": "2026-03-14"},
        {"checked_on": 2026},
        {"checked_on": ""},
    ],
)
def test_a_row_without_a_source_or_its_date_is_left_out_and_its_neighbours_stay(
    tmp_path: Path, wrong: dict[str, Any]
) -> None:
    table = with_rows(
        (POLICE | {"number": "000"} | wrong, POLICE), (LINE | {"number": "999"} | wrong, LINE), (PLACE | wrong, PLACE)
    )
    support = read_support(written(tmp_path, table))
    (zealand,) = support.countries
    assert [one.number for one in zealand.emergency] == ["111"]
    assert [one.number for one in zealand.lines] == ["1737"]
    assert len(support.directories) == 1


@pytest.mark.parametrize("key", ["source_url", "checked_on"])
def test_a_row_that_lacks_either_key_is_left_out(tmp_path: Path, key: str) -> None:
    bare = {name: value for name, value in LINE.items() if name != key}
    support = read_support(written(tmp_path, with_rows((POLICE,), (bare,))))
    assert support.countries[0].lines == ()
    assert "1737" not in "\n".join(card_lines(tmp_path, "NZ", TODAY))


def test_a_moment_in_place_of_a_day_never_breaks_the_card(tmp_path: Path) -> None:
    moment = {"checked_on": datetime(2026, 3, 14, 9, 0)}
    written(tmp_path, with_rows((POLICE | moment,), (LINE | moment,), (PLACE | moment,)))
    for country in ("NZ", ""):
        assert card_lines(tmp_path, country, TODAY)


@pytest.mark.parametrize("also", [5, True, "uk", {"a": 1}])
def test_other_names_of_another_type_cost_only_the_other_names(tmp_path: Path, also: object) -> None:
    written(tmp_path, with_rows((POLICE,), (LINE,), also=also))
    assert any(line.startswith("  111: ") for line in card_lines(tmp_path, "NZ", TODAY))
    assert isinstance(find_country(tmp_path, "u"), str)


def test_a_country_without_a_code_or_name_is_left_out(tmp_path: Path) -> None:
    for wrong in ({"code": ""}, {"name": ""}, {"code": 5}, {"name": ["New Zealand"]}):
        assert read_support(written(tmp_path, with_rows((POLICE,), **wrong))).countries == ()


DAMAGED = {
    "cut in half": (OURS / "crisis-lines.toml").read_bytes()[:5000],
    "nothing": b"",
    "zeros": b"\x00" * 4096,
    "no TOML": b"Dear diary\n",
    "not UTF-8": b"\xff\xfe\x00",
    "nested": b"a = " + b"[" * 9000 + b"]" * 9000,
    "other": b'country = "NZ"\ndirectory = 4\n',
    "tables": b"[country]\n[directory]\n",
}


@pytest.mark.parametrize("damage", DAMAGED)
@pytest.mark.parametrize("country", ["", "NZ", "nowhere"])
def test_a_damaged_directory_still_gives_a_card_with_somewhere_to_turn(
    tmp_path: Path, damage: str, country: str
) -> None:
    (tmp_path / "crisis-lines.toml").write_bytes(DAMAGED[damage])
    said = "\n".join(card_lines(tmp_path, country, TODAY))
    assert "emergency number of the place you are in" in said
    assert "findahelpline.com" in said
    assert DIAL_SAFELY in said
    assert "\n".join(first_lines(tmp_path, country, card_follows=False))


@pytest.mark.parametrize("make", ["missing", "folder", "loop", "dangling"])
def test_a_directory_that_is_no_file_gives_the_fall_back_card(tmp_path: Path, make: str) -> None:
    path = tmp_path / "crisis-lines.toml"
    match make:
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path)
        case "dangling":
            path.symlink_to(tmp_path / "nowhere")
    lines = card_lines(tmp_path, "NZ", TODAY)
    assert tuple(lines[:3]) == NO_LIST
    assert str(path) in lines[-1]
    assert first_lines(tmp_path, "NZ", card_follows=True) == NO_LIST
    with pytest.raises(BadContent):
        find_country(tmp_path, "NZ")


def test_the_fall_back_card_names_no_number_to_dial() -> None:
    said = " ".join(NO_LIST)
    assert [word for word in said.split() if word.strip(".,").isdigit() and word.strip(".,") not in {"130", "32"}] == []


def test_a_country_not_known_here_is_said_with_the_nearest_and_the_card_follows() -> None:
    lines = card_lines(OURS, "Germny", TODAY)
    assert lines[0] == "“Germny” isn't in the list of countries here. Did you mean DE (Germany)?"
    assert "Danger right now" in lines
    assert find_country(OURS, "Qqqq") == (
        f"“Qqqq” isn't in the list of countries here. findahelpline.com may have it. {OWN_LINES}"
    )
    assert isinstance(find_country(OURS, "nz"), Country)


ROW = st.dictionaries(
    st.sampled_from("name for_whom number text hours cost languages notes what where source_url checked_on".split()),
    st.sampled_from(["", "x", "https://e.org", 0, 1.5, True])
    | st.dates()
    | st.datetimes()
    | st.lists(st.text("ab"), max_size=2),
    max_size=6,
)
ROWS = st.lists(ROW | st.text("ab"), max_size=3) | st.integers() | st.text("ab") | ROW
COUNTRY = st.fixed_dictionaries(
    {},
    optional={
        "code": st.sampled_from(["NZ", "", "x", 5]),
        "name": st.sampled_from(["New Zealand", "", 5]),
        "region": st.sampled_from(["Oceania", "", 5, ["Asia"]]),
        "also": st.sampled_from([["a"], [], [5], "uk", 5, {"a": 1}]),
        "emergency": ROWS,
        "line": ROWS,
    },
)


@given(country=st.lists(COUNTRY, max_size=3) | st.integers(), directory=ROWS)
@example(country=[{"code": "NZ", "name": "New Zealand", "also": 5}], directory=[])
def test_any_directory_at_all_gives_a_card(country: object, directory: object, tmp_path: Path) -> None:
    written(tmp_path, {"country": country, "directory": directory})
    for chosen in ("", "NZ", "x"):
        assert "emergency number" in "\n".join(card_lines(tmp_path, chosen, TODAY)) or chosen
        first_lines(tmp_path, chosen, card_follows=False)


@given(raw=st.binary(max_size=200))
def test_any_bytes_at_all_give_a_card(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "crisis-lines.toml").write_bytes(raw)
    assert "emergency number" in "\n".join(card_lines(tmp_path, "", TODAY))


def test_the_card_of_every_country_has_source_and_date_for_every_number() -> None:
    support = read_support(OURS)
    for country in support.countries:
        lines = card_lines(OURS, country.code, TODAY)
        shown, said = lines[: lines.index(READ_WHERE)], lines[lines.index(READ_WHERE) + 1 :]
        read = [(one.number, one.number, one.checked) for one in country.emergency]
        read += [(one.number or one.text, one.name, one.checked) for one in country.lines]
        assert read
        for number, name, checked in read:
            assert any(line.startswith(f"  {number}: ") for line in shown), (country.code, number)
            assert f"    {name}: {checked.said()}" in said, (country.code, name)


def test_where_to_look_is_not_said_twice_where_the_card_follows() -> None:
    assert first_lines(prompts_folder(), "", card_follows=True) == ()
    assert first_lines(prompts_folder(), "", card_follows=False)[0].startswith("Danger right now: call the emergency")
    by_clock = first_lines(prompts_folder(), "", card_follows=True, zone="Pacific/Auckland")
    assert (by_clock[0], by_clock[-1]) == (
        "Danger right now: 111.",
        "These are the numbers for New Zealand, because of this computer's clock.",
    )
    assert first_lines(prompts_folder(), "NZ", card_follows=True)[0] == "Danger right now: 111."
