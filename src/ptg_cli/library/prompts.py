"""Where ptg's own content is. Apart from the library, so that the support card needs no guide."""

from pathlib import Path


def prompts_folder() -> Path:
    """Where `prompts/` is: inside the package when ptg is installed from a wheel, at the top of the
    repository in a checkout or an editable install."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "prompts"
    return inside if inside.is_dir() else package.parent.parent / "prompts"
