"""The support card: what helps most comes first, and no number stands without its country, source and date."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.support import (
    ANYONE,
    ANYWHERE,
    DIAL_SAFELY,
    NOT_SAFE,
    READ_WHERE,
    SELF_HELP,
    SOME_ARE_OLD,
    WHICH_COUNTRY,
    Checked,
    Country,
    Directory,
    Emergency,
    Helpline,
    Support,
    brief_card,
    by_age,
    card,
    first_lines,
)

TODAY = date(2026, 11, 23)
READ = Checked("https://www.example.org/numbers/page", date(2026, 3, 14))


def ambulance(number: str, checked: Checked = READ) -> Emergency:
    """An emergency number."""
    return Emergency(number, "police, fire, ambulance", checked)


def helpline(name: str, number: str = "1737", for_whom: str = ANYONE, text: str = "", **more: str) -> Helpline:
    """A helpline; `more` gives hours, cost, languages, notes."""
    about = {"hours": "24 hours, every day", "cost": "free", "languages": "", "notes": ""} | more
    return Helpline(name=name, for_whom=for_whom, number=number, text=text, checked=READ, **about)


def country(
    code: str, name: str, region: str, *numbers: str, lines: Iterable[Helpline] = (), also: str = ""
) -> Country:
    """A country with these emergency numbers."""
    return Country(code, name, tuple(also.split()), region, tuple(ambulance(one) for one in numbers), tuple(lines))


NZ = country(
    "NZ", "New Zealand", "Oceania", "111", "105",
    lines=(
        helpline("Youthline", "0800 376 633", "young people"),
        helpline("Shine", "0508 744 633", NOT_SAFE, cost="free, not on bills"),
        helpline("1737", "1737", text="text 1737", languages="about 150, with interpreters"),
        helpline("By text", "", text="text HELP to 4357"),
    ),
    also="aotearoa",
)  # fmt: skip
EUROPE = [country(code, name, "Europe", "112") for code, name in (("FR", "France"), ("ES", "Spain"), ("DE", "Germany"))]
GB = country("GB", "United Kingdom", "Europe", "999", also="uk britain")
ASIA = [
    country("JP", "Japan", "Asia", "119"),
    country("IN", "India", "Asia", "112"),
    country("SG", "Singapore", "Asia", "995"),
]
BARE = country("XX", "Exland", "Africa")
SUPPORT = Support(
    (*EUROPE, GB, *ASIA, NZ, BARE),
    (
        Directory("Find A Helpline", "findahelpline.com", "crisis lines in 130 countries", READ),
        Directory("Befrienders", "befrienders.org", "349 centres", READ),
    ),
)


def places(lines: list[str], *words: str) -> list[int]:
    """Where each of these whole lines stands."""
    return [lines.index(word) for word in words]


def test_danger_comes_first_then_someone_to_talk_to_then_not_safe_then_others_then_elsewhere() -> None:
    lines = card(SUPPORT, NZ, TODAY)
    assert lines[0] == "People to talk to, New Zealand"
    order = places(
        lines,
        "Danger right now",
        "  111: Police, fire, ambulance.",
        "  105: Police, fire, ambulance.",
        "Someone to talk to",
        "  1737: 1737. 24 hours, every day. Free. Without speaking: text 1737.",
        "  text HELP to 4357: By text. 24 hours, every day. Free.",
        "Not safe with someone",
        "  0508 744 633: Shine. 24 hours, every day. Free, not on bills.",
        "For some people first of all",
        "  0800 376 633: Youthline. Young people. 24 hours, every day. Free.",
        "For another country, and lists of helplines everywhere",
        "  findahelpline.com: Crisis lines in 130 countries.",
        "  befrienders.org: 349 centres.",
        DIAL_SAFELY,
        READ_WHERE,
        SELF_HELP,
    )
    assert order == sorted(order)


def test_a_number_comes_first_in_its_row_and_each_has_its_source_and_date_at_the_end() -> None:
    lines = card(SUPPORT, NZ, TODAY)
    at = lines.index(READ_WHERE)
    for one in NZ.emergency:
        assert any(line.startswith(f"  {one.number}: ") for line in lines[:at])
    for helpline in NZ.lines:
        assert any(line.startswith(f"  {helpline.number or helpline.text}: ") for line in lines[:at])
    assert not [line for line in lines[:at] if "example.org" in line]
    names = ["111", "105", "1737", "By text", "Shine", "Youthline", "Find A Helpline", "Befrienders"]
    assert lines[at + 1 : lines.index("", at)] == [f"    {name}: example.org, 14 March 2026." for name in names]


def test_what_does_not_fit_beside_a_number_stands_below_it() -> None:
    long = helpline("A Line With Quite A Long Name Of Its Own", "0800 1", "young people", hours="at night")
    lines = card(SUPPORT, replace(NZ, lines=(long,)), TODAY)
    at = lines.index("  0800 1: A Line With Quite A Long Name Of Its Own. Young people.")
    assert lines[at + 1] == "    At night. Free."


def test_a_name_that_begins_with_its_number_does_not_say_it_twice() -> None:
    line = helpline("1737, need to talk?")
    assert "  1737: Need to talk? 24 hours, every day. Free." in card(SUPPORT, replace(NZ, lines=(line,)), TODAY)


@pytest.mark.parametrize("name", ["Young people", "Line for young people"])
def test_whom_a_line_is_for_is_said_once_where_its_name_says_it(name: str) -> None:
    line = helpline(name, "116 111", "young people")
    (row,) = (row for row in card(SUPPORT, replace(NZ, lines=(line,)), TODAY) if row.startswith("  116 111:"))
    assert row.casefold().count("young people") == 1


def test_the_first_lines_do_not_say_a_number_twice_either() -> None:
    line = helpline("1737, need to talk?")
    assert first_lines(SUPPORT, replace(NZ, lines=(line,)))[1] == (
        "Someone to talk to: 1737. Need to talk? 24 hours, every day."
    )


def test_own_people_come_after_the_lines_and_before_other_countries() -> None:
    for where in (NZ, None):
        lines = card(SUPPORT, where, TODAY, own=["", "People I can tell", "  M.: 555"])
        # What is for some people only stands below them: on a small screen one's own people are in sight.
        other = "For some people first of all" if where else "Lists of helplines"
        at = next(number for number, line in enumerate(lines) if line.startswith(other))
        assert lines[at - 3 : at] == ["People I can tell", "  M.: 555", ""]
        assert lines.index("Danger right now") < at - 3


@pytest.mark.parametrize(("age", "said"), [(0, False), (365, False), (366, True), (4000, True)])
def test_after_twelve_months_a_number_may_have_changed(age: int, said: bool) -> None:
    checked = Checked("https://example.org/x", TODAY - timedelta(days=age))
    old = Country("OL", "Oldland", (), "Europe", (ambulance("112", checked), ambulance("113", checked)), ())
    lines = card(Support((old,), ()), old, TODAY)
    rows = [f"    {number}: example.org, {spoken_day(checked.checked_on)}." for number in ("112", "113")]
    at = lines.index(READ_WHERE) + 1
    assert lines[at : lines.index("", at)] == ([f"  {SOME_ARE_OLD}"] if said else []) + rows
    assert sum("may have changed" in line for line in lines) == said


@pytest.mark.parametrize("day", [date(2012, 1, 1), date(2030, 1, 1)])
def test_neither_a_source_of_the_future_nor_a_list_of_helplines_makes_numbers_old(day: date) -> None:
    checked = Checked("https://example.org/x", day)
    new = Country("NE", "Newland", (), "Europe", (ambulance("112", Checked("https://example.org/x", TODAY)),), ())
    place = replace(SUPPORT.directories[0], checked=checked)
    assert not any("changed" in line for line in card(Support((new,), (place,)), new, TODAY))


def test_the_oldest_numbers_come_first_for_whoever_renews_them() -> None:
    old, older = (Checked("https://example.org/x", TODAY - timedelta(days=age)) for age in (10, 20))
    first = Country(
        "AA", "Aland", (), "Europe", (ambulance("112", old),), (helpline("Z"), helpline("By text", text="y"))
    )
    second = Country("BB", "Beland", (), "Europe", (ambulance("144", older),), ())
    place = replace(SUPPORT.directories[0], checked=older)
    rows = by_age(Support((first, second), (place,)))
    assert rows == sorted(rows, key=lambda row: (row.checked.checked_on, row.country, row.name))
    assert len(rows) == 5
    assert {row.number for row in rows if row.country == ""} == {place.where}
    assert {row.number for row in rows if row.country == "Beland"} == {"144"}


def test_where_no_country_is_known_no_number_is_named_and_the_country_is_asked_for() -> None:
    for lines in (card(SUPPORT, None, TODAY), brief_card(SUPPORT, None), first_lines(SUPPORT, None)):
        assert not any(number in line for line in lines for number in ("112", "111", "999", "119"))
    lines = card(SUPPORT, None, TODAY)
    assert lines[:4] == ["People to talk to", "", "Danger right now", f"  Call {ANYWHERE}."]
    assert lines.index(WHICH_COUNTRY) < lines.index("Lists of helplines, everywhere")
    assert WHICH_COUNTRY in brief_card(SUPPORT, None)


def test_where_no_country_is_known_it_says_how_to_choose_one() -> None:
    said = "\n".join(card(SUPPORT, None, TODAY))
    assert "`ptg config set country NZ`" in said
    assert "`ptg sos NZ`" in said
    assert "findahelpline.com" in said


@pytest.mark.parametrize("made", [card(SUPPORT, NZ, TODAY, guessed=True), brief_card(SUPPORT, NZ, guessed=True)])
def test_a_country_that_only_the_clock_knows_is_said_to_be_one_before_any_number(made: list[str]) -> None:
    assert made[1].startswith("These are the numbers for New Zealand, because of this computer's clock. ")
    assert not any("this computer's clock" in line for line in card(SUPPORT, NZ, TODAY))


def test_a_country_without_an_emergency_number_of_ours_shows_none() -> None:
    lines = card(SUPPORT, BARE, TODAY)
    at = lines.index("Danger right now")
    assert lines[at + 1] == "  The emergency number of the place you are in."
    assert first_lines(SUPPORT, BARE) == ()


def test_an_empty_list_of_helplines_is_still_a_card() -> None:
    lines = card(Support((), ()), None, TODAY)
    assert f"  Call {ANYWHERE}." in lines
    assert lines[-3:] == [DIAL_SAFELY, "", SELF_HELP]
    assert READ_WHERE not in lines
    assert not [line for line in lines if ": ." in line or line.endswith(": ")]


def test_the_first_lines_are_the_emergency_number_and_the_first_line_for_anyone() -> None:
    assert first_lines(SUPPORT, NZ) == (
        "Danger right now: 111 or 105.",
        "Someone to talk to: 1737. 1737. 24 hours, every day.",
    )


def test_where_no_country_is_known_the_first_lines_say_where_to_look() -> None:
    danger, lists = first_lines(SUPPORT, None)
    assert danger == f"Danger right now: call {ANYWHERE}."
    assert lists == "findahelpline.com lists crisis lines in 130 countries."


@pytest.mark.parametrize("words", ["NZ", "nz", "New Zealand", "new  zealand", "NEW-ZEALAND", "aotearoa", " nz "])
def test_a_country_goes_by_code_name_and_what_else_people_type(words: str) -> None:
    assert SUPPORT.country(words) is NZ


@pytest.mark.parametrize("words", ["", " ", "-", "N", "Zealand", "ZZ"])
def test_what_is_no_country_is_none(words: str) -> None:
    assert SUPPORT.country(words) is None


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("new zeland", ["NZ (New Zealand)"]),
        ("Germny", ["DE (Germany)"]),
        ("britan", ["GB (United Kingdom)"]),
        ("qqqq", []),
    ],
)
def test_a_slip_of_the_pen_finds_the_nearest_country(words: str, near: list[str]) -> None:
    assert SUPPORT.nearest(words) == near


def test_every_line_of_the_card_can_be_read_by_itself() -> None:
    for where in (None, *SUPPORT.countries):
        for line in card(SUPPORT, where, TODAY):
            assert "\n" not in line
            assert not line.rstrip().endswith((",", ";"))
