"""A model server of this machine that needs no time, as a program of its own: `python -m evals.model_server PORT`."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn

from evals.model_script import Script
from evals.processes import Process, free_port
from kit.llm.standin import KEY, standin
from kit.tables import ROOT

MODEL_SETTINGS = {"OPENAI_API_KEY": KEY}
"""What the program needs besides the server's address."""


@asynccontextmanager
async def model_server(folder: Path) -> AsyncIterator[int]:
    """Run the server in a process of its own and yield its port."""
    port = free_port()
    words = (sys.executable, "-m", "evals.model_server", str(port))
    process = Process("the model's stand-in", folder / "model", words, {"PYTHONPATH": str(ROOT)}, port)
    try:
        await process.start().answers("/standin/calls")
        yield port
    finally:
        process.kill()


if __name__ == "__main__":
    uvicorn.run(standin(Script().brain), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
