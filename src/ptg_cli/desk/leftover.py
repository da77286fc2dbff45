"""Drafts left behind: keep one as a page."""

from dataclasses import replace

from ptg_cli.desk.editing import Editing
from ptg_cli.journal.drafts import NEW, Draft, Drafts
from ptg_cli.journal.errors import Busy, CannotChange
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.session.session import DRAFT


def keep_draft(journal: Journal, drafts: Drafts, editing: Editing, draft: Draft) -> Outcome:
    """Makes a page of a draft, or finishes an edit that was left behind; then lets the draft go.

    Raises: Busy, CannotChange, NoSuchPage, NotKept, OSError. Then the draft stays.
    """
    if draft.open_elsewhere:
        raise Busy("This draft is open in another window. Go on there, or close it first.")
    if draft.editing:
        return editing.finish_edit(draft, None if draft.editing == NEW else journal.find(draft.id))
    page = draft.page
    if page.unreadable:
        raise CannotChange(f"{page.path} can't be kept as a page: {page.unreadable}.")
    if not page.entry.body.strip():
        raise CannotChange("That draft has no words in it. `ptg drafts discard` removes it.")
    extra = {key: value for key, value in page.entry.extra.items() if key not in {DRAFT, "id"}}
    kept = journal.add(replace(page.entry, id=draft.id, extra=extra, kind=page.entry.kind or "note"))
    drafts.discard(draft)
    return Outcome(kept.path)
