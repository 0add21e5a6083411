"""The page of one change: what it would cost before the yes, how it went after it; always at the same address."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from commerce.changes import Settlement
from commerce.port import Address
from commerce.terms import EditKind
from hub import edit, faults
from hub.confirm import confirm, read_change, withdraw
from hub.deps import Deps
from hub.holds import LIVES
from hub.models import ChangeRow
from hub.proposals import stand
from hub.render import Look, order_path
from hub.views import show_address, show_order
from hub.visit import signed_in
from hub.wishes import RETURN, unpack_quote

_OVER = {"refused": 409, "expired": 409}
_REFUSALS = {
    "order_moved": "moved-intro",
    "price_moved": "refused-price",
    "out_of_stock": "refused-stock",
    "cancel_failed": "refused-cancel",
}


def routes(deps: Deps) -> APIRouter:
    """Return the page of a change, the customer's yes and the customer's no."""
    router = faults.router(deps)
    change = "/hub/{store_key}/changes/{key}"
    router.add_api_route(change, partial(show, deps), methods=["GET"])
    router.add_api_route(f"{change}/confirm", partial(say_yes, deps), methods=["POST"])
    router.add_api_route(f"{change}/withdraw", partial(say_no, deps), methods=["POST"])
    return router


async def show(deps: Deps, request: Request, key: str) -> Response:
    """Show a change at whatever point it is."""
    visit = await signed_in(deps, request)
    row = await read_change(deps, visit, key)
    if row.state == "pending":
        await edit.follow(deps, row.id)
        row = await read_change(deps, visit, key)
    if row.state == "proposed" and row.expires_at <= deps.clock.now():
        row.state = "expired"
    look = visit.look
    values = {
        "change": row,
        "says": _says(look, row),
        "quote": _quote(look, row),
        "order_path": look.order(row.order_id),
        "change_path": f"/changes/{row.key}",
        "why_key": _why(row),
        "minutes": str(int(LIVES.total_seconds() // 60)),
        "order": None,
        "is_framed": look.is_framed,
        "is_return": row.kind == RETURN,
    }
    if row.state in _OVER:
        standing = await stand(deps, visit, row.order_id)
        values["order"] = show_order(look, standing, deps.clock.now())
    return look.page("change.html", status=_OVER.get(row.state, 200), **values)


async def say_yes(deps: Deps, request: Request, key: str) -> Response:
    """Make the change; a second click finds it made and shows the same page."""
    visit = await signed_in(deps, request)
    await confirm(deps, visit, key)
    return visit.look.go(f"/changes/{key}")


async def say_no(deps: Deps, request: Request, key: str) -> Response:
    """Leave the order as it is."""
    visit = await signed_in(deps, request)
    row = await read_change(deps, visit, key)
    await withdraw(deps, visit, key)
    return visit.look.go(order_path(row.order_id))


def _says(look: Look, row: ChangeRow) -> dict[str, Any]:
    """Say in words what the change is."""
    if row.kind == RETURN:
        return {"title": look.say("change-return", order=row.order_name), "lines": _returned(look, row)}
    summary = {name: str(value) for name, value in row.summary.items() if name != "fields"}
    if row.kind == EditKind.ADDRESS:
        return {"title": look.say("change-address"), "lines": show_address(Address(**row.wanted["address"]), look)}
    if row.kind == EditKind.CANCEL:
        reason = look.say(f"reason-{row.summary['reason'].replace('_', '-')}")
        return {"title": look.say("change-cancel", order=row.order_name), "lines": (reason, row.wanted["note"])}
    title = look.say(f"change-{row.kind}", **summary)
    return {"title": title, "lines": (summary["line"], look.say(f"change-{row.kind}-detail", **summary))}


def _returned(look: Look, row: ChangeRow) -> tuple[str, ...]:
    """Say line by line what comes back, why, and what is wished instead."""
    lines = []
    for item in row.summary["items"]:
        said = {name: str(value) for name, value in item.items()}
        said["reason"] = look.say(f"back-{item['reason'].replace('_', '-')}")
        said["line"] = f"{item['line']} ({item['variant']})" if item["variant"] else item["line"]
        lines.append(look.say("return-line-exchange" if item.get("to") else "return-line", **said))
    return (*lines, row.wanted["note"])


def _quote(look: Look, row: ChangeRow) -> dict[str, Any] | None:
    """Say in words what it costs and how that is settled; None where a change has no price."""
    if row.quote is None:
        return None
    quote = unpack_quote(row.quote)
    amount = quote.difference if quote.difference.amount >= 0 else quote.difference * -1
    settled = {
        Settlement.NOTHING: look.say("settle-nothing"),
        Settlement.INVOICE: look.say("settle-invoice", amount=look.money(amount)),
        Settlement.REFUND: look.say("settle-refund", amount=look.money(amount)),
    }
    return {
        "before": look.money(quote.before),
        "after": look.money(quote.after),
        "fee": look.money(quote.fee) if quote.fee else "",
        "difference": look.money(amount),
        "settlement": quote.settlement.value,
        "settled": settled[quote.settlement],
        "is_cancel": row.kind == EditKind.CANCEL,
    }


def _why(row: ChangeRow) -> str:
    """Return the words for why a change was not made."""
    if row.state == "expired":
        return "refused-expired"
    if row.why.startswith("closed_") and row.kind == RETURN:
        return f"return-why-{row.why.removeprefix('closed_').replace('_', '-')}"
    if row.why.startswith("closed_"):
        return f"why-{row.why.removeprefix('closed_').replace('_', '-')}"
    return _REFUSALS.get(row.why, "refused-shop")
