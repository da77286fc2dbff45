"""The journal: add a page, find it again, change it without losing either version, trash it, forget it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.errors import AmbiguousId, CannotChange, NewerFormat, NoSuchPage
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.names import Found, is_id, newest_first, own_place
from ptg_cli.journal.pages import Page, as_page, digest, read_page
from ptg_cli.journal.places import Places
from ptg_cli.model.civil import stamp
from ptg_cli.model.entry import ID_LENGTH, Entry, to_front_matter
from ptg_cli.toml_file import NotToml, decode

FORMAT = 1
"""The version of the journal's format that this code reads and writes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a change went. `conflict` true: the file had changed meanwhile, so `path` is a copy beside it. `beside` is
    where files are that the person's own editor left beside the text; words may be in them."""

    path: Path
    conflict: bool = False
    beside: tuple[Path, ...] = ()


class Journal:
    """One journal folder.

    `clock` gives the civil time now; `chance` four Crockford base32 characters.
    Methods that write raise OSError as the disk gives it, and NewerFormat before touching anything.
    """

    def __init__(self, places: Places, clock: Callable[[], datetime], chance: Callable[[], str]) -> None:
        self.places = places
        self._clock = clock
        self._chance = chance

    # Finding

    def newest(self, first: str = "", last: str = "") -> Iterator[Found]:
        """The names of all pages, newest first, within months `first` to `last` (`YYYYMM`) if given."""
        self.check_format()
        return newest_first(self.places.entries, first, last)

    def find(self, words: str) -> Page:
        """The page meant by an id, the unique beginning of one, or `@last`, `@2`, … (newest first).

        Raises: NoSuchPage, AmbiguousId, NewerFormat.
        """
        return read_page(self.locate(words).path)

    def locate(self, words: str) -> Found:
        """Like `find`, without opening the page."""
        self.check_format()
        if words.startswith("@"):
            return self._nth(words)
        if is_id(words):
            place = own_place(self.places.entries, words)
            if os.path.lexists(place):
                return Found(words, str(place))
        return _choose(words, newest_first(self.places.entries))

    def _nth(self, words: str) -> Found:
        number = 1 if words == "@last" else int(words[1:]) if words[1:].isdecimal() else 0
        if number < 1:
            raise NoSuchPage(f"“{words}” isn't a page I know. @last is the newest, @2 the one before it.")
        for place, found in enumerate(newest_first(self.places.entries), 1):
            if place == number:
                return found
        raise NoSuchPage(f"There is no {words}: the journal has fewer pages than that.")

    # Writing

    def new_id(self, moment: datetime) -> str:
        """An id for an entry of that civil moment."""
        return f"{stamp(moment)}-{self._chance()}"

    def add(self, entry: Entry) -> Page:
        """Keeps a new entry and returns its page; once it returns the page is safe on the disk.

        A name that is taken by other words gets other chance characters. The very same page found there
        already (a save whose last step failed) counts as kept.
        """
        self._ready_to_write()
        while True:
            raw = frontmatter.compose(to_front_matter(entry), entry.body)
            path = own_place(self.places.entries, entry.id)
            try:
                disk.create(path, raw)
            except FileExistsError:
                if read_page(path).raw != raw:
                    entry = replace(entry, id=f"{entry.id[:16]}{self._chance()}")
                    continue
                disk.sync_folder(path.parent)
            return as_page(path, raw)

    def add_raw(self, page_id: str, raw: bytes) -> Outcome:
        """Keeps a new page whose bytes are made already; `page_id` is the id inside them.

        Raises: FileExistsError; OSError.
        """
        self._ready_to_write()
        path = own_place(self.places.entries, page_id)
        disk.create(path, raw)
        return Outcome(path)

    def rewrite(self, page: Page, raw: bytes) -> Outcome:
        """Puts new bytes in a page's place, keeping those before under history.

        If the file is no longer what `page` read, both versions are kept: the new one as a conflict copy.
        """
        return self.rewrite_file(page.path, raw, page.digest)

    def rewrite_file(self, path: Path, raw: bytes, seen: str) -> Outcome:
        """`rewrite` for any page or document, `seen` being the digest of what its author had before them."""
        self._ready_to_write()
        if not raw:
            raise CannotChange("A page can't be emptied. `ptg delete` puts it in the trash.")
        with FileLock(self.places.lock):
            current = read_page(path)
            if current.raw == raw:
                return Outcome(path)
            if not current.raw and path.exists() and path.stat().st_size:
                raise CannotChange(f"{path} can't be changed: {current.unreadable}.")
            if digest(current.raw) != seen:
                return Outcome(self._beside(path, raw), conflict=True)
            if current.raw:
                self.remember(path, current.raw)
            disk.replace(path, raw)
        return Outcome(path)

    def _beside(self, path: Path, raw: bytes) -> Path:
        base = path.stem.partition(" (conflict ")[0]
        moment = self._clock()
        while True:
            copy = path.with_name(f"{base} (conflict {stamp(moment)}){path.suffix}")
            try:
                disk.create(copy, raw)
            except FileExistsError:
                moment += timedelta(seconds=1)
                continue
            return copy

    def remember(self, path: Path, raw: bytes) -> None:
        """Keeps a version of a page or document under history, unless the newest one there is the same."""
        newest = next(iter(self.versions(path.stem)), None)
        if newest is not None and disk.read(newest) == raw:
            return
        moment = self._clock()
        while True:
            name = f"{stamp(moment)}-{moment.microsecond:06}{path.suffix}"
            try:
                disk.create(self.places.history / path.stem / name, raw)
            except FileExistsError:
                moment += timedelta(microseconds=1)
                continue
            return

    # History

    def versions(self, name: str) -> list[Path]:
        """The kept earlier versions of a page or document, newest first. `name` is one already found."""
        folder = self.places.history / name
        if not folder.is_dir():
            return []
        return sorted((item for item in folder.iterdir() if not item.name.startswith(".")), reverse=True)

    def with_history(self) -> list[str]:
        """The names of pages and documents that have earlier versions."""
        if not self.places.history.is_dir():
            return []
        return sorted(item.name for item in self.places.history.iterdir() if self.versions(item.name))

    # Trash

    def discard(self, page: Page | Found) -> Path:
        """Moves a page to the trash, whatever it is, and says where it went."""
        self._ready_to_write()
        return self._move(Path(page.path), self.places.trash)

    def trashed(self) -> list[Found]:
        """The pages in the trash, the one deleted last first."""
        self.check_format()
        found = list(newest_first(self.places.trash))
        return sorted(found, key=lambda item: (os.lstat(item.path).st_ctime_ns, item.id), reverse=True)

    def restore(self, words: str = "") -> Page:
        """Brings a page back from the trash: the one named, else the one deleted last.

        Raises: NoSuchPage, AmbiguousId.
        """
        self._ready_to_write()
        inside = self.trashed()
        if not inside:
            raise NoSuchPage("The trash is empty.")
        found = _choose(words, iter(inside), "in the trash") if words else inside[0]
        return read_page(self._move(Path(found.path), own_place(self.places.entries, found.id).parent))

    def in_trash(self, words: str) -> Found:
        """The page in the trash meant by an id or its beginning. Raises: NoSuchPage, AmbiguousId."""
        return _choose(words, iter(self.trashed()), "in the trash")

    def _move(self, path: Path, folder: Path) -> Path:
        moment = self._clock()
        target = folder / path.name
        while True:
            try:
                disk.move(path, target)
            except FileExistsError:
                base = path.stem.partition(" (conflict ")[0]
                target = folder / f"{base} (conflict {stamp(moment)}){path.suffix}"
                moment += timedelta(seconds=1)
                continue
            return target

    # Leaving nothing

    def copies(self, page: Page | Found) -> list[Path]:
        """Every file that holds this page or carries its id in its name: what it was before, drafts, rescued
        pieces, conflict copies, and pages it was redated from."""
        own = [Path(page.path), *self.versions(page.id)]
        base = page.id[:ID_LENGTH]
        if not is_id(base):
            return own
        ids, files = [base], []
        for one in ids:  # grows while older ids are found
            for folder in (Path(page.path).parent, *self._where_copies_lie(one)):
                files += [path for path in disk.files_below(folder) if one in str(path)]
            was = {read_page(path).entry.was for path in files if path.suffix == ".md"}
            ids += sorted(name for name in was if is_id(name) and name not in ids)
        return sorted({*own, *files})

    def _where_copies_lie(self, page_id: str) -> list[Path]:
        places = self.places
        return [
            own_place(places.entries, page_id).parent,
            places.trash,
            places.history,
            places.drafts,
            places.recovery,
        ]

    def forget(self, paths: list[Path]) -> None:
        """Removes files for good, and the folders this leaves empty."""
        self._ready_to_write()
        for path in paths:
            if os.path.lexists(path):
                disk.remove(path)
            if path.parent.parent in {self.places.history, self.places.drafts} and not any(path.parent.iterdir()):
                path.parent.rmdir()

    # The format

    def check_format(self) -> None:
        """Raises NewerFormat for a journal that a newer ptg made; reads only."""
        try:
            raw = disk.read(self.places.format_file)
        except OSError:
            return
        try:
            version = decode(raw).get("format", FORMAT)
        except NotToml:
            return  # `ptg doctor` names it; a damaged note about the format must not lock anyone out
        if isinstance(version, int) and version > FORMAT:
            raise NewerFormat(
                f"This journal was made by a newer ptg (format {version}; this one knows {FORMAT}). "
                "Nothing was touched. Update ptg to open it."
            )

    def _ready_to_write(self) -> None:
        self.check_format()
        if not self.places.format_file.exists():
            text = f"# One journal folder of ptg. It is the only one to back up or sync.\nformat = {FORMAT}\n"
            try:
                disk.create(self.places.format_file, f'{text}id = "{os.urandom(8).hex()}"\n'.encode())
            except FileExistsError:
                return  # another window made it first


def _choose(words: str, found: Iterator[Found], where: str = "") -> Found:
    begins = []
    for item in found:
        if item.id == words:
            return item
        if words and item.id.startswith(words):
            begins.append(item)
    if len(begins) == 1:
        return begins[0]
    place = f" {where}" if where else ""
    if not begins:
        hint = "`ptg trash` shows what is there." if where else "`ptg list` shows the ones there are."
        raise NoSuchPage(f"No page{place} is called “{words}”. {hint}")
    some = ", ".join(item.id for item in begins[:4]) + (" and more" if len(begins) > 4 else "")
    raise AmbiguousId(f"More than one page{place} begins with “{words}”: {some}. Give a little more of it.")
