"""How a store's WhatsApp at Meta is connected (S1-07), its webhook subscribed, and a test message by it."""

from collections.abc import Mapping

from channels.fields import Field, Filled, Paste, Shape
from channels.meta.approved import in_template, languages
from channels.meta.graph import VERSION, ask
from channels.meta.webhook import PREFIX
from channels.port import Act, Deps, Setup
from kit.auth import new_key
from stores.connections import Connection
from stores.stores import Store

ID = r"[0-9]{5,25}"
SECRET = r"[!-~]{16,1000}"  # noqa: S105 - what one looks like
SECRET_WRONG = "Copy the whole of it, without spaces."  # noqa: S105 - a sentence
LANGUAGES = r"[a-z]{2,3}(_[A-Z]{2,3})?(, ?[a-z]{2,3}(_[A-Z]{2,3})?){0,30}"
NUMBER = r"\+?[\s().-]*[1-9]([\s().-]*[0-9]){6,14}[\s().-]*"

FIELDS = (
    Field(
        "phone_id",
        "Phone number ID",
        pattern=ID,
        wrong="The phone number ID is a long number; it is not the telephone number itself.",
        longest=25,
        is_needed=True,
    ),
    Field(
        "waba_id",
        "WhatsApp Business account ID",
        pattern=ID,
        wrong="The WhatsApp Business account ID is a long number.",
        longest=25,
        is_needed=True,
    ),
    Field(
        "access_token",
        "Access token",
        pattern=SECRET,
        wrong=SECRET_WRONG,
        longest=1000,
        is_needed=True,
        is_secret=True,
    ),
    Field("app_secret", "App secret", pattern=SECRET, wrong=SECRET_WRONG, longest=1000, is_needed=True, is_secret=True),
    Field(
        "template_name",
        "Template",
        pattern=r"[a-z0-9_]{1,512}",
        wrong="A template's name has small letters, digits and _ only.",
        longest=512,
    ),
    Field(
        "template_languages",
        "Languages of the template",
        pattern=LANGUAGES,
        wrong="Write languages as Meta does, with commas between them: en, pt_PT.",
    ),
)
TEST_FIELDS = (
    Field(
        "to",
        "To this number",
        shape=Shape.PHONE,
        pattern=NUMBER,
        wrong="Write the number with + and the country's code, such as +351910000001.",
        longest=40,
        is_needed=True,
    ),
)


def check(filled: Filled) -> Filled:
    """A template is known in some language."""
    if filled.settings["template_name"] and not filled.settings["template_languages"]:
        filled.problems["template_languages"] = "Say in which languages the template is approved."
    return filled


def addresses(filled: Filled) -> dict[str, str]:
    """Return Meta's name of the number, which its notices carry."""
    return {filled.settings["phone_id"]: "phone_id"}


def keeps(deps: Deps, before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Keep where the account is reached, as long as it is the same: another's token must not go there."""
    is_same = before.get("waba_id") == now["waba_id"]
    return {"api_url": before.get("api_url", "") if is_same else deps.whatsapp_url}


def makes(known: Connection | None) -> dict[str, str]:
    """Return the token by which Meta shows that it was given our address; it stays the same."""
    return {"verify_token": (known.secrets.get("verify_token", "") if known else "") or new_key()}


def pastes(deps: Deps, store: Store, known: Connection | None) -> tuple[Paste, ...]:  # noqa: ARG001 - as `Setup`
    """Return what belongs into Meta's app."""
    token = known.secrets.get("verify_token", "") if known else ""
    return (
        Paste("callback", "Callback URL", f"{deps.base_url}{PREFIX}"),
        Paste("verify_token", "Verify token", token, is_for_admins=True),
        Paste("webhook_field", f"Webhook field to subscribe, version {VERSION}", "messages"),
    )


async def subscribe(deps: Deps, store: Store, known: Connection, given: Mapping[str, str]) -> None:  # noqa: ARG001
    """Subscribe the app to the account, without which Meta sends it nothing; raises what Meta refuses."""
    await ask(known, "POST", f"{known.settings['waba_id']}/subscribed_apps")


async def send_test(deps: Deps, store: Store, known: Connection, given: Mapping[str, str]) -> None:  # noqa: ARG001
    """Send a few words to a number, in the shop's template where it has one; raises what Meta refuses."""
    number = "".join(sign for sign in given["to"] if sign.isdigit())
    words = f"A test of {store.name}."
    has_template = bool(known.settings.get("template_name") and languages(known))
    content = (
        in_template(known, words, store.settings.language)
        if has_template
        else {"type": "text", "text": {"body": words, "preview_url": False}}
    )
    message = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": number, **content}
    await ask(known, "POST", f"{known.settings['phone_id']}/messages", json=message)


SETUP = Setup(
    fields=FIELDS,
    check=check,
    addresses=addresses,
    makes=makes,
    keeps=keeps,
    pastes=pastes,
    acts=(
        Act("subscribe", "Meta answered, and sends this account's messages to the app's webhook.", subscribe),
        Act("test", "Meta has taken the message. Is it on the telephone?", send_test, TEST_FIELDS),
    ),
)
