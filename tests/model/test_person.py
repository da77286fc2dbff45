"""People: what is said of one, which names are the same, and rows that do not fit."""

import pytest

from ptg_cli.journal.documents.people import people_from, person_row
from ptg_cli.model.person import (
    HELP,
    Person,
    marked,
    named,
    renamed,
    safe,
    same_name,
    unsafe,
    with_person,
)


def test_one_line_says_all_there_is() -> None:
    assert Person("M.").said == "M."
    whole = Person("M.", "555 0100", ("listen", "crisis"), asked=True)
    assert whole.said == "M.: 555 0100; listens, can be called when it is worst; has been asked"


def test_only_the_safe_may_be_suggested() -> None:
    people = (Person("Ada"), Person("R.", not_safe=True))
    assert safe(people) == (people[0],)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Ada", "ada", True), (" Ada  B", "ada b", True), ("Straße", "STRASSE", True), ("Ada", "Adam", False)],
)
def test_names_that_mean_one_person(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Ada 0151 234567", Person("Ada", "0151 234567")),
        ("Ada +44 20 7946 0000", Person("Ada", "+44 20 7946 0000")),
        (" Ada  B.,  (0151) 23-45-67 ", Person("Ada B.", "(0151) 23-45-67")),
        ("Ada: 555 0100", Person("Ada", "555 0100")),
        ("Ada", Person("Ada")),
        ("Ada 1989", Person("Ada 1989")),
        ("Ada 0151 234567 after six", Person("Ada 0151 234567 after six")),
        ("0151 234567", Person("0151 234567")),
        ("台所 0151 234567", Person("台所", "0151 234567")),
        ("", Person("")),
    ],
)
def test_a_number_behind_a_name_is_how_to_reach_them(words: str, person: Person) -> None:
    assert named(words) == person


def test_who_is_told_again_loses_no_way_to_reach_them() -> None:
    people = (Person("Ada", "next door", ("listen",)), Person("Tom"))
    assert with_person(people, Person("ada", "555")) == (Person("Ada", "next door, 555", ("listen",)), Person("Tom"))
    assert with_person(people, Person("Ada", "next door")) == people
    assert with_person(people, Person("Ada")) == people
    assert with_person(people, Person("Tom", "5"))[1] == Person("Tom", "5")
    assert with_person(people, Person("Bea"))[2] == Person("Bea")


def test_a_row_holds_only_what_is_said_and_reads_back() -> None:
    for person in (Person("M."), Person("Ada", "next door", HELP, asked=True, not_safe=True, was=("A.",))):
        assert people_from({"person": [person_row(person)]}) == ((person,), [])
    assert person_row(Person("M.")) == {"name": "M."}


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "M.", "reach": 5}, "reach"),
        ({"name": "M.", "help": "listen"}, "help"),
        ({"name": "M.", "help": ["listen", "money"]}, "help"),
        ({"name": "M.", "asked": "yes"}, "asked"),
        ({"name": "M.", "not_safe": 1}, "not_safe"),
    ],
)
def test_what_does_not_fit_is_named_and_the_rest_is_taken(row: dict[str, object], key: str) -> None:
    people, misfits = people_from({"person": [row, {"name": "Ada"}]})
    assert [(one.key, one.row, one.nth) for one in misfits] == [(key, "person", 1)]
    assert people[-1] == Person("Ada")
    assert len(people) == (1 if key == "name" else 2)


def test_no_list_of_people_and_a_name_that_stands_twice() -> None:
    assert [one.key for one in people_from({"person": "M."})[1]] == ["person"]
    people, (misfit,) = people_from({"person": [{"name": "Ada"}, {"name": "ADA", "reach": "5"}]})
    assert people == (Person("Ada"),)
    assert "stands here twice" in misfit.words


def test_where_it_is_not_clear_someone_is_not_safe() -> None:
    for rows in (
        [{"name": "Ada", "not_safe": "yes"}],
        [{"name": "Ada"}, {"name": "ada", "not_safe": True}],
        {"name": "Ada", "not_safe": True},
    ):
        people, misfits = people_from({"person": rows})
        assert people == (Person("Ada", not_safe=True),)
        assert len(misfits) == 1


def test_someone_with_another_name_is_known_by_the_one_before_too() -> None:
    cyril = renamed(Person("Cy", not_safe=True, was=("C.", "Cyril")), Person("Cyril", not_safe=True))
    assert cyril.was == ("C.", "Cy")
    assert renamed(cyril, Person("CYRIL", was=("C.",))).was == ("C.", "Cy")
    assert [one.name for one in unsafe((cyril, Person("Ana")))] == ["Cyril", "C.", "Cy"]
    assert [one.name for one in unsafe((cyril, Person("cy")))] == ["Cyril", "C."]  # someone else is called so now
    assert marked((cyril, Person("Ana"))) == (cyril,)
