"""Teaches the understanding ahead of its first use, under a progress bar: `python -m agent.understand`."""

import asyncio

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from agent.understand.phrases import find_folders, folders_of, read_phrases
from agent.understand.understand import TAUGHT, Understander
from kit.embed import MiniLM
from skills.checking import find_skills


async def _teach() -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console()) as progress:
        task = progress.add_task("Teaching the agent its phrases", total=None)
        understander = Understander(MiniLM(), TAUGHT, read_phrases(find_folders(folders_of(find_skills()))))
        await understander.prepare(lambda done, total: progress.update(task, completed=done, total=total))


if __name__ == "__main__":
    asyncio.run(_teach())
