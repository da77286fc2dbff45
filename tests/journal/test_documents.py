"""Living documents: what is read of them, what is wrong in them, and what may be waiting elsewhere."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.errors import NewerFormat
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.places import Places
from ptg_cli.toml_file import LARGEST


@pytest.fixture
def documents(journal: Journal) -> Documents:
    """The documents of an empty journal."""
    return Documents(journal)


@pytest.fixture
def put(places: Places) -> Callable[[str, bytes], Path]:
    """Puts a document there as a hand would."""

    def one(name: str, raw: bytes) -> Path:
        places.journal.mkdir(parents=True, exist_ok=True)
        path = places.journal / f"{name}.toml"
        path.write_bytes(raw)
        return path

    return one


def test_a_document_that_is_not_there_is_empty_and_was_not_lost(documents: Documents, places: Places) -> None:
    document = documents.file("values")
    assert (document.raw, document.lost, documents.size("values")) == (b"", "", 0)
    assert document.path == places.journal / "values.toml"
    assert not places.journal.exists()


def test_a_document_of_the_largest_size_is_read_and_one_byte_more_is_not(
    documents: Documents, put: Callable[[str, bytes], Path]
) -> None:
    put("values", b"#" * LARGEST)
    assert len(documents.file("values").raw) == documents.size("values") == LARGEST
    path = put("values", b"#" * (LARGEST + 1))
    assert documents.size("values") == LARGEST + 1
    with pytest.raises(OSError, match="larger than 1024 KB") as refused:
        documents.file("values")
    assert (refused.value.errno, refused.value.filename) == (errno.E2BIG, str(path))


def test_a_document_that_says_nothing_says_why_it_may_have_said_something(
    documents: Documents, put: Callable[[str, bytes], Path]
) -> None:
    path = put("values", b"")
    assert documents.file("values").lost.startswith("it is empty")
    path.rename(path.with_name(".values.toml.icloud"))
    assert documents.file("values").lost.startswith("it is still in iCloud, not on this computer.")
    put("values", b"# here again\n")
    assert documents.file("values").lost == ""


def test_what_was_saved_is_among_the_versions_at_once_and_what_a_hand_made_before_it(
    documents: Documents, put: Callable[[str, bytes], Path]
) -> None:
    put("values", b"# by hand\n")
    documents.save_file(documents.file("values"), b"a = 1\n")
    assert [path.read_bytes() for path in documents.versions("values")] == [b"a = 1\n", b"# by hand\n"]


def test_a_save_over_what_another_window_wrote_is_no_version_of_it(
    documents: Documents, put: Callable[[str, bytes], Path]
) -> None:
    put("values", b"a = 1\n")
    seen = documents.file("values")
    put("values", b"a = 2\n")
    outcome = documents.save_file(seen, b"a = 3\n")
    assert outcome.conflict
    assert outcome.path.read_bytes() == b"a = 3\n"
    assert documents.file("values").raw == b"a = 2\n"
    assert documents.versions("values") == []


def test_of_a_journal_of_a_newer_ptg_no_version_is_kept(
    documents: Documents, places: Places, put: Callable[[str, bytes], Path]
) -> None:
    put("values", b"a = 1\n")
    places.format_file.write_text("format = 2\n")
    with pytest.raises(NewerFormat):
        documents.keep_version(documents.file("values"))
    assert not places.history.exists()
    places.format_file.write_text("format = 1\n")
    documents.keep_version(documents.file("people"))
    assert not places.history.exists()
    documents.keep_version(documents.file("values"))
    assert [path.read_bytes() for path in documents.versions("values")] == [b"a = 1\n"]
