"""Mutation testing: how many small mistakes in the code would the tests notice?

    pip install -e '.[dev,mutation]'
    python scripts/mutants.py                                  # 300 mutants of src/ptg_cli/journal
    python scripts/mutants.py --room src/ptg_cli/desk/keeper.py --count 100

A mutant is the code with one small change: `<` for `<=`, an argument left out, a number one higher, a call of `fsync`
taken out. For each, the tests that run the changed line run again in a copy of the checkout. A test that fails has
killed the mutant; a mutant that survives shows what no test holds, and is printed as a diff.

mutmut supplies the changes. It would run its own mutants inside one process, through functions that choose among all
versions; here each mutant is one changed file, so that properties, module constants and tests that start processes
count too. The sample comes from a seed: the same code and the same seed give the same mutants. One process at a time;
300 mutants take some ten minutes on a quiet machine.
"""

import argparse
import ast
import contextlib
import difflib
import json
import math
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import coverage
import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

HERE: Final = Path(__file__).resolve().parent.parent
NOT_COPIED: Final = (".git", ".venv", ".hypothesis", "__pycache__", "*_cache", "dist", "build")
TRIVIAL: Final = {"len", "isinstance", "cast"}
"""Calls whose arguments are left alone: without them nothing runs, so that every test would notice."""
SLOWEST: Final = 1.0
"""Seconds of processor time. A test that takes more is left out, as those marked slow are."""
PATIENCE: Final = 30
"""Seconds by the clock on the wall that one test may take: a mutant that waits for ever is ended then. One that counts
for ever is ended by a limit of processor time before."""
GOAL: Final = 0.9

KILLED, SURVIVED, TIMEOUT, UNREACHED = "killed", "survived", "timeout", "no test runs it"
PASSED: Final = 0


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change. `path` is relative to the checkout, `line` counts from 1, `code` is the whole changed file."""

    path: str
    line: int
    code: str

    def diff(self, original: str) -> str:
        """The change as one reads it in a review."""
        lines = difflib.unified_diff(
            original.splitlines(), self.code.splitlines(), self.path, self.path, lineterm="", n=1
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Tests:
    """Which tests run which line (by file and line), and how many seconds of processor time each takes."""

    by_line: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that run the mutant's line, the quickest first. A line that runs once, when the file is imported,
        is held by all tests that use the file."""
        lines = self.by_line.get(mutant.path, {})
        found = set(lines.get(mutant.line, [])) or {test for tests in lines.values() for test in tests}
        return sorted(found, key=lambda test: (self.seconds[test], test))


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Every mutant of one file, in the order of its lines."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    positions = wrapper.resolve(PositionProvider)
    found = []
    for node in _nodes(wrapper.module):
        for other in _changes(node):
            code = wrapper.module.deep_replace(node, other).code
            if code != source and _compiles(code):
                found.append(Mutant(path, positions[node].start.line, code))
    return found


