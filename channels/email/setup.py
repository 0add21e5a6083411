"""How a store's support address is connected (S1-07): to which address the shop forwards its mail (S5-11)."""

from collections.abc import Mapping

from channels.email.letters import make_test, note_test
from channels.email.marketplaces import MOST_OWN, OWN
from channels.email.marketplaces import check as check_marketplace
from channels.fields import Field, Filled, Paste, Shape
from channels.port import Act, Deps, Setup
from conversations.mail_threads import LONGEST_LOCAL, ROOM
from customers.identity import clean_address
from kit.errors import Invalid
from stores.connections import Connection
from stores.stores import Store

SERVICES = (
    ("smtp", "Our own receiver (SMTP_IN)"),
    ("postmark", "Postmark"),
    ("sendgrid", "SendGrid"),
    ("mailgun", "Mailgun"),
)
"""Who receives mail for the store, and what they are called."""
WITH_LOGIN = ("postmark", "sendgrid")
WITH_KEY = ("mailgun",)
"""The credentials by which the webhooks of a service are known to be its own."""
ADDRESS = r"[^@\s]+@[^@\s]+\.[^@\s]+"
ADDRESS_WRONG = "This is not an e-mail address."
SECRET = r"[!-~]{8,200}"  # noqa: S105 - what one looks like
SECRET_WRONG = "Enter 8 to 200 characters, without spaces."  # noqa: S105 - a sentence

FIELDS = (
    Field(
        "address",
        "Support address",
        shape=Shape.EMAIL,
        pattern=ADDRESS,
        wrong=ADDRESS_WRONG,
        longest=254,
        is_needed=True,
    ),
    Field(
        "inbound",
        "Inbound address",
        shape=Shape.EMAIL,
        pattern=ADDRESS,
        wrong=ADDRESS_WRONG,
        longest=254,
        is_needed=True,
    ),
    Field("name", "Name of the sender", wrong="Write the name in one line of at most 80 characters.", longest=80),
    Field(
        "service",
        "Who receives the mail",
        shape=Shape.CHOICE,
        options=SERVICES,
        wrong="Choose who receives the mail.",
        is_needed=True,
        default="smtp",
    ),
    Field(
        "webhook_user",
        "User name of the webhook",
        pattern=r"[A-Za-z0-9._-]{1,64}",
        wrong="Choose a user name of letters and digits, and enter it at the service too.",
        longest=64,
        is_needed=True,
        is_secret=True,
        only_for=("service", WITH_LOGIN),
    ),
    Field(
        "webhook_password",
        "Password of the webhook",
        pattern=SECRET,
        wrong=SECRET_WRONG,
        is_needed=True,
        is_secret=True,
        only_for=("service", WITH_LOGIN),
    ),
    Field(
        "signing_key",
        "Signing key",
        pattern=SECRET,
        wrong=SECRET_WRONG,
        is_needed=True,
        is_secret=True,
        only_for=("service", WITH_KEY),
    ),
    Field(
        "trusted_id",
        "Trusted mail server",
        pattern=r"[A-Za-z0-9.-]{1,200}",
        wrong="Write the name of the server, such as mx.example.com.",
    ),
    Field(OWN, "Further marketplaces", shape=Shape.LINES, longest=20_000),
)


def check(filled: Filled) -> Filled:
    """Put the addresses into our own form, and try the patterns of the shop's own marketplaces."""
    for name in ("address", "inbound"):
        if name not in filled.problems:
            try:
                filled.settings[name] = clean_address(filled.settings[name])
            except Invalid as error:
                filled.problems[name] = error.detail
    if "inbound" not in filled.problems and (sentence := _inbound(filled.settings["inbound"])):
        filled.problems["inbound"] = sentence
    if OWN not in filled.problems and (sentence := _marketplaces(filled.settings[OWN])):
        filled.problems[OWN] = sentence
    return filled


def _inbound(address: str) -> str:
    if len(address.partition("@")[0]) > LONGEST_LOCAL - ROOM:
        return f"Before its @ this address has more than {LONGEST_LOCAL - ROOM} signs. Use a shorter one."
    return "Enter the address without a mark such as +t.…; each letter gets one of its own." if "+t." in address else ""


def _marketplaces(lines: str) -> str:
    written = [line for line in lines.splitlines() if line.strip()]
    if len(written) > MOST_OWN:
        return f"At most {MOST_OWN} marketplaces."
    try:
        for line in written:
            check_marketplace(line)
    except Invalid as error:
        return error.detail
    return ""


def addresses(filled: Filled) -> dict[str, str]:
    """Return the addresses to which letters of customers come."""
    return {filled.settings[name]: name for name in ("address", "inbound")}


def pastes(deps: Deps, store: Store, known: Connection | None) -> tuple[Paste, ...]:
    """Return where the shop forwards its mail, and where its service tells of it."""
    settings = known.settings if known else {}
    service = settings.get("service", "")
    forward = (Paste("inbound", "Forward your mail to", settings.get("inbound", "")),)
    if service not in {*WITH_LOGIN, *WITH_KEY}:
        return forward if known else ()
    hook = f"{deps.base_url}/webhooks/email/{service}/{store.key}"
    return (*forward, Paste(f"webhook_{service}", f"Webhook for {dict(SERVICES)[service]}", hook))


async def send_test(deps: Deps, store: Store, known: Connection, given: Mapping[str, str]) -> None:  # noqa: ARG001
    """Send a letter to the support address itself; raises what the mail server refuses."""
    letter = make_test(known.settings["address"], known.settings.get("name") or store.name)
    await deps.mailer.send(letter)
    async with deps.database.begin() as session:
        await note_test(session, deps.clock, store.id, letter)


SETUP = Setup(
    fields=FIELDS,
    check=check,
    addresses=addresses,
    pastes=pastes,
    acts=(Act("test", "The test letter is on its way. It must come back here within a minute.", send_test),),
)
