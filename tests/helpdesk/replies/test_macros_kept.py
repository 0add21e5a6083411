"""Macros as managers write them: bound to a template, with tags and a closed list of reasons, shared or one's own."""

import asyncio
from typing import Any

from helpdesk.tickets.life import State
from tests.helpdesk.replies.clicks import macro, use
from tests.helpdesk.replies.conftest import Asked, Counter


async def test_a_macro_says_what_the_ticket_is_after_it(counter: Counter) -> None:
    made = await counter.write(
        "/macros", key="done", name="Done", template_key="thanks", tags=["done"], then="closed", outcome="none"
    )
    asked = await counter.about("delivered")
    done = await use(counter, asked, "done")
    assert made["problem"] == ""
    assert (done["ticket"]["state"], (await counter.desk.read(asked.ticket)).state) == ("closed", State.CLOSED)


async def test_a_macro_needs_its_template(counter: Counter) -> None:
    """Bound to nothing it is refused; bound to what was retired it says so, and sends nothing."""
    body: dict[str, Any] = {"key": "mine", "name": "Mine", "template_key": "nowhere"}
    assert (await counter.write("/macros", 422, **body))["code"] == "template_unknown"
    wrote = await counter.write("/templates", key="own", name="Own", texts={"en": "Hello."})
    await counter.write("/macros", **{**body, "template_key": "own"})
    await counter.ask("DELETE", f"/templates/{wrote['id']}", status=204, by=counter.manager)
    asked = await counter.about("delivered")
    offered = await counter.get(f"/tickets/{asked.ticket}/macros")
    assert next(one["problem"] for one in offered if one["key"] == "mine").startswith("Its template /own is not used")
    assert (await use(counter, asked, "mine", status=409))["code"] == "template_retired"
    assert await counter.said(asked.chat) == []


async def test_reasons_are_a_closed_list(counter: Counter) -> None:
    """S5-51: standardised reasons, so that they can be counted."""
    body: dict[str, Any] = {"key": "r", "name": "R", "template_key": "partial_refund", "outcome": "partial_refund"}
    assert (await counter.write("/macros", 422, **body))["code"] == "reason_needed"
    assert (await counter.write("/macros", 422, **body, reasons=["mood"]))["code"] == "reason_unknown"
    await counter.write("/macros", **body, reasons=["late"])
    asked = await counter.about("delivered")
    refused = await use(counter, asked, "r", status=422, reason="damaged", amount="1")
    assert refused["code"] == "reason_unknown"


async def test_outcomes_are_shared_and_each_brand_says_them_its_own_way(counter: Counter) -> None:
    """S5-40, S5-47, S5-59: one playbook of outcomes and tags for all stores, in each brand's own words."""
    other = await counter.desk.another_store("other")
    words: dict[str, Any] = {
        "key": "label_issued",
        "name": "Label",
        "texts": {"en": "Aye, your label sails. {{store.name}}"},
    }
    await counter.write("/templates", **words, store_id=other.id)
    chat = await counter.desk.start(store=other)
    seen = await counter.desk.hear(chat, "I want to send it back.")
    there, here = Asked(await counter.desk.ticket(chat), chat, seen), await counter.stranger()
    await use(counter, there, "label_issued", client_id="c-2")
    await use(counter, here, "label_issued")

    assert await counter.said(there.chat) == ["Aye, your label sails. Other"]
    assert "return label for your order" in (await counter.said(here.chat))[0]
    tags = [(await counter.desk.read(one.ticket)).tags for one in (there, here)]
    assert tags[0] == tags[1] == ("return", "label issued")
    uses = (await counter.get("/macros/uses"))["items"]
    assert {(one["store_id"], one["outcome"]) for one in uses} == {
        (other.id, "label_issued"),
        (counter.desk.store.id, "label_issued"),
    }


async def test_an_own_macro_takes_the_place_of_the_shared_one(counter: Counter) -> None:
    """S5-58, S5-59: the shared one is not offered beside it, and cannot be used there any more."""
    shared = await macro(counter, "label_issued")
    body: dict[str, Any] = {"key": "label_issued", "name": "Ours", "template_key": "thanks", "tags": ["Own", "own"]}
    own = await counter.write("/macros", **body, store_id=counter.desk.store.id)
    asked = await counter.about("delivered")
    offered = {one["key"]: one["id"] for one in await counter.get(f"/tickets/{asked.ticket}/macros")}
    path = f"/tickets/{asked.ticket}/macros"
    assert offered["label_issued"] == own["id"]
    await counter.ask("POST", f"{path}/{shared}/preview", {}, status=404)
    assert (await counter.ask("POST", f"{path}/{own['id']}/preview", {}))["tags"] == ["own"]
    assert (await counter.write("/macros", 409, **body, store_id=counter.desk.store.id))["code"] == "macro_exists"
    await counter.ask("DELETE", f"/macros/{own['id']}", status=204, by=counter.manager)
    assert (await counter.ask("POST", f"{path}/{shared}/preview", {}))["tags"] == ["return", "label issued"]


async def test_two_managers_at_once_write_one(counter: Counter) -> None:
    body: dict[str, Any] = {"key": "both", "name": "Both", "texts": {"en": "Hello."}}
    found = await asyncio.gather(*(counter.write("/templates", **body) for _ in range(2)), return_exceptions=True)
    (told,) = [str(one) for one in found if isinstance(one, AssertionError)]
    assert "template_exists" in told
    assert len((await counter.get("/templates?find=both"))["items"]) == 1
