"""`make pictures`: start a demo of its own, take every picture anew, and write docs/pictures.md."""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Error, sync_playwright
from rich.console import Console

from evals.block import rewrite
from evals.pictures.desk import Desk
from evals.pictures.scenes import SCENES, Scene
from evals.pictures.shoppers import fill
from evals.processes import Process, program, temporary_folder
from kit.errors import StartError
from kit.tables import ROOT

PAGE = ROOT / "docs" / "pictures.md"
FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 1_500_000
"""All of them together: whoever clones the tree fetches them."""
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars", "--font-render-hinting=none"),
)


def main(
    only: Annotated[str, typer.Option(help="Take those whose name contains this, and leave the page.")] = "",
) -> None:
    """Take the pictures of the docs anew."""
    console = Console()
    scenes = [one for one in SCENES if only in one.name]
    try:
        chromium = _chromium()
        with temporary_folder("tillside-pictures-") as folder:
            folder.chmod(0o755)
            demo = program("demo", folder / "data", "demo", {"TURN_SECONDS": "60", "LOG_LEVEL": "error"})
            try:
                with console.status("Starting a demo"):
                    asyncio.run(demo.start().answers())
                _take(demo, chromium, scenes, console)
            finally:
                demo.stop()
        if not only:
            rewrite(PAGE, "pictures", page(SCENES))
        size = _weighed()
    except StartError as error:
        console.print(str(error), style="red")
        sys.exit(1)
    console.print(f"{len(scenes)} pictures in {FOLDER.relative_to(ROOT)}, {size / 1000:,.0f} kB in all.")


def _chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise StartError("Pictures need Chromium: apt-get install --no-install-recommends chromium fonts-dejavu-core")
    return found


def _weighed() -> int:
    size = sum(one.stat().st_size for one in FOLDER.iterdir())
    if size > MOST_BYTES:
        raise StartError(f"The pictures weigh {size:,} bytes; at most {MOST_BYTES:,}. Lower QUALITY, or take fewer.")
    return size


def _take(demo: Process, chromium: str, scenes: list[Scene], console: Console) -> None:
    base = f"http://127.0.0.1:{demo.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        desk = Desk(browser, base)
        try:
            with console.status("Shoppers write"):
                opened = fill(desk)
            for scene in scenes:
                file = path_of(scene)
                with console.status(scene.name):
                    _shoot(desk, scene, file, scene.address.format(**opened))
                console.print(f"{scene.name:<16} {file.stat().st_size / 1000:>6.0f} kB")
        finally:
            desk.close()
            browser.close()


def _shoot(desk: Desk, scene: Scene, file: Path, address: str) -> None:
    try:
        desk.take(file, address, act=scene.doing(desk), size=scene.size, scheme=scene.scheme, is_staff=scene.is_staff)
    except (Error, AssertionError, TimeoutError) as error:
        first = str(error).strip().splitlines()[0]
        raise StartError(
            f"The picture {scene.name} could not be taken: {first} Change its steps in scenes.py."
        ) from error


def path_of(scene: Scene) -> Path:
    """Return where a picture is kept."""
    return FOLDER / f"{scene.name}.webp"


def page(scenes: tuple[Scene, ...]) -> str:
    """Return what stands on the page: each sentence, and its picture below it."""
    return "\n\n".join(f"{one.says}\n\n![{one.says}](pictures/{one.name}.webp)" for one in scenes)


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
