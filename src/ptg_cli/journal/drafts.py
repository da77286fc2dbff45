"""Drafts: one file per running session, and one folder per text that is open in an editor.

A draft is a page like any other, so a person can read it and nothing is needed to turn it into an entry.
They lie on this machine only, never in the synced journal, and never in the system's temporary folder.
"""

import itertools
import os
import re
import stat
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.errors import AmbiguousId, Busy, CannotChange, NoSuchPage
from ptg_cli.journal.lock import FileLock, is_held
from ptg_cli.journal.names import EDITING, LOCK_SUFFIX, SEPARATOR, SUFFIX, place_from_the_end
from ptg_cli.journal.pages import Page, as_page, read_page
from ptg_cli.journal.recovery import Recovery
from ptg_cli.journal.removal import ListedFile, files_at, folders_at, remove_listed
from ptg_cli.model.entry import Entry, to_front_matter
from ptg_cli.model.nearest import no_such

_A_MOMENT: Final = 0.2  # seconds: longer than a look at who holds it takes
_COPY_NAME: Final = "page.md"
_FACTS_NAME: Final = ".facts"
_CUT_OFF: Final = re.compile(r"page\.md\.save(\.\d+)?|#page\.md#")
"""What nano and Emacs call the text that they save when they are cut off."""
_WORDLESS: Final = (b"Vim\x9fUnDo\xe5", b"b0nano")
"""How files begin that no words can be read from: vim's undo files, which need the very text they were made with, and
nano's mark of a file that is open."""
NEW: Final = "new"
"""Stands for the digest of an editor copy of a page that does not exist yet."""


