"""What lies on the disk after a trial: the words that can be found again, and files that hold half of something."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path


def below(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def read(path: Path) -> bytes:
    """A file's bytes; none where it went away at this moment."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def all_bytes(home: Path, *, hidden: bool = False) -> bytes:
    """Everything that ptg could offer again: the bytes of all files. Those with hidden names, such as what a write was
    preparing, count only where an editor's own files are looked for."""
    return b"\n".join(read(path) for path in below(home) if hidden or not path.name.startswith("."))


def missing(words: Iterable[str], home: Path, *, hidden: bool = False) -> list[str]:
    """The words that no file holds."""
    held = all_bytes(home, hidden=hidden)
    return [word for word in words if word.encode() not in held]


def torn(home: Path) -> list[str]:
    """Files under their final names that hold half of something: pages and drafts whose facts cannot be read,
    documents that are no TOML."""
    found = []
    for path in below(home):
        if path.name.startswith(".") or path.suffix not in {".md", ".toml"} or path.parent.name.startswith("editing-"):
            continue
        if not _whole(path.suffix, read(path).decode("utf-8", "replace")):
            found.append(str(path.relative_to(home)))
    return found


def _whole(suffix: str, text: str) -> bool:
    if suffix == ".md":
        opening, _, rest = text.partition("+++\n")
        facts, fence, _ = rest.partition("\n+++\n")
        if opening or not fence:
            return False
        text = facts
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
