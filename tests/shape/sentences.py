"""Every sentence that the program says to the shop's people, as it stands in the code: refusals, causes, events."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic_core._pydantic_core import list_all_errors

from commerce.editability import OrderState
from commerce.verdicts import Reason
from conversations.labels import Feeling, Topic
from helpdesk.deadlines.policies import Target
from helpdesk.replies.macros import Outcome
from helpdesk.tickets.life import Priority
from helpdesk.tickets.wording import MARKS
from kit.tables import ROOT

PACKAGES = (
    *("agent", "channels", "commerce", "conversations", "customers", "helpdesk", "kit", "knowledge", "skills"),
    *("staff", "stores"),
)
BESIDE = frozenset({"standin", "demo", "phrases", "schema", "client", "understand", "__pycache__"})
"""Folders whose sentences no console shows: stand-ins, the demo's own shop, what is generated."""
ENGINEERS = frozenset({"kit/plugins.py", "kit/steps.py", "kit/serve.py", "kit/templates.py", "kit/llm/schema.py"})
"""What stops the start is said in the terminal."""
EVENTS = Path("helpdesk/tickets/wording.py")
FILLERS = (
    *("until its scripts have run", "of words, as far as this program can read it", "something else"),
    *("products", "discount codes", "the rule", "the reason", "your own tone", "variant", "quantity", "remove"),
    *("address", "webchat", "sms", "whatsapp", "email"),
    *("is near", "has passed", "was kept", "answer", "do not say it", "contradict each other on it"),
    *("did not answer in time", "nothing", "too many words", "is 1 more", "that is gone"),
    *("that all stores share", "in this store", "template", "macro", "policy", "rule", "title", "text"),
    *("number", "truth", "moment", "list", "picture", "video", "file", "name", "order", "topic", "line1"),
    *("line2", "city", "postcode", "country", "region", "phone", "folder", "server", "a PDF"),
    *("a Word document", "owner", "admin", "manager", "agent", "read orders", "catalogue", "tracking"),
    *("edit lines", "change address", "cancel", "request return", "hold", "discounts"),
)
"""What is put into sentences beside names and numbers."""
LABELS = (
    *(one.replace("_", " ") for kind in (Topic, Feeling, Target, Outcome, OrderState, Reason) for one in kind),
    *(one.name.lower() for one in Priority),
    *MARKS.values(),
    *FILLERS,
    *("Somebody", "The desk", "somebody", "no topic"),
)
"""What is named inside a sentence by its code, and who did something."""
PYDANTIC = frozenset(
    {
        *("missing", "extra_forbidden", "value_error", "literal_error", "enum", "bool_parsing", "string_type"),
        *("string_too_short", "string_too_long", "string_pattern_mismatch", "int_parsing", "int_from_float"),
        *("float_parsing", "decimal_parsing", "finite_number", "greater_than", "greater_than_equal", "less_than"),
        *("less_than_equal", "too_short", "too_long", "list_type", "dict_type", "date_from_datetime_parsing"),
        *(
            "datetime_from_date_parsing",
            "datetime_parsing",
            "timezone_aware",
            "url_parsing",
            "url_scheme",
            "json_invalid",
        ),
    }
)
"""What a form can be refused for by its fields' types alone."""
_NOT_SAID = frozenset(
    {
        *("Field", "Query", "Path", "Body", "Header", "File", "Form", "Option", "Argument", "text", "compile"),
        *("RuntimeError", "TypeError", "LookupError", "AssertionError"),
        *("info", "warning", "error", "debug", "exception", "Skill"),
    }
)
_DESCRIBES = frozenset({"description", "help", "summary", "title", "reason"})
_SENTENCE = re.compile(r"^[A-Z{“].*[.?!:”)}]$")
HOLE = re.compile(r"\{(\w+)\}")


_HANDED = re.compile(r"\b(?:Handoff|person)\(\s*\"([a-z_]+)\"")
"""Why the agent hands over: the code stands in the ticket's timeline, with spaces for underscores."""


def sentences() -> dict[str, Path]:
    """Return each sentence as a template, with a name in braces for what is put in, and a file in which it stands."""
    found: dict[str, Path] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            here = path.relative_to(ROOT)
            if not BESIDE & set(here.parts) and here.as_posix() not in ENGINEERS:
                source = path.read_text("utf-8")
                fewest = 1 if here == EVENTS else 2
                for one in (
                    *_said(ast.parse(source), fewest),
                    *(one.replace("_", " ") for one in _HANDED.findall(source)),
                ):
                    found.setdefault(one, here)
    for error in list_all_errors():
        if error["type"] in PYDANTIC:
            found.setdefault(error["message_template_python"], Path("pydantic"))
    for label in LABELS:
        found.setdefault(label, EVENTS)
    return found


def _said(tree: ast.Module, fewest: int) -> Iterator[str]:
    silent = {id(part) for node in ast.walk(tree) for part in _silent(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
            said = template(node).strip()
            words = sum(word[:1].isalpha() for word in HOLE.sub(" ", said).split())
            if (
                _SENTENCE.match(said)
                and words >= (4 if said.endswith("}") and fewest > 1 else fewest)
                and "\n" not in said
            ):
                yield said


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is not said although it looks like it: docstrings, parts of a whole, descriptions for developers."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from (part for value in node.values for part in _own_words(value))
    if isinstance(node, ast.Call):
        if _name(node.func) in _NOT_SAID:
            yield from ast.walk(node)
        for keyword in node.keywords:
            if keyword.arg in _DESCRIBES:
                yield from ast.walk(keyword.value)


def _own_words(value: ast.expr) -> Iterator[ast.AST]:
    """Yield the words of an f-string, but not sentences that stand in what is put in."""
    if isinstance(value, ast.Constant):
        yield value
    if isinstance(value, ast.FormattedValue) and value.format_spec is not None:
        yield from ast.walk(value.format_spec)


def template(node: ast.Constant | ast.JoinedStr) -> str:
    """Return a literal with `{name}` for each value put in: named after it where it has a name of its own."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    said, known = "", dict[str, str]()
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            source, name = ast.unparse(part.value), _named(part.value)
            while known.setdefault(name, source) != source:
                name += "_"
            said += f"{{{name}}}"
        elif isinstance(part, ast.Constant):
            said += str(part.value)
    return said


def _named(value: ast.expr) -> str:
    if isinstance(value, ast.Call):
        return {"len": "count", "join": "list"}.get(_name(value.func), "value")
    return (_name(value) or "value").lower().strip("_")


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
