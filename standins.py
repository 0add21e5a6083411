"""The stand-ins of the demo and of measurements, in the program or alone: Twilio and OpenAI of our own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer
from fastapi import APIRouter, FastAPI
from rich.console import Console

import shop_standins
from channels.meta import standin as meta
from channels.twilio import standin as twilio
from channels.twilio.standin import phone
from commerce.demo import people
from kit.auth import new_key
from kit.clock import SystemClock
from kit.errors import NotReady
from kit.ground import command, run
from kit.llm import standin as openai
from kit.serve import serve_until_signal, take_port
from program import Program
from shop_standins import Sells
from stores.connections import Connection, connection_of, save_connection
from stores.stores import Store

KIND = "twilio"
PATH = "/demo/twilio"
WEBHOOK = "/webhooks/twilio/messages"
META_WEBHOOK = "/webhooks/meta"
PROGRAM = "http://127.0.0.1:8100"
NUMBER = "+447700900100"
TEMPLATE = "HX" + "0d" * 16
"""The one WhatsApp template that the demo's shop may send after a day of silence."""
TEMPLATES = {TEMPLATE: "We have an answer to your message. Write to us here and we will show it."}
STRANGER = phone.Holder("stranger", "Somebody else", "+447700900199", "A number that the shop does not know.")
ABOUT = {
    people.ANA: "Her newest order can still be changed.",
    people.JOAO: "Writes Portuguese; has one order that can be changed.",
    people.SAM: "Has several open orders.",
    people.LEE: "Has orders of which a part has left.",
    people.CHLOE: "Shares her number with a colleague: it proves neither.",
}


@dataclass(frozen=True, slots=True)
class Telephone:
    """The demo's carrier and the page of its telephone."""

    carrier: twilio.Carrier
    program: Program
    shop: phone.Shop

    def routes(self) -> APIRouter:
        """Return the page of the telephone."""
        return phone.routes(self.carrier, self.shop, holders())

    def mount(self, app: FastAPI) -> None:
        """Put Twilio's interface into the program's own server."""
        app.mount(PATH, twilio.standin(self.carrier, self.program.clock))


def holders() -> Sequence[phone.Holder]:
    """Return who may hold the demo's telephone: customers with a number, and somebody unknown."""
    known = [one for one in people.CUSTOMERS if one.phone and one.email in ABOUT]
    return (*(_holder(one) for one in known), STRANGER)


def _holder(one: people.DemoCustomer) -> phone.Holder:
    number = "".join(sign for sign in one.phone if sign in "+0123456789")
    return phone.Holder(one.email.partition("@")[0], one.name, number, ABOUT[one.email])


async def connect(program: Program, store: Store) -> Telephone | None:
    """Connect the demo's shop to the stand-in and return it; None where somebody has connected an account of theirs."""
    settings, vault = program.settings, program.vault
    url = settings.own_address + PATH
    async with program.database.begin() as session:
        try:
            before = await connection_of(session, vault, store.id, KIND)
        except NotReady:
            before = None
        if before is not None and not before.settings.get("api_url", "").endswith(PATH):
            return None
        account = _account(program, before, url)
        await save_connection(
            session,
            program.clock,
            vault,
            store_id=store.id,
            kind=KIND,
            settings={
                "account_sid": account.sid,
                "sms_number": NUMBER,
                "whatsapp_number": NUMBER,
                "api_url": url,
                "whatsapp_template_sid": TEMPLATE,
            },
            secrets={"auth_token": account.token},
            addresses=account.numbers,
        )
    carrier = twilio.Carrier(program.clock, account, settings.data_dir / "telephone.jsonl")
    return Telephone(carrier, program, phone.Shop(store.name, NUMBER))


def _account(program: Program, before: Connection | None, url: str) -> twilio.Account:
    settings = program.settings
    return twilio.Account(
        sid=before.settings["account_sid"] if before else twilio.new_sid("AC"),
        token=before.secrets["auth_token"] if before else new_key(),
        numbers=(NUMBER, f"whatsapp:{NUMBER}"),
        webhook=f"{settings.address_for_links}{WEBHOOK}#rc=5&rp=all",
        url=url,
        reach=settings.own_address,
        templates=TEMPLATES,
    )


class Which(StrEnum):
    """Which stand-ins are served alone."""

    TWILIO = "twilio"
    META = "meta"
    SHOPIFY = "shopify"
    BIGCOMMERCE = "bigcommerce"


def serve_alone(
    which: Annotated[
        Which,
        typer.Argument(help="Twilio (with OpenAI), Meta's WhatsApp, or Shopify or BigCommerce with the demo's shop."),
    ] = Which.TWILIO,
    *,
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes any free one.")] = 8200,
    webhook: Annotated[str, typer.Option(help="Where messages are told; empty: at port 8100 of this machine.")] = "",
    account: Annotated[str, typer.Option(help="Sid of the account.")] = "AC" + "0d" * 16,
    token: Annotated[str, typer.Option(help="Its token.")] = "stand-in-for-tests",  # noqa: S107 - it opens nothing
    number: Annotated[str, typer.Option(help="Its number, for SMS and WhatsApp.")] = NUMBER,
) -> None:
    """Serve stand-ins of Twilio (/twilio) and OpenAI (/openai), of WhatsApp, or of a shop, alone until Ctrl-C."""
    if which is Which.TWILIO:
        command(partial(_serve, port, webhook or f"{PROGRAM}{WEBHOOK}", (account, token, number)))
    elif which is Which.META:
        command(partial(_serve_meta, port, webhook or f"{PROGRAM}{META_WEBHOOK}", (token, number)))
    else:
        command(partial(shop_standins.serve_alone, Sells(f"{which}-standin"), port))


def _serve(port: int, webhook: str, key: tuple[str, str, str]) -> int:
    sid, token, number = key
    listening, clock, app = take_port("127.0.0.1", port), SystemClock(), FastAPI(openapi_url=None)
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    numbers = (number, f"whatsapp:{number}")
    own = twilio.Account(sid, token, numbers, webhook, f"{base}/twilio", templates=TEMPLATES)
    app.mount("/twilio", twilio.standin(twilio.Carrier(clock, own), clock))
    app.mount("/openai", openai.standin(openai.blank))
    console = Console(soft_wrap=True)
    console.print(f"Twilio's stand-in: {base}/twilio, account {sid}.")
    console.print(f"OpenAI's stand-in: OPENAI_BASE_URL={base}/openai/v1, OPENAI_API_KEY={openai.KEY}.")
    console.print("Stop with Ctrl-C.")
    run(serve_until_signal(app, listening))
    return 0


def _serve_meta(port: int, webhook: str, key: tuple[str, str]) -> int:
    token, number = key
    listening, clock = take_port("127.0.0.1", port), SystemClock()
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    digits, secret = number.removeprefix("+"), f"{token}-secret"
    own = meta.Account("100000000000001", "100000000000002", digits, token, secret, webhook=webhook, url=base)
    template = meta.Template("answer_waiting", "en", "We have an answer for you: {{1}} Write to us here for more.")
    console = Console(soft_wrap=True)
    console.print(f"WhatsApp's stand-in: WHATSAPP_URL={base}. Connect it on the page Channels, WhatsApp by Meta:")
    console.print(f"phone number ID {own.phone_id}, account ID {own.waba_id}, access token {token},")
    console.print(f"app secret {secret}, template {template.name} in {template.language}.")
    console.print(f"Write to the shop by POST {base}/standin/phones with phone and words. Stop with Ctrl-C.")
    run(serve_until_signal(meta.standin(meta.Carrier(clock, own, (template,)), clock), listening))
    return 0
