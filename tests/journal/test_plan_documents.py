"""plan.toml and people.toml: what is written reads back, what a hand wrote stays, and nothing that was acknowledged is
lost to a broken text, another writer or a kill."""

import errno
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.writers import killed_while_writing, patiently

from ptg_cli.desk.document_history import said_moments
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.journal import disk
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.plan import PLAN, template
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.places import Places
from ptg_cli.model.person import HELP, Person
from ptg_cli.model.plan import PARTS, Plan, PlanWords, Trigger

TODAY = date(2026, 11, 23)

LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda text: " ".join(text.split()))
LINES = st.lists(LINE.filter(bool), max_size=4, unique=True).map(tuple)
TRIGGERS = st.lists(st.builds(Trigger, LINE.filter(bool), LINE, LINE), max_size=3).map(tuple)
PERSON = st.builds(
    Person,
    LINE.filter(bool),
    LINE,
    st.lists(st.sampled_from(HELP), unique=True).map(tuple),
    st.booleans(),
    st.booleans(),
)
PEOPLE_LISTS = st.lists(PERSON, max_size=4, unique_by=lambda one: " ".join(one.name.casefold().split())).map(tuple)
IDS = list(PARTS)


@st.composite
def plans(draw: Any) -> Plan:
    """Any plan."""
    items = {part: draw(LINES) for part in IDS if part != "triggers"}
    way = {part: draw(LINE) for part in draw(st.sets(st.sampled_from(IDS), max_size=3))}
    asked = draw(st.booleans())
    ticked = draw(st.sets(st.sampled_from(IDS)))
    return Plan(
        {part: lines for part, lines in items.items() if lines},
        draw(TRIGGERS),
        {part: words for part, words in way.items() if words},
        tuple(part for part in IDS if part in ticked) if asked else Plan().on_card,
        asked,
        draw(st.none() | st.dates()),
        draw(st.none() | st.dates()),
    )


def plain(plan: Plan) -> Plan:
    """A plan without parts that say nothing."""
    return replace(plan, items={part: lines for part, lines in plan.items.items() if lines})


def fresh(folder: Path) -> Documents:
    """The documents of a journal of its own."""
    number = len(list(folder.iterdir())) if folder.exists() else 0
    home = folder / str(number)
    home.mkdir(parents=True)
    places = Places(home / "journal", home / "drafts", home / "recovery", home / "lock")
    return Documents(Journal(places, lambda: datetime(2026, 11, 23, 8, 15, 2), lambda: os.urandom(2).hex()))


@pytest.fixture
def documents(journal: Journal) -> Documents:
    """The documents of an empty journal."""
    return Documents(journal)


@pytest.fixture
def plan_desk(documents: Documents) -> PlanDesk:
    """The plan on a day that does not pass."""
    return PlanDesk(documents, lambda: TODAY)


@pytest.fixture
def put(places: Places) -> Callable[[str, str], Path]:
    """Writes a document by hand."""

    def one(name: str, text: str) -> Path:
        places.journal.mkdir(parents=True, exist_ok=True)
        path = places.journal / f"{name}.toml"
        path.write_text(text)
        return path

    return one


# Reading back


@given(first=plans(), second=plans())
def test_any_plan_reads_back_and_changes_into_any_other(tmp_path: Path, first: Plan, second: Plan) -> None:
    documents = fresh(tmp_path / "plans")
    for plan in (first, second):
        documents.save(documents.read(PLAN), plan)
        read = documents.read(PLAN)
        assert plain(read.value) == plain(plan)
        assert (read.problems, read.instead) == ((), False)


@given(first=PEOPLE_LISTS, second=PEOPLE_LISTS)
def test_any_people_read_back_and_change_into_any_others(
    tmp_path: Path, first: tuple[Person, ...], second: tuple[Person, ...]
) -> None:
    documents = fresh(tmp_path / "people")
    for people in (first, second):
        documents.save(documents.read(PEOPLE), people)
        assert (documents.read(PEOPLE).value, documents.read(PEOPLE).problems) == (people, ())


def test_nothing_there_is_an_empty_plan_and_is_not_written_by_a_look(documents: Documents, places: Places) -> None:
    assert documents.read(PLAN).value.is_empty
    assert documents.read(PEOPLE).value == ()
    assert not places.journal.exists()


