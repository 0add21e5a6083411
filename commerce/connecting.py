"""Connecting a store to its shop: read what was entered, try it, and keep it only if the shop lets us in (S5-10)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import ConnectedShop, Vendor
from commerce.port import Order
from kit.clock import Clock
from kit.db import Database
from kit.errors import AppError, NotFound, NotReady
from kit.health import Cause, Status, Unavailable
from kit.jobs import announce
from kit.vault import Vault
from stores.shops import Retire, ShopConnected, connect_shop, opened
from stores.stores import Store

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class StandIn:
    """A server that plays a vendor in the demo: the shop or the account it has, where it answers, what opens it."""

    address: str | None
    server: str
    opens: Callable[[], Mapping[str, str]] = dict
    """What a person who connects to it enters now, by the names of the fields: secrets of nothing."""

    def has(self, address: str | None) -> bool:
        """Whether it plays the shop of this address, or the account of which that is a part (`account/…`)."""
        return bool(self.server) and address is not None and f"{address}/".startswith(f"{self.address}/")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered, together with what is kept of an earlier connection to the same shop."""

    settings: dict[str, str]
    secrets: dict[str, str] = field(repr=False)
    problems: dict[str, str]
    """A sentence for each field that is to be mended, by its name."""

    @property
    def values(self) -> dict[str, str]:
        """Everything, as `Vendor.build` takes it."""
        return {**self.settings, **self.secrets}


def kept_secrets(store: Store, vault: Vault) -> dict[str, str]:
    """Return the secrets of a store's shop; none if they cannot be opened any more, so that they are entered again."""
    try:
        values = opened(store, vault)
    except NotReady:
        return {}
    return {name: values[name] for name in store.shop_secrets}


def read_entry(
    vendor: Vendor,
    form: Mapping[str, str],
    store: Store,
    kept: Mapping[str, str],
    stand_in: StandIn | None = None,
    *,
    is_installing: bool = False,
) -> Entry:
    """Read a form for a store whose secrets are `kept`; `is_installing` asks for what authorising needs.

    A secret that was left empty stays as it is, but only if the shop is the same: it never goes to another's server.
    """
    settings = {one.name: value for one in vendor.fields if not one.is_secret and (value := _entered(form, one.name))}
    secrets = {one.name: value for one in vendor.fields if one.is_secret and (value := _entered(form, one.name))}
    address = vendor.address_of(settings)
    if store.shop_kind == vendor.name and address == store.shop_address:
        names = {one.name for one in vendor.fields}
        settings = {**{name: value for name, value in store.shop_settings.items() if name not in names}, **settings}
        secrets = {**kept, **secrets}
    if stand_in is not None and stand_in.has(address):
        settings["address"] = stand_in.server
    return Entry(settings, secrets, _problems(vendor, {**settings, **secrets}, is_installing=is_installing))


def _entered(form: Mapping[str, str], name: str) -> str:
    return form.get(name, "").strip()


def _problems(vendor: Vendor, values: Mapping[str, str], *, is_installing: bool) -> dict[str, str]:
    install = vendor.install.fields if vendor.install and is_installing else None
    needed = {one.name for one in vendor.fields if (one.is_required if install is None else one.name in install)}
    problems = {
        one.name: f"Enter the {one.label[:1].lower()}{one.label[1:]}."
        for one in vendor.fields
        if one.name in needed and not values.get(one.name)
    }
    too_long = {name: "This is too long." for name, value in values.items() if len(value) > _LONGEST}
    return {**vendor.check(values), **too_long, **problems}


async def try_shop(
    vendor: Vendor, database: Database, clock: Clock, store_id: int, values: Mapping[str, str]
) -> Status:
    """Ask the shop itself whether it lets us in, and what is missing; nothing is stored."""
    try:
        return await vendor.build(database, clock, store_id, values).status()
    except AppError as error:
        return Unavailable((Cause(error.code, error.detail, "Mend the connection and test it again."),))


def refusals(vendor: Vendor, status: Status) -> dict[str, str]:
    """Return why what was entered opens no shop, by the field that is to be mended; nothing if only rights are missing.

    A shop that lets us in but lacks permissions is kept: what is missing is told until it is given.
    """
    causes = status.causes if isinstance(status, Unavailable) else ()
    real = [one for one in causes if not one.code.startswith(vendor.lacks)]
    first = vendor.fields[0].name if vendor.fields else ""
    return {vendor.beside.get(one.code, first): one.sentence for one in reversed(real)}


async def keep_shop(
    session: AsyncSession, vault: Vault, retire: Retire, store: Store, vendor: Vendor, entry: Entry
) -> Store:
    """Let a store sell by the shop that was tried, and announce it. Raises Conflict with code `shop_taken`."""
    kept = await connect_shop(
        session,
        vault,
        store.id,
        kind=vendor.name,
        settings=entry.settings,
        secrets=entry.secrets,
        address=vendor.address_of(entry.settings),
        retire=retire,
    )
    await announce(session, ShopConnected(store.id))
    return kept


async def newest_order(shop: ConnectedShop, email: str) -> Order | None:
    """Return the newest order of the customer with this address, None if there is none yet (S5-13).

    Raises:
        NotFound: the shop knows no such customer.
        AdapterError: the shop cannot be asked.
    """
    customer = await shop.customer_by_email(email)
    if customer is None:
        raise NotFound("The shop knows no customer with this address.")
    return next(iter(await shop.orders(customer.id, limit=1)), None)
