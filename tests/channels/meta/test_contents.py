"""Every kind of message of WhatsApp becomes words or files, is kept though it cannot be read, or is ignored."""

from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from channels.meta.arrival import read_arrival
from channels.meta.contents import contents_of
from channels.meta.notice import read_notice
from channels.meta.receipts import read_status
from channels.port import Deps
from conversations.models import MediaRow
from kit.errors import Invalid
from stores.stores import Store

from .conftest import NUMBER, PHONE, heard, message, notice, post, written

DIGEST = "pmWkWSBCL51Bfkhn79xPuKBKHz//H6B+mY6G9/eieuM="


def told(kind: str, **held: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return {"type": kind, kind: held}


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (told("text", body="Where is it?"), "Where is it?"),
        (told("button", text="Yes, please", payload="yes"), "Yes, please"),
        (told("interactive", type="button_reply", button_reply={"id": "#1001", "title": "Order #1001"}), "#1001"),
        (
            told("interactive", type="list_reply", list_reply={"id": "size:M", "title": "M", "description": "d"}),
            "size:M",
        ),
        (
            told("location", latitude=38.7, longitude=-9.1, name="The shop", address="1 Quay"),
            "The shop\n1 Quay\nhttps://maps.google.com/?q=38.7,-9.1",
        ),
        (told("location", latitude=0, longitude=0), "https://maps.google.com/?q=0,0"),
        (
            {"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana"}, "phones": [{"phone": "+351 1"}]}]},
            "Ana +351 1",
        ),
        (
            told("order", text="Soon?", product_items=[{"product_retailer_id": "MUG", "quantity": 2}]),
            "Soon?\n2 x MUG",
        ),
        (
            {**told("text", body="From an ad"), "referral": {"source_url": "x"}, "context": {"id": "wamid.0"}},
            "From an ad",
        ),
    ],
)
def test_what_can_be_said_in_words_is(held: dict[str, Any], words: str) -> None:
    """S1-09: whatever WhatsApp lets a customer send, the agent is told in words; a tapped choice is its value."""
    found = contents_of(held)
    assert found is not None
    assert (found.words, found.files, found.unread) == (words, (), "")


@pytest.mark.parametrize("kind", ["image", "video", "document", "sticker"])
def test_files_are_fetched_later_and_their_caption_is_said(kind: str) -> None:
    found = contents_of(told(kind, id="123", caption="Torn", sha256=DIGEST, filename="a.pdf", mime_type="x/y"))
    assert found is not None
    (file,) = found.files
    assert (found.words, file.id, len(file.digest), file.name) == ("Torn", "123", 64, "a.pdf")


@pytest.mark.parametrize("kind", ["reaction", "system", "request_welcome"])
def test_what_asks_for_nothing_is_ignored(kind: str) -> None:
    assert contents_of(told(kind, emoji="👍", body="Rita changed her number")) is None


@pytest.mark.parametrize(
    ("held", "unread"),
    [
        (told("audio", id="1", voice=True), "came-voice"),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "came-unknown"),
        ({"type": "ephemeral"}, "came-unknown"),
        ({"type": "interactive"}, "came-unknown"),
        (told("interactive", type="nfm_reply", nfm_reply={"response_json": "{}"}), "came-unknown"),
        (told("image", id="../../etc"), "came-unknown"),
        (told("location", latitude="here"), "came-unknown"),
        ({"type": 7}, "came-unknown"),
        ({}, "came-unknown"),
    ],
)
def test_what_cannot_be_read_is_kept_by_name(held: dict[str, Any], unread: str) -> None:
    found = contents_of(held)
    assert found is not None
    assert (found.unread, found.files) == (unread, ())


@pytest.mark.parametrize(
    "more",
    [{"group_id": "g"}, {"from": NUMBER}, {"type": "reaction", "reaction": {"message_id": "wamid.0", "emoji": "👍"}}],
)
async def test_a_groups_message_an_echo_and_a_reaction_leave_nothing(
    web: httpx.AsyncClient, deps: Deps, connected: Store, more: dict[str, str]
) -> None:
    assert (await post(web, notice(message("Hello", 1, **more)))).status_code == 200
    assert await heard(deps) == []


async def test_a_document_is_expected_under_its_harmless_name(
    web: httpx.AsyncClient, deps: Deps, connected: Store
) -> None:
    held = told("document", id="77", filename="../receipt.pdf", sha256=DIGEST)
    assert (await post(web, notice(message("", 1, **held)))).status_code == 200
    async with deps.database.begin() as session:
        (row,) = (await session.scalars(select(MediaRow))).all()
    assert (row.state, row.source.partition(":")[0], row.name) == ("pending", "meta", "../receipt.pdf")
    assert await heard(deps) == [("wamid.1", ["file"])]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("id", "from", "type", "text", "image", "interactive", "location", "contacts", "order", "button", "group_id")
KINDS = ("text", "image", "audio", "location", "contacts", "order", "interactive", "button", "document", "reaction")
ODD = st.fixed_dictionaries(
    {"id": st.just("wamid.1") | JSON, "from": st.just(PHONE) | JSON, "type": st.sampled_from(KINDS) | JSON},
    optional=dict.fromkeys(FIELDS[3:], JSON),
)


@given(held=ODD)
def test_a_message_of_any_shape_is_read_or_refused_in_words(held: dict[str, Any]) -> None:
    (change,) = read_notice(written(notice(held)))
    for one in change.messages():
        with suppress(Invalid):
            arrival = read_arrival(change, one)
            if arrival is not None:
                arrival.contents.words.encode()
                assert arrival.wamid
                assert "\x00" not in arrival.contents.words


@given(told=st.dictionaries(st.sampled_from(["id", "status", "errors", "biz_opaque_callback_data"]), JSON))
def test_a_status_of_any_shape_is_read_or_refused_in_words(told: dict[str, Any]) -> None:
    with suppress(Invalid):
        read_status(1, told)


@given(entry=JSON, raw=st.binary(max_size=40))
def test_a_notice_of_any_shape_is_opened_or_refused_in_words(entry: object, raw: bytes) -> None:
    for content in (raw, written({"object": "whatsapp_business_account", "entry": [entry]})):
        with suppress(Invalid):
            assert all(isinstance(one, dict) for change in read_notice(content) for one in change.messages())
