"""No error is swallowed without a word of why: where one is let go of, a comment says what becomes of it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.every_row import of_each

PACKAGE: Final = Path(__file__).parents[1] / "src" / "ptg_cli"


def let_go(tree: ast.AST) -> Iterator[ast.ExceptHandler | ast.With]:
    """Handlers that do nothing, or nothing but go on with the next; and blocks that suppress an error."""
    for node in ast.walk(tree):
        match node:
            case ast.ExceptHandler(body=[ast.Pass() | ast.Continue()]):
                yield node
            case ast.With(items=items) if any("suppress(" in ast.unparse(item.context_expr) for item in items):
                yield node


def without_a_word(source: str) -> list[int]:
    """The lines, from 1, on which an error is let go of without a comment there, or in the line before or after."""
    lines = source.splitlines()
    return [
        node.lineno
        for node in let_go(ast.parse(source))
        if not any(" # " in line for line in lines[max(node.lineno - 2, 0) : node.lineno + 1])
    ]


@of_each({str(path.relative_to(PACKAGE)): path for path in sorted(PACKAGE.rglob("*.py"))})
def test_where_an_error_is_let_go_of_a_comment_says_why(path: Path) -> None:
    assert without_a_word(path.read_text(encoding="utf-8")) == []


def test_one_without_a_word_is_found() -> None:
    assert without_a_word("try:\n    go()\nexcept OSError:\n    pass\n") == [3]
    assert without_a_word("try:\n    go()\nexcept OSError:\n    pass  # gone already\n") == []
    assert without_a_word("with suppress(OSError):\n    go()\n") == [1]
