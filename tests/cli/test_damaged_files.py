"""Whatever stands on the disk is never called a fault of ptg's own, and looking at it rewrites nothing: seeded damage
to every kind of file, through every command that reads it."""

import hashlib
import io
import json
import os
import random
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final

import pytest

from ptg_cli.cli.main import run
from ptg_cli.library.library import Library, prompts_folder

ROUNDS: Final = int(os.environ.get("PTG_DAMAGE_ROUNDS", "40"))
"""Damaged versions of each kind of file. A long run sets it higher."""

PAGE: Final = """+++
id = "20261123-081502-7f3k"
created = 2026-11-23T08:15:02+01:00
zone = "Europe/Paris"
kind = "journal"
title = "An evening"
tags = ["sleep", "work"]
care = false
guide = "gentle-return"
feelings = ["tired"]
distress_before = 6
distress_after = 4
worth = "partly"
later = "call Ada"
seconds = 240
dials = {sleep = 4}
+++

## What was it?
<!-- step: first -->

One line, and *another*.

- item
"""

FILES: Final = {
    "page": ("journal/entries/2026/11/20261123-081502-7f3k.md", PAGE),
    "try": (
        "journal/entries/2026/11/20261123-081502-7f3k.md",
        PAGE.replace('"journal"', '"coping"').replace("guide =", "strategy =").replace("care =", "trigger = 'x' #"),
    ),
    "draft": ("drafts/20261123-081502-7f3k.md", PAGE),
    "settings": (
        "config.toml",
        'country = "NZ"\nday_starts_at = "04:00"\ntheme = "dusk"\nreduce_motion = true\navoid = ["sight"]\n'
        'breathing = "4-6"\neditor = "nano"\ndials = ["sleep"]\n',
    ),
    "plan": (
        "journal/plan.toml",
        'on_card = ["people", "stay"]\ncard_asked = true\nreviewed = 2026-11-03\nused = 2026-11-04\n\n[people]\n'
        'items = ["Ada", "Ben"]\nin_the_way = "shame"\n\n[stay]\nitems = ["the dog"]\n\n[[triggers.items]]\n'
        'cue = "a raised voice"\neffect = "I freeze"\ninstead = "outside"\n',
    ),
    "people": (
        "journal/people.toml",
        '[[person]]\nname = "Ada"\nreach = "0123 456789"\nhelp = ["crisis", "listen"]\nasked = true\n\n'
        '[[person]]\nname = "Ben"\nnot_safe = true\n',
    ),
    "guide": (
        "guides/my-own.toml",
        'title = "Mine"\nsummary = "A line."\nlevel = "gentle"\nminutes = 5\nthemes = ["rest"]\n\n[[step]]\n'
        'id = "one"\nkind = "write"\nprompt = "What is it?"\nhint = "A word."\n\n[[step]]\nid = "two"\n'
        'kind = "choose"\nprompt = "Which?"\noptions = ["a", "b"]\nmany = true\n',
    ),
    "practice": (
        "practices/my-breath.toml",
        'title = "Mine"\nsummary = "A breath."\npattern = "4-6"\nrounds = 3\nneeds = ["breath"]\nalso = ["air"]\n',
    ),
    "strategies": (
        "journal/strategies.toml",
        '[[strategy]]\nname = "The corner"\nfamily = "grounding"\nminutes = 3\nenergy = 1\n'
        'steps = ["go", "come back"]\nfeelings = ["tired"]\n\n'
        '[[change]]\nid = "slow-walk"\ntitle = "My walk"\nstar = true\n',
    ),
    "format": ("journal/journal.toml", 'format = 1\nid = "00ff"\n'),
}  # fmt: skip
"""Each kind of file: where it is, and what stands in a good one."""

