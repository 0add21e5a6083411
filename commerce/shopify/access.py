"""Whether a store can be used: what our app may do there, what it lacks, and with which version Shopify answers."""

from datetime import datetime, timedelta

from commerce.port import Can
from commerce.shopify.client import Client
from commerce.shopify.refusals import readable
from commerce.shopify.scopes import Wanted, able, held, missing
from commerce.shopify.transport import Transport
from commerce.shopify.versions import PINNED
from kit.clock import Clock
from kit.errors import AdapterError
from kit.health import Cause, Live, Status, Unavailable

KEPT = timedelta(minutes=5)
"""How long a store counts as live once it was looked at: every turn asks."""
KEPT_TROUBLE = timedelta(seconds=15)
"""How long it counts as not: what was mended is soon seen, and a store that is down is not asked by every turn."""
PAGE = "/admin/shop"
_MEND = "Add {scope} to the app's access scopes in Shopify, install the app again, then test the connection."


class Access:
    """What our app may do in one store."""

    def __init__(self, client: Client, transport: Transport, clock: Clock) -> None:
        """Know nothing yet."""
        self._client = client
        self._transport = transport
        self._clock = clock
        self._scopes: frozenset[str] | None = None
        self._known: tuple[datetime, Status] | None = None

    async def scopes(self) -> frozenset[str]:
        """Return the access scopes that our app holds; reading is held with writing."""
        if self._scopes is None:
            await self._read()
        return self._scopes or frozenset()

    @property
    def abilities(self) -> frozenset[Can]:
        """What the scopes that were last read allow; everything, until they have been read once."""
        return frozenset(Can) if self._scopes is None else able(self._scopes)

    async def status(self) -> Status:
        """Tell whether the store can be used, as of a short while ago; every missing scope is named, also if it can."""
        now = self._clock.now()
        if self._known is not None:
            at, status = self._known
            is_doubtful = isinstance(status, Live) and self._transport.is_refused
            if not is_doubtful and now - at <= (KEPT if isinstance(status, Live) else KEPT_TROUBLE):
                return status
        status = await self._look()
        self._known = now, status
        return status

    async def _look(self) -> Status:
        try:
            name, domain = await self._read()
        except AdapterError as error:
            return Unavailable((Cause(error.code, error.detail, "Mend the connection of the shop and test it.", PAGE),))
        causes = [_cause(one) for one in missing(self._scopes or ()) if one.is_essential]
        if domain.lower() != self._transport.door.shop.lower():
            sentence = f"The access token is that of another store, {domain}."
            causes.insert(0, Cause("shopify_other_store", sentence, "Enter this store's own token.", PAGE))
        return Unavailable(tuple(causes)) if causes else Live(self._note(name))

    def _note(self, name: str) -> str:
        lacking = [f"without {one.name} {one.purpose}" for one in missing(self._scopes or ())]
        served = self._transport.served
        if served is not None and served != PINNED:
            lacking.insert(0, f"Shopify answers in version {served}, not in {PINNED}: look for a newer Tillside")
        return "; ".join([name, *lacking])

    @readable
    async def _read(self) -> tuple[str, str]:
        """Read the scopes, and return the store's name and its address at Shopify."""
        answer = await self._client.connection()
        self._scopes = held(scope.handle for scope in answer.current_app_installation.access_scopes)
        return answer.shop.name, answer.shop.myshopify_domain


def _cause(wanted: Wanted) -> Cause:
    sentence = f"The Shopify app lacks the access scope {wanted.name}: {wanted.purpose}."
    return Cause(f"shopify_lacks_{wanted.name}", sentence, _MEND.format(scope=wanted.name), PAGE)
