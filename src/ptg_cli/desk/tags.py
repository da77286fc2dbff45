"""The tags there are, from what pages say at the top."""

import re
from typing import Final

from ptg_cli.desk.pages import facts
from ptg_cli.insight.tags import tag_counts
from ptg_cli.journal.journal import Journal
from ptg_cli.model.query import Query

_TAGS: Final = re.compile(rb"tags|\\[uU]")
"""Stands in the front matter of a page that has any."""


def counted(journal: Journal, query: Query | None = None) -> list[tuple[str, int]]:
    """Each tag of the pages that are asked for, with how many of them have it, the most frequent first. Those to be
    handled with care are left out, and so are those that can't be read."""
    return tag_counts(page.entry for page in facts(journal, query or Query(), _TAGS))