LOOKS: Final = {
    "page": ("list --json", "list", "search line --json", "show @last", "show @last --json", "doctor", "helps --json",
             "list --tag sleep --from 2026-01-01", "list --plain", "history --json"),
    "try": ("helps --json", "list --json", "strategies --json", "helps"),
    "draft": ("drafts --json", "drafts", "doctor"),
    "settings": ("config show --json", "config check", "list", "sos", "strategies --json", "practices --json"),
    "plan": ("plan show --json", "plan check", "plan show", "sos --json", "sos", "doctor", "plan history"),
    "people": ("plan show --json", "plan check", "sos", "doctor", "strategies --json", "plan history --people"),
    "guide": ("guides --json", "guides", "doctor", "guides check {path}", "guides my-own"),
    "practice": ("practices --json", "practices", "doctor", "practices my-breath"),
    "strategies": ("strategies --json", "strategies", "doctor", "helps --json"),
    "format": ("list --json", "doctor"),
}  # fmt: skip
"""What looks at each kind of file."""

VALUES: Final = [
    "0x" + "f" * 5000, "-0x" + "f" * 20, "9" * 5000, "9223372036854775808", "9223372036854775807", "-1", "0", "11",
    "1e999", "nan", "-inf", "1.5", "true", "false", '""', '" "', "'\t'", "[]", '["", ""]', '[["a"], 1]', "{}",
    "{a = {b = 1}}", "[1, 2]", "[true]", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0001-01-01",
    "9999-12-31", "2026-11-23T08:15:02", "08:15:02", "24:61", '"\\u0000"', '"\\u202e\\u009b31m"',
    '"../../../etc/passwd"', '"/"', '"~nobody/x"', '"\\n\\n"', '"' + "x" * 70_000 + '"', '"' + "[/b]" * 50 + '"',
    "[" * 60 + "]" * 60, "[" * 3000, '"{answer:one}"', '"é"', '"e\\u0301"', '"<!-- step: one -->"', '"%s%n"',
    '"{0.__class__}"', '"0"', '"99999999999999999999"', "[{}]", '[{name = ""}]', '"٣"', '"¹"', '"Ⅷ"', '"ﷺ"', '"İ"',
    '"4-"', '"0-0"', '"1e9-4"', '"99999999999-9"', '"\\u001b]0;x\\u0007"',
]  # fmt: skip
"""What is put in the stead of a value."""

LINES: Final = [
    "+++", "[[person]]", "[person]", "[people]", "[[step]]", "[step]", "[[strategy]]", ".".join("k" * 120) + " = 1",
    "\x00", "\x1b[2J", "a = 1", "id = 1", "= 1", '"" = 1', "[[a.b.c]]", "[]", "\ufeff",
    "<!-- step: one 99999999999 -->", "## ", "'''", '"""', "# x", "care = 1", "extra.a.b = [1, {c = 2}]",
    "first_line = 1", "path = 1", "problems = 1", "unreadable = 1", "body = 1", "extra = 1", "step = 1",
]  # fmt: skip
"""Lines that are put in."""


def damaged(text: str, chance: random.Random) -> bytes:
    """The text with a few things wrong."""
    raw = text.encode()
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        lines = raw.split(b"\n")
        place = chance.randrange(len(lines))
        match chance.randrange(9):
            case 0 | 1 | 2 | 3:
                rows = [number for number, line in enumerate(lines) if b" = " in line] or [place]
                row = chance.choice(rows)
                key = lines[row].partition(b" = ")[0]
                lines[row] = key + b" = " + chance.choice(VALUES).encode()
            case 4:
                lines.insert(place, chance.choice(LINES).encode())
            case 5:
                del lines[place]
            case 6:
                lines.insert(place, lines[chance.randrange(len(lines))])
            case 7:
                joined = bytearray(b"\n".join(lines))
                for _ in range(chance.randrange(1, 4)):
                    if joined:
                        joined[chance.randrange(len(joined))] = chance.randrange(256)
                lines = bytes(joined).split(b"\n")
            case _:
                lines = lines[:place]
        raw = b"\n".join(lines)
    return raw


