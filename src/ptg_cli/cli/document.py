"""What commands of living documents have in common: versions listed, shown and put back, a file checked and edited."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from ptg_cli.cli.diagnostics import ExitStatus, Refused
from ptg_cli.cli.option_values import Number
from ptg_cli.cli.shell import Shell
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_history import DocumentHistory, Version, said_moments
from ptg_cli.journal.documents.document import Document
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.sentences import document as said

Earlier = Annotated[
    int, typer.Argument(metavar="[N]", parser=Number("N", 1), help="The number of a version that `history` lists.")
]
VersionNumber = Annotated[
    int | None, typer.Argument(metavar="[N]", parser=Number("N", 1), help="Show the version with this number.")
]


def history_of(shell: Shell, document: Document[Any]) -> DocumentHistory[Any]:
    """The earlier versions of a document; those of the plan by the titles of its parts."""
    if document is PLAN:
        return shell.context.plan_desk.history()
    return DocumentDesk(shell.context.documents, document).history()


def show_history(shell: Shell, history: DocumentHistory[Any], number: int | None, *, as_json: bool) -> None:
    """Lists the earlier versions, or shows the one of that number."""
    versions = history.versions()
    if number is not None:
        for words in history.text(_version(versions, number)).rstrip("\n").split("\n"):
            shell.show_wrapped(words)
        return
    if as_json:
        rows = [_version_json(nth, version) for nth, version in enumerate(versions, 1)]
        shell.show_json("versions", rows)
        return
    for nth, (version, when) in enumerate(zip(versions, said_moments(versions), strict=True), 1):
        shell.show(f"{nth}  kept {when}: {history.about(version)}")
    shell.say(history.ways() if versions else said.NO_EARLIER_VERSION)


def restore_version(shell: Shell, history: DocumentHistory[Any], number: int) -> None:
    """Puts the version of that number back, and says so."""
    shell.say(history.restore(_version(history.versions(), number)))


def look_at(shell: Shell, desk: DocumentDesk[Any]) -> None:
    """Reads a document, keeps a version of what a hand made of it, and says what is wrong in it."""
    desk.look().keep_version()
    for words in desk.problems:
        shell.warn(words)


def say_problems(shell: Shell, problems: Iterable[str], fine: str, *, as_json: bool = False) -> None:
    """Says what is wrong in the files of documents; `fine` where nothing is. Ends with 2 when anything is."""
    found = list(problems)
    if as_json:
        shell.show_json("problems", found)
        if found:
            raise typer.Exit(ExitStatus.USAGE)
        return
    for words in found:
        shell.show(words)
    if found:
        shell.say(said.USES_WHAT_CAN_BE_READ)
        raise typer.Exit(ExitStatus.USAGE)
    shell.show(fine)


def _version(versions: list[Version], number: int) -> Version:
    """The version of that number. Raises: Refused, saying which there are."""
    if number > len(versions):
        raise Refused(said.earlier_versions_are(len(versions)))
    return versions[number - 1]


def _version_json(number: int, version: Version) -> dict[str, Any]:
    return {
        "id": number,
        "kept": version.moment,
        "count": version.count,
        "differs": list(version.differs),
        "wrong": version.wrong,
        "path": version.path,
    }
