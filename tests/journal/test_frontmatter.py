"""Front matter and body: read back as written, changed key by key, never raising whatever the bytes."""

import tomllib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.journal import frontmatter
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.frontmatter import change, compose, split

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
VALUE = st.one_of(
    TEXT, st.integers(-(2**63), 2**63 - 1), st.booleans(), st.lists(TEXT, max_size=3),
    st.dictionaries(KEY, st.integers(0, 9), max_size=2),
    st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)),
)  # fmt: skip
TABLES = st.dictionaries(KEY, VALUE, max_size=5)


@given(TABLES, TEXT)
@example({}, "")
@example({"title": "+++"}, "+++\nid = 'no'\n+++\n")
@example({"a": 1}, "\n\n  leading lines\r\n")
def test_what_is_written_is_read_back_equal_byte_for_byte_in_the_body(table: dict[str, Any], body: str) -> None:
    raw = compose(table, body)
    parts = split(raw)
    assert parts.table == table
    assert raw[parts.body :] == body.encode()


@given(st.binary(max_size=400), st.binary(max_size=200))
def test_no_bytes_at_all_raise(first: bytes, inside: bytes) -> None:
    for raw in (first, b"+++\n" + inside + b"\n+++\n" + first):
        parts = split(raw)
        assert 0 <= parts.opening <= parts.closing <= parts.body <= len(raw)


def test_a_byte_order_mark_and_windows_line_endings_are_read() -> None:
    raw = b"\xef\xbb\xbf+++\r\ntitle = 'a'\r\n+++\r\n\r\nbody\r\n"
    parts = split(raw)
    assert parts.table == {"title": "a"}
    assert raw[parts.body :] == b"body\r\n"


def test_the_closing_fence_is_the_first_before_which_everything_is_toml() -> None:
    raw = b'+++\nnote = """\n+++\n"""\n+++\n\nbody\n+++\nmore\n'
    parts = split(raw)
    assert parts.table == {"note": "+++\n"}
    assert raw[parts.body :] == b"body\n+++\nmore\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"just words\n", ""),
        (b"+++\nid = \n+++\nbody", "its front matter isn't TOML (line 2)"),
        (b"+++\nid = 'cut in half", "its front matter has no closing +++ line"),
        (b"+++\na = 1\n" + b"# x\n" * 20_000 + b"+++\nbody", "its front matter has no closing +++ line"),
        (
            b"+++\na = " + b"[" * 9_000 + b"]" * 9_000 + b"\n+++\n",
            "its front matter is nested too deep to read",
        ),
        (b"+++\na = '\xff'\n+++\n", "its front matter isn't TOML (not UTF-8)"),
        (b"+++\n" + b"x\n+++\n" * 40, "its front matter isn't TOML (line 2)"),
        (b"+++\na = 1" + b"0" * 5000 + b"\n+++\n", "its front matter has a number that is too large to read (line 2)"),
        (b"+++\n\na = 0x" + b"f" * 50 + b"\n+++\n", "its front matter has a number that is too large to read (line 3)"),
        (
            b"+++\na = [ # on a line of its own\n  1" + b"0" * 50 + b",\n]\n+++\n",
            "its front matter has a number that is too large to read",
        ),
        (b"+++\na." + b"a." * 100 + b"a = 1\n+++\n", "its front matter is nested too deep to read"),
        (b"+++\na = '", "its front matter has no closing +++ line"),
    ],
)
def test_anything_else_is_all_body_with_the_reason(raw: bytes, reason: str) -> None:
    parts = split(raw)
    assert parts.table is None
    assert parts.body == 0
    assert parts.reason == reason


@pytest.mark.parametrize(
    ("raw", "care"),
    [
        (b"+++\ntags = [oops\ncare = true\n+++\n\nbody", True),
        (b"+++\r\n 'care'=TRUE # a\r\noops\r\n+++\r\nbody", True),
        (b"+++\ncare = true\ntitle = 'no end\n", True),
        (b"\n+++\ncare = true\n+++\n\nbody", True),
        (b"++\ncare = true\n+++\n\nbody", True),
        (b"+++\ntags = [oops\ncare = false\n+++\n\nbody", False),
        (b"+++\ntags = [oops\n+++\n\ncare = true\n", False),
        (b"+++\ntags = [oops\ncareful = true\n+++\n\nbody", False),
        (b"words\ncare = true\nand no fence", False),
    ],
)
def test_a_care_mark_counts_though_the_rest_does_not_read(raw: bytes, care: bool) -> None:
    parts = split(raw)
    assert parts.table is None
    assert parts.care == care
    assert parts.reason or not care


