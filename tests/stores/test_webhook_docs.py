"""docs/webhooks.md says what is so: its table is the catalogue, and its snippets read a signature of ours."""

import json
import re
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from helpdesk.webhooks import SHOWN
from kit.tables import ROOT
from stores.webhook_events import EVENTS
from stores.webhook_sending import WAITS
from stores.webhook_signing import new_secret, signed_headers

TEXT = (ROOT / "docs" / "webhooks.md").read_text("utf-8")
BODY = '{"type":"ticket.closed","data":{"words":"grüße"}}'.encode()


def snippet(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def signed(*secrets: str, ago: int = 0) -> dict[str, str]:
    return signed_headers(secrets, "msg_one", datetime.fromtimestamp(time.time() - ago, UTC), BODY)


def test_the_table_of_events_is_the_catalogue() -> None:
    rows = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
    told = {name: (when, tuple(re.findall(r"`(\w+)`", data))) for name, when, data in rows if name in EVENTS}
    assert told == {name: (one.when, one.data) for name, one in EVENTS.items()}
    assert {name for name, *_ in rows} - EVENTS.keys() == {"webhook.test"}
    assert all(f"`{name}`" in TEXT for name in SHOWN)


def test_the_waits_are_those_of_the_courier() -> None:
    units = {"s": 1, "min": 60, "h": 3600}
    told = re.search(r"After a failure it waits\s(.*?), each", TEXT, re.DOTALL)
    assert told is not None
    seconds = [int(number) * units[unit] for number, unit in re.findall(r"(\d+) (s|min|h)", told[1])]
    assert seconds == [wait.total_seconds() for wait in WAITS]


def test_the_python_snippet_reads_a_signature() -> None:
    room: dict[str, Any] = {}
    exec(snippet("python"), room)  # noqa: S102 - it is our own page
    verify: Callable[[str, dict[str, str], bytes], bool] = room["verify"]
    old, new = new_secret(), new_secret()
    assert verify(old, signed(old), BODY)
    assert verify(old, signed(new, old), BODY)
    assert not verify(old, signed(new), BODY)
    assert not verify(old, signed(old), BODY + b" ")
    assert not verify(old, signed(old, ago=600), BODY)


def test_the_console_shows_the_same_snippets() -> None:
    shown = (ROOT / "console" / "src" / "stores" / "webhooks" / "samples.ts").read_text("utf-8")
    plain = shown.replace("\\`", "`").replace("\\$", "$")
    assert all(snippet(language) in plain for language in ("python", "js"))


def test_the_node_snippet_reads_a_signature() -> None:
    old, new = new_secret(), new_secret()
    tried = [[old, signed(old)], [old, signed(new, old)], [old, signed(new)], [old, signed(old, ago=600)]]
    script = (
        f"{snippet('js')}\nconst body = Buffer.from({json.dumps(BODY.decode())});"
        f"console.log(JSON.stringify({json.dumps(tried)}.map(([one, headers]) => verify(one, headers, body))));"
    )
    ran = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)  # noqa: S603, S607 - our own page
    assert json.loads(ran.stdout) == [True, True, False, False]
