"""A support person answers from the console: every way to say something, everything that is done to a ticket."""

import re
import uuid
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.console.conftest import AGENT, PHONE, Desk, Open
from tests.console.shoppers import Chat
from tests.files import PNG

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

ASKS = "How long can I send back a jumper?"


def field(one: Desk) -> Locator:
    return one.page.get_by_label("Your answer to the customer")


def shut(one: Desk) -> None:
    """Leave the field, so that keys are shortcuts."""
    field(one).press("Escape")


def share(one: Desk) -> None:
    """Send a picture, a product and a discount code."""
    page = one.page
    page.get_by_label("Add pictures").locator("xpath=preceding::input[@type='file'][1]").set_input_files(
        {"name": "dot.png", "mimeType": "image/png", "buffer": PNG}
    )
    expect(page.get_by_role("button", name="Remove dot.png")).to_be_visible()
    page.get_by_role("button", name="Share products").click()
    page.get_by_role("checkbox", name=re.compile("Harbour T-shirt")).click()
    page.get_by_role("tab", name="Discount codes").click()
    page.get_by_role("radio", name=re.compile("WELCOME10")).check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("group", name="Goes along")).to_contain_text("WELCOME10")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("group", name="Goes along")).to_have_count(0)


def test_a_support_person_answers_a_chat_in_every_way(desk: Open, program: str) -> None:
    """S3-10, S3-13, S3-17, S3-37, S3-38, S3-42, S4-24, S5-23: suggestion, slash, macro, note, picture, product."""
    ana = Chat(program, "Ana").says("I want to talk to a person please").says(ASKS)
    one = desk(AGENT)
    page = one.go(f"/inbox/{ana.ticket(one)}").page
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_text("You have taken over.")).to_be_visible()
    expect(
        page.get_by_text(re.compile("has left the chat. Your answer goes by e-mail to a…@example.com"))
    ).to_be_visible()

    page.get_by_role("button", name="Use", exact=True).click()
    expect(field(one)).to_have_value(re.compile("30 days"))
    field(one).press("End")
    field(one).press_sequentially(" Yours, Mina")
    field(one).press("Control+Enter")
    expect(field(one)).to_have_value("")

    field(one).press_sequentially("/gre")
    expect(page.get_by_role("option", selected=True)).to_contain_text("/greeting")
    field(one).press("Enter")
    expect(field(one)).to_have_value(re.compile("Thank you for writing to"))
    field(one).press("Control+Enter")
    expect(field(one)).to_have_value("")

    shut(one)
    page.keyboard.press("c")
    page.get_by_role("menuitem", name="Label issued").click()
    macro = page.get_by_role("dialog")
    expect(macro.get_by_text("Afterwards the ticket waits for the customer.")).to_be_visible()
    macro.get_by_role("button", name="Cancel").click()

    share(one)
    page.get_by_text("Note", exact=True).click()
    expect(page.get_by_text("Only your team sees this")).to_be_visible()
    note = page.get_by_label("Your note for the team")
    note.fill("She asks for the second time.")
    note.press("Control+Enter")
    expect(note).to_have_value("")
    said = " / ".join(ana.heard())
    assert "Yours, Mina" in said
    assert "second time" not in said
    assert one.faults() == []


def test_a_ticket_is_tagged_given_merged_and_closed(desk: Open, program: str) -> None:
    """S3-47, S3-53: each act says what it did, and can be taken back."""
    first, second = (Chat(program, name).says("I want to talk to a person please") for name in ("Bea", "Cara"))
    one = desk()
    older, newer = first.ticket(one), second.ticket(one)
    page = one.go(f"/inbox/{newer}").page
    page.get_by_role("combobox", name="Tags").fill("jumpers")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tagged jumpers.")).to_be_visible()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Assign to me").click()
    expect(page.get_by_text(re.compile("Assigned to Olivia"))).to_be_visible()

    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Merge with another ticket").click()
    page.get_by_label("Number, customer or words of the other ticket").fill(str(older))
    page.get_by_role("radio", name=re.compile(f"#{older} ")).click()
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    expect(page).to_have_url(re.compile(f"/inbox/{older}"))
    expect(page.get_by_text(f"Merged. Ticket #{older} goes on.")).to_be_visible()

    page.get_by_role("button", name="Close ticket").click()
    expect(page.get_by_text("Ticket closed.")).to_be_visible()
    assert one.api.get(f"/desk/tickets/{older}").json()["state"] == "closed"
    page.locator(".mantine-Notification-root", has_text="Ticket closed.").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert one.api.get(f"/desk/tickets/{older}").json()["state"] == "open"


def test_nothing_typed_is_lost_while_the_server_is_away_and_it_is_said_once(desk: Open, program: str) -> None:
    """D10: the answer is kept, goes out again under one id, and survives a reload; a picture of 50 MB is not sent."""
    dora = Chat(program, "Dora").says("I want to talk to a person please")
    one = desk(AGENT, size=PHONE)
    number = dora.ticket(one)
    page = one.go(f"/inbox/{number}").page
    field(one).fill("We look at it, and write today.")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(50 * 1024 * 1024)], "large.png", { type: "image/png" }));
            const field = document.querySelector(".composer textarea");
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.get_by_text("large.png was not added: it is larger than 5 MB.")).to_be_visible()
    tries: list[str] = []

    def lost(route: Any) -> None:  # noqa: ANN401
        """Let the first arrive, and lose its answer; let the next find nobody; then all is well."""
        tries.append(route.request.post_data_json["client_id"])
        if len(tries) == 1:
            route.fetch()
        if len(tries) < 3:
            route.abort()
        else:
            route.continue_()

    page.route("**/reply", lost)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("The server cannot be reached.")).to_be_visible()
    expect(field(one)).to_have_value("We look at it, and write today.")
    expect(field(one)).to_have_value("")
    assert len(set(tries)) == 1
    assert dora.heard().count("We look at it, and write today.") == 1

    field(one).fill("And something else, half wri")
    expect(field(one)).to_have_value("And something else, half wri")
    page.reload()
    expect(field(one)).to_have_value("And something else, half wri")

    desk().api.post(
        f"/desk/tickets/{number}/reply", json={"text": "I have this.", "seen": 2**31 - 1, "client_id": uuid.uuid4().hex}
    ).raise_for_status()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("has answered meanwhile")).to_be_visible()
    expect(field(one)).to_have_value("And something else, half wri")
    page.get_by_role("button", name="Send anyway").click()
    expect(field(one)).to_have_value("")
    assert dora.heard()[-2:] == ["I have this.", "And something else, half wri"]
