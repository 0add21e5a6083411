"""How customers reach the shop, connected, tried and disconnected in the console."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.console.conftest import AGENT, PHONE, Open
from tests.start.desk import soon

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

STRANGER = "+447700900199"
SECRET = "a-secret-of-the-tests-long-enough"


def test_twilio_says_what_to_paste_checks_what_is_typed_and_sends_a_test(desk: Open, program: str) -> None:
    """S1-07, S1-36: live, with its addresses to copy, and a test on the telephone."""
    one = desk().go("/channels").settled()
    page = one.page
    expect(page.get_by_role("listitem", name="SMS and WhatsApp by Twilio")).to_contain_text("Live")
    page.get_by_role("link", name="SMS and WhatsApp by Twilio").click()
    expect(page.get_by_role("heading", name="SMS and WhatsApp by Twilio", level=1)).to_be_visible()
    expect(page.get_by_text(f"{program}/webhooks/twilio/messages#rc=5&rp=all")).to_be_visible()
    page.get_by_role("button", name="Copy: A message comes in").click()
    expect(page.get_by_text("Copied")).to_be_visible()

    sid = page.get_by_label("Account SID")
    before = sid.input_value()
    sid.fill("AC1")
    expect(page.get_by_text("An account SID is AC and 32 digits or letters from a to f.")).to_be_visible()
    expect(page.get_by_label("Auth token")).to_have_value("")
    page.get_by_role("button", name="Discard changes").click()
    expect(sid).to_have_value(before)

    page.get_by_label("To this number").fill("12")
    page.get_by_role("button", name="Send a test message").click()
    expect(page.get_by_text("Write the number with + and the country's code")).to_be_visible()
    page.get_by_label("To this number").fill(STRANGER)
    page.get_by_role("button", name="Send a test message").click()
    expect(page.get_by_text("Twilio has taken the message.")).to_be_visible()
    phone = f"{program}/demo/phone/messages?who=stranger&by=sms"
    assert soon(lambda: "here" if "A test of" in httpx.get(phone, timeout=20).text else None) == "here"
    assert one.faults() == []


def test_whatsapp_is_connected_keeps_what_was_typed_and_is_disconnected_after_a_question(desk: Open) -> None:
    """S1-07, S1-08, S1-37: an admin connects, an agent looks and sees no token; why it does not work is said."""
    one = desk(size=PHONE, color_scheme="dark").go("/channels/meta").settled()
    page = one.page
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("This is needed.").first).to_be_visible()
    page.get_by_label("Phone number ID").fill("106540352242922")
    page.get_by_label("WhatsApp Business account ID").fill("+351 21")
    expect(page.get_by_text("The WhatsApp Business account ID is a long number.")).to_be_visible()
    page.get_by_label("WhatsApp Business account ID").fill("102290129340398")
    page.get_by_label("Access token").fill(SECRET)
    one.go("/channels/meta").settled()
    expect(page.get_by_label("Phone number ID")).to_have_value("106540352242922")
    expect(page.get_by_label("Access token")).to_have_value("")
    page.get_by_label("Access token").fill(SECRET)
    page.get_by_label("App secret").fill(SECRET)
    page.get_by_label("Template", exact=True).fill("answer_waiting")
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("Say in which languages the template is approved.")).to_be_visible()
    page.get_by_label("Languages of the template").fill("en, pt_PT")
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_text("Not working")).to_be_visible()
    expect(page.get_by_text("Meta does not answer.")).to_be_visible()
    token = one.api.get("/stores/demo/channels/meta").json()["pastes"][1]["value"]
    expect(page.get_by_text(token)).to_be_visible()
    assert SECRET not in one.page.content()

    page.get_by_role("button", name="Subscribe the app").click()
    expect(page.get_by_text("WhatsApp could not be reached.")).to_be_visible()

    gus = desk(AGENT).go("/channels/meta").settled()
    expect(gus.page.get_by_text("Owners and admins see it here.")).to_be_visible()
    expect(gus.page.get_by_label("Phone number ID")).to_be_disabled()
    expect(gus.page.get_by_role("button", name="Disconnect WhatsApp by Meta")).to_have_count(0)
    assert token not in gus.page.content()

    page.get_by_role("button", name="Disconnect WhatsApp by Meta").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Conversations stay.")
    dialog.get_by_role("button", name="Disconnect", exact=True).click()
    expect(page.get_by_text("Not connected")).to_be_visible()
    refusals = [said for said in one.complaints if "status of 4" not in said and "status of 5" not in said]
    assert refusals == []


def test_mail_says_where_to_forward_it_and_lists_the_last_letters(desk: Open, program: str) -> None:
    """S5-11: the address to forward to, a test letter, and a letter that opens as a conversation."""
    one = desk().go("/channels/email").settled()
    page = one.page
    expect(page.get_by_text("Forward your mail to this address")).to_be_visible()
    page.get_by_role("button", name="Send a test letter").click()
    expect(page.get_by_text("The test letter is on its way.")).to_be_visible()
    expect(page.get_by_text("has not come back yet.")).to_be_visible()
    letter = {"text": "Where is my lamp?", "subject": "A lamp of the channels' tests"}
    httpx.post(f"{program}/demo/mails/letters", data=letter, timeout=20)
    soon(lambda: "ticket" if letter["subject"] in one.api.get("/desk/tickets").text else None)
    one.go("/channels/email").settled()
    about = page.get_by_role("listitem").filter(has_text="A lamp of the channels' tests")
    row = about.filter(has_text="Came in")  # the agent's answer stands there too, sooner or later
    expect(row).to_be_visible()
    assert one.faults() == []
    row.get_by_role("link", name="Open the conversation").click()
    page.wait_for_url("**/admin/inbox/*")
    expect(page.get_by_text("Where is my lamp?").first).to_be_visible()
