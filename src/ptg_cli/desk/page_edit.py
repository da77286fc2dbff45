"""Changing a page: its text in the person's own editor, its front matter key by key, its date."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import chain
from pathlib import Path
from typing import Any

from ptg_cli.desk.aims import redate_in_aims
from ptg_cli.desk.civil_time import local_zone, moment_of
from ptg_cli.desk.editor import Closed, EditorFailed, EditorStopped
from ptg_cli.journal import frontmatter
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.drafts import NEW, Draft, Drafts, EditorCopy
from ptg_cli.journal.errors import Busy, CannotChange, JournalError, NoSuchPage, NotKept
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.pages import Page, read_facts, read_page
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.civil_time import NamedDay, calendar_day, logical_day, read_clock, read_when
from ptg_cli.model.entry import Entry, civil_time
from ptg_cli.model.folded import folded
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import page_edit as said

Opener = Callable[[Path, tuple[int, ...]], Closed]


class StillOpen(NotKept):
    """The editor came back at once, and may have the text open yet: nothing failed, and nothing is kept."""


"""Opens a file in an editor and waits until it is closed; the descriptors stay open there. Raises: EditorFailed."""


@dataclass(frozen=True, slots=True)
class EditedText:
    """A text that came back from the editor. Its copy stays until the text is safe elsewhere: then `finish`, else
    `leave`. `earlier` is where a text is now that an earlier time had left in the copy's place."""

    text: str
    earlier: tuple[Path, ...]
    _copy: EditorCopy
    _recovery: Recovery
    _known: tuple[bytes, ...]

    @property
    def path(self) -> Path:
        """Where the copy is."""
        return self._copy.path

    def finish(self) -> str:
        """The text is safe: the copy goes. What has to be said of what the editor left beside it; mostly nothing."""
        return beside_words((*self.earlier, *self.let_go()))

    def let_go(self) -> tuple[Path, ...]:
        """Like `finish`; where the files are that the editor left beside the text."""
        return self._copy.finish(self._recovery, *self._known)

    def leave(self) -> None:
        """Leaves the copy as a draft."""
        self._copy.close()


