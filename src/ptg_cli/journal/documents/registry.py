"""Every living document there is. Doctor, history, restore, and the guides' `own` and `keeps` walk over this list, and
nothing else names them."""

from typing import Any, Final

from ptg_cli.journal.documents.document import Document
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.journal.documents.values import VALUES

DOCUMENTS: Final[tuple[Document[Any], ...]] = (PLAN, PEOPLE, STRATEGIES, VALUES)

NAMES: Final = tuple(document.name for document in DOCUMENTS)
"""What their files are called, the ending aside."""


def document_named(name: str) -> Document[Any] | None:
    """The document of that name, if there is one."""
    return next((document for document in DOCUMENTS if document.name == name), None)
