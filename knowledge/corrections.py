"""What staff say of a policy fact against the articles: rows with who, when and why; the newest of a kind counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import MODIFY_KINDS, EditKind, ExceptionKind, Source, WindowKind
from kit import audit
from kit.clock import Clock
from kit.errors import Invalid
from knowledge.articles import get_article
from knowledge.models import ArticleRow, CorrectionRow
from knowledge.policy.agree import Correction
from knowledge.policy.statements import WORDS, say
from knowledge.policy.values import FactKind
from knowledge.revision import touch

LONGEST_WHY = 500
_LONGEST_WINDOW = 60 * 24 * 60
_LONGEST_RETURN = 3650


class Act(StrEnum):
    """What a correction does."""

    SET = "set"
    NOT_STATED = "not_stated"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"
    """Staff looked at what code read, and it is right; the articles go on counting, and so does a change of them."""


HOLDING = (Act.SET, Act.NOT_STATED)
"""What wins over the articles."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The fact that is corrected; for one of `OF_ITEMS` also which kind of items."""

    kind: FactKind
    exception: ExceptionKind | None = None

    @property
    def key(self) -> str:
        """How it is stored: `modify_window`, `exception:pre_order`."""
        return f"{self.kind}:{self.exception}" if self.exception else self.kind.value


@dataclass(frozen=True, slots=True)
class Made:
    """One correction as staff see it."""

    subject: Subject
    act: Act
    value: Mapping[str, Any] | None
    why: str
    made_at: datetime
    made_by: str

    @property
    def holds(self) -> bool:
        """Whether it wins over what the articles say."""
        return self.act in HOLDING


OF_ITEMS = (FactKind.EXCEPTION, FactKind.RETURN_EXCEPTION)
"""The facts that hold for one kind of items each."""
CORRECTABLE = (
    FactKind.MODIFY_WINDOW,
    FactKind.CANCEL_WINDOW,
    FactKind.RESTOCKING_FEE,
    FactKind.ELIGIBLE,
    FactKind.RETURN_WINDOW,
    FactKind.REFUND_TIME,
    FactKind.EXCHANGES,
    *OF_ITEMS,
)


def parse_subject(key: str) -> Subject:
    """Read the key of a fact.

    Raises:
        Invalid: there is no such fact, or it cannot be corrected.
    """
    kind, _, exception = key.partition(":")
    try:
        subject = Subject(FactKind(kind), ExceptionKind(exception) if exception else None)
    except ValueError as error:
        raise Invalid("There is no such policy fact.", code="fact_unknown") from error
    if subject.kind not in CORRECTABLE or (subject.kind in OF_ITEMS) != (subject.exception is not None):
        raise Invalid("This policy fact cannot be corrected.", code="fact_unknown")
    return subject


async def correct(  # noqa: PLR0913 - one row has this many columns
    session: AsyncSession,
    clock: Clock,
    store_id: int,
    subject: Subject,
    *,
    act: Act,
    value: Mapping[str, Any] | None,
    why: str,
    by: str,
    article_id: int | None = None,
) -> None:
    """Record what staff say; it counts from the commit on and wins over every article until it is withdrawn.

    Raises:
        Invalid: no reason is given, or the value does not fit the fact.
        NotFound: the store has no such article.
    """
    if not why.strip() or len(why) > LONGEST_WHY:
        raise Invalid(f"Say why, in at most {LONGEST_WHY} characters.", code="why")
    if article_id is not None:
        await get_article(session, store_id, article_id)
    checked = check_value(subject, value) if act is Act.SET else None
    row = CorrectionRow(
        store_id=store_id,
        kind=subject.key,
        act=act,
        value=checked,
        article_id=article_id,
        why=why.strip(),
        made_at=clock.now(),
        made_by=by,
    )
    session.add(row)
    audit.record(
        session,
        clock,
        store_id=store_id,
        actor=by,
        act="fact_corrected",
        subject=subject.key,
        what=act.value,
        value=checked,
    )
    await touch(session, store_id)


