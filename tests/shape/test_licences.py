"""`docs/licences.md` names every direct dependency, with its version and the licence its own metadata gives."""

import json
import re
from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

import pytest

from kit.tables import ROOT

ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<version>[^|]+) \| (?P<licence>[^|]+) \| (?P<use>[^|]+) \|$", re.MULTILINE)
LONGEST = 100
COPYLEFT = re.compile(r"GPL|MPL|EPL|CDDL|EUPL|SSPL|Mozilla", re.IGNORECASE)


class Row(NamedTuple):
    """What the table says of one package."""

    version: str
    licence: str


def table() -> dict[str, Row]:
    text = (ROOT / "docs" / "licences.md").read_text("utf-8")
    found = [{key: part.strip() for key, part in row.groupdict().items()} for row in ROW.finditer(text)]
    return {row["name"]: Row(row["version"], row["licence"]) for row in found if row["name"].strip("- ") != "Package"}


def licence_of(name: str) -> str:
    """The licence in a package's own words: the expression, else the field, else the classifiers, else its file."""
    said = metadata.metadata(name)
    field = "".join(said.get_all("License") or []).strip()
    classifiers = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if "OSI Approved ::" in one]
    short = field if "\n" not in field and len(field) <= LONGEST else ""
    return (
        "".join(said.get_all("License-Expression") or [])
        or short
        or " / ".join(classifiers)
        or _first_line_of_file(name)
    )


def _first_line_of_file(name: str) -> str:
    files = metadata.files(name) or []
    file = next(file for file in files if "licen" in file.name.lower())
    return next(line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())


def python_packages() -> Iterator[str]:
    for line in (ROOT / "requirements.in").read_text("utf-8").splitlines():
        if wanted := re.match(r"[A-Za-z0-9._-]+", line):
            yield wanted.group()


def page_packages(part: str) -> dict[str, str]:
    package = json.loads((ROOT / part / "package.json").read_text("utf-8"))
    return {**package["dependencies"], **package["devDependencies"]}


def test_every_direct_python_dependency_stands_there_with_its_own_licence() -> None:
    said = table()
    for name in python_packages():
        assert said.get(name) == Row(metadata.version(name).partition("+")[0], licence_of(name)), name


@pytest.mark.parametrize("part", ["widget", "console"])
def test_every_direct_dependency_of_the_pages_stands_there_with_its_own_licence(part: str) -> None:
    said = table()
    for name in page_packages(part):
        own = json.loads((ROOT / part / "node_modules" / name / "package.json").read_text("utf-8"))
        assert said.get(name) == Row(own["version"], own["license"]), name


def test_nothing_stands_there_that_is_not_a_direct_dependency() -> None:
    assert set(table()) == {*python_packages(), *page_packages("widget"), *page_packages("console")}


def test_files_of_others_that_are_kept_stand_there_with_their_notice() -> None:
    kept = (ROOT / "docs" / "licences.md").read_text("utf-8").partition("## Kept in the repository")[2]
    notice = (ROOT / "commerce" / "shopify" / "schema" / "NOTICE").read_text("utf-8")
    assert "commerce/shopify/schema/admin_*.json.gz | ISC: [NOTICE](../commerce/shopify/schema/NOTICE)" in kept
    assert "ISC License" in notice
    assert re.search(r"@shopify/dev-mcp, version \d+\.\d+\.\d+, ", notice)


def test_every_package_under_copyleft_is_spoken_of_before_the_table() -> None:
    prose = (ROOT / "docs" / "licences.md").read_text("utf-8").partition("\n| ")[0]
    marked = {name for name, row in table().items() if COPYLEFT.search(row.licence)}
    assert marked
    assert {name for name in marked if name not in prose} == set()