class PageDesk:
    """Texts opened in an editor. `edit` is what opens a file there and waits.

    The copy of a text is removed only once the editor has ended, the text has been taken over, and nothing else lies
    beside it. Until then it is a draft, and what could be done with it is said.
    """

    def __init__(self, journal: Journal, drafts: Drafts, recovery: Recovery, edit: Opener) -> None:
        self._journal = journal
        self._drafts = drafts
        self._recovery = recovery
        self._edit = edit

    def edit_page(self, page: Page) -> Outcome | None:
        """Opens a page's text in the editor and keeps what comes back; None where nothing changed.

        Raises: EditorFailed, EditorStopped, NotKept, CannotChange, Busy.
        """
        if page.unreadable:
            raise CannotChange(said.cannot_be_opened_here(str(page.path), page.unreadable))
        copy = self._drafts.editor_copy(page.id, page.digest)
        before = page.raw[page.body_at :]
        copy.open(before)
        self._run(copy, before)
        if copy.read() == before and not copy.beside(before):
            copy.finish(self._recovery, before)
            return None
        return self._keep_edit(copy, page)

    def reopen(self, draft: Draft) -> None:
        """Opens a text again that was left in an editor. It stays a draft.

        Raises: EditorFailed, EditorStopped, NotKept, Busy.
        """
        copy = self._drafts.editor_copy(draft.id, draft.editing)
        copy.open(b"")
        try:
            self._run(copy, b"")
        finally:
            copy.close()

    def finish_edit(self, draft: Draft, page: Page | None) -> Outcome:
        """Keeps the text of an editor copy that was left behind: as the page's, or as a new page where there is none.

        Raises: CannotChange, NotKept, Busy, OSError.
        """
        if page is not None:
            copy = self._drafts.editor_copy(draft.id, draft.editing)
            copy.open(b"")
            return self._keep_edit(copy, page, seen=draft.editing)
        left = self.left_behind(draft)
        entry = draft.page.entry
        try:
            kept = self._journal.add(replace(entry, id=draft.id, kind=entry.kind or "note", body=left.text))
        except BaseException:
            left.leave()
            raise
        return Outcome(kept.path, beside=left.let_go())

    def left_behind(self, draft: Draft) -> EditedText:
        """The text of an editor copy that was left behind, to be kept somewhere else than in its page.

        Raises: CannotChange where it has no words, NotKept where it is no text, Busy.
        """
        copy = self._drafts.editor_copy(draft.id, draft.editing)
        copy.open(b"")
        text = self._text(copy)
        if not text.strip():
            raise self._without_words(copy, said.DRAFT_WITHOUT_WORDS)
        return EditedText(text, (), copy, self._recovery, (_encoded(text),))

    def edit_text(self, entry: Entry, text: str, *, safe: bool) -> EditedText:
        """Opens a text that is no page yet; `entry` has its facts, which lie beside the copy. `safe`: the text is on
        the disk elsewhere, so that a copy which says no more than that may go.

        Raises: EditorFailed, EditorStopped, NotKept, Busy, OSError.
        """
        copy = self._drafts.editor_copy(entry.id, NEW)
        before = _encoded(text)
        earlier: tuple[Path, ...] = ()
        if not copy.open(before, entry) and (left := copy.read()) != before:
            if left.strip():
                earlier = (self._recovery.rescue(left, ".md", entry.id),)
            copy.write(before)
        self._run(copy, before if safe else b"")
        return EditedText(self._text(copy), earlier, copy, self._recovery, (before, copy.read()))

    def _run(self, copy: EditorCopy, safe: bytes) -> None:
        """Runs the editor on the copy until it is closed. `safe` is what is on the disk elsewhere, too.

        Raises: EditorFailed where nothing was written, NotKept where the copy waits, EditorStopped in either case.
        """
        try:
            closed = self._edit(copy.path, copy.held_by)
        except EditorFailed as error:
            closed = Closed(fault=str(error))
        waits = closed.still_open or copy.read() not in (b"", safe) or copy.beside(safe)
        if closed.signal:
            self._stopped(copy, closed, bool(waits))
        if closed.still_open:
            copy.close()
            raise StillOpen(said.still_open(closed.why, str(copy.path)), copy.path)
        if not closed.fault:
            return
        if not waits:
            copy.finish(self._recovery, safe)
            raise EditorFailed(f"{closed.fault} {said.NOTHING_WAS_CHANGED}")
        copy.close()
        raise NotKept(f"{closed.fault} {said.NOTHING_WAS_CHANGED} {said.waits(str(copy.path))}", copy.path)

    def _stopped(self, copy: EditorCopy, closed: Closed, waits: bool) -> None:
        if not waits:
            copy.finish(self._recovery)
            raise EditorStopped(said.stopped_in_editor(said.NOTHING_WAS_CHANGED), closed.signal)
        copy.close(runs=closed.runs)
        raise EditorStopped(said.stopped_in_editor(said.waits(str(copy.path))), closed.signal)

    def _keep_edit(self, copy: EditorCopy, page: Page, seen: str = "") -> Outcome:
        body = _encoded(self._text(copy))
        before = page.raw[page.body_at :]
        if not body.strip():
            raise self._without_words(copy, said.CAME_BACK_EMPTY)
        if body == before and copy.beside(before):
            copy.close()
            raise NotKept(said.something_beside(str(copy.path)), copy.path)
        try:
            outcome = self._journal.rewrite_file(page.path, page.raw[: page.body_at] + body, seen or page.digest)
        except Busy as error:
            copy.close()
            raise Busy(said.not_kept_yet_busy(str(copy.path))) from error
        except OSError as error:
            copy.close()
            raise NotKept(said.not_kept_yet_disk(error.strerror or "", str(copy.path)), copy.path) from error
        except JournalError as error:
            copy.close()
            raise NotKept(said.not_kept_yet(str(error), str(copy.path)), copy.path) from error
        return outcome._replace(beside=copy.finish(self._recovery, body, before))

    def _text(self, copy: EditorCopy) -> str:
        """The copy as text. Raises: NotKept where it is none; then it is in recovery, byte for byte."""
        return text_of(copy, self._recovery)

    def _without_words(self, copy: EditorCopy, words: str) -> CannotChange:
        """The copy goes, since it has no words; what lies beside it is named."""
        return CannotChange(" ".join(filter(None, (words, beside_words(copy.finish(self._recovery))))))


def text_of(copy: EditorCopy, recovery: Recovery) -> str:
    """The text of a copy. Raises: NotKept where its bytes are no text: a page of them could not be opened again, so
    they are kept exactly as they are in recovery."""
    raw = copy.read()
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        rescued = copy.rescue(recovery)
        beside = beside_words(copy.finish(recovery, raw))
        raise NotKept(f"{said.no_text(str(rescued))} {beside}".strip(), rescued) from error


def beside_words(paths: tuple[Path, ...]) -> str:
    """What is said of files that an editor left beside a text; empty where there are none."""
    if not paths:
        return ""
    swap = next((path for path in paths if path.suffix == ".swp"), None)
    return said.beside(tuple(map(str, paths)), str(swap or ""))


