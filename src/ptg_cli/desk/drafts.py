"""Drafts left behind: keep one as a page."""

from contextlib import suppress
from dataclasses import replace
from typing import Final, Literal

from ptg_cli.desk.civil_time import moment_of
from ptg_cli.desk.keeper import where_of
from ptg_cli.desk.page_edit import PageDesk
from ptg_cli.journal import frontmatter
from ptg_cli.journal.drafts import NEW, Draft, Drafts
from ptg_cli.journal.errors import Busy, CannotChange, NoSuchPage
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.names import own_place
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.civil_time import NamedDay, from_stamp
from ptg_cli.model.entry import Entry, to_front_matter
from ptg_cli.session.writing import DRAFT

Kind = Literal["page", "check-in", "hard moment", "practice", "line"]
"""What a draft is a draft of. A line is loose words: they belong to no session."""

GOES_ON: Final[frozenset[Kind]] = frozenset({"page", "check-in", "hard moment"})
"""What can be gone on with. A practice and a line can only be kept as they are."""

_KINDS: Final[dict[str, Kind]] = {"checkin": "check-in", "coping": "hard moment", "practice": "practice"}


def kind_of(draft: Entry) -> Kind:
    """What a draft is a draft of."""
    return "line" if where_of(draft) else _KINDS.get(draft.kind, "page")


def keep_draft(journal: Journal, drafts: Drafts, editing: PageDesk, draft: Draft) -> Outcome:
    """Makes a page of a draft, or finishes an edit that was left behind; then lets the draft go.

    Raises: Busy, CannotChange, NoSuchPage, NotKept, OSError. Then the draft stays.
    """
    if draft.open_elsewhere:
        raise Busy("This draft is open in another window. Go on in that window, or close the draft there first.")
    if draft.editing == NEW:
        return editing.finish_edit(draft, None)
    if draft.editing:
        page = page_edited(journal, draft)
        return editing.finish_edit(draft, page) if page else _keep_alone(journal, editing, draft)
    page = draft.page
    if page.unreadable:
        raise CannotChange(f"{page.path} can't be kept as a page: {page.unreadable}.")
    if kind_of(page.entry) in {"page", "line"} and not page.entry.body.strip():
        raise CannotChange("That draft has no words in it. `ptg drafts discard` removes it.")
    extra = {key: value for key, value in page.entry.extra.items() if key not in {DRAFT, "id"}}
    kept = journal.add(replace(page.entry, id=draft.id, extra=extra, kind=_kind_of_page(page.entry)))
    with suppress(Busy, CannotChange):  # it was gone on with meanwhile: what it says now is a draft again
        drafts.discard(draft)
    return Outcome(kept.path)


def _kind_of_page(draft: Entry) -> str:
    """A hard moment in which nothing was tried says how hard it is and what is there, as a check-in does."""
    if draft.kind == "coping" and not draft.strategy:
        return "checkin"
    return draft.kind or "note"


def page_edited(journal: Journal, draft: Draft) -> Page | None:
    """The page that an edit left behind belongs to, under whatever date it stands now; None where it was deleted."""
    try:
        return journal.find(draft.id)
    except NoSuchPage:
        return journal.redated(draft.id)


def _keep_alone(journal: Journal, editing: PageDesk, draft: Draft) -> Outcome:
    """Makes a page of its own of the changed text of a page that is gone. While that one is still in the trash, its
    title, tags and care mark are known, and go with the text."""
    try:
        before = read_page(journal.in_trash(draft.id).path)
        head = before.raw[: before.body_at]
    except NoSuchPage:
        begun = from_stamp(draft.id)
        created = moment_of(NamedDay(begun.date(), begun.time())) if begun else None
        head = frontmatter.compose(to_front_matter(Entry(draft.id, created, kind="note")), "")
    left = editing.left_behind(draft)
    try:
        outcome = journal.keep_alone(own_place(journal.places.entries, draft.id), head + left.text.encode())
    except BaseException:
        left.leave()
        raise
    return outcome._replace(beside=left.let_go())
