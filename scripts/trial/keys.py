"""Random keys on the screen, and words typed far ahead of a slow disk.

Keys: whatever is pressed, ptg goes on, or ends well. Bursts: every letter that is typed arrives in the answer it was
typed for, whole, though each fsync takes a tenth of a second longer.
"""

import random
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trial.files import missing
from trial.kills import SCREEN
from trial.result import Result
from trial.terminal import NeverCame, Ptg, Terminal

ROUNDS_A_WINDOW: Final = 10
KEYS_A_ROUND: Final = 30
TO_END: Final = 30.0
WELL: Final = {0, 130}
CTRL_N, CTRL_Q, ENTER, ESCAPE = "\x0e", "\x11", "\r", "\x1b"
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
PLACES: Final = (
    (),
    ("browse",),
    ("checkin",),
    ("cope",),
    ("cope", "slow-walk"),
    ("journal", "--blank"),
    ("journal", "where-i-am-today"),
    ("journal", "a-letter-that-needs-no-answer"),
    ("plan",),
    ("breathe",),
    ("practice", "one-minute-reset"),
    ("journal", "wait-before-i-act"),
    ("journal", "a-ladder-to-something-i-avoid"),
    ("journal", "one-step-for-what-matters"),
    ("aims",),
    ("values",),
    ("then",),
    ("trends",),
    ("calendar",),
)
KEYS: Final = (
    *LETTERS,
    *"0123456789!?/.,# ",
    *(ENTER, ENTER, ENTER, ESCAPE, "\t", "\x1b[Z", "\x7f", " "),
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~"),
    *("\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[20~", "\x1b[20~"),
    *(CTRL_N, CTRL_N, "\x02", "\x13", "\x10", "\x05", "\x0b", "\x15", "\x06"),
    *("é", "می‌روم", "👩‍👩‍👧", "台", "\u202e"),
    *("\x1b[O", "\x1b[I", "\x1b[200~pasted [/] words\nand more\x1b[201~", "\x1b[<0;20;8M\x1b[<0;20;8m"),
)


@dataclass(frozen=True, slots=True)
class Burst:
    """A place for words, the keys that lead there, and the key between two lines."""

    name: str
    command: tuple[str, ...]
    keys: tuple[str, ...]
    between: str = ""
    lines: int = 1


LADDER: Final = ("journal", "a-ladder-to-something-i-avoid")
BURSTS: Final = (
    Burst("writing", ("journal", "a-letter-that-needs-no-answer"), (ENTER,), CTRL_N, 4),
    Burst("lines of the plan", ("plan",), ("2", "a"), ENTER, 5),
    Burst("a list", ("journal", "who-and-what-helped"), (ENTER,), ENTER, 4),
    Burst("check-in", ("checkin",), (ENTER, ENTER)),
    Burst("hard moment", ("cope", "warm-water"), (ENTER,)),
    Burst("from the opening", ("journal", "--blank"), ()),
    Burst("what matters", ("values",), ("a",)),
    Burst("the steps of a ladder", LADDER, (ENTER, ENTER, "bread", CTRL_N, "1", CTRL_N, "1", CTRL_N, CTRL_N), ENTER, 3),
    Burst("where a deep guide waits", LADDER, (ENTER,)),
    Burst("after a practice", ("journal", "reset"), (ENTER, "1", CTRL_N, "q"), CTRL_N, 2),
    Burst("for later, at the close", ("journal", "--blank"), (ENTER, "a page", CTRL_N)),
)
PACES: Final = (0.0, 0.002, 0.02, 0.06)
"""Seconds between two keys. 0: all at once."""


