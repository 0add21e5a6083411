"""What is said in the filled desk, and who says it: made of a few sentences and thousands of made-up words; pure."""

import random
from collections.abc import Iterator
from itertools import product

EVERYWHERE = "hello"
"""The word that is in every message."""
COMMON = ("order", "parcel")
"""Two words that many messages say, and some both."""
RARE = "zeppelin"
RARELY = 3
"""Texts of the pool that name it; each is said some 25 times in a desk of full size."""
_SYLLABLES = ("ba", "do", "fe", "gu", "ki", "lo", "mi", "na", "po", "ru", "sa", "te", "vi", "wo", "zu")
_ASKED = (
    "where is my order with the {thing} from {made}?",
    "I would like a refund for the {thing}, it came {made} and broken.",
    "can you change the address of my order before the parcel with the {thing} leaves?",
    "is the {thing} also sold in {made}, and how long does shipping take?",
    "the parcel arrived, but the {thing} is missing and {made} was not answered.",
    "please cancel the {thing}, I have found a {made} one.",
    "does the discount count for the {thing} called {made}?",
    "how do I return a {thing}? The size named {made} is too small.",
)
_ANSWERED = (
    "thank you for writing. Your order with the {thing} was packed in {made} this morning.",
    "I have asked the warehouse about the {thing}; they call it {made} and answer within a day.",
    "your parcel is on its way, and the {thing} is in it. The carrier is {made}.",
    "the {thing} may be sent back within thirty days, as our page {made} says.",
    "we have the {thing} in four colours; {made} is the most wanted one.",
)
_THINGS = (
    *("blanket", "lamp", "teapot", "chair", "candle", "rug", "shelf", "vase", "basket", "mirror", "pillow", "clock"),
    *("bowl", "plate", "curtain", "stool", "desk", "drawer", "towel", "apron", "kettle", "mug", "frame", "poster"),
)
_FIRST = ("Maria", "João", "Łukasz", "Zoë", "Olena", "Pierre", "Jürgen", "Aino", "Giulia", "Inés", "Noah", "Emma")
_RARE_NAME = "Quillfeather"


def texts(count: int, seed: int = 6) -> Iterator[str]:
    """Yield so many different things to say, every one with the word that is everywhere."""
    chance = random.Random(seed)  # noqa: S311 - the same desk every time, and no secret
    made_up = ["".join(three) for three in product(_SYLLABLES, repeat=3)]
    rare = set(chance.sample(range(count), min(RARELY, count)))
    for number in range(count):
        sentence = chance.choice(_ASKED if number % 2 else _ANSWERED)
        made = f"{chance.choice(made_up)}{chance.choice(made_up)}" if number % 4 == 0 else chance.choice(made_up)
        words = sentence.format(thing=chance.choice(_THINGS), made=made)
        yield f"{EVERYWHERE.title()}, {words}" + (f" It is a {RARE}." if number in rare else "")


def names(count: int) -> list[str]:
    """Return so many names: known first names, and made-up ones."""
    made_up = ["".join(two).title() for two in product(_SYLLABLES, repeat=2)]
    every = [*_FIRST, *made_up, *(f"{one}son" for one in made_up)][: count - 1]
    return [*every, _RARE_NAME]
