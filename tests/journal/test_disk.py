"""One file at a time: what can't be read, made or looked into is told, and what stood there stays."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.journal import disk

posix = pytest.mark.skipif(sys.platform == "win32", reason="folders can't be synced there")


def inside(folder: Path) -> dict[str, bytes]:
    """The files in a folder and what they hold."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def no_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets every folder answer with an error when it is opened; files can be."""

    def answers(number: int) -> None:
        real = os.open

        def refuse(path: Any, *rest: Any, **more: Any) -> int:
            if os.path.isdir(path):
                raise OSError(number, os.strerror(number), str(path))
            return real(path, *rest, **more)

        monkeypatch.setattr(os, "open", refuse)

    return answers


@posix
def test_in_a_folder_that_one_may_write_to_and_not_look_into_words_are_kept(
    tmp_path: Path, no_opening: Callable[[int], None]
) -> None:
    no_opening(errno.EACCES)
    disk.create(tmp_path / "a.md", b"words")
    assert inside(tmp_path) == {"a.md": b"words"}


@posix
def test_a_folder_that_the_disk_fails_to_open_is_a_failure(tmp_path: Path, no_opening: Callable[[int], None]) -> None:
    no_opening(errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        disk.create(tmp_path / "a.md", b"words")


def test_where_chance_names_two_temporary_files_alike_the_first_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = iter([b"\x00\x00\x00\x01", b"\x00\x00\x00\x02"])
    monkeypatch.setattr(os, "urandom", lambda count: next(chance))
    anothers = f".a.md.{os.getpid()}-00000001.tmp"
    (tmp_path / anothers).write_bytes(b"another's")
    disk.create(tmp_path / "a.md", b"words")
    assert inside(tmp_path) == {anothers: b"another's", "a.md": b"words"}


def test_what_the_disk_said_is_told_though_somebody_took_the_temporary_file_away_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, target: Path) -> None:
        source.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))

    (tmp_path / "a.md").write_bytes(b"before")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        disk.replace(tmp_path / "a.md", b"words")
    assert inside(tmp_path) == {"a.md": b"before"}


def test_a_folder_never_moves_onto_something_else_and_the_refusal_says_why(tmp_path: Path) -> None:
    source, target = tmp_path / "here", tmp_path / "there"
    source.mkdir()
    target.write_bytes(b"words")
    with pytest.raises(FileExistsError, match="File exists") as refused:
        disk.move(source, target)
    assert refused.value.filename == str(target)
    assert source.is_dir()
    assert target.read_bytes() == b"words"


def test_a_folder_that_cannot_be_looked_into_is_told_and_the_others_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_bytes(b"words")
    scan = os.scandir

    def refuse(folder: str) -> Any:
        if folder.endswith("one"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    refused: list[OSError] = []
    assert list(disk.files_below(tmp_path, refused.append)) == [tmp_path / "two" / "a.md"]
    assert [error.filename for error in refused] == [str(tmp_path / "one")]
    assert list(disk.files_below(tmp_path)) == [tmp_path / "two" / "a.md"]
