"""How each form looks: with what may be chosen, what was typed, and what is wrong with it; or why there is no form."""

from collections.abc import Mapping
from typing import Any

from fastapi.responses import Response

from commerce.changes import CancelReason
from commerce.editability import LineState, Verdict
from commerce.port import Line, Money, Order, Product
from commerce.terms import EditKind, Known
from hub.addresses import FIELDS, country_name, needed
from hub.deps import Deps
from hub.lines import find_line, in_stock, open_lines
from hub.proposals import Standing, stand
from hub.render import Look, order_path
from hub.views import Why, safe_image, show_order, show_why
from hub.visit import SignedIn
from hub.wishes import Wrong

LONGEST_NOTE = 500
LONGEST_CHOICE = 50
"""Up to how many units are chosen from a list; above, a number is typed."""
AUTOCOMPLETE = {
    "name": "name",
    "line1": "address-line1",
    "line2": "address-line2",
    "postcode": "postal-code",
    "city": "address-level2",
    "region": "address-level1",
    "phone": "tel",
}
Typed = Mapping[str, str]
Faults = Mapping[str, Wrong]


async def ask(
    deps: Deps, visit: SignedIn, standing: Standing, kind: EditKind, line_id: str, typed: Typed, faults: Faults
) -> Response:
    """Show the form of a change, or which item it is for, or why it is closed."""
    verdict = standing.verdict(kind)
    if not verdict.allowed:
        return _closed(deps, visit, standing, kind, verdict)
    if kind is EditKind.ADDRESS:
        return _ask_address(visit, standing.order, typed, faults)
    candidates = open_lines(standing.order, standing.editable, kind)
    if not line_id and len(candidates) > 1:
        return _ask_line(visit, standing.order, kind, candidates)
    line, state = find_line(standing.order, standing.editable, line_id) if line_id else candidates[0]
    if not state.edits[kind].allowed:
        return _closed(deps, visit, standing, kind, state.edits[kind])
    values = _line_values(visit.look, standing.order, line, state, faults)
    if kind is EditKind.VARIANT:
        product = await visit.shop[0].product(line.product_id)
        values["variants"] = _variants(visit.look, product, line, state.open)
        values["chosen"] = typed.get("variant", "")
    if kind is EditKind.QUANTITY:
        values["choices"] = range(1, state.open) if state.open <= LONGEST_CHOICE else ()
        values["chosen"] = typed.get("quantity", str(state.open - 1))
    return visit.look.page(f"edit_{kind.value}.html", status=_status(faults), **values)


def ask_cancel(deps: Deps, visit: SignedIn, standing: Standing, typed: Typed, faults: Faults) -> Response:
    """Show the form of a cancellation with the fee and the sentence that states it, or why it is closed."""
    verdict = standing.verdict(EditKind.CANCEL)
    if not verdict.allowed:
        return _closed(deps, visit, standing, EditKind.CANCEL, verdict)
    look, fee = visit.look, standing.cancel_fee
    stated = standing.terms.restocking_fee
    return look.page(
        "cancel.html",
        status=_status(faults),
        order_name=standing.order.name,
        order_path=look.order(standing.order.id),
        form_path=order_path(standing.order.id, "/cancel"),
        total=look.money(standing.order.total),
        fee=look.money(fee) if fee else "",
        source=stated.source if isinstance(stated, Known) else None,
        reasons=[(reason.value, look.say(f"reason-{reason.value.replace('_', '-')}")) for reason in CancelReason],
        chosen=typed.get("reason", ""),
        note=typed.get("note", ""),
        longest=LONGEST_NOTE,
        wrong=_words(look, faults),
    )


async def show_moved(deps: Deps, visit: SignedIn, order_id: str, kind: EditKind) -> Response:
    """Show that the order is no longer as it was, and how it is now; nothing was changed."""
    standing = await stand(deps, visit, order_id)
    return _closed(deps, visit, standing, kind, standing.verdict(kind), has_moved=True)


