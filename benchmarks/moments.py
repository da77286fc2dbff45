"""Prints what hard moments cost, as ratios in one run: `python benchmarks/moments.py`.

`ptg sos` with a plan against importing Typer; `ptg helps` over many entries against reading and parsing them;
`ptg trends` over them against reading what stands at the top of each; a suggestion in a journal of many; `ptg aims`
over a thousand against importing Typer and reading their TOML. Nothing here gates anything: read it, compare it, don't
quote seconds.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journals import LETTERS
from run import PTG, TYPER, Pair, measure

from ptg_cli.context import Context, folders
from ptg_cli.desk.pages import PageFilter, pages

TOPS = (
    sys.executable, "-c",
    "import os, re\n"
    "import ptg_cli.cli.app, ptg_cli.cli.trends\n"
    "from ptg_cli.context import Context, folders\n"
    "from ptg_cli.desk.pages import facts\n"
    "from ptg_cli.model.query import Query\n"
    "print(sum(1 for _ in facts(Context(folders('', os.environ)).journal, Query(), re.compile(b''))))",
)  # fmt: skip
"""Reads what stands at the top of each page, start-up included, and does nothing with it. Each page here has numbers,
so trends can leave none unread."""

FEELINGS = ("angry", "sad", "tired", "afraid", "keyed-up", "flat")
AIMS = 1000
STRATEGIES = ("slow-walk", "name-day-place", "scroll-a-while", "warm-cup", "line-to-someone", "free-write")
PLAN = """
[people]
items = ["M.", "A."]
[steadies]
items = ["a slow walk", "the radio, low"]
[stay]
items = ["the dog"]
"""
PEOPLE = '[[person]]\nname = "M."\nreach = "by phone"\nhelp = ["listen"]\n'


def make(folder: Path, count: int) -> None:
    """Fills `folder` (a PTG_HOME) with so many tries over two years, and a plan."""
    dice = random.Random(count)
    moment = datetime.now(UTC).replace(microsecond=0) - timedelta(days=730)
    for _ in range(count):
        moment += timedelta(days=729) / count
        page_id = f"{moment:%Y%m%d-%H%M%S}-{''.join(dice.choices(LETTERS, k=4))}"
        month = folder / "journal" / "entries" / f"{moment:%Y}" / f"{moment:%m}"
        month.mkdir(parents=True, exist_ok=True)
        before = dice.randrange(3, 10)
        front = (
            f'id = "{page_id}"\ncreated = {moment:%Y-%m-%dT%H:%M:%S}+00:00\nkind = "coping"\n'
            f'strategy = "{dice.choice(STRATEGIES)}"\nfeelings = ["{dice.choice(FEELINGS)}"]\n'
            f"distress_before = {before}\ndistress_after = {max(before - dice.randrange(-1, 4), 0)}\n"
            f'worth = "{dice.choice(("yes", "partly", "no"))}"\n'
        )
        (month / f"{page_id}.md").write_text(f"+++\n{front}+++\n\n", encoding="utf-8")
    (folder / "journal" / "plan.toml").write_text(PLAN)
    (folder / "journal" / "people.toml").write_text(PEOPLE)


def make_aims(folder: Path, count: int) -> Path:
    """So many aims, each with what was decided and three pages; their folder."""
    inside = folder / "journal" / "aims"
    inside.mkdir(parents=True, exist_ok=True)
    for nth in range(count):
        pages = ", ".join(f'"20260101-{nth:06}-000{page}"' for page in range(3))
        (inside / f"20260101-{nth:06}-7f3k.toml").write_text(
            f'kind = "experiment"\ntitle = "A small thing, number {nth}"\nbegun = 2026-01-01\nwhen = "Saturday"\n'
            f'day = 2026-01-03\npages = [{pages}]\n\n[decided]\nbelief = "It will not go well"\nsure = {nth % 11}\n'
        )
    return inside


def median(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of so many rounds, after one that warms."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Runs it and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000, help="how many (default 10,000)")
    parser.add_argument("--rounds", type=int, default=11, help="rounds of each pair (default 11)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        make(home, options.entries)
        ours, floor = measure(Pair("", (*PTG, "sos", "NZ"), TYPER, 2.0, (home, home)), options.rounds)
        print(f"ptg sos, with a plan / import typer        {ours / floor:5.2f}   budget 2")
        context = Context(folders(name, {}))
        inside = make_aims(home, AIMS)
        listing, floor = measure(Pair("", (*PTG, "aims", "list"), TYPER, 2.0, (home, home)), options.rounds)
        parsing = median(lambda: [tomllib.loads(one.read_text()) for one in inside.iterdir()], 3)
        print(f"ptg aims over {AIMS:,} / typer and reading them {listing / (floor + parsing):7.2f}   budget 2")

        def read() -> int:
            return sum(1 for _ in pages(context.journal, PageFilter()))

        reading = median(read, 3)
        helping = median(lambda: context.strategy_desk.helps(), 3)
        print(f"helps over {options.entries:,} / reading them          {helping / reading:5.2f}   budget 3")
        trends = (*PTG, "trends", "--over", "all")
        looking, tops = measure(Pair("", trends, TOPS, 1.5, (home, home)), options.rounds)
        print(f"trends over {options.entries:,} / reading the top of each {looking / tops:5.2f}   budget 1.5")
        suggesting = median(lambda: context.strategy_desk.moment(6, ("angry",)).offers, 3)
        print(f"three suggestions, same journal            {suggesting * 1000:5.0f} ms")


if __name__ == "__main__":
    main()
