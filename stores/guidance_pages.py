"""The page on which a shop tells its agent how to speak and when to call a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.datastructures import FormData

from kit import audit
from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.clock import Clock
from stores.guidance import LONGEST_BRAND, LONGEST_TEXT, MOST_MISSES, MOST_RULES, TOPICS, Guidance, Tone
from stores.pages import first_store
from stores.stores import Store, save_guidance

TONES: Mapping[Tone, str] = {
    Tone.NEUTRAL: "Neutral",
    Tone.PROFESSIONAL: "Professional",
    Tone.FRIENDLY: "Friendly",
    Tone.PLAYFUL: "Playful",
    Tone.CUSTOM: "In my own words",
}
_LIMITS = {"brand": LONGEST_BRAND, "text": LONGEST_TEXT, "misses": MOST_MISSES}
_NEW_RULE = {"text": "", "is_on": True}
_NEW_CALL = {"reason": "", "words": (), "topics": (), "upset": False, "misses": 0, "order_over": "", "is_on": True}


@dataclass(frozen=True, slots=True)
class Deps:
    """What this page needs."""

    pages: Pages
    clock: Clock


def routes(deps: Deps) -> APIRouter:
    """Return the guidance page and its form."""
    router = deps.pages.router()

    @router.get("/guidance")
    async def guidance(request: Request, done: str = "") -> Response:
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session)
            store = await first_store(session)
        return _show(deps, actor, store, store.settings.guidance.model_dump(mode="json"), done=done)

    @router.post("/guidance")
    async def save(request: Request) -> Response:
        form = read_form(await request.form(max_fields=2_000))
        async with deps.pages.database.begin() as session:
            actor = await deps.pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            try:
                new = Guidance.model_validate(form)
            except ValidationError as error:
                return _show(deps, actor, store, form, problems=_problems(error))
            if new != store.settings.guidance:
                await save_guidance(session, store.id, new)
                changed = {"guidance": new.model_dump(mode="json")}
                act, subject, by = "store.guidance_saved", f"store:{store.id}", f"staff:{actor.id}"
                audit.record(
                    session, deps.clock, store_id=store.id, actor=by, act=act, subject=subject, changed=changed
                )
        return form_page("/admin/guidance?done=saved")

    return router


def read_form(sent: FormData) -> dict[str, Any]:
    """Return what a form holds, as `Guidance` has it; a rule whose fields were all emptied is gone."""
    rules = [
        {"text": _text(sent, f"rule_{place}_text"), "is_on": f"rule_{place}_on" in sent}
        for place in _places(sent, "rule", "text")
    ]
    calls = [_call(sent, place) for place in _places(sent, "call", "reason")]
    return {
        "brand": _text(sent, "brand"),
        "tone": _text(sent, "tone"),
        "own_tone": _text(sent, "own_tone"),
        "communication": [rule for rule in rules if rule["text"]],
        "escalation": [call for call in calls if any(call[name] for name in _NEW_CALL if name != "is_on")],
    }


def _call(sent: FormData, place: int) -> dict[str, Any]:
    field = f"call_{place}"
    words = _text(sent, f"{field}_words").splitlines()
    return {
        "reason": _text(sent, f"{field}_reason"),
        "words": [line.strip() for line in words if line.strip()],
        "topics": [str(topic) for topic in sent.getlist(f"{field}_topic")],
        "upset": f"{field}_upset" in sent,
        "misses": _text(sent, f"{field}_misses").removeprefix("0"),
        "order_over": _text(sent, f"{field}_over"),
        "is_on": f"{field}_on" in sent,
    }


def _places(sent: FormData, kind: str, field: str) -> list[int]:
    """Return the places of a kind of rule in a form: one more than may be kept, so that too many are refused."""
    return [place for place in range(MOST_RULES + 2) if f"{kind}_{place}_{field}" in sent]


def _text(sent: FormData, name: str) -> str:
    return str(sent.get(name, "")).strip()


def _problems(error: ValidationError) -> dict[str, str]:
    """Return what is wrong by place, such as `escalation.0.words`."""
    found = {}
    for item in error.errors():
        message = item["msg"].removeprefix("Value error, ")
        found[".".join(map(str, item["loc"][:3]))] = f"{message[:1].upper()}{message[1:]}."
    return found


def _show(
    deps: Deps,
    actor: Actor,
    store: Store,
    form: Mapping[str, Any],
    *,
    problems: Mapping[str, str] | None = None,
    done: str = "",
) -> Response:
    shown = {
        **form,
        "communication": [*form["communication"], _NEW_RULE][: MOST_RULES + 1],
        "escalation": [*form["escalation"], _NEW_CALL][: MOST_RULES + 1],
    }
    return deps.pages.show(
        "stores/guidance.html",
        actor,
        status=422 if problems else 200,
        store=store,
        form=shown,
        problems=problems or {},
        done=done,
        tones=TONES,
        topics=TOPICS,
        limits=_LIMITS,
    )
