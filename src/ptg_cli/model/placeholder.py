"""Files that a sync service has taken off this computer, to bring them back when asked: what it leaves in their place,
as far as names tell."""

from typing import Final, NamedTuple

_ICLOUD: Final = ".icloud"
_SUFFIXES: Final = {".nextcloud": "Nextcloud", ".owncloud": "ownCloud"}

DOWNLOAD: Final = "Open its folder in your file manager, and download it there"


class Placeholder(NamedTuple):
    """The `name` of the file that is not here, and the `service` that has it."""

    name: str
    service: str

    @property
    def said(self) -> str:
        """Where the file is and what to do, as the end of a sentence that begins with its path."""
        return f"it is still in {self.service}, not on this computer. {DOWNLOAD}"


def placeholder_of(name: str) -> Placeholder | None:
    """What a file of this name stands for; None for a file that stands for nothing but itself."""
    if name.startswith("."):
        inner = name[1:].removesuffix(_ICLOUD)
        return Placeholder(inner, "iCloud") if name.endswith(_ICLOUD) and inner else None
    for suffix, service in _SUFFIXES.items():
        if name.endswith(suffix) and name != suffix:
            return Placeholder(name.removesuffix(suffix), service)
    return None


def placeholders_for(name: str) -> tuple[str, ...]:
    """The names under which a file of this name may be waiting."""
    return (f".{name}{_ICLOUD}", *(f"{name}{suffix}" for suffix in _SUFFIXES))
