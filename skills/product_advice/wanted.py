"""What a customer asks for, as their words say it: things, colours, sizes, prices, and what they point at. Pure."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from commerce.exceptions import fold
from knowledge.stems import telling_words
from skills import slots, things
from skills.base import Heard

LONGEST = 600
"""Signs of a message that are read: who seeks a product says so in fewer."""

_UPPER = re.compile(r"(?<![\w'\u2019-])(XS|S|M|L|XL|XXL|2XL|GG|PP)(?![\w'\u2019-])")
_PORTUGUESE = {"P": "s", "G": "l"}
_PORTUGUESE_UPPER = re.compile(r"(?<![\w'\u2019-])([PG])(?![\w'\u2019-])")
_LONE = frozenset({"s", "m", "l"})
_ELIDED = re.compile(r"\b\w{1,2}['\u2019]|['\u2019]\w{1,2}\b")
"""Letters cut off by an apostrophe, which are no sizes: "it's", "l'été"."""
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?(?![\d%])")
_AMOUNT = re.compile(
    r"([€$£]\s?)?(?<![\w#.,])(\d{1,6}(?:[.,]\d{1,2})?)(?!\d|[.,]\d|\s?%)\s?(€|\$|£|eur\w*|usd|zł|zl|pln|грн)?",
    re.IGNORECASE,
)
_PLACES = ("first", "second", "third", "fourth", "fifth")
_RELATIONS = {"most": "most", "cheaper": "most", "least": "least", "between": "between"}
"""What the words before a number make of it: "cheaper than 50" is a limit."""
_NEAR = 3
_MOST_WORDS = 9
"""Words of a message that only goes on with what was shown."""
_FEW = 4
"""Words of a message in which a lone letter is a size."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. Keys are those of `things.toml`; sizes are letters or numbers as variants are named."""

    things: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    """The folded words that may be a product's own name."""
    most: Decimal | None = None
    least: Decimal | None = None
    places: tuple[int, ...] = ()
    """Which of those shown are pointed at, from 0; -1 is the last."""
    is_cheaper: bool = False
    points: bool = False
    """Whether it says "it" or "this"."""
    of_price: bool = False
    of_care: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it names a colour, a size or a price."""
        return bool(self.colours or self.sizes or self.most is not None or self.least is not None)

    def after(self, earlier_things: frozenset[str]) -> "Wanted":
        """Return this wish with the things that were spoken of before, where it names none itself."""
        return self if self.things else replace(self, things=earlier_things)


def read_wanted(text: str, language: str) -> Wanted:
    """Read what a message asks for."""
    text = slots.plain_sizes(text[:LONGEST])
    most, least, amounts = _prices(text)
    return Wanted(
        things=things.narrowed(things.keys("things", text)),
        qualities=things.keys("qualities", text),
        colours=things.narrowed(things.keys("colours", text)),
        sizes=_sizes(text, language, amounts),
        words=tuple(dict.fromkeys(telling_words(text, language))),
        most=most,
        least=least,
        places=_places(text),
        is_cheaper="cheaper" in things.keys("asks", text),
        points="this" in things.keys("asks", text),
        of_price="price" in things.keys("asks", text),
        of_care="wash" in things.keys("asks", text),
    )


def goes_on(heard: Heard) -> bool:
    """Whether a few words are about the products shown last: "the second", "in M?", "a cheaper one", "is it warm?"."""
    if not heard.shown.get("products") or len(heard.text.split()) > _MOST_WORDS:
        return False
    wanted = read_wanted(heard.text, heard.language)
    asks = wanted.points and "?" in heard.text
    return bool(wanted.narrows or wanted.places or wanted.is_cheaper or wanted.qualities or asks)


def _places(text: str) -> tuple[int, ...]:
    named = [place for place, group in enumerate(_PLACES) if slots.says(group, text)]
    bare = fold(text)
    if not named and bare.isdigit() and 1 <= int(bare) <= len(_PLACES):
        named = [int(bare) - 1]
    return tuple(named) or ((-1,) if slots.says("last", text) else ())


def _sizes(text: str, language: str, amounts: frozenset[str]) -> frozenset[str]:
    found = {met.key for met in things.meet("sizes", text) if met.key not in _LONE or not _is_letter(text, met)}
    found |= {next(iter(things.keys("sizes", word)), word.lower()) for word in _UPPER.findall(text)}
    if language == "pt":
        found |= {_PORTUGUESE[letter] for letter in _PORTUGUESE_UPPER.findall(text)}
    tokens = fold(_ELIDED.sub(" ", text)).split()
    sized = {met.end for met in things.meet("asks", text) if met.key == "size_words"}
    for place, token in enumerate(tokens):
        is_near = any(0 <= place - end <= 1 for end in sized) or len(tokens) <= _FEW
        if is_near and token in _LONE:
            found.add(token)
    numbers = {number for number in _NUMBER.findall(text) if number not in amounts}
    return frozenset(found | numbers)


def _is_letter(text: str, met: things.Met) -> bool:
    return len(fold(text).split()[met.start]) == 1


def _prices(text: str) -> tuple[Decimal | None, Decimal | None, frozenset[str]]:
    """Return the highest and lowest price wished for, and the numbers that are prices and no sizes."""
    most: Decimal | None = None
    least: Decimal | None = None
    amounts: set[str] = set()
    is_range = False
    for before, number, unit in ((text[: one.start()], one[2], one[1] or one[3]) for one in _AMOUNT.finditer(text)):
        relation = _relation(before)
        value = Decimal(number.replace(",", "."))
        if relation == "least":
            least = value
        elif relation == "between":
            if not unit and "size_words" in things.keys("asks", text):
                continue
            least, is_range = value, True
        elif relation == "most" or unit or is_range:
            most, is_range = value, False
        else:
            continue
        amounts.add(number)
    if most is not None and least is not None and most < least:
        most, least = least, most
    return most, least, frozenset(amounts)


def _relation(before: str) -> str:
    """Return what the last words before a number say of it."""
    near = " ".join(fold(before).split()[-_NEAR:])
    count = len(near.split())
    told = [met for met in things.meet("asks", near) if met.key in _RELATIONS and count - met.end <= 1]
    return _RELATIONS[told[-1].key] if told else ""
