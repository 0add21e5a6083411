"""A rehearsal written down as a test case (`evals/case.py`), pure: what was said, and what must follow it again.

A shop's own orders and articles are not there when a case is played: each order stands in for one of a named state,
guessed from its card, and what was quoted stands beside the step as a remark.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import yaml

from channels.rehearsal import Line, Rehearsal
from conversations.messages import (
    Author,
    CardBlock,
    ChoicesBlock,
    HumanBlock,
    OrderCardBlock,
    QuoteBlock,
    SignInBlock,
)

B = TypeVar("B")
HEAD = """\
# Taken down from a preview. Put it into a file below evals/cases and run `make eval`.
# Check the states of its orders (commerce/demo/states.py) and what each answer is expected to be.
"""
_STATES = {"open": "open", "part_shipped": "part_shipped", "shipped": "shipped", "cancelled": "cancelled"}
"""The named state that stands for an order, by what its card says of it."""
_LABELS = ("recent", "older")
_LONGEST_NAME = 100


def write(found: Rehearsal) -> str:
    """Return the file's text: one case, with remarks on what only the shop's own articles said."""
    labels, orders = _orders(found)
    steps, quoted = [], []
    for number, (step, lines) in enumerate(_steps(found, labels), 1):
        if step["expect"]:
            steps.append(step)
        else:
            steps.append({key: value for key, value in step.items() if key != "expect"})
        quoted += [f"# Step {number} quoted: {' '.join(block.text.split())}\n" for block in _blocks(lines, QuoteBlock)]
    began_signed_in = found.customer is not None and not any("sign_in" in step for step in steps)
    case = {
        "name": _name(steps),
        **({"language": found.conversation.language} if found.conversation.language not in {"", "en"} else {}),
        **({"channel": found.conversation.manner} if found.conversation.manner != "webchat" else {}),
        **({"signed_in": True} if began_signed_in else {}),
        **({"orders": orders} if orders else {}),
        "steps": steps or [{"say": "Hello"}],
        **_end(found),
    }
    text = yaml.safe_dump([case], sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)
    return f"{HEAD}{''.join(quoted)}{text}"


def _orders(found: Rehearsal) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return a label for every order that was shown or offered, by its id and its name, and the orders to place."""
    known: dict[str, tuple[str, str]] = {}
    for line in found.lines:
        for card in _blocks([line], OrderCardBlock):
            state = _STATES.get(str(card.card.get("state", "")), "open")
            known[str(card.card["order_id"])] = (str(card.card.get("name", "")), state)
    labels: dict[str, str] = {}
    orders = []
    for place, (order_id, (name, state)) in enumerate(known.items()):
        label = _LABELS[place] if place < len(_LABELS) else f"order_{place + 1}"
        labels |= {order_id: label, **({name: label} if name else {})}
        orders.append({"label": label, "state": state})
    return labels, orders


def _steps(found: Rehearsal, labels: Mapping[str, str]) -> Iterator[tuple[dict[str, Any], list[Line]]]:
    """Walk through the messages: words of the customer, or their sign-in, with all that was answered to it."""
    lines = list(found.lines)
    while lines:
        said = _leading(lines, is_customer=True)
        answers = _leading(lines, is_customer=False)
        texts = [_labelled(line.said.text, labels) for line in said]
        begun = _by_turn(answers)
        if texts:
            first = begun.pop(0) if begun else []
            yield {"say": texts[0] if len(texts) == 1 else texts, "expect": _expect(first, labels)}, first
        for later in begun:
            if later[0].trace and "signed_in" in _events(later[0].trace.trace):
                yield {"sign_in": "customer", "expect": _expect(later, labels)}, later


def _leading(lines: list[Line], *, is_customer: bool) -> list[Line]:
    """Take the first lines that are the customer's, or are not; what staff and system wrote is left out."""
    taken = []
    while lines and (lines[0].said.author is Author.CUSTOMER) is is_customer:
        line = lines.pop(0)
        if is_customer or line.said.author is Author.AGENT:
            taken.append(line)
    return taken


def _by_turn(answers: Iterable[Line]) -> list[list[Line]]:
    turns: dict[int | None, list[Line]] = {}
    for line in answers:
        turns.setdefault(line.said.turn_id, []).append(line)
    return list(turns.values())


def _events(trace: Mapping[str, Any]) -> list[str]:
    return list((trace.get("understood") or {}).get("events", ()))


def _expect(answers: list[Line], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return what must follow again: questions, cards, facts and people, but no words that may be said otherwise."""
    if not answers:
        return {"silent": True}
    trace = answers[-1].trace.trace if answers[-1].trace else {}
    cards = list(_blocks(answers, OrderCardBlock))
    kinds = [block.kind.value for block in _blocks(answers, CardBlock)]
    facts = list(dict.fromkeys(str(fact["key"]) for fact in trace.get("facts", ())))
    focus = next((card.focus for card in cards if card.focus), None)
    options = [value for block in _blocks(answers, ChoicesBlock) for _, value in block.options]
    known = [labels[value] for value in options if value in labels]
    return {
        "sign_in": any(_blocks(answers, SignInBlock)),
        "cards": [labels.get(str(card.card["order_id"]), "recent") for card in cards],
        **({"focus": focus} if focus else {}),
        **({"shows": kinds} if kinds else {}),
        **({"choices": known} if known and len(known) == len(options) else {}),
        **({"facts": facts} if facts else {}),
        "handoff": _handoff(answers, trace),
        **({"gap": True} if trace.get("gap") else {}),
        **({"language": trace["language"]} if trace.get("language") else {}),
    }


def _handoff(answers: list[Line], trace: Mapping[str, Any]) -> str:
    noted = trace.get("handoff")
    if noted:
        return "hard" if noted.get("hard") else "soft"
    return "offered" if any(block.offered for block in _blocks(answers, HumanBlock)) else "none"


def _end(found: Rehearsal) -> dict[str, Any]:
    reason = found.handoffs[-1].reason if found.handoffs else None
    holder = found.conversation.holder
    end = {**({"handoff": reason} if reason else {}), **({"holder": holder} if holder != "agent" else {})}
    return {"end": end} if end else {}


def _name(steps: list[dict[str, Any]]) -> str:
    said = next((step["say"] for step in steps if "say" in step), "nothing was said")
    words = said if isinstance(said, str) else said[0]
    return f"from a preview: {' '.join(words.split())}"[:_LONGEST_NAME].strip()


def _labelled(text: str, labels: Mapping[str, str]) -> str:
    """Return words in which each known order is named by its label, as cases name them."""
    for known, label in labels.items():
        text = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", f"{{{label}}}", text)
    return text


def _blocks(lines: Iterable[Line], kind: type[B]) -> Iterator[B]:
    for line in lines:
        yield from (block for block in line.said.blocks if isinstance(block, kind))
