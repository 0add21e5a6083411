"""The page on which the stand-in asks a person who they are, in place of Shopify's own."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse

from kit.pages import page

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "unsafe-none",
}
"""Shopify stands elsewhere: its form may lead to any registered page, and it parts no window from its opener."""


def ask(parameters: Mapping[str, str], unknown: str = "") -> HTMLResponse:
    """Return a form that goes on with what was asked; `unknown` is an address that is no customer's."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in parameters.items()
        if name != "email"
    )
    denied = urlencode({"error": "access_denied", "state": parameters.get("state", "")})
    body = (
        "<h1>Sign in to your account</h1><p>This is the stand-in of Shopify. It believes whatever address you enter; "
        "the real page would mail a code to it.</p>"
        + (f'<p role="alert">{escape(unknown)} is no customer of this store.</p>' if unknown else "")
        + f'<form>{hidden}<p><label>E-mail address <input name="email" type="email" required autofocus '
        f'autocomplete="email" value="{escape(unknown)}"></label></p><p><button>Continue</button></p></form>'
        f'<p><a href="{escape(parameters.get("redirect_uri", ""))}?{escape(denied)}">Cancel</a></p>'
    )
    return HTMLResponse(page("Sign in", body), 422 if unknown else 200, HEADERS)
