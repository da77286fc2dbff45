"""Prints the speed table of the command line as ratios in one run: `python benchmarks/run.py`.

Each pair of commands runs in turn, so that a machine whose speed drifts slows both alike; the median is shown.
Peers that are not installed are left out. Nothing here gates anything: read it, compare it, don't quote seconds.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journals import NEEDLE, as_jrnl, make

SIZES = (10, 1_000, 10_000, 50_000)
PTG = (sys.executable, "-m", "ptg_cli")
TYPER = (sys.executable, "-c", "import typer")


@dataclass(frozen=True)
class Pair:
    """One line of the table: a command against a floor or a peer, and the ratio it may have."""

    what: str
    command: Sequence[str]
    against: Sequence[str]
    budget: float | None
    homes: tuple[Path, Path]


def once(command: Sequence[str], home: Path) -> float:
    """Seconds that one run of a command takes."""
    environment = {**os.environ, "PTG_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return seconds


def measure(pair: Pair, rounds: int) -> tuple[float, float]:
    """Median seconds of the command and of what it is held against, run in turn."""
    once(pair.command, pair.homes[0])
    once(pair.against, pair.homes[1])
    runs = [(once(pair.command, pair.homes[0]), once(pair.against, pair.homes[1])) for _ in range(rounds)]
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def pairs(homes: dict[int, Path], accented: Path, jrnl_files: dict[int, Path]) -> list[Pair]:
    """Every line of the table."""
    ten, most = homes[SIZES[0]], homes[max(homes)]
    found = [
        Pair("ptg --version / import typer", (*PTG, "--version"), TYPER, 1.7, (ten, ten)),
        Pair("ptg note … / import typer", (*PTG, "note", "a small thing"), TYPER, 1.7, (ten, ten)),
        Pair("ptg list / import typer", (*PTG, "list", "-n", "20"), TYPER, 1.7, (most, ten)),
        Pair(f"newest 10 of {max(homes):,} / of 10", (*PTG, "list", "-n", "10"), (*PTG, "list", "-n", "10"), 1.3,
             (most, ten)),
    ]  # fmt: skip
    rg = shutil.which("rg")
    big = 10_000 if 10_000 in homes else max(homes)
    if rg:
        for name, home in ((f"{big:,}", homes[big]), (f"{big:,}, accents in all", accented)):
            peer = (rg, "-i", "--no-messages", NEEDLE, str(home / "journal"))
            found.append(Pair(f"search {name} / rg", (*PTG, "search", NEEDLE), peer, 5.0, (home, home)))
    jrnl = shutil.which("jrnl")
    if jrnl:
        for size, path in jrnl_files.items():
            config = str(path.with_suffix(".yaml"))
            for what, ours, theirs in (
                ("add", ("note", "a small thing"), ("a small thing",)),
                ("newest 10", ("list", "-n", "10"), ("-n", "10", "--short")),
                ("search", ("search", NEEDLE), ("-contains", NEEDLE, "--short")),
            ):
                peer = (jrnl, "--config-file", config, *theirs)
                found.append(Pair(f"{what}, {size:,} / jrnl", (*PTG, *ours), peer, 1.0, (homes[size], homes[size])))
    return found


def jrnl_config(path: Path) -> None:
    """A jrnl configuration that names this journal and asks nothing."""
    path.with_suffix(".yaml").write_text(
        f"colors:\n  body: none\n  date: none\n  tags: none\n  title: none\ndefault_hour: 9\ndefault_minute: 0\n"
        f"editor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\njournals:\n  default:\n"
        f"    journal: {path}\nlinewrap: 79\ntagsymbols: '#@'\ntemplate: false\ntimeformat: '%Y-%m-%d %H:%M'\n"
        f"version: v4.2\ndisplay_format: pretty\n"
    )


def main() -> None:
    """Makes the journals, runs the pairs, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="runs of each pair (default 9)")
    parser.add_argument("--largest", type=int, default=max(SIZES), help="the largest journal (default 50,000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes, jrnl_files = {}, {}
        for size in (size for size in SIZES if size <= options.largest):
            homes[size] = Path(folder, str(size))
            make(homes[size], size)
            if shutil.which("jrnl"):
                jrnl_files[size] = Path(folder, f"{size}.txt")
                as_jrnl(homes[size], jrnl_files[size])
                jrnl_config(jrnl_files[size])
        accented = Path(folder, "accented")
        make(accented, min(10_000, options.largest), all_accented=True)
        print(f"{'what':<38} {'ours ms':>8} {'other ms':>9} {'ratio':>6} {'budget':>7}")
        for pair in pairs(homes, accented, jrnl_files):
            ours, other = measure(pair, options.rounds)
            budget = f"{pair.budget:g}" if pair.budget else ""
            over = "  over" if pair.budget and ours / other > pair.budget else ""
            print(f"{pair.what:<38} {ours * 1000:8.0f} {other * 1000:9.0f} {ours / other:6.2f} {budget:>7}{over}",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
