"""The customer's own change, made on the Hub's real pages, as a browser without script makes it."""

import re
from urllib.parse import unquote

from customers.identity import CustomerInfo, open_session, prove, tie_conversation
from evals.case import HubChange
from evals.stage import Deps
from kit.errors import Invalid
from kit.segments import to_segment
from stores.stores import Store

COOKIE = "tillside_hub"
_FORMS = {"cancel": {"reason": "changed_mind"}}


async def change(
    deps: Deps, store: Store, customer: CustomerInfo, conversation_id: int, order_id: str, wish: HubChange
) -> None:
    """Cancel an order, take its first line out, or ask for the return of one unit of it, as this customer.

    Raises:
        Invalid: the Hub did not allow it.
    """
    async with deps.database.begin() as session:
        info, key = await open_session(session, deps.clock, store.id, "hub")
        await prove(session, deps.clock, info, customer.id, "code")
        await tie_conversation(session, info, conversation_id)
    cookies = {"cookie": f"{COOKIE}={key}"}
    base = f"/hub/{store.key}/orders/{to_segment(order_id)}"
    if wish.kind == "cancel":
        sent = await deps.web.post(f"{base}/cancel", data=_FORMS["cancel"], headers=cookies)
    elif wish.kind == "return":
        shown = await deps.web.get(f"{base}/return", headers=cookies)
        line = _found(re.search(r'name="units:([^"]+)"', shown.text), f"The Hub offers no return of order {order_id}.")
        form = {f"units:{line}": "1", f"reason:{line}": "changed_mind"}
        sent = await deps.web.post(f"{base}/return", data=form, headers=cookies)
    else:
        shown = await deps.web.get(base, headers=cookies)
        offered = re.search(r'kind=remove&(?:amp;)?line=([^"&]+)', shown.text)
        line = unquote(_found(offered, f"The Hub offers no removal on order {order_id}."))
        form = {"kind": "remove", "line": line}
        sent = await deps.web.post(f"{base}/edit", data=form, headers=cookies)
    if sent.status_code != 303:  # noqa: PLR2004 - See Other, to the page with the price
        raise Invalid(f"The Hub refused the change of order {order_id} ({sent.status_code}).")
    made = await deps.web.post(f"{sent.headers['location']}/confirm", headers=cookies)
    if made.status_code != 303:  # noqa: PLR2004 - See Other, to the page of what was done
        raise Invalid(f"The Hub did not make the change of order {order_id} ({made.status_code}).")


def _found(match: re.Match[str] | None, problem: str) -> str:
    if match is None:
        raise Invalid(problem)
    return match.group(1)
