"""Earlier versions are ordered by what followed what, and a mark *not safe* outlasts any doubt about that."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.desk.plan import PlanDesk
from ptg_cli.journal import disk, history
from ptg_cli.journal.documents.people import PEOPLE, marked_in_broken
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.history import may_be_newer
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.places import Places
from ptg_cli.model.person import Person, safe, unsafe

NOW = datetime(2026, 11, 23, 8, 15, 2)
AHEAD = datetime(2031, 1, 1, 9, 0, 0)
BROKEN = '[[person\nname = "Ada"\n'


class Wall:
    """A clock on the wall that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    """The clock of this journal."""
    return Wall()


@pytest.fixture
def documents(places: Places, wall: Wall, chance: Callable[[], str]) -> Documents:
    """The documents of a journal whose clock can be set."""
    return Documents(Journal(places, wall, chance))


@pytest.fixture
def people(places: Places) -> Path:
    """Where people.toml is."""
    return places.journal / "people.toml"


def save(documents: Documents, *people: Person) -> None:
    """Keeps these people."""
    documents.save(documents.read(PEOPLE), people)


def kept_by_an_earlier_ptg(places: Places, moment: str, text: str) -> Path:
    """A version whose name has no number."""
    path = places.history / "people" / f"{moment}-000000.toml"
    disk.create(path, text.encode())
    return path


def row(name: str, *, not_safe: bool = False) -> str:
    """One row of people.toml."""
    return f'[[person]]\nname = "{name}"\n{"not_safe = true" if not_safe else ""}\n'


def names(people: tuple[Person, ...]) -> list[str]:
    """What they are called."""
    return [person.name for person in people]


# What followed what


def test_a_version_kept_while_the_clock_ran_ahead_is_not_the_newest(
    documents: Documents, people: Path, wall: Wall
) -> None:
    wall.now = AHEAD
    save(documents, Person("Ada"), Person("Tom"))
    wall.now = NOW
    save(documents, Person("Ada", not_safe=True), Person("Tom"))
    people.write_text(BROKEN)
    read = documents.read(PEOPLE)
    assert read.instead
    assert read.value == (Person("Ada", not_safe=True), Person("Tom"))
    assert b"not_safe" in documents.versions("people")[0].read_bytes()


@given(st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), min_size=1, max_size=8))
def test_however_the_clock_jumps_versions_stand_in_the_order_they_were_kept(
    tmp_path: Path, moments: list[datetime]
) -> None:
    folder = tmp_path / os.urandom(8).hex()
    for number, moment in enumerate(moments):
        history.keep(folder, f"{number}".encode(), ".toml", moment)
    found = [path.read_text() for path in history.versions(folder)]
    assert found == [f"{number}" for number in reversed(range(len(moments)))]


def test_what_the_newest_says_already_is_not_kept_twice(tmp_path: Path) -> None:
    for raw in (b"one", b"one", b"two", b"one"):
        history.keep(tmp_path, raw, ".toml", NOW)
    assert [path.read_bytes() for path in history.versions(tmp_path)] == [b"one", b"two", b"one"]


def test_what_another_window_keeps_at_the_very_same_moment_is_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.keep(tmp_path, b"mine", ".toml", NOW)
    with monkeypatch.context() as patch:  # this one looked before the other had kept anything
        patch.setattr(history, "versions", lambda folder: [])
        history.keep(tmp_path, b"another's", ".toml", NOW)
    assert [path.read_bytes() for path in history.versions(tmp_path)] == [b"another's", b"mine"]


def test_versions_of_an_earlier_ptg_come_before_all_that_have_a_number(documents: Documents, places: Places) -> None:
    old = [kept_by_an_earlier_ptg(places, moment, row(moment)) for moment in ("20260101-080000", "20310101-080000")]
    save(documents, Person("Ada"))
    found = documents.versions("people")
    assert len(found) == 3
    assert found[1:] == old[::-1]


def test_a_version_with_the_first_number_comes_after_one_without_whatever_their_times_say(tmp_path: Path) -> None:
    first, none = tmp_path / "20261123-081502-000000-1.toml", tmp_path / "20310101-080000-000000.toml"
    for path in (first, none):
        path.write_bytes(b"")
    assert history.versions(tmp_path) == [first, none]


def test_a_file_of_another_name_among_the_versions_comes_last(documents: Documents, places: Places) -> None:
    disk.create(places.history / "people" / "zzz.toml", row("Ada", not_safe=True).encode())
    save(documents, Person("Tom"))
    assert [path.name for path in documents.versions("people")][-1] == "zzz.toml"


