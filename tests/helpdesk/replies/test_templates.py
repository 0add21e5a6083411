"""Canned replies as managers write them: whose they are, in whose voice they speak, and what is refused."""

from typing import Any

import pytest
from sqlalchemy import select

from conversations.models import ConversationRow
from helpdesk.replies import core
from helpdesk.replies.models import MacroRow, TemplateRow
from helpdesk.replies.telling import WORDS
from helpdesk.replies.variables import parse
from helpdesk.replies.voice import TONES, choose
from helpdesk.tickets.mailing import mail_reply
from helpdesk.tickets.replying import Answer, reply
from kit.audit import AuditRow
from kit.auth import Role
from kit.language import LANGUAGES
from tests.helpdesk.browser import Letters, deps_of, live_of
from tests.helpdesk.replies.conftest import Asked, Counter

OWN: dict[str, Any] = {"key": "wismo", "name": "Ours", "texts": {"en": "Ahoy! {{store.name}} here.\n{{signature|}}"}}


async def say(counter: Counter, asked: Asked, key: str = "wismo") -> Any:  # noqa: ANN401 - JSON
    return await counter.get(f"/tickets/{asked.ticket}/templates/{key}")


async def test_common_questions_are_answered_by_a_slash(counter: Counter) -> None:
    """S4-24, S5-02: found by the beginning of a key or by words of the name, filled in, and sent in one more step."""
    for typed, keys in (("/wis", ["wismo"]), ("refund", ["partial_refund"]), ("/", sorted(core.TEMPLATES))):
        found = await counter.get(f"/templates?store={counter.desk.store.id}&find={typed}")
        assert [one["key"] for one in found["items"]] == keys
    assert (await say(counter, await counter.stranger(), "greeting"))["text"].endswith("You will hear from me here.")


async def test_the_three_core_templates_are_there_in_nine_languages(counter: Counter) -> None:
    """S5-51: tracking, return approved, and a refund with its reason; the same variables in every language."""
    assert {"wismo", "return_approved", "partial_refund"} <= set(core.TEMPLATES)
    for key in core.TEMPLATES:
        texts = core.texts_of(key)
        assert set(texts) == set(LANGUAGES)
        assert len({parse(text).names for text in texts.values()}) == 1, key
    assert {"order.status", "parcel.details", "parcel.note", "note"} <= parse(core.texts_of("wismo")["en"]).names
    assert WORDS.missing(LANGUAGES) == {}
    assert {"reason", "amount"} <= parse(core.texts_of("partial_refund")["en"]).names


async def test_seeding_again_keeps_what_people_changed(counter: Counter) -> None:
    """Adaptable by the shop: a changed template stays changed, a retired one stays away."""
    by_key = {one["key"]: one["id"] for one in (await counter.get("/templates"))["items"]}
    changed = {"name": "Track", "texts": {"en": "It is coming."}}
    await counter.ask("PUT", f"/templates/{by_key['wismo']}", changed, by=counter.manager)
    await counter.ask("DELETE", f"/templates/{by_key['thanks']}", status=204, by=counter.manager)
    async with counter.desk.database.begin() as session:
        await core.seed(session, counter.desk.clock)
        macros = await session.scalars(select(MacroRow.key).order_by(MacroRow.id))
        rows = await session.scalars(select(TemplateRow.key).order_by(TemplateRow.id))
        assert (list(macros), len(set(rows.all()))) == (list(core.MACROS), len(core.TEMPLATES))
    found = {one["key"]: one["name"] for one in (await counter.get("/templates"))["items"]}
    assert found["wismo"] == "Track"
    assert "thanks" not in found


async def test_each_brand_speaks_with_its_own_voice(counter: Counter) -> None:
    """S5-58, S5-40: own words, signature and note of the ticket's store; the other brand keeps the shared ones."""
    await counter.set(replies={"signature": "Your Linden crew\nLisbon"})
    other = await counter.desk.another_store("other", replies={"signature": "The others"})
    await counter.write("/templates", **OWN, store_id=counter.desk.store.id)
    await counter.write("/templates", key="bye", name="Bye", texts={"en": "Bye.\n{{signature}}"})
    here, chat = await counter.stranger(), await counter.desk.start(store=other)
    seen = await counter.desk.hear(chat, "Hello?")
    there = Asked(await counter.desk.ticket(chat), chat, seen)

    assert (await say(counter, here))["text"] == "Ahoy! Linden & Loom here.\nYour Linden crew\nLisbon"
    assert (await say(counter, here, "bye"))["text"] == "Bye.\nYour Linden crew\nLisbon"
    assert (await say(counter, there, "bye"))["text"] == "Bye.\nThe others"
    shared = await counter.get(f"/templates?store={other.id}&find=wismo")
    assert [one["store_id"] for one in shared["items"]] == [None]


