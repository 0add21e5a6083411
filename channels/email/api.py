"""What of e-mail is open to others: what mail services tell us, and the contact forms of shops."""

from fastapi import APIRouter

from channels.email import forms, webhook
from channels.port import Deps


def routes(deps: Deps) -> APIRouter:
    """Return the channel's own interface."""
    router = APIRouter()
    router.include_router(webhook.routes(deps))
    router.include_router(forms.routes(deps))
    return router
