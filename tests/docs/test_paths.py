"""Every path, heading and test that the documents name is there."""

import re
from pathlib import Path
from typing import Final

from tests.every_row import of_each

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "src" / "ptg_cli"
DOCUMENTS: Final = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
)
IN_CODE: Final = tuple(name for name in DOCUMENTS if name not in {"README.md", "docs/reference.md"})
"""Documents in which a path in code is one of this repository: the README's are the reader's own, the reference's the
help's."""

_FENCED: Final = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_CODE: Final = re.compile(r"`([^`\n]+)`")
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PATH: Final = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?(?:::\w+)?")
_IN_A_BLOCK: Final = re.compile(r"(?<![\w./-])(?:src|tests|docs|scripts|benchmarks|prompts|\.ci|\.github)/[\w./:-]*")
_FILE: Final = re.compile(r"\.(?:py|toml|md|tcss|yml)$")


def words_of(name: str) -> str:
    """The text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def headings(text: str) -> set[str]:
    """The anchors of a text's headings, as GitHub makes them."""
    found = (heading.casefold().replace("`", "") for heading in _HEADING.findall(_FENCED.sub("", text)))
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in found}


def paths_in(text: str) -> list[str]:
    """Every path of this repository that a text names in code. A name in capitals stands for any name."""
    blocks = "\n".join(_FENCED.findall(text))
    in_line = [word for word in _CODE.findall(_FENCED.sub("", text)) if _PATH.fullmatch(word)]
    said = [word for word in in_line if "/" in word or _FILE.search(word)]
    return [*said, *(found.rstrip(".:") for found in _IN_A_BLOCK.findall(blocks))]


def is_there(named: str) -> bool:
    """True for a path from the top of the repository or from `src/ptg_cli/`, and the test behind its `::`."""
    path, _, test = named.partition("::")
    known = "/".join("*" + "".join(re.findall(r"\.\w+$", part)) if is_any(part) else part for part in path.split("/"))
    found = [one for folder in (ROOT, PACKAGE) for one in folder.glob(known.rstrip("/"))]
    return bool(found) and (not test or any(f"def {test}(" in one.read_text(encoding="utf-8") for one in found))


def is_any(part: str) -> bool:
    """True for a part of a path that stands for any name: `NAME.toml`."""
    return part.partition(".")[0].isupper() and part not in {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}


@of_each({name: name for name in DOCUMENTS})
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    lost = []
    for link in _LINK.findall(_FENCED.sub("", words_of(name))):
        if link.startswith("https://"):
            continue
        path, _, heading = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        if not target.exists() or (heading and heading not in headings(target.read_text(encoding="utf-8"))):
            lost.append(link)
    assert lost == []


@of_each({name: name for name in IN_CODE})
def test_every_path_in_code_of_a_document_is_there(name: str) -> None:
    assert [path for path in paths_in(words_of(name)) if not is_there(path)] == []


def test_a_path_that_is_not_there_is_found_out() -> None:
    in_line = "`desk/gone.py` `prompts/guides/NAME.toml` `tests/docs/test_paths.py::test_gone` `gone.py`"
    text = f"{in_line}\n```\npytest tests/gone.py\n```"
    lost = ["desk/gone.py", "tests/docs/test_paths.py::test_gone", "gone.py", "tests/gone.py"]
    assert [path for path in paths_in(text) if not is_there(path)] == lost
