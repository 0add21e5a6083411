"""A browser without script: it keeps cookies, follows redirects, fills forms and clicks buttons by their words."""

from dataclasses import dataclass
from urllib.parse import urljoin

import httpx
from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass
class Sight:
    """A page as it is seen."""

    browser: "Browser"
    answer: httpx.Response

    def __post_init__(self) -> None:
        self.tree = LexborHTMLParser(self.answer.text)

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def path(self) -> str:
        return self.answer.url.path

    @property
    def title(self) -> str:
        node = self.tree.css_first("h1")
        return _words(node) if node else ""

    @property
    def text(self) -> str:
        """All words of the page's content."""
        node = self.tree.css_first("main")
        return _words(node) if node else self.answer.text

    @property
    def html(self) -> str:
        return self.answer.text

    @property
    def wrong(self) -> list[str]:
        """What the page says is wrong with fields."""
        return [_words(node) for node in self.tree.css(".wrong")]

    @property
    def links(self) -> list[str]:
        return [_words(node) for node in self.tree.css("main a")]

    def href(self, words: str) -> str:
        for node in self.tree.css("a"):
            if words in (_words(node), node.attributes.get("aria-label")):
                return node.attributes["href"] or ""
        raise AssertionError(f"no link {words!r} among {self.links} on {self.title!r}: {self.text}")

    async def follow(self, words: str) -> "Sight":
        return await self.browser.get(self.href(words))

    async def press(self, words: str, **typed: str) -> "Sight":
        """Send the form that has a button with these words; what is not typed is sent as it stands."""
        path, fields = self.form(words)
        return await self.browser.post(path, fields | typed)

    def form(self, words: str) -> tuple[str, dict[str, str]]:
        """Where the form with this button goes, and its fields as they stand."""
        for form in self.tree.css("form"):
            if any(_words(button) == words for button in form.css("button")):
                return urljoin(self.path, form.attributes.get("action") or ""), _fields(form)
        buttons = [_words(button) for button in self.tree.css("button")]
        raise AssertionError(f"no button {words!r} among {buttons} on {self.title!r}: {self.text}")


class Browser:
    """One browser."""

    def __init__(self, client: httpx.AsyncClient, home: str) -> None:
        self.client = client
        self.home = home
        self.origin = str(client.base_url).rstrip("/")

    async def get(self, path: str, **headers: str) -> Sight:
        if not path.startswith("/"):
            path = f"{self.home}/{path}"
        return Sight(self, await self.client.get(path, follow_redirects=True, headers=headers))

    async def post(self, path: str, fields: dict[str, str], *, origin: str | None = None) -> Sight:
        headers = {"Origin": origin or self.origin}
        answer = await self.client.post(path, data=fields, headers=headers, follow_redirects=True)
        return Sight(self, answer)


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _fields(form: LexborNode) -> dict[str, str]:
    fields: dict[str, str] = {}
    for node in form.css("input, textarea, select"):
        name = node.attributes.get("name")
        if not name:
            continue
        if node.tag == "select":
            chosen = node.css_first("option[selected]") or node.css_first("option")
            fields[name] = (chosen.attributes.get("value") or "") if chosen else ""
        elif node.tag == "textarea":
            fields[name] = node.text()
        elif node.attributes.get("type") != "radio" or "checked" in node.attributes:
            fields[name] = node.attributes.get("value") or ""
    return fields
