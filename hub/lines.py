"""What a customer may ask of one line: another variant, fewer units, none. Pure: order and form in, wish out."""

from commerce.editability import Editability, LineState
from commerce.port import Line, Order, Product, Variant
from commerce.terms import EditKind
from hub.wishes import Closed, Wish, Wrong, WrongFields, line_wish
from kit.errors import NotFound


def find_line(order: Order, editable: Editability, line_id: str) -> tuple[Line, LineState]:
    """Return a line and what may be done with it; raises NotFound for one that this order does not have."""
    for line, state in zip(order.lines, editable.lines, strict=True):
        if line.id == line_id:
            return line, state
    raise NotFound("This order has no such item.")


def open_lines(order: Order, editable: Editability, kind: EditKind) -> list[tuple[Line, LineState]]:
    """Return the lines on which `kind` is allowed now."""
    pairs = zip(order.lines, editable.lines, strict=True)
    return [(line, state) for line, state in pairs if state.edits[kind].allowed]


def wish_variant(line: Line, state: LineState, product: Product | None, chosen: str) -> Wish:
    """Wish for all open units of a line in another form.

    Raises:
        Closed: the line may not be changed so now.
        WrongFields: none chosen, one that this product does not have, the one it is, or too few in stock.
    """
    _require(state, EditKind.VARIANT)
    variant = next((known for known in product.variants if known.id == chosen), None) if product else None
    if not chosen:
        raise WrongFields({"variant": Wrong("wrong-variant-none")})
    if variant is None:
        raise WrongFields({"variant": Wrong("wrong-variant-unknown")})
    if variant.id == line.variant_id:
        raise WrongFields({"variant": Wrong("wrong-variant-same")})
    if not in_stock(variant, state.open):
        raise WrongFields({"variant": Wrong("wrong-variant-stock", {"variant": variant.title})})
    summary = {"line": line.title, "from": line.variant_title, "to": variant.title, "units": state.open}
    return line_wish(EditKind.VARIANT, line.id, state.open, variant.id, summary)


def wish_quantity(line: Line, state: LineState, asked: str) -> Wish:
    """Wish for fewer units of a line, at least one.

    Raises:
        Closed: the line may not be changed so now.
        WrongFields: no whole number, below one, above what is open, or as many as there are.
    """
    _require(state, EditKind.QUANTITY)
    try:
        quantity = int(asked) if asked.isascii() and len(asked) <= len("-100000") else None
    except ValueError:
        quantity = None
    if quantity is None:
        raise WrongFields({"quantity": Wrong("wrong-quantity-number")})
    if quantity < 0:
        raise WrongFields({"quantity": Wrong("wrong-quantity-negative")})
    if quantity == 0:
        raise WrongFields({"quantity": Wrong("wrong-quantity-zero")})
    if quantity > state.open:
        raise WrongFields({"quantity": Wrong("wrong-quantity-above", {"open": str(state.open)})})
    if quantity == state.open:
        raise WrongFields({"quantity": Wrong("wrong-quantity-same")})
    summary = {"line": line.title, "variant": line.variant_title, "from": state.open, "to": quantity}
    return line_wish(EditKind.QUANTITY, line.id, quantity, None, summary)


def wish_removal(line: Line, state: LineState) -> Wish:
    """Wish for all open units of a line to be taken out; raises Closed where that may not be done now."""
    _require(state, EditKind.REMOVE)
    summary = {"line": line.title, "variant": line.variant_title, "units": state.open}
    return line_wish(EditKind.REMOVE, line.id, 0, None, summary)


def in_stock(variant: Variant, units: int) -> bool:
    """Whether the shop has as many; one that does not count its stock always has."""
    return variant.stock is None or variant.stock >= units


def _require(state: LineState, kind: EditKind) -> None:
    if not state.edits[kind].allowed:
        raise Closed("This change is not open for this item now.")
