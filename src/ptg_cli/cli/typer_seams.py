"""The one private name of Typer that ptg needs. `tests/cli/test_typer_seams.py` says what breaks where it changes."""

from typer._click.exceptions import ClickException

UsageProblem = ClickException
"""What Typer raises where a command line makes no sense. Typer carries its own copy of Click from 0.26 on and gives
this no public name. Without it `ptg shwo` would be told as a fault of ptg's own, and exit with the wrong status."""
