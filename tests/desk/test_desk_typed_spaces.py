"""Spaces that people type on purpose stay: the one that does not break, before a French colon, its narrow sister, the
wide one of Japanese. Runs of plain white space are made one space."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ptg_cli.context import Context, Folders
from ptg_cli.desk.page_edit import PageChange, change_page, clean_tags
from ptg_cli.desk.strategies import own_strategy
from ptg_cli.journal.documents.people import people_from, person_row
from ptg_cli.journal.pages import read_page
from ptg_cli.model.body import Section, compose, parse
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person, named, with_marks
from ptg_cli.model.plan import Plan

TYPED = "Ils m'ont dit\u00a0:  «\u202foui\u202f»\tau 10\u3000rue"
KEPT = "Ils m'ont dit\u00a0: «\u202foui\u202f» au 10\u3000rue"


def changed(tmp_path: Path, change: PageChange) -> Entry:
    """A page after this change, as it stands on the disk."""
    context = Context(Folders(tmp_path, tmp_path, tmp_path))
    page = context.journal.add(Entry("20261123-081502-7f3k", kind="note", body="x"))
    change_page(context.journal, page, change)
    return read_page(page.path).entry


KEEPS: dict[str, Callable[[Path], str]] = {
    "a page's title": lambda home: changed(home, PageChange(title=TYPED)).title,
    "what is to be remembered": lambda home: changed(home, PageChange(remember=TYPED)).remember,
    "a tag": lambda home: changed(home, PageChange(tags=(TYPED,))).tags[0],
    "a tag among tags": lambda home: clean_tags(["x", TYPED])[1],
    "a line of the plan": lambda home: Plan().with_items("steadies", [TYPED]).items["steadies"][0],
    "what gets in the way": lambda home: Plan().with_in_the_way("safe", TYPED).in_the_way["safe"],
    "a person told in a line": lambda home: named(TYPED).name,
    "a person marked": lambda home: with_marks([], [TYPED])[0].name,
    "a person's row": lambda home: person_row(Person(TYPED))["name"],
    "a row of people.toml": lambda home: people_from({"person": [{"name": TYPED}]})[0][0].name,
    "how someone is reached": lambda home: person_row(Person("Ada", TYPED))["reach"],
    "an own strategy": lambda home: own_strategy(TYPED, "body").title,
    "a question as asked": lambda home: parse(compose([Section(TYPED, "one", 0, "x")]))[1][0].question,
}


@pytest.mark.parametrize("what", KEEPS)
def test_spaces_that_are_meant_stay(what: str, tmp_path: Path) -> None:
    assert KEEPS[what](tmp_path) == KEPT
