"""Brands and their settings: what every other package reads of a store."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, may_see, new_key
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from kit.language import LANGUAGES
from stores.guidance import Guidance
from stores.handoff import HandoffSettings
from stores.hours import OfficeHours
from stores.models import StoreRow
from stores.notes import checked
from stores.opening import checked_hours
from stores.proactive import ProactiveSettings
from stores.replies import ReplySettings
from stores.widget import WidgetSettings

_LONGEST_ADDRESS = 500
_PAGE = re.compile(r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!-~]*)?")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones, looked up on disk once: every read of a store asks."""
    return frozenset(available_timezones())


def is_page(address: str) -> bool:
    """Whether this is the https address of a page, without a name or password in it and not too long to be sent."""
    if len(address) > _LONGEST_ADDRESS or not _PAGE.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and parts.username is None and parts.password is None and port != 0


class StoreSettings(BaseModel):
    """What the owner of a store may set; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    time_zone: str = "Europe/Lisbon"
    language: str = "en"
    """What a customer is spoken to in before anything tells which language they use."""
    hub_active: bool = True
    """The customer's self-service pages are switched on (S1-04)."""
    agent_active: bool = True
    """The customer agent is enabled for this store (S1-03)."""
    skills_off: tuple[str, ...] = ()
    """Skills that staff switched off by hand."""
    tag: str = Field(default="", max_length=40)
    """What this storefront's conversations are marked with, empty for none (S5-12, S5-50)."""
    queue: str = Field(default="Support", min_length=1, max_length=80)
    """Where its conversations wait for a person: the people who take them over (S5-12)."""
    handoff: HandoffSettings = Field(default_factory=HandoffSettings)
    """How it hands over to people."""
    hours: OfficeHours = Field(default_factory=OfficeHours)
    """When people are there, by its own time zone."""
    origins: tuple[str, ...] = ()
    """Web origins on which the widget may run; empty allows the product's own pages only."""
    return_portal: str = ""
    """The https address of the shop's own page for returns; empty where returns are asked for in the Hub."""
    tracking_notes: dict[str, str] = Field(default_factory=dict)
    """What is added to an answer on a parcel, by `stores.notes.NoteOn` (S5-21)."""
    review_months: int | None = Field(default=None, ge=1, le=120)
    """After how many months an article is to be looked at again; None never asks."""
    guidance: Guidance = Field(default_factory=Guidance)
    """How the agent speaks, and when a person takes over."""
    replies: ReplySettings = Field(default_factory=ReplySettings)
    """How people answer in its name."""
    proactive: ProactiveSettings = Field(default_factory=ProactiveSettings)
    """What customers are told before they ask."""
    widget: WidgetSettings = Field(default_factory=WidgetSettings)
    """How its chat window looks and speaks."""

    @field_validator("tag", "queue")
    @classmethod
    def one_line(cls, value: str) -> str:
        """Refuse signs that cannot be seen, of which no list could be searched."""
        if not value.isprintable():
            msg = "write it in one line, without hidden signs"
            raise ValueError(msg)
        return value

    @field_validator("hours")
    @classmethod
    def clear_hours(cls, value: OfficeHours) -> OfficeHours:
        """Refuse hours that overlap."""
        return checked_hours(value)

    @field_validator("time_zone")
    @classmethod
    def known_zone(cls, value: str) -> str:
        """Refuse a zone that the time zone database does not have."""
        if value not in zones():
            msg = f"{value or 'This'} is no time zone; use a name such as Europe/Lisbon"
            raise ValueError(msg)
        return value

    @field_validator("language")
    @classmethod
    def known_language(cls, value: str) -> str:
        """Refuse a language that the product does not know."""
        if value not in LANGUAGES:
            msg = f"choose one of {', '.join(LANGUAGES)}"
            raise ValueError(msg)
        return value

    @field_validator("tracking_notes")
    @classmethod
    def known_notes(cls, values: dict[str, str]) -> dict[str, str]:
        """Refuse a note on no status, and one that an answer could not carry."""
        return checked(values)

    @field_validator("return_portal")
    @classmethod
    def own_page(cls, value: str) -> str:
        """Refuse what is no plain https address of a page: customers are sent there."""
        if value and not is_page(value):
            msg = "write the whole address of your page for returns, such as https://returns.shop.example.com/start"
            raise ValueError(msg)
        return value

    @field_validator("origins")
    @classmethod
    def web_origins(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse what is no web origin: only a scheme, a host and a port count there."""
        for value in values:
            if not _ORIGIN.fullmatch(value):
                msg = f"{value} is no web origin; write it as https://shop.example.com, one a line"
                raise ValueError(msg)
        return values


class Store(BaseModel):
    """A store as other packages see it."""

    model_config = ConfigDict(frozen=True)

    id: int
    key: str
    name: str
    shop_kind: str | None
    shop_settings: dict[str, str]
    shop_secrets: dict[str, str] = Field(default_factory=dict, repr=False)
    """Sealed; `stores.shops.opened` opens them."""
    shop_address: str | None = None
    settings: StoreSettings

    @property
    def zone(self) -> ZoneInfo:
        """The store's time zone."""
        return ZoneInfo(self.settings.time_zone)

    def today(self, now: datetime) -> date:
        """Return the day that it is in the store at a moment."""
        return now.astimezone(self.zone).date()


def describe(row: StoreRow) -> Store:
    """Return a store's row as others see it."""
    return Store(
        id=row.id,
        key=row.key,
        name=row.name,
        shop_kind=row.shop_kind,
        shop_settings=row.shop_settings,
        shop_secrets=row.shop_secrets,
        shop_address=row.shop_address,
        settings=StoreSettings.model_validate(row.settings),
    )


async def add_store(
    session: AsyncSession, clock: Clock, *, key: str, name: str, shop_kind: str | None, settings: StoreSettings
) -> Store:
    """Create a brand; `key` is its name in addresses and scripts."""
    row = StoreRow(
        key=key,
        name=name,
        shop_kind=shop_kind,
        shop_settings={},
        identity_secret=new_key(32),
        settings=settings.model_dump(mode="json"),
        created_at=clock.now(),
    )
    session.add(row)
    await session.flush()
    return describe(row)


async def get_store(session: AsyncSession, store_id: int) -> Store:
    """Read a store; raises NotFound."""
    row = await session.get(StoreRow, store_id)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    return describe(row)


async def find_store(session: AsyncSession, key: str) -> Store:
    """Read a store by its key; raises NotFound, also where whoever asks may not see it (`kit.auth.limit`)."""
    row = await session.scalar(select(StoreRow).where(StoreRow.key == key))
    if row is None or not may_see(session, row.id):
        raise NotFound("There is no such store. Check the key in the widget's script tag.", code="store_not_found")
    return describe(row)


def seen_stores(actor: Actor, stores: Sequence[Store]) -> list[Store]:
    """Return those of these stores that somebody may see."""
    return [store for store in stores if actor.stores is None or store.id in actor.stores]


async def find_seen(session: AsyncSession, actor: Actor, key: str) -> Store:
    """Read a store by its key; raises NotFound also where the actor may not see it."""
    store = await find_store(session, key)
    if actor.stores is not None and store.id not in actor.stores:
        raise NotFound("There is no such store. Check its key.", code="store_not_found")
    return store


async def all_stores(session: AsyncSession) -> list[Store]:
    """Read every store that may be seen in this session, oldest first."""
    rows = await session.scalars(select(StoreRow).order_by(StoreRow.id))
    return [describe(row) for row in rows if may_see(session, row.id)]


async def store_ids(session: AsyncSession) -> frozenset[int]:
    """Return the ids of every store."""
    return frozenset(await session.scalars(select(StoreRow.id)))


async def identity_secret(session: AsyncSession, store_id: int) -> str:
    """Return the secret with which the shop signs who its visitor is; raises NotFound."""
    row = await session.get(StoreRow, store_id)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    return row.identity_secret


async def lock_store(session: AsyncSession, store_id: int) -> Store:
    """Read a store as it is now, and let nobody else change it until this session ends; raises NotFound."""
    row = await session.get(StoreRow, store_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    return describe(row)


async def save_settings(session: AsyncSession, store_id: int, settings: StoreSettings) -> Store:
    """Replace a store's settings; raises NotFound."""
    row = await session.get(StoreRow, store_id, with_for_update=True)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    row.settings = settings.model_dump(mode="json")
    await session.flush()
    return describe(row)


async def save_guidance(
    session: AsyncSession, store_id: int, guidance: Guidance, before: Guidance | None = None
) -> Store:
    """Replace a store's guidance and nothing else.

    Raises:
        NotFound: there is no such store.
        Conflict: the guidance is not `before`, where that is given: somebody has saved other guidance meanwhile.
    """
    row = await session.get(StoreRow, store_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("There is no such store.", code="store_not_found")
    if before is not None and describe(row).settings.guidance != before:
        raise Conflict("Somebody has changed the guidance meanwhile. Read it again.", code="guidance_changed")
    row.settings = {**row.settings, "guidance": guidance.model_dump(mode="json")}
    await session.flush()
    return describe(row)
