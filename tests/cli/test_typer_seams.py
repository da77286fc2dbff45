"""A canary for each private name of Typer that ptg needs, and no other file uses one."""

import ast
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

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


def completion_file(ptg: Any) -> str:
    """What zsh is given to complete `ptg` with."""
    given: str = ptg.ok(env={"_PTG_COMPLETE": "source_zsh"}).out
    return given


def test_the_file_for_zsh_says_in_its_first_line_what_it_completes(ptg: Any) -> None:
    assert completion_file(ptg).startswith("#compdef ptg\n")
    shown = ptg.ok("--show-completion", "zsh", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert shown.out.strip() == completion_file(ptg).strip()


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
@pytest.mark.parametrize("way", ["autoload -Uz _ptg", "compdef() { functions[_ptg]=$1 }; source $folder/_ptg"])
def test_zsh_completes_from_the_first_tab_on(ptg: Any, program: tuple[str, ...], tmp_path: Path, way: str) -> None:
    folder = tmp_path / "functions"
    folder.mkdir()
    (folder / "_ptg").write_text(completion_file(ptg))
    command = folder / "ptg"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(program)} "$@"\n')
    command.chmod(0o700)
    tab = "words=(ptg chan); CURRENT=2; _ptg"
    script = f"folder=$1; fpath=($1); path=($1 $path); _arguments() {{ print -r -- offered $@ }}; {way}; {tab}; {tab}"
    done = subprocess.run(
        ["zsh", "-f", "-c", script, "zsh", str(folder)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    offered = done.stdout.splitlines()
    assert len(offered) == 2
    assert all(line.startswith("offered") and "change" in line for line in offered), offered


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
    assert {place.partition(":")[0] for place in found} == {"cli/typer_seams.py"}, found
