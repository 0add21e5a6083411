"""The stand-in's refusals in BigCommerce's own shapes: V2 answers a list of messages, V3 an object with a title."""

from fastapi.responses import JSONResponse, Response

NOT_FOUND = "The requested resource was not found."
NO_SCOPE = "You don't have a required scope to access the endpoint"
NO_TOKEN = "X-Auth-Token is not valid"  # noqa: S105 - a sentence


class Refusal(Exception):
    """An answer that is no result."""

    def __init__(self, status: int, message: str, **errors: str) -> None:
        """Refuse with an HTTP status and BigCommerce's sentence."""
        super().__init__(message)
        self.status, self.message, self.errors = status, message, errors


def answer(path: str, status: int, message: str, errors: dict[str, str] | None = None) -> Response:
    """Return a refusal as V2 or V3 writes it."""
    if path.startswith("/v2"):
        return JSONResponse([{"status": status, "message": message}], status)
    body = {
        "status": status,
        "title": message,
        "type": "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes",
        "errors": errors or {},
    }
    return JSONResponse(body, status)


def unwritable(field: str, *, is_known: bool) -> Refusal:
    """Return the refusal of a field that may not be written, or that there is not."""
    if is_known:
        return Refusal(
            400, f"The field '{field}' cannot be written to. Please remove it from your request before trying again."
        )
    return Refusal(400, f"The field '{field}' is not supported by this resource.")
