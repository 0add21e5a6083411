"""What happens later: the shop is asked after a sign-in and the code is mailed; what shops tell is followed."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import structlog
from sqlalchemy import delete, exists, or_, select

from customers import listening, predictions, signin, told, visits
from customers.identity import CustomerInfo, save_customer
from customers.models import (
    AccountSignInRow,
    ConsentRow,
    CustomerEventRow,
    CustomerSessionRow,
    SignInCodeRow,
    TicketRow,
    VisitorRow,
)
from kit.db import Database
from kit.errors import Permanent, Unauthorised
from kit.jobs import Jobs
from kit.language import Words
from kit.mail import Mail
from stores.stores import Store, get_store

WORDS = Words(Path(__file__).with_name("words"))
MAIL_TRIES = 3
KEPT = timedelta(days=1)
STANDING = (VisitorRow, CustomerEventRow, ConsentRow)
"""What may stand on a session after it has ended."""
LISTEN_TRIES = 6
EVERY_HOUR = "17 * * * *"
LATER_EVERY_HOUR = "41 * * * *"
EVERY_NIGHT = "11 3 * * *"
EVERY_TEN_SECONDS = "* * * * * */10"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Deps:
    """What the jobs of customers need."""

    database: Database
    signin: signin.Deps


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this package's jobs."""
    jobs.task("customers.send_code", partial(send_code, deps), retry=MAIL_TRIES)
    jobs.task("customers.forget", partial(forget, deps), cron=EVERY_HOUR)
    nightly = predictions.Deps(deps.database, deps.signin.clock)
    jobs.task("customers.predict", partial(predictions.predict_all, nightly), cron=EVERY_NIGHT)


def register_hearing(jobs: Jobs, deps: listening.Deps) -> None:
    """Register the jobs that follow what shops tell."""
    jobs.task("customers.go_and_read", partial(told.go_and_read, deps))
    jobs.task("customers.read_again", partial(told.sweep, deps), cron=EVERY_TEN_SECONDS)
    jobs.task("customers.forget_notices", partial(told.forget, deps), cron=EVERY_HOUR)
    jobs.task("customers.listen", partial(listening.listen, deps), retry=LISTEN_TRIES)
    jobs.task("customers.look_everywhere", partial(listening.look_everywhere, deps), cron=LATER_EVERY_HOUR)


async def forget(deps: Deps) -> None:
    """Delete sessions that ended a day ago, with their codes, tickets and tries; the audit keeps who signed in.

    One on which something stands that its visitor did stays until that is forgotten (`visits.KEPT`); it opens nothing.
    """
    before = deps.signin.clock.now() - KEPT
    over = select(CustomerSessionRow.id).where(CustomerSessionRow.expires_at < before)
    stands = (exists().where(rows.session_id == CustomerSessionRow.id) for rows in STANDING)
    async with deps.database.begin() as session:
        await visits.forget(session, deps.signin.clock.now())
        for rows in (SignInCodeRow, TicketRow, AccountSignInRow):
            await session.execute(delete(rows).where((rows.expires_at < before) | rows.session_id.in_(over)))
        gone = CustomerSessionRow.expires_at < before, ~or_(*stands)
        await session.execute(delete(CustomerSessionRow).where(*gone))


async def send_code(deps: Deps, code_id: int, email: str) -> None:
    """Mail a code if `email` is a customer's of the shop; raises Temporary to be run again, with a new code."""
    async with deps.database.begin() as session:
        row = await session.get_one(SignInCodeRow, code_id)
        asked_by = await session.get_one(CustomerSessionRow, row.session_id)
        store = await get_store(session, asked_by.store_id)
    shop = deps.signin.shops(store)
    # The shop alone says whose an address is today; what we kept may be old.
    known = await shop.customer_by_email(email) if shop is not None else None
    if known is None:
        return
    code = signin.new_code()
    async with deps.database.begin() as session:
        customer = await save_customer(session, deps.signin.clock, store.id, known)
        row = await session.get_one(SignInCodeRow, code_id, with_for_update=True)
        if row.used_at is not None or row.expires_at <= deps.signin.clock.now():
            return
        row.customer_id, row.code_print = customer.id, signin.code_print(code_id, code)
    try:
        await deps.signin.mailer.send(code_mail(store, customer, code))
    except (Permanent, Unauthorised) as error:
        log.warning("code_not_mailed", store=store.key, problem=error.detail)


def code_mail(store: Store, customer: CustomerInfo, code: str) -> Mail:
    """Write the mail that carries a code, in the customer's language."""
    language = customer.language or store.settings.language
    minutes = str(int(signin.CODE_LIVES.total_seconds() // 60))
    return Mail(
        to=customer.email,
        subject=WORDS.say(language, "code-mail-subject", store=store.name, code=code),
        text=WORDS.say(language, "code-mail-text", store=store.name, code=code, minutes=minutes),
        sender_name=store.name,
    )