def test_surely_older_is_only_what_both_number_and_time_say() -> None:
    seen = Path("20261123-081502-000000-5.toml")
    older = [Path("20261123-081502-000000-4.toml"), Path("20260101-080000-000000.toml")]
    maybe = [
        Path("20261123-081502-000001-4.toml"),  # a smaller number, from another computer
        Path("20261122-081502-000000-5.toml"),
        Path("20261122-081502-000000-6.toml"),
        Path("20310101-080000-000000.toml"),
    ]
    assert may_be_newer([*older, seen, *maybe], seen) == maybe


# A mark that holds


@pytest.mark.parametrize("broken", [BROKEN, "", "\x00", "a = " + "[" * 3000])
def test_a_mark_of_the_last_good_version_holds_whatever_the_file_is(
    documents: Documents, people: Path, broken: str
) -> None:
    save(documents, Person("Ada", not_safe=True), Person("Tom"))
    people.write_text(broken)
    assert names(unsafe(documents.read(PEOPLE).value)) == ["Ada"]
    people.unlink()
    assert names(unsafe(documents.read(PEOPLE).value)) == ["Ada"]
    assert safe(documents.read(PEOPLE).value) == ()  # a file that was taken away brings nobody back


def test_a_mark_that_the_newest_readable_version_took_back_is_taken_back(documents: Documents, people: Path) -> None:
    save(documents, Person("Ada", not_safe=True))
    save(documents, Person("Ada"))
    people.write_text('[[person]]\nname = "Tom\n')
    assert unsafe(documents.read(PEOPLE).value) == ()


def test_a_mark_made_by_hand_together_with_a_slip_counts(documents: Documents, people: Path) -> None:
    save(documents, Person("Ada"), Person("Tom"))
    people.write_text('[[person]]\nname = "Ada"\nnot_safe = true\n\n[[person]]\nname = "Tom\n')
    assert documents.read(PEOPLE).value == (Person("Ada", not_safe=True), Person("Tom"))


def test_a_mark_counts_where_no_version_is_left_at_all(documents: Documents, people: Path) -> None:
    people.parent.mkdir(parents=True)
    people.write_bytes('[[person]]\nname = "Zoë"\nnot_safe = true\n'.encode("cp1252"))
    assert names(unsafe(documents.read(PEOPLE).value)) == ["Zoë"]
    people.write_bytes('[[person]]\nname = "Zoë"\nnot_safe = true\n'.encode("utf-16"))
    assert names(unsafe(documents.read(PEOPLE).value)) == ["Zoë"]


def test_where_versions_of_an_earlier_ptg_leave_a_doubt_every_mark_counts(
    documents: Documents, places: Places, people: Path
) -> None:
    kept_by_an_earlier_ptg(places, "20310101-080000", row("Ada") + row("Tom"))
    kept_by_an_earlier_ptg(places, "20261120-080000", row("Ada", not_safe=True) + row("Tom"))
    people.write_text(BROKEN)
    assert documents.read(PEOPLE).value == (Person("Ada", not_safe=True), Person("Tom"))


def test_a_mark_from_another_computer_counts_where_its_version_may_be_newer(
    documents: Documents, places: Places, people: Path
) -> None:
    for text in ("1", "2", "3"):
        save(documents, Person("Ada", text))
    disk.create(places.history / "people" / "20261124-080000-000000-2.toml", row("Eve", not_safe=True).encode())
    people.write_text(BROKEN)
    assert documents.read(PEOPLE).value == (Person("Ada", "3"), Person("Eve", not_safe=True))


def test_a_version_that_does_not_read_and_may_be_newer_has_its_marks_count(
    documents: Documents, places: Places, people: Path
) -> None:
    save(documents, Person("Ada"))
    disk.create(
        places.history / "people" / "20261124-080000-000000-9.toml",
        b'[[person]]\nname = "Ada"\nnot_safe = true\n[[person',
    )
    people.write_text(BROKEN)
    assert names(unsafe(documents.read(PEOPLE).value)) == ["Ada"]


def test_a_version_that_cannot_be_opened_is_passed_over(documents: Documents, places: Places, people: Path) -> None:
    save(documents, Person("Ada", not_safe=True))
    (places.history / "people" / "20261124-080000-000000-9.toml").mkdir()
    people.write_text(BROKEN)
    assert names(unsafe(documents.read(PEOPLE).value)) == ["Ada"]


