"""Whether a part is ready, as the interface shows it: the same sentences as in the log and in `app.py doctor`."""

from pydantic import BaseModel

from kit.health import Status, Unavailable


class StateCause(BaseModel):
    """Why something is not ready and what mends it; `page` is the page of the console where that is done."""

    code: str
    sentence: str
    mend: str
    page: str | None


class StateShown(BaseModel):
    """Whether something is ready; what is noted of it, or what is wrong with it."""

    is_live: bool
    note: str
    causes: list[StateCause]


def show_state(status: Status) -> StateShown:
    """Return whether something is ready as the interface shows it."""
    causes = status.causes if isinstance(status, Unavailable) else ()
    return StateShown(
        is_live=not causes,
        note="" if isinstance(status, Unavailable) else status.note,
        causes=[StateCause(code=one.code, sentence=one.sentence, mend=one.mend, page=one.page) for one in causes],
    )
