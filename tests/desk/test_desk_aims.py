"""Aims: a folder of documents. Names and copies, two windows, what a hand broke, very many, the list of pages."""

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.context import Context, folders
from ptg_cli.desk.aims import AimDesk
from ptg_cli.desk.doctor import examine
from ptg_cli.desk.page_edit import PageChange, change_page
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.removal import everything
from ptg_cli.journal import frontmatter
from ptg_cli.journal.documents.aims import AIMS
from ptg_cli.journal.documents.registry import document_named
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.toml_edit import merged
from ptg_cli.model.aim import STATES, Aim, with_page
from ptg_cli.model.civil_time import NamedDay
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person

ONE: Final = "20261128-081502-7f3k"
TWO: Final = "20261129-191502-8g4m"
PAGE: Final = "20261128-081503-0000"
CALL: Final = Aim(ONE, "ask", "Call Ana on Sunday", begun=date(2026, 11, 28), person="Ana", pages=(PAGE,))


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}), now=lambda: datetime.fromisoformat("2026-11-30T10:00:00+00:00"))


@pytest.fixture
def desk(context: Context) -> AimDesk:
    """Its aims."""
    return AimDesk(context.documents)


def aim_file(context: Context, aim_id: str = ONE) -> Path:
    """Where an aim is."""
    return context.places.journal / "aims" / f"{aim_id}.toml"


def test_one_is_a_file_that_reads_well_in_any_editor(context: Context, desk: AimDesk) -> None:
    kept = Aim(
        ONE,
        "experiment",
        "Ask for the window seat",
        value="courage",
        when="on Saturday",
        day=date(2026, 12, 5),
        decided={"belief": "They will laugh", "sure": 7, "parts": ("ring", "sit down"), "never": 0},
        pages=(PAGE,),
    )
    assert desk.keep(kept) == ""
    assert desk.look().aims == (kept,)
    assert aim_file(context).read_text() == (
        "# One thing you want to try. Edit it by hand if you like; `ptg aims check` says what doesn't fit.\n"
        '# It is open, unless it says: state = "resting", "done" or "let-go".\n'
        'kind = "experiment"\ntitle = "Ask for the window seat"\nvalue = "courage"\n'
        'when = "on Saturday"\nday = 2026-12-05\npages = ["20261128-081503-0000"]\n\n'
        '[decided]\nbelief = "They will laugh"\nsure = 7\nparts = [\n    "ring",\n    "sit down",\n]\nnever = 0\n'
    )
    if os.name != "nt":
        assert aim_file(context).stat().st_mode & 0o777 == 0o600
        assert aim_file(context).parent.stat().st_mode & 0o777 == 0o700


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), max_size=12)
AIM_VALUES = st.builds(
    Aim,
    st.just(ONE),
    kind=WORDS,
    title=WORDS.filter(bool),
    state=st.sampled_from(STATES),
    begun=st.none() | st.dates(),
    value=WORDS,
    person=WORDS,
    when=WORDS,
    day=st.none() | st.dates(),
    asked=st.none() | st.dates(),
    decided=st.dictionaries(
        st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True),
        st.integers(0, 10) | WORDS.filter(bool) | st.lists(WORDS.filter(bool), min_size=1, max_size=3).map(tuple),
        max_size=4,
    ),
    pages=st.lists(WORDS.filter(bool), unique=True, max_size=3).map(tuple),
)