def told_of(outcome: Outcome | None, kept: str) -> str:
    """What is said of a change: `kept`, unless something else became of it."""
    if outcome is None or (outcome.same and not outcome.beside):
        return said.NOTHING_WAS_CHANGED
    became = said.KEPT_ALONE if outcome.alone else said.BOTH_KEPT if outcome.conflict else kept
    return " ".join(filter(None, (became, beside_words(outcome.beside))))


class PageEdit:
    """A page's text while it is changed on the screen. Its draft is an editor copy, so that one left behind is
    found again, here and by `ptg drafts`.

    Raises, when made: CannotChange for a page that can't be read; Busy while another window has it; NotKept where an
    editor left in its draft what is no text: that is in recovery then, and the page can be opened.
    """

    def __init__(self, journal: Journal, drafts: Drafts, recovery: Recovery, page: Page) -> None:
        if page.unreadable:
            raise CannotChange(said.cannot_be_opened_here(str(page.path), page.unreadable))
        self._journal = journal
        self._recovery = recovery
        self._page = page
        self._before = page.raw[page.body_at :]
        self._copy = drafts.editor_copy(page.id, page.digest)
        self._copy.open(self._before)
        self.text = text_of(self._copy, recovery)
        self.left_behind = _encoded(self.text) != self._before
        """True where `text` is what an earlier time left in the draft, not the page's own."""

    def changed(self, text: str) -> bool:
        """True when the text is another one than the page's."""
        return _encoded(text) != self._before

    def save(self, text: str) -> None:
        """Keeps the text in the draft. Raises: OSError; then the draft is as it was."""
        self._copy.write(_encoded(text))

    def keep(self, text: str) -> Outcome | None:
        """Makes the text the page's own, what it was before kept under history; None where nothing changed.

        Raises: CannotChange, Busy, OSError; the draft is still there then.
        """
        raw = _encoded(text)
        if raw == self._before:
            beside = self._copy.finish(self._recovery, raw)
            return Outcome(self._page.path, beside=beside) if beside else None
        if not raw.strip():
            raise CannotChange(said.EMPTY)
        self.save(text)
        page = self._page
        outcome = self._journal.rewrite_file(page.path, page.raw[: page.body_at] + raw, page.digest)
        return outcome._replace(beside=self._copy.finish(self._recovery, raw, self._before))

    def discard(self) -> None:
        """Leaves the page as it was and removes the draft."""
        self._copy.erase()

    def close(self) -> None:
        """Leaves the draft for another day; one that says what the page says is removed."""
        if self._copy.read() in (self._before, b"") and not self._copy.beside(self._before):
            self._copy.finish(self._recovery, self._before)
        else:
            self._copy.close()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class PageChange:
    """What to change in a page's front matter; None leaves a thing as it is, and an empty text takes it off. `worth` is
    one of `scales.WORTH`: the answer to whether the page was worth doing. `tied` and `untied` are other pages' ids."""

    title: str | None = None
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()
    care: bool | None = None
    when: NamedDay | None = None
    worth: str | None = None
    remember: str | None = None
    milestone: str | None = None
    tied: tuple[str, ...] = ()
    untied: tuple[str, ...] = ()


def new_date(page: Page, words: str, now: datetime, day_starts_at: time) -> NamedDay:
    """The day and time that a person gives a page. A day alone keeps the time that the page has, and a time alone its
    day; both are within a day of the person's.

    Raises: NotADate.
    """
    when, moment = read_when(words, now, day_starts_at), civil_time(page.entry)
    if moment is None:
        return when
    if (clock := read_clock(words)) is not None:
        return NamedDay(calendar_day(logical_day(moment, day_starts_at), clock, day_starts_at), clock)
    if when.clock is not None:
        return when
    return when._replace(day=calendar_day(when.day, moment.time(), day_starts_at), clock=moment.time())


