"""Signing in on the Hub's own pages: an address, then the code that was mailed to it; and signing out.

Where the store's shop offers it, the account there is another way (`hub.account`).
"""

from datetime import timedelta
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.ext.asyncio import AsyncSession

from customers import signin
from customers.identity import LIVES, SessionInfo, close_session, open_session, renew_key
from hub import faults
from hub.deps import Deps
from hub.render import Look
from hub.visit import COOKIE, Visit, local, read_form, set_cookie, visit
from kit.errors import AppError, TooMany, Unauthenticated

ADDRESS_COOKIE = "tillside_address"
ADDRESS_PURPOSE = "hub:address"
ADDRESS_LIVES = timedelta(hours=1)
"""Longer than a code, so that a new one can be asked for without typing the address again."""
_SAY = {
    "address_invalid": "signin-wrong-address",
    "code_malformed": "signin-wrong-format",
    "code_wrong": "signin-wrong-code",
    "code_expired": "signin-dead-code",
    "signed_in_as_other": "signin-other",
}


def routes(deps: Deps) -> APIRouter:
    """Return the pages of signing in and out."""
    router = faults.router(deps)
    router.add_api_route("/hub/{store_key}", partial(to_start, deps), methods=["GET"])
    router.add_api_route("/hub/{store_key}/", partial(ask_address, deps), methods=["GET"])
    router.add_api_route("/hub/{store_key}/sign-in", partial(send_code, deps), methods=["POST"])
    router.add_api_route("/hub/{store_key}/code", partial(ask_code, deps), methods=["GET"])
    router.add_api_route("/hub/{store_key}/code", partial(enter_code, deps), methods=["POST"])
    router.add_api_route("/hub/{store_key}/sign-out", partial(sign_out, deps), methods=["POST"])
    return router


async def to_start(deps: Deps, request: Request) -> Response:
    """Send the bare address to the first page."""
    found = await visit(deps, request)
    return found.look.go("/")


async def ask_address(deps: Deps, request: Request) -> Response:
    """Show the page that asks for an address, or the orders to somebody who is signed in."""
    found = await visit(deps, request)
    target = next_of(found.look, request.query_params.get("next", ""))
    if found.look.is_signed_in:
        return onward(found.look, target)
    late = found.look.say("signin-late") if "late" in request.query_params else ""
    return sign_in_page(deps, found.look, target, sorry=late)


async def send_code(deps: Deps, request: Request) -> Response:
    """Have a code mailed and go on to the page that takes it, whether or not the address is known."""
    found = await visit(deps, request)
    form = await read_form(request)
    target, email = next_of(found.look, form.get("next", "")), form.get("email", "")
    sender = request.client.host if request.client else ""
    try:
        async with deps.database.begin() as session:
            opened, key = await _session(deps, found, session)
            await signin.request_code(session, deps.signin, opened, email, sender=sender)
    except TooMany as error:
        return _address_again(deps, found.look, target, email, "signin-many-codes", error)
    except AppError as error:
        if error.code != "address_invalid":
            raise
        return _address_again(deps, found.look, target, email, _SAY[error.code], error)
    response = found.look.go("/code", next=target, sent="again" if "again" in form else "")
    if key:
        set_cookie(deps, response, found.look, COOKIE, key, LIVES["hub"])
    token = deps.tokens.sign(ADDRESS_PURPOSE, {"email": email}, lives=ADDRESS_LIVES)
    set_cookie(deps, response, found.look, ADDRESS_COOKIE, token, ADDRESS_LIVES)
    return response


async def ask_code(deps: Deps, request: Request) -> Response:
    """Show the page that takes the code."""
    found = await visit(deps, request)
    target = next_of(found.look, request.query_params.get("next", ""))
    if found.session is None:
        return found.look.go("/", next=target)
    if found.look.is_signed_in:
        return onward(found.look, target)
    return _code_page(deps, request, found.look, target, "")


async def enter_code(deps: Deps, request: Request) -> Response:
    """Take the code: sign in and go on, or say what is wrong with it."""
    found = await visit(deps, request)
    form = await read_form(request)
    target = next_of(found.look, form.get("next", ""))
    if found.session is None:
        return found.look.go("/", next=target)
    fault: AppError | None = None
    key = ""
    async with deps.database.begin() as session:
        try:
            await signin.enter_code(session, deps.signin, found.session, form.get("code", ""))
            key = await renew_key(session, found.session)
        except AppError as error:
            # Caught inside the transaction: a wrong try is counted, so it must be committed.
            fault = error
    if fault is not None:
        say = _SAY.get(fault.code)
        if say is None:
            raise fault
        return _code_page(deps, request, found.look, target, say, status=fault.status)
    response = onward(found.look, target)
    set_cookie(deps, response, found.look, COOKIE, key, LIVES["hub"])
    set_cookie(deps, response, found.look, ADDRESS_COOKIE, "", timedelta(0))
    return response


async def sign_out(deps: Deps, request: Request) -> Response:
    """End the session, here and on the server."""
    found = await visit(deps, request)
    if found.session is not None:
        async with deps.database.begin() as session:
            await close_session(session, deps.clock, found.session)
    response = found.look.go("/")
    set_cookie(deps, response, found.look, COOKIE, "", timedelta(0))
    return response


async def _session(deps: Deps, found: Visit, session: AsyncSession) -> tuple[SessionInfo, str]:
    """Return the session that asks for a code and, if it is new, its key; one that is proved is left alone."""
    if found.session is not None and found.session.customer is None:
        return found.session, ""
    return await open_session(session, deps.clock, found.store.id, "hub")


def sign_in_page(
    deps: Deps,
    look: Look,
    target: str,
    *,
    status: int = 200,
    email: str = "",
    wrong: str = "",
    sorry: str = "",
) -> Response:
    """Return the page that asks for an address; `wrong` is said beside the field, `sorry` above all.

    Inside the chat it leads to no account: the shop's page may not stand in a frame.
    """
    account = ""
    if look.store and not look.is_framed and deps.signin.accounts(look.store) is not None:
        account = look.path("/account", next=target)
    said = {"email": email, "wrong": wrong, "sorry": sorry}
    return look.page("signin.html", status=status, next=target, account=account, **said)


def _address_again(deps: Deps, look: Look, target: str, email: str, say: str, error: AppError) -> Response:
    response = sign_in_page(deps, look, target, status=error.status, email=email, wrong=look.say(say))
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _code_page(deps: Deps, request: Request, look: Look, target: str, say: str, status: int = 200) -> Response:
    try:
        email = deps.tokens.read(ADDRESS_PURPOSE, request.cookies.get(ADDRESS_COOKIE, ""))["email"]
    except Unauthenticated:
        email = ""
    return look.page(
        "code.html",
        status=status,
        next=target,
        email=email,
        wrong=look.say(say) if say else "",
        is_dead=say == "signin-dead-code",
        is_again=request.query_params.get("sent") == "again",
        is_demo=deps.is_demo,
        minutes=str(int(signin.CODE_LIVES.total_seconds() // 60)),
    )


def next_of(look: Look, wished: str) -> str:
    """Return where to go on after signing in, if that is a page of this store, else nothing."""
    return local(wished, look.path_of_store) or ""


def onward(look: Look, target: str) -> Response:
    """Go on after signing in."""
    return RedirectResponse(target, status_code=303) if target else look.go("/orders")
