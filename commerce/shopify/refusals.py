"""Every way in which Shopify refuses, as one of our errors with a sentence of ours.

The sentences are for staff; a skill says its own to a customer. Shopify's words go to the log alone.
"""

import functools
import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, NoReturn, ParamSpec, TypeVar

import structlog
from pydantic import ValidationError

from kit.errors import Permanent, Temporary, Unauthorised

P = ParamSpec("P")
T = TypeVar("T")
TRY_LATER = 5.0
"""Seconds after which a fault of Shopify's own may be over."""
_PROTECTED = (
    "Shopify has not approved our app for protected customer data. Ask for names, addresses, e-mail addresses and "
    "telephone numbers in the app's API access at Shopify."
)
_SCOPE = re.compile(r"\b(?:read|write)_[a-z_]+")
log = structlog.get_logger()


class Throttled(Temporary):
    """The bucket is empty; nothing was done, so the same may be sent again after `retry_after` seconds."""

    code = "shopify_throttled"


class MissingScope(Unauthorised):
    """Our app may not do this in the store; `scopes` names what it would need, any one of them where it says "or"."""

    code = "shopify_scope_missing"

    def __init__(self, scopes: Sequence[str]) -> None:
        """Name the scopes."""
        named = " or ".join(scopes) or "a permission that Shopify does not name"
        super().__init__(
            f"The Shopify app lacks {named}. Add it to the app's access scopes in Shopify and install the app again.",
            scopes=tuple(scopes),
        )
        self.scopes = tuple(scopes)


class UnreadableAnswer(Permanent):
    """Shopify's answer does not have the shape of the version that we speak."""

    code = "shopify_answer_unreadable"


def refuse_status(status: int, shop: str, retry_after: str | None) -> None:
    """Raise what an HTTP status other than success means (Shopify's page "response status and error codes").

    Raises:
        Throttled: 429.
        Temporary: Shopify is down, or holds us off for a while.
        Unauthorised: the token, the app or the address must be mended by a person.
        Permanent: anything else.
    """
    if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own numbers
        return
    if status == 429:  # noqa: PLR2004
        raise Throttled("Shopify asks us to slow down.", retry_after=_seconds(retry_after))
    if status >= 500 or status in {408, 430}:  # noqa: PLR2004 - 430: held off for a suspicious request
        raise Temporary(f"Shopify cannot answer now (HTTP {status}). Try again later.", retry_after=TRY_LATER)
    named = _BY_STATUS.get(status)
    if named is not None:
        code, sentence = named
        raise Unauthorised(sentence.format(shop=shop), code=code)
    raise Permanent(f"Shopify refused the request (HTTP {status}).")


_MOVED = (
    "shopify_address_wrong",
    "{shop} is no longer the address of this store. Use the address that ends in .myshopify.com.",
)
_BY_STATUS = {
    401: (
        "shopify_token_refused",
        "{shop} does not accept the access token: it is wrong, or the app was removed. Connect the store again.",
    ),
    402: ("shopify_store_frozen", "The store {shop} is frozen until its owner has paid Shopify."),
    403: ("shopify_forbidden", "{shop} does not let our app in. Install the app again, with all its access scopes."),
    404: ("shopify_address_wrong", "There is no Shopify store at {shop}. Check the address."),
    423: ("shopify_store_locked", "The store {shop} is locked by Shopify. Its owner must ask Shopify's support."),
    301: _MOVED,
    302: _MOVED,
    303: _MOVED,
    307: _MOVED,
    308: _MOVED,
}


def _seconds(written: str | None) -> float:
    try:
        return min(60.0, max(0.0, float(written or "")))
    except ValueError:
        return 1.0


def refuse_errors(errors: object, operation: str) -> NoReturn:
    """Raise what the `errors` of an answer mean; an answer with errors is never used, not even its good half.

    Raises:
        Throttled: it was too much at once.
        MissingScope: our app lacks a scope.
        Temporary: an error of Shopify's own.
        Unauthorised: the store is closed, or its customers' data is kept from our app.
        Permanent: anything else.
    """
    found = [one for one in errors if isinstance(one, Mapping)] if isinstance(errors, list) else []
    codes = {str(_extensions(one).get("code", "")).upper() for one in found}
    log.warning("shopify_refused", operation=operation, codes=sorted(codes), said=_said(found, errors))
    if "THROTTLED" in codes:
        raise Throttled("Shopify asks us to slow down.", retry_after=0)
    if "ACCESS_DENIED" in codes:
        scopes = _scopes(found)
        if not scopes and any("not approved" in one for one in _said(found, errors)):
            raise Unauthorised(_PROTECTED, code="shopify_protected_data")
        raise MissingScope(scopes)
    if "SHOP_INACTIVE" in codes:
        raise Unauthorised("This store is closed at Shopify.", code="shopify_store_inactive")
    if codes & {"INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE"}:
        raise Temporary("Shopify met an error of its own. Try again later.", retry_after=TRY_LATER)
    raise Permanent(f"Shopify refused {operation}.")


def _extensions(error: Mapping[str, Any]) -> Mapping[str, Any]:
    extensions = error.get("extensions")
    return extensions if isinstance(extensions, Mapping) else {}


def _said(found: Sequence[Mapping[str, Any]], errors: object) -> list[str]:
    return [str(one.get("message", ""))[:200] for one in found[:3]] or [str(errors)[:200]]


def _scopes(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the scopes that refusals name, each once, in their order."""
    words = " ".join(f"{_extensions(one).get('requiredAccess', '')} {one.get('message', '')}" for one in found)
    return list(dict.fromkeys(_SCOPE.findall(words)))


def readable(read: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Turn an answer that cannot be read into `UnreadableAnswer`; what it held is a customer's and is not logged."""

    @functools.wraps(read)
    async def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await read(*args, **kwargs)
        except ValidationError as error:
            places = [".".join(str(part) for part in one["loc"]) for one in error.errors(include_input=False)[:5]]
            log.warning("shopify_answer_unreadable", model=error.title, places=places)
            raise UnreadableAnswer(
                "Shopify's answer has a shape that this program does not know. Look for a newer version of it."
            ) from None

    return wrapped
