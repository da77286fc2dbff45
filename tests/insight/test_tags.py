"""Tags are counted by page, capitals aside, without pages that are to be handled with care."""

from ptg_cli.insight.tags import tag_counts
from ptg_cli.model.entry import Entry


def test_a_tag_counts_once_a_page_and_as_it_was_worded_last() -> None:
    entries = [
        Entry("20261121-080000-aaa0", tags=("Sleep", "home", "sleep")),
        Entry("20261120-080000-aaa0", tags=("sleep", "", "night shift")),
        Entry("20261119-080000-aaa0", tags=("sleep",), care=True),
    ]
    assert tag_counts(entries) == [("Sleep", 2), ("home", 1), ("night shift", 1)]
    assert tag_counts([]) == []
