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


@pytest.mark.parametrize("size", [0, 1, disk.CHUNK - 1, disk.CHUNK, disk.CHUNK + 1, 3 * disk.CHUNK + 7])
def test_a_file_of_any_size_is_read_whole_or_so_far_as_was_asked(tmp_path: Path, size: int) -> None:
    raw = bytes(number % 251 for number in range(size))
    (tmp_path / "a.md").write_bytes(raw)
    assert disk.read(tmp_path / "a.md") == raw
    for limit in (1, disk.CHUNK - 1, disk.CHUNK, disk.CHUNK + 1, 2 * disk.CHUNK + 3, 4 * disk.CHUNK):
        assert disk.read(tmp_path / "a.md", limit) == raw[:limit]


@pytest.mark.parametrize("act", [disk.create, disk.replace])
def test_where_a_file_stands_in_the_place_of_a_folder_it_is_named_and_stays(
    tmp_path: Path, act: Callable[[Path, bytes], None]
) -> None:
    (tmp_path / "here").write_bytes(b"words")
    with pytest.raises(NotADirectoryError, match="Not a folder") as refused:
        act(tmp_path / "here" / "a.md", b"others")
    assert (refused.value.errno, refused.value.filename) == (errno.ENOTDIR, str(tmp_path / "here"))
    assert inside(tmp_path) == {"here": b"words"}


def test_a_read_that_fails_half_way_names_the_file_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * (disk.CHUNK + 1))
    read, closed = os.read, []
    close = os.close

    def fail(handle: int, count: int) -> bytes:
        if os.lseek(handle, 0, os.SEEK_CUR):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(handle, count)

    def watched(handle: int) -> None:
        closed.append(handle)
        close(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", fail)
        patch.setattr(os, "close", watched)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)) as refused:
            disk.read(tmp_path / "a.md")
    assert refused.value.filename == str(tmp_path / "a.md")
    assert len(closed) == 1


@posix
@pytest.mark.parametrize(("mode", "keeps"), [(0o600, True), (0o640, False), (0o604, False), (0o700, True)])
def test_whether_files_are_the_owners_alone_is_tried_and_nothing_is_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, keeps: bool
) -> None:
    real = os.open

    def given(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        handle = real(path, flags, *rest, **more)
        os.fchmod(handle, mode)
        return handle

    monkeypatch.setattr(os, "open", given)
    assert disk.keeps_permissions(tmp_path) == keeps
    assert inside(tmp_path) == {}
    assert disk.keeps_permissions(tmp_path / "nowhere")


def test_what_two_names_stand_for_is_the_same_only_if_it_is(tmp_path: Path) -> None:
    one, copy, other, link, again = (tmp_path / name for name in ("one", "copy", "other", "link", "again"))
    for path, raw in ((one, b"words"), (copy, b"words"), (other, b"others")):
        path.write_bytes(raw)
    link.symlink_to(one)
    again.symlink_to("one")
    assert disk.same(one, one)
    assert disk.same(one, copy)
    assert disk.same(link, again)
    assert not disk.same(one, other)
    assert not disk.same(one, link)
    assert not disk.same(link, one)
    assert not disk.same(one, tmp_path / "nowhere")
    assert not disk.same(tmp_path / "nowhere", tmp_path / "nowhere")
