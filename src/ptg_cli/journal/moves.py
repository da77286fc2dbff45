"""Pages that move: to the trash and back, or to another date.

A page has to be in one place: never in none, whatever fails, and never in two for longer than one command. A file gets
its new name first and loses its old one then, since a file system can't do both at once without overwriting what may
stand there. So a note of what is being moved lies beside the lock meanwhile; where ptg ended in between, the next
command finds the note and finishes the move.
"""

import os
from pathlib import Path
from typing import NamedTuple

from ptg_cli.journal import disk
from ptg_cli.journal.pages import digest
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import page_of_temporary


class Move(NamedTuple):
    """What is being moved: from one place to another, both within the journal folder.

    A page that gets another date changes: then `before` and `after` are the digests of its bytes, else they are empty.
    """

    source: str
    target: str
    before: str = ""
    after: str = ""


class Moves:
    """Moves pages. Every method wants the update lock held."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def move(self, source: Path, target: Path) -> None:
        """Moves a page. Raises: FileExistsError where the name is taken; FileNotFoundError; OSError. Then the page
        stays where it was."""
        self._note(Move(self._inside(source), self._inside(target)))
        try:
            disk.move(source, target)
        except OSError:
            if not disk.same(source, target):
                _remove_halves(target, disk.read(source) if source.is_file() else b"")
                self._forget_note()
            raise
        self._forget_note()

    def redate(self, source: Path, before: bytes, target: Path, after: bytes) -> None:
        """Puts a page's new bytes under the name of its new date. Its earlier versions go with it, and what it was
        right before is among them by now.

        Raises: FileExistsError where the name is taken; OSError. Then the page stays where it was.
        """
        self._note(Move(self._inside(source), self._inside(target), digest(before), digest(after)))
        try:
            disk.create(target, after)
            disk.remove(source)
        except OSError:
            if os.path.lexists(source):
                if _holds(target, digest(after)):
                    disk.remove(target)
                _remove_halves(target)
                self._forget_note()
            raise
        self._carry_history(source.stem, target.stem)
        self._forget_note()

    def finish(self) -> None:
        """Finishes the move that an end of ptg left half-way, if there is one. Where either file is no longer what it
        was then, both stay. Raises: OSError."""
        move = self._noted()
        if move is None:
            return
        source, target = self._places.journal / move.source, self._places.journal / move.target
        if self._is_doubled(move, source, target):
            disk.remove(source)
        elif source.is_file() and not os.path.lexists(target):
            _remove_halves(target, None if move.after else disk.read(source))
        if move.after and not os.path.lexists(source) and os.path.lexists(target):
            self._carry_history(source.stem, target.stem)
        self._forget_note()

    def _is_doubled(self, move: Move, source: Path, target: Path) -> bool:
        """True where the page stands in both places, as the move left it."""
        if not move.after:
            return disk.same(source, target)
        return _holds(source, move.before) and _holds(target, move.after)

    def _carry_history(self, old: str, new: str) -> None:
        folder, carried = self._places.history / old, self._places.history / new
        if folder.is_dir() and not os.path.lexists(carried):
            disk.move(folder, carried)

    def _inside(self, path: Path) -> str:
        return os.path.relpath(path, self._places.journal)

    def _note(self, move: Move) -> None:
        import json

        self.finish()
        disk.replace(self._places.unfinished, json.dumps(move._asdict()).encode())

    def _noted(self) -> Move | None:
        import json

        try:
            raw = disk.read(self._places.unfinished)
        except FileNotFoundError:
            return None
        try:
            move = Move(**json.loads(raw))
            if all(isinstance(value, str) for value in move._asdict().values()):
                return move
        except (ValueError, TypeError):
            pass  # no note of ours, as below
        self._forget_note()  # nothing can be told from it
        return None

    def _forget_note(self) -> None:
        disk.remove(self._places.unfinished)


def _holds(path: Path, seen: str) -> bool:
    return os.path.lexists(path) and digest(disk.read(path)) == seen


def _remove_halves(target: Path, moved: bytes | None = None) -> None:
    """Removes what was written of a page to be given its new name, and was not. The page itself stands under its old
    name, so these bytes belong to no page, and would stay when the page is asked to go.

    `moved` are the page's bytes where its name stays the same: what else bears that name may be somebody's words. The
    name of a new date was made for this alone.
    """
    for path in sorted(target.parent.iterdir()) if target.parent.is_dir() else []:
        if page_of_temporary(path.name) == target.stem and (moved is None or moved.startswith(disk.read(path))):
            disk.remove(path)
