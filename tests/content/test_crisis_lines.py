"""The directory of crisis lines: every row has a source and its date, and no number that was retired comes back."""

import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from tests.every_row import of_each

from ptg_cli.library.support import read_support

PROMPTS: Final = Path(__file__).parents[2] / "prompts"
TABLE: Final[dict[str, Any]] = tomllib.loads((PROMPTS / "crisis-lines.toml").read_text(encoding="utf-8"))
COUNTRIES: Final[dict[str, dict[str, Any]]] = {row["code"]: row for row in TABLE["country"]}

# The day the directory was last put together. A source can't be younger. Move it on when a row is renewed.
LAST_DAY: Final = date(2026, 11, 30)

REGIONS: Final = {"Africa", "Asia", "Europe", "North America", "South America", "Oceania"}
KEYS: Final = {"name", "for_whom", "number", "text", "hours", "cost", "languages", "notes", "source_url", "checked_on"}

# Numbers that no longer answer: Korea's 1393 became 109, Singapore's 1800-221-4444 became 1767.
RETIRED: Final = ("1393", "18002214444")


def _rows(kind: str) -> dict[str, dict[str, Any]]:
    return {
        f"{code}, {kind} {nth}: {row.get('number') or row['text']}": row
        for code, country in COUNTRIES.items()
        for nth, row in enumerate(country.get(kind, ()), 1)
    }


EMERGENCY: Final = _rows("emergency")
LINES: Final = _rows("line")
DIRECTORIES: Final[dict[str, dict[str, Any]]] = {row["where"]: row for row in TABLE["directory"]}


def test_the_file_names_its_version() -> None:
    assert TABLE["schema_version"] == 1


@of_each(EMERGENCY | LINES | DIRECTORIES)
def test_every_row_says_where_it_was_read_and_when(row: dict[str, Any]) -> None:
    assert re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", row["source_url"])
    assert isinstance(row["checked_on"], date)
    assert not isinstance(row["checked_on"], datetime)
    assert row["checked_on"] <= LAST_DAY


@of_each(LINES)
def test_every_line_says_whom_it_is_for_and_when_it_answers(row: dict[str, Any]) -> None:
    assert set(row) <= KEYS
    assert all(row[key].strip() for key in ("name", "for_whom", "hours"))
    assert row.get("number") or row.get("text")


@of_each(EMERGENCY)
def test_every_emergency_number_says_who_comes(row: dict[str, Any]) -> None:
    assert set(row) == {"number", "what", "source_url", "checked_on"}
    assert row["number"].isdecimal()
    assert row["what"]


@of_each(LINES)
def test_a_number_can_be_dialled(row: dict[str, Any]) -> None:
    assert re.fullmatch(r"[0-9A-Za-z+*# -]*", row.get("number", ""))


@of_each(DIRECTORIES)
def test_every_directory_says_where_it_is_and_what_it_lists(row: dict[str, Any]) -> None:
    assert set(row) == {"name", "where", "what", "source_url", "checked_on"}


def test_country_codes_are_two_capital_letters_and_each_stands_once() -> None:
    codes = [row["code"] for row in TABLE["country"]]
    assert [code for code in codes if not re.fullmatch("[A-Z]{2}", code)] == []
    assert len(codes) == len(set(codes))
    assert "UK" not in codes  # the code is GB; UK is a name people type


def test_no_two_countries_answer_to_one_name() -> None:
    names = Counter(
        name for row in TABLE["country"] for name in {row["code"].lower(), row["name"].lower(), *row["also"]}
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in names if name != name.lower()] == []


def test_every_region_has_an_emergency_number() -> None:
    assert {row["region"] for row in TABLE["country"]} == REGIONS
    assert {row["region"] for row in TABLE["country"] if row.get("emergency")} == REGIONS


@of_each(COUNTRIES)
def test_a_country_has_something_to_dial_and_nothing_twice(country: dict[str, Any]) -> None:
    emergency = [row["number"] for row in country.get("emergency", ())]
    lines = [(row.get("number") or row["text"], row["for_whom"]) for row in country.get("line", ())]
    assert emergency or lines
    assert len(emergency) == len(set(emergency))
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("code", ["NZ", "US", "GB", "IE", "AU", "CA"])
def test_these_countries_have_emergency_help_someone_to_talk_to_and_more(code: str) -> None:
    assert COUNTRIES[code]["emergency"]
    assert any(row["for_whom"] == "anyone" for row in COUNTRIES[code]["line"])


@pytest.mark.parametrize("number", RETIRED)
def test_retired_numbers_are_nowhere(number: str) -> None:
    said = [
        re.sub(r"[^0-9]+", "", words) if key == "number" else re.sub(r"(?<=\d)[ -](?=\d)", "", words)
        for country in COUNTRIES.values()
        for kind in ("emergency", "line")
        for row in country.get(kind, ())
        for key, words in row.items()
        if key in {"name", "number", "text", "notes", "hours"}
    ]
    assert [words for words in said if re.search(rf"(?<!\d){number}(?!\d)", words)] == []


def test_113_is_the_ambulance_in_norway_and_a_line_to_talk_in_the_netherlands() -> None:
    assert "113" not in [row["number"] for row in COUNTRIES["NL"]["emergency"]]
    assert "113" not in [row["number"] for row in COUNTRIES["NO"]["line"]]
    assert [row["what"] for row in COUNTRIES["NO"]["emergency"] if row["number"] == "113"] == ["ambulance"]


@pytest.mark.parametrize(("code", "number"), [("IT", "02 2327 2327"), ("MY", "15555")])
def test_lines_that_close_at_night_do_not_promise_24_hours(code: str, number: str) -> None:
    (row,) = [row for row in COUNTRIES[code]["line"] if row["number"] == number]
    assert "24 hours" not in row["hours"]


def test_a_country_whose_sources_disagree_is_left_out() -> None:
    assert "NG" not in COUNTRIES


@pytest.mark.parametrize("code", "AT BE CH DE DK ES FI FR GB IE IT NL NO PL PT SE AU CA NZ US".split())
def test_where_young_people_or_people_not_safe_are_most_likely_to_look_there_is_a_line_for_them(code: str) -> None:
    assert {row["for_whom"] for row in COUNTRIES[code]["line"]} & {"people not safe with someone", "young people"}


def test_the_reader_keeps_every_row() -> None:
    support = read_support(PROMPTS)
    assert len(support.countries) == len(TABLE["country"])
    assert len(support.directories) == len(TABLE["directory"])
    assert sum(len(one.emergency) for one in support.countries) == len(EMERGENCY)
    assert sum(len(one.lines) for one in support.countries) == len(LINES)
