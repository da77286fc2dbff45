"""What a person reads is worded in `sentences/`: the faces and the session have no sentence of their own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parents[1] / "src" / "ptg_cli"
ROOMS: Final = ("tui", "line", "session")

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


def no_words_for_a_person(node: ast.AST) -> bool:
    """True for what isn't looked into: docstrings, CSS, and errors for engineers."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name.strip("_").endswith("CSS")
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            return name in _FOR_ENGINEERS
    return False


def sentences_in(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Every sentence in a tree, with its line."""
    for child in ast.iter_child_nodes(node):
        if no_words_for_a_person(child):
            continue
        text = text_of(child)
        if text is None:
            yield from sentences_in(child)
            continue
        if is_sentence(text):
            yield child.lineno, text  # type: ignore[attr-defined]
        if isinstance(child, ast.JoinedStr):
            yield from (found for part in child.values for found in sentences_in(part))


def found_in(path: Path) -> list[str]:
    """The sentences of a file, each as a line that names where it is."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [f"{path.relative_to(PACKAGE)}:{line}: {text!r}" for line, text in sentences_in(tree)]


def files() -> list[str]:
    """Every file that may have no sentence of its own."""
    return sorted(path.relative_to(PACKAGE).as_posix() for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))


@pytest.mark.parametrize("name", files())
def test_a_face_takes_its_sentences_from_the_room_of_sentences(name: str) -> None:
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
