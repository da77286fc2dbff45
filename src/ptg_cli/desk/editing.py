"""Changing a page: its text in the person's own editor, its front matter key by key, its date."""

import os
import shlex
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ptg_cli.desk.moments import local_zone, moment_of
from ptg_cli.journal import frontmatter
from ptg_cli.journal.drafts import NEW, Draft, Drafts, EditorCopy
from ptg_cli.journal.errors import CannotChange, JournalError, NotKept
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.civil import When
from ptg_cli.model.entry import Entry

FALLBACK_EDITORS = ("nano", "vi")
HOW_TO_LEAVE_VI = (
    "Opening vi, since no editor is set. Escape, then :wq and enter keeps what you write; "
    "escape, then :q! and enter leaves it. `ptg config set editor nano` chooses another."
)
"""Said before someone finds themselves in an editor they did not choose."""


class EditorFailed(JournalError):
    """The editor could not be started, or ended saying that something was wrong."""


def editor_command(setting: str) -> list[str]:
    """The person's editor and its arguments: $VISUAL, then $EDITOR, then the setting, then nano or vi.

    Raises: EditorFailed where there is none or its words do not parse.
    """
    chosen = {name: os.environ.get(name, "") for name in ("VISUAL", "EDITOR")}
    chosen["ptg config set editor"] = setting
    where, words = next(((where, words) for where, words in chosen.items() if words), ("", ""))
    try:
        command = shlex.split(words)
    except ValueError as error:
        raise EditorFailed(f"The editor “{words}” has a quote that is not closed. Mend it: {where}.") from error
    if command:
        return command
    import shutil

    for name in FALLBACK_EDITORS:
        if shutil.which(name):
            return [name]
    raise EditorFailed("No editor is known. Set $VISUAL, or `ptg config set editor nano`.")


def run_editor(command: list[str], path: Path) -> None:
    """Opens a file in the editor and waits. The terminal is the editor's meanwhile, standard output too.

    Raises: EditorFailed.
    """
    try:
        # stdout may be captured for the new id; editors draw on it, so they get the terminal's stderr.
        done = subprocess.run([*command, str(path)], stdout=2 if not os.isatty(1) else None, check=False)
    except OSError as error:
        raise EditorFailed(f"The editor “{command[0]}” could not be started: {error.strerror}.") from error
    if done.returncode:
        raise EditorFailed(f"The editor “{command[0]}” ended with {done.returncode}.")


class Editing:
    """Texts opened in an editor. `edit` is what opens a file there and waits; it raises EditorFailed."""

    def __init__(self, journal: Journal, drafts: Drafts, recovery: Recovery, edit: Callable[[Path], None]) -> None:
        self._journal = journal
        self._drafts = drafts
        self._recovery = recovery
        self._edit = edit

    def edit_page(self, page: Page) -> Outcome | None:
        """Opens a page's text in the editor and keeps what comes back; None where nothing changed.

        Raises: EditorFailed, NotKept, CannotChange, Busy.
        """
        if page.unreadable:
            raise CannotChange(f"{page.path} can't be opened here: {page.unreadable}.")
        copy = self._drafts.editor_copy(page.id, page.digest)
        left_behind = not copy.open(page.raw[page.body_at :])
        changed = self._run(copy, page.raw[page.body_at :], page.id) or left_behind
        if not changed:
            copy.discard()
            return None
        return self._keep_edit(copy, page)

    def finish_edit(self, draft: Draft, page: Page) -> Outcome:
        """Keeps the text of an editor copy that was left behind."""
        copy = self._drafts.editor_copy(draft.id, draft.editing)
        if not copy.open(b""):
            return self._keep_edit(copy, page, seen=draft.editing)
        copy.discard()
        raise CannotChange("That draft has no text any more. Nothing was kept.")

    def edit_text(self, entry: Entry, text: str) -> tuple[str, EditorCopy]:
        """Opens a text that is no page yet; `entry` has its facts, which lie beside the copy. The copy stays
        until its caller has kept the text elsewhere."""
        page_id = entry.id
        copy = self._drafts.editor_copy(page_id, NEW)
        before = text.encode("utf-8", "surrogateescape")
        copy.open(before, entry)
        self._run(copy, before, page_id)
        raw = copy.read()
        try:
            return raw.decode(), copy
        except UnicodeDecodeError as error:
            rescued = self._rescue(copy, page_id)
            raise NotKept(f"What the editor wrote isn't UTF-8 text. It is here: {rescued}", rescued) from error

    def _run(self, copy: EditorCopy, before: bytes, page_id: str) -> bool:
        """Runs the editor on the copy; true when the text changed. On trouble, changed text is rescued."""
        try:
            self._edit(copy.path)
        except EditorFailed as error:
            if copy.read() in (b"", before):
                copy.discard()
                raise EditorFailed(f"{error} Nothing was changed.") from error
            rescued = self._rescue(copy, page_id)
            raise NotKept(f"{error} Nothing was changed; what you wrote is here: {rescued}", rescued) from error
        return copy.read() != before

    def _keep_edit(self, copy: EditorCopy, page: Page, seen: str = "") -> Outcome:
        body = copy.read()
        if not body.strip():
            copy.discard()
            raise CannotChange("The text came back empty, so the page stays as it was. `ptg delete` removes it.")
        raw = page.raw[: page.body_at] + body
        try:
            outcome = self._journal.rewrite_file(page.path, raw, seen or page.digest)
        except OSError as error:
            copy.close()
            raise NotKept(
                f"The change could not be kept ({error.strerror}). It waits here: {copy.path} "
                "`ptg drafts` shows it, and `ptg drafts keep` tries again.",
                copy.path,
            ) from error
        copy.discard()
        return outcome

    def _rescue(self, copy: EditorCopy, page_id: str) -> Path:
        rescued = self._recovery.rescue(copy.read(), ".md", page_id)
        copy.discard()
        return rescued


