"""Webhooks by interface: for admins alone, secrets shown once, tried out, and sent again."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.http import Outgoing
from kit.jobs import Jobs
from kit.vault import Vault
from staff.people import Person, limit_person
from stores import webhook_api
from stores.models import WebhookRow
from stores.stores import Store, StoreSettings, add_store
from stores.webhook_courier import Courier
from stores.webhook_events import Happened
from stores.webhook_sending import Sender, WebhookSwitchedOff
from stores.webhooks import publish
from tests.kit.receiver import Receiver, receiving
from tests.staff.conftest import SECRET, Enter, Floor, Letters

HOOKS = "/api/v1/stores/demo/webhooks"
KEYS = "/api/v1/staff/keys"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as opened:
        yield opened


@pytest.fixture(autouse=True)
def sender(app: FastAPI, floor: Floor, clock: ManualClock, store: Store) -> Sender:
    """The interface in a program with one store, which may send to this machine."""
    made = Sender(floor.database, clock, Vault(SECRET), Outgoing(is_local_allowed=True))
    app.include_router(webhook_api.routes(webhook_api.Deps(floor.who, made)))
    return made


def wish(receiver: Receiver, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"url": f"http://127.0.0.1:{receiver.port}/told", "events": ["ticket.created"], **changes}


async def happen(sender: Sender, store: Store, kind: str = "ticket.created") -> None:
    async with sender.database.begin() as session:
        await publish(session, sender.clock, store.id, [Happened(kind, sender.clock.now(), {"ticket": {"id": 1}})])
    await Courier(sender).run()


async def test_a_secret_is_answered_once_and_kept_sealed(enter: Enter, receiver: Receiver, database: Database) -> None:
    admin = await enter(Role.ADMIN)
    made = await admin.post(HOOKS, json=wish(receiver))
    assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
    secret = made.json()["secret"]
    assert secret.startswith("whsec_")
    again = (await admin.post(f"{HOOKS}/{made.json()['webhook']['id']}/secret")).json()
    listed = await admin.get(HOOKS)
    assert again["secret"] != secret
    assert again["webhook"]["old_until"] is not None
    async with database.look() as session:
        (row,) = await session.scalars(select(WebhookRow))
        said = [str(one.facts) for one in await session.scalars(select(AuditRow).order_by(AuditRow.id))]
    shown = "".join([listed.text, row.secret, row.old_secret, *said])
    assert secret not in shown
    assert again["secret"] not in shown


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"url": "https://user:word@example.com/"}, "url_invalid"),
        ({"url": "ftp://example.com/"}, "url_invalid"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, "url_inside"),
        ({"url": "https://10.0.0.1/"}, "url_inside"),
        ({"url": "https://no-such-name.invalid/"}, "url_unknown"),
        ({"events": []}, "events_missing"),
        ({"events": ["ticket.vanished"]}, "event_unknown"),
        ({"description": "two\nlines"}, "invalid"),
        ({"secret": "mine"}, "invalid"),
    ],
)
async def test_a_target_that_is_none_or_lies_inside_is_refused_and_nothing_is_kept(
    enter: Enter, receiver: Receiver, changes: dict[str, Any], code: str
) -> None:
    admin = await enter(Role.ADMIN)
    refused = await admin.post(HOOKS, json=wish(receiver, **changes))
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert (await admin.get(HOOKS)).json()["items"] == []


async def test_what_was_sent_is_listed_page_by_page_and_sent_again(
    enter: Enter, receiver: Receiver, sender: Sender, store: Store
) -> None:
    admin = await enter(Role.ADMIN)
    at = f"{HOOKS}/{(await admin.post(HOOKS, json=wish(receiver))).json()['webhook']['id']}"
    receiver.status = 410
    await happen(sender, store)
    (failed,) = (await admin.get(f"{at}/deliveries", params={"state": "failed"})).json()["items"]
    assert (failed["status"], failed["event"], failed["attempts"]) == (410, "ticket.created", 1)
    assert (await admin.get(at)).json()["is_active"] is False
    assert (await admin.post(f"{at}/deliveries/{failed['id']}/redeliver")).json()["code"] == "webhook_off"
    assert (await admin.put(f"{at}/active", json={"is_active": True})).json()["problem"] == ""
    receiver.status = 200
    assert (await admin.post(f"{at}/deliveries/{failed['id']}/redeliver")).json()["state"] == "waiting"
    await happen(sender, store)
    first = (await admin.get(f"{at}/deliveries", params={"limit": 1})).json()
    second = (await admin.get(f"{at}/deliveries", params={"limit": 1, "cursor": first["next"]})).json()
    assert [one["items"][0]["state"] for one in (first, second)] == ["delivered", "delivered"]
    assert (second["items"][0]["key"], second["next"]) == (failed["key"], None)


async def test_admins_are_told_by_mail_that_a_webhook_was_switched_off(
    enter: Enter, receiver: Receiver, sender: Sender, store: Store, jobs: Jobs, letters: Letters
) -> None:
    jobs.bind(WebhookSwitchedOff, "staff.webhook_off")
    admin, _ = await enter(Role.ADMIN), await enter(Role.AGENT)
    await admin.post(HOOKS, json=wish(receiver))
    receiver.status = 410
    await happen(sender, store)
    await jobs.drain()
    await jobs.drain()
    assert sorted(mail.to for mail in letters.sent) == ["admin@shop.test", "olga@shop.test"]
    assert all("/admin/webhooks/1" in mail.text and "(410)" in mail.text for mail in letters.sent)


async def test_a_test_answers_how_it_went_and_is_limited(enter: Enter, receiver: Receiver) -> None:
    admin = await enter(Role.ADMIN)
    at = f"{HOOKS}/{(await admin.post(HOOKS, json=wish(receiver))).json()['webhook']['id']}"
    tried = (await admin.post(f"{at}/test")).json()
    assert (tried["state"], tried["status"], tried["answer"], tried["event"]) == (
        "delivered",
        200,
        "thanks",
        "webhook.test",
    )
    answers = [(await admin.post(f"{at}/test")).status_code for _ in range(10)]
    assert answers == [200] * 9 + [429]


async def test_who_sees_one_store_or_one_team_hears_of_no_more(
    enter: Enter, receiver: Receiver, database: Database, clock: ManualClock, owner: Person
) -> None:
    """S2-04: a webhook shows its maker nothing that they may not see."""
    admin = await enter(Role.ADMIN)
    async with database.begin() as session:
        other = await add_store(session, clock, key="other", name="Other", shop_kind=None, settings=StoreSettings())
    theirs = await admin.post("/api/v1/stores/other/webhooks", json=wish(receiver))
    number, me = theirs.json()["webhook"]["id"], (await admin.get("/api/v1/staff/me")).json()["id"]
    assert (await admin.get(f"{HOOKS}/{number}")).status_code == 404
    for is_team_only, code in ((False, "store_not_yours"), (True, "teams_limited")):
        async with database.begin() as session:
            limits = {"is_team_only": is_team_only, "has_chat": True}
            await limit_person(session, clock, owner.actor, me, stores=[other.id - 1], **limits)
        assert (await admin.get(f"/api/v1/stores/other/webhooks/{number}")).status_code == 404
        assert (await admin.post(HOOKS, json=wish(receiver, is_of_all_stores=True))).json()["code"] == code


async def test_a_key_that_may_not_read_tickets_hears_of_none(
    enter: Enter, receiver: Receiver, browser: Callable[[], httpx.AsyncClient]
) -> None:
    admin, program = await enter(Role.ADMIN), browser()
    scopes = ["settings:write"]
    for expected in (403, 201):
        made = await admin.post(KEYS, json={"name": "Hooks", "role": "admin", "scopes": scopes})
        headers = {"Authorization": f"Bearer {made.json()['secret']}"}
        answer = await program.post(HOOKS, json=wish(receiver), headers=headers)
        assert answer.status_code == expected, answer.text
        scopes.append("tickets:read")


async def test_a_webhook_is_changed_switched_off_and_ended_by_admins_alone(enter: Enter, receiver: Receiver) -> None:
    admin, agent = await enter(Role.ADMIN), await enter(Role.AGENT)
    at = f"{HOOKS}/{(await admin.post(HOOKS, json=wish(receiver))).json()['webhook']['id']}"
    for call in (agent.get(HOOKS), agent.get(at), agent.delete(at), agent.post(f"{at}/test")):
        assert (await call).status_code == 403
    changed = await admin.put(at, json=wish(receiver, events=["sla.warned"], description="Warehouse"))
    assert (changed.json()["events"], changed.json()["description"]) == (["sla.warned"], "Warehouse")
    assert (await admin.put(f"{at}/active", json={"is_active": False})).json()["is_active"] is False
    assert (await admin.delete(at)).status_code == 204
    assert (await admin.get(HOOKS)).json()["items"] == []
    assert (await admin.get(at)).status_code == 404