def test_the_template_reads_as_an_empty_plan_and_every_line_of_it_can_be_filled() -> None:
    assert PLAN.check(template(PlanWords()), "plan.toml") == []
    filled = (
        template(PlanWords()).decode().replace("# [", "[").replace("# items", "items").replace("# in_the", "in_the")
    )
    filled = filled.replace("# cue", "cue").replace("# effect", "effect").replace("# instead", "instead")
    assert PLAN.check(filled.encode(), "plan.toml") == []


# Hands

BY_HAND = """\
# at the top
mine = "kept"   # an unknown key
on_card = ["people"] # only these

[people]
items = [
  "M.", # the neighbour
  # someone else one day
  "Ada",
]
colour = "blue"

[steadies]
# why this is here
in_the_way = 'nobody is up' # at night
items = ["a walk"]

[[triggers.items]]
# the first
cue = "a raised voice" # loud
effect = "I freeze"
since = 2021

[[triggers.items]]
cue = "Sundays"

[later]
idea = "a new part"
"""

WORDS = (
    "# at the top|# an unknown key|# only these|# the neighbour|# someone else one day|# why this is here|# at night"
    '|# the first|# loud|mine = "kept"|colour = "blue"|since = 2021|[later]|idea = "a new part"'
).split("|")


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: plan.with_items("people", ("M.", "Ada", "Tom")),
        lambda plan: plan.with_items("people", ("Tom", "Ada", "M.")),
        lambda plan: plan.without("people", 0),
        lambda plan: plan.with_items("people", ()),
        lambda plan: plan.moved("people", 0, 1),
        lambda plan: plan.with_trigger(Trigger("a door")),
        lambda plan: plan.with_trigger(Trigger("a slammed door", "", "out"), 0),
        lambda plan: plan.without("triggers", 0),
        lambda plan: plan.without("triggers", 1).without("triggers", 0),
        lambda plan: plan.moved("triggers", 0, 1),
        lambda plan: plan.with_in_the_way("steadies", ""),
        lambda plan: plan.with_in_the_way("triggers", "I don't notice"),
        lambda plan: plan.with_card("stay", True),
        lambda plan: plan.with_card("people", False),
        lambda plan: plan.with_items("stay", ("the dog",)),
        lambda plan: plan.with_items("steadies", ()),
        lambda plan: plan.looked_through(TODAY),
    ],
)
def test_comments_and_unknown_keys_survive_every_change(
    documents: Documents, put: Callable[[str, str], Path], change: Callable[[Plan], Plan]
) -> None:
    path = put("plan", BY_HAND)
    read = documents.read(PLAN)
    wanted = change(read.value)
    documents.save(read, wanted)
    text = path.read_text()
    again = documents.read(PLAN)
    assert plain(again.value) == plain(wanted)
    assert again.problems == ()
    gone = [words for words in WORDS if words not in text]
    assert gone in ([], ["since = 2021"]), text  # a key of a row goes with its row
    if gone:
        assert "a raised voice" not in text


PEOPLE_BY_HAND = """\
# mine
[[person]]
name = "M."  # next door
reach = "knock"
birthday = 1970-03-04

# her sister
[[person]]
name = "Ada   B"
help = ["listen"]
"""


@pytest.mark.parametrize(
    "people",
    [
        (Person("M.", "knock"), Person("Ada B", help=("listen", "crisis"))),
        (Person("M.", "knock", not_safe=True), Person("Ada B", help=("listen",))),
        (Person("Maria", "knock"), Person("Ada B", help=("listen",))),
        (Person("M."), Person("Ada B", "555", asked=True)),
        (Person("Ada B", help=("listen",)), Person("M.", "knock")),
        (Person("M.", "knock"), Person("Ada B", help=("listen",)), Person("Tom")),
    ],
)
def test_peoples_comments_and_unknown_keys_survive(
    documents: Documents, put: Callable[[str, str], Path], people: tuple[Person, ...]
) -> None:
    path = put("people", PEOPLE_BY_HAND)
    documents.save(documents.read(PEOPLE), people)
    assert documents.read(PEOPLE).value == people
    for words in ("# mine", "# next door", "birthday = 1970-03-04", "# her sister"):
        assert words in path.read_text()


def test_crlf_and_a_bom_are_no_fault(documents: Documents, places: Places) -> None:
    places.journal.mkdir(parents=True)
    (places.journal / "plan.toml").write_bytes(b'\xef\xbb\xbf# mine\r\n[stay]\r\nitems = ["the dog"]\r\n')
    read = documents.read(PLAN)
    assert read.value.lines("stay") == ("the dog",)
    documents.save(read, read.value.with_items("stay", ("the dog", "April")))
    assert documents.read(PLAN).value.lines("stay") == ("the dog", "April")
    assert b"# mine" in (places.journal / "plan.toml").read_bytes()


