"""Changing one setting in config.toml, everything else in it staying as it was."""

from pathlib import Path

from ptg_cli import settings, toml_file
from ptg_cli.journal import disk


def write_setting(path: Path, key: str, words: str) -> None:
    """Sets `key` to what `words` mean; empty words are the default. Comments in the file stay.

    Raises: SettingError, OSError.
    """
    disk.replace(path, with_setting(path, key, words))


def with_setting(path: Path, key: str, words: str) -> bytes:
    """What the file would hold with that setting; nothing is written. Raises: SettingError, OSError."""
    try:
        before = toml_file.read(path).decode("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError as error:
        raise settings.SettingError(f"{path} isn't UTF-8 text. Save it as UTF-8, or remove it.") from error
    return settings.set_value(before, key, words).encode()
