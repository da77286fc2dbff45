"""Earlier versions of a living document: what each says, what tells it from the present one, and putting one back."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Generic, TypeVar

from ptg_cli.journal import disk
from ptg_cli.journal.documents.document import Document, reads
from ptg_cli.journal.documents.store import Documents, changed_elsewhere
from ptg_cli.journal.errors import CannotChange
from ptg_cli.model.civil_time import from_stamp, spoken_day
from ptg_cli.model.folded import folded
from ptg_cli.sentences import document as said

T = TypeVar("T")

_STAMP: Final = re.compile(r"\d{8}-\d{6}")


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: when it was kept (civil time), its file, how many lines or rows it has, what tells it from the
    present one, and what is wrong where it does not read."""

    moment: datetime | None
    path: Path
    count: int
    differs: tuple[str, ...] = ()
    wrong: str = ""


class DocumentHistory(Generic[T]):
    """The versions of one document, and what it says now. `differences` tells an earlier version from the present one,
    `said` is what one says, as a text. Raises, when made: OSError."""

    def __init__(
        self,
        documents: Documents,
        document: Document[T],
        differences: Callable[[T, T], Sequence[str]] | None = None,
        said: Callable[[T], str] | None = None,
    ) -> None:
        self._documents = documents
        self._document = document
        self._differences = differences or (lambda then, now: row_differences(document.rows(then), document.rows(now)))
        self._said = said or (lambda value: "".join(f"{line}\n" for _, line in document.rows(value)))
        self._now = documents.file(document.name)

    def versions(self) -> list[Version]:
        """The earlier versions, newest first; those that say what a newer one says are left out. Raises: OSError."""
        found, seen = [], {self._told_apart(self._now.raw)}
        for path in self._documents.versions(self._document.name):
            raw = disk.read(path)
            if self._told_apart(raw) in seen:
                continue
            seen.add(self._told_apart(raw))
            stamp = _STAMP.match(path.name)
            wrong = next(iter(self._document.check(raw, str(path))), "")
            value, now = self._document.value(raw), self._now.raw
            differs = tuple(self._differences(value, self._document.value(now))) if reads(now) else ()
            count = len(self._document.rows(value))
            found.append(Version(from_stamp(stamp[0]) if stamp else None, path, count, differs, wrong))
        return found

    def about(self, version: Version) -> str:
        """How much a version says, and what tells it from today's, in a sentence or two."""
        if version.wrong:
            return said.CANNOT_BE_READ
        one, many = self._document.unit
        count = f"{version.count} {one if version.count == 1 else many}"
        return said.version_says(count, "; ".join(version.differs).rstrip("."))

    def ways(self) -> str:
        """How the first one is shown, and put back, as commands."""
        show, back = (command.format(number=1) for command in (self._document.show, self._document.restore))
        return said.ways_with_first(show, back)

    def text(self, version: Version) -> str:
        """What a version says; one that does not read as it is in its file. Raises: OSError."""
        raw = disk.read(version.path)
        return raw.decode("utf-8", "replace") if version.wrong else self._said(self._document.value(raw))

    def restore(self, version: Version) -> str:
        """Puts an earlier version in place, and says which, and how to go back. The one before is among the versions
        then. Raises: CannotChange for one that does not read; OSError, NewerFormat."""
        if version.wrong:
            raise CannotChange(f"That version can't be put back: {version.wrong} Choose another one.")
        before, raw = self._now, disk.read(version.path)
        outcome = self._documents.save_file(before, raw)
        if outcome.conflict:
            return changed_elsewhere(self._document, outcome)
        self._now = self._documents.file(self._document.name)
        told = self._document.told_after(self._document.value(before.raw), self._document.value(raw))
        back = said.version_is_back(said_moment(version))
        return " ".join(filter(None, (back, self._way_back(before.raw), told)))

    def _way_back(self, before: bytes) -> str:
        """How to get to what stood there before."""
        for number, version in enumerate(self.versions(), 1):
            if disk.read(version.path) == before and not version.wrong:
                return said.version_before_is_kept(self._document.restore.format(number=number))
        return said.VERSION_BEFORE_IS_KEPT

    def _told_apart(self, raw: bytes) -> bytes:
        """What tells one version from another."""
        noted = self._document.noted
        if noted:
            raw = re.sub(rb"(?m)^(%s)\s*=.*$" % "|".join(noted).encode(), b"", raw)
        return b" ".join(raw.split())


def row_differences(then: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> list[str]:
    """What tells an earlier list of rows from the one there is now; each row has its name and its words."""
    before, after = ({folded(name): (name, words) for name, words in rows} for rows in (then, now))
    said = [f"with {before[name][0]}" for name in before if name not in after]
    said += [f"without {after[name][0]}" for name in after if name not in before]
    said += [
        f"different words about {after[name][0]}" for name in before if name in after and before[name] != after[name]
    ]
    order = [name for name in before if name in after] != [name for name in after if name in before]
    return said or (["another order"] if order else [])


def said_moment(version: Version, *, seconds: bool = True) -> str:
    """When a version was kept, in words; what its file is called where that is no time."""
    moment = version.moment
    if moment is None:
        return version.path.stem
    return (
        f"{spoken_day(moment.date())}, {moment:%H:%M:%S}" if seconds else f"{spoken_day(moment.date())}, {moment:%H:%M}"
    )


def said_moments(versions: list[Version]) -> list[str]:
    """When each was kept, with seconds where two share a minute."""
    minutes = [said_moment(version, seconds=False) for version in versions]
    return [
        said_moment(version) if minutes.count(minute) > 1 else minute
        for version, minute in zip(versions, minutes, strict=True)
    ]