class PageEdit:
    """A page's text while it is changed on the screen. Its draft is an editor copy, so that one left behind is
    found again, here and by `ptg drafts`.

    Raises, when made: CannotChange for a page that can't be read; Busy while another window has it.
    """

    def __init__(self, journal: Journal, drafts: Drafts, page: Page) -> None:
        if page.unreadable:
            raise CannotChange(f"{page.path} can't be opened here: {page.unreadable}.")
        self._journal = journal
        self._page = page
        self._before = page.raw[page.body_at :]
        self._copy = drafts.editor_copy(page.id, page.digest)
        self._copy.open(self._before)
        raw = self._copy.read()
        try:
            self.text = raw.decode()
        except UnicodeDecodeError as error:
            self._copy.close()
            raise CannotChange(f"What an editor left of this page isn't UTF-8 text: {self._copy.path}") from error
        self.left_behind = raw != self._before
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
            self._copy.discard()
            return None
        if not raw.strip():
            raise CannotChange("A page can't be kept empty. Leave it as it was, or delete it in the list of pages.")
        self.save(text)
        page = self._page
        outcome = self._journal.rewrite_file(page.path, page.raw[: page.body_at] + raw, page.digest)
        self._copy.discard()
        return outcome

    def discard(self) -> None:
        """Leaves the page as it was and removes the draft."""
        self._copy.discard()

    def close(self) -> None:
        """Leaves the draft for another day; one that says what the page says is removed."""
        if self._copy.read() in (self._before, b""):
            self._copy.discard()
        else:
            self._copy.close()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Change:
    """What to change in a page's front matter; None leaves a thing as it is, and an empty text takes it off. `worth` is
    one of `scales.WORTH`: the answer to whether the page was worth doing."""

    title: str | None = None
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()
    care: bool | None = None
    when: When | None = None
    worth: str | None = None
    remember: str | None = None


def clean_tags(words: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: trimmed, without a leading # or @, each once whatever its case, in the
    order given."""
    tags = (" ".join(word.split()).lstrip("#@") for word in words)
    first: dict[str, str] = {}
    for tag in tags:
        if tag:
            first.setdefault(tag.casefold(), tag)
    return tuple(first.values())


def change_page(journal: Journal, page: Page, change: Change) -> Outcome:
    """Changes a page's front matter. With a new date the page gets a new name, too, and its history goes with it.

    Raises: CannotChange, OSError.
    """
    if page.unreadable:
        raise CannotChange(f"{page.path} can't be changed: {page.unreadable}.")
    updates: dict[str, Any] = {}
    for key, words in (("title", change.title), ("worth", change.worth), ("remember", change.remember)):
        if words is not None:
            updates[key] = " ".join(words.split()) or None
    if change.tags or change.untags:
        gone = {tag.casefold() for tag in clean_tags(change.untags)}
        tags = clean_tags((*page.entry.tags, *change.tags))
        updates["tags"] = [tag for tag in tags if tag.casefold() not in gone] or None
    if change.care is not None:
        updates["care"] = change.care or None
    if change.care:
        _mark_earlier_dates(journal, page)
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


def _redate(journal: Journal, page: Page, when: When, updates: dict[str, Any]) -> Outcome:
    moment = moment_of(when)
    new_id = journal.new_id(moment.replace(tzinfo=None))
    zone = local_zone() if when.offset is None else ""
    updates |= {"id": new_id, "created": moment, "zone": zone or None, "was": page.id}
    return journal.redate(page, new_id, frontmatter.change(page.raw, updates))


def put_back(journal: Journal, page: Page, version: bytes) -> Outcome:
    """Makes an earlier version of a page the present one. A page that was given another date since keeps its
    name and date. Raises: CannotChange, OSError."""
    earlier = frontmatter.split(version).table or {}
    if earlier.get("id") not in (None, page.id):
        present = frontmatter.split(page.raw).table or {}
        version = frontmatter.change(version, {key: present.get(key) for key in ("id", "created", "zone", "was")})
    return journal.rewrite(page, version)
