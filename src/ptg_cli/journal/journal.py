"""The journal: add a page, find it again, change it without losing either version, trash it and bring it back."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from heapq import heappop, heappush
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ptg_cli.journal import disk, frontmatter, history
from ptg_cli.journal.errors import AmbiguousId, Busy, CannotChange, NewerFormat, NoSuchPage
from ptg_cli.journal.lock import WAIT_SECONDS, FileLock
from ptg_cli.journal.moves import Moves
from ptg_cli.journal.names import (
    EDITING,
    SUFFIX,
    PageName,
    is_copy,
    is_id,
    newest_first,
    original,
    own_place,
    place_from_the_end,
    years_in,
)
from ptg_cli.journal.pages import Page, as_page, digest, read_page
from ptg_cli.journal.places import Places
from ptg_cli.model.civil_time import from_stamp, stamp
from ptg_cli.model.entry import ID, Entry, ending_after, to_front_matter
from ptg_cli.model.nearest import did_you_mean, no_such
from ptg_cli.model.visible import shorten
from ptg_cli.toml_file import NotToml, decode

if TYPE_CHECKING:
    from ptg_cli.journal.removal import Going, ListedFile, Removal, Removed

FORMAT = 1
"""The version of the journal's format that this code reads and writes."""


_LONGEST_WORDS = 40
_FARTHEST: Final = timedelta(hours=13)
"""No clock on Earth is farther from UTC than 12 hours behind it; names are civil time, and an hour is to spare."""

_LONGEST_PLACE: Final = 4
_NEWEST: Final = frozenset({"last", "latest", "newest"})
"""Digits: a number as short as that may be meant as a place from the newest on, as in @2."""
_END_OF_TIME: Final = datetime(9999, 12, 31, 23, 59, 59)


class Outcome(NamedTuple):
    """Where a change went. `conflict` true: the file had changed meanwhile, so `path` is a copy beside it. `alone`
    true: the page was deleted meanwhile, so `path` is a page of its own. `beside` is where files are that the person's
    own editor left beside the text; words may be in them. `same` true: the file was so already."""

    path: Path
    conflict: bool = False
    alone: bool = False
    beside: tuple[Path, ...] = ()
    same: bool = False