def clean_tags(words: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: trimmed, without a leading # or @ and without commas at either end, each once whatever its
    case and the form of its letters, in the order given."""
    tags = (in_one_line(word).lstrip("#@, ").rstrip(", ") for word in words)
    first: dict[str, str] = {}
    for tag in tags:
        if tag:
            first.setdefault(folded(tag), tag)
    return tuple(first.values())


def change_page(journal: Journal, page: Page, change: PageChange) -> Outcome:
    """Changes a page's front matter. With a new date the page gets a new name, too, and its history goes with it.

    Raises: CannotChange, OSError.
    """
    if page.unreadable:
        raise CannotChange(said.cannot_be_changed(str(page.path), page.unreadable))
    updates: dict[str, Any] = {}
    for key in ("title", "worth", "remember", "milestone"):
        words: str | None = getattr(change, key)
        if words is not None and in_one_line(words) != getattr(page.entry, key):
            updates[key] = in_one_line(words) or None
    if change.tags or change.untags:
        gone = {folded(tag) for tag in clean_tags(change.untags)}
        tags = [tag for tag in clean_tags((*page.entry.tags, *change.tags)) if folded(tag) not in gone]
        if tags != list(page.entry.tags):
            updates["tags"] = tags or None
    if change.tied or change.untied:
        ties = dict.fromkeys((*page.entry.tied, *change.tied))
        tied = [one for one in ties if one not in change.untied]
        if tied != list(page.entry.tied):
            updates["tied"] = tied or None
    if change.care is not None and change.care != page.entry.care:
        updates["care"] = change.care or None
    if change.care:
        _mark_earlier_dates(journal, page)
    if not updates and change.when is None:
        return Outcome(page.path, same=True)
    if change.when is None:
        return journal.rewrite(page, frontmatter.change(page.raw, updates))
    return _redate(journal, page, change.when, updates)


def _mark_earlier_dates(journal: Journal, page: Page) -> None:
    """What a page was under earlier dates lies in the trash, where lists would still show its words."""
    earlier, seen = page.entry.was, {page.id}
    while earlier and earlier not in seen:
        seen.add(earlier)
        found = next((one for one in journal.trashed() if one.id == earlier), None)
        if found is None:
            return
        old = read_page(found.path)
        if not (old.unreadable or old.misread or old.entry.care):
            journal.rewrite(old, frontmatter.change(old.raw, {"care": True}))
        earlier = old.entry.was


def _redate(journal: Journal, page: Page, when: NamedDay, updates: dict[str, Any]) -> Outcome:
    moment = moment_of(when)
    new_id = journal.new_id(moment.replace(tzinfo=None))
    zone = local_zone() if when.offset is None else ""
    updates |= {"id": new_id, "created": moment, "zone": zone or None, "was": page.id}
    outcome = journal.redate(page, new_id, frontmatter.change(page.raw, updates))
    if not outcome.conflict:
        _mend_pointers(journal, page, new_id)
    return outcome


def _mend_pointers(journal: Journal, page: Page, new_id: str) -> None:
    """Lets every page that names a redated one name it by its new id: those tied to it, those that ran inside it, the
    aim it tells of, and those in the trash, which may come back. One that could not be mended when the page was redated
    before is mended now. What can't be changed now still finds it, by the id it had before; the doctor names loose
    ties."""
    before = {page.id, page.entry.was} - {""}
    if page.entry.aim:
        redate_in_aims(Documents(journal), before, new_id)
    named = re.compile(b"|".join(re.escape(one.encode()) for one in sorted(before)))
    for found in chain(journal.newest(), journal.trashed()):
        if found.id == new_id or (facts := read_facts(found.path, named)) is None:
            continue
        if updates := _pointing_to(new_id, before, facts.entry):
            with suppress(JournalError, OSError):  # it still finds it, by the id it had before
                other = read_page(found.path)
                journal.rewrite(other, frontmatter.change(other.raw, updates))


def _pointing_to(new_id: str, before: set[str], entry: Entry) -> dict[str, Any]:
    """What to change in an entry so that it names by its new id what it names by one of those before."""
    updates: dict[str, Any] = {}
    if entry.within in before:
        updates["within"] = new_id
    if not before.isdisjoint(entry.tied):
        updates["tied"] = list(dict.fromkeys(new_id if one in before else one for one in entry.tied))
    return updates


def earlier_versions(journal: Journal, page_id: str) -> list[Path]:
    """The kept earlier versions of a page, newest first, with those of ids that it had before."""
    return [path for one in (page_id, *_earlier_ids(journal, page_id)) for path in journal.versions(one)]


def _earlier_ids(journal: Journal, page_id: str) -> list[str]:
    """The ids a page had before an earlier version of ptg gave it other dates, newest first."""
    found: list[str] = []
    was = journal.find(page_id).entry.was
    while was and was not in found:
        found.append(was)
        try:
            was = read_page(journal.in_trash(was).path).entry.was
        except NoSuchPage:
            break
    return found


def put_back(journal: Journal, page: Page, version: bytes) -> Outcome:
    """Makes an earlier version of a page the present one. A page that was given another date since keeps its
    name and date, and what it is tied to, or ran inside, is what it is now. Raises: CannotChange, OSError."""
    earlier = frontmatter.split(version).table or {}
    now = {"tied": list(page.entry.tied) or None, "within": page.entry.within or None}
    if earlier and any((earlier.get(key) or None) != value for key, value in now.items()):
        version = frontmatter.change(version, now)
    if earlier.get("id") not in (None, page.id):
        present = frontmatter.split(page.raw).table or {}
        version = frontmatter.change(version, {key: present.get(key) for key in ("id", "created", "zone", "was")})
    return journal.rewrite(page, version)
