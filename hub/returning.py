"""What a customer may ask to send back: a form in, a wish out. Pure."""

from collections.abc import Mapping
from typing import Any

from commerce.port import Line, Product, Variant
from commerce.returnability import LineReturn
from commerce.returns import ReturnReason
from hub.lines import in_stock
from hub.proposals import Standing
from hub.wishes import RETURN, Closed, Wish, Wrong, WrongFields

LONGEST_NOTE = 300
"""What shops take beside a return (shopify.md section 6)."""
_LONGEST_COUNT = 6

Products = Mapping[str, Product]
"""The products of an order's lines, by id; those of which nothing can be had are left out."""


def wish_return(standing: Standing, products: Products, form: Mapping[str, str]) -> Wish:
    """Wish for what the form names to come back.

    Raises:
        Closed: something that is named may not come back now.
        WrongFields: nothing is named, a number or a reason does not fit, or what is wished instead cannot be had.
    """
    wrong: dict[str, Wrong] = {}
    items: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    for line in standing.order.lines:
        state = standing.returnable.of(line.id)
        count = _count(form, line, state, wrong)
        if not count or state is None:
            continue
        reason = form.get(f"reason:{line.id}", "")
        if reason not in set(ReturnReason):
            wrong[f"reason:{line.id}"] = Wrong("wrong-reason")
        instead = _instead(form, line, count, standing, products, wrong)
        items.append(
            {"line_id": line.id, "units": count, "reason": reason, "exchange_for": instead.id if instead else None}
        )
        told.append(_told(line, count, reason, instead))
    note = form.get("note", "")
    wrong |= _check_note(note)
    if not items and not wrong:
        wrong["lines"] = Wrong("wrong-return-none")
    if wrong:
        raise WrongFields(wrong)
    return Wish(RETURN, {"items": items, "note": note}, {"items": told})


def others(line: Line, products: Products) -> tuple[Variant, ...]:
    """Return the other forms of a line's product of which the shop has at least one."""
    product = products.get(line.product_id)
    variants = product.variants if product else ()
    return tuple(variant for variant in variants if variant.id != line.variant_id and in_stock(variant, 1))


def refusal(standing: Standing, wanted: Mapping[str, Any]) -> str:
    """Return why what was asked for may no longer come back, as the code of a refusal; empty if all of it may."""
    for item in wanted["items"]:
        state = standing.returnable.of(item["line_id"])
        if state is None or state.returnable < item["units"]:
            return f"closed_{state.reason if state and state.reason else 'unknown'}"
        if item["exchange_for"] and not standing.returnable.exchanges:
            return "closed_shop_cannot"
    return ""


def _count(form: Mapping[str, str], line: Line, state: LineReturn | None, wrong: dict[str, Wrong]) -> int:
    asked = form.get(f"units:{line.id}", "") or "0"
    if not (asked.isascii() and asked.isdecimal() and len(asked) < _LONGEST_COUNT):
        wrong[f"units:{line.id}"] = Wrong("wrong-quantity-number")
        return 0
    count, most = int(asked), state.returnable if state else 0
    if count and not most:
        raise Closed("This item cannot be sent back now.")
    if count > most:
        wrong[f"units:{line.id}"] = Wrong("wrong-return-units", {"most": str(most)})
        return 0
    return count


def _instead(
    form: Mapping[str, str],
    line: Line,
    count: int,
    standing: Standing,
    products: Products,
    wrong: dict[str, Wrong],
) -> Variant | None:
    chosen = form.get(f"instead:{line.id}", "")
    if not chosen:
        return None
    if not standing.returnable.exchanges:
        raise Closed("The shop does not exchange items.")
    variant = next((variant for variant in others(line, products) if variant.id == chosen), None)
    if variant is None:
        wrong[f"instead:{line.id}"] = Wrong("wrong-variant-unknown")
    elif not in_stock(variant, count):
        wrong[f"instead:{line.id}"] = Wrong("wrong-variant-stock", {"variant": variant.title})
    return variant


def _told(line: Line, count: int, reason: str, instead: Variant | None) -> dict[str, Any]:
    told = {"line": line.title, "variant": line.variant_title, "units": count, "reason": reason}
    return {**told, "to": instead.title} if instead else told


def _check_note(note: str) -> dict[str, Wrong]:
    if len(note) > LONGEST_NOTE:
        return {"note": Wrong("wrong-too-long")}
    return {} if "".join(note.split()).isprintable() else {"note": Wrong("wrong-signs")}
