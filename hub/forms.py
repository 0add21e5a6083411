"""The first page of each change: a form, shown where the change is open, and what becomes of it when it is sent."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response

from commerce.changes import CancelReason, ChangeRefused, OrderMoved
from commerce.terms import EditKind
from hub import faults
from hub.addresses import wish_address
from hub.deps import Deps
from hub.form_pages import LONGEST_NOTE, ask, ask_cancel, show_moved, show_refused
from hub.lines import find_line, wish_quantity, wish_removal, wish_variant
from hub.proposals import Standing, propose, stand
from hub.render import order_path
from hub.visit import SignedIn, read_form, signed_in
from hub.wishes import Closed, Wish, Wrong, WrongFields, cancel_wish
from kit.errors import NotFound


def routes(deps: Deps) -> APIRouter:
    """Return the forms of every kind of change."""
    router = faults.router(deps)
    order = "/hub/{store_key}/orders/{order_id:segment}"
    router.add_api_route(f"{order}/edit", partial(show_form, deps), methods=["GET"])
    router.add_api_route(f"{order}/edit", partial(take_form, deps), methods=["POST"])
    router.add_api_route(f"{order}/cancel", partial(show_cancel, deps), methods=["GET"])
    router.add_api_route(f"{order}/cancel", partial(take_cancel, deps), methods=["POST"])
    return router


async def show_form(deps: Deps, request: Request, order_id: str, kind: str = "", line: str = "") -> Response:
    """Show the form of one kind of change; opening it holds nothing."""
    visit = await signed_in(deps, request)
    edit = _kind(kind)
    if edit is EditKind.CANCEL:
        return visit.look.go(order_path(order_id, "/cancel"))
    standing = await stand(deps, visit, order_id)
    return await ask(deps, visit, standing, edit, line, {}, {})


async def take_form(deps: Deps, request: Request, order_id: str) -> Response:
    """Take the form of one kind of change: price and hold it, or show the form again with what is wrong."""
    visit = await signed_in(deps, request)
    form = await read_form(request)
    edit, line_id = _kind(form.get("kind", "")), form.get("line", "")
    standing = await stand(deps, visit, order_id)
    try:
        wish = await _wish(visit, standing, edit, line_id, form)
        return await _propose(deps, visit, standing, wish)
    except WrongFields as error:
        return await ask(deps, visit, standing, edit, line_id, form, error.fields)
    except (Closed, OrderMoved):
        return await show_moved(deps, visit, order_id, edit)
    except ChangeRefused:
        return await show_refused(deps, visit, order_id, edit)


async def show_cancel(deps: Deps, request: Request, order_id: str) -> Response:
    """Show the form of a cancellation, with the fee."""
    visit = await signed_in(deps, request)
    return ask_cancel(deps, visit, await stand(deps, visit, order_id), {}, {})


async def take_cancel(deps: Deps, request: Request, order_id: str) -> Response:
    """Take the form of a cancellation."""
    visit = await signed_in(deps, request)
    form = await read_form(request)
    standing = await stand(deps, visit, order_id)
    try:
        return await _propose(deps, visit, standing, _wish_cancel(standing, form))
    except WrongFields as error:
        return ask_cancel(deps, visit, standing, form, error.fields)
    except (Closed, OrderMoved):
        return await show_moved(deps, visit, order_id, EditKind.CANCEL)
    except ChangeRefused:
        return await show_refused(deps, visit, order_id, EditKind.CANCEL)


def _kind(word: str) -> EditKind:
    try:
        return EditKind(word)
    except ValueError as error:
        raise NotFound("There is no such change.") from error


async def _propose(deps: Deps, visit: SignedIn, standing: Standing, wish: Wish) -> Response:
    try:
        key = await propose(deps, visit, standing, wish)
    except ChangeRefused as error:
        if error.code == "out_of_stock":
            raise WrongFields({"variant": Wrong("wrong-variant-gone")}) from error
        raise
    return visit.look.go(f"/changes/{key}")


async def _wish(visit: SignedIn, standing: Standing, kind: EditKind, line_id: str, form: dict[str, str]) -> Wish:
    if kind is EditKind.ADDRESS:
        if not standing.verdict(kind).allowed:
            raise Closed("The address of this order cannot be changed now.")
        return wish_address(standing.order.shipping_address, form)
    line, state = find_line(standing.order, standing.editable, line_id)
    if kind is EditKind.VARIANT:
        return wish_variant(line, state, await visit.shop[0].product(line.product_id), form.get("variant", ""))
    if kind is EditKind.QUANTITY:
        return wish_quantity(line, state, form.get("quantity", ""))
    return wish_removal(line, state)


def _wish_cancel(standing: Standing, form: dict[str, str]) -> Wish:
    if not standing.verdict(EditKind.CANCEL).allowed:
        raise Closed("This order cannot be cancelled now.")
    wrong = {}
    if form.get("reason", "") not in {reason.value for reason in CancelReason}:
        wrong["reason"] = Wrong("wrong-reason")
    note = form.get("note", "")
    if len(note) > LONGEST_NOTE:
        wrong["note"] = Wrong("wrong-too-long")
    elif not "".join(note.split()).isprintable():
        wrong["note"] = Wrong("wrong-signs")
    if wrong:
        raise WrongFields(wrong)
    return cancel_wish(CancelReason(form["reason"]), note, standing.cancel_fee)
