"""The one plain page that the floor itself shows: errors, the demo's mails, the list of addresses, the API's list."""

from html import escape

STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
article { border: 1px solid #8886; border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0 }
h2 { font-size: 1.1rem; margin: .25rem 0 }
code { overflow-wrap: anywhere }
"""

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0b6b5d"/>'
    '<path d="M9 10h14M16 10v13" stroke="white" stroke-width="4" stroke-linecap="round"/></svg>'
)
"""The program's sign; `kit.front` serves it at `/favicon.svg`, and where browsers look for one unasked."""


def page(title: str, body: str) -> str:
    """Return a whole HTML page; `title` is escaped here, `body` must be escaped already."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="/favicon.svg">'
        f"<style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    )
