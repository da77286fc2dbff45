"""Files that a crash, a sync tool or a hand has damaged: ptg reads them all, falls over none, and rewrites none.

Pages, drafts, guides, practices and things to try lie many to a folder, read by the commands that list them; settings,
plan, people, strategies and values come as one set after the other.
"""

import random
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from trial.files import below
from trial.result import Result
from trial.terminal import Forks, Ptg

TOGETHER: Final = {"pages": 500, "drafts": 100, "guides": 50, "practices": 50, "aims": 100}
"""How many files of a kind lie in one folder at a time."""
SHARES: Final = {"pages": 0.5, "drafts": 0.16, "documents": 0.2, "guides": 0.06, "practices": 0.02, "aims": 0.06}
"""Which share of all files each kind has."""
LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"

PAGE: Final = """+++
id = "{id}"
created = 2026-11-23T08:15:02+01:00
zone = "Europe/Paris"
kind = "journal"
title = "A title"
aim = "20261101-080000-abcd"
did = "part"
matters = {{ rest = 9 }}
later = "Call Ada."
tags = ["sleep", "home"]
care = true
guide = "where-i-am-today"
strategy = "slow-walk"
feelings = ["angry", "sad"]
distress_before = 7
distress_after = 4
worth = "partly"
remember = "in the morning"
seconds = 300
+++

## How is it with you today?
<!-- step: today -->

The kitchen was cold.

- one
- two
"""
SETTINGS: Final = 'welcomed = true\ntheme = "dusk"\nsteady = "box-easy"\nday_starts_at = "04:00"\ncountry = "nz"\n'
PLAN: Final = """reviewed = 2026-11-23
card_asked = true
card = ["people", "steadies"]
[people]
items = ["Ada", "M."]
[signs]
items = ["no sleep"]
way = "I wait too long"
[steadies]
items = ["a slow walk", "the radio, low"]
[[trigger]]
name = "Sundays"
first = "slow-walk"
"""
PEOPLE: Final = '[[person]]\nname = "Ada"\nreach = "by phone"\nhelp = ["listen"]\nasked = true\nsafe = false\n'
STRATEGIES: Final = """starred = ["slow-walk"]
hidden = ["scroll-a-while"]
[[strategy]]
id = "own-one"
name = "My own"
family = "grounding"
steps = ["Stand still."]
minutes = 3
"""
GUIDE: Final = """title = "A guide"
summary = "One of one's own."
level = "gentle"
minutes = 5
themes = ["grief"]
[[step]]
id = "one"
kind = "write"
prompt = "What is here?"
[[step]]
id = "two"
kind = "choose"
prompt = "Which?"
options = ["a", "b"]
own = "values"
keeps = "aim.value"
[[step]]
id = "rest"
kind = "pause"
practice = "sounds-around-you"
[[step]]
id = "day"
kind = "date"
when = "two: answered"
prompt = "On which day?"
[[step]]
id = "tried"
kind = "recall"
figures = true
prompt = "What did you try?"
"""
PRACTICE: Final = """title = "Of one's own"
summary = "A short one."
kind = "grounding"
needs = []
alternative = "name-the-day"
[[phase]]
text = "Look around."
seconds = 20
[[phase]]
text = "Say what day it is."
seconds = 10
region = "feet"
"""
VALUES: Final = """[[value]]
name = "Rest"
id = "rest"
why = "I think better"
matters = 9
lived = 4
[[value]]
name = "Ada"
"""
AIM: Final = """kind = "ladder"
title = "look at the shop"
goal = "bread"
state = "resting"
begun = 2026-11-01
day = 2026-11-28
asked = 2026-11-20
value = "Rest"
person = "Ada"
rungs = ["2 look at it", "4 go in"]
learned = "the evening is quiet"
pages = ["20261101-080000-abcd", "20261108-080000-abce"]
"""
DOCUMENTS: Final = {
    "config.toml": SETTINGS,
    "journal/plan.toml": PLAN,
    "journal/people.toml": PEOPLE,
    "journal/strategies.toml": STRATEGIES,
    "journal/values.toml": VALUES,
}
OWN: Final = {"guides": ("guides", GUIDE), "practices": ("practices", PRACTICE), "aims": ("journal/aims", AIM)}
"""The folder of each of these kinds, and what a whole file says."""
READS: Final[dict[str, Sequence[tuple[str, ...]]]] = {
    "pages": (("list", "--json"), ("search", "kitchen"), ("helps", "--json"), ("doctor",)),
    "drafts": (("drafts", "--json"), ("doctor",)),
    "guides": (("guides", "--json"), ("doctor",)),
    "practices": (("practices", "--json"), ("doctor",)),
    "aims": (("aims", "--json"), ("aims", "list"), ("aims", "check")),  # the doctor makes their lists of pages anew
    "documents": (
        *(("plan", "show"), ("strategies", "--json"), ("config",), ("plan", "check"), ("list", "--json")),
        *(("values", "--json"), ("values", "list"), ("values", "check")),
    ),
}
ONE: Final = {"guides": ("guides",), "practices": ("practices",), "aims": ("aims", "show")}
"""What shows one file of a kind, before its name. Of any other kind it is a page or a draft."""
ODD: Final = (
    b"0x" + b"f" * 6000,
    b"9" * 5000,
    b"[" * 200 + b"]" * 200,
    b"{a=" * 150 + b"1" + b"}" * 150,
    b"nan",
    b"-inf",
    b"0001-01-01T00:00:00Z",
    b"9999-12-31T23:59:59-23:59",
    b'""',
    b"[]",
    b"{}",
    b"[[], 5]",
    b'["", ""]',
    b'"\\u0000"',
    "\u202e\u2066 e\u0301".encode(),
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf",
    b"\x00" * 64,
    b"\r\n+++\r\n",
    b"+++\n" * 40,
    b"<!-- step: \n",
)


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """The same file after one to four accidents."""
    for _ in range(dice.randrange(1, 5)):
        raw = dice.choice(_ACCIDENTS)(raw, dice)
    return raw


