"""A local server that speaks OpenAI's protocol over HTTP, refuses what OpenAI refuses, and fails when it is told to."""

from kit.llm.standin.brains import Brain, blank
from kit.llm.standin.obey import obey
from kit.llm.standin.server import KEY, MODELS, standin

__all__ = ["KEY", "MODELS", "Brain", "blank", "obey", "standin"]
