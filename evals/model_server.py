"""A model server of this machine that needs no time, as a program of its own: `python -m evals.model_server PORT`."""

import sys

import uvicorn

from kit.llm.standin import KEY, blank, standin

MODEL_SETTINGS = {"OPENAI_API_KEY": KEY}
"""What the program needs besides the server's address."""

if __name__ == "__main__":
    uvicorn.run(standin(blank), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
