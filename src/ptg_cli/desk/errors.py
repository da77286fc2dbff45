"""What a disk or the journal did, in one plain sentence, for every face."""

import errno
import os
from typing import Final

from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.sentences import disk as said

_DISK_WORDS: Final = {
    errno.ENOSPC: said.DISK_FULL,
    errno.EDQUOT: said.SHARE_FULL,
    errno.EFBIG: said.TOO_LARGE,
    errno.EROFS: said.READ_ONLY,
    errno.EIO: said.DISK_FAULT,
    errno.ENAMETOOLONG: said.NAME_TOO_LONG,
}


def explain(error: OSError | JournalError | NoSuchGuide | BadContent) -> str:
    """A failure of the disk in one plain sentence, naming the file or folder where that helps; what the journal and
    the library say are sentences already."""
    if isinstance(error, BadContent):
        return " ".join(error.messages)
    if isinstance(error, JournalError | NoSuchGuide):
        return str(error)
    words = _DISK_WORDS.get(error.errno or 0)
    place = str(error.filename or "")
    if words:
        return said.with_place(words, place)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return said.no_permission(place)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return said.not_there(place)
    return said.with_place(error.strerror or said.SOMETHING_WRONG, place)


def own_fault(error: BaseException, kept: str = said.KEPT_IS_SAFE) -> str:
    """Where ptg broke, without the message: that may hold someone's words. `kept` is what is true of them."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "?"
    fault = said.own_fault(type(error).__name__, where)
    return " ".join(part for part in (fault, kept, said.TELL_US) if part)
