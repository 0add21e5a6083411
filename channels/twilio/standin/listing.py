"""Twilio's list of messages: newest first, filtered by number and date, page after page."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from channels.twilio.standin.account import VERSION, Message, resource
from channels.twilio.standin.carrier import Carrier
from channels.twilio.standin.refusals import Refusal

PAGE_SIZE = 50
LARGEST_PAGE = 1000
DAY = timedelta(days=1)
FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")


def listing(carrier: Carrier, wish: Mapping[str, str]) -> dict[str, object]:
    """Return one page of the messages that a query asks for; a page goes on after the message its token names.

    Raises:
        Refusal: a date or a page size is none.
    """
    asked = {name: wish[name] for name in FILTERS if wish.get(name)}
    fits = [_filter(name, value) for name, value in asked.items()]
    found = [one for one in reversed(carrier.messages) if _is_shown(one) and all(fit(one) for fit in fits)]
    size, page = _number(wish.get("PageSize", ""), PAGE_SIZE), _number(wish.get("Page", ""), 0)
    size = max(1, min(size, LARGEST_PAGE))
    token = wish.get("PageToken", "")
    start = next((place + 1 for place, one in enumerate(found) if token == f"PA{one.sid}"), page * size)
    shown = found[start : start + size]
    path = f"/{VERSION}/Accounts/{carrier.account.sid}/Messages.json"

    def uri(number: int, after: Message | None) -> str:
        more = {"PageToken": f"PA{after.sid}"} if after else {}
        return f"{path}?{urlencode({**asked, 'PageSize': size, 'Page': number, **more})}"

    return {
        "messages": [resource(carrier.account, one) for one in shown],
        "start": start,
        "end": start + max(len(shown) - 1, 0),
        "page": page,
        "page_size": size,
        "uri": uri(page, found[start - 1] if token and start else None),
        "first_page_uri": uri(0, None),
        "next_page_uri": uri(page + 1, shown[-1]) if start + size < len(found) else None,
        "previous_page_uri": uri(page - 1, None) if page > 0 else None,
    }


def _is_shown(message: Message) -> bool:
    """Twilio's own answers to STOP and HELP are none of the account's messages."""
    return message.direction != "outbound-reply"


def _filter(name: str, value: str) -> Callable[[Message], bool]:
    if name == "To":
        return lambda message: message.to == value
    if name == "From":
        return lambda message: message.sender == value
    since, until = _span(value)
    if name == "DateSent":
        # The SDK writes a day as its midnight.
        return lambda message: message.at.date() == since.date()
    if name == "DateSent<":
        return lambda message: message.at < until
    return lambda message: message.at >= since


def _span(text: str) -> tuple[datetime, datetime]:
    """Return the moments that a date, or a time to the second, stands for."""
    for form, length in (("%Y-%m-%d", DAY), ("%Y-%m-%dT%H:%M:%SZ", timedelta(seconds=1))):
        try:
            start = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return start, start + length
    raise Refusal(400, 20001, f"Invalid date: {text}")


def _number(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    if not text.isdecimal():
        raise Refusal(400, 20007, f"Page size must be a positive number: {text}")
    return int(text)
