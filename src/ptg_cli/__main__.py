"""`python -m ptg_cli` is `ptg`."""

from ptg_cli.cli.main import main

main()
