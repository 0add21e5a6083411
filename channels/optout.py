"""STOP, HELP and START, before anything else and in every state of a conversation.

The words are the carrier's own, as the whole message, and what customers of our languages write in their place. CANCEL
and END stop all messages on SMS only, because the carrier does so there; staff are told that an order may be meant.
"""

import unicodedata
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from channels.dress import WORDS
from channels.models import OptOutRow
from conversations import handoff, inbox, outbox, reply
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation
from conversations.messages import ChannelKind
from kit.clock import Clock
from kit.letters import bare
from stores.stores import get_store

OPTED_OUT = "This number wants no messages (STOP)."

CARRIER_STOP = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
CARRIER_HELP = frozenset({"help", "info"})
CARRIER_START = frozenset({"start", "unstop", "yes"})
"""What a carrier of text messages takes for itself, and answers itself unless it was told not to."""

MAY_MEAN_ORDER = frozenset({"cancel", "end"})
SMS_ALONE = MAY_MEAN_ORDER | {"info", "yes"}
"""Ordinary words, taken as more only where the carrier does."""
OURS_STOP = frozenset(
    {
        "stop all",
        "opt out",
        "opt-out",
        "parar",
        "pare",
        "sair",
        "descadastrar",
        "detener",
        "baja",
        "darme de baja",
        "salir",
        "arret",
        "arreter",
        "desabonner",
        "me desabonner",
        "desinscrire",
        "ferma",
        "basta",
        "disiscrivimi",
        "stopp",
        "abmelden",
        "austragen",
        "wypisz",
        "wypisz mnie",
        "wypisz sie",
        "lopeta",
        "стоп",
        "відписатися",
        "відписатись",
        "відпишіть мене",
    }
)
"""Without accents: English and Portuguese; Spanish and French; Italian and German; Polish, Finnish and Ukrainian.

None of them is said of an order, as the words for cancelling one are.
"""
OURS_HELP = frozenset({"ajuda", "ayuda", "aide", "aiuto", "hilfe", "pomoc", "apua", "допомога"})
OURS_START = frozenset(
    {"reanudar", "empezar", "reprendre", "inizia", "riprendi", "starten", "wznow", "aloita", "старт"}
)
ANSWERS_ALONE = {"yes"} | OURS_START
"""Starts again for those who have stopped; for everyone else it answers whatever they were asked."""


class StopHelpStart(StrEnum):
    """What such a word asks for."""

    STOP = "stop"
    HELP = "help"
    START = "start"


def read(manner: str, text: str) -> StopHelpStart | None:
    """Return what a message asks for that is one of these words alone, whatever its case and the signs around it."""
    word = _word(text)
    if manner != ChannelKind.SMS and word in SMS_ALONE:
        return None
    if word in CARRIER_STOP or bare(word) in OURS_STOP:
        return StopHelpStart.STOP
    if word in CARRIER_HELP or bare(word) in OURS_HELP:
        return StopHelpStart.HELP
    return StopHelpStart.START if word in CARRIER_START or bare(word) in OURS_START else None


async def apply(
    session: AsyncSession,
    clock: Clock,
    conversation: Conversation,
    text: str,
    external_id: str,
    *,
    carrier_answers: bool,
) -> StopHelpStart | None:
    """Do what such a word asks for, once by `external_id`, and return it; None if the message is an ordinary one.

    The words are kept for staff, and the agent does not hear them. We answer, except where `carrier_answers` its own
    words itself, and except a second STOP, which wants no second confirmation.
    """
    asked = read(conversation.manner, text)
    was_out = await is_out(session, conversation)
    if asked is None or (bare(_word(text)) in ANSWERS_ALONE and not was_out):
        return None
    if not await inbox.keep(session, clock, conversation.id, external_id, inbox.written(text)):
        return asked
    if asked is StopHelpStart.STOP and was_out:
        return asked
    if asked is StopHelpStart.STOP:
        await stop(session, clock, conversation, text)
    elif asked is StopHelpStart.START:
        await start(session, conversation)
    if not (carrier_answers and _is_carriers(text)):
        await _answer(session, clock, conversation, asked)
    return asked


async def stop(session: AsyncSession, clock: Clock, conversation: Conversation, word: str = "") -> None:
    """Keep that a number wants no more messages, and let go what waits for it; `word` is what they wrote, if known."""
    row = {
        "store_id": conversation.store_id,
        "manner": conversation.manner,
        "address": conversation.address,
        "word": word.strip(),
        "at": clock.now(),
    }
    await session.execute(insert(OptOutRow).values(row).on_conflict_do_nothing())
    if _word(word) in MAY_MEAN_ORDER:
        summary = f"The customer wrote {word.strip()}, which stops all text messages. They may have meant an order."
        note = HandoffNote(reason="stopped_by_order_word", summary=summary)
        await handoff.report(session, clock, conversation.id, note)
    await outbox.drop(
        session,
        store_id=conversation.store_id,
        manner=conversation.manner,
        address=conversation.address or "",
        problem=OPTED_OUT,
    )


async def start(session: AsyncSession, conversation: Conversation) -> None:
    """Keep that a number wants messages again; what was not sent meanwhile stays unsent."""
    await session.execute(
        delete(OptOutRow).where(
            OptOutRow.store_id == conversation.store_id,
            OptOutRow.manner == conversation.manner,
            OptOutRow.address == conversation.address,
        )
    )


async def is_out(session: AsyncSession, conversation: Conversation) -> bool:
    """Tell whether the number of a conversation wants no messages of its store."""
    if conversation.address is None:
        return False
    known = select(OptOutRow.id).where(
        OptOutRow.store_id == conversation.store_id,
        OptOutRow.manner == conversation.manner,
        OptOutRow.address == conversation.address,
    )
    return await session.scalar(known) is not None


async def _answer(session: AsyncSession, clock: Clock, conversation: Conversation, asked: StopHelpStart) -> None:
    store = await get_store(session, conversation.store_id)
    language = conversation.language or store.settings.language
    words = WORDS.say(language, f"opt-{asked.value}", store=store.name)
    await reply.notify(session, clock, conversation.id, words, language)


def _is_carriers(text: str) -> bool:
    """Tell whether a carrier knows this word itself: it looks at single words, with nothing but space around them."""
    return text.strip().casefold() in CARRIER_STOP | CARRIER_HELP | CARRIER_START


def _word(text: str) -> str:
    """Return a message in small letters, single spaces inside and no signs around it."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    joined = " ".join(words)
    kept = [place for place, sign in enumerate(joined) if sign.isalnum()]
    return joined[kept[0] : kept[-1] + 1] if kept else ""
