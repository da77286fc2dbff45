"""What a person reads is worded in `sentences/`: the faces, the session, the desk and the commands have no sentence of
their own. In the desk and the commands an error may be worded beside the check that raises it, and in the commands the
help of an option beside the option."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.every_row import of_each

PACKAGE: Final = Path(__file__).parents[1] / "src" / "ptg_cli"
ROOMS: Final = ("tui", "line", "session", "desk", "cli")
RAISING: Final = ("desk", "cli")
"""Rooms in which an error is worded beside the check that raises it."""

COMMAND_LINE: Final = {"cli/app.py", "cli/misread.py", "cli/tree.py"}
"""Where the command line itself is read: all that is said there is help, or what is wrong with the words typed."""

_WORD: Final = re.compile(r"[^\W\d_]|\{\}")
_TYPE: Final = re.compile(r"[\w.]+\[.*\]")
"""A type in quotes."""

_STOP: Final = re.compile(r"[.?…](?:\s|$)")
_FOR_ENGINEERS: Final = frozenset(
    "AssertionError IndexError KeyError LookupError NotImplementedError RuntimeError TypeError ValueError".split()
)
"""What is said when the code itself is wrong: a person never reads it."""


def is_sentence(text: str) -> bool:
    """True for three words or more that begin with a capital or have a full stop. A value in an f-string is `{}`."""
    if _TYPE.fullmatch(text):
        return False
    words = [word for word in text.split() if _WORD.search(word)]
    has_words = re.search(r"[^\W\d_]", text) is not None
    return len(words) >= 3 and has_words and bool(text.lstrip(" “‘(")[:1].isupper() or _STOP.search(text))


def text_of(node: ast.AST) -> str | None:
    """What a literal says, with `{}` for each value put into it; None where a node is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def no_words_for_a_person(node: ast.AST, *, raises: bool) -> bool:
    """True for what isn't looked into: docstrings, CSS, and errors for engineers; with `raises` every error, and the
    help of options, arguments and examples."""
    match node:
        case ast.Raise():
            if raises:
                return True
        case ast.Call(func=ast.Attribute(attr="Option" | "Argument") | ast.Name(id="_rating")):
            return raises
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name.strip("_").endswith("CSS")
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            return name in _FOR_ENGINEERS
    return False


def sentences_in(node: ast.AST, *, raises: bool = False) -> Iterator[tuple[int, str]]:
    """Every sentence in a tree, with its line. With `raises` those of errors and options are left out."""
    for child in ast.iter_child_nodes(node):
        if no_words_for_a_person(child, raises=raises):
            continue
        text = text_of(child)
        if text is None:
            yield from sentences_in(child, raises=raises)
            continue
        if is_sentence(text):
            yield child.lineno, text  # type: ignore[attr-defined]
        if isinstance(child, ast.JoinedStr):
            yield from (found for part in child.values for found in sentences_in(part, raises=raises))


def found_in(path: Path) -> list[str]:
    """The sentences of a file, each as a line that names where it is."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    raises = path.relative_to(PACKAGE).parts[0] in RAISING
    return [f"{path.relative_to(PACKAGE)}:{line}: {text!r}" for line, text in sentences_in(tree, raises=raises)]


def files() -> list[str]:
    """Every file that may have no sentence of its own."""
    found = {path.relative_to(PACKAGE).as_posix() for room in ROOMS for path in (PACKAGE / room).rglob("*.py")}
    return sorted(found - COMMAND_LINE)


@of_each({name: name for name in files()})
def test_a_room_takes_its_sentences_from_the_room_of_sentences(name: str) -> None:
    assert found_in(PACKAGE / name) == []


def test_what_is_a_sentence() -> None:
    code = '''
    """Nobody reads this."""
    CSS = "Panel { height: auto; color: $dim; }"
    raise ValueError("not at this stage.")
    raise Refused("The page is gone.")
    show(f"{name} {part}: {many}.", cast("Callable[[Name, Part], Row[None]]", row))
    say("Kept here.", "go on to the next", f"{name} is kept.", f"{say('Nothing was kept.')}", "Are you there?")
    '''
    tree = ast.parse("if True:" + code)
    said = ["The page is gone.", "{} is kept.", "Nothing was kept.", "Are you there?"]
    assert [text for _, text in sentences_in(tree)] == said
    assert [text for _, text in sentences_in(tree, raises=True)] == said[1:]
