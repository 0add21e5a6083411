"""What the stand-in keeps between two runs: a file with a JSON object on each line, the last of its kind counts."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from channels.twilio.standin.account import Message, Picture

Pair = tuple[str, str]
"""A number of the shop, and a telephone that wants nothing from it."""


class Notes:
    """The file; without one nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        """Name the file; its folder must exist."""
        self._file = file
        self._pictured: set[str] = set()

    def read(self) -> tuple[dict[str, Message], set[Pair]]:
        """Return the messages in their order and who is opted out; a line that was cut short is passed over."""
        messages: dict[str, Message] = {}
        out: set[Pair] = set()
        pictures: dict[str, list[Picture]] = {}
        for note in self._lines():
            if "pictures" in note:
                pictures[note["of"]] = [_picture(one) for one in note["pictures"]]
                self._pictured.add(note["of"])
            elif "pair" in note:
                (out.add if note["is_out"] else out.discard)((note["pair"][0], note["pair"][1]))
            else:
                message = _message(note)
                message.pictures = pictures.get(message.sid, [])
                messages[message.sid] = message
        return messages, out

    def write(self, message: Message) -> None:
        """Note how a message stands now; its files once, when they are there."""
        if self._file is None:
            return
        if message.sid not in self._pictured and any(one.content for one in message.pictures):
            self._pictured.add(message.sid)
            shown = [
                {"sid": one.sid, "type": one.content_type, "content": base64.b64encode(one.content).decode()}
                for one in message.pictures
            ]
            self._append({"of": message.sid, "pictures": shown})
        self._append(asdict(message) | {"pictures": None})

    def write_pair(self, pair: Pair, *, is_out: bool) -> None:
        """Note whether a telephone wants messages."""
        if self._file is not None:
            self._append({"pair": pair, "is_out": is_out})

    def write_anew(self, messages: Mapping[str, Message], out: set[Pair]) -> None:
        """Begin the file again with what is left."""
        if self._file is None:
            return
        self._file.write_text("", encoding="utf-8")
        self._pictured.clear()
        for message in messages.values():
            self.write(message)
        for pair in sorted(out):
            self.write_pair(pair, is_out=True)

    def _append(self, note: Mapping[str, Any]) -> None:
        assert self._file is not None  # noqa: S101 - the callers look first
        kept = {name: value for name, value in note.items() if value is not None}
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept, default=str) + "\n")

    def _lines(self) -> list[dict[str, Any]]:
        if self._file is None or not self._file.exists():
            return []
        found = []
        for line in self._file.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return found


def _message(note: Mapping[str, Any]) -> Message:
    times = {name: datetime.fromisoformat(note[name]) for name in ("at", "updated_at")}
    return Message(**{**note, **times, "ignored": tuple(note["ignored"])})


def _picture(note: Mapping[str, str]) -> Picture:
    return Picture(note["sid"], note["type"], base64.b64decode(note["content"]))
