"""One family of errors: what a caller of any part may catch, and what the web turns into a problem document.

Every error names an HTTP status, a stable code and a sentence that says what to do. Nothing here is ever shown as a
traceback to a customer; see `kit.web` for how each becomes an answer (RFC 9457).
"""

from typing import ClassVar


class AppError(Exception):
    """The base of every error that this product raises on purpose."""

    status: ClassVar[int] = 500
    code: str = "internal_error"
    keeps: ClassVar[bool] = False
    """Whether what was written before it was raised is committed all the same, such as the count of a wrong code."""

    def __init__(self, detail: str, *, code: str | None = None, **facts: object) -> None:
        """Keep the sentence for the reader, a stable `code` for programs, and plain facts beside it."""
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.facts = facts


class Invalid(AppError):
    """What was sent cannot be used; the sentence says what to change."""

    status = 422
    code = "invalid"


class Unauthenticated(AppError):
    """Nobody is signed in, or the token is expired, foreign or forged."""

    status = 401
    code = "sign_in_required"


class Forbidden(AppError):
    """Somebody is signed in who may not do this."""

    status = 403
    code = "forbidden"


class NotFound(AppError):
    """It does not exist, or not for whoever asks: the two are never told apart."""

    status = 404
    code = "not_found"


class Conflict(AppError):
    """It would contradict what is stored: a duplicate, or a state that has moved meanwhile."""

    status = 409
    code = "conflict"


class TooLarge(AppError):
    """More than is accepted at once."""

    status = 413
    code = "too_large"


class UnsupportedType(AppError):
    """A kind of content that is not accepted."""

    status = 415
    code = "unsupported_type"


class TooMany(AppError):
    """A limit was reached; `retry_after` says in how many seconds to come back."""

    status = 429
    code = "too_many_requests"

    def __init__(self, detail: str, *, retry_after: int, code: str | None = None) -> None:
        """Keep the sentence and the seconds to wait."""
        super().__init__(detail, code=code, retry_after=retry_after)
        self.retry_after = retry_after


class NotReady(AppError):
    """A part that is needed is not configured, not running, or cannot be reached now."""

    status = 503
    code = "unavailable"


class AdapterError(AppError):
    """The base of what a vendor's adapter may raise; the caller above owns the retry."""

    status = 502
    code = "vendor_error"


class Temporary(AdapterError):
    """It may be tried again, after `retry_after` seconds."""

    code = "vendor_temporary"

    def __init__(self, detail: str, *, retry_after: float = 1.0) -> None:
        """Keep the sentence and the seconds to wait."""
        super().__init__(detail, retry_after=retry_after)
        self.retry_after = retry_after


class Unauthorised(AdapterError):
    """The vendor refuses our credentials: a person must mend the connection."""

    code = "vendor_unauthorised"


class Permanent(AdapterError):
    """The vendor refuses this request for good; trying again changes nothing."""

    code = "vendor_refused"


class StartError(AppError):
    """The program cannot start; `exit_code` is what the process ends with."""

    code = "cannot_start"

    def __init__(self, detail: str, *, exit_code: int = 2) -> None:
        """Keep the sentence and the exit code."""
        super().__init__(detail)
        self.exit_code = exit_code