def run_keys(python: str, count: int, seed: int, jobs: int) -> Result:
    """So many rounds of random keys, ten to a window."""
    result = Result("keys")
    for what in ("windows", "crashes", "did not end"):
        result.count(what, 0)

    def one(number: int) -> Result:
        said = Result("keys", min(ROUNDS_A_WINDOW, count - number * ROUNDS_A_WINDOW))
        dice = random.Random(f"{seed}-{number}")
        with tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True) as folder:
            ptg = _home(python, Path(folder))
            left = said.tried
            while left > 0:
                left -= _window_of_keys(ptg, PLACES[dice.randrange(len(PLACES))], dice, left, said, f"window {number}")
        return said

    _gather(result, one, -(-count // ROUNDS_A_WINDOW), jobs)
    return result


def _window_of_keys(ptg: Ptg, place: tuple[str, ...], dice: random.Random, rounds: int, said: Result, name: str) -> int:
    """Opens one window and presses keys until it ends or the rounds are over; returns how many there were."""
    said.count("windows")
    pressed: list[str] = []
    with ptg.open(*place) as window:
        window.settle(100)
        played = 0
        while played < rounds and window.process.poll() is None:
            played += 1
            for _ in range(KEYS_A_ROUND):
                pressed.append(dice.choice(KEYS))
                window.send(pressed[-1])
                time.sleep(dice.choice((0.0, 0.0, 0.002, 0.03)))
            window.settle(0, 0.1, 2.0)
        code = _leave(window)
        told = f"{name}, ptg {' '.join(place)}, the last keys {pressed[-60:]!r}"
        if code is None:
            said.count("did not end")
            said.gave_way.append(f"did not end: {told}")
        elif code not in WELL or window.went_wrong:
            said.count("crashes")
            said.gave_way.append(f"ended with {code}: {told}: {window.seen[-160:]!r}")
    return max(played, 1)


def run_bursts(python: str, count: int, seed: int, jobs: int) -> Result:
    """So many bursts of typing over all places and paces, with every fsync a tenth of a second slower."""
    result = Result("bursts")
    for what in ("lines typed", "lines lost", "crashes"):
        result.count(what, 0)

    def one(number: int) -> Result:
        burst, pace = BURSTS[number % len(BURSTS)], PACES[number // len(BURSTS) % len(PACES)]
        said = Result("bursts", 1)
        dice = random.Random(f"{seed}-{number}")
        lines = [" ".join(_word(dice) for _ in range(dice.randrange(3, 6))) for _ in range(burst.lines)]
        name = f"{burst.name}, {pace * 1000:.0f} ms a key (burst {number})"
        with tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True) as folder:
            ptg = _home(python, Path(folder), fsync=0.1)
            with ptg.open(*burst.command) as window:
                try:
                    window.wait_for(SCREEN)
                except NeverCame as error:
                    said.gave_way.append(f"{name}: could not be reached, {error}")
                    return said
                window.settle()
                window.press(*burst.keys)
                _type(window, burst.between.join(lines), pace)
                window.settle(0, 1.5, 20.0)
                code = _leave(window)
            lost = missing(lines, ptg.home)
        said.count("lines typed", len(lines))
        said.count("lines lost", len(lost))
        if lost:
            said.gave_way.append(f"{name}: {len(lost)} of {len(lines)} lines are not there as typed: {lost!r}")
        if code not in WELL or window.went_wrong:
            said.count("crashes")
            said.gave_way.append(f"{name}: ended with {code}, {window.seen[-160:]!r}")
        return said

    _gather(result, one, count, jobs)
    return result


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(LETTERS, k=dice.randrange(2, 8)))


def _type(window: Terminal, keys: str, pace: float) -> None:
    if not pace:
        window.send(keys)
    for key in keys if pace else "":
        window.send(key)
        time.sleep(pace)


def _leave(window: Terminal) -> int | None:
    """Leaves with ctrl+q, as often as something is asked in between; the exit code, None when it does not end."""
    until = time.monotonic() + TO_END
    while time.monotonic() < until:
        window.send(CTRL_Q)
        code = window.wait(2.0)
        if code is not None:
            return code
        window.send(ESCAPE)
    return None


def _home(python: str, folder: Path, *, fsync: float = 0.0) -> Ptg:
    ptg = Ptg(python, folder / "home" / "ptg", fsync=fsync)
    ptg.home.mkdir(parents=True)
    (ptg.home / "config.toml").write_text("welcomed = true\n")
    Ptg(python, ptg.home).run("note", "a first page")
    return ptg


def _gather(result: Result, one: Callable[[int], Result], count: int, jobs: int) -> None:
    with ThreadPoolExecutor(jobs) as pool:
        for said in pool.map(one, range(count)):
            result.tried += said.tried
            for what, how_many in said.counts.items():
                result.count(what, how_many)
            result.gave_way += said.gave_way