# Nonsense

NONSENSE = """\
on_card = ["people", "weather"]
card_asked = "yes"
reviewed = "last week"

[people]
items = "M."

[steadies]
items = ["a walk", 3]
in_the_way = 7

[[triggers.items]]
effect = "no cue"

[[triggers.items]]
cue = "Sundays"
"""


def test_what_does_not_fit_is_said_with_file_line_key_and_remedy(
    documents: Documents, put: Callable[[str, str], Path]
) -> None:
    path = put("plan", NONSENSE)
    said = documents.read(PLAN).problems
    assert len(said) == 7
    for line, words in (
        (1, "“on_card” takes a list of these: people, signs,"),
        (2, "“card_asked” takes true or false"),
        (3, "“reviewed” takes a day, such as 2026-11-03, without quotes"),
        (6, "“items” of [people] takes a list of texts"),
        (9, "“items” of [steadies] takes a list of texts"),
        (10, "“in_the_way” of [steadies] takes a text"),
        (12, 'each [[triggers.items]] needs a cue = "…"'),
    ):
        assert any(one.startswith(f"{path}, line {line}: {words}") for one in said), (line, words, said)


def test_a_list_in_the_place_of_yes_or_no_is_replaced_and_what_was_noted_in_it_stays(
    documents: Documents, put: Callable[[str, str], Path]
) -> None:
    path = put("plan", 'card_asked = ["", ""]\n[stay]\nitems = ["the dog"]\n')
    read = documents.read(PLAN)
    documents.save(read, read.value.with_card("stay", True))
    assert documents.read(PLAN).value.card_asked
    path = put("plan", 'card_asked = [\n  "x", # mine\n]\n[stay]\nitems = ["the dog"]\n')
    read = documents.read(PLAN)
    documents.save(read, read.value.with_card("stay", True))
    assert documents.read(PLAN).value.card_asked
    assert "# mine" in path.read_text()


def test_what_fits_among_nonsense_is_used_and_what_does_not_stays_in_the_file(
    documents: Documents, put: Callable[[str, str], Path]
) -> None:
    path = put("plan", NONSENSE)
    read = documents.read(PLAN)
    assert read.value.lines("people") == ("M.",)
    assert read.value.lines("steadies") == ("a walk",)
    assert [one.cue for one in read.value.triggers] == ["Sundays"]
    documents.save(read, read.value.with_items("stay", ("the dog",)).with_trigger(Trigger("a door")))
    text = path.read_text()
    for words in ('"weather"', '"last week"', 'items = "M."', '["a walk", 3]', "in_the_way = 7", '"no cue"', "the dog"):
        assert words in text
    assert len(documents.read(PLAN).problems) == 7


def test_a_person_without_a_name_and_one_named_twice_are_said_and_stay(
    documents: Documents, put: Callable[[str, str], Path]
) -> None:
    path = put("people", '[[person]]\nreach = "5"\n[[person]]\nname = "M."\nhelp = "all"\n[[person]]\nname = "m."\n')
    read = documents.read(PEOPLE)
    assert [one.name for one in read.value] == ["M."]
    assert [one.partition(": ")[0] for one in read.problems] == [f"{path}, line {line}" for line in (1, 5, 7)]
    documents.save(read, (replace(read.value[0], reach="knock"), Person("Ada")))
    text = path.read_text()
    for words in ('reach = "5"', 'help = "all"', 'name = "m."', "knock", "Ada"):
        assert words in text


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        ('[people]\nitems = ["M."\nin_the_way = 3\n', ", line 3, under [people]: that isn't TOML."),
        ('[people]\nitems = "M.\n[stay]\nitems = []\n', ", line 2, under [people]: that isn't TOML."),
        ('[people]\nitems = ["M."\n', ", at its end, under [people]: that isn't TOML."),
        ("= 3\n", ", line 1: that isn't TOML."),
        ("a = " + "[" * 3000 + "\n", "nested too deep"),
    ],
)
def test_where_it_does_not_read_the_version_before_is_in_use_and_both_are_kept(
    documents: Documents,
    plan_desk: PlanDesk,
    put: Callable[[str, str], Path],
    broken: str,
    where: str,
) -> None:
    plan_desk.save(Plan().with_items("stay", ("the dog",)))
    path = put("plan", broken)
    plan_desk.look()
    assert plan_desk.plan.lines("stay") == ("the dog",)
    (said,) = plan_desk.problems
    assert str(path) in said
    assert where in said
    assert "The version before it is in use. Mend it in an editor: `ptg plan edit`." in said
    told = plan_desk.save(plan_desk.plan.with_items("stay", ("the dog", "April")))
    assert plan_desk.plan.lines("stay") == ("the dog", "April")
    assert Path(told.removeprefix("What could not be read is kept: ")).read_text() == broken
    assert plan_desk.problems == ()
    assert broken.encode() in [disk.read(one) for one in documents.versions("plan")]