def state(home: Path) -> dict[str, str]:
    """Every file below a folder, and what stands for its bytes."""
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


class Kept(io.TextIOWrapper):
    """A stream that a command writes to, and what it wrote."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)

    @property
    def text(self) -> str:
        """What was written."""
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode("utf-8", "backslashreplace")


def looked(words: list[str]) -> tuple[int, str, str]:
    """One command in this process: its exit code, and what it said on both streams."""
    out, err = Kept(), Kept()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    return code, out.text, err.text


@pytest.fixture(autouse=True)
def _content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """ptg's own guides and the like are not what is damaged here, and reading them takes longer than all the rest."""
    ours = str(prompts_folder())
    guide, practices = Library._guide_in, Library._practices_in
    known: dict[Path, Any] = {}

    def guide_in(self: Library, path: Path, *, mine: bool) -> Any:
        if not str(path).startswith(ours):
            return guide(self, path, mine=mine)
        return known.get(path) or known.setdefault(path, guide(self, path, mine=mine))

    def practices_in(self: Library, folder: Path, broken: list[Any], *, mine: bool) -> Any:
        if mine:
            return practices(self, folder, broken, mine=mine)
        return known.get(folder) or known.setdefault(folder, practices(self, folder, broken, mine=mine))

    monkeypatch.setattr(Library, "_guide_in", guide_in)
    monkeypatch.setattr(Library, "_practices_in", practices_in)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one good file of each kind, and no terminal."""
    monkeypatch.setenv("PTG_HOME", str(tmp_path / "ptg"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    for name, text in FILES.values():
        path = tmp_path / "ptg" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "ptg" / FILES["draft"][0]).unlink()
    return tmp_path / "ptg"


def _commands(kind: str, path: Path, chance: random.Random) -> list[list[str]]:
    lines = [line.replace("{path}", str(path)) for line in LOOKS[kind]]
    return [line.split() for line in chance.sample(lines, min(len(lines), 2))]


def _refuse(where: Path, said: str) -> str:
    return f"{said}\n{where.read_bytes()[:3000]!r}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(FILES))
def test_damage_is_named_or_passed_over_never_a_fault_of_ours_and_nothing_is_rewritten(kind: str, home: Path) -> None:
    name, text = FILES[kind]
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for seed in range(ROUNDS):
        chance = random.Random(f"{kind}-{seed}")
        path.write_bytes(damaged(text, chance))
        before = state(home)
        for words in _commands(kind, path, chance):
            code, out, err = looked(words)
            assert "in ptg itself went wrong" not in err, _refuse(path, f"{kind} {seed} {words}: {err}")
            assert "Traceback" not in err, _refuse(path, err)
            if "--json" in words and code == 0:
                assert json.loads(out), _refuse(path, f"{kind} {seed} {words}: {out[:300]}")
        assert before.items() <= state(home).items(), _refuse(path, f"{kind} {seed}")  # a version may be kept


KEEPS: Final[dict[str, Callable[[], list[str]]]] = {
    "draft": lambda: ["drafts", "keep"],
    "page": lambda: ["change", "@last", "--tag", "new"],
    "settings": lambda: ["config", "set", "theme", "dawn"],
    "strategies": lambda: ["strategies", "slow-walk", "--star"],
}
"""What changes each kind of file."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(KEEPS))
def test_what_changes_a_damaged_file_does_it_or_says_why_not(kind: str, home: Path) -> None:
    name, text = FILES[kind]
    path = home / name
    for seed in range(ROUNDS):
        chance = random.Random(f"change {kind} {seed}")
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = damaged(text, chance)
        path.write_bytes(raw)
        code, _, err = looked(KEEPS[kind]())
        assert "in ptg itself went wrong" not in err, f"{kind} {seed}: {err}\n{raw[:3000]!r}"
        if code and raw:
            assert path.read_bytes() == raw, f"{kind} {seed}: {err}"
