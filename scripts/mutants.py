"""Mutation testing: how many small mistakes in the code would the tests notice?

    pip install -e '.[dev,mutation]'
    python scripts/mutants.py                                  # 300 mutants of src/ptg_cli/journal
    python scripts/mutants.py --room src/ptg_cli/desk/keeper.py --count 100

A mutant is the code with one small change: `<` for `<=`, an argument left out, a number one higher, a call of `fsync`
taken out. For each, the tests that run the changed line run again in a copy of the checkout, and those in the same
files that start processes, which may run it too. A test that fails has killed the mutant; a mutant that survives shows
what no test holds, and is printed as a diff.

mutmut supplies the changes. Its own runner is not used: it leaves out properties and whatever else is decorated. Here
pytest collects the tests once, and forks for each mutant: a change inside a function is put into the functions that are
loaded, any other starts pytest anew. The file in the copy is changed too, for tests that start processes. The sample
comes from a seed: the same code and the same seed give the same mutants. One process at a time; 300 mutants take some
ten minutes on a quiet machine.
"""

import argparse
import ast
import contextlib
import difflib
import functools
import gc
import inspect
import itertools
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
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
PROCESSES: Final = {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn"}
"""What Python calls the moments at which another process is started."""
PATIENCE: Final = 30
"""Seconds by the clock on the wall that one test may take: a mutant that waits for ever is ended then. One that counts
for ever is ended by a limit of processor time before."""
MEASURING: Final = 600
"""The same for the first run, in which every line that runs is written down, perhaps on a busy machine."""
GOAL: Final = 0.9
TESTS: Final = ("tests/journal", "tests/desk")
PYTEST: Final = ("-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=short")
IN_TIME: Final = ("-o", f"faulthandler_timeout={PATIENCE}", "-o", "faulthandler_exit_on_timeout=true")
"""Ends a pytest of its own where one test waits for ever."""
_OUT: Final = os.dup(1)
"""Standard output as it was given; pytest's own goes to a file."""

KILLED, SURVIVED, TIMEOUT, UNREACHED = "killed", "survived", "timeout", "no test runs it"
PASSED: Final = 0


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change. `path` is relative to the checkout, `line` counts from 1, `code` is the whole changed
    file; `inside` true: the change is inside a function."""

    path: str
    line: int
    code: str
    inside: bool

    def diff(self, original: str) -> str:
        """The change as one reads it in a review."""
        lines = difflib.unified_diff(
            original.splitlines(), self.code.splitlines(), self.path, self.path, lineterm="", n=1
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Tests:
    """Which tests run which line (by file and line), how many seconds of processor time each takes, and which of them
    start processes: what these run is not known."""

    by_line: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    starting: frozenset[str]

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that run the mutant's line, the quickest first, and those beside them that start processes. A line
        that runs once, when the file is imported, is held by all tests that use the file, and by those beside them:
        they may look at a value of it and run none of its lines."""
        lines = self.by_line.get(mutant.path, {})
        found = set(lines.get(mutant.line, []))
        users = found or {test for tests in lines.values() for test in tests}
        files = {_file_of(test) for test in users}
        found |= {test for test in (self.starting if found else self.seconds) if _file_of(test) in files}
        return sorted(found, key=lambda test: (self.seconds[test], test))


def changes_of(path: str, source: str) -> list[Callable[[], Mutant]]:
    """Every change that may be made to one file, in the order of its lines, each still to be made: that takes long."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    positions = wrapper.resolve(PositionProvider)

    def made(node: Any, other: Any, inside: bool) -> Mutant:
        return Mutant(path, positions[node].start.line, wrapper.module.deep_replace(node, other).code, inside)

    return [
        functools.partial(made, node, other, inside)
        for node, inside in _nodes(wrapper.module)
        for other in _changes(node)
    ]


def _nodes(node: Any, inside: bool = False) -> Iterator[tuple[Any, bool]]:
    """The nodes that may change, from the top, and whether each is inside a function: no annotations, decorators or
    documentation."""
    yield node, inside
    for child in node.children:
        if isinstance(child, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
            continue
        if isinstance(child, cst.Expr) and isinstance(child.value, cst.SimpleString | cst.ConcatenatedString):
            continue
        if isinstance(child, cst.Call) and isinstance(child.func, cst.Name) and child.func.value in TRIVIAL:
            continue
        yield from _nodes(child, inside or (isinstance(node, cst.FunctionDef) and child is node.body))


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


class Copy:
    """A copy of a checkout in a temporary folder, where mutants are tried."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.folder = folder / "checkout"
        shutil.copytree(checkout, self.folder, ignore=shutil.ignore_patterns(*NOT_COPIED))
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


class Trial:
    """A pytest plugin that, once the tests are collected, tries each mutant in a fork of this process."""

    def __init__(self, copy: Copy, files: Sequence[str], chosen: Sequence[tuple[int, Mutant]], log: Path) -> None:
        self._copy, self._files, self._chosen, self._log = copy, files, chosen, log
        self.counts: Counter[str] = Counter()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs all tests once, then those that matter for each mutant."""
        items = {item.nodeid: item for item in session.items}
        tests = self._measured(session)
        for number, mutant in self._chosen:
            outcome = self._outcome(session, mutant, [items[test] for test in tests.of(mutant)], tests)
            self.counts[outcome] += 1
            if outcome in {SURVIVED, UNREACHED}:
                say(f"\n{number}. {outcome}:\n{mutant.diff(self._copy.read(mutant.path))}")
        return True

    def _measured(self, session: pytest.Session) -> Tests:
        """Which test runs which line. Says so and ends where a test fails."""
        results = self._log.with_suffix(".json")

        def measure() -> int:
            os.environ["COVERAGE_CORE"] = "ctrace"  # the one that knows about tests on every version of Python
            measured = coverage.Coverage(
                data_file=None, include=[str(self._copy.folder / file) for file in self._files]
            )
            measured.start()
            seconds, starting, events = {}, [], set[str]()
            sys.addaudithook(lambda event, values: events.add(event))
            for item in session.items:
                measured.switch_context(item.nodeid)
                begun = _processor_time()
                events.clear()
                _run(session, [item], MEASURING)
                seconds[item.nodeid] = _processor_time() - begun
                starting += [item.nodeid] if events & PROCESSES else []
            measured.stop()
            lines = self._lines(measured.get_data())
            results.write_text(json.dumps({"lines": lines, "seconds": seconds, "starting": starting}))
            return session.testsfailed

        if self._forked(measure, None) != PASSED:
            say(f"The tests have to pass before a mutant means anything:\n{self._log.read_text()[-4000:]}")
            pytest.exit("a test fails")
        found = json.loads(results.read_text())
        quick = {test: seconds for test, seconds in found["seconds"].items() if seconds < SLOWEST}
        lines = {
            path: {int(line): [test for test in tests if test in quick] for line, tests in by_line.items()}
            for path, by_line in found["lines"].items()
        }
        return Tests(lines, quick, frozenset(found["starting"]) & quick.keys())

    def _lines(self, data: Any) -> dict[str, dict[int, list[str]]]:
        return {
            str(Path(name).relative_to(self._copy.folder)): {
                line: [test for test in tests if test] for line, tests in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
        }

    def _outcome(self, session: pytest.Session, mutant: Mutant, items: list[pytest.Item], tests: Tests) -> str:
        """What becomes of a mutant."""
        if not items:
            return UNREACHED
        path, original = self._copy.folder / mutant.path, self._copy.read(mutant.path)

        def run() -> int:
            if not (mutant.inside and _put_in(path, original, mutant.code)):
                names = [item.nodeid for item in items]
                os.execv(sys.executable, [sys.executable, "-m", "pytest", *PYTEST, *IN_TIME, "-x", *names])
            return _run(session, items)

        self._copy.write(mutant.path, mutant.code)
        try:
            code = self._forked(run, sum(tests.seconds[item.nodeid] for item in items))
        finally:
            self._copy.write(mutant.path, original)
        return TIMEOUT if code is None else SURVIVED if code == PASSED else KILLED

    def _forked(self, work: Callable[[], int], seconds: float | None) -> int | None:
        """The exit code of `work` in a fork; None when one test waited for ever, or all took far longer than these
        seconds of processor time. What it left behind is ended with it."""
        child = os.fork()
        if child == 0:
            os.setsid()
            log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(log, 1)
            os.dup2(log, 2)
            if seconds is not None:
                limit = int(10 + 3 * seconds)
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            code = 1
            with contextlib.suppress(BaseException):  # the code that is tried may raise anything
                code = work()
            os._exit(code)
        try:
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            return None if code in {-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL} else code
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)


def _run(session: pytest.Session, items: Sequence[pytest.Item], patience: int = PATIENCE) -> int:
    """Runs tests until one fails; how many did. Ends the process in the middle of a test that takes more seconds than
    `patience` by the clock on the wall."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        signal.alarm(patience)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        signal.alarm(0)
        if session.testsfailed:
            break
    return session.testsfailed


def _put_in(path: Path, original: str, changed: str) -> bool:
    """Gives the loaded functions of a file the code they have in its changed text; says whether any was changed."""
    before, after = (dict(_functions(compile(text, str(path), "exec"))) for text in (original, changed))
    others = {name: code for name, code in after.items() if name in before and before[name] != code}
    found = False
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == str(path):
            code = others.get(function.__code__.co_qualname)
            if code is not None:
                function.__code__ = code
                found = True
    return found


def _functions(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The functions of a module and of its classes, each with its full name. What a function holds goes with it."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & inspect.CO_OPTIMIZED:
                yield inner.co_qualname, inner
            else:
                yield from _functions(inner)


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _processor_time() -> float:
    return sum(os.times()[:4])


def sample(copy: Copy, files: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """So many mutants of these files, in the order of files and lines."""
    sources = {file: copy.read(file) for file in files}
    changes = [change for file, source in sources.items() for change in changes_of(file, source)]
    say(f"{len(changes):,} changes can be made; {count} of them are tried, seed {seed}.")
    random.Random(seed).shuffle(changes)
    mutants = (change() for change in changes)
    whole = (mutant for mutant in mutants if mutant.code != sources[mutant.path] and _compiles(mutant.code))
    return sorted(itertools.islice(whole, count), key=lambda mutant: (mutant.path, mutant.line, mutant.code))


def say(words: str = "") -> None:
    """Prints a line at once. What pytest prints goes elsewhere."""
    os.write(_OUT, f"{words}\n".encode())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--room", action="append", help="a folder or file to change (src/ptg_cli/journal)")
    parser.add_argument("--tests", action="append", help="tests to run (tests/journal and tests/desk)")
    parser.add_argument("--count", type=int, default=300, help="how many mutants (300)")
    parser.add_argument("--seed", type=int, default=2026, help="which ones (2026)")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="only these numbers of the sample")
    parser.add_argument("--checkout", type=Path, default=HERE, help="the checkout to try (this one)")
    return parser.parse_args()


def main() -> int:
    """Tries the sample and prints what survived. Returns the exit code: 0 when nine in ten were killed."""
    options = _options()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy, log = Copy(options.checkout.resolve(), Path(folder)), Path(folder) / "log"
        files = copy.files(options.room or ["src/ptg_cli/journal"])
        chosen = [
            (number, mutant)
            for number, mutant in enumerate(sample(copy, files, options.count, options.seed), 1)
            if not options.only or number in options.only
        ]
        trial = Trial(copy, files, chosen, log)
        os.chdir(copy.folder)
        os.environ["PYTHONPATH"] = str(copy.folder / "src")
        sys.path[:0] = [str(copy.folder), str(copy.folder / "src")]
        with log.open("w") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
        pytest.main([*PYTEST, "-m", "not slow", *(options.tests or TESTS)], plugins=[trial])
    tried, killed = trial.counts.total(), trial.counts[KILLED] + trial.counts[TIMEOUT]
    say(f"\n{', '.join(f'{outcome} {count}' for outcome, count in trial.counts.most_common())}.")
    say(f"{killed} of {tried} killed ({killed / max(tried, 1):.1%}), in {time.monotonic() - begun:.0f} s.")
    return 0 if tried and killed >= GOAL * tried else 1


if __name__ == "__main__":
    sys.exit(main())
