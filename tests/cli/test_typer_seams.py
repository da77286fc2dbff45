"""A canary for the one private name of Typer that ptg needs, and no other file uses one."""

import ast
from pathlib import Path

import pytest
import typer

import ptg_cli

SOURCE = Path(ptg_cli.__file__).parent


def test_a_command_line_that_makes_no_sense_is_told_as_such() -> None:
    breaks = (
        f"With Typer {typer.__version__} a mistyped command is told as a fault of ptg's own, and exits with the wrong "
        "status. Mend UsageProblem in cli/typer_seams.py."
    )
    try:
        from ptg_cli.cli.typer_seams import UsageProblem

        app = typer.Typer()
        app.command("one")(lambda: None)
        app.command("two")(lambda: None)
        with pytest.raises(UsageProblem) as raised:
            typer.main.get_command(app).main(["three"], standalone_mode=False)
        assert "three" in raised.value.format_message()
    except Exception as error:
        pytest.fail(f"{breaks} ({type(error).__name__}: {error})")


def test_no_other_file_uses_a_private_name_of_typer() -> None:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        written = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(written)) if "typer" in written else ():
            match node:
                case ast.ImportFrom(module=str(module)):
                    names = [module, *(f"{module}.{each.name}" for each in node.names)]
                case ast.Import():
                    names = [each.name for each in node.names]
                case ast.Attribute():
                    names = [ast.unparse(node)]
                case _:
                    continue
            if any(name.startswith("typer.") and "._" in name for name in names):
                found.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    assert [place.partition(":")[0] for place in found] == ["cli/typer_seams.py"], found
