"""What of a store's channels leaves by the interface: never a secret, only whether one is kept."""

from datetime import datetime

from pydantic import BaseModel

from channels.fields import Field, Shape
from channels.port import Channel, Deps, Setup
from conversations.traffic import Traffic
from kit.health import Status, Unavailable
from stores.connections import Connection
from stores.stores import Store


class ChannelCause(BaseModel):
    """Why a channel is not ready, and what mends it."""

    code: str
    sentence: str
    mend: str


class ChannelShown(BaseModel):
    """A channel of a store, and whether it is ready; `note` says more of one that is."""

    name: str
    title: str
    can_be_connected: bool
    """Whether there is anything to fill in: the chat window needs nothing."""
    is_connected: bool
    is_live: bool
    note: str
    causes: list[ChannelCause]
    last_heard_at: datetime | None
    last_sent_at: datetime | None
    """Of the last thirty days."""


class ChannelFieldOption(BaseModel):
    """One of the values that a field may have."""

    value: str
    label: str


class ChannelField(BaseModel):
    """A field to fill in; where `only_for_field` is named, only while that has one of `only_for_values`."""

    name: str
    label: str
    about: str
    shape: Shape
    pattern: str
    wrong: str
    """What does not fit the pattern."""
    longest: int
    is_needed: bool
    is_secret: bool
    is_kept: bool
    """Whether a secret is there; it is never shown."""
    options: list[ChannelFieldOption]
    only_for_field: str
    only_for_values: list[str]


class ChannelPaste(BaseModel):
    """Something to copy into the vendor's own pages; `value` is empty where only an admin may see it."""

    name: str
    label: str
    value: str


class ChannelAct(BaseModel):
    """What can be done with the connection besides changing it, and what is asked for it."""

    name: str
    fields: list[ChannelField]


class ChannelSetup(BaseModel):
    """How a channel is connected."""

    channel: ChannelShown
    fields: list[ChannelField]
    values: dict[str, str]
    pastes: list[ChannelPaste]
    acts: list[ChannelAct]
    stand_in: str
    """Where the vendor is played, empty for the vendor itself."""
    is_public: bool
    """Whether a vendor can reach this program, as far as its address tells."""


def show(channel: Channel, status: Status, used: Traffic, *, is_connected: bool) -> ChannelShown:
    """Return a channel as staff see it listed."""
    causes = status.causes if isinstance(status, Unavailable) else ()
    return ChannelShown(
        name=channel.name,
        title=channel.title,
        can_be_connected=channel.setup is not None,
        is_connected=is_connected,
        is_live=not causes,
        note="" if isinstance(status, Unavailable) else status.note,
        causes=[ChannelCause(code=one.code, sentence=one.sentence, mend=one.mend) for one in causes],
        last_heard_at=used.heard_at,
        last_sent_at=used.sent_at,
    )


def show_setup(
    shown: ChannelShown,
    deps: Deps,
    store: Store,
    channel: Channel,
    known: Connection | None,
    *,
    may_see: bool,
    is_public: bool,
) -> ChannelSetup:
    """Return how a channel is connected; `may_see` whether also what is for admins."""
    setup = channel.setup or Setup(())
    settings = known.settings if known else {}
    secrets = frozenset(name for name, value in (known.secrets if known else {}).items() if value)
    return ChannelSetup(
        channel=shown,
        fields=[_field(one, is_kept=one.name in secrets) for one in setup.fields],
        values={one.name: settings.get(one.name, one.default) for one in setup.fields if not one.is_secret},
        pastes=[
            ChannelPaste(name=one.name, label=one.label, value=one.value if may_see or not one.is_for_admins else "")
            for one in setup.pastes(deps, store, known)
        ],
        acts=[ChannelAct(name=one.name, fields=[_field(each) for each in one.fields]) for one in setup.acts],
        stand_in=settings.get("api_url", ""),
        is_public=is_public,
    )


def _field(one: Field, *, is_kept: bool = False) -> ChannelField:
    return ChannelField(
        name=one.name,
        label=one.label,
        about=one.about,
        shape=one.shape,
        pattern=one.pattern,
        wrong=one.wrong,
        longest=one.longest,
        is_needed=one.is_needed,
        is_secret=one.is_secret,
        is_kept=is_kept,
        options=[ChannelFieldOption(value=value, label=label) for value, label in one.options],
        only_for_field=one.only_for[0] if one.only_for else "",
        only_for_values=list(one.only_for[1]) if one.only_for else [],
    )