@pytest.mark.properties
@given(AIM_VALUES, AIM_VALUES)
def test_any_aim_comes_back_and_comments_and_unknown_keys_survive_any_change(before: Aim, after: Aim) -> None:
    document = AIMS.of(ONE)
    first = merged(b'# mine\nplace = "hall" # here\n', document.encode(before), document.known)
    second = merged(first, document.encode(after), document.known)
    assert document.value(first) == before
    assert document.value(second) == after
    assert "# mine" in second.decode()
    assert 'place = "hall" # here' in second.decode()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('title = "x"\nstate = "opne"\n', 2, "“state” takes one of: open, resting, done, let-go. Did you mean “open”?"),
        ('title = "x"\nday = "Saturday"\n', 2, "“day” takes a day, such as 2026-11-03, without quotes."),
        ('title = "x"\n[decided]\nsure = 11\n', 3, "“sure” takes a text in quotes, a whole number from 0 to 10"),
        ('title = "x"\npages = "p"\n', 2, "“pages” takes a list of the ids of pages. `ptg doctor` makes it anew."),
        ('title = "x"\ndecided = 3\n', 2, "what you decided stands in a table that begins with [decided]."),
        ('kind = "ask"\n', 0, "an aim needs a title"),
    ],
)
def test_what_a_hand_broke_is_named_and_the_rest_stands(
    context: Context, desk: AimDesk, text: str, line: int, said: str
) -> None:
    desk.keep(Aim(TWO, title="Another"))
    aim_file(context).write_text(text)
    seen = desk.look()
    assert {one.id for one in seen.aims} == {ONE, TWO}
    (problem,) = seen.problems
    assert problem.startswith(f"{aim_file(context)}{f', line {line}' if line else ''}: {said}")
    assert problem in examine(context.journal, context.documents, context.recovery).unreadable


def test_one_that_does_not_read_at_all_shows_the_version_before_it_and_costs_no_other(
    context: Context, desk: AimDesk
) -> None:
    desk.keep(CALL)
    desk.keep(Aim(TWO, title="Another"))
    aim_file(context).write_text("title = [\n")
    seen = desk.look()
    assert [one.title for one in seen.aims] == ["Another", "Call Ana on Sunday"]
    assert len(seen.problems) == 1
    aim_file(context, "by-hand").write_text("nothing here\n")
    assert len(desk.look().aims) == 2  # nothing is known of that one; it is named
    assert len(desk.look().problems) == 2


def test_two_windows_on_one_aim_keep_both_and_a_copy_is_no_aim(context: Context, desk: AimDesk) -> None:
    desk.keep(CALL)
    mine, other = desk.document(ONE), AimDesk(context.documents).document(ONE)
    assert mine.value == other.value
    other.save(with_page(CALL, TWO))
    said = mine.save(Aim(ONE, title="Write to Ana"))
    assert said.startswith("Your aim changed in another window meanwhile. Both are kept; yours is here:")
    assert [one.pages for one in desk.look().aims] == [(PAGE, TWO)]
    notes = examine(context.journal, context.documents, context.recovery).notes
    assert any("(conflict 20261130" in words for words in notes)


def test_a_change_is_made_to_what_stands_there_now_and_taken_back(context: Context, desk: AimDesk) -> None:
    desk.keep(CALL)
    desk.look()
    AimDesk(context.documents).keep(with_page(CALL, TWO))
    assert desk.visit.do(lambda: desk.set_state(ONE, "resting")) == (
        "Your aim was changed in another window. You see it as it is now."
    )
    (now,) = desk.look().aims
    assert (now.state, now.pages) == ("resting", (PAGE, TWO))
    assert desk.visit.undo() == "Taken back."
    assert [one.state for one in desk.look().aims] == ["open"]
    aim_file(context).unlink()
    with pytest.raises(CannotChange):
        desk.set_state(ONE, "done")


def test_its_earlier_versions_stand_apart_from_those_of_pages_of_the_same_name(context: Context, desk: AimDesk) -> None:
    desk.keep(CALL)
    desk.keep(Aim(ONE, "ask", "Write to Ana"))
    assert len(context.journal.versions(f"aims/{ONE}")) == 2
    assert context.journal.versions(ONE) == []
    assert context.journal.with_history() == [f"aims/{ONE}"]
    document = document_named(f"aims/{ONE}")
    assert document is not None
    history = desk.document(ONE).history()
    history.restore(history.versions()[0])
    assert [one.title for one in desk.look().aims] == ["Call Ana on Sunday"]
    assert [document_named(name) for name in ("aims/", "aims/../plan", "aims/a/b", "aims/.x", "pages/x")] == [None] * 5


