"""The customer's own pages: sign in, orders, edit, cancel."""

from hub.readiness import status

__all__ = ["status"]
