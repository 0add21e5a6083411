"""Signing in with the account that a customer has at the shop; a vendor that has such accounts declares `accounts`.

The protocol is OpenID Connect's authorisation code with PKCE. What is sent with a try and must come back stands in an
`Attempt`; who keeps it, and whom it proves, is for the packages above to say (D9a).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from commerce.port import ShopCustomer
from kit.clock import Clock
from kit.errors import Forbidden, Invalid


class AttemptOver(Invalid):
    """This try is not known, was begun elsewhere, was used, or is too old: the customer begins anew."""

    code = "account_over"


class NotProved(Forbidden):
    """What the shop's sign-in sent back proves nobody."""

    code = "account_not_proved"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to sign in; `redirect` is where the browser comes back, exactly as it is registered at the shop."""

    redirect: str
    language: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


class Accounts(Protocol):
    """The sign-in of one store's customers at their shop.

    Both methods raise `Temporary`, `Unauthorised` or `Permanent` for the shop's failures.
    """

    async def begin(self, attempt: Attempt) -> str:
        """Return the address of the shop's page on which the customer signs in."""
        ...

    async def finish(self, attempt: Attempt, code: str) -> ShopCustomer:
        """Return whose account it is, by the code that came back: the shop's customer id, and the proved address.

        Raises:
            AttemptOver: the code was used, is too old, or belongs to another try.
            NotProved: the identity is forged, expired, another shop's, or another try's.
        """
        ...


OpenAccounts = Callable[[Clock, Mapping[str, Any]], Accounts | None]
"""Takes the settings of a connection; None where the store does not offer it."""
