"""A message in words alone, for channels without cards: links instead of cards, numbered lines instead of buttons.

SMS and WhatsApp get a deep link into the Hub's orders (S1-21), e-mail the same inside a letter (S1-22). Order facts
are read there, behind a sign-in (D9a). A quotation's page is led to, in a text message only where that costs nothing.
"""

import re
from collections.abc import Sequence
from textwrap import shorten

from channels.cards.words import in_words
from channels.dress import Dress
from channels.port import Limits
from channels.segments import cut_to_segments, fold, segments
from conversations.messages import (
    Block,
    CardBlock,
    ChoicesBlock,
    HumanBlock,
    OrderCardBlock,
    PictureBlock,
    QuoteBlock,
    Said,
    SignInBlock,
    TextBlock,
)
from conversations.parts import Piece
from kit.language import plain_spaces

LONGEST_LINK = 1600
"""No carrier takes more in one text message, so a link longer than that must be cut."""
SHORT_TITLE = 40


async def dress(said: Said, look: Dress) -> str:
    """Return a message as words alone."""
    has_words = any(isinstance(block, TextBlock) for block in said.blocks)
    lines = [await _line(block, look, has_words=has_words) for block in said.blocks]
    words = _together(lines, look)
    for place, block in enumerate(said.blocks):
        if isinstance(block, QuoteBlock) and block.page:
            led = [*lines[:place], f"{lines[place]}\n{look.address(block.page)}", *lines[place + 1 :]]
            with_page = _together(led, look)
            if not look.limits.has_segments or _charge(with_page, look.limits) <= _charge(words, look.limits):
                lines, words = led, with_page
    return words


def _together(lines: Sequence[str], look: Dress) -> str:
    """Join the lines as the channel has them."""
    gap = "\n\n" if look.limits.is_letter else "\n"
    body = gap.join(line for line in lines if line)
    if look.limits.is_letter:
        body = "\n\n".join((look.say("letter-greeting"), body, look.say("letter-end", store=look.store_name)))
    return fold(plain_spaces(body)) if look.limits.has_segments else plain_spaces(body)


def _charge(words: str, limits: Limits) -> int:
    """Return the segments of a text message: a link to a page is worth none more."""
    return sum(piece.segments for piece in cut(words, limits))


def cut(words: str, limits: Limits) -> tuple[Piece, ...]:
    """Cut words into the parts that a carrier takes one by one, each with the segments it is charged as."""
    if limits.has_segments:
        parts = cut_to_segments(words, limits.longest, LONGEST_LINK)
        return tuple(Piece(part, segments(part)) for part in parts)
    return tuple(Piece(part) for part in split(words, limits.longest))


def split(text: str, longest: int) -> tuple[str, ...]:
    """Cut a text into parts of at most `longest` characters: between lines, else sentences, else words.

    A word longer than that, such as an address, is cut only if it could not stand in a part alone.
    """
    parts: list[str] = []
    rest = text.strip()
    while len(rest) > longest:
        cut = _cut(rest, longest)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*parts, rest) if rest else tuple(parts)


def _cut(text: str, longest: int) -> int:
    window = text[: longest + 1]
    for pattern in (r"\n", r"(?<=[.!?])\s", r"\s"):
        places = [found.start() for found in re.finditer(pattern, window) if found.start() > 0]
        if places and places[-1] >= longest // 3:
            return places[-1]
    places = [found.start() for found in re.finditer(r"\s", window) if found.start() > 0]
    return places[-1] if places else longest


async def _line(block: Block, look: Dress, *, has_words: bool) -> str:
    match block:
        case TextBlock():
            return block.text
        case QuoteBlock():
            return look.say("quote", text=block.text, title=_title(block.title, look.limits))
        case OrderCardBlock() | SignInBlock() | CardBlock():
            return await _card(block, look)
        case ChoicesBlock():
            numbered = [f"{number}. {label}" for number, (label, _) in enumerate(block.options, 1)]
            return "\n".join([*numbered, look.say("answer-with-number")])
        case HumanBlock():
            return "" if has_words else look.say("person-offered" if block.offered else "person-asked")
        case PictureBlock():
            return ""  # customers send pictures, we send none


def _title(title: str, limits: Limits) -> str:
    return shorten(title, SHORT_TITLE, placeholder="...") if limits.has_segments else title


async def _card(block: OrderCardBlock | SignInBlock | CardBlock, look: Dress) -> str:
    if isinstance(block, CardBlock):
        return await in_words(block, look)
    if isinstance(block, SignInBlock):
        return look.say("sign-in", url=await look.make_link(order_name=block.order_name, edit=block.edit))
    if block.is_renewal:
        return ""  # the link that was sent before leads to the order as it is
    url = await look.make_link(order_id=str(block.card["order_id"]), edit=block.focus)
    can_change = bool(block.card.get("options"))
    return look.say("order-change" if can_change else "order-see", order=str(block.card["name"]), url=url)
