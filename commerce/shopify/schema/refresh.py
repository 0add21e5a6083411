"""Fetches Shopify's schemas anew: `python -m commerce.shopify.schema.refresh`. A person runs it, and looks at the rest.

It needs `npm`. Afterwards: `python -m commerce.shopify.generate`, then the tests of `tests/commerce/shopify`. For a new
version of the API, change `commerce/shopify/versions.py` first and delete the file of the version that is left behind.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

from commerce.shopify.schema import FOLDER, file_of
from commerce.shopify.versions import NEXT, PINNED

PACKAGE = "@shopify/dev-mcp"
NOTICE = FOLDER / "NOTICE"


def main() -> None:
    """Fetch the newest package, and keep from it the schemas of both versions and the number for the notice."""
    with tempfile.TemporaryDirectory() as folder:
        packed = _pack(Path(folder))
        with tarfile.open(packed) as archive:
            for version in (PINNED, NEXT):
                file_of(version).write_bytes(_inside(archive, f"dist/data/{file_of(version).name}"))
            number = json.loads(_inside(archive, "package.json"))["version"]
    said = NOTICE.read_text(encoding="utf-8")
    NOTICE.write_text(re.sub(r"(?<=version )[\d.]+(?=,)", number, said, count=1), encoding="utf-8")
    print(f"Kept {PINNED} and {NEXT} of {PACKAGE} {number}.")  # noqa: T201 - what a person who runs it reads


def _pack(folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)  # noqa: S603, S607 - a person's own npm
    return next(folder.glob("*.tgz"))


def _inside(archive: tarfile.TarFile, path: str) -> bytes:
    file = archive.extractfile(f"package/{path}")
    if file is None:
        raise SystemExit(f"{PACKAGE} holds no {path}: this version of the API is no longer or not yet in it.")
    return file.read()


if __name__ == "__main__":
    main()
