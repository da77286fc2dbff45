"""Drafts: one file per running session, and one folder per text that is open in an editor.

A draft is a page like any other, so a person can read it and nothing is needed to turn it into an entry.
They lie on this machine only, never in the synced journal, and never in the system's temporary folder.
"""

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.errors import AmbiguousId, Busy, NoSuchPage
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.names import SUFFIX, place_from_the_end
from ptg_cli.journal.pages import Page, as_page, read_page
from ptg_cli.journal.recovery import page_of_temporary
from ptg_cli.model.entry import Entry, to_front_matter

_LOCK_SUFFIX: Final = ".lock"
_A_MOMENT: Final = 0.2  # seconds: longer than a look at who holds it takes
EDITING: Final = "editing-"
_COPY_NAME: Final = "page.md"
_FACTS_NAME: Final = ".facts"
_SEPARATOR: Final = "@"
NEW: Final = "new"
"""Stands for the digest of an editor copy of a page that does not exist yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft left behind, or one open elsewhere right now (`open_elsewhere`).

    `editing` is the digest of the page an editor copy was made from (`NEW` for a new one), empty for the
    draft of a session.
    """

    id: str
    page: Page
    editing: str = ""
    open_elsewhere: bool = False


class DraftFile:
    """The draft of one running session, held by a lock for as long as the session runs."""

    def __init__(self, folder: Path, entry_id: str) -> None:
        self._path = folder / f"{entry_id}{SUFFIX}"
        self._lock_path = folder / f"{entry_id}{_LOCK_SUFFIX}"
        self._lock = FileLock(self._lock_path, _A_MOMENT)
        if not self._lock.take():
            raise Busy("This draft is open in another window. Go on there, or close it first.")

    def save(self, entry: Entry) -> None:
        """Keeps the session as it stands. Raises: OSError; then the draft is as it was."""
        disk.replace(self._path, frontmatter.compose(to_front_matter(entry), entry.body))

    def discard(self) -> None:
        """Removes the draft: its words are kept as an entry by now, or were not to be kept."""
        if os.path.lexists(self._path):
            disk.remove(self._path)
        self.close()

    def close(self) -> None:
        """Leaves the draft where it is, for another day."""
        self._lock.free()
        if not self._path.exists():
            self._lock_path.unlink(missing_ok=True)


class EditorCopy:
    """A private copy of a text for the person's own editor, in a folder of its own, so that the editor's
    swap and backup files lie there too and leave with it.

    The folder's name holds the page's id and the digest of what was copied, so that a copy left behind by a
    crash can still be compared and kept.
    """

    def __init__(self, drafts: Path, page_id: str, seen: str = NEW) -> None:
        self._folder = drafts / f"{EDITING}{page_id}{_SEPARATOR}{seen}"
        self.path = self._folder / _COPY_NAME
        self._lock = FileLock(self._folder / _LOCK_SUFFIX, _A_MOMENT)

    def open(self, raw: bytes, facts: Entry | None = None) -> bool:
        """Puts the text there, unless a copy from before is there already; says whether it was new. `facts` are
        those of a page that does not exist yet: they lie beside the text, so that a crash loses none.

        Raises: Busy while another window edits the same page.
        """
        disk.make_folder(self._folder)
        if not self._lock.take():
            raise Busy("This page is open in an editor in another window. Close it there first.")
        if self.path.exists():
            return False
        if facts is not None:
            disk.create(self._folder / _FACTS_NAME, frontmatter.compose(to_front_matter(facts), ""))
        disk.create(self.path, raw)
        return True

    def read(self) -> bytes:
        """The text as the editor left it; empty where the editor removed it."""
        try:
            return disk.read(self.path)
        except FileNotFoundError:
            return b""

    def write(self, raw: bytes) -> None:
        """Puts another text in its place. Raises: OSError; then the one before is still there."""
        disk.replace(self.path, raw)

    def discard(self) -> None:
        """Removes the copy and whatever the editor left beside it."""
        self._lock.free()
        shutil.rmtree(self._folder, ignore_errors=False)

    def close(self) -> None:
        """Leaves the copy where it is."""
        self._lock.free()


