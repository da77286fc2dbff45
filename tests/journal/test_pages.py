"""One page as it was found: what can't be read says why, and how far it can be trusted."""

from pathlib import Path

import pytest

from ptg_cli.journal.pages import read_page

ID = "20261123-081502-7f3k"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the page stands."""
    return tmp_path / f"{ID}.md"


def test_a_page_whose_front_matter_is_broken_is_handled_with_care_all_the_same(path: Path) -> None:
    path.write_bytes(b"+++\ntags = [oops\ncare = true\n+++\n\nwords")
    page = read_page(path)
    assert page.entry.care
    assert page.misread == "its front matter isn't TOML (line 2)"
    assert page.entry.problems == (page.misread,)
