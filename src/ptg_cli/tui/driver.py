"""The terminal as Textual drives it, mended where a program is stopped from outside and goes on."""

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Takes the terminal up again after any stop, and only once.

    Textual takes it up at every SIGCONT. Where it never gave it away (SIGSTOP, a machine put to sleep) it then held it
    twice: two threads read the keys, the program never ended, and the terminal was left as ptg needs it.
    """

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True  # drawn anew, as after Ctrl+Z
        super()._sigcont_application()