def test_a_text_that_is_no_utf8_is_said_and_kept(plan_desk: PlanDesk, places: Places, documents: Documents) -> None:
    places.journal.mkdir(parents=True)
    (places.journal / "plan.toml").write_bytes(b'[stay]\nitems = ["caf\xe9"]\n')
    assert "isn't UTF-8 text" in plan_desk.look().problems[0]
    plan_desk.save(Plan().with_items("stay", ("the dog",)))
    assert b'[stay]\nitems = ["caf\xe9"]\n' in [disk.read(one) for one in documents.versions("plan")]


# Two writers


def test_two_windows_on_one_plan_keep_both_and_say_so(documents: Documents, places: Places) -> None:
    one, other = (PlanDesk(documents, lambda: TODAY).look() for _ in range(2))
    assert one.save(one.plan.with_items("stay", ("the dog",))) == ""
    said = other.save(other.plan.with_items("stay", ("April",)))
    assert said.startswith("Your plan changed in another window meanwhile. Both are kept; yours is here: ")
    assert other.plan.lines("stay") == ("the dog",)
    (copy,) = places.journal.glob("plan (conflict *.toml")
    assert str(copy) in said
    assert "April" in copy.read_text()


def test_two_windows_on_the_people_keep_both_and_say_so(documents: Documents) -> None:
    one, other = (PlanDesk(documents, lambda: TODAY).look() for _ in range(2))
    one.tell("Ada")
    assert "Your people changed in another window" in other.put_person(Person("Tom"))


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
def test_twenty_writers_at_once_lose_nothing(places: Places) -> None:
    children = []
    for number in range(20):
        pid = os.fork()
        if pid == 0:
            try:
                mine = documents_of(places)
                patiently(partial(mine.save, mine.read(PLAN), Plan().with_items("stay", (f"number {number}",))))
            finally:
                os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    texts = b"".join(path.read_bytes() for path in places.journal.rglob("*.toml"))
    assert all(f'"number {number}"'.encode() in texts for number in range(20))


# Versions


def test_every_save_keeps_the_one_before_and_each_comes_back(plan_desk: PlanDesk) -> None:
    for words in ("one", "two", "three"):
        plan_desk.save(plan_desk.plan.with_items("stay", (*plan_desk.plan.lines("stay"), words)))
    versions = plan_desk.history().versions()
    assert [version.count for version in versions] == [2, 1]
    assert versions[0].moment == datetime(2026, 11, 23, 8, 15, 2)
    assert versions[1].differs == ("Stay: 2 fewer",)
    said = plan_desk.history().restore(versions[1])
    assert said == (
        "The version of 23 November 2026, 08:15:02 is back. "
        "The version before is kept: `ptg plan restore 1` brings it back."
    )
    assert plan_desk.look().plan.lines("stay") == ("one",)
    assert [version.count for version in plan_desk.history().versions()] == [3, 2]
    plan_desk.history().restore(plan_desk.history().versions()[0])
    assert plan_desk.look().plan.lines("stay") == ("one", "two", "three")


def test_versions_of_one_minute_are_told_apart_by_their_seconds(plan_desk: PlanDesk) -> None:
    for words in ("one", "two", "three"):
        plan_desk.save(plan_desk.plan.with_items("stay", (words,)))
    versions = plan_desk.history().versions()
    assert said_moments(versions) == ["23 November 2026, 08:15:02"] * 2
    assert said_moments(versions[:1]) == ["23 November 2026, 08:15"]


def test_a_use_of_the_plan_is_no_version_of_its_own(plan_desk: PlanDesk) -> None:
    plan_desk.save(plan_desk.plan.with_items("stay", ("one",)))
    for _ in range(2):
        plan_desk.was_used()
        plan_desk.was_reviewed()
    assert plan_desk.history().versions() == []


