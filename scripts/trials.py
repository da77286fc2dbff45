"""Tries to make ptg lose, tear or leak a person's words, and prints a table: `python scripts/trials.py`.

    kills       real ends in the middle of typing, in every place where words are typed
    operations  random operations by four processes on one journal
    fuzz        damaged pages, drafts, settings, plans, people, strategies and guides, read
    keys        random keys on the screen
    bursts      words typed far ahead of a slow disk
    traces      words that have to be nowhere

All of it runs ptg as a program of its own, in pseudo-terminals and folders of its own: no journal of yours is touched.
`--quick` takes under a minute on a quiet machine, all of it some fifteen. The exit code is 1 when something gave way.
The same seed tries the same things; what depends on the moment, such as a kill, may still fall elsewhere.

    python scripts/trials.py --kind kills --count 56
    python scripts/trials.py --quick --python ../before/.venv/bin/python   # another checkout's ptg
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from typing import Final

from trial import fuzz, keys, kills, operations, traces
from trial.result import Result

FULL: Final = {"kills": 336, "operations": 5000, "fuzz": 50_000, "keys": 300, "bursts": 132, "traces": 1}
QUICK: Final = {"kills": 28, "operations": 200, "fuzz": 1500, "keys": 20, "bursts": 11, "traces": 1}
KINDS: Final[dict[str, Callable[[str, int, int, int], Result]]] = {
    "kills": kills.run,
    "operations": lambda python, count, seed, jobs: operations.run(python, count, seed),
    "fuzz": fuzz.run,
    "keys": keys.run_keys,
    "bursts": keys.run_bursts,
    "traces": lambda python, count, seed, jobs: traces.run(python),
}


def main() -> int:
    """Runs the kinds that are wanted, prints the table and what gave way. Returns the exit code."""
    options = _options()
    counts = QUICK if options.quick else FULL
    results = []
    say(f"{'kind':<12} {'tried':>7} {'gave way':>9}   what was counted")
    for kind in options.kind or KINDS:
        begun = time.monotonic()
        result = KINDS[kind](options.python, options.count or counts[kind], options.seed, options.jobs)
        say(f"{result.row()} ({time.monotonic() - begun:.0f} s)")
        results.append(result)
    for result in results:
        if result.gave_way:
            say(f"\n{result.kind}:")
        for case in result.cases():
            say(f"  {case}")
    return 1 if any(result.gave_way for result in results) else 0


def say(words: str) -> None:
    """Prints a line at once, however long the run takes."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only this kind; may be given again")
    parser.add_argument("--quick", action="store_true", help="a few of each, in under a minute")
    parser.add_argument("--count", type=int, help="how many, instead of the usual number")
    parser.add_argument("--seed", type=int, default=2026, help="which ones (2026)")
    parser.add_argument("--python", default=sys.executable, help="the Python whose ptg is tried (this one)")
    parser.add_argument("--jobs", type=int, default=2 * (os.cpu_count() or 1), help="how many windows at a time")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
