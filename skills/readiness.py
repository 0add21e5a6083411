"""Whether a skill is Live in a store: what is ready there, against what the skill declares to need (S1-35, S1-36)."""

from dataclasses import dataclass

from commerce.port import Can
from kit.health import Cause, Live, Status, Unavailable
from skills.base import Need, NeedKind, Skill


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is ready in a store now, as code has checked: the measure of every skill's needs."""

    agent_active: bool
    hub: Status
    shop: Status
    can: frozenset[Can]
    knowledge: frozenset[str]
    """Kinds of knowledge present, such as `order_changes`."""
    off: frozenset[str] = frozenset()
    """Skills that staff switched off."""


def status(skill: Skill, ready: Readiness) -> Status:
    """Tell whether a skill is Live, or every cause why not with the page that mends it (S1-35, S1-36, S1-37)."""
    causes: list[Cause] = []
    if skill.name in ready.off:
        causes.append(Cause("switched_off", f"{skill.title} is switched off.", "Switch it on.", "/admin/skills"))
    for need in skill.needs:
        causes.extend(missing(need, ready))
    return Unavailable(tuple(dict.fromkeys(causes))) if causes else Live()


def missing(need: Need, ready: Readiness) -> tuple[Cause, ...]:
    """Return why one need is not met, empty if it is."""
    if need.kind is NeedKind.AGENT and not ready.agent_active:
        return (Cause("agent_off", "The customer agent is switched off.", "Switch it on.", "/admin/settings"),)
    if need.kind is NeedKind.HUB and isinstance(ready.hub, Unavailable):
        return ready.hub.causes
    if need.kind is NeedKind.COMMERCE:
        if isinstance(ready.shop, Unavailable):
            return ready.shop.causes
        if Can(need.value) not in ready.can:
            sentence = f"The connected shop cannot do this: {need.value.replace('_', ' ')}."
            return (Cause("shop_cannot", sentence, "Check the shop connection's permissions.", "/admin/shop"),)
    if need.kind is NeedKind.KNOWLEDGE and need.value not in ready.knowledge:
        sentence = f"No indexed article covers {need.value.replace('_', ' ')}."
        return (Cause("knowledge_missing", sentence, "Add an article that states it.", "/admin/content"),)
    return ()
