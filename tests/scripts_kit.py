"""The scripts that ship beside the program, as modules."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from ptg_cli.library.library import prompts_folder


def script(name: str) -> Any:
    """A script that ships, as a module."""
    spec = spec_from_file_location(name, prompts_folder().parent / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
