"""vim and nano themselves, on a terminal: the window closed, the editor killed, ptg killed. What was typed last and
never saved is offered afterwards."""

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]

pytestmark = pytest.mark.slow

VIM = "vim -i NONE -u NONE --cmd 'set updatecount=1 shortmess=F'"
NANO = "nano --ignorercfiles"
NEWEST = " zebramarker"


def child_of(pid: int) -> int:
    """The one process that this one started."""
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def window_closed(one: Any) -> None:
    """The terminal goes."""
    one.hang_up()


def editor_killed(one: Any) -> None:
    """The editor is ended from outside: nano can save nothing when it is killed outright, vim has its swap file."""
    pid = child_of(one.process.pid)
    os.kill(pid, signal.SIGTERM if "nano" in Path(f"/proc/{pid}/cmdline").read_text() else signal.SIGKILL)


def ptg_killed(one: Any) -> None:
    """ptg is ended with no time to do anything."""
    one.process.kill()


def unsaved(folder: Path, page_text: str) -> str:
    """What can be read of the text afterwards: what vim recovers from its swap file, else what the page says."""
    swaps = [*folder.rglob("*.swp")]
    if not swaps:
        return page_text
    out = folder / "recovered"
    subprocess.run(
        ["vim", "-N", "-i", "NONE", "-u", "NONE", "-es", "-r", str(swaps[0]), "-c", f"w! {out}", "-c", "qa!"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return out.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("ends", [window_closed, editor_killed, ptg_killed])
@pytest.mark.parametrize(("editor", "keys"), [(VIM, "A{}"), (NANO, "\x05{}")])
def test_what_was_typed_last_is_offered(
    ptg: Any, home: Path, terminal: Open, editor: str, keys: str, ends: Callable[[Any], None]
) -> None:
    if not shutil.which(editor.split()[0]):
        pytest.skip(f"{editor.split()[0]} is not installed")
    kept = ptg.ok("note", "as it was").line
    one = terminal("edit", kept, env={"VISUAL": editor, "TERM": "xterm-256color"})
    one.until("as it was")
    one.press(keys.format(NEWEST))
    one.until("marker")
    if "vim" in editor:
        one.wait_for(lambda: any(b"zebramarker" in path.read_bytes() for path in home.rglob("*.swp")))
    pid = child_of(one.process.pid)
    ends(one)
    one.process.wait(60)
    wait_until_gone(pid)
    assert "left in an editor" in ptg.ok("drafts").out
    done = ptg("drafts", "keep")
    said = ptg.ok("show", kept, "--json").json["entries"][0]["body"]
    assert unsaved(home, said).rstrip("\n") == f"as it was{NEWEST}"
    if "vim" in editor:
        assert "`ptg drafts resume` opens the text again" in done.said
    else:
        assert done.code == 0


def wait_until_gone(pid: int) -> None:
    """Waits until a process that is not ours to wait for has ended."""
    try:
        watching = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    assert select.select([watching], [], [], 60)[0], "the editor has not ended"
    os.close(watching)
