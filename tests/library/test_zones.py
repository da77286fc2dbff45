"""Which country a time zone lies in, by the table that comes with the zones."""

from pathlib import Path

import pytest

from ptg_cli.library.zones import country_of

TABLE = "# comment\nNZ\t-3652+17446\tPacific/Auckland\tmost of it\nIN\t+2232+08822\tAsia/Kolkata\n??\t+0+0\tMars/Base\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of zones with two countries, and an older name for one of them."""
    (tmp_path / "zone.tab").write_text(TABLE)
    (tmp_path / "tzdata.zi").write_text("# version\nL Asia/Kolkata Asia/Calcutta\n")
    return tmp_path


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Pacific/Auckland", "NZ"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),
        ("Nowhere/Else", ""),
        ("Mars/Base", ""),
        ("UTC", ""),
        ("Etc/UTC", ""),
        ("", ""),
        ("comment", ""),
    ],
)
def test_a_zone_lies_in_the_country_of_its_row(folder: Path, zone: str, country: str) -> None:
    assert country_of(zone, (folder,)) == country


def test_without_any_table_no_country_is_known(tmp_path: Path) -> None:
    assert country_of("Pacific/Auckland", (tmp_path / "nothing", tmp_path)) == ""


def test_the_next_folder_is_looked_in_where_the_first_says_nothing(folder: Path, tmp_path: Path) -> None:
    assert country_of("Pacific/Auckland", (tmp_path / "nothing", folder)) == "NZ"