def _cut(raw: bytes, dice: random.Random) -> bytes:
    return raw[: dice.randrange(len(raw) + 1)]


def _hole(raw: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + raw[at + dice.randrange(1, 60) :]


def _flip(raw: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + bytes([dice.randrange(256)]) + raw[at + 1 :]


def _insert(raw: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + dice.choice(ODD) + raw[at:]


def _value(raw: bytes, dice: random.Random) -> bytes:
    """Another value behind one of the equals signs."""
    lines = raw.split(b"\n")
    keys = [number for number, line in enumerate(lines) if b" = " in line]
    if keys:
        number = dice.choice(keys)
        lines[number] = lines[number].partition(b" = ")[0] + b" = " + dice.choice(ODD)
    return b"\n".join(lines)


def _double(raw: bytes, dice: random.Random) -> bytes:
    """A line twice."""
    lines = raw.split(b"\n")
    number = dice.randrange(len(lines))
    return b"\n".join([*lines[: number + 1], *lines[number:]])


_ACCIDENTS: Final[Sequence[Callable[[bytes, random.Random], bytes]]] = (_cut, _hole, _flip, _insert, _value, _double)


def run(python: str, count: int, seed: int, jobs: int) -> Result:
    """So many damaged files of all kinds."""
    result = Result("fuzz")
    for what in ("raised", "rewritten"):
        result.count(what, 0)
    batches: list[tuple[str, int, int]] = []
    for kind, share in SHARES.items():
        left = round(count * share)
        while left > 0:
            batches.append((kind, len(batches), min(left, TOGETHER.get(kind, len(DOCUMENTS) * 25))))
            left -= batches[-1][2]

    def work(mine: Sequence[tuple[str, int, int]]) -> Result:
        said = Result("fuzz")
        with Forks(python) as forks:
            for kind, number, files in mine:
                _Batch(python, forks, kind, f"{seed}-{kind}-{number}").read(files, said)
        return said

    with ThreadPoolExecutor(jobs) as pool:
        for said in pool.map(work, [batches[first::jobs] for first in range(jobs)]):
            result.tried += said.tried
            for what, how_many in said.counts.items():
                result.count(what, how_many)
            result.gave_way += said.gave_way
    return result


class _Batch:
    """Some damaged files of one kind, in a folder of their own."""

    def __init__(self, python: str, forks: Forks, kind: str, name: str) -> None:
        self._python, self._forks, self._kind, self._name = python, forks, kind, name
        self._dice = random.Random(name)

    def read(self, count: int, result: Result) -> None:
        """Damages so many files and reads them."""
        result.tried += count
        sets = count // len(DOCUMENTS) if self._kind == "documents" else 1
        for _ in range(sets):
            with tempfile.TemporaryDirectory(prefix="trial-") as folder:
                ptg = Ptg(self._python, Path(folder) / "home" / "ptg")
                ptg.home.mkdir(parents=True)
                self._damage(ptg.home, count)
                self._look(ptg, result)

    def _damage(self, home: Path, count: int) -> None:
        if self._kind == "documents":
            files = {home / name: text.encode() for name, text in DOCUMENTS.items()}
        elif self._kind in OWN:
            place, text = OWN[self._kind]
            files = {home / place / f"own-{number}.toml": text.encode() for number in range(count)}
        else:
            folder = home / ("journal/entries/2026/11" if self._kind == "pages" else "drafts")
            ids = [f"20261123-{number:06d}-{''.join(self._dice.choices(LETTERS, k=4))}" for number in range(count)]
            files = {folder / f"{one}.md": PAGE.format(id=one).encode() for one in ids}
        for path, raw in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(damaged(raw, self._dice))

    def _look(self, ptg: Ptg, result: Result) -> None:
        before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in below(ptg.home)}
        for words in self._reads(ptg.home):
            done = self._forks.run(ptg, *words)
            if done.went_wrong:
                result.count("raised")
                result.gave_way.append(f"{' '.join(words)}, files {self._name}: {done.err.strip()[-240:]}")
        for path, was in before.items():
            if not path.exists() or (path.read_bytes(), path.stat().st_mtime_ns) != was:
                result.count("rewritten")
                result.gave_way.append(f"{path.relative_to(ptg.home)}, files {self._name}: rewritten by a read")

    def _reads(self, home: Path) -> list[tuple[str, ...]]:
        """The commands that read these files: all that list them, and one file or another by its name."""
        if self._kind == "documents":
            return [("sos",), self._dice.choice(READS["documents"])]
        names = [path.stem for path in below(home)]
        reads = list(READS[self._kind])
        for name in self._dice.sample(names, min(3, len(names))):
            reads.append((*ONE.get(self._kind, ("show", "--json")), name))
        return reads
