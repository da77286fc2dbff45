"""An entry's facts: to front matter and back, unknown ones kept, wrong ones kept and named, care respected."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.entry import ID, Entry, first_line, from_front_matter, own_lines, spoken_guide, to_front_matter
from ptg_cli.model.folded import composed
from ptg_cli.model.scales import CONTROL, DID, KINDS, NAME_LENGTH, WORTH

KEPT = "20261123-081502-7f3k"
WORDS = st.text(max_size=20)
NAME = WORDS.map(composed)
MANY = st.lists(WORDS, max_size=3).map(tuple)
RATING = st.none() | st.integers(0, 10)
COUNT = st.none() | st.integers(0, 10**6)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
KNOWN = set(Entry.__dataclass_fields__)
EXTRA = st.dictionaries(
    WORDS.filter(lambda key: key not in KNOWN),
    st.one_of(WORDS, st.integers(), st.booleans(), st.lists(WORDS)),
    max_size=3,
)

ENTRIES = st.builds(
    Entry,
    id=st.just(KEPT),
    created=st.none() | st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=OFFSETS),
    zone=WORDS,
    kind=st.sampled_from(("", *KINDS)),
    title=WORDS,
    tags=MANY,
    care=st.booleans(),
    guide=NAME,
    practice=NAME,
    strategy=NAME,
    trigger=WORDS,
    feelings=MANY,
    control=st.sampled_from(("", *CONTROL)),
    distress_before=RATING,
    distress_after=RATING,
    worth=st.sampled_from(("", *WORTH)),
    remember=WORDS,
    later=WORDS,
    seconds=COUNT,
    pauses=COUNT,
    within=WORDS,
    aim=WORDS,
    did=st.sampled_from(("", *DID)),
    was=WORDS,
    source=WORDS,
    mood=RATING,
    dials=st.dictionaries(st.text(min_size=1, max_size=NAME_LENGTH), st.integers(0, 10), max_size=3),
    matters=st.dictionaries(st.text(min_size=1), st.integers(0, 10), max_size=3),
    lived=st.dictionaries(st.text(min_size=1), st.integers(0, 10), max_size=3),
    body=st.text(),
    extra=EXTRA,
)


@given(ENTRIES)
def test_an_entry_comes_back_from_its_front_matter_equal(entry: Entry) -> None:
    assert from_front_matter(KEPT, to_front_matter(entry), entry.body) == entry


@given(ENTRIES)
def test_what_was_not_asked_leaves_no_key(entry: Entry) -> None:
    table = to_front_matter(entry)
    known = [value for key, value in table.items() if key not in entry.extra]
    assert not [value for value in known if value is None or value is False or value in ("", [], {})]
    assert "body" not in table
    assert "updated" not in table


def test_an_entry_of_nothing_but_words_has_only_its_id() -> None:
    assert to_front_matter(Entry(KEPT, body="words")) == {"id": KEPT}


def test_a_rating_of_none_at_all_is_kept_as_nought() -> None:
    table = to_front_matter(Entry(KEPT, distress_before=0, seconds=0))
    assert table == {"id": KEPT, "distress_before": 0, "seconds": 0}


def test_dials_are_a_table_of_their_own_and_a_nought_is_a_rating() -> None:
    entry = from_front_matter(KEPT, {"kind": "checkin", "dials": {"sleep": 0, "a dial of later": 7}}, "")
    assert entry.dials == {"sleep": 0, "a dial of later": 7}
    assert entry.problems == ()
    assert to_front_matter(entry)["dials"] == {"sleep": 0, "a dial of later": 7}
    assert "dials" not in to_front_matter(Entry(KEPT, kind="checkin"))


def test_keys_stand_in_a_steady_order_unknown_ones_last() -> None:
    entry = Entry(KEPT, kind="note", title="t", tags=("a",), care=True, extra={"aaa": 1, "id2": 2})
    assert list(to_front_matter(entry)) == ["id", "kind", "title", "tags", "care", "aaa", "id2"]


def test_unknown_keys_are_kept_as_they_are_and_are_no_problem() -> None:
    nested = {"a": [1, {"b": None}]}
    entry = from_front_matter(KEPT, {"colour": "blue", "nested": nested}, "")
    assert entry.extra == {"colour": "blue", "nested": nested}
    assert entry.problems == ()


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("created", "yesterday", "a date and time with its offset"),
        ("created", datetime(2026, 11, 23, 8, 15), "a date and time with its offset"),
        ("zone", 1, "a time zone's name"),
        ("kind", "diary", "one of journal, note, checkin, practice, coping, review"),
        ("title", ["a"], "a text"),
        ("tags", "a, b", "a list of words"),
        ("tags", ["a", 1], "a list of words"),
        ("care", "yes", "true or false"),
        ("care", 1, "true or false"),
        ("guide", 4, "a guide's name"),
        ("feelings", {"sad": True}, "a list of words"),
        ("control", "yours", "one of mine, influence, not-mine"),
        ("distress_before", 11, "a whole number from 0 to 10"),
        ("distress_before", -1, "a whole number from 0 to 10"),
        ("distress_after", True, "a whole number from 0 to 10"),
        ("distress_after", 5.0, "a whole number from 0 to 10"),
        ("worth", "maybe", "one of yes, partly, no, too-soon"),
        ("seconds", -1, "a whole number of seconds"),
        ("pauses", "2", "a whole number"),
        ("within", 20261123, "an entry's id"),
        ("mood", 99, "a whole number from 0 to 10"),
        ("dials", {"sleep": 11}, "a table of dials, each with a whole number from 0 to 10"),
        ("lived", {"rest": 11}, "a table of values, each with a whole number from 0 to 10"),
        ("matters", {"": 4}, "a table of values"),
        ("dials", {"sleep": True}, "a table of dials"),
        ("dials", {"sleep": "4"}, "a table of dials"),
        ("dials", {"": 4}, "a table of dials"),
        ("dials", {"x" * 41: 4}, "a table of dials"),
        ("dials", ["sleep"], "a table of dials"),
        ("dials", 4, "a table of dials"),
    ],
)
def test_a_value_that_does_not_fit_is_kept_in_extra_and_named(key: str, value: object, wanted: str) -> None:
    entry = from_front_matter(KEPT, {key: value, "remember": "this"}, "words")
    assert entry.extra == {key: value}
    (problem,) = entry.problems
    assert problem.startswith(f"“{key}” is not ")
    assert wanted in problem
    assert (entry.remember, entry.body) == ("this", "words")
    assert to_front_matter(entry)[key] == value


def test_another_id_inside_never_wins_over_the_files_name() -> None:
    entry = from_front_matter(KEPT, {"id": "../../etc/passwd"}, "")
    assert entry.id == KEPT
    assert entry.extra == {"id": "../../etc/passwd"}
    assert entry.problems == ("the id inside is not the file's name",)


def test_problems_of_the_file_come_first() -> None:
    assert from_front_matter(KEPT, {"mood": -1}, "", ("cut in half",)).problems[0] == "cut in half"


@given(st.dictionaries(st.one_of(st.sampled_from(sorted(KNOWN)), WORDS), st.one_of(
    WORDS, st.integers(), st.floats(), st.booleans(), st.datetimes(), st.lists(st.integers() | WORDS, max_size=2),
    st.dictionaries(WORDS, WORDS, max_size=1),
)))  # fmt: skip
def test_any_table_at_all_is_an_entry_and_loses_nothing(table: dict[str, Any]) -> None:
    entry = from_front_matter(KEPT, table, "words")
    again = to_front_matter(entry)
    for key, value in table.items():
        if value not in ("", [], {}, None) and not (key == "care" and value is False):
            assert key in again
            assert again[key] == value or value != value


def test_first_line_is_the_title_else_the_first_words_of_ones_own() -> None:
    assert first_line(Entry(KEPT, title="Sunday", body="words")) == "Sunday"
    assert first_line(Entry(KEPT, body="\n\n  words here \nmore")) == "words here"
    assert first_line(Entry(KEPT, body="## What hurts?\n<!-- step: name -->\n\nit\n")) == "it"
    assert first_line(Entry(KEPT, body="## Which?\n<!-- step: a -->\n\n- one\n- two\n")) == "one"
    assert first_line(Entry(KEPT, body="## Whose?\n<!-- step: a -->\n\n**mine**\n\n- one\n")) == "one"
    assert first_line(Entry(KEPT, body="## Only a question?\n")) == ""
    assert first_line(Entry(KEPT)) == ""


def test_what_was_written_freely_comes_before_what_was_chosen_counted_or_dated() -> None:
    chosen = "## Is it safe?\n<!-- step: safe -->\n\n- yes\n\n"
    number = "## How strong?\n<!-- step: size -->\n\n7 of 10 (8 before)\n\n"
    piles = "## Whose?\n<!-- step: whose -->\n\n**mine**\n\n- the tap\n\n"
    day = "## When?\n<!-- step: day -->\n\nSunday (2026-11-29)\n\n"
    free = "## And now?\n<!-- step: now -->\n\nThe kitchen is quiet.\n\n- a spoon\n"
    assert first_line(Entry(KEPT, body=chosen + number + piles + day + free)) == "The kitchen is quiet."
    assert first_line(Entry(KEPT, body=number + day + piles)) == "the tap"
    assert first_line(Entry(KEPT, body=chosen + number)) == "yes"
    assert first_line(Entry(KEPT, body=number)) == "7 of 10 (8 before)"
    assert first_line(Entry(KEPT, body=chosen.rstrip() + "\n\nIt is, with Ana.\n")) == "It is, with Ana."
    assert first_line(Entry(KEPT, body="Before the first.\n\n" + free)) == "Before the first."
    assert first_line(Entry(KEPT, body="- milk\n\nBread too.\n")) == "milk", "a note is written freely as a whole"
    assert first_line(Entry(KEPT, body="---\n\n***\n```\nrake\n```\n")) == "rake", "a rule is no word"
    assert list(own_lines(Entry(KEPT, body=chosen + free))) == ["The kitchen is quiet.", "yes", "a spoon"]


@pytest.mark.parametrize("value", ["true", "yes", 1, ["true"]])
def test_a_care_mark_that_does_not_fit_still_counts_and_is_kept_as_it_is(value: object) -> None:
    entry = from_front_matter(KEPT, {"care": value}, "words")
    assert entry.care
    assert to_front_matter(entry)["care"] == value


@given(ENTRIES)
def test_an_entry_to_be_handled_with_care_is_never_previewed(entry: Entry) -> None:
    assert not entry.care or first_line(entry) == ""


def test_an_id_is_a_moment_and_four_characters_without_look_alikes() -> None:
    assert len(KEPT) == 20
    assert ID.fullmatch(KEPT)
    for wrong in ("20261123-081502-7f3i", "20261123-081502-7f3", "20261123-081502-7F3K", "x20261123-081502-7f3k"):
        assert not ID.fullmatch(wrong)


def test_a_guides_slug_is_spoken_as_words() -> None:
    assert spoken_guide("naming-what-hurts") == "Naming what hurts"
    assert spoken_guide("where-i-am-today") == "Where I am today"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("created", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23)))),
        ("created", datetime(9999, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=23)))),
        ("seconds", 2**63),
        ("pauses", 10**9),
    ],
)
def test_what_no_clock_and_no_counter_can_work_with_does_not_fit(key: str, value: object) -> None:
    entry = from_front_matter("x", {key: value}, "")
    assert getattr(entry, key) is None
    assert entry.extra == {key: value}
    assert entry.problems