_HELD: Final = "This draft is open in another window. Close it there first."


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft left behind, or one open elsewhere right now (`open_elsewhere`).

    `editing` is the digest of the page an editor copy was made from (`NEW` for a new one), empty for the
    draft of a session. `beside` are files that an editor left beside the text, and that may hold words. `files` are all
    that belongs to it, as it stood when it was listed: what goes when the draft is discarded.
    """

    id: str
    page: Page
    editing: str = ""
    open_elsewhere: bool = False
    beside: tuple[Path, ...] = ()
    files: tuple[ListedFile, ...] = ()


class DraftFile:
    """The draft of one running session, held by a lock for as long as the session runs."""

    def __init__(self, folder: Path, entry_id: str) -> None:
        self._path = folder / f"{entry_id}{SUFFIX}"
        self._lock_path = folder / f"{entry_id}{LOCK_SUFFIX}"
        self._lock = FileLock(self._lock_path, _A_MOMENT)
        if not self._lock.take():
            raise Busy("This draft is open in another window. Go on in that window, or close the draft there first.")

    def save(self, entry: Entry) -> None:
        """Keeps the session as it stands. Raises: OSError; then the draft is as it was."""
        disk.replace(self._path, frontmatter.compose(to_front_matter(entry), entry.body))

    @property
    def files(self) -> tuple[ListedFile, ...]:
        """The draft's own file as it stands now."""
        return files_at(self._path)

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
    swap and backup files lie there too.

    The folder's name holds the page's id and the digest of what was copied, so that a copy left behind by a
    crash can still be compared and kept.
    """

    def __init__(self, drafts: Path, page_id: str, seen: str = NEW) -> None:
        self._id = page_id
        self._folder = drafts / f"{EDITING}{page_id}{SEPARATOR}{seen}"
        self.path = self._folder / _COPY_NAME
        self._lock = FileLock(self._folder / LOCK_SUFFIX, _A_MOMENT)

    def open(self, raw: bytes, facts: Entry | None = None) -> bool:
        """Puts the text there, unless a copy from before is there already; says whether it was new. `facts` are
        those of a page that does not exist yet: they lie beside the text, so that a crash loses none.

        What an editor saved of a copy from before as it was cut off takes the copy's place, if it is newer.
        Raises: Busy while another window, or an editor, has the same page.
        """
        disk.make_folder(self._folder)
        if not self._lock.take():
            raise Busy("This page is open in an editor in another window. Close it there first.")
        newest = _newest_text(self._folder)
        if newest is not None:
            if newest != self.path:
                self._take_over(newest)
            return False
        if facts is not None:
            disk.replace(self._folder / _FACTS_NAME, frontmatter.compose(to_front_matter(facts), ""))
        disk.create(self.path, raw)
        return True

    @property
    def held_by(self) -> tuple[int, ...]:
        """The file descriptor that holds the copy: an editor that keeps it open holds the copy as long as it runs."""
        return () if self._lock.handle is None else (self._lock.handle,)

    def read(self) -> bytes:
        """The text as the editor left it; empty where the editor removed it."""
        try:
            return disk.read(self.path)
        except FileNotFoundError:
            return b""

    def write(self, raw: bytes) -> None:
        """Puts another text in its place. Raises: OSError; then the one before is still there."""
        disk.replace(self.path, raw)

    def beside(self, *known: bytes) -> list[Path]:
        """What lies beside the text and may hold words: swap and backup files, what an editor saved as it was cut off.
        What says the same as one of `known` is none of it, nor is a mark that leads nowhere."""
        return [path for path in _beside(self._folder) if not _is_known(path, known)]

    def rescue(self, recovery: Recovery) -> Path:
        """Puts the text into recovery too, byte for byte, and says where. Raises: OSError."""
        return recovery.rescue(self.read(), SUFFIX, self._id)

    def finish(self, recovery: Recovery, *known: bytes) -> tuple[Path, ...]:
        """The text is kept elsewhere, so the copy goes. Whatever else lies in its folder goes to `recovery`, but for
        what says the same as one of `known`. Returns where those files are now."""
        kept = tuple(self._put_aside(path, recovery) for path in self.beside(*known))
        for path in _beside(self._folder):
            if path not in kept:
                disk.remove(path)
        self._let_go_of_own()
        return kept

    def hold(self) -> bool:
        """Takes hold of a copy that is there, to discard it. False while another window, or an editor, has it."""
        return self._lock.take()

    @property
    def files(self) -> tuple[ListedFile, ...]:
        """The copy and everything beside it, as it stands now. Links are not followed."""
        return _files_of_copy(self._folder)

    def erase(self) -> None:
        """Removes the copy and everything beside it: nothing of it was to be left. What comes meanwhile stays, and so
        does what a link leads to. Raises: OSError."""
        folders = [folder for folder in folders_at(self._folder) if folder != self._folder]
        removed = remove_listed(self.files, folders)
        self._let_go_of_own(own=(LOCK_SUFFIX,))
        for one in removed.stayed:
            if isinstance(one.why, OSError):
                raise one.why

    def close(self, *, runs: bool = False) -> None:
        """Leaves the copy where it is. `runs`: the editor does, and holds the copy until it ends."""
        if runs:
            self._lock.leave()
        else:
            self._lock.free()

    def _take_over(self, newest: Path) -> None:
        """Puts a newer text in the copy's place. What the copy said before stays beside it."""
        before, now = self.read(), disk.read(newest)
        if before.strip():
            for number in itertools.count(1):
                with suppress(FileExistsError):  # the next number may be free
                    disk.create(self._folder / f"before-{number}{SUFFIX}", before)
                    break
        self.write(now)
        disk.remove(newest)

    def _put_aside(self, path: Path, recovery: Recovery) -> Path:
        try:
            return recovery.take(path, self._id)
        except OSError:  # it stays where it is, and is told from there
            return path

    def _let_go_of_own(self, own: tuple[str, ...] = (_COPY_NAME, _FACTS_NAME, LOCK_SUFFIX)) -> None:
        for name in own:
            (self._folder / name).unlink(missing_ok=True)
        self._lock.free()
        with suppress(OSError):  # something came meanwhile, or could not be moved: `Drafts.listed` has it
            self._folder.rmdir()
        disk.sync_folder(self._folder.parent)


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

    def ids(self) -> list[str]:
        """The ids of all drafts, newest first, from the names of their files: none is opened."""
        try:
            names = [name for name in os.listdir(self.folder) if not name.startswith(".")]
        except OSError:
            return []
        texts = {name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)}
        copies = {name.removeprefix(EDITING).rpartition(SEPARATOR)[0] for name in names if name.startswith(EDITING)}
        return sorted(texts | copies, reverse=True)

    def listed(self) -> list[Draft]:
        """All drafts, newest first; of one id, what was left in an editor before the session it came from. Reading them
        changes nothing."""
        if not self.folder.is_dir():
            return []
        found = []
        for item in self.folder.iterdir():
            if item.suffix == SUFFIX and not item.name.startswith("."):
                lock = item.with_suffix(LOCK_SUFFIX)
                files = _there(item)
                found.append(Draft(item.stem, read_page(item), open_elsewhere=is_held(lock), files=files))
            elif item.name.startswith(EDITING) and (_newest_text(item) or _beside(item)):
                page_id, _, seen = item.name.removeprefix(EDITING).rpartition(SEPARATOR)
                files = _files_of_copy(item)
                page = _copied(item, page_id)
                held = is_held(item / LOCK_SUFFIX)
                beside = tuple(path for path in _beside(item) if not _is_known(path, (page.raw[page.body_at :],)))
                found.append(Draft(page_id, page, seen or NEW, held, beside, files))
        return sorted(found, key=lambda draft: (draft.id, bool(draft.editing)), reverse=True)

    def find(self, words: str, editing: str | None = None) -> Draft:
        """The draft meant by an id or its beginning, or `@last`, `@2`, …. Of one id there may be a session's draft and
        a text of it that was left in an editor: `editing` says which, as in `Draft`; else the session's comes first.

        Raises: NoSuchPage, AmbiguousId.
        """
        drafts = self.listed()
        if words.startswith("@"):
            number = place_from_the_end(words)
            if 1 <= number <= len(drafts):
                return drafts[number - 1]
        begins = [draft for draft in drafts if words and draft.id.startswith(words)]
        exact = sorted((draft for draft in begins if draft.id == words), key=lambda draft: bool(draft.editing))
        if editing is not None:
            exact = [draft for draft in exact if draft.editing == editing]
        if exact:
            return exact[0]
        if len(begins) == 1 and editing is None:
            return begins[0]
        if begins and editing is None:
            raise AmbiguousId(f"The ids of several drafts begin with “{words}”. `ptg drafts` shows them.")
        if not drafts:
            raise NoSuchPage("There is no draft: nothing was left open.")
        raise NoSuchPage(no_such("draft", words, (), shows="ptg drafts"))

    def discard(self, draft: Draft) -> None:
        """Removes a draft for good, exactly as it was listed.

        Raises: Busy while another window has it, CannotChange where it is not what was listed any more, OSError.
        """
        if draft.open_elsewhere:
            raise Busy(_HELD)
        if draft.editing:
            copy = self.editor_copy(draft.id, draft.editing)
            if not copy.hold():
                raise Busy(_HELD)
            if copy.files == draft.files:
                copy.erase()
                return
            copy.close()
        else:
            held = self.open(draft.id)
            if held.files == draft.files:
                held.discard()
                return
            held.close()
        raise CannotChange("This draft has changed since it was listed, so it stays. `ptg drafts` shows it.")


