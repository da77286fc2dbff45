"""Whatever stands in a content file, reading it gives a guide or practice, or says what is wrong: nothing else."""

from pathlib import Path
from typing import Any

import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.library import decode
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library
from ptg_cli.model.guide import Guide

OURS = Path(__file__).parents[2] / "prompts"
HEAD = 'title = "t"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\n'


def guide_in(path: Path) -> Guide | list[str]:
    """The guide in a file, or what is said to be wrong with it; anything else raises."""
    try:
        return Library(OURS, path.parent / "own").check(path)
    except BadContent as bad:
        return bad.messages


@given(raw=st.binary(max_size=300))
@example(raw=b"\xff\xfe")
@example(raw=b"\xef\xbb\xbf")
@example(raw=b"step = [[]]")
@example(raw=b"[[step]]")
@example(raw=b"[step]\n[[step.step]]")
@example(raw=HEAD.encode() + b"step = [1, {}, [2]]")
def test_any_bytes_at_all_raise_nothing_but_bad_content(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "any.toml"
    path.write_bytes(raw)
    assert isinstance(guide_in(path), list)


KEYS = st.sampled_from(
    "follows days_after "
    "title summary level minutes step themes note sources order suggest check_in care headings id kind hint prompt "
    "each starters low high options many from pile own piles practice guide lines phase text seconds "
    "breath region pattern rounds outward needs instead alternative "
    "when unless plain was keeps again figures ends cards most need otherwise last sheet paper".split()
) | st.text(max_size=4)  # fmt: skip
SCALARS = st.one_of(
    st.sampled_from(["", "a", "b", "write", "choose", "sort", "gentle", "moderate", "values", "{item}", "\n"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    st.integers(-(2**63), 2**63 - 1), st.floats(), st.booleans(), st.dates(), st.times(), st.datetimes(),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)
NEXT = st.dictionaries(KEYS, VALUES, max_size=4)
STEP = st.builds(
    lambda kind, more, named: {"id": named, "kind": kind, "prompt": "p {item}?"} | more,
    st.sampled_from("write list scale choose sort shares pause recall read nope".split()),
    st.dictionaries(KEYS, VALUES, max_size=4),
    st.sampled_from(["a", "b", "c", "also", "A"]),
)
GUIDES = st.builds(
    lambda steps, more: {"title": "t", "summary": "s", "level": "gentle", "minutes": 5, "step": steps} | more,
    st.lists(STEP | NEXT, max_size=4),
    st.dictionaries(KEYS, VALUES, max_size=2),
)


@given(table=st.one_of(NEXT, GUIDES))
def test_any_table_at_all_is_a_guide_or_bad_content(table: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "any.toml"
    path.write_bytes(tomli_w.dumps(table).encode())
    match guide_in(path):
        case Guide() as guide:
            assert len(guide.steps) == len(table["step"])
            assert len({step.id for step in guide.steps}) == len(guide.steps)
        case said:
            assert said
            assert all(message.startswith(str(path)) for message in said)


@given(table=NEXT)
def test_any_table_at_all_is_a_practice_or_bad_content(table: dict[str, Any]) -> None:
    text = tomli_w.dumps({"title": "t", "summary": "s", "phase": [{"text": "a", "seconds": 1}]} | table)
    try:
        seconds = decode.practice(text, Path("mine.toml")).seconds
    except BadContent as bad:
        seconds = len(bad.messages)
    assert seconds > 0
