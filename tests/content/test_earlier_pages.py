"""Pages and drafts that commit 4b9c2f5 wrote with every guide it had are still recalled, gone on with and matched.

`earlier/` holds them as they were written, one page and one draft a guide, and in `names.toml` what each guide asked
and offered then. A guide may change as long as what people wrote still belongs to it: where the name of a step, an
option or a pile changes, the guide says what it was, with `was`.
"""

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from ptg_cli.desk.writing_start import earlier_answers
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import own_place
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.places import Places
from ptg_cli.library.library import Library
from ptg_cli.model import body
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import ASKS, Choose, Guide, Recall, Sort
from ptg_cli.session.writing import DRAFT, Session
from ptg_cli.session.writing_view import Question, SessionStart

PROMPTS: Final = Path(__file__).parents[2] / "prompts"
EARLIER: Final = Path(__file__).parent / "earlier"
LIBRARY: Final = Library(PROMPTS, PROMPTS / "nobodys")
NAMES: Final[dict[str, dict[str, dict[str, Any]]]] = tomllib.loads((EARLIER / "names.toml").read_text(encoding="utf-8"))
PAGES: Final = sorted((EARLIER / "pages").iterdir())
DRAFTS: Final = sorted((EARLIER / "drafts").iterdir())

NO_LONGER_ASKED: Final[dict[str, set[str]]] = {}
"""Guide, and the ids of steps it asked then to which no step of today asks the same. What people wrote under them stays
in their pages and drafts. Add an id here only where no step could say `was`."""

NO_LONGER_OFFERED: Final[dict[str, set[str]]] = {}
"""Guide, and the options and piles to which none of today says the same. Add one only where none could say `was`."""

each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: read_page(path).entry.guide)
each_draft = pytest.mark.parametrize("path", DRAFTS, ids=lambda path: read_page(path).entry.guide)
each_guide = pytest.mark.parametrize("slug", NAMES)


def read(path: Path) -> Entry:
    """The entry in a file."""
    page = read_page(path)
    assert page.unreadable == ""
    return page.entry


def start(guide: Guide, entry: Entry) -> SessionStart:
    """What a session knows that goes on with a draft some days later."""
    assert entry.created is not None
    return SessionStart(guide, entry.id, entry.created, entry.created.replace(tzinfo=None) + timedelta(days=3))


def answers(entry: Entry) -> list[str]:
    """Every answer in a body, word for word, without the marks of lists and piles,
    in the order of the alphabet; without the first number beside one that was weighed again."""
    lines = [line for section in body.parse(entry.body)[1] for line in section.text.split("\n") if line]
    return sorted(re.sub(r" \(\d+ before\)$", "", line.lstrip("- ").strip("*")) for line in lines)


def test_there_is_a_page_and_a_draft_of_every_guide_there_was() -> None:
    assert [read(path).guide for path in PAGES] == [read(path).guide for path in DRAFTS] == sorted(NAMES)
    assert len(NAMES) == 22


@each_guide
def test_every_step_is_asked_still_or_the_one_that_asks_the_same_says_what_it_was(slug: str) -> None:
    guide = LIBRARY.guide(slug)
    for name in NAMES[slug]:
        if name in NO_LONGER_ASKED.get(slug, ()):
            assert guide.step(name) is None, f"{slug}: “{name}” is asked; it does not belong in NO_LONGER_ASKED"
            continue
        step = guide.step(name)
        assert step is not None, f'{slug}: no step says was = ["{name}"]'
        assert isinstance(step, ASKS), f"{slug}: “{name}” asked something, and a {type(step).__name__} has that id now"


@each_guide
def test_every_option_and_pile_is_there_still_or_the_one_that_says_the_same_says_what_it_was(slug: str) -> None:
    guide = LIBRARY.guide(slug)
    for name, asked in NAMES[slug].items():
        step = guide.step(name)
        if isinstance(step, Choose | Sort):
            offered = step.options if isinstance(step, Choose) else step.piles
            known = {*offered, *dict(step.retired), *NO_LONGER_OFFERED.get(slug, ())}
            gone = [option for option in asked["options"] if option not in known]
            assert gone == [], f'{slug}, step “{step.id}”: no option says was = ["{gone[0]}"]'


@each_draft
def test_a_draft_goes_on_where_it_was_left_and_nothing_of_it_is_lost(path: Path) -> None:
    draft = read(path)
    guide = LIBRARY.guide(draft.guide)
    session = Session.resume(start(guide, draft), draft)
    renamed = {old: new for step in guide.steps if isinstance(step, Choose | Sort) for old, new in step.retired}
    assert sorted(renamed.get(line, line) for line in answers(draft)) == answers(session.snapshot())
    left_at = guide.step(draft.extra[DRAFT]["at"])
    if left_at is not None and not left_at.has_conditions:
        assert isinstance(session.view, Question)
        assert session.view.asked.step is left_at
        assert session.view.answer


@each_draft
def test_the_desk_finds_such_a_draft_and_its_guide(path: Path, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(path.read_bytes())
    (found,) = Drafts(tmp_path).listed()
    assert found.page.unreadable == ""
    assert LIBRARY.guide(found.page.entry.guide).is_called(found.page.entry.guide)


@each_page
def test_an_answer_of_such_a_page_is_recalled(path: Path, journal: Journal, places: Places) -> None:
    entry = read(path)
    place = own_place(places.entries, entry.id)
    place.parent.mkdir(parents=True)
    place.write_bytes(path.read_bytes())
    guide = LIBRARY.guide(entry.guide)
    once = [one for one in body.parse(entry.body)[1] if not one.nth and guide.step(one.step)]
    steps = {name.step: step for name in once if (step := guide.step(name.step))}
    recalls = Guide("x", "X", "x", "gentle", 5, tuple(
        Recall(f"r-{step.id}", step=step.id, guide=guide.slug) for step in steps.values()
    ))  # fmt: skip
    found = earlier_answers(recalls, journal, LIBRARY)
    if entry.care:
        assert found == {}
        return
    assert {key[1]: one.text for key, one in found.items()} == {steps[one.step].id: one.text for one in once}


@each_page
def test_such_a_page_matches_a_telling_of_today_step_by_step(path: Path) -> None:
    entry = read(path)
    guide = LIBRARY.guide(entry.guide)
    gone = NO_LONGER_ASKED.get(entry.guide, set())
    if guide.headings:
        sections = body.parse(entry.body)[1]
        assert [one.step for one in sections if guide.step(one.step) is None and one.step not in gone] == []
        read_back = [body.from_markdown(guide.step(one.step), one.text) for one in sections if one.step not in gone]
        assert all(read_back)


def test_what_they_hold_was_written_by_no_person() -> None:
    for path in (*PAGES, *DRAFTS):
        entry = read(path)
        assert entry.created is not None
        assert entry.created.astimezone(UTC) < datetime(2026, 11, 2, tzinfo=UTC)