def _copied(folder: Path, page_id: str) -> Page:
    """The page that an editor copy would become: the copy is its body, whatever that looks like."""
    path = _newest_text(folder) or folder / _COPY_NAME
    try:
        body = disk.read(path)
    except OSError:
        return read_page(path)
    facts = folder / _FACTS_NAME
    head = disk.read(facts) if facts.exists() else frontmatter.compose({"kind": "note"}, "")
    page = as_page(path, head + body)
    return page._replace(id=page_id, entry=replace(page.entry, id=page_id))


def _newest_text(folder: Path) -> Path | None:
    """The copy, or what an editor saved of it as it was cut off, if that is newer; None where there is neither."""
    found: list[tuple[int, bool, Path]] = []
    for path in (folder / _COPY_NAME, *(path for path in _beside(folder) if _CUT_OFF.fullmatch(path.name))):
        with suppress(FileNotFoundError):  # the editor took it away meanwhile
            facts = path.stat()
            if stat.S_ISREG(facts.st_mode) and (facts.st_size or path.name == _COPY_NAME):
                found.append((facts.st_mtime_ns, path.name == _COPY_NAME, path))
    return max(found)[2] if found else None


def _beside(folder: Path) -> list[Path]:
    """Everything in an editor copy's folder that ptg did not put there."""
    try:
        return sorted(path for path in folder.iterdir() if path.name not in {_COPY_NAME, _FACTS_NAME, LOCK_SUFFIX})
    except (FileNotFoundError, NotADirectoryError):
        return []


def _files_of_copy(folder: Path) -> tuple[ListedFile, ...]:
    """All that lies in an editor copy's folder, but for its lock."""
    return tuple(one for one in _there(folder) if one.path != folder / LOCK_SUFFIX)


def _there(path: Path) -> tuple[ListedFile, ...]:
    """What is there, as it stands now; nothing where it was taken away while one looked."""
    try:
        return files_at(path)
    except OSError:
        return ()


def _is_known(path: Path, known: Collection[bytes]) -> bool:
    """True for a file that says one of these, or no words at all."""
    if path.is_symlink():
        return not path.exists()  # Emacs marks a file that is open so
    try:
        raw = disk.read(path)
    except OSError:
        return False
    return not raw.strip() or raw in known or raw.startswith(_WORDLESS)
