"""Drafts left behind: keep one as a page."""

from dataclasses import replace

from ptg_cli.desk.editing import Editing
from ptg_cli.desk.moments import moment_of
from ptg_cli.journal import frontmatter
from ptg_cli.journal.drafts import NEW, Draft, Drafts
from ptg_cli.journal.errors import Busy, CannotChange, NoSuchPage
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.names import own_place
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.civil import When, from_stamp
from ptg_cli.model.entry import Entry, to_front_matter
from ptg_cli.session.session import DRAFT


def keep_draft(journal: Journal, drafts: Drafts, editing: Editing, draft: Draft) -> Outcome:
    """Makes a page of a draft, or finishes an edit that was left behind; then lets the draft go.

    Raises: Busy, CannotChange, NoSuchPage, NotKept, OSError. Then the draft stays.
    """
    if draft.open_elsewhere:
        raise Busy("This draft is open in another window. Go on there, or close it first.")
    if draft.editing == NEW:
        return editing.finish_edit(draft, None)
    if draft.editing:
        page = page_edited(journal, draft)
        return editing.finish_edit(draft, page) if page else _keep_alone(journal, editing, draft)
    page = draft.page
    if page.unreadable:
        raise CannotChange(f"{page.path} can't be kept as a page: {page.unreadable}.")
    if not page.entry.body.strip():
        raise CannotChange("That draft has no words in it. `ptg drafts discard` removes it.")
    extra = {key: value for key, value in page.entry.extra.items() if key not in {DRAFT, "id"}}
    kept = journal.add(replace(page.entry, id=draft.id, extra=extra, kind=page.entry.kind or "note"))
    drafts.discard(draft)
    return Outcome(kept.path)


def page_edited(journal: Journal, draft: Draft) -> Page | None:
    """The page that an edit left behind belongs to, under whatever date it stands now; None where it was deleted."""
    try:
        return journal.find(draft.id)
    except NoSuchPage:
        return journal.redated(draft.id)


def _keep_alone(journal: Journal, editing: Editing, draft: Draft) -> Outcome:
    """Makes a page of its own of the changed text of a page that is gone. While that one is still in the trash, its
    title, tags and care mark are known, and go with the text."""
    try:
        before = read_page(journal.in_trash(draft.id).path)
        head = before.raw[: before.body_at]
    except NoSuchPage:
        begun = from_stamp(draft.id)
        created = moment_of(When(begun.date(), begun.time())) if begun else None
        head = frontmatter.compose(to_front_matter(Entry(draft.id, created, kind="note")), "")
    left = editing.left_behind(draft)
    try:
        outcome = journal.keep_alone(own_place(journal.places.entries, draft.id), head + left.text.encode())
    except BaseException:
        left.leave()
        raise
    return replace(outcome, beside=left.let_go())
