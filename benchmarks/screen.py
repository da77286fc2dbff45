"""Prints the speed table of the screen, in real terminals: `python benchmarks/screen.py`.

What is compared runs in turn, so that a machine whose speed drifts slows both alike; the median is shown. Needs
/proc, so it runs on Linux. Nothing here gates anything: read it, compare it, don't quote seconds.
"""

import argparse
import os
import pty
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from journals import NEEDLE, make

PTG = (sys.executable, "-m", "ptg_cli")
FLOOR = (sys.executable, "-c", "import textual.app")
GIVE_UP = 60.0
IDLE_SECONDS = 10.0
KEYS = "ZQXJKVWY#$%&*=~<>{}"
"""Letters that stand in no text and no footer here: each is seen only once it is drawn."""

PARAGRAPH = "the house is quiet and what was cooking by the sounds from the hall is a small thing again " * 11
MONTHS = "January February March April May June July August September October November December".split()

_ESCAPE = re.compile(rb"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[@-Z\\^_78=>])")


class Window:
    """`ptg` on a terminal of 100 columns and 30 lines."""

    def __init__(self, words: Sequence[str], home: Path) -> None:
        self._main, side = pty.openpty()
        termios.tcsetwinsize(side, (30, 100))
        environment = {**os.environ, "PTG_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("NO_COLOR", None)
        environment.pop("PTG_LINE", None)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [*PTG, *words], stdin=side, stdout=side, stderr=side, env=environment, start_new_session=True
        )
        os.close(side)
        self._seen = b""

    def until(self, words: str) -> float:
        """Waits until the words are drawn after the last keys; the moment they were."""
        wanted = words.encode()
        give_up = time.perf_counter() + GIVE_UP
        while wanted not in _ESCAPE.sub(b"", self._seen):
            if not self._read(give_up - time.perf_counter()):
                raise SystemExit(f"{words!r} never came; drawn was: {_ESCAPE.sub(b'', self._seen)[-500:]!r}")
        return time.perf_counter()

    def quiet(self, seconds: float = 0.3) -> None:
        """Waits until nothing has been drawn for so long."""
        while self._read(seconds):
            pass

    def press(self, keys: str) -> float:
        """Presses keys; from here on, what is drawn is new. The moment they were pressed."""
        self._seen = b""
        now = time.perf_counter()
        raw = keys.encode()
        while raw:
            free = select.select([self._main], [self._main], [])
            if free[0]:
                self._read(0)
            if free[1]:
                raw = raw[os.write(self._main, raw[:1024]) :]
        return now

    def echo(self, key: str) -> float:
        """Seconds from a key to the frame that shows it."""
        pressed = self.press(key)
        return self.until(key) - pressed

    def busy(self) -> float:
        """Seconds of processor time that it has taken so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def idle(self) -> float:
        """Percent of a core that it takes while nobody does anything."""
        self.quiet(1.5)
        before, start = self.busy(), time.perf_counter()
        while (left := start + IDLE_SECONDS - time.perf_counter()) > 0:
            self._read(left)
        return (self.busy() - before) / (time.perf_counter() - start) * 100

    def memory(self) -> float:
        """The most it has held so far, in MB."""
        (line,) = re.findall(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{self._process.pid}/status").read_text())
        return int(line) / 1000

    def signal(self, number: int) -> None:
        """Sends it a signal."""
        self._process.send_signal(number)

    def forget(self) -> None:
        """What is drawn from here on is new."""
        self._seen = b""

    def more(self, seconds: float) -> bool:
        """Waits so long for something to be drawn; false where nothing was."""
        return self._read(seconds)

    @property
    def drawn(self) -> bytes:
        """What was drawn since it was last forgotten."""
        return self._seen

    def close(self) -> None:
        """Ends it."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._main)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._main], [], [], max(seconds, 0))[0]:
            return False
        try:
            part = os.read(self._main, 1 << 16)
        except OSError:
            return False
        self._seen += part
        return bool(part)


@contextmanager
def window(words: Sequence[str], home: Path) -> Iterator[Window]:
    """A window that is closed in the end."""
    one = Window(words, home)
    try:
        yield one
    finally:
        one.close()


def painted(words: Sequence[str], home: Path, wanted: str) -> float:
    """Seconds from exec to the frame that holds the words."""
    with window(words, home) as one:
        return one.until(wanted) - one.started


