"""A message in words alone, for channels without cards: links instead of cards, numbered lines instead of buttons.

SMS and WhatsApp get a deep link into the Hub's orders (S1-21), e-mail the same inside a letter (S1-22). Order facts
are read there, behind a sign-in (D9a). A quotation's page is led to, in a text message only where that costs nothing.
"""

import re
from collections.abc import Sequence
from textwrap import shorten

from channels.cards.words import in_words
from channels.dress import WORDS, Dress
from channels.port import Limits
from conversations.messages import (
    Author,
    Block,
    CardBlock,
    ChoicesBlock,
    HumanBlock,
    MediaBlock,
    OrderCardBlock,
    QuoteBlock,
    Said,
    SignInBlock,
    TextBlock,
)
from conversations.parts import Piece
from kit.language import plain_spaces
from kit.text_messages import cut_to_segments, fold, segments

LONGEST_LINK = 1600
"""No carrier takes more in one text message, so a link longer than that must be cut."""
SHORT_TITLE = 40


async def dress(said: Said, look: Dress) -> str:
    """Return a message as words alone."""
    has_words = any(isinstance(block, TextBlock) for block in said.blocks)
    lines = [await _line(block, look, has_words=has_words) for block in said.blocks]
    words = _together(lines, look, said.author)
    for place, block in enumerate(said.blocks):
        if isinstance(block, QuoteBlock) and block.page:
            led = [*lines[:place], f"{lines[place]}\n{look.address(block.page)}", *lines[place + 1 :]]
            with_page = _together(led, look, said.author)
            if not look.limits.has_segments or _charge(with_page, look.limits) <= _charge(words, look.limits):
                lines, words = led, with_page
    return words


def _together(lines: Sequence[str], look: Dress, author: Author) -> str:
    """Join the lines as the channel has them."""
    gap = "\n\n" if look.limits.is_letter else "\n"
    body = gap.join(line for line in lines if line)
    if look.limits.is_letter:
        body = _letter(body, look, author)
    return fold(plain_spaces(body)) if look.limits.has_segments else plain_spaces(body)


def _letter(body: str, look: Dress, author: Author) -> str:
    """Put words between a greeting and an end; a person greets in their own words, and signs as the store does."""
    end = look.say("letter-end", store=look.store_name)
    if author is not Author.PERSON:
        return "\n\n".join((look.say("letter-greeting"), body, end))
    signature = look.signature.strip() or end
    return body if body.rstrip().endswith(signature) else f"{body}\n\n{signature}".lstrip()


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


def numbered(block: ChoicesBlock, language: str) -> str:
    """Return choices in words, to be answered with a number."""
    lines = [f"{number}. {label}" for number, (label, _) in enumerate(block.options, 1)]
    return "\n".join([*lines, WORDS.say(language, "answer-with-number")])


async def _line(block: Block, look: Dress, *, has_words: bool) -> str:
    match block:
        case TextBlock():
            return block.text
        case QuoteBlock():
            return look.say("quote", text=block.text, title=_title(block.title, look.limits))
        case OrderCardBlock() | SignInBlock() | CardBlock():
            return await _card(block, look)
        case ChoicesBlock():
            return numbered(block, look.language)
        case HumanBlock():
            return "" if has_words else look.say("person-offered" if block.offered else "person-asked")
        case MediaBlock():
            return _file(block, look)


def _file(block: MediaBlock, look: Dress) -> str:
    """Return the link to a file; nothing for one that goes out as it is, or is the customer's own."""
    found = look.files.get(block.media)
    if found is None:
        return ""
    return look.say(f"{found.kind}-see", url=look.address(found.path), name=found.name or "PDF")


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
