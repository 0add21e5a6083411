"""The user and password by which a mail service shows that it is the shop's own."""

import base64
import binascii

from fastapi import Request

from kit.auth import same
from kit.errors import Unauthenticated
from stores.connections import Connection


def check_login(request: Request, connection: Connection) -> None:
    """Compare what a request says with the connection's own; raises Unauthenticated."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    try:
        user, _, password = base64.b64decode(given).decode("utf-8", "replace").partition(":")
    except (binascii.Error, ValueError):
        user, password = "", ""
    wanted = connection.secrets.get("webhook_user", ""), connection.secrets.get("webhook_password", "")
    is_right = [same(user, wanted[0]), same(password, wanted[1])]
    if kind.lower() != "basic" or not all(wanted) or not all(is_right):
        raise Unauthenticated("User or password of this webhook are wrong.", code="login_wrong")