def test_a_version_that_does_not_read_is_shown_as_it_is_and_not_put_back(
    plan_desk: PlanDesk, put: Callable[[str, str], Path]
) -> None:
    plan_desk.save(plan_desk.plan.with_items("stay", ("one",)))
    put("plan", "[stay\n")
    plan_desk.look().save(plan_desk.plan.with_items("stay", ("two",)))
    broken = next(one for one in plan_desk.history().versions() if one.wrong)
    assert plan_desk.history().text(broken) == "[stay\n"
    with pytest.raises(CannotChange, match="can't be put back"):
        plan_desk.history().restore(broken)


def test_what_a_hand_made_is_kept_once_where_it_reads(
    plan_desk: PlanDesk, documents: Documents, put: Callable[[str, str], Path]
) -> None:
    plan_desk.save(plan_desk.plan.with_items("stay", ("one",)))
    put("plan", '[stay]\nitems = ["by hand"]\n')
    for _ in range(2):
        plan_desk.look().keep_versions()
    assert len(documents.versions("plan")) == 2
    put("plan", "[stay\n")
    plan_desk.look().keep_versions()
    assert len(documents.versions("plan")) == 2
    assert plan_desk.plan.lines("stay") == ("by hand",)


def test_where_nothing_can_be_written_looking_still_works(
    plan_desk: PlanDesk, put: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("plan", '[stay]\nitems = ["by hand"]\n')

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(disk, "create", refuse)
    monkeypatch.setattr(disk, "replace", refuse)
    plan_desk.look().keep_versions()
    assert plan_desk.was_opened() == ""
    assert plan_desk.plan.lines("stay") == ("by hand",)


# A use


def test_opening_the_card_is_a_use_but_not_on_the_day_of_a_look_through(
    plan_desk: PlanDesk, put: Callable[[str, str], Path]
) -> None:
    assert plan_desk.was_opened() == ""
    assert not plan_desk.path.exists()
    put("plan", f'reviewed = {TODAY}\n[stay]\nitems = ["one"]\n')
    plan_desk.was_opened()
    assert plan_desk.look().plan.used is None
    put("plan", 'reviewed = 2026-11-01\n[stay]\nitems = ["one"]\n')
    plan_desk.was_opened()
    assert plan_desk.look().plan.used == TODAY
    assert plan_desk.review_due


def test_a_use_leaves_a_file_that_does_not_read_to_its_owner(
    plan_desk: PlanDesk, put: Callable[[str, str], Path]
) -> None:
    plan_desk.save(replace(Plan().with_items("stay", ("one",)), reviewed=date(2026, 11, 1)))
    path = put("plan", "[stay\n")
    assert plan_desk.was_opened() == ""
    assert path.read_text() == "[stay\n"


# A kill


def documents_of(places: Places) -> Documents:
    """The documents as a process of its own opens them, with real chance."""
    return Documents(Journal(places, lambda: datetime(2026, 11, 23, 8, 15, 2), lambda: os.urandom(2).hex()))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals and fork")
def test_60_kills_while_saving_lose_nothing_acknowledged_and_tear_nothing(places: Places) -> None:
    dice = random.Random(5)
    documents_of(places).save_file(documents_of(places).file("plan"), template(PlanWords()))
    documents_of(places).save(documents_of(places).read(PEOPLE), (Person("M."),))

    def write_for_ever(pipe: int) -> None:
        plan_desk = PlanDesk(documents_of(places), lambda: TODAY).look()
        number = plan_desk.plan.count("stay")
        while True:
            plan_desk.save(plan_desk.plan.with_items("stay", (*plan_desk.plan.lines("stay"), f"line {number}")))
            plan_desk.tell(f"person {number}")
            os.write(pipe, f"{number}\n".encode())
            number += 1

    start = time.perf_counter()
    first = killed_while_writing(write_for_ever, 5, 0, dice)
    one_line, said = (time.perf_counter() - start) / len(first), len(first)
    for _ in range(60):
        said += len(killed_while_writing(write_for_ever, dice.randrange(3), one_line, dice))
        plan_desk = PlanDesk(documents_of(places), lambda: TODAY).look()
        assert plan_desk.problems == ()
        assert plan_desk.plan.count("stay") >= said
        assert len(plan_desk.people) >= said
    assert said > 30  # a round waits for one, on average
    assert plan_desk.plan.lines("stay") == tuple(f"line {number}" for number in range(plan_desk.plan.count("stay")))