def test_erasing_everything_takes_them_and_what_lies_there_by_accident_stays(context: Context, desk: AimDesk) -> None:
    desk.keep(CALL)
    (aim_file(context).parent / "photo.png").write_bytes(b"x")
    listed = everything(context.journal, context.config_path, [], [])
    assert aim_file(context) in {one.path for one in listed.files}
    assert [path.name for path in listed.left if path.parent == aim_file(context).parent] == ["photo.png"]


def page_of(context: Context, page_id: str, aim: str) -> Any:
    """A kept page that tells of an aim."""
    moment = datetime.fromisoformat("2026-11-28T08:15:03+00:00")
    return context.journal.add(Entry(page_id, created=moment, kind="journal", aim=aim, body="It went.\n"))


def test_the_doctor_makes_the_list_of_pages_anew_from_the_pages(context: Context, desk: AimDesk) -> None:
    kept = page_of(context, PAGE, ONE)
    desk.keep(Aim(ONE, title="Call", pages=("20250101-000000-0000",)))
    desk.keep(Aim(TWO, title="Nobody told of this"))
    notes = examine(context.journal, context.documents, context.recovery).notes
    assert f"{aim_file(context)}: its list of pages was not right. It is made anew from the pages themselves." in notes
    assert {one.id: one.pages for one in desk.look().aims} == {ONE: (kept.id,), TWO: ()}
    assert not [one for one in examine(context.journal, context.documents, context.recovery).notes if "list of" in one]


def test_a_page_with_another_date_is_still_among_the_pages_of_its_aim(context: Context, desk: AimDesk) -> None:
    kept = page_of(context, PAGE, ONE)
    desk.keep(Aim(ONE, title="Call", pages=(kept.id, TWO)))
    change_page(context.journal, kept, PageChange(when=NamedDay(date(2026, 11, 20))))
    (aim,) = desk.look().aims
    assert [one[:8] for one in aim.pages] == ["20261120", "20261129"]
    found = context.journal.find(aim.pages[0])
    assert frontmatter.split(found.raw).table["aim"] == ONE  # type: ignore[index]


def test_a_thousand_aims_are_read_in_a_moment(context: Context, desk: AimDesk) -> None:
    desk.keep(CALL)
    text = aim_file(context).read_text()
    for nth in range(1000):
        aim_file(context, f"20261001-{nth:06}-0000").write_text(text)
    begun = perf_counter()
    assert len(desk.look().aims) == 1001
    assert perf_counter() - begun < 5


def test_nobody_is_asked_about_an_aim_with_someone_marked_as_not_safe_since(context: Context, desk: AimDesk) -> None:
    desk.keep(replace(CALL, day=date(2026, 11, 29)))
    desk.keep(Aim(TWO, title="Open the window", day=date(2026, 11, 28)))
    today = date(2026, 11, 30)
    assert [one.title for one in filter(None, [desk.due(today)])] == ["Call Ana on Sunday"]
    plan: PlanDesk = context.plan_desk.look()
    plan.save_people((Person(" ANA", not_safe=True),))
    assert [one.title for one in filter(None, [desk.due(today)])] == ["Open the window"]
    assert desk.look().not_safe == {ONE: "ANA"}
    people = context.places.journal / "people.toml"
    people.write_text("person = [\n")  # nothing tells who is safe: only what is done alone is asked about
    for kept in (context.places.journal / "history").rglob("*people*/*"):
        kept.unlink()
    seen = desk.look()
    assert (seen.nobody_known, [seen.may_ask(one) for one in seen.aims]) == (True, [True, False])
    assert [one.title for one in filter(None, [desk.due(today)])] == ["Open the window"]