async def show_refused(deps: Deps, visit: SignedIn, order_id: str, kind: EditKind) -> Response:
    """Show that the shop itself refuses a change that nothing else closes; nothing was changed."""
    standing = await stand(deps, visit, order_id)
    verdict = standing.verdict(kind)
    if not verdict.allowed:
        return _closed(deps, visit, standing, kind, verdict)
    words = visit.look.say("refused-cancel" if kind is EditKind.CANCEL else "refused-shop")
    return _page(deps, visit, standing, kind, why=Why(words, None))


def _closed(
    deps: Deps, visit: SignedIn, standing: Standing, kind: EditKind, verdict: Verdict, *, has_moved: bool = False
) -> Response:
    """Show why a change is closed, with the order as it is now."""
    why = None if verdict.allowed else show_why(visit.look, verdict)
    return _page(deps, visit, standing, kind, why=why, has_moved=has_moved)


def _page(
    deps: Deps, visit: SignedIn, standing: Standing, kind: EditKind, *, why: Why | None, has_moved: bool = False
) -> Response:
    order = show_order(visit.look, standing, deps.clock.now())
    return visit.look.page("closed.html", status=409, order=order, why=why, kind=kind.value, has_moved=has_moved)


def _ask_line(visit: SignedIn, order: Order, kind: EditKind, candidates: list[tuple[Line, LineState]]) -> Response:
    look = visit.look
    lines = [
        {
            "title": line.title,
            "variant": line.variant_title,
            "image": safe_image(line.image),
            "path": look.order(order.id, "/edit", kind=kind.value, line=line.id),
        }
        for line, _ in candidates
    ]
    return look.page(
        "pick_line.html",
        kind=kind.value,
        lines=lines,
        order_name=order.name,
        order_path=look.order(order.id),
    )


def _ask_address(visit: SignedIn, order: Order, typed: Typed, faults: Faults) -> Response:
    look, current = visit.look, order.shipping_address
    country = current.country if current else typed.get("country", "")
    return look.page(
        "edit_address.html",
        status=_status(faults),
        order_name=order.name,
        order_path=look.order(order.id),
        fields=[(name, AUTOCOMPLETE[name], name in needed(country)) for name in AUTOCOMPLETE],
        values={name: typed.get(name, getattr(current, name) if current else "") for name in FIELDS},
        country=country,
        country_fixed=current is not None,
        form_path=order_path(order.id, "/edit"),
        country_name=country_name(country, look.language),
        wrong=_words(look, faults),
    )


def _line_values(look: Look, order: Order, line: Line, state: LineState, faults: Faults) -> dict[str, Any]:
    return {
        "order_name": order.name,
        "order_path": look.order(order.id),
        "line": line,
        "form_path": order_path(order.id, "/edit"),
        "image": safe_image(line.image),
        "price": look.money(line.price),
        "open": state.open,
        "shipped": state.shipped,
        "wrong": _words(look, faults),
    }


def _variants(look: Look, product: Product | None, line: Line, units: int) -> list[dict[str, Any]]:
    """Return the other forms of a product, those that can be had first."""
    found = [
        {
            "id": variant.id,
            "title": variant.title,
            "price": look.money(variant.price),
            "difference": _difference(look, variant.price, line.price),
            "has_stock": in_stock(variant, units),
            "image": safe_image(variant.image),
        }
        for variant in (product.variants if product else ())
        if variant.id != line.variant_id
    ]
    return sorted(found, key=lambda variant: not variant["has_stock"])


def _difference(look: Look, price: Money, before: Money) -> str:
    if price.currency != before.currency or price == before:
        return ""
    difference = price - before
    sign = "+" if difference.amount > 0 else "−"  # noqa: RUF001 - a minus as wide as the plus
    return f"{sign}{look.money(Money(abs(difference.amount), difference.currency))}"


def _words(look: Look, faults: Faults) -> dict[str, str]:
    return {name: look.say(wrong.say, **wrong.values) for name, wrong in faults.items()}


def _status(faults: Faults) -> int:
    return 422 if faults else 200