async def test_an_own_template_gives_way_when_it_is_retired(counter: Counter) -> None:
    """S5-58: the shared one counts again; written anew the own one comes back under its number."""
    wrote = await counter.write("/templates", **OWN, store_id=counter.desk.store.id)
    asked = await counter.about("shipped")
    assert (await say(counter, asked))["name"] == "Ours"
    await counter.ask("DELETE", f"/templates/{wrote['id']}", status=204, by=counter.manager)
    assert (await say(counter, asked))["name"] == core.TEMPLATES["wismo"]
    assert (await counter.write("/templates", **OWN, store_id=counter.desk.store.id))["id"] == wrote["id"]
    refused = await counter.write("/templates", 409, **OWN, store_id=counter.desk.store.id)
    assert refused["code"] == "template_exists"


async def test_the_stores_tone_chooses_the_text(counter: Counter) -> None:
    """S5-58, S5-40: a text for the tone of the store's guidance, else the plain one."""
    texts = {"en": "Hello.", "en:playful": "Hey hey!", "pt": "Olá."}
    await counter.write("/templates", key="hi", name="Hi", texts=texts)
    asked = await counter.stranger()
    assert (await say(counter, asked, "hi"))["text"] == "Hello."
    await counter.set(guidance={"tone": "playful"})
    found = await say(counter, asked, "hi")
    assert (found["text"], found["tone"]) == ("Hey hey!", "playful")


async def test_a_language_that_is_missing_falls_back_and_says_so(counter: Counter) -> None:
    await counter.set(language="pt")
    await counter.write("/templates", key="two", name="Two", texts={"en": "Yes.", "pt": "Sim."})
    asked = await counter.about("shipped", language="fi")
    found = await say(counter, asked, "two")
    assert (found["text"], found["language"], found["is_fallback"]) == ("Sim.", "pt", True)


@pytest.mark.parametrize(
    ("texts", "language", "store", "tone", "text"),
    [
        ({"en": "e", "fi": "f"}, "fi", "en", "neutral", "f"),
        ({"en": "e", "fi": "f"}, "fi-FI", "en", "neutral", "f"),
        ({"en": "e", "fi": "f"}, "", "fi", "neutral", "f"),
        ({"en": "e", "de": "d"}, "fi", "de", "neutral", "d"),
        ({"en": "e", "pl": "p"}, "fi", "de", "neutral", "e"),
        ({"pl": "p", "de": "d"}, "fi", "it", "neutral", "p"),
        ({"en:playful": "y", "en": "e"}, "en", "en", "custom", "e"),
        ({"en:playful": "y", "en:friendly": "x"}, "en", "en", "neutral", "x"),
        ({"en:playful": "y", "fi": "f"}, "fi", "en", "playful", "f"),
    ],
)
def test_the_order_of_voices(texts: dict[str, str], language: str, store: str, tone: str, text: str) -> None:
    """Language before tone: the conversation's, the store's, English, any; then the tone, or the plain text."""
    assert choose(texts, language, store, tone).text == text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"texts": {"en": "Hi {{custmer.name}}"}}, "template_invalid"),
        ({"texts": {"en": "Hi {{customer.name"}}, "template_invalid"),
        ({"texts": {"en": "x" * 20_000}}, "template_invalid"),
        ({"texts": {"en": " \n "}}, "template_invalid"),
        ({"texts": {}}, "template_invalid"),
        ({"texts": {"xx": "Hi"}}, "template_invalid"),
        ({"texts": {"en:rude": "Hi"}}, "template_invalid"),
        ({"texts": {"en": "Hi\u202e"}}, "template_invalid"),
        ({"key": "Bad key"}, "key_invalid"),
        ({"key": "/"}, "key_invalid"),
        ({"name": ""}, "name_invalid"),
        ({"store_id": 4711}, "store_not_found"),
    ],
)
async def test_what_cannot_be_said_is_refused_at_saving(counter: Counter, body: dict[str, Any], code: str) -> None:
    """Nothing is kept; the sentence says what to change, and where."""
    good = {"key": "new", "name": "New", "texts": {"en": "Hello."}}
    status = 404 if code == "store_not_found" else 422
    refused = await counter.write("/templates", status, **(good | body))
    assert refused["code"] == code
    assert refused["detail"].endswith((".", "…"))
    assert (await counter.get("/templates?find=new"))["items"] == []


