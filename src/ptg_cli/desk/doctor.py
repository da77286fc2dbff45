"""The doctor: looks at every page, names what can't be read, rescues what a crash left behind."""

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ptg_cli import toml_file
from ptg_cli.desk.aims import rebuild_pages
from ptg_cli.journal import disk
from ptg_cli.journal.documents.registry import DOCUMENTS, FOLDERS, NAMES
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import PageName, is_copy, is_id, newest_first, own_place
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.recovery import Recovery
from ptg_cli.sentences import aims as said_of_aims
from ptg_cli.sentences import disk as said
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.toml_file import NotToml, decode

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


@dataclass(slots=True)
class Report:
    """What was found. `unreadable` is what can't be used as it is; `notes` is worth knowing, no more."""

    pages: int = 0
    unreadable: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rescued: list[tuple[Path, Path]] = field(default_factory=list)


def examine(journal: Journal, documents: Documents, recovery: Recovery) -> Report:
    """Reads every page and document. Moves temporary files older than an hour to recovery, and puts the list of pages
    of an aim right; changes no page. Whatever can't be looked at is named, and the rest is looked at all the same.

    Raises: NewerFormat.
    """
    journal.check_format()
    report = Report()
    looks: tuple[Callable[[], object], ...] = (
        lambda: _look_at_pages(journal, documents, report),
        lambda: _look_at_format(journal, report),
        lambda: _look_at_others(journal.trashed(), report),
        lambda: _look_at_others(newest_first(journal.places.drafts), report),
        lambda: _look_at_documents(journal.places.journal, documents, report),
        lambda: report.notes.extend(_too_open(journal)),
        lambda: _look_beside_drafts(journal, report),
        lambda: report.rescued.extend(recovery.sweep(lambda error: _refused(error, report))),
        lambda: report.notes.extend(said.about(str(path), said.RESCUED_PIECE) for path in recovery.listed()),
    )
    for look in looks:
        try:
            look()
        except OSError as error:
            _refused(error, report)
    return report


def _refused(error: OSError, report: Report) -> None:
    """Names what the disk refused, once."""
    words = said.about(error.filename or said.A_FILE, (error.strerror or said.CANNOT_BE_READ).lower())
    if words not in report.unreadable:
        report.unreadable.append(words)


def _look_at_pages(journal: Journal, documents: Documents, report: Report) -> None:
    seen: dict[str, Path] = {}
    ties: dict[str, tuple[str, ...]] = {}
    telling: dict[str, list[str]] = defaultdict(list)
    for found in journal.newest():
        page = read_page(found.path)
        report.pages += 1
        if page.unreadable:
            report.unreadable.append(f"{page.path}: {page.unreadable}")
        else:
            report.notes += [f"{page.path}: {words}" for words in _oddities(page, journal.places.entries)]
        if page.id in seen:
            report.notes.append(said.about(str(page.path), said.same_name(str(seen[page.id]))))
        seen[page.id] = page.path
        if not page.unreadable:
            ties[page.id] = page.entry.tied
            telling[page.entry.aim].append(page.id)
    report.notes += [said.about(str(seen[one]), words) for one in ties for words in _loose_ties(one, ties, seen)]
    report.notes += [said.about(path, said_of_aims.PAGES_PUT_RIGHT) for path in rebuild_pages(documents, telling)]


def _loose_ties(page_id: str, ties: Mapping[str, tuple[str, ...]], seen: Collection[str]) -> list[str]:
    """What is to be said of the ties of a page that are not as `ptg tie` makes them."""
    found = []
    for other in ties[page_id]:
        if other not in seen:
            found.append(said_of_tellings.tied_to_nothing(other))
        elif other in ties and page_id not in ties[other]:
            found.append(said_of_tellings.tied_by_one(page_id, other))
    return found


def _look_at_others(found: Iterable[PageName], report: Report) -> None:
    """Looks at pages that are not among the pages now: in the trash, or drafts."""
    for place in found:
        page = read_page(place.path)
        if page.unreadable:
            report.unreadable.append(f"{page.path}: {page.unreadable}")


def _look_at_documents(folder: Path, documents: Documents, report: Report) -> None:
    copies = [*_conflicting_documents(folder), *(path for kind in FOLDERS for path in documents.copies_in(kind.name))]
    report.notes += [said.about(str(path), said.SECOND_VERSION) for path in copies]
    for document in (*DOCUMENTS, *(kind.of(one) for kind in FOLDERS for one in documents.names_in(kind.name))):
        try:
            file = documents.file(document.name)
            if file.lost:
                report.unreadable.append(f"{file.path}: {file.lost}")
            else:
                report.unreadable += document.check(file.raw, str(file.path))
        except OSError as error:
            _refused(error, report)


def _look_beside_drafts(journal: Journal, report: Report) -> None:
    for draft in Drafts(journal.places.drafts).listed():
        report.notes += [said.about(str(path), said.LEFT_BY_EDITOR) for path in draft.beside]


def _oddities(page: Page, entries: Path) -> list[str]:
    found = list(page.entry.problems)
    if is_copy(page.id):
        found.append(said.SECOND_VERSION)
    elif not is_id(page.id):
        found.append(said.NAME_NOT_OURS)
    elif page.path != own_place(entries, page.id):
        found.append(said.in_other_month(f"{page.id[:4]}/{page.id[4:6]}"))
    return found


def _look_at_format(journal: Journal, report: Report) -> None:
    path = journal.places.format_file
    try:
        decode(toml_file.read(path))
    except FileNotFoundError:
        return
    except (NotToml, OSError):
        report.unreadable.append(said.about(str(path), said.FORMAT_UNREADABLE))


def _conflicting_documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if is_copy(path.stem, NAMES)) if folder.is_dir() else []


def _too_open(journal: Journal) -> list[str]:
    """Folders that others who use this computer may look into, or write to."""
    if os.name == "nt":
        return []
    places = journal.places
    ours = (places.journal, places.entries, places.trash, places.history, places.drafts, places.recovery)
    found = []
    for folder in dict.fromkeys((places.lock.parent, places.journal.parent, *ours)):
        if not folder.is_dir():
            continue
        mode = folder.stat().st_mode
        if mode & _OTHERS_WRITE and not mode & stat.S_ISVTX:
            others = said.OTHERS_WRITE
        elif mode & _OTHERS and folder in ours:
            others = said.OTHERS_LOOK
        else:
            continue
        if disk.keeps_permissions(folder):
            found.append(said.about(str(folder), said.open_to_others(others)))
        else:
            found.append(said.about(str(folder), said.open_on_this_disk(others)))
    return found
