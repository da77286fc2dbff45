"""What a disk or the journal did, in one plain sentence, for every face."""

import errno
import os
from typing import Final

from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide

_DISK_WORDS: Final = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EFBIG: "The file would be larger than this system allows.",
    errno.EROFS: "The disk can only be read, not written to.",
    errno.EIO: "The disk reported an error.",
    errno.ENAMETOOLONG: "A name is longer than this system allows.",
}


def explain(error: OSError | JournalError | NoSuchGuide | BadContent) -> str:
    """A failure of the disk in one plain sentence, naming the file or folder where that helps; what the journal and
    the library say are sentences already."""
    if isinstance(error, BadContent):
        return " ".join(error.messages)
    if isinstance(error, JournalError | NoSuchGuide):
        return str(error)
    words = _DISK_WORDS.get(error.errno or 0)
    where = f" ({error.filename})" if error.filename else ""
    if words:
        return f"{words[:-1]}{where}."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"You have no permission there{where}. Change it, or choose another folder with --home."
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"That place isn't there{where}."
    return f"{error.strerror or 'Something went wrong with the disk'}{where}."


def own_fault(error: BaseException, kept: str = "What was kept is safe.") -> str:
    """Where ptg broke, without the message: that may hold someone's words. `kept` is what is true of them."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "?"
    said = f"Something in ptg itself went wrong ({type(error).__name__} in {where})."
    return " ".join(part for part in (said, kept, "Please tell us: https://github.com/ptg-cli/ptg/issues") if part)
