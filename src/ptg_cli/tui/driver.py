"""The terminal as Textual drives it, mended where it loses something: in a paste that holds control characters, in
bytes that are no text, and where a program is stopped from outside and goes on."""

import errno
import os
import re
import selectors
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from textual import constants, events
from textual.message import Message

from ptg_cli.tui.navigation import LEFT_WITHIN, HungUp
from ptg_cli.tui.textual_seams import PASTE_BEGINS, PASTE_ENDS, ContinuedDriver, SequenceParser

_AT_ONCE: Final = 4096
"""Bytes read in one go."""

_LOOKS: Final = 0.1
"""Seconds after which it is looked whether the program ends or a key is complete."""

SILENCE: Final = 2.0
"""Seconds without a byte after which a paste counts as over, its end lost."""

_TORN: Final = 1.0
"""Seconds that the rest of a paste's beginning is waited for, where more of it is there than a key would have."""

_TYPED: Final = 32
"""Characters: more don't come at once from a person who types."""


_TWO_KEYS: Final = 0.02
"""Seconds between Escape and a letter after which they are two keys: Alt held down sends both at once."""

_BY_HAND: Final = r"[^\x00-\x1f\x7f\[OP\]_^X\\]"
"""What somebody typed, if it stands right behind Escape: it begins no key and no answer of a terminal."""

_ESCAPE_BEFORE: Final = re.compile(rf"\x1b(?={_BY_HAND}{_BY_HAND})")
"""Escape before words. With one letter and nothing more in the same read it is that letter with Alt held down."""


class TerminalParser(SequenceParser):
    """Textual's parser, but a paste is one event, whatever it holds. Textual looks for keys inside a paste, too: what
    followed an ESC there was pressed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._paste: list[str] | None = None
        self._broken_off = False
        self._held = ""
        self._came = clock()

    def feed(self, data: str) -> Iterator[Message]:
        """What a piece of text from the terminal means, wherever it was parted."""
        if self._broken_off and _goes_on(data):
            self._paste = []
        self._broken_off = False
        quiet, self._came = self._clock() - self._came, self._clock()
        if self._held == "\x1b" and quiet >= _TWO_KEYS and self._paste is None and re.match(_BY_HAND, data):
            self._held = ""
            yield from self._keys("\x1b", whole=True)
        data, self._held = self._held + data, ""
        while data:
            mark = PASTE_BEGINS if self._paste is None else PASTE_ENDS
            before, found, data = data.partition(mark)
            if not found:
                place = len(before) - _begun(before, mark)
                before, self._held = before[:place], before[place:]
            if self._paste is None:
                yield from self._keys(before, whole=bool(found))
                self._paste = [] if found else None
            else:
                self._paste.append(before)
                if found:
                    yield self._pasted()

    def tick(self) -> Iterator[Message]:
        """What it means that nothing came for a while."""
        quiet = self._clock() - self._came
        if self._paste is None:
            if quiet >= (_TORN if len(self._held) > 2 else constants.ESCAPE_DELAY):
                held, self._held = self._held, ""
                yield from self._keys(held, whole=True)
        elif quiet >= SILENCE:
            self._paste.append(self._held)
            self._held = ""
            self._broken_off = True
            yield self._pasted()

    def _pasted(self) -> events.Paste:
        text, self._paste = "".join(self._paste or ()), None
        return events.Paste(text)

    def _keys(self, text: str, *, whole: bool) -> Iterator[Message]:
        """The keys in a text. `whole` true: what is half a key at its end is all there will be of it.

        Escape with words right behind it is Escape, and then the words. Textual took that for a sequence that nobody
        knows: what was pressed was “^”, and what Escape was to close took the words.
        """
        *escaped, rest = _ESCAPE_BEFORE.split(text)
        for part in escaped:
            yield from super().feed(f"{part}\x1b")
            yield from self.end_half_a_key()
        if rest:
            yield from super().feed(rest)
        if whole and self.has_half_a_key:
            yield from self.end_half_a_key()

    def keys_of(self, sequence: str, alt: bool) -> Iterable[events.Key]:
        """The keys of a sequence; none for a key by the number of a character that there isn't."""
        try:
            return list(super().keys_of(sequence, alt))
        except (ValueError, OverflowError):
            return []


def _begun(text: str, mark: str) -> int:
    """How much of a mark stands at the end of a text: characters, not the whole of it."""
    return next((size for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), 0)


def _goes_on(data: str) -> bool:
    """True where a paste that seemed to be over goes on: nobody types that much at once."""
    return not data.startswith("\x1b") and (len(data) > _TYPED or PASTE_ENDS in data)


class TerminalDriver(ContinuedDriver):
    """Reads keys through any bytes, and takes the terminal up again after any stop, and only once.

    Textual takes it up at every SIGCONT. Where it never gave it away (SIGSTOP, a machine put to sleep) it then held it
    twice: two threads read the keys, the program never ended, and the terminal was left as ptg needs it.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        # They outlive the thread that reads: a program may be stopped in the middle of a paste.
        self._parser = TerminalParser()
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode

    def continued(self) -> None:
        """Gives the terminal away first where it still has it, so that it is taken up once."""
        if self.holds_terminal:
            self.suspend_application_mode()
            self.draw_anew()
        super().continued()

    def run_input_thread(self) -> None:
        """Reads what is typed and pasted until the program ends, or the terminal has gone. Bytes that are no text are
        shown as such; Textual ended there."""
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            there = True
            while there and not self.exit_event.is_set():
                there = self._read(selector)
            if not there:
                self._hang_up()
            else:  # a terminal answers what it was asked, though late: the shell would take that as typed
                self._read(selector)

    def _hang_up(self) -> None:
        """No key will ever come: the terminal has gone. Where even that can't end the program, it is ended here."""
        if not self.exit_event.is_set():
            self.send_message(HungUp())
            if not self.exit_event.wait(LEFT_WITHIN):
                os._exit(128 + 1)

    def _read(self, selector: selectors.SelectSelector) -> bool:
        """One look at what came; false where nothing will come any more."""
        if selector.select(_LOOKS):
            try:
                raw = os.read(self.fileno, _AT_ONCE)
            except OSError as error:
                if error.errno != errno.EIO:  # Linux's word for a terminal that has gone
                    raise
                return False
            if not raw:
                return False
            for message in self._parser.feed(self._decode(raw)):
                self.process_message(message)
        for message in self._parser.tick():
            self.process_message(message)
        return True
