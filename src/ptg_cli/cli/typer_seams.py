"""Every private name of Typer that ptg needs. `tests/cli/test_typer_seams.py` says what breaks where one changes."""

from typing import Final

from typer import _completion_shared
from typer._click.exceptions import BadOptionUsage, ClickException, MissingParameter, NoSuchOption
from typer._completion_classes import ZshComplete

UsageProblem = ClickException
"""What Typer raises where a command line makes no sense. Typer carries its own copy of Click from 0.26 on and gives
this no public name. Without it `ptg shwo` would be told as a fault of ptg's own, and exit with the wrong status."""

WrongOptionUse = BadOptionUsage
"""An option without the value it needs, or with one it does not take. This and the two below are told in words of ours,
which need the name of the option or of what is missing."""

__all__ = [
    "MissingParameter",
    "NoSuchOption",
    "UsageProblem",
    "WrongOptionUse",
    "completion_script",
    "mend_zsh_completion",
]

_ZSH: Final = """\
#compdef %(prog_name)s

%(complete_func)s() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" %(autocomplete_var)s=complete_zsh %(prog_name)s)
}

if [[ "$funcstack[1]" == "_%(prog_name)s" ]]; then
  %(complete_func)s "$@"
else
  compdef %(complete_func)s %(prog_name)s
fi
"""


def completion_script(shell: str) -> str:
    """The script that completes `ptg` in this shell: bash, zsh or fish."""
    mend_zsh_completion()
    return _completion_shared.get_completion_script(prog_name="ptg", complete_var="_PTG_COMPLETE", shell=shell)


def mend_zsh_completion() -> None:
    """Gives zsh a completion file that works from the first Tab on, in a folder of `fpath` or read with `source`.

    Typer's own only registers a function when it is loaded, so that the first Tab of every window completes nothing;
    and its `#compdef` stands on the second line, where zsh does not look.
    """
    _completion_shared._completion_scripts["zsh"] = _ZSH
    ZshComplete.source_template = _ZSH
