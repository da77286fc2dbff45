"""`ptg sheet`: the plan and two guides on one page each, on standard output or in a new file."""

import stat
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person
from ptg_cli.model.plan import Plan
from ptg_cli.model.sheet import COLUMNS, LINES
from ptg_cli.sentences import sheets as said

GUIDES = {"review": "a-look-at-the-last-months", "setback": "when-it-gets-harder-again"}


@pytest.fixture
def context(ptg: Any) -> Context:
    """The journal that the commands use, with a plan; Kim is not safe."""
    found = Context(folders(str(ptg.home), {}))
    found.change_setting("country", "NZ")
    found.plan_desk.save_people((Person("Ana", "021 555"), Person("Kim", not_safe=True)))
    found.plan_desk.save(Plan().with_items("steadies", ["tea", "a walk with Kim"]).with_items("people", ["Ana", "Kim"]))
    return found


def write(context: Context, name: str, words: str, *, days_ago: int = 0, **facts: Any) -> str:
    """A page of the guide of a sheet, in which each answer is these words; its id."""
    guide = context.library.guide(GUIDES[name])
    moment = context.now() - timedelta(days=days_ago)
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    body = compose([Section(one.heading, one.id, 0, words) for one in guide.steps if one.paper and one.kind == "write"])
    context.journal.add(Entry(page_id, moment, kind="journal", guide=guide.slug, body=body, **facts))
    return page_id


def test_the_plan_stands_there_with_numbers_and_without_whoever_is_not_safe(ptg: Any, context: Context) -> None:
    done = ptg.ok("sheet", "plan")
    assert done.said.startswith(said.OTHERS_CAN_READ_IT)
    assert "someone you marked as not safe" in done.said
    assert "  111: Police, fire, ambulance.\n" in done.out
    assert "  Ana: 021 555\n" in done.out
    assert "  tea\n" in done.out
    assert "Kim" not in done.out


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("words", ["The stairs.", "The whole morning, and nobody stared. " * 50])
def test_what_was_written_last_fits_on_one_page_and_says_what_is_cut(
    ptg: Any, context: Context, name: str, words: str
) -> None:
    write(context, name, "Older words", days_ago=40)
    page_id = write(context, name, words)
    out = ptg.ok("sheet", name).out
    assert words[:20] in out
    assert "Older words" not in out
    assert "111: Police" in out
    assert out.count("\n") <= LINES
    assert max(map(len, out.split("\n"))) <= COLUMNS
    assert (f"`ptg show {page_id}` has all of it." in " ".join(out.split())) is (len(words) > 100)


def test_the_review_has_the_milestones(ptg: Any, context: Context) -> None:
    write(context, "review", "Words", milestone="Asked for help")
    assert "“Asked for help”, " in ptg.ok("sheet", "review").out


def test_a_page_with_care_is_put_on_paper_only_when_it_is_named(ptg: Any, context: Context) -> None:
    write(context, "setback", "Older words", days_ago=3)
    newest = write(context, "setback", "Secret", care=True)
    done = ptg.ok("sheet", "setback")
    assert "Older words" in done.out
    assert "Secret" not in done.out
    assert "1 newer page is to be handled with care" in done.said
    assert "Secret" in ptg.ok("sheet", "setback", "--page", newest).out


def test_a_line_that_names_someone_who_is_not_safe_is_left_out(ptg: Any, context: Context) -> None:
    write(context, "setback", "Ring Kim")
    assert "no answer that belongs on this sheet" in ptg.fails("sheet", "setback")


def test_a_file_is_new_private_and_never_written_over(ptg: Any, context: Context, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    shown = ptg.ok("sheet", "plan").out
    assert f"It is in this file: {file}" in ptg.ok("sheet", "plan", "--out", str(file)).said
    assert file.read_text() == shown
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "was left as it is" in ptg("sheet", "plan", "--out", str(file)).said
    assert file.read_text() == shown
    assert "is a folder" in ptg("sheet", "plan", "--out", str(tmp_path)).said


def test_without_a_name_it_lists_what_there_is_and_of_when(ptg: Any, context: Context) -> None:
    write(context, "review", "Words")
    lines = " ".join(ptg.ok("sheet").out.split())
    assert "plan: My plan for hard times." in lines
    assert "As it is now." in lines
    assert "setback: When it gets harder again. What you wrote last with this guide. Nothing to put there yet." in lines
    assert f"{context.today:%Y}" in lines


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("plan",), "There is nothing in your plan yet."),
        (("setback",), "You have no page yet from “When it gets harder again”."),
        (("reviw",), "Did you mean review?"),
        (("review", "--page", "@last"), "There is no page @last"),
    ],
)
def test_where_there_is_nothing_one_sentence_says_so(ptg: Any, words: tuple[str, ...], says: str) -> None:
    assert says.casefold() in ptg.fails("sheet", *words).casefold()


def test_a_page_of_another_guide_is_refused(ptg: Any, context: Context) -> None:
    other = write(context, "setback", "Words")
    assert "was not written with “A look at the last months”." in ptg.fails("sheet", "review", "--page", other)


def test_where_nobody_knows_who_is_not_safe_nothing_is_put_on_paper(ptg: Any, context: Context) -> None:
    write(context, "setback", "Words")
    (ptg.home / "journal" / "people.toml").write_text("[[person\n")
    for folder in [one for one in ptg.home.rglob("people") if one.is_dir()]:
        rmtree(folder)  # its earlier versions
    for name in ("plan", "setback"):
        assert "nobody knows who is not safe" in ptg.fails("sheet", name)
