"""A shop with a support address: its letters go out to a real mail server."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiosmtpd.controller import Controller

from channels.port import Deps
from kit.clock import ManualClock
from kit.mail import Smtp
from stores.stores import Store
from tests.channels.email.office import Box, Office, connect


@pytest.fixture
async def office(deps: Deps, clock: ManualClock, store: Store, unused_tcp_port: int) -> AsyncIterator[Office]:
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=unused_tcp_port)
    controller.start()
    mailer = Smtp(f"smtp://127.0.0.1:{unused_tcp_port}", "program@tillside.example", clock)
    mailing = replace(deps, mailer=mailer)
    await connect(mailing, store)
    yield Office(mailing, clock, store, box)
    controller.stop()