async def test_the_refusal_names_variable_place_and_nearest(counter: Counter) -> None:
    texts = {"en": "Hello.", "pt": "Olá,\no pedido {{order.nmae}}."}
    refused = await counter.write("/templates", 422, key="new", name="New", texts=texts)
    (problem,) = refused["problems"]
    assert refused["text"] == "pt"
    assert (problem["variable"], problem["line"], problem["column"], problem["nearest"]) == (
        *("order.nmae", 2, 10),
        "order.name",
    )


async def test_whoever_sees_some_stores_writes_theirs_alone(counter: Counter) -> None:
    """S2-04 of replies: what all stores share is not theirs to change, and what others own they do not see."""
    other = await counter.desk.another_store("other")
    limited = await counter.hire("Lia", Role.MANAGER, other.id)
    foreign = await counter.write("/templates", **OWN, store_id=counter.desk.store.id)
    wismo = (await counter.get("/templates?find=wismo"))["items"][0]["id"]
    good = {"name": "New", "texts": {"en": "Hello."}}
    shared = await counter.ask("POST", "/templates", {**good, "key": "n"}, status=403, by=limited)
    assert shared["code"] == "stores_limited"
    assert (await counter.ask("PUT", f"/templates/{wismo}", good, status=403, by=limited))["code"] == "stores_limited"
    await counter.ask("PUT", f"/templates/{foreign['id']}", good, status=404, by=limited)
    await counter.get(f"/templates/{foreign['id']}", status=404, by=limited)
    await counter.get(f"/templates?store={counter.desk.store.id}", status=404, by=limited)
    await counter.ask("POST", "/templates", {**good, "key": "n", "store_id": other.id}, status=201, by=limited)


async def test_every_change_leaves_its_trail(counter: Counter) -> None:
    """S5-28: who wrote which words, and when."""
    wrote = await counter.write("/templates", key="new", name="New", texts={"en": "Hello."})
    await counter.ask("DELETE", f"/templates/{wrote['id']}", status=204, by=counter.manager)
    async with counter.desk.database.begin() as session:
        rows = await session.scalars(
            select(AuditRow).where(AuditRow.subject == f"template:{wrote['id']}").order_by(AuditRow.id)
        )
        trail = [(row.act, row.actor, row.facts["texts"]) for row in rows]
    by, texts = counter.manager.mark, {"en": "Hello."}
    assert trail == [("template.added", by, texts), ("template.retired", by, texts)]


async def test_the_list_is_paged_by_keys(counter: Counter) -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        page = await counter.get(f"/templates?limit=3{cursor}")
        seen += [one["key"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == sorted(core.TEMPLATES)


def test_tones_are_those_of_the_guidance() -> None:
    assert TONES == ("neutral", "professional", "friendly", "playful")


@pytest.mark.parametrize("text", ["It is on its way.", "It is on its way.\n\nThe crew\nLisbon"])
async def test_a_letter_to_who_left_is_signed_once(counter: Counter, text: str) -> None:
    """S5-58: with the brand's own signature, whether or not a template has put it there."""
    await counter.set(replies={"signature": "The crew\nLisbon"})
    asked, desk, letters = await counter.stranger(), counter.desk, Letters()
    async with desk.database.begin() as session:
        (await session.get_one(ConversationRow, asked.chat.id)).contact_email = "kim@mail.test"
    async with desk.database.begin() as session:
        words = Answer(text, asked.seen, "c-1")
        sent = await reply(session, desk.desk, live_of(desk), counter.agent, asked.ticket, words)
    await mail_reply(deps_of(desk, letters), sent.message_id)
    (letter,) = letters.sent
    assert letter.text.count("The crew\nLisbon") == 1
