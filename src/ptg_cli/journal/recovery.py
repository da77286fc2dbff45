"""Rescued pieces: text that could not be kept where it belonged is put here, and the person is told."""

import math
import os
import re
from collections.abc import Callable, Container
from datetime import datetime
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk
from ptg_cli.journal.names import is_id, original
from ptg_cli.journal.places import Places
from ptg_cli.model.civil_time import stamp

OLD_SECONDS: Final = 3600.0
"""A temporary file older than this was left by a writer that died."""

_PIECES: Final = (
    r"(?s)(?P<named>.+)\.\d+-[0-9a-f]{8}",  # swept: a temporary file of a writer that died
    r"(?s)\d{8}-\d{6}-[0-9a-z]{4}(?:-(?P<named>.+)|\.\w+)?",  # rescued
    r"(?s)~?syncthing[.~](?P<named>.+)",  # taken by an earlier ptg from a sync tool
)
"""How files in the recovery folder are called. Not compiled yet: most commands never look there."""

_TEMPORARY: Final = r"(?s)\.(?P<page>.+)\.\w+\.\d+-[0-9a-f]{8}\.tmp"


def is_piece(name: str) -> bool:
    """True for the name of a file that was put into the recovery folder by this version of ptg or an earlier one."""
    return any(re.fullmatch(kind, name) for kind in _PIECES)


def page_of_piece(name: str, pages: Container[str]) -> str:
    """The page whose name a rescued piece bears; empty where it bears none. `pages` are the names of those there are.

    Behind the page's name comes a dot, and what kind of file it is. A name may hold dots itself, so the longest one
    counts that is an id, a copy of one, or a page that is there. A piece whose writing was cut off bears it, too.
    """
    if disk.is_temporary(name):
        name = name[1:].removesuffix(disk.TEMPORARY).rpartition(".")[0]
    found = next((found for kind in _PIECES if (found := re.fullmatch(kind, name))), None)
    rest = (found["named"] if found else "") or ""
    named = rest
    while named:
        if named in pages or is_id(named) or is_id(original(named)):
            return named
        named = named.rpartition(".")[0]
    return rest.rpartition(".")[0]


def page_of_temporary(name: str) -> str:
    """The page or document that a write of ptg was preparing in a temporary file of this name; empty for others."""
    found = re.fullmatch(_TEMPORARY, name)
    return found["page"] if found else ""


class Recovery:
    """The recovery folder. `clock` gives the civil time now; `chance` four characters."""

    def __init__(self, places: Places, clock: Callable[[], datetime], chance: Callable[[], str]) -> None:
        self._places = places
        self._clock = clock
        self._chance = chance

    def rescue(self, raw: bytes, suffix: str = ".txt", page_id: str = "") -> Path:
        """Keeps these bytes exactly as they are and says where. The page they belong to is in the name, so that
        they go with it when it is removed for good. Raises: OSError."""
        of = f"-{page_id}" if page_id else ""
        while True:
            path = self._places.recovery / f"{stamp(self._clock())}-{self._chance()}{of}{suffix}"
            try:
                disk.create(path, raw)
            except FileExistsError:  # two within a moment: chance gives another name
                continue
            return path

    def take(self, path: Path, page_id: str) -> Path:
        """Moves a file here that another program left beside a page's text, and says where it is. Raises: OSError."""
        of = f"{page_id}.{path.name.strip('.#')}"
        target = self._places.recovery / f"{stamp(self._clock())}-{self._chance()}-{of}"
        disk.move(path, target)
        if not target.is_symlink():
            target.chmod(0o700 if target.is_dir() else 0o600)
        return target

    def listed(self) -> list[Path]:
        """What has been rescued, newest first."""
        folder = self._places.recovery
        return sorted(disk.files_below(folder), reverse=True) if folder.is_dir() else []

    def leftovers(self, refused: Callable[[OSError], None] = lambda error: None) -> list[Path]:
        """Temporary files older than an hour, left by writers that died half-way. `refused` is told of each folder that
        can't be looked into."""
        old = self._clock().timestamp() - OLD_SECONDS
        folders = [self._places.journal, self._places.drafts]
        paths = (path for folder in folders if folder.is_dir() for path in disk.paths_below(folder, refused))
        ours = (Path(path) for path in paths if disk.is_temporary(os.path.basename(path)))
        return sorted(path for path in ours if _changed(path) < old)

    def sweep(self, refused: Callable[[OSError], None] = lambda error: None) -> list[tuple[Path, Path]]:
        """Moves such leftovers here; says from where to where. A temporary file is never just removed. One that can't
        be moved stays where it is, and `refused` is told why."""
        moved = []
        for path in self.leftovers(refused):
            try:
                moved.append((path, self._take_in(path)))
            except OSError as error:
                error.filename = str(path)
                refused(error)
        return moved

    def _take_in(self, path: Path) -> Path:
        """Moves a temporary file here, and says where it is now. Where its name is taken by another, the digits at the
        end are other ones."""
        name = path.name.lstrip(".").removesuffix(disk.TEMPORARY)
        while True:
            target = self._places.recovery / name
            try:
                disk.move(path, target)
            except FileExistsError:
                if target.samefile(path):  # a move that was cut off half-way
                    path.unlink()
                    disk.sync_folder(path.parent)
                    return target
                name = f"{name.rpartition('-')[0]}-{os.urandom(4).hex()}"
            else:
                return target


def _changed(path: Path) -> float:
    """When a file was last changed; never, for one that its writer has taken away meanwhile or that can't be seen."""
    try:
        return path.lstat().st_mtime
    except OSError:
        return math.inf
