"""Whoever follows docs/add-a-skill.md, file by file and command by command, has a skill that answers in the chat."""

import re
from pathlib import Path

import httpx
import pytest

from tests.start.copies import DEMO, Copy, Make
from tests.start.desk import owners_desk, soon
from tests.start.pages import own_tree, read_page, write

pytestmark = pytest.mark.timeout(600)  # a whole program learns, plays and starts, maybe on a busy machine

PAGE = read_page("add-a-skill.md")
COMMAND = ".venv/bin/python app.py "
ARTICLE = "# Warranty\n\nEvery jacket has a warranty of three years. It covers seams and zips, and no wear.\n"


@pytest.fixture
def tree(room: Path) -> Path:
    return own_tree(room / "tree")


def arguments(command: str) -> str:
    assert command.startswith(COMMAND)
    return command.removeprefix(COMMAND)


def answer(copy: Copy, text: str) -> str:
    """Ask in a new chat, and return what the agent says."""
    chats = f"{copy.base}/api/v1/webchat/conversations"
    chat = httpx.post(chats, json={"store": "demo"}, timeout=20).json()
    bearer, at = {"Authorization": f"Bearer {chat['key']}"}, f"{chats}/{chat['conversation']}/messages"
    httpx.post(at, json={"id": "m-1", "text": text}, headers=bearer, timeout=20).raise_for_status()

    def said() -> str | None:
        items = httpx.get(at, headers=bearer, timeout=20).json()["items"]
        blocks = [block for item in items if item["author"] == "agent" for block in item["blocks"]]
        return " ".join(block.get("text", "") for block in blocks) if blocks else None

    return soon(said)


def publish(owner: httpx.Client) -> list[str]:
    """Write the article, wait until it is found there, and return the topics of the first chat."""
    results = owner.get("/api/v1/stores/demo/skills/warranty/results").json()
    first = next(chat for ended in results["conversations"].values() for chat in ended)
    number = owner.get(f"/api/v1/desk/conversations/{first}").raise_for_status().json()["ticket_id"]
    topics: list[str] = owner.get(f"/api/v1/desk/tickets/{number}").raise_for_status().json()["topics"]
    article = {"title": "Warranty", "body": ARTICLE, "language": "en"}
    content = "/api/v1/stores/demo/knowledge"
    owner.post(f"{content}/articles", json=article).raise_for_status()
    found = f"{content}/search?q=How long is the warranty?"
    soon(lambda: "three years" if "three years" in owner.get(found).text else None)
    return topics


def drawn(owner: httpx.Client) -> set[str]:
    """Return the steps that staff see drawn of the new skill (S1-42)."""
    skills = owner.get("/api/v1/stores/demo/skills").raise_for_status().json()
    picture = next(one["picture"] for one in skills if one["name"] == "warranty")
    return {step["name"] for step in picture["steps"] if step["kind"] == "step"}


def test_a_skill_that_is_dropped_in_is_learnt_listed_evaluated_and_answers_in_the_chat(
    copy: Make, tree: Path, room: Path
) -> None:
    write(tree, PAGE)
    plays, looks = map(arguments, PAGE.commands)
    played = copy(folder=room / "played", tree=tree).ends(plays)
    assert played.code == 0, played.said
    assert "1 of 1 conversations passed" in played.said
    shop = copy(folder=room / "shop", tree=tree).answers(DEMO)
    assert "nothing about a warranty" in answer(shop, "How long is the warranty on a jacket?")
    with owners_desk(shop) as owner:
        assert drawn(owner) == {"search_articles", "quote", "say_not_there"}
        assert publish(owner) == ["returns_delivered_orders"]
    assert "three years" in answer(shop, "How long is the warranty on a jacket?")
    looked = copy(folder=shop.folder, tree=tree, COLUMNS="200").ends(looks)
    assert re.search(r"Skill: Warranty\W+Live", looked.said), looked.said


@pytest.mark.parametrize(
    ("name", "wrong", "sentence"),
    [
        ("words/en.ftl", "warranty-says = { $lacking", "cannot speak"),
        ("__init__.py", "import nothing_of_this_name\n", "cannot be imported"),
    ],
)
def test_a_broken_skill_stops_the_start_with_one_sentence(
    copy: Make, tree: Path, room: Path, name: str, wrong: str, sentence: str
) -> None:
    write(tree, PAGE)
    (tree / "skills" / "warranty" / name).write_text(wrong, encoding="utf-8")
    ended = copy(folder=room / "data", tree=tree).ends(DEMO)
    assert ended.code == 2
    assert sentence in ended.sentence
    assert "warranty" in ended.sentence
