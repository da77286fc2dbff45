"""One page as it was found: what can't be read says why, and how far it can be trusted."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from ptg_cli.journal import disk
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


def test_the_beginning_of_a_page_may_end_in_the_middle_of_a_letter_but_nothing_else_is_forgiven(path: Path) -> None:
    path.write_bytes("né".encode())
    assert (read_page(path, 2).entry.body, read_page(path, 2).unreadable) == ("n", "")
    assert read_page(path, 4).whole
    path.write_bytes(b"n\xe9 et plus")
    assert read_page(path, 3).unreadable == "it is not UTF-8 text (from byte 1 on)"
    path.write_bytes(b"n\xc3")
    assert read_page(path).unreadable == "it is not UTF-8 text (from byte 1 on)"


def test_where_text_stops_being_text_is_counted_from_the_beginning_of_the_file(path: Path) -> None:
    path.write_bytes(b"+++\n+++\ncaf\xe9")
    page = read_page(path)
    assert page.unreadable == "it is not UTF-8 text (from byte 11 on)"
    assert page.raw[page.body_at :] == b"caf\xe9"


@pytest.mark.parametrize(("name", "service"), [(".{}.icloud", "iCloud"), ("{}.nextcloud", "Nextcloud")])
def test_a_page_that_a_sync_service_has_bears_its_own_name_and_says_where_it_is(
    path: Path, name: str, service: str
) -> None:
    page = read_page(path.with_name(name.format(path.name)))
    assert (page.id, page.raw) == (ID, b"")
    assert page.unreadable.startswith(f"it is still in {service}, not on this computer.")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "its permissions do not let you read it"),
        (errno.EPERM, "its permissions do not let you read it"),
        (errno.EIO, "input/output error"),
        (errno.ENOENT, "it isn't there any more"),
    ],
)
def test_why_a_page_cannot_be_read_is_said_in_plain_words(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    path.write_bytes(b"words")
    refuse(monkeypatch, number)
    assert read_page(path).unreadable == said


@pytest.mark.parametrize(
    "facts", [{"st_flags": 0x40000000}, {"st_file_attributes": 0x1000}, {"st_file_attributes": 0x400000}]
)
def test_a_file_that_is_only_online_and_does_not_come_says_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, facts: dict[str, int]
) -> None:
    path.write_bytes(b"words")
    refuse(monkeypatch, errno.ETIMEDOUT)
    assert read_page(path).unreadable == os.strerror(errno.ETIMEDOUT).lower()
    status = SimpleNamespace(st_mode=path.stat().st_mode, **facts)
    monkeypatch.setattr(Path, "stat", lambda path, **more: status)
    assert read_page(path).unreadable.startswith("it is only online, and could not be fetched. Open its folder")


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Lets every read of a file answer with this error."""

    def fail(path: object, limit: int | None = None) -> bytes:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(disk, "read", fail)
