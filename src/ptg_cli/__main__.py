"""Where the process begins, as `ptg` and as `python -m ptg_cli`."""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until `main` can heed Ctrl+C, it ends ptg as it ends any program. Python would print a traceback of its imports.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from ptg_cli.cli.main import main

if __name__ == "__main__":
    main()
