"""The doctor: looks at every page, names what can't be read, rescues what a crash left behind."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from ptg_cli import toml_file
from ptg_cli.journal.documents import HISTORIES, NAMES, Documents
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import is_copy, is_id, newest_first, own_place
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.plan_file import check_text
from ptg_cli.journal.recovery import Recovery
from ptg_cli.toml_file import NotToml, decode

_RESUME = "`ptg drafts resume` opens the text there again"
_SECOND_VERSION = "a second version, kept where two met; compare, then delete one"


@dataclass(slots=True)
class Report:
    """What was found. `unreadable` is what can't be used as it is; `notes` is worth knowing, no more."""

    pages: int = 0
    unreadable: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rescued: list[tuple[Path, Path]] = field(default_factory=list)


def examine(journal: Journal, documents: Documents, recovery: Recovery) -> Report:
    """Reads every page and document. Moves temporary files older than an hour to recovery; changes no page.

    Raises: NewerFormat, OSError (only from that moving).
    """
    report = Report()
    drafts = journal.places.drafts
    seen: dict[str, Path] = {}
    for found in journal.newest():
        page = read_page(found.path)
        report.pages += 1
        if page.unreadable:
            report.unreadable.append(f"{page.path}: {page.unreadable}")
        else:
            report.notes += [f"{page.path}: {words}" for words in _oddities(page, journal.places.entries)]
        if page.id in seen:
            report.notes.append(f"{page.path}: {seen[page.id]} has the same name")
        seen[page.id] = page.path
    _look_at_format(journal, report)
    for place in (*journal.trashed(), *newest_first(drafts)):
        page = read_page(place.path)
        if page.unreadable:
            report.unreadable.append(f"{page.path}: {page.unreadable}")
    report.notes += [f"{path}: {_SECOND_VERSION}" for path in _conflicting_documents(journal.places.journal)]
    for name in (name for name in NAMES if name != "people"):
        try:
            documents.rows(name)
        except JournalError as error:
            report.unreadable.append(str(error))
        except OSError as error:
            report.unreadable.append(f"{error.filename}: {(error.strerror or 'unreadable').lower()}")
    for name in ("plan", "people"):
        try:
            document = documents.read(name)
        except OSError as error:
            report.unreadable.append(f"{error.filename}: {(error.strerror or 'unreadable').lower()}")
        else:
            said = check_text(name, document.raw, str(document.path))
            report.unreadable += [words for words in said if words not in report.unreadable]
    report.notes += _too_open(journal)
    for draft in Drafts(drafts).listed():
        report.notes += [f"{path}: an editor left it beside a draft; {_RESUME}" for path in draft.beside]
    report.rescued = recovery.sweep()
    report.notes += [f"{path}: a rescued piece; read it, then delete it" for path in recovery.listed()]
    return report


def _oddities(page: Page, entries: Path) -> list[str]:
    said = list(page.entry.problems)
    if is_copy(page.id):
        said.append(_SECOND_VERSION)
    elif not is_id(page.id):
        said.append("its name isn't one ptg gives; it is listed last")
    elif page.path != own_place(entries, page.id):
        said.append(f"it lies in another month's folder than {page.id[:4]}/{page.id[4:6]}")
    return said


def _look_at_format(journal: Journal, report: Report) -> None:
    path = journal.places.format_file
    try:
        decode(toml_file.read(path))
    except FileNotFoundError:
        return
    except (NotToml, OSError):
        report.unreadable.append(f"{path}: it doesn't read as TOML; remove it and ptg makes a new one")


def _conflicting_documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if is_copy(path.stem, HISTORIES)) if folder.is_dir() else []


def _too_open(journal: Journal) -> list[str]:
    """Folders that others who use this computer may look into."""
    if os.name == "nt":
        return []
    places = journal.places
    said = []
    for folder in (places.journal, places.entries, places.drafts, places.recovery):
        if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            said.append(f"{folder}: others on this computer may look in; `chmod 700` closes it")
    return said
