"""What is said of sheets: one page of the person's own words, to keep on paper."""

from collections.abc import Sequence
from typing import Final

TITLE: Final = "One page, to keep on paper"
ABOUT: Final = "Each fits on one page. Paper can be read by whoever finds it."
PICKING: Final = "Type a number to read that page."
READ: Final = "Read the marked page. From there it can be written to a file."

PLAN: Final = "My plan for hard times"
PLAN_ABOUT: Final = "Your plan, with numbers to call."
FROM_GUIDE: Final = "What you wrote last with this guide."
NOTHING_YET: Final = "nothing to put there yet"
AS_IT_IS: Final = "as it is now"

OTHERS_CAN_READ_IT: Final = "Other people can read what is on paper. Think of where it lies, and who may find it."
NUMBERS: Final = "People to call"

TO_A_FILE: Final = "write to a file"
TO_A_FILE_ABOUT: Final = "Write this page to a file, to be printed. It is plain text."
WHICH_FILE: Final = "Which file?"
FILE_ABOUT: Final = "ptg writes a new one that only you can read, and writes over nothing."

NO_PLAN: Final = "There is nothing in your plan yet. `ptg plan` begins one."
NOBODY_KNOWN: Final = (
    "Your list of people can't be read, so nobody knows who is not safe, and nothing is put on paper. "
    "`ptg doctor` says what is wrong."
)


def written_on(day: str) -> str:
    """The line below the title; `day` is when the words were written."""
    return f"In my own words, {day}."


def printed_on(day: str) -> str:
    """The line below the title of a page about what stands there now."""
    return f"As it was on {day}."


def not_all(cut: Sequence[str], left_out: Sequence[str], whole: str) -> str:
    """The last line of a page that does not have everything; `whole` says where that is."""
    parts = (
        f"Cut short, to fit on one page: {', '.join(cut)}." if cut else "",
        f"Left out: {', '.join(left_out)}." if left_out else "",
        whole,
    )
    return " ".join(filter(None, parts))


def whole_page(page_id: str) -> str:
    """Where all of a page can be read."""
    return f"`ptg show {page_id}` has all of it."


WHOLE_PLAN: Final = "`ptg plan show` has all of it."


def nothing_written(title: str, slug: str) -> str:
    """No page was written with the guide that fills a sheet."""
    return f"You have no page yet from “{title}”. `ptg journal --guide {slug}` begins one."


def care_left_out(count: int) -> str:
    """Newer pages are to be handled with care."""
    pages = "1 newer page is" if count == 1 else f"{count} newer pages are"
    return f"{pages} to be handled with care, and left out here. With --page and its id you can take one."


def nothing_for_paper(page_id: str) -> str:
    """A page was asked for that has no answer to put on a sheet."""
    return f"{page_id} has no answer that belongs on this sheet."


def another_guide(page_id: str, title: str) -> str:
    """A page was asked for that was written with something else."""
    return f"{page_id} was not written with “{title}”."


def not_safe_left_out(count: int) -> str:
    """Lines that name someone who is marked as not safe."""
    lines = "1 line names" if count == 1 else f"{count} lines name"
    return f"{lines} someone you marked as not safe, and {'is' if count == 1 else 'are'} left out."


def written_to(path: str) -> str:
    """The file that it was written to."""
    return f"It is in this file: {path}"


def there_already(path: str) -> str:
    """A file of that name is there."""
    return f"There is a file {path} already, and it was left as it is. Give another name."


def a_folder(path: str) -> str:
    """The name of a folder was given."""
    return f"{path} is a folder. Give the name of a file in it."


def file_name(name: str, day: str) -> str:
    """What a file is called unless somebody says otherwise."""
    return f"~/ptg-{name}-{day}.txt"


def in_the_list(name: str, title: str, about: str, day: str) -> str:
    """One of them, as the command lists it."""
    return f"{name}: {title}. {about} {day[0].upper()}{day[1:]}."


HOW_TO_SEE: Final = "`ptg sheet NAME` prints one, `ptg sheet NAME --out FILE` writes it to a file."
