"""What staff fill in to connect a support address, checked field by field."""

import re
from collections.abc import Mapping

from channels.email.marketplaces import MOST_OWN, OWN, check
from conversations.mail_threads import LONGEST_LOCAL, ROOM
from customers.identity import clean_address
from kit.errors import Invalid

SERVICES = {
    "smtp": "Our own receiver (SMTP_IN)",
    "postmark": "Postmark",
    "sendgrid": "SendGrid",
    "mailgun": "Mailgun",
}
"""Who receives mail for the store, and what they are called."""
NEEDS: Mapping[str, tuple[str, ...]] = {
    "postmark": ("webhook_user", "webhook_password"),
    "sendgrid": ("webhook_user", "webhook_password"),
    "mailgun": ("signing_key",),
}
"""The credentials by which the webhooks of a service are known to be its own."""
SETTINGS = ("address", "inbound", "name", "service", "trusted_id", OWN)
SECRETS = ("webhook_user", "webhook_password", "signing_key")
EMPTY = {**dict.fromkeys(SETTINGS, ""), "service": "smtp"}
LONGEST_NAME = 80
_SECRET = re.compile(r"[!-~]{8,200}")
_USER = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,200}")

Problems = dict[str, str]


def read(given: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that a form says, without spaces around them; a missing field is empty."""
    return {name: given.get(name, "").strip() for name in SETTINGS}


def check_settings(form: Mapping[str, str]) -> tuple[dict[str, str], Problems]:
    """Return the settings in our own form, and a sentence for each field that is to be mended."""
    tidied, problems = dict(form), Problems()
    for name in ("address", "inbound"):
        try:
            tidied[name] = clean_address(form[name])
        except Invalid as error:
            problems[name] = error.detail
    if "inbound" not in problems and len(tidied["inbound"].partition("@")[0]) > LONGEST_LOCAL - ROOM:
        problems["inbound"] = (
            f"Before its @ this address has more than {LONGEST_LOCAL - ROOM} signs. Use a shorter one."
        )
    if "inbound" not in problems and "+t." in tidied["inbound"]:
        problems["inbound"] = "Enter the address without a mark such as +t.…; each letter gets one of its own."
    if len(form["name"]) > LONGEST_NAME or not form["name"].isprintable():
        problems["name"] = f"Write the name in one line of at most {LONGEST_NAME} characters."
    if form["service"] not in SERVICES:
        problems["service"] = "Choose who receives the mail."
    if form["trusted_id"] and not _HOST.fullmatch(form["trusted_id"]):
        problems["trusted_id"] = "Write the name of the server, such as mx.example.com."
    if (sentence := _marketplaces(form[OWN])) is not None:
        problems[OWN] = sentence
    return tidied, problems


def check_secrets(service: str, given: Mapping[str, str], kept: Mapping[str, str]) -> tuple[dict[str, str], Problems]:
    """Return the secrets that count, what was left empty as it was, and a sentence for each that is to be mended."""
    asked = NEEDS.get(service, ())
    secrets = {name: given.get(name, "").strip() or kept.get(name, "") for name in asked}
    problems = Problems()
    if secrets.get("webhook_user", "x") == "" or not _USER.fullmatch(secrets.get("webhook_user", "x")):
        problems["webhook_user"] = "Choose a user name of letters and digits, and enter it at the service too."
    for name in ("webhook_password", "signing_key"):
        if name in secrets and not _SECRET.fullmatch(secrets[name]):
            problems[name] = "Enter 8 to 200 characters, without spaces."
    return secrets, problems


def _marketplaces(lines: str) -> str | None:
    written = [line for line in lines.splitlines() if line.strip()]
    if len(written) > MOST_OWN:
        return f"At most {MOST_OWN} marketplaces."
    try:
        for line in written:
            check(line)
    except Invalid as error:
        return error.detail
    return None