def test_a_change_made_while_the_file_is_broken_writes_the_marks_that_held(documents: Documents, people: Path) -> None:
    plan_desk = PlanDesk(documents, lambda: date(2026, 11, 23))
    plan_desk.save_people((Person("Ada"), Person("Tom")))
    people.write_text('[[person]]\nname = "Ada"\nnot_safe = true\n\n[[person\n')
    plan_desk.look().put_person(Person("Eve"))
    assert plan_desk.look().problems == ()
    assert plan_desk.people == (Person("Ada", not_safe=True), Person("Tom"), Person("Eve"))
    people.unlink()
    plan_desk.look().put_person(Person("Tom"))
    assert plan_desk.look().people == (Person("Ada", not_safe=True), Person("Tom"))


def test_a_use_of_the_plan_beside_broken_people_takes_no_mark_off(documents: Documents, people: Path) -> None:
    plan_desk = PlanDesk(documents, lambda: date(2026, 11, 23))
    plan_desk.save_people((Person("Ada", not_safe=True),))
    plan_desk.save(replace(plan_desk.plan, items={"stay": ("Ada's garden",), "places": ("the library",)}))
    people.write_text("")
    assert plan_desk.look().names_unsafe("Ada's garden")
    assert plan_desk.was_opened() == ""
    assert people.read_bytes() == b""
    assert plan_desk.look().names_unsafe("Ada's garden")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[[person]]\nname = "Ada"\nnot_safe = true\n[[person\n', ["Ada"]),
        ("[[person]]\nnot_safe = true\nname = 'Ada B'\nx\n", ["Ada B"]),
        ('[[person]\nname = "Ada\nnot_safe = true\n', ["Ada"]),
        ('[[person]]\nname = "O\'Brien"\nnot_safe = true\nx\n', ["O'Brien"]),
        ("[[person]]\nname = Ada # next door\nnot_safe = yes\n", ["Ada"]),
        ('[[person]]\nname = "Ada\nnot_safe = false\n', []),
        ('person = [{name = "Ada", not_safe = true}\n', ["Ada"]),
        ('[[person]]\nname = "Ada"\nnot_safe = true\n[[person]]\nname = "Tom\n', ["Ada"]),
        ('[[person]]\nname = "Ada"\nperson]]\nname = "Tom"\nnot_safe = true\n', ["Ada", "Tom"]),
        ("not_safe = true\n", []),
        ("", []),
    ],
)
def test_who_is_marked_is_made_out_of_what_does_not_read(text: str, found: list[str]) -> None:
    assert marked_in_broken(text) == found


# What is only online


@pytest.mark.parametrize(
    ("name", "service"),
    [(".people.toml.icloud", "iCloud"), ("people.toml.nextcloud", "Nextcloud"), ("people.toml.owncloud", "ownCloud")],
)
def test_people_that_a_sync_service_has_are_those_of_the_last_good_version(
    documents: Documents, people: Path, name: str, service: str
) -> None:
    save(documents, Person("Ada", not_safe=True), Person("Tom"))
    people.rename(people.with_name(name))
    read = documents.read(PEOPLE)
    assert read.value == (Person("Ada", not_safe=True), Person("Tom"))
    assert read.problems == (
        f"{people}: it is still in {service}, not on this computer. Open its folder in your file manager, and download "
        "it there. The version before it is in use.",
    )


def test_an_empty_file_is_said_and_the_last_good_version_in_use(documents: Documents, people: Path) -> None:
    save(documents, Person("Ada"))
    people.write_bytes(b"")
    read = documents.read(PEOPLE)
    assert read.value == (Person("Ada"),)
    assert "it is empty" in read.problems[0]
    assert "The version before it is in use." in read.problems[0]


def test_where_no_version_reads_nobody_is_named_though_a_mark_can_be_made_out(
    documents: Documents, people: Path
) -> None:
    plan_desk = PlanDesk(documents, lambda: date(2026, 11, 23))
    plan_desk.save(replace(plan_desk.plan, items={"people": ("Ada", "Tom"), "professional": ("1737",)}))
    people.write_text('[[person]]\nname = "Ada"\nnot_safe = true\n\n[[person\nname = "Tom"\nnot_safe')
    said, _ = plan_desk.card_parts()
    assert [lines for _, lines in said] == [["1737"]]
    assert plan_desk.nobody_known
    people.write_text(row("Ada", not_safe=True) + row("Tom"))
    said, _ = plan_desk.card_parts()
    assert [lines for _, lines in said] == [["Tom"], ["1737"]]
