"""An authorisation at a vendor that has begun: bound to who began it and to the store, for minutes, and used once."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Vendor
from commerce.connecting import Entry
from commerce.fields import InstallRefused
from kit.auth import Actor, Tokens, digest, new_key, same
from kit.clock import Clock
from kit.errors import NotReady, Unauthenticated
from kit.vault import Vault
from stores.connections import connection_of, disconnect, save_connection
from stores.stores import Store

PURPOSE = "shop.install"
LIVES = timedelta(minutes=15)
"""Long enough to sign in at the vendor first."""
_PRINT = "state_print"


@dataclass(frozen=True, slots=True)
class Keys:
    """What seals and signs: the clock, the vault of secrets, and the tokens."""

    clock: Clock
    vault: Vault
    tokens: Tokens


async def begin(session: AsyncSession, keys: Keys, actor: Actor, store: Store, vendor: Vendor, entry: Entry) -> str:
    """Keep what was entered until the vendor answers, and return the state that comes back with the answer."""
    nonce = new_key()
    await save_connection(
        session,
        keys.clock,
        keys.vault,
        store_id=store.id,
        kind=_kind(vendor),
        settings={**entry.settings, _PRINT: digest(nonce)},
        secrets=entry.secrets,
        addresses=(),
    )
    claims = {"vendor": vendor.name, "store": store.id, "staff": actor.id, "nonce": nonce}
    return keys.tokens.sign(PURPOSE, claims, lives=LIVES)


def read_state(keys: Keys, actor: Actor, vendor: Vendor, state: str) -> tuple[int, str]:
    """Return the store that a state is for, and its nonce.

    Raises:
        InstallRefused: with code `install_state`: it is not ours, too old, or somebody else's.
    """
    try:
        claims = keys.tokens.read(PURPOSE, state)
    except Unauthenticated:
        raise _foreign("This authorisation was not begun here, or more than 15 minutes ago. Begin again.") from None
    if claims.get("vendor") != vendor.name or claims.get("staff") != actor.id:
        raise _foreign("Somebody else began this authorisation. Begin your own.")
    return int(claims["store"]), str(claims["nonce"])


async def take(session: AsyncSession, keys: Keys, store_id: int, vendor: Vendor, nonce: str) -> Entry:
    """Return what was entered and forget it, so that no answer counts twice.

    Raises:
        InstallRefused: with code `install_used`: it was answered already, or begun anew since.
    """
    try:
        begun = await connection_of(session, keys.vault, store_id, _kind(vendor))
    except NotReady:
        begun = None
    if begun is None or not same(begun.settings.get(_PRINT, ""), digest(nonce)):
        raise InstallRefused(
            "This authorisation was used already, or begun anew since. Begin again.", code="install_used"
        )
    await disconnect(session, store_id, _kind(vendor))
    settings = {name: value for name, value in begun.settings.items() if name != _PRINT}
    return Entry(settings, begun.secrets, {})


async def forget(session: AsyncSession, store_id: int, vendor: Vendor) -> None:
    """Forget an authorisation that was begun and not answered."""
    await disconnect(session, store_id, _kind(vendor))


def _kind(vendor: Vendor) -> str:
    return f"{vendor.name}.install"


def _foreign(sentence: str) -> InstallRefused:
    return InstallRefused(sentence, code="install_state")