class Journal:
    """One journal folder.

    `clock` gives the civil time now; `chance` four Crockford base32 characters.
    Methods that write raise OSError as the disk gives it, and NewerFormat before touching anything.
    """

    def __init__(self, places: Places, clock: Callable[[], datetime], chance: Callable[[], str]) -> None:
        self.places = places
        self._clock = clock
        self._chance = chance
        self._moves = Moves(places)

    @cached_property
    def _removal(self) -> "Removal":
        from ptg_cli.journal.removal import Removal  # most commands remove nothing

        return Removal(self.places)

    # Finding

    def newest(self, first: str = "", last: str = "") -> Iterator[PageName]:
        """The names of all pages, newest first, within months `first` to `last` (`YYYYMM`) if given."""
        self._ready_to_read()
        return newest_first(self.places.entries, first, last)

    def years(self) -> list[int]:
        """The years that there may be pages of, newest first, as far as names tell."""
        self._ready_to_read()
        return years_in(self.places.entries)

    def find(self, words: str) -> Page:
        """The page meant by an id, the unique beginning of one, or `@last`, `@2`, … (made last, first).

        Raises: NoSuchPage, AmbiguousId, NewerFormat.
        """
        return read_page(self.locate(words).path)

    def locate(self, words: str) -> PageName:
        """Like `find`, without opening the page."""
        self._ready_to_read()
        if words.startswith("@"):
            return self._nth(words)
        if not is_id(words):
            return _choose(words, newest_first(self.places.entries))
        place = own_place(self.places.entries, words)
        if os.path.lexists(place):
            return PageName(words, str(place))
        try:
            return _choose(words, newest_first(self.places.entries))
        except NoSuchPage as missing:
            raise NoSuchPage(self._what_became_of(words) or str(missing)) from missing

    def _nth(self, words: str) -> PageName:
        number = place_from_the_end(words)
        words = shorten(words, _LONGEST_WORDS)
        if number < 1:
            raise NoSuchPage(f"“{words}” isn't a page. @last is the newest page, @2 is the one before it.")
        for place, found in enumerate(self._made_last(), 1):
            if place == number:
                return found
        raise NoSuchPage(f"There is no page {words}: the journal has fewer pages than that.")

    def _made_last(self) -> Iterator[PageName]:
        """All pages, the one made last first. Names are civil time: who flies west writes a later page under an
        earlier name. So the moments inside decide among names that are close enough for that."""
        waiting: list[
            tuple[timedelta, bool, int, PageName]
        ] = []  # how far from the end of time; a page before its copies
        others, offset = [], timedelta()
        for place, found in enumerate(newest_first(self.places.entries)):
            civil = from_stamp(found.id)
            if civil is None:
                others.append(found)
                continue
            while waiting and (_END_OF_TIME - civil) - waiting[0][0] > _FARTHEST:
                yield heappop(waiting)[-1]
            created = read_page(found.path, frontmatter.LIMIT).entry.created
            if created:
                offset = created.utcoffset() or timedelta()
            left = _END_OF_TIME - (created.replace(tzinfo=None) if created else civil) + offset
            heappush(waiting, (left, is_copy(found.id), place, found))
        while waiting:
            yield heappop(waiting)[-1]
        yield from others

    def _what_became_of(self, page_id: str) -> str:
        """A sentence that leads on from the id of a page that is not there any more; empty where nothing is known."""
        if any(found.id == page_id for found in newest_first(self.places.trash)):
            return f"The page {page_id} is in the trash. `ptg restore {page_id}` brings it back."
        redated = self.redated(page_id)
        return f"The page {page_id} was given another date. Its id is {redated.id} now." if redated else ""

    def redated(self, page_id: str) -> Page | None:
        """The page that had that id before it was given another date; None where there is none."""
        words = page_id.encode()
        for found in newest_first(self.places.entries):
            page = read_page(found.path, frontmatter.LIMIT)
            if words in page.raw and page.entry.was == page_id:
                return read_page(found.path)
        return None

    def has(self, page_id: str) -> bool:
        """True where a page of that very name stands among the pages, as far as names tell."""
        at_home = os.path.lexists(own_place(self.places.entries, page_id))
        return at_home or any(found.id == page_id for found in newest_first(self.places.entries))

    # Writing

    def new_id(self, moment: datetime) -> str:
        """An id for an entry of that civil moment: of the ids of one second, the one made last sorts last."""
        return self._new_id(stamp(moment))

    def _new_id(self, second: str) -> str:
        places = self.places
        folders = (own_place(places.entries, f"{second}-0000").parent, places.trash, places.drafts)
        names = (name.removeprefix(EDITING) for folder in folders for name in _names_in(folder))
        endings = [name[len(second) + 1 :][:4] for name in names if name.startswith(second) and ID.match(name)]
        return f"{second}-{ending_after(max(endings, default=''), self._chance())}"

    def add(self, entry: Entry) -> Page:
        """Keeps a new entry and returns its page; once it returns the page is safe on the disk.

        A name that is taken by other words gets the next one. The very same page found there
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
                    entry = replace(entry, id=self._new_id(entry.id[:15]))
                    continue
                disk.sync_folder(path.parent)
            return as_page(path, raw)

    def rewrite(self, page: Page, raw: bytes) -> Outcome:
        """Puts new bytes in a page's place, keeping those before under history.

        If the file is no longer what `page` read, both versions are kept: the new one as a conflict copy.
        """
        return self.rewrite_file(page.path, raw, page.digest)

    def rewrite_file(self, path: Path, raw: bytes, seen: str) -> Outcome:
        """`rewrite` for any page or document, `seen` being the digest of what its author had before them."""
        self._ready_to_write()
        if not raw:
            raise CannotChange("A page can't be kept without words. `ptg delete` puts it in the trash.")
        with self._locked():
            if path.suffix == SUFFIX and not os.path.lexists(path):
                return self._keep_alone(path, raw)
            current = read_page(path)
            if current.raw == raw:
                return Outcome(path, same=True)
            if not current.raw and path.exists() and path.stat().st_size:
                raise CannotChange(f"{path} can't be changed: {current.unreadable}.")
            if digest(current.raw) != seen:
                return Outcome(self._beside(path, raw), conflict=True)
            if current.raw:
                self.remember(path, current.raw)
            disk.replace(path, raw)
        return Outcome(path)

    def keep_alone(self, path: Path, raw: bytes) -> Outcome:
        """Keeps what was written for a page that is not there any more, as a page of its own of the same second.
        `path` is where that page was. Raises: OSError."""
        self._ready_to_write()
        with self._locked():
            return self._keep_alone(path, raw)

    def _keep_alone(self, path: Path, raw: bytes) -> Outcome:
        page_id = original(path.stem) or path.stem
        if not is_id(page_id):
            return Outcome(self._beside(path, raw), alone=True)
        new_id = self._new_id(page_id[:15])
        with suppress(CannotChange):  # then its words are kept as they are, with the id of before inside
            raw = frontmatter.change(raw, {"id": new_id})
        disk.create(own_place(self.places.entries, new_id), raw)
        return Outcome(own_place(self.places.entries, new_id), alone=True)

    def _beside(self, path: Path, raw: bytes) -> Path:
        for copy in self._other_names(path):
            with suppress(FileExistsError):  # the next name may be free
                disk.create(copy, raw)
                return copy
        raise AssertionError("there is always another name")

    def _other_names(self, path: Path) -> Iterator[Path]:
        """Names for another version of a page or document, each a second later than the one before."""
        base, moment = original(path.stem) or path.stem, self._clock()
        while True:
            yield path.with_name(f"{base} (conflict {stamp(moment)}){path.suffix}")
            moment += timedelta(seconds=1)

    def redate(self, page: Page, new_id: str, raw: bytes) -> Outcome:
        """Gives a page another date: its bytes are `raw` from here on, under `new_id`, and its earlier versions go with
        it. If the file is no longer what `page` read, both stay where they are.

        Raises: CannotChange where the page is not there any more; FileExistsError; OSError.
        """
        self._ready_to_write()
        target = own_place(self.places.entries, new_id)
        with self._locked():
            if not os.path.lexists(page.path):
                raise CannotChange(
                    f"The page {page.id} is not there any more: it was moved or deleted. Nothing was changed."
                )
            if disk.read(page.path) != page.raw:
                disk.create(target, raw)
                return Outcome(target, conflict=True)
            self.remember(page.path, page.raw)
            self._moves.redate(page.path, page.raw, target, raw)
        return Outcome(target)

    def remember(self, path: Path, raw: bytes) -> None:
        """Keeps a version of a page or document under history, unless the newest one there is the same."""
        history.keep(self._history_of(path), raw, path.suffix, self._clock())

    # History

    def _history_of(self, path: Path) -> Path:
        """The folder of the earlier versions of a page, by its name alone, since it may move; or of a document, by the
        folder it is in as well."""
        folder = path.parent
        if path.suffix == SUFFIX or folder == self.places.journal:
            return self.places.history / path.stem
        return self.places.history / folder.name / path.stem

    def versions(self, name: str) -> list[Path]:
        """The kept earlier versions of a page or document, newest first. `name` is one already found."""
        return history.versions(self.places.history / name)

    def with_history(self) -> list[str]:
        """The names of pages and documents that have earlier versions."""
        if not self.places.history.is_dir():
            return []
        names = []
        for item in filter(Path.is_dir, self.places.history.iterdir()):
            inside = [f"{item.name}/{one.name}" for one in item.iterdir() if one.is_dir()]
            names += [name for name in (item.name, *inside) if self.versions(name)]
        return sorted(names)

    # Trash

    def discard(self, page: Page | PageName) -> Path:
        """Moves a page to the trash, as it stands now, and says where it went. Raises: NoSuchPage, Busy, OSError."""
        self._ready_to_write()
        return self._move(Path(page.path), self.places.trash)

    def trashed(self) -> list[PageName]:
        """The pages in the trash, the one deleted last first."""
        self._ready_to_read()
        found = [(_changed_at(one.path), one.id, one) for one in newest_first(self.places.trash)]
        return [one for _, _, one in sorted(found, reverse=True) if not self._is_back(one)]

    def _is_back(self, trashed: PageName) -> bool:
        """True for a page in the trash that is the very file which stands in its place among the pages: a restore, or
        a deletion, of an earlier ptg was cut off. It stays there, and leaves the trash."""
        there, here = own_place(self.places.entries, trashed.id), Path(trashed.path)
        if here.is_symlink() or not _one_file(there, here):
            return False
        with suppress(OSError, Busy), self._locked(wait_seconds=0):  # else it leaves the trash another time
            if _one_file(there, here):  # another window may have moved it since
                disk.remove(here)
        return True

    def restore(self, words: str | PageName = "") -> Page:
        """Brings a page back from the trash: the one named, else the one deleted last.

        Raises: NoSuchPage, AmbiguousId, Busy, OSError.
        """
        self._ready_to_write()
        found = words if isinstance(words, PageName) else self.in_trash(words)
        return read_page(self._move(Path(found.path), own_place(self.places.entries, found.id).parent))

    def in_trash(self, words: str) -> PageName:
        """The page in the trash meant by an id or its beginning; the one deleted last, where nothing is said.

        Raises: NoSuchPage, AmbiguousId.
        """
        inside = self.trashed()
        if not inside:
            raise NoSuchPage("The trash is empty.")
        return _choose(words, inside, "in the trash") if words else inside[0]

    def _move(self, path: Path, folder: Path) -> Path:
        with self._locked():
            for target in chain([folder / path.name], self._other_names(folder / path.name)):
                if os.path.lexists(target):
                    continue
                try:
                    self._moves.move(path, target)
                except FileExistsError:  # it came this very moment
                    continue
                except FileNotFoundError as error:
                    if os.path.lexists(path):
                        raise
                    raise NoSuchPage(f"The page {path.stem} is not there any more: it was moved or removed.") from error
                return target
        raise AssertionError("there is always another name")

    # Leaving nothing

    def versions_elsewhere(self, page: PageName) -> list[PageName]:
        """The other files that are this page, too: its copies, and files of its name, among pages and in the trash."""
        self._ready_to_read()
        return self._removal.versions(page)

    def going(self, pages: Iterable[PageName]) -> "list[Going]":
        """What would go with these pages, file by file, as it stands now: to be named, counted and asked about."""
        self._ready_to_read()
        return self._removal.listed(pages)

    def remove(self, going: "Iterable[Going]") -> "Removed":
        """Removes for good what was listed, and nothing else. Raises: Busy, OSError."""
        self._ready_to_write()
        with self._locked():
            return self._removal.remove(going)

    def remove_files(self, listed: "Iterable[ListedFile]") -> "Removed":
        """Removes for good any files that were listed. Raises: Busy, OSError."""
        self.check_format()
        with self._locked():
            return self._removal.remove_files(listed)

    # The format

    def check_format(self) -> None:
        """Raises NewerFormat for a journal that a newer ptg made; reads only."""
        try:
            raw = disk.read(self.places.format_file)
        except OSError:
            return  # there is none yet; one that can't be opened is named by `ptg doctor`, too
        try:
            version = decode(raw).get("format", FORMAT)
        except NotToml:
            return  # `ptg doctor` names it; a damaged note about the format must not lock anyone out
        if isinstance(version, int) and version > FORMAT:
            raise NewerFormat(
                f"This journal was made by a newer ptg (format {version}; this one knows {FORMAT}). "
                "Nothing was touched. Update ptg to open it."
            )

    def _ready_to_read(self) -> None:
        """Finishes a move that an end of ptg left half-way, if that can be done without waiting: a page is shown
        once."""
        self.check_format()
        if os.path.lexists(self.places.unfinished):
            with suppress(OSError, Busy), self._locked(wait_seconds=0):
                return  # where the disk can't, or another ptg is at it, pages are read as they are

    @contextmanager
    def _locked(self, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
        """Holds the update lock, nothing half-moved within. Raises: Busy, OSError."""
        with FileLock(self.places.lock, wait_seconds):
            self._moves.finish()
            yield

    def _ready_to_write(self) -> None:
        self.check_format()
        if not self.places.format_file.exists():
            text = f"# One journal folder of ptg. It is the only one to back up or sync.\nformat = {FORMAT}\n"
            try:
                disk.create(self.places.format_file, f'{text}id = "{os.urandom(8).hex()}"\n'.encode())
            except FileExistsError:
                return  # another window made it first


def _one_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _changed_at(path: str) -> int:
    """When a file was last moved or changed, in nanoseconds; 0 for one that has gone meanwhile."""
    try:
        return os.lstat(path).st_ctime_ns
    except FileNotFoundError:
        return 0


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # it is not there yet; or it can't be read, and exclusive names keep pages apart
        return []


def _choose(words: str, found: Iterable[PageName], where: str = "") -> PageName:
    begins = []
    for item in found:
        if item.id == words:
            return item
        if words and item.id.startswith(words):
            begins.append(item)
    if len(begins) == 1:
        return begins[0]
    place = f" {where}" if where else ""
    is_place = words.isdecimal() and len(words) < _LONGEST_PLACE
    meant = [f"@{words}"] if is_place else ["@last"] if words in _NEWEST else []
    meant = [] if where else meant
    if not begins:
        raise NoSuchPage(no_such(f"page{place}", words, meant, shows="ptg trash" if where else "ptg list"))
    some = ", ".join(item.id for item in begins[:4]) + (" and more" if len(begins) > 4 else "")
    raise AmbiguousId(
        f"The ids of several pages{place} begin with “{words}”: {some}. "
        f"{did_you_mean(meant) or 'Type a little more of the id.'}"
    )