class Drafts:
    """The drafts folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, entry_id: str) -> DraftFile:
        """The draft of that id, new or left behind. Raises: Busy while another window has it."""
        return DraftFile(self.folder, entry_id)

    def editor_copy(self, page_id: str, seen: str = NEW) -> EditorCopy:
        """A copy of a page for an editor."""
        return EditorCopy(self.folder, page_id, seen)

    def any_there(self) -> bool:
        """True where a draft lies, as far as names tell: none is opened."""
        try:
            names = os.listdir(self.folder)
        except OSError:
            return False
        return any(name.endswith(SUFFIX) or name.startswith(EDITING) for name in names if not name.startswith("."))

    def listed(self) -> list[Draft]:
        """All drafts, newest first. Reading them changes nothing."""
        if not self.folder.is_dir():
            return []
        found = []
        for item in self.folder.iterdir():
            if item.suffix == SUFFIX and not item.name.startswith("."):
                lock = item.with_suffix(_LOCK_SUFFIX)
                found.append(Draft(item.stem, read_page(item), open_elsewhere=is_held(lock)))
            elif item.name.startswith(EDITING) and (item / _COPY_NAME).exists():
                page_id, _, seen = item.name.removeprefix(EDITING).rpartition(_SEPARATOR)
                page = _copied(item, page_id)
                found.append(Draft(page_id, page, seen or NEW, is_held(item / _LOCK_SUFFIX)))
        return sorted(found, key=lambda draft: draft.id, reverse=True)

    def find(self, words: str) -> Draft:
        """The draft meant by an id or its beginning, or `@last`, `@2`, ….

        Raises: NoSuchPage, AmbiguousId.
        """
        drafts = self.listed()
        if words.startswith("@"):
            number = place_from_the_end(words)
            if 1 <= number <= len(drafts):
                return drafts[number - 1]
        begins = [draft for draft in drafts if words and draft.id.startswith(words)]
        exact = [draft for draft in begins if draft.id == words]
        if len(exact or begins) == 1:
            return (exact or begins)[0]
        if begins:
            raise AmbiguousId(f"More than one draft begins with “{words}”. `ptg drafts` shows them.")
        if not drafts:
            raise NoSuchPage("There is no draft: nothing was left open.")
        raise NoSuchPage(f"No draft is called “{words}”. `ptg drafts` shows the ones there are.")

    def discard(self, draft: Draft) -> None:
        """Removes a draft for good. Raises: Busy while another window has it."""
        if draft.open_elsewhere:
            raise Busy("This draft is open in another window. Close it there first.")
        if draft.editing:
            self.editor_copy(draft.id, draft.editing).discard()
        else:
            self.open(draft.id).discard()


def _copied(folder: Path, page_id: str) -> Page:
    """The page that an editor copy would become: the copy is its body, whatever that looks like."""
    path = folder / _COPY_NAME
    try:
        body = disk.read(path)
    except OSError:
        return read_page(path)
    facts = folder / _FACTS_NAME
    head = disk.read(facts) if facts.exists() else frontmatter.compose({"kind": "note"}, "")
    page = as_page(path, head + body)
    return replace(page, id=page_id, entry=replace(page.entry, id=page_id))


def page_of_draft(name: str) -> str:
    """The page whose name a file or folder in the drafts folder bears: a session's draft, its lock, or an editor
    copy. Empty for anything else."""
    if name.startswith(EDITING):
        return name.removeprefix(EDITING).rpartition(_SEPARATOR)[0]
    for suffix in (SUFFIX, _LOCK_SUFFIX):
        if name.endswith(suffix) and not name.startswith("."):
            return name.removesuffix(suffix)
    return page_of_temporary(name)


def is_lock(path: Path) -> bool:
    """True for the file that holds a draft for a window."""
    return path.name.endswith(_LOCK_SUFFIX)


def is_held(lock: Path) -> bool:
    """True while a window holds the draft of that lock."""
    if not os.path.exists(lock):
        return False
    probe = FileLock(lock, 0)
    if probe.take():
        probe.free()
        return False
    return True
