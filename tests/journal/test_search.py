"""Searching the pages: every word counts, wherever it stands; a page that can't be read is never silently missing."""

from datetime import datetime, time
from pathlib import Path

import pytest

from ptg_cli.journal import search as searching
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page, as_page
from ptg_cli.journal.search import search
from ptg_cli.model.entry import Entry
from ptg_cli.model.query import Query, read_query


def keeps(journal: Journal, name: str, body: str = "", **facts: object) -> Path:
    """Keeps a page of that name and returns its file."""
    return journal.add(Entry(name, kind="note", body=body, **facts)).path  # type: ignore[arg-type]


def asked(text: str) -> Query:
    """What these words ask for, on a Monday morning."""
    return read_query(text, datetime(2026, 11, 23, 8, 15), time(4))


def found(journal: Journal, *words: str) -> list[str]:
    """The pages that hold these words, the newest first."""
    return [page.id for page in search(journal.newest(), asked(" ".join(words)))]


def test_pages_are_found_by_their_words_title_and_tags_together(journal: Journal) -> None:
    keeps(journal, "1", "The kitchen was quiet.", title="Sunday", tags=("home",))
    keeps(journal, "2", "The stairs.")
    assert found(journal, "kitchen") == ["1"]
    assert found(journal, "sunday", "#home", "quiet") == ["1"]
    assert found(journal, "the") == ["2", "1"]
    assert found(journal, "kitchen", "stairs") == []


def test_what_stands_only_in_other_facts_of_a_page_finds_it_not(journal: Journal) -> None:
    keeps(journal, "1", "words", guide="kitchen")
    assert found(journal, "kitchen") == []


@pytest.mark.parametrize("words", ["été", "ete", "ÉTÉ", "strasse", "елка"])
def test_letters_beyond_ascii_are_found_in_any_of_their_forms(journal: Journal, words: str) -> None:
    keeps(journal, "1", "Un été, die Straße, Ёлка.")
    keeps(journal, "2", "Nothing of that, and no plain word: café.")
    keeps(journal, "3", "Plain words.")
    assert found(journal, words) == ["1"]


def test_a_page_that_cannot_be_read_comes_with_its_reason_whatever_is_looked_for(journal: Journal) -> None:
    keeps(journal, "1", "kitchen")
    keeps(journal, "2").write_bytes(b"caf\xe9 and no more")
    keeps(journal, "3").write_bytes(b"")
    path = keeps(journal, "4")
    path.unlink()
    path.symlink_to("nowhere")
    pages = list(search(journal.newest(), asked("kitchen")))
    assert [(page.id, page.unreadable) for page in pages] == [
        ("4", "it is a link to a file that isn't there"),
        ("3", "it is empty: maybe saving it was never finished, or the file is only online"),
        ("2", "it is not UTF-8 text (from byte 3 on)"),
        ("1", ""),
    ]
    assert all(page.path.name == f"{page.id}.md" for page in pages)


def test_a_bare_day_finds_its_pages_and_those_that_hold_its_words(journal: Journal) -> None:
    keeps(journal, "20261103-080000-aaaa", "Rain.")
    keeps(journal, "20261104-080000-aaaa", "What was said on the 3 Nov.")
    keeps(journal, "20261105-080000-aaaa", "Sun.")
    assert found(journal, "3 nov") == ["20261104-080000-aaaa", "20261103-080000-aaaa"]


def test_the_words_of_a_page_with_care_are_looked_at_only_where_that_is_asked_for(journal: Journal) -> None:
    keeps(journal, "1", "kitchen", care=True)
    assert found(journal, "kitchen") == []
    assert [page.id for page in search(journal.newest(), asked("kitchen"), care=True)] == ["1"]


def test_two_pages_that_cannot_be_read_are_no_whole_one_together(journal: Journal) -> None:
    keeps(journal, "2").write_bytes(b"caf\xc3")
    keeps(journal, "1").write_bytes(b"\xa9 and no more")
    keeps(journal, "3", "Plain words, and the kit")
    keeps(journal, "4", "chen is not found: café")
    assert found(journal, "kitchen") == ["2", "1"]
    assert [bool(page.unreadable) for page in search(journal.newest(), asked("kitchen"))] == [True, True]


def test_a_page_that_its_bytes_rule_out_is_not_taken_apart(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    keeps(journal, "1", "kitchen")
    keeps(journal, "2", "été")
    taken: list[str] = []

    def watched(path: Path, raw: bytes) -> Page:
        taken.append(path.stem)
        return as_page(path, raw)

    monkeypatch.setattr(searching, "as_page", watched)
    assert found(journal, "kitchen") == ["1"]
    assert taken == ["1"]
