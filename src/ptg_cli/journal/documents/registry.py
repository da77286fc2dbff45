"""Every living document there is. Doctor, history, restore, and the guides' `own` and `keeps` walk over this list, and
nothing else names them."""

from typing import Any, Final

from ptg_cli.journal.documents.aims import AIMS
from ptg_cli.journal.documents.document import Document, DocumentFolder
from ptg_cli.journal.documents.journeys import JOURNEYS
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.journal.documents.values import VALUES

DOCUMENTS: Final[tuple[Document[Any], ...]] = (PLAN, PEOPLE, STRATEGIES, VALUES, JOURNEYS)

FOLDERS: Final[tuple[DocumentFolder[Any], ...]] = (AIMS,)
"""Kinds of documents of which there are many, a folder each."""

NAMES: Final = tuple(document.name for document in DOCUMENTS)
"""What their files are called, the ending aside."""


def document_named(name: str) -> Document[Any] | None:
    """The document of that name, if there is one. One of a folder is named with it: `aims/NAME`."""
    folder, slash, one = name.partition("/")
    if slash:
        kind = next((kind for kind in FOLDERS if kind.name == folder), None)
        return kind.of(one) if kind and one and one[0] != "." and "/" not in one else None
    return next((document for document in DOCUMENTS if document.name == name), None)
