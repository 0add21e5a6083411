"""Pages made on the server: one Jinja environment over every package's `templates` folder, everything escaped.

A template is named by its package and its file: `staff/admin.html` is `staff/templates/admin.html`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from kit.errors import StartError


class Templates:
    """The environment; a template may extend and include those of any other package given here."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Read templates from `folders`, each called `templates` and named by the package that holds it.

        Raises:
            StartError: a folder does not exist, or two packages have one name.
        """
        loaders: dict[str, FileSystemLoader] = {}
        for folder in folders:
            name = folder.parent.name
            if name in loaders:
                raise StartError(f"Two packages are named {name}, so their templates cannot be told apart. Rename one.")
            if not folder.is_dir():
                raise StartError(f"The templates of {name} are missing: {folder}. Install the program again.")
            loaders[name] = FileSystemLoader(folder)
        self.environment = Environment(
            loader=PrefixLoader(loaders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, name: str, **values: Any) -> str:  # noqa: ANN401 - whatever a template shows
        """Return the text of the template `name`; a value that it lacks is an error, not an empty place."""
        return self.environment.get_template(name).render(values)

    def page(self, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401 - the same
        """Return the template `name` as a page that no other site may frame and no cache may keep."""
        response = HTMLResponse(self.render(name, **values), status_code=status)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
