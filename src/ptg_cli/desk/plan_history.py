"""Earlier versions of the plan and of the people: what each says, what tells it from today's, and putting one back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from ptg_cli.journal import disk
from ptg_cli.journal.documents import Documents
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.plan_file import check_text, people_of, plan_of, reads
from ptg_cli.model.civil_time import from_stamp, spoken_day
from ptg_cli.model.person import safe, same_name, unsafe
from ptg_cli.model.plan import PARTS
from ptg_cli.model.plan_said import differences, people_differences, written

HistoryOf = Literal["plan", "people"]

_STAMP: Final = re.compile(r"\d{8}-\d{6}")
_NOTED: Final = re.compile(rb"(?m)^(reviewed|used)\s*=.*$")
"""Days that ptg notes by itself: a version that differs in nothing else is none of its own."""


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: when it was kept (civil time), its file, how many lines or people it has, what tells it from the
    present one, and what is wrong where it does not read."""

    moment: datetime | None
    path: Path
    count: int
    differs: tuple[str, ...] = ()
    wrong: str = ""


class PlanHistory:
    """The versions of one document, and what it says now; `title` says what a part of the plan is called. Raises, when
    made: OSError."""

    def __init__(self, documents: Documents, name: HistoryOf, title: Callable[[str], str]) -> None:
        self._documents = documents
        self._name: HistoryOf = name
        self._title = title
        self._now = documents.read(name)

    def versions(self) -> list[Version]:
        """The earlier versions, newest first; those that say what a newer one says are left out. Raises: OSError."""
        found, seen = [], {_told_apart(self._now.raw)}
        for path in self._documents.versions(self._name):
            raw = disk.read(path)
            if _told_apart(raw) in seen:
                continue
            seen.add(_told_apart(raw))
            stamp = _STAMP.match(path.name)
            wrong = next(iter(check_text(self._name, raw, str(path))), "")
            count, differs = self._told(raw)
            found.append(Version(from_stamp(stamp[0]) if stamp else None, path, count, differs, wrong))
        return found

    def _told(self, raw: bytes) -> tuple[int, tuple[str, ...]]:
        """How much a version says, and what tells it from the present one, where that reads."""
        now = self._now.raw
        if self._name == "people":
            people = people_of(raw)
            return len(people), tuple(people_differences(people, people_of(now)) if reads(now) else ())
        plan = plan_of(raw)
        count = sum(plan.count(part) for part in PARTS)
        return count, tuple(differences(plan, plan_of(now), self._title) if reads(now) else ())

    def text(self, version: Version) -> str:
        """What a version says; one that does not read as it is in its file. Raises: OSError."""
        raw = disk.read(version.path)
        if version.wrong:
            return raw.decode("utf-8", "replace")
        if self._name == "people":
            return "".join(f"{one.said}{'; not safe' if one.not_safe else ''}\n" for one in people_of(raw))
        return written(plan_of(raw), people_of(self._documents.read("people").raw), self._title, markdown=False)

    def restore(self, version: Version) -> str:
        """Puts an earlier version in place, and says which, and how to go back. The one before is among the versions
        then. Raises: CannotChange for one that does not read; OSError, NewerFormat."""
        if version.wrong:
            raise CannotChange(f"That version can't be put back: {version.wrong} Choose another one.")
        before, raw = self._now, disk.read(version.path)
        outcome = self._documents.save(before, raw)
        if outcome.conflict:
            return (
                f"Your {self._name} changed in another window meanwhile. Both are kept; yours is here: {outcome.path}"
            )
        self._now = self._documents.read(self._name)
        return " ".join(
            (f"The version of {said_moment(version)} is back.", self._way_back(before.raw), self._marks(before.raw))
        ).strip()

    def _way_back(self, before: bytes) -> str:
        """How to get to what stood there before."""
        for number, version in enumerate(self.versions(), 1):
            if disk.read(version.path) == before and not version.wrong:
                option = " --people" if self._name == "people" else ""
                return f"What stood there before is kept: `ptg plan restore {number}{option}` brings it back."
        return "What stood there before is kept, too."

    def _marks(self, before: bytes) -> str:
        """A mark that went with the people before has to be told: someone may be suggested again."""
        if self._name != "people":
            return ""
        now = safe(people_of(self._now.raw))
        lost = [one.name for one in unsafe(people_of(before)) if any(same_name(one.name, other.name) for other in now)]
        names = ", ".join(lost).rstrip(".")
        return f"Not marked as not safe any more: {names}. `ptg plan` puts that mark back." if lost else ""


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


def _told_apart(raw: bytes) -> bytes:
    return b" ".join(_NOTED.sub(b"", raw).split())