def _nodes(node: Any) -> Iterator[Any]:
    """The nodes that may change, from the top: no annotations, decorators or documentation."""
    yield node
    for child in node.children:
        if isinstance(child, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
            continue
        if isinstance(child, cst.Expr) and isinstance(child.value, cst.SimpleString | cst.ConcatenatedString):
            continue
        if isinstance(child, cst.Call) and isinstance(child.func, cst.Name) and child.func.value in TRIVIAL:
            continue
        yield from _nodes(child)


def _changes(node: Any) -> Iterator[Any]:
    """What may stand in this node's place.

    Sentences stay: a person reads them, their wording may change any day, and other tests look after it.
    """
    if isinstance(node, cst.SimpleString) and " " in node.value:
        return
    if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1:
        (statement,) = node.body
        call = isinstance(statement, cst.Expr) and isinstance(statement.value, cst.Call)
        if call or isinstance(statement, cst.Raise | cst.Del):
            yield node.with_changes(body=[cst.Pass()])
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from operator(node)


def _compiles(code: str) -> bool:
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


class _Watch:
    """A pytest plugin that tells the coverage measurement which test runs, and times each."""

    def __init__(self, measured: Any) -> None:
        self._measured = measured
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Runs one test."""
        self._measured.switch_context(item.nodeid)
        begun = sum(os.times()[:4])
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = sum(os.times()[:4]) - begun
            self._measured.switch_context("")


class _Alarm:
    """A pytest plugin that ends the process in the middle of a test that waits for ever."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Iterator[None]:
        """Runs one test."""
        signal.alarm(PATIENCE)
        try:
            return (yield)
        finally:
            signal.alarm(0)


class Copy:
    """A copy of a checkout in a temporary folder, where mutants are tried. Pytest runs in forked children of this
    process, which has imported the test tools and nothing of the project."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.folder = folder / "checkout"
        shutil.copytree(checkout, self.folder, ignore=shutil.ignore_patterns(*NOT_COPIED))
        self._log = folder / "log"
        self._results = folder / "results.json"
        self._writes = int(time.time())

    def read(self, path: str) -> str:
        """The text of a file of the copy."""
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, code: str) -> None:
        """Puts other code in a file, with a time that no other version of it has: Python compiles it anew."""
        (self.folder / path).write_text(code, encoding="utf-8")
        self._writes += 1
        os.utime(self.folder / path, (self._writes, self._writes))

    def files(self, rooms: Sequence[str]) -> list[str]:
        """The Python files of these folders and files, in order."""
        found = []
        for room in rooms:
            place = self.folder / room
            found += [place] if place.is_file() else sorted(place.rglob("*.py"))
        return [str(path.relative_to(self.folder)) for path in found]

    def tests(self, wanted: Sequence[str], files: Sequence[str]) -> Tests:
        """Runs all wanted tests once and sees which lines each runs. Raises SystemExit where one of them fails."""
        code = self._run(["-m", "not slow", *wanted], math.inf, measure=files)
        if code != PASSED:
            sys.exit(f"The tests have to pass before a mutant means anything:\n{self._log.read_text()[-4000:]}")
        found = json.loads(self._results.read_text())
        quick = {test: seconds for test, seconds in found["seconds"].items() if seconds < SLOWEST}
        lines = {
            path: {int(line): [test for test in tests if test in quick] for line, tests in by_line.items()}
            for path, by_line in found["lines"].items()
        }
        return Tests(lines, quick)

    def outcome(self, mutant: Mutant, tests: Tests) -> str:
        """What becomes of a mutant."""
        chosen = tests.of(mutant)
        if not chosen:
            return UNREACHED
        original = self.read(mutant.path)
        self.write(mutant.path, mutant.code)
        try:
            code = self._run(["-x", *chosen], sum(tests.seconds[test] for test in chosen))
        finally:
            self.write(mutant.path, original)
        return TIMEOUT if code is None else SURVIVED if code == PASSED else KILLED

    def _run(self, words: Sequence[str], seconds: float, measure: Sequence[str] = ()) -> int | None:
        """Pytest's exit code; None when one test waited for ever, or all took far longer than these seconds of
        processor time. What the run left behind is ended with it."""
        child = os.fork()
        if child == 0:
            if seconds < math.inf:
                limit = int(10 + 3 * seconds)
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            os._exit(self._in_child(words, measure))
        try:
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            return None if code in {-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL} else code
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)

    def _in_child(self, words: Sequence[str], measure: Sequence[str]) -> int:
        os.setsid()
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.chdir(self.folder)
        os.environ["PYTHONPATH"] = str(self.folder / "src")
        sys.path[:0] = [str(self.folder), str(self.folder / "src")]
        options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=short"]
        if not measure:
            return int(pytest.main([*options, *words], plugins=[_Alarm()]))
        return self._measured([*options, *words], measure)

    def _measured(self, words: list[str], files: Sequence[str]) -> int:
        """A run that writes down which test runs which line."""
        os.environ["COVERAGE_CORE"] = "ctrace"  # the one that knows about tests on every version of Python
        measured = coverage.Coverage(data_file=None, include=[str(self.folder / file) for file in files])
        watch = _Watch(measured)
        measured.start()
        code = int(pytest.main(words, plugins=[watch]))
        measured.stop()
        data = measured.get_data()
        lines: dict[str, dict[int, list[str]]] = defaultdict(dict)
        for name in data.measured_files():
            path = str(Path(name).relative_to(self.folder))
            for line, tests in data.contexts_by_lineno(name).items():
                lines[path][line] = [test for test in tests if test]
        self._results.write_text(json.dumps({"lines": lines, "seconds": watch.seconds}))
        return code


def sample(copy: Copy, files: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """So many mutants of these files, in the order of files and lines."""
    found = [mutant for file in files for mutant in mutants_of(file, copy.read(file))]
    chosen = random.Random(seed).sample(range(len(found)), min(count, len(found)))
    say(f"{len(chosen)} of {len(found):,} mutants, seed {seed}.")
    return [found[number] for number in sorted(chosen)]


def say(words: str = "") -> None:
    """Prints a line at once, however long the run takes."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--room", action="append", help="a folder or file to change (src/ptg_cli/journal)")
    parser.add_argument("--tests", action="append", help="tests to run (tests/journal and tests/desk)")
    parser.add_argument("--count", type=int, default=300, help="how many mutants (300)")
    parser.add_argument("--seed", type=int, default=2026, help="which ones (2026)")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="only these numbers of the sample")
    parser.add_argument("--progress", action="store_true", help="say what becomes of each")
    parser.add_argument("--checkout", type=Path, default=HERE, help="the checkout to try (this one)")
    return parser.parse_args()


def main() -> int:
    """Tries the sample and prints what survived. Returns the exit code: 0 when nine in ten were killed."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Copy(options.checkout.resolve(), Path(folder))
        files = copy.files(options.room or ["src/ptg_cli/journal"])
        chosen = sample(copy, files, options.count, options.seed)
        tests = copy.tests(options.tests or ["tests/journal", "tests/desk"], files)
        counts: Counter[str] = Counter()
        begun = time.monotonic()
        for number, mutant in enumerate(chosen, 1):
            if options.only and number not in options.only:
                continue
            outcome = copy.outcome(mutant, tests)
            counts[outcome] += 1
            if options.progress:
                say(f"{number}. {outcome}, {time.monotonic() - begun:.0f} s")
            if outcome in {SURVIVED, UNREACHED}:
                say(f"\n{number}. {outcome}:\n{mutant.diff(copy.read(mutant.path))}")
    tried = counts.total()
    killed = counts[KILLED] + counts[TIMEOUT]
    say(f"\n{', '.join(f'{outcome} {count}' for outcome, count in counts.most_common())}.")
    say(f"{killed} of {tried} killed ({killed / max(tried, 1):.1%}), in {time.monotonic() - begun:.0f} s.")
    return 0 if killed >= GOAL * tried else 1


if __name__ == "__main__":
    sys.exit(main())