def test_a_key_nested_over_a_hundred_levels_is_refused_and_the_page_stays_as_it_is() -> None:
    raw = b"+++\n" + b".".join(b"a%d" % number for number in range(120)) + b" = 1\n+++\n\nwords\n"
    with pytest.raises(CannotChange, match="nested too deep"):
        change(raw, {"title": "new"})


def test_front_matter_that_stands_twice_leaves_the_second_in_the_body() -> None:
    raw = b"+++\na = 1\n+++\n\n+++\na = 2\n+++\nbody"
    parts = split(raw)
    assert parts.table == {"a": 1}
    assert raw[parts.body :] == b"+++\na = 2\n+++\nbody"


def test_a_change_keeps_comments_order_unknown_keys_line_endings_and_the_body() -> None:
    raw = b"+++\r\n# mine\r\nzzz = 1 # why\r\ntitle = 'old'\r\n+++\r\nbody \r\n\tend"
    changed = change(raw, {"title": "new", "tags": ["a"], "care": None})
    assert b"# mine\r\nzzz = 1 # why\r\n" in changed
    parts = split(changed)
    assert parts.table == {"zzz": 1, "title": "new", "tags": ["a"]}
    assert changed.endswith(b"+++\r\nbody \r\n\tend")


@given(TABLES, TEXT, TEXT)
def test_unknown_keys_survive_any_change(table: dict[str, Any], body: str, title: str) -> None:
    changed = change(compose(table, body), {"title": title})
    parts = split(changed)
    assert parts.table == {**table, "title": title}
    assert changed[parts.body :] == body.encode()


def test_a_page_without_front_matter_gets_some_above_its_words() -> None:
    changed = change(b"only words\n", {"title": "t", "care": None})
    parts = split(changed)
    assert parts.table == {"title": "t"}
    assert changed[parts.body :] == b"only words\n"


def test_taking_off_what_is_not_there_adds_no_front_matter() -> None:
    assert change(b"words\n", {"worth": None}) == b"words\n"


def test_front_matter_that_does_not_read_is_never_rewritten() -> None:
    with pytest.raises(CannotChange, match="line 2"):
        change(b"+++\nbroken =\n+++\nbody", {"title": "t"})


def test_new_front_matter_is_toml_1_0_without_multi_line_strings() -> None:
    moment = datetime(2026, 11, 23, 8, 15, tzinfo=timezone(timedelta(hours=1)))
    raw = compose({"created": moment, "later": "one\ntwo"}, "")
    text = raw.decode().split("+++\n")[1]
    assert tomllib.loads(text)["created"] == moment
    assert "2026-11-23 08:15:00+01:00" in text
    assert text.count("\n") == 2


def test_the_composer_checks_what_it_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontmatter, "_fenced", lambda table: b"+++\nwrong = 1\n+++\n\n")
    with pytest.raises(CannotChange, match="would not read back exactly"):
        compose({"title": "t"}, "body")


@pytest.mark.parametrize(
    "edited", ["kind = 'note'", "title = 'new'", "kind = 'note'\ntitle = 'new'\n+++\n\nmore", "= 3"]
)
def test_a_change_that_would_not_read_back_as_it_is_wanted_is_not_made(
    monkeypatch: pytest.MonkeyPatch, edited: str
) -> None:
    monkeypatch.setattr(frontmatter, "_edited", lambda text, updates: edited)
    with pytest.raises(CannotChange, match="Nothing was changed"):
        change(b"+++\nkind = 'note'\n+++\n\nbody", {"title": "new"})


def test_a_byte_order_mark_before_the_body_stays_in_the_file_and_is_none_of_the_words() -> None:
    raw = frontmatter.compose({"kind": "note"}, "\ufeffThe kitchen.\n")
    parts = frontmatter.split(raw)
    assert raw[parts.body :] == b"The kitchen.\n"
    assert raw[: parts.body].endswith(b"+++\n\n\xef\xbb\xbf")
    changed = frontmatter.change(raw, {"title": "Home"})
    assert changed.endswith(b"+++\n\n\xef\xbb\xbfThe kitchen.\n")
    assert frontmatter.split(changed).table == {"kind": "note", "title": "Home"}
