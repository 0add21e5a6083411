"""Teaches the understanding ahead of its first use, under a progress bar: `python -m agent.understand`."""

import asyncio

from rich.console import Console

from agent.understand.phrases import find_folders, folders_of, read_phrases
from agent.understand.understand import TAUGHT, Understander
from kit.embed import MiniLM
from kit.report import progress_bar
from skills.checking import find_skills


async def _teach() -> None:
    with progress_bar("Teaching the agent its phrases", Console()) as show:
        understander = Understander(MiniLM(), TAUGHT, read_phrases(find_folders(folders_of(find_skills()))))
        await understander.prepare(show)


if __name__ == "__main__":
    asyncio.run(_teach())
