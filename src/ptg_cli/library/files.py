"""Reading a content file, and what such a file is called."""

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ptg_cli import toml_file
from ptg_cli.library.errors import BadContent
from ptg_cli.model.folded import composed, joined

if TYPE_CHECKING:
    from ptg_cli.model.practice import Practice

LARGEST: Final = 256 * 1024
"""Bytes a guide may have. A guide is a page of questions; anything larger is something else."""

LONGEST_NAME: Final = 100


def read_text(path: Path) -> str:
    """The text of a content file. Raises: BadContent."""
    try:
        return toml_file.read(path, LARGEST).decode("utf-8-sig")
    except OSError as error:
        if error.errno in {errno.EINVAL, errno.EISDIR, errno.ENXIO}:
            raise BadContent([f"{path} is not a file. Move it to another folder."]) from error
        if error.errno == errno.E2BIG:
            raise BadContent([f"{path} is larger than {LARGEST // 1024} KB. Make it smaller."]) from error
        why = {
            errno.ENOENT: "isn't there",
            errno.ELOOP: "is a link that leads in a circle",
            errno.EACCES: "can't be read, since its permissions do not let you",
        }.get(error.errno or 0, "can't be read")
        remedy = "" if error.errno == errno.ENOENT and not path.is_symlink() else " Mend or remove it."
        raise BadContent([f"{path} {why}.{remedy}"]) from error
    except UnicodeDecodeError as error:
        raise BadContent([f"{path}, byte {error.start + 1}: that isn't UTF-8 text. Save it as UTF-8."]) from error


def slug_of(path: Path) -> str:
    """What a content file is called: macOS and zip files hand over the letters of a name in another form than typed."""
    return composed(path.stem)


def named(folder: Path, slug: str) -> Path:
    """The file of that name in a folder of content, in whichever form its letters are; where there is none, the path
    it would have."""
    path = folder / f"{slug}.toml"
    if slug.isascii() or path.exists():
        return path
    try:
        return next((one for one in folder.iterdir() if one.suffix == ".toml" and slug_of(one) == slug), path)
    except OSError:
        return path


def is_name(word: str) -> bool:
    """True for what a content file can be called, its ending aside."""
    return 0 < len(word) <= LONGEST_NAME and all(part.isalnum() for part in word.split("-"))


def names(practice: "Practice") -> set[str]:
    """Everything that one practice answers to: its file's name, and its title."""
    return {joined(practice.slug), joined(practice.title)}
