"""Prints how true a timed breath is on a real terminal: `python benchmarks/breath.py` (ten minutes of box breathing).

How far from its time each phase is drawn, counted from the first; how much of a core it takes; and that a machine
which slept (SIGSTOP, five seconds, SIGCONT) finds the breath held. Needs /proc, so it runs on Linux.
"""

import argparse
import re
import signal
import statistics
import tempfile
import time
from pathlib import Path

from screen import Window, window

SIDE = 4.0
"""Seconds of each phase of box breathing."""

MOST_OFF = 0.050
MOST_BUSY = 5.0

_ESCAPE = re.compile(rb"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[@-Z\\^_78=>])")
_WORD = re.compile(r"(in|hold|out)\s+·\s+(\d+)")


def phases(one: Window, seconds: float) -> list[float]:
    """The moments at which each phase was first drawn, over so many seconds."""
    drawn: list[float] = []
    now = ""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        one.forget()
        if not one.more(left):
            continue
        at = time.perf_counter()
        for word, count in _WORD.findall(_ESCAPE.sub(b"", one.drawn).decode("utf-8", "replace")):
            if word != now and int(count) == SIDE:
                now = word
                drawn.append(at)
    return drawn


def main() -> None:
    """Runs it and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long (default 10)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.toml").write_text("welcomed = true\n")
        words = ("breathe", "box", "--minutes", str(options.minutes + 1), "--no-entry")
        with window(words, home) as one:
            one.until("in")
            before, start = one.busy(), time.perf_counter()
            drawn = phases(one, options.minutes * 60)
            busy = (one.busy() - before) / (time.perf_counter() - start) * 100
            one.signal(signal.SIGSTOP)
            time.sleep(5)
            one.signal(signal.SIGCONT)
            one.until("slept")
    off = [abs(at - drawn[0] - nth * SIDE) for nth, at in enumerate(drawn)]
    expected = int(options.minutes * 60 / SIDE) - 2
    print(f"phases drawn              {len(drawn)} (at least {expected} due)")
    print(f"off its time, median      {statistics.median(off) * 1000:6.1f} ms")
    print(f"off its time, most        {max(off) * 1000:6.1f} ms   budget {MOST_OFF * 1000:.0f}")
    print(f"last phase, off           {off[-1] * 1000:6.1f} ms   (no drift)")
    print(f"of a core                 {busy:6.1f} %    budget {MOST_BUSY:.0f}")
    print("after five seconds asleep: held")


if __name__ == "__main__":
    main()
