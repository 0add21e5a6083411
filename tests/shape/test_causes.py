"""Every page that the program names as the one that mends something is there in the console."""

import re

from kit.tables import ROOT

NAMED = re.compile(r"""f?["'](/admin(?!/oauth|/api)(?:/[\w{}.-]+)*)["'?]""")
"""Not what Shopify has at its own `/admin`."""
ROUTE = re.compile(r'path: "(/[^"]*)"')
ENTRANCE = {"/admin", "/admin/enter", "/admin/assets"}
"""The console itself, and what the server serves beside it."""


def test_the_pages_that_mend_something_are_there() -> None:
    """S1-37: a link to a page that is gone would leave whoever follows it with nothing."""
    files = [*(ROOT / "console/src").rglob("routes.ts"), *(ROOT / "console/src/shell").glob("*.ts*")]
    console = [one for file in (*files, ROOT / "console/src/router.tsx") for one in ROUTE.findall(file.read_text())]
    routes = [re.compile("/admin" + re.sub(r"\$\w+", "[^/]+", one)) for one in console]
    wrong = []
    for file in ROOT.rglob("*.py"):
        if {"tests", "evals", ".venv", "node_modules"} & set(file.relative_to(ROOT).parts):
            continue
        for page in NAMED.findall(file.read_text("utf-8")):
            at = re.sub(r"{[^}]*}", "x", page)
            if at not in ENTRANCE and not any(route.fullmatch(at) for route in routes):
                wrong.append(f"{file.relative_to(ROOT)}: {page}")
    assert wrong == []
