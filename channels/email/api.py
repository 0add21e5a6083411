"""What mail services tell us, the contact forms of shops, and the last letters for staff."""

from fastapi import APIRouter

from channels.email import forms, letters_api, webhook
from channels.port import Deps


def routes(deps: Deps) -> APIRouter:
    """Return the channel's own interface."""
    router = APIRouter()
    router.include_router(webhook.routes(deps))
    router.include_router(forms.routes(deps))
    router.include_router(letters_api.routes(deps))
    return router
