"""What travels through the skill's graph within one turn, and the names of what is kept."""

from operator import add
from typing import Annotated, TypedDict

from commerce.port import Product
from skills.base import Heard, Passage, Result
from skills.product_advice.decide import Before, Decision

KIND = "kind"
"""What is asked: availability, details, size_help, recommend or compare."""
CHOICE = "choice"
"""The option taken of the last question: a product's id, or a product type."""


class _Given(TypedDict):
    heard: Heard
    path: Annotated[list[str], add]


class State(_Given, total=False):
    """`catalogue` is missing where the shop could not be read."""

    catalogue: tuple[Product, ...]
    before: Before
    decision: Decision
    passages: tuple[Passage, ...]
    result: Result
