"""What helps a manager while they write: a check as they type, a look on a real ticket, and the way back."""

from helpdesk.replies import core
from tests.helpdesk.replies.conftest import Counter


async def test_a_wrong_variable_is_told_as_it_is_typed(counter: Counter) -> None:
    """S5-08: the line, the sign and the name that may have been meant; nothing is saved by it."""
    found = await counter.ask("POST", "/templates/check", {"text": "Hello,\nyour {{order.nam}} and {{x}} }"})
    problems = [(one["line"], one["column"], one["variable"], one["nearest"]) for one in found["problems"]]
    assert problems == [(2, 6, "order.nam", "order.name"), (2, 24, "x", ""), (2, 30, "", "")]
    assert (await counter.ask("POST", "/templates/check", {"text": "Hello {{customer.first_name|-}},"}))[
        "problems"
    ] == []


async def test_words_are_looked_at_on_a_real_ticket_before_they_are_saved(counter: Counter) -> None:
    """S4-24: in the language of its customer, with what is true now."""
    asked = await counter.about()
    texts = {"en": "It is {{order.name}}.\n{{note|}}", "pt": "É {{order.name}}."}
    path = f"/tickets/{asked.ticket}/templates/try"
    found = await counter.ask("POST", path, {"texts": texts})
    assert (found["text"], found["language"]) == (f"It is {asked.order}.", "en")
    stranger = await counter.stranger()
    await counter.ask("POST", f"/tickets/{stranger.ticket}/templates/try", {"texts": texts}, status=422)
    assert "It is" not in str(await counter.get("/templates"))


async def test_a_core_template_comes_back_as_it_was_at_the_start(counter: Counter) -> None:
    """S5-51: changed or retired, it is restored in nine languages; who sees some stores alone may not."""
    by_key = {one["key"]: one["id"] for one in (await counter.get("/templates"))["items"]}
    await counter.ask(
        "PUT", f"/templates/{by_key['wismo']}", {"name": "Track", "texts": {"en": "Soon."}}, by=counter.manager
    )
    await counter.ask("DELETE", f"/templates/{by_key['thanks']}", status=204, by=counter.manager)
    told = {one["key"]: one for one in await counter.get("/templates/core")}
    assert (told["wismo"]["is_changed"], told["thanks"]["id"], told["greeting"]["is_changed"]) == (True, None, False)
    for key in ("wismo", "thanks"):
        await counter.ask("POST", f"/templates/core/{key}/restore", by=counter.manager)
        found = await counter.get(f"/templates/{by_key[key]}")
        assert (found["name"], found["texts"]) == (core.TEMPLATES[key], core.texts_of(key))
    await counter.ask("POST", "/templates/core/none/restore", status=404, by=counter.manager)
    await counter.ask("POST", "/templates/core/wismo/restore", status=403)


async def test_two_managers_do_not_write_over_each_other(counter: Counter) -> None:
    """What somebody else changed meanwhile is told, and stays until it has been seen."""
    for room, words in (("templates", {"name": "A", "texts": {"en": "A."}}), ("macros", {"template_key": "wismo"})):
        one = (await counter.get(f"/{room}"))["items"][0]
        seen = {**words, "name": "A", "seen_at": one["updated_at"]}
        counter.desk.later(minutes=1)
        now = await counter.ask("PUT", f"/{room}/{one['id']}", seen, by=counter.manager)
        told = await counter.ask("PUT", f"/{room}/{one['id']}", {**seen, "name": "B"}, status=409, by=counter.manager)
        assert (told["code"], told["updated_at"][:19]) == ("changed_meanwhile", now["updated_at"][:19])
        await counter.ask("PUT", f"/{room}/{one['id']}", {**seen, "seen_at": now["updated_at"]}, by=counter.manager)
