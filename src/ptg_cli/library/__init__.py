"""Reads `prompts/` and the person's own guides into model values, and says exactly what is wrong with a bad file."""

from ptg_cli.library.library import BadContent, Broken, Library, NoSuchGuide, prompts_folder

__all__ = ["BadContent", "Broken", "Library", "NoSuchGuide", "prompts_folder"]