def check_value(subject: Subject, value: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a value as it is stored.

    Raises:
        Invalid: it does not fit the fact.
    """
    try:
        return _CHECKS[subject.kind](value or {}, subject)
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise Invalid("Check the value and send it again: it does not fit this fact.", code="fact_value") from error


def _window(value: Mapping[str, Any], _: Subject) -> dict[str, Any]:
    kind = WindowKind(value["window"])
    if kind is WindowKind.WITHIN:
        return {"window": kind.value, "minutes": _between(int(value["minutes"]), 1, _LONGEST_WINDOW)}
    if kind is WindowKind.CUTOFF:
        return {"window": kind.value, "cutoff": time.fromisoformat(value["cutoff"]).strftime("%H:%M")}
    return {"window": kind.value}


def _fee(value: Mapping[str, Any], _: Subject) -> dict[str, Any]:
    if "percent" in value:
        return {"percent": f"{_amount(value['percent'], 100):f}"}
    currency = str(value["currency"]).strip().upper()
    if len(currency) != 3 or not currency.isalpha():  # noqa: PLR2004 - ISO 4217
        raise ValueError(currency)
    return {"fixed": f"{_amount(value['fixed'], 100_000):f}", "currency": currency}


def _eligible(value: Mapping[str, Any], _: Subject) -> dict[str, Any]:
    kinds = {EditKind(kind) for kind in value["allow"]}
    if not kinds <= MODIFY_KINDS:
        raise ValueError(kinds)
    return {"allow": sorted(kind.value for kind in kinds), "deny": [], "only": True}


def _exception(value: Mapping[str, Any], subject: Subject) -> dict[str, Any]:
    kinds = {EditKind(kind) for kind in value["forbids"]}
    if not kinds or subject.exception is None:
        raise ValueError(kinds)
    return {"exception": subject.exception.value, "forbids": sorted(kind.value for kind in kinds)}


def _return_exception(_: Mapping[str, Any], subject: Subject) -> dict[str, Any]:
    return {"exception": ExceptionKind(subject.exception or "").value}


def _exchanges(value: Mapping[str, Any], _: Subject) -> dict[str, Any]:
    if not isinstance(value["allowed"], bool):
        raise TypeError(value)
    return {"allowed": value["allowed"]}


def _days(value: Mapping[str, Any], _: Subject) -> dict[str, Any]:
    return {"days": _between(int(value["days"]), 1, _LONGEST_RETURN)}


_CHECKS = {
    FactKind.MODIFY_WINDOW: _window,
    FactKind.CANCEL_WINDOW: _window,
    FactKind.RESTOCKING_FEE: _fee,
    FactKind.ELIGIBLE: _eligible,
    FactKind.EXCEPTION: _exception,
    FactKind.RETURN_EXCEPTION: _return_exception,
    FactKind.RETURN_WINDOW: _days,
    FactKind.REFUND_TIME: _days,
    FactKind.EXCHANGES: _exchanges,
}


def _between(number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise ValueError(number)
    return number


def _amount(written: object, most: int) -> Decimal:
    amount = Decimal(str(written).strip().replace(",", "."))
    if not amount.is_finite() or not 0 <= amount <= most:
        raise ValueError(written)
    return amount


async def corrections(session: AsyncSession, store_id: int) -> dict[str, Made]:
    """Return the newest correction of each fact, withdrawn ones too."""
    rows = select(CorrectionRow).where(CorrectionRow.store_id == store_id).order_by(CorrectionRow.id)
    return {row.kind: _made(row) for row in await session.scalars(rows)}


async def current_corrections(session: AsyncSession, store_id: int, language: str) -> tuple[Correction, ...]:
    """Return what staff say now; a corrected fact is cited in words of our own, because the article says otherwise."""
    rows = (
        select(CorrectionRow, ArticleRow)
        .outerjoin(ArticleRow, ArticleRow.id == CorrectionRow.article_id)
        .where(CorrectionRow.store_id == store_id)
        .order_by(CorrectionRow.id)
    )
    newest = {row.kind: (row, article) for row, article in await session.execute(rows)}
    return tuple(_correction(row, article, language) for row, article in newest.values() if row.act in HOLDING)


def _made(row: CorrectionRow) -> Made:
    return Made(parse_subject(row.kind), Act(row.act), row.value, row.why, row.made_at, row.made_by)


def _correction(row: CorrectionRow, article: ArticleRow | None, language: str) -> Correction:
    subject = parse_subject(row.kind)
    sentence = say(subject.kind, row.value, language) if row.value else ""
    source = Source(
        article_id=article.id if article else 0,
        revision=article.revision if article else 0,
        title=article.title if article else WORDS.say(language, "set-by-staff"),
        heading="",
        sentence=sentence,
        language=language if language in WORDS.languages else "en",
    )
    return Correction(subject.kind, row.value, source, subject.exception)
