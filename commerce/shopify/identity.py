"""What Shopify's customer accounts say of who has signed in: an identity token, believed only if everything fits.

OpenID Connect Core 1.0, section 3.1.3.7. Pure: the keys are those that the store's own discovery names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt

from commerce.accounts import NotProved
from commerce.shopify.ids import is_id
from kit.auth import same

ALGORITHM = "RS256"
"""The only one that Shopify's discovery names; `none`, or one whose key we have given away, proves nothing."""
LEEWAY_SECONDS = 60
_CUSTOMER = "gid://shopify/Customer/"
_NEEDED = ("iss", "sub", "aud", "exp", "iat", "nonce")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must say: who made it, for which client of ours, and in answer to which try."""

    issuer: str
    client_id: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose account it is: the customer as the Admin API names them; `email` is empty where it is not proved."""

    customer_id: str
    email: str


def read_identity(token: str, keys: Sequence[Any], expected: Expected, now: datetime) -> Identity:
    """Return whose token it is.

    Raises:
        NotProved: it is unsigned, forged, expired, from the future, another issuer's, client's or try's.
    """
    try:
        claims = jwt.decode(
            token,
            _key(token, keys),
            algorithms=[ALGORITHM],
            audience=expected.client_id,
            issuer=expected.issuer,
            # The moments are compared with our own clock below.
            options={"require": list(_NEEDED), "verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
        begins, ends = float(claims["iat"]), float(claims["exp"])
    except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise _refused(type(error).__name__) from error
    at = now.timestamp()
    if not begins - LEEWAY_SECONDS <= at < ends + LEEWAY_SECONDS:
        raise _refused("time")
    if claims["aud"] not in (expected.client_id, [expected.client_id]):
        raise _refused("audience")
    if not isinstance(claims["nonce"], str) or not same(claims["nonce"], expected.nonce):
        raise _refused("nonce")
    return Identity(_customer(claims["sub"]), _email(claims))


def _key(token: str, keys: Sequence[Any]) -> jwt.PyJWK:
    """Return the key by which a token says it is signed; one without a name means the only key there is."""
    usable = [
        key for key in keys if isinstance(key, dict) and key.get("kty") == "RSA" and key.get("use") in (None, "sig")
    ]
    name = jwt.get_unverified_header(token).get("kid")
    named = usable if name is None else [key for key in usable if key.get("kid") == name]
    if len(named) != 1:
        raise _refused("key")
    return jwt.PyJWK(named[0], algorithm=ALGORITHM)


def _customer(subject: object) -> str:
    name = str(subject)
    name = name if name.startswith(_CUSTOMER) else f"{_CUSTOMER}{name}"
    if not is_id("Customer", name):
        raise _refused("subject")
    return name


def _email(claims: dict[str, Any]) -> str:
    email = claims.get("email")
    return email if isinstance(email, str) and claims.get("email_verified") is True else ""


def _refused(why: str) -> NotProved:
    return NotProved("What came back from the shop does not prove whose account it is. Sign in again.", why=why)
