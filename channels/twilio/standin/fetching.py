"""Files that the shop sends: fetched from where it says, as Twilio does after it has taken the message, or refused.

What fails is told by a code in the status, for the message itself was taken (twilio.com/docs/api/errors).
"""

from collections.abc import Sequence

import httpx

from channels.twilio.standin.account import WHATSAPP, Account, Message
from channels.twilio.standin.callbacks import reached

SECONDS = 15.0
MMS = ("image/jpeg", "image/png", "image/gif")
BY_WHATSAPP = ("image/jpeg", "image/png", "video/mp4", "application/pdf")
LARGEST, LARGEST_PICTURE = 16 * 1024 * 1024, 5 * 1024 * 1024
NOT_FETCHED, WRONG_TYPE, TOO_LARGE = 11200, 12300, 30019
NOT_FETCHED_BY_WHATSAPP, NOT_ACCEPTED = 63019, 63005


async def fetch(client: httpx.AsyncClient, account: Account, message: Message, media: Sequence[str]) -> int:
    """Fetch the files of a message into it; returns the code of what went wrong, 0 for nothing."""
    is_whatsapp = message.to.startswith(WHATSAPP)
    if is_whatsapp and len(media) > 1:
        return NOT_ACCEPTED
    for picture, url in zip(message.pictures, media, strict=True):
        try:
            answer = await client.get(reached(account, url), timeout=SECONDS, follow_redirects=True)
        except httpx.HTTPError:
            answer = httpx.Response(500)
        if not answer.is_success:
            return NOT_FETCHED_BY_WHATSAPP if is_whatsapp else NOT_FETCHED
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (BY_WHATSAPP if is_whatsapp else MMS):
            return NOT_ACCEPTED if is_whatsapp else WRONG_TYPE
        largest = LARGEST if kind.startswith(("video/", "application/")) else LARGEST_PICTURE
        if len(answer.content) > largest:
            return NOT_ACCEPTED if is_whatsapp else TOO_LARGE
        picture.content_type, picture.content = kind, answer.content
    return 0
