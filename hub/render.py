"""How a page is made: templates, words in the visitor's language, and the headers every page leaves with."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from babel import Locale
from fastapi.responses import HTMLResponse, RedirectResponse

from commerce.port import Money
from commerce.terms import Source
from kit import language as locale
from kit.language import Words
from kit.segments import to_segment
from kit.templates import Templates
from knowledge.public import address
from stores.stores import Store

HERE = Path(__file__).parent
WORDS = Words(HERE / "words")
TEMPLATES = Templates([HERE / "templates"])
LANGUAGE_NAMES = {tag: str(Locale.parse(tag).get_display_name()).capitalize() for tag in WORDS.languages}


@dataclass(frozen=True, slots=True)
class Look:
    """How pages look to one visitor: whose they are, in which language, and whether they stand inside the chat."""

    store: Store | None
    language: str
    is_framed: bool = False
    is_signed_in: bool = False
    here: str = ""
    """The path that the language switch shows again; empty on an answer to a form."""
    today: date = date.min
    """The day that it is in the store: what is overdue for a review on it is not said as certain."""

    @property
    def zone(self) -> ZoneInfo:
        """The store's time zone."""
        return self.store.zone if self.store else ZoneInfo("UTC")

    def say(self, key: str, **values: Any) -> str:  # noqa: ANN401 - strings and numbers of a sentence
        """Say `key` of the Hub's words."""
        return WORDS.say(self.language, key, **values)

    def money(self, amount: Money) -> str:
        """Write an amount as the language does."""
        return locale.money(amount.amount, amount.currency, self.language)

    def day(self, moment: datetime | date) -> str:
        """Write a date; of a moment that in the store's time zone."""
        return locale.day(moment, self.language, self.zone)

    def time(self, moment: datetime) -> str:
        """Write a time of day in the store's time zone."""
        return locale.clock_time(moment, self.language, self.zone)

    def until(self, moment: datetime, now: datetime) -> str:
        """Write when something closes: the time alone if that is today in the store's time zone."""
        is_today = moment.astimezone(self.zone).date() == now.astimezone(self.zone).date()
        write = locale.clock_time if is_today else locale.day_and_time
        return write(moment, self.language, self.zone)

    def page_of(self, source: Source) -> str:
        """Return the address of the shop's page that a sentence stands on, empty where it stands on none."""
        return address(self.store.key, source.article_id) if self.store and source.is_on_page else ""

    def path(self, path: str = "", **query: str) -> str:
        """Return the address of one of this store's pages, which stays inside the chat if this one is."""
        query = {name: value for name, value in query.items() if value}
        if self.is_framed:
            query["frame"] = "1"
        return self.path_of_store.rstrip("/") + path + (f"?{urlencode(query)}" if query else "")

    def order(self, order_id: str, rest: str = "", **query: str) -> str:
        """Return the address of an order's page, or of one below it."""
        return self.path(order_path(order_id, rest), **query)

    def in_language(self, tag: str) -> str:
        """Return the address of this page in another language."""
        return f"{self.here}{'&' if '?' in self.here else '?'}{urlencode({'lang': tag})}"

    @property
    def path_of_store(self) -> str:
        """What the address of every page of this store begins with."""
        return f"/hub/{self.store.key}/" if self.store else "/hub/"

    def page(self, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401 - as Jinja takes
        """Return the template as a page."""
        body = TEMPLATES.page(
            f"hub/{template}", status=status, look=self, t=self.say, languages=LANGUAGE_NAMES, **values
        )
        body.headers["Content-Security-Policy"] = _policy(self.store)
        body.headers["Referrer-Policy"] = "same-origin"
        return body

    def go(self, path: str = "", **query: str) -> RedirectResponse:
        """Answer a form with the page to read next, so that reloading sends nothing twice."""
        return RedirectResponse(self.path(path, **query), status_code=303)


def order_path(order_id: str, rest: str = "") -> str:
    """Return an order's page as forms name it, within its store."""
    return f"/orders/{to_segment(order_id)}{rest}"


def _policy(store: Store | None) -> str:
    origins = store.settings.origins if store else ()
    return "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "connect-src 'self'",
            "img-src 'self' https: data:",
            "form-action 'self'",
            "base-uri 'none'",
            " ".join(("frame-ancestors 'self'", *origins)),
        )
    )
