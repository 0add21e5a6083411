"""Understanding with a model: rules first, then one question with a form to fill in, and code checks every field.

The model sees the words, what the conversation was about, and what this agent can do: no customer, no order, no link.
What it returns can only choose among live skills and topics; a slot counts only if it stands in the customer's words.
"""

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, Protocol

from pydantic import create_model

from agent.asking import Asking
from agent.prompting import read_prompt
from agent.understand.checking import Says, SaysWish, checked
from agent.understand.choosing import LEAST
from agent.understand.rules import read_by_rules
from agent.understand.understanding import CODE, NONE_OF_OURS, Context, Matter, Understanding
from kit.language import LANGUAGES
from kit.llm.port import ModelFailed, Question

VERSION = 2
_LONGEST = 1_200
"""Signs of a message that a model reads: the beginning and the end of a longer one."""
_LONGEST_EARLIER = 160
"""Signs of each earlier message: enough to know what "it" is."""
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CODE = re.compile(r"(?<![\w#-])\d{3}[ -]?\d{3}(?![\w-])")


class Local(Protocol):
    """Who understands without a model."""

    async def understand(self, text: str, context: Context) -> Understanding:
        """Return what a message means."""
        ...


@dataclass(frozen=True, slots=True)
class ModelUnderstander:
    """Understands by a model where rules do not, and as `local` does wherever the model gives nothing of use."""

    local: Local
    asking: Asking

    async def understand(self, text: str, context: Context) -> Understanding:
        """Return what a message means; it never raises for what a model does."""
        ruled = read_by_rules(text, context)
        if ruled.is_whole:
            return ruled.understanding
        if not self.asking.is_open:
            return await self.local.understand(text, context)
        try:
            form = await self.asking.ask(question(text, context, has_code=CODE in ruled.understanding.slots))
        except ModelFailed:
            return await self.local.understand(text, context)
        understood = checked(form, text, ruled, context)
        if any(wish.intent != NONE_OF_OURS and wish.confidence >= LEAST for wish in understood.wishes):
            return understood
        return _surer(await self.local.understand(text, context), understood)


def _surer(local: Understanding, said: Understanding) -> Understanding:
    """Return the local reading where it is sure of a wish and the model saw none, else what the model said."""
    if not local.is_confident or local.wishes[0].intent == NONE_OF_OURS:
        return said
    return replace(local, dropped=(*said.dropped, "the model saw no wish of ours, and the words surely hold one"))


def question(text: str, context: Context, *, has_code: bool) -> Question[Says]:
    """Return the one question on a message."""
    prompt = read_prompt("understand", VERSION)
    user = {
        "language": context.language,
        "matter": context.matter,
        "asked": context.awaits,
        "earlier": [seen_by_model(line, most=_LONGEST_EARLIER) for line in context.earlier],
        "message": seen_by_model(text, has_code=has_code),
    }
    return Question(
        purpose="understand",
        prompt=prompt.label,
        system=prompt.filled(matters="\n".join(map(_listed, context.matters))),
        user=json.dumps(user, ensure_ascii=False),
        schema=form_for(tuple(context.matters)),
        most_tokens=300,
    )


def seen_by_model(text: str, *, has_code: bool = False, most: int = _LONGEST) -> str:
    """Return the words as a model may see them: no links, addresses or codes, and no more than it needs."""
    text = _MAIL.sub("[e-mail]", _LINK.sub("[link]", text))
    text = _CODE.sub("[code]", text) if has_code else text
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"


@cache
def form_for(matters: tuple[Matter, ...]) -> type[Says]:
    """Return the form for these matters: every field is required and every matter one of ours, as strict schemas want.

    Kinds stand in the prompt beside their matter, and code drops what is none: named here too, they would cost again.
    """
    intents = tuple(matter.intent for matter in matters)
    wish = create_model("Wish", __base__=SaysWish, intent=_one_of(intents))
    return create_model("Understood", __base__=Says, language=_one_of(LANGUAGES), wishes=(list[wish], ...))


def _one_of(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a required field whose type is made at run time
    return (Literal[names], ...)


def _listed(matter: Matter) -> str:
    told = f"- {matter.intent}" + (f" ({', '.join(matter.kinds)})" if matter.kinds else "")
    return f"{told}: {matter.description}" if matter.description else told
