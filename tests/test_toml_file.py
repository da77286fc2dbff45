"""TOML that a person may have edited: whatever a text is, it is a table or one small error with its line."""

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.toml_file import LARGEST, NotToml, decode, read

DOTS = ".".join("a" * 30_000)


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        (b"a = 1\nb = '\xff'\n", "it isn't UTF-8 text", 2),
        ("a = 1\n\nb = \n", "it isn't TOML", 3),
        ('a = "', "it isn't TOML", 0),
        ("a = 1\nb = 0x" + "f" * 5000, "a number in it is too large to read", 2),
        ("a = [1,\n 18446744073709551616]", "a number in it is too large to read", 2),
        ("[a]\nb = [{c = -0xffffffffffffffffff}]", "it isn't TOML", 2),
        ("a = 1\nb = " + "9" * 5000, "a number in it is too large to read", 2),
        ("a = " + "[" * 9000 + "]" * 9000, "it is nested too deep to read", 0),
        ("a = " + "[" * 50 + "]" * 50, "it is nested too deep to read", 0),
        ("x = 1\n" + ".".join("a" * 101) + " = 1", "it is nested too deep to read", 2),
        (f"{DOTS} = 1", "it is nested too deep to read", 1),
        (f"[{DOTS}]", "it is nested too deep to read", 1),
        (f"x = {{{DOTS} = 1}}", "it is nested too deep to read", 1),
    ],
)  # fmt: skip
def test_what_does_not_read_is_one_small_error_with_its_line(text: bytes | str, said: str, line: int) -> None:
    with pytest.raises(NotToml) as found:
        decode(text)
    assert (str(found.value), found.value.line) == (said, line)


@pytest.mark.parametrize(
    "text",
    [
        "a = 18446744073709551615\nb = -9223372036854775808",
        "a = '" + "no." * 300 + "'",
        'a = "abcdefabcdefabcdefabcdef 0xffffffffffffffffffffffff"',
        "a = " + "[" * 30 + "]" * 30,
        "a.b.c.d.e = 1",
        "[[a]]\nb = 1\n" * 60,
    ],
)
def test_what_people_and_programs_write_reads(text: str) -> None:
    assert decode(text)
    assert decode(b"\xef\xbb\xbf" + text.encode()) == decode(text)


@given(st.binary(max_size=300))
@example(b"a = 1e999\nb = nan\nc = 9999-12-31T23:59:59-23:59")
@example(b'a = "\\ud800"')
@example(b"\x00")
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    with suppress(NotToml):
        assert isinstance(decode(raw), dict)


def test_only_a_regular_file_of_a_sane_size_is_read(tmp_path: Path) -> None:
    plain = tmp_path / "plain.toml"
    plain.write_bytes(b"a = 1")
    assert read(plain) == b"a = 1"
    sparse = tmp_path / "sparse"
    with sparse.open("wb") as file:
        file.truncate(1 << 30)
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    began = time.monotonic()
    for path in (sparse, tmp_path / "fifo", tmp_path / "loop", tmp_path, Path("/dev/zero"), tmp_path / "no"):
        with pytest.raises(OSError) as error:  # noqa: PT011 - each says which
            read(path)
        assert error.value.filename == str(path)
    assert time.monotonic() - began < 5  # it waits for nothing
    assert read(plain, 5)
    with pytest.raises(OSError, match="larger than"):
        read(plain, 4)
    assert LARGEST == 1 << 20
