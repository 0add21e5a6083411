"""How a store's Twilio account is connected (S1-07), and a test message by it."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from channels.fields import Field, Filled, Paste, Shape
from channels.port import Act, Deps, Saved, Setup
from channels.twilio.client import open_client, told
from channels.twilio.numbers import WHATSAPP, join_address, tidy_number
from channels.twilio.reconcile import begin_looking
from conversations.messages import ChannelKind
from kit.errors import Invalid
from stores.connections import Connection
from stores.stores import Store

PERSIST = "#rc=5&rp=all"
"""Behind a webhook's address it makes Twilio try again, five times, whatever went wrong."""
NUMBER = r"(whatsapp:)?\+[\s().-]*[1-9]([\s().-]*[0-9]){6,14}[\s().-]*"
NUMBER_WRONG = "Write the number with + and the country's code, such as +351910000001."
TEMPLATE_WRONG = "A template's SID is HX and 32 digits or letters from a to f."
NUMBERS = ("sms_number", "whatsapp_number")
WATCHED = ("account_sid", *NUMBERS)
"""What comes in is another's, once one of these is another."""

FIELDS = (
    Field(
        "account_sid",
        "Account SID",
        pattern=r"AC[0-9a-fA-F]{32}",
        wrong="An account SID is AC and 32 digits or letters from a to f.",
        longest=34,
        is_needed=True,
    ),
    Field(
        "auth_token",
        "Auth token",
        pattern=r"[!-~]{16,200}",
        wrong="Copy the whole auth token, without spaces.",
        is_needed=True,
        is_secret=True,
    ),
    Field("sms_number", "Number for SMS", shape=Shape.PHONE, pattern=NUMBER, wrong=NUMBER_WRONG, longest=40),
    Field("whatsapp_number", "Number for WhatsApp", shape=Shape.PHONE, pattern=NUMBER, wrong=NUMBER_WRONG, longest=40),
    Field(
        "whatsapp_template_sid",
        "WhatsApp template",
        pattern=r"HX[0-9a-fA-F]{32}",
        wrong=TEMPLATE_WRONG,
        longest=34,
    ),
    Field("carrier_answers", "Twilio itself answers STOP, HELP and START on SMS", shape=Shape.SWITCH, default="yes"),
)
TEST_FIELDS = (
    Field("to", "To this number", shape=Shape.PHONE, pattern=NUMBER, wrong=NUMBER_WRONG, longest=40, is_needed=True),
    Field(
        "manner",
        "As",
        shape=Shape.CHOICE,
        options=((ChannelKind.SMS, "SMS"), (ChannelKind.WHATSAPP, "WhatsApp")),
        default=ChannelKind.SMS,
    ),
)


def check(filled: Filled) -> Filled:
    """Put the numbers into our own form; at least one is needed."""
    for name in NUMBERS:
        if name not in filled.problems:
            try:
                filled.settings[name] = tidy_number(filled.settings[name])
            except Invalid as error:
                filled.problems[name] = error.detail
    if not any(filled.settings[name] for name in NUMBERS):
        filled.problems["sms_number"] = "Enter at least one number."
    return filled


def addresses(filled: Filled) -> dict[str, str]:
    """Return the addresses at which customers write."""
    sms, whatsapp = (filled.settings[name] for name in NUMBERS)
    own = {sms: "sms_number"} if sms else {}
    return own | ({f"{WHATSAPP}{whatsapp}": "whatsapp_number"} if whatsapp else {})


def keeps(deps: Deps, before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:  # noqa: ARG001 - as `Setup`
    """Keep where the account is reached, as long as it is the same one.

    An account of another name is elsewhere: its token must not go where the one before was reached.
    """
    is_same = before.get("account_sid") == now["account_sid"]
    return {"api_url": before.get("api_url", "") if is_same else ""}


async def follows(session: AsyncSession, deps: Deps, saved: Saved) -> None:
    """Look for messages from now on only, where the account or a number is another."""
    if any(saved.before.get(name) != saved.settings[name] for name in WATCHED):
        await begin_looking(session, deps.clock, saved.store.id)


def pastes(deps: Deps, store: Store, known: Connection | None) -> tuple[Paste, ...]:  # noqa: ARG001 - as `Setup`
    """Return the addresses that belong into Twilio's console."""
    here = f"{deps.base_url}/webhooks/twilio"
    return (
        Paste("messages", "A message comes in", f"{here}/messages{PERSIST}"),
        Paste("status", "Status callback", f"{here}/status{PERSIST}"),
    )


async def send_test(deps: Deps, store: Store, known: Connection, given: Mapping[str, str]) -> None:  # noqa: ARG001
    """Send a few words to a number; raises Invalid, or what Twilio refuses in a sentence for staff."""
    manner, number = given["manner"], tidy_number(given["to"])
    sender = known.settings.get("whatsapp_number" if manner == ChannelKind.WHATSAPP else "sms_number", "")
    if not sender:
        raise Invalid("The shop has no number for this yet. Enter one above and save it.", code="number_missing")
    with told():
        await open_client(known).messages.create_async(
            to=join_address(manner, number), from_=join_address(manner, sender), body=f"A test of {store.name}."
        )


SETUP = Setup(
    fields=FIELDS,
    check=check,
    addresses=addresses,
    keeps=keeps,
    pastes=pastes,
    follows=follows,
    acts=(Act("test", "Twilio has taken the message. Is it on the telephone?", send_test, TEST_FIELDS),),
)