def floor() -> float:
    """Seconds that Textual's import takes, as a whole process."""
    start = time.perf_counter()
    subprocess.run(FLOOR, check=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - start


def in_turn(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of two measures that are taken in turn, the first of each left out."""
    ours(), theirs()
    runs = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def newest_words(home: Path) -> str:
    """The first words of the newest page."""
    newest = max((home / "journal" / "entries").rglob("*.md"))
    body = newest.read_text(encoding="utf-8").split("+++\n", 2)[2].strip()
    return re.match(r"[ -~]*", body).group()[:20].strip()  # type: ignore[union-attr]


def blank_page(home: Path) -> Window:
    """A window with an empty page and the caret in it."""
    one = Window(("journal", "--blank"), home)
    one.until("begin")
    one.quiet()
    one.press("\r")
    one.until("Write what comes to your mind.")
    one.quiet()
    return one


def keys(home: Path, rounds: int) -> tuple[float, float]:
    """Median seconds from a key to its frame: in 50 KB of paragraphs, and in an empty editor, in turn."""
    full, empty = blank_page(home), blank_page(home)
    try:
        full.press("\x1b[200~" + "\r\r".join([PARAGRAPH.strip()] * 50) + "\x1b[201~")
        for one in (full, empty):
            one.quiet(1.0)
        long, short = [], []
        for _ in range(rounds):
            for key in KEYS:
                long.append(full.echo(key))
                short.append(empty.echo(key))
            for one in (full, empty):
                one.press("\x7f" * len(KEYS))
                one.quiet()
        return statistics.median(long), statistics.median(short)
    finally:
        full.close()
        empty.close()


def pages(home: Path, size: str) -> Iterator[tuple[str, float, str, float | None]]:
    """What finding in Pages takes, each with its unit and budget."""
    with window(("browse",), home) as one:
        one.until(newest_words(home))
        one.quiet(1.0)
        moved = []
        for key in ("\x1b[D", "\x1b[D", "\x1b[C", "G", "g"):
            pressed = one.press(key)
            one.more(GIVE_UP)
            moved.append(time.perf_counter() - pressed)
            one.quiet(0.5)
        yield f"Pages, {size}: a key that moves far, median", statistics.median(moved) * 1000, "ms", 50
        one.press("/")
        one.quiet()
        echoes, word = [], ""
        for key in NEEDLE:
            word += key
            pressed = one.press(key)
            echoes.append(one.until(word) - pressed)
            one.quiet(0.25)  # long enough for the search to begin: the next key comes while it runs
        yield f"Pages, {size}: a key of a search, median", statistics.median(echoes) * 1000, "ms", 100
        yield f"Pages, {size}: the slowest of its keys", max(echoes) * 1000, "ms", None
        one.quiet(3.0)
        pressed = one.press("\x7f")
        yield f"Pages, {size}: the last one taken back", (one.until(word[:-1]) - pressed) * 1000, "ms", 100
        one.quiet(3.0)
        one.press("\x1b")
        one.quiet(1.0)
        one.press("G")
        one.quiet(1.0)
        yield f"Pages, {size}: memory", one.memory(), "MB", 250
        yield f"Pages, {size}: idle", one.idle(), "% core", 1.0


def opened(home: Path, keys: str, wanted: str, *, waits: float) -> float:
    """Seconds from the last of these keys, pressed from today on, until words are drawn; so long is waited before each
    key. After two seconds what reads the place before is done; after a third of one it is not."""
    with window((), home) as one:
        one.until("begin")
        for key in keys:
            one.quiet(waits)
            pressed = one.press(key)
        return one.until(wanted) - pressed


def ratios(ten: Path, most: Path, size: str, rounds: int) -> Iterator[tuple[str, float, float, float | None]]:
    """What is compared: ours, theirs, and the budget as a ratio."""
    day = datetime.now().astimezone() - timedelta(hours=4)  # when Today turns
    month = f" {MONTHS[day.month - 1]}"
    yield "first paint, 10 / import textual.app", *in_turn(lambda: painted((), ten, month), floor, rounds), 1.45
    yield f"first paint, {size} / import textual.app", *in_turn(lambda: painted((), most, month), floor, rounds), 1.45
    yield (
        f"Today with its suggestion, {size} / of 10",
        *in_turn(lambda: painted((), most, "begin"), lambda: painted((), ten, "begin"), rounds),
        None,
    )
    few, many = newest_words(ten), newest_words(most)
    yield (
        f"first rows of Pages, {size} / of 10",
        *in_turn(lambda: painted(("browse",), most, many), lambda: painted(("browse",), ten, few), rounds),
        1.2,
    )
    for keys_there, wanted, place in (("n", "How it has been", "over time"), ("em", "Calendar", "the calendar")):
        for waits, when in ((2.0, ""), (0.3, ", pressed at once")):
            there = partial(opened, keys=keys_there, wanted=wanted, waits=waits)
            yield (
                f"first rows of {place}, {size} / of 10{when}",
                *in_turn(partial(there, most), partial(there, ten), rounds),
                1.2,
            )
    yield "a key in 50 KB / in an empty editor", *keys(ten, max(rounds // 3, 1)), 3.0


def amounts(ten: Path, most: Path, size: str) -> Iterator[tuple[str, float, str, float | None]]:
    """What has a budget as it is."""
    with window((), most) as one:
        one.until("begin")
        yield f"Today, {size}: idle", one.idle(), "% core", 1.0
        yield f"Today, {size}: memory", one.memory(), "MB", 250
    one = blank_page(ten)
    one.press("a few words")
    one.until("draft kept")
    yield "Writing: idle", one.idle(), "% core", 1.0
    one.close()
    yield from pages(most, size)


def main() -> None:
    """Makes the journals, takes the measures, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="runs of each pair (default 9)")
    parser.add_argument("--largest", type=int, default=50_000, help="the larger journal (default 50,000)")
    options = parser.parse_args()
    size = f"{options.largest:,}"
    with tempfile.TemporaryDirectory() as folder:
        homes = Path(folder, "ten"), Path(folder, "most")
        for home, count in zip(homes, (10, options.largest), strict=True):
            make(home, count)
            (home / "config.toml").write_text("welcomed = true\n")
        print(f"{'what':<60} {'ours ms':>8} {'other ms':>9} {'ratio':>6} {'budget':>7}")
        for what, ours, other, ratio in ratios(*homes, size, options.rounds):
            over = "  over" if ratio and ours / other > ratio else ""
            shown = f"{ratio:g}" if ratio else ""
            print(f"{what:<60} {ours * 1000:8.1f} {other * 1000:9.1f} {ours / other:6.2f} {shown:>7}{over}", flush=True)
        print()
        for what, amount, unit, budget in amounts(*homes, size):
            over = "  over" if budget and amount > budget else ""
            shown = f"{budget:g}" if budget else ""
            print(f"{what:<44} {amount:8.1f} {unit:<9} {'':>6} {shown:>7}{over}", flush=True)


if __name__ == "__main__":
    main()
