"""The shop's approved template for answers after a day of silence: which one in which language, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from channels.meta.faults import OUTSIDE_WINDOW, sentence
from channels.meta.graph import ask
from channels.meta.notice import Part, parts, text
from channels.port import OutsideWindow
from stores.connections import Connection

LONGEST_VARIABLE = 1024
VARIABLE = "{{1}}"


@dataclass(frozen=True, slots=True)
class Template:
    """A template in one language as Meta lists it; `status` is Meta's word, `fits` whether an answer has its place."""

    name: str
    language: str
    status: str
    reason: str
    fits: bool

    @property
    def is_ready(self) -> bool:
        """Whether it can be sent."""
        return self.status == "APPROVED" and self.fits


def languages(connection: Connection) -> tuple[str, ...]:
    """Return the languages in which the shop's template exists, as Meta writes them (`pt_PT`), the first one first."""
    return tuple(filter(None, (one.strip() for one in connection.settings.get("template_languages", "").split(","))))


def language_for(known: Sequence[str], wanted: str) -> str:
    """Return the language that suits a conversation: its own, its own in some country, or the shop's first."""
    ours = wanted.replace("-", "_").lower()
    exact = [one for one in known if one.lower() == ours]
    kin = [one for one in known if one.lower().partition("_")[0] == ours.partition("_")[0]]
    return next(iter([*exact, *kin, *known]), "")


def in_template(connection: Connection, words: str, language: str) -> dict[str, Any]:
    """Return a message that carries words in the shop's template; raises OutsideWindow if it has none."""
    name, code = connection.settings.get("template_name", ""), language_for(languages(connection), language)
    if not name or not code:
        raise OutsideWindow(sentence(OUTSIDE_WINDOW))
    # Meta takes no line breaks and no runs of spaces in a variable.
    variable = {"type": "text", "text": " ".join(words.split())[:LONGEST_VARIABLE]}
    body = {"type": "body", "parameters": [variable]}
    return {"type": "template", "template": {"name": name, "language": {"code": code}, "components": [body]}}


async def listed(connection: Connection) -> Sequence[Template]:
    """Ask Meta how the shop's template stands, in each of its languages; none if the shop has chosen none."""
    name = connection.settings.get("template_name", "")
    if not name:
        return ()
    fields = "name,language,status,rejected_reason,components"
    told = await ask(
        connection,
        "GET",
        f"{connection.settings['waba_id']}/message_templates",
        params={"name": name, "fields": fields, "limit": "100"},
    )
    # Meta finds by a part of the name.
    return [_template(one) for one in parts(told, "data") if text(one, "name") == name]


def _template(told: Part) -> Template:
    body = next((text(one, "text") for one in parts(told, "components") if text(one, "type") == "BODY"), "")
    others = [one for one in parts(told, "components") if text(one, "type") != "BODY" and "{{" in text(one, "text")]
    return Template(
        name=text(told, "name"),
        language=text(told, "language"),
        status=text(told, "status"),
        reason=text(told, "rejected_reason"),
        fits=body.count("{{") == body.count(VARIABLE) == 1 and not others,
    )
