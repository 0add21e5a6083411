"""Facts read from many sentences made into the terms that decisions need: equal ones are one, unequal ones none.

Pure. Staff corrections come in as they are and win. What contradicts is Unknown, with every sentence it stands in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from commerce.terms import (
    MODIFY_KINDS,
    EditKind,
    ExceptionKind,
    Fee,
    Known,
    LineException,
    ReturnException,
    Source,
    Terms,
    Unknown,
    UnknownWhy,
    Window,
)
from knowledge.policy.values import UNCLEAR, FactKind, read_fee, read_kinds, read_window

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its sentence, as an article in force states it."""

    kind: FactKind
    value: Mapping[str, Any]
    source: Source


@dataclass(frozen=True, slots=True)
class Correction:
    """What staff said instead; a value of None says that the shop states no such thing."""

    kind: FactKind
    value: Mapping[str, Any] | None
    source: Source
    exception: ExceptionKind | None = None


def make_terms(facts: Sequence[Fact], corrections: Sequence[Correction], language: str) -> Terms:
    """Return the terms of a store, citing sentences in `language` where there are any."""
    said = _Said(facts, corrections, language)
    return Terms(
        modify_window=said.window(FactKind.MODIFY_WINDOW),
        cancel_window=said.window(FactKind.CANCEL_WINDOW),
        restocking_fee=said.single(FactKind.RESTOCKING_FEE, _fee),
        eligible=said.eligible(),
        return_window=said.single(FactKind.RETURN_WINDOW, _days),
        refund_time=said.single(FactKind.REFUND_TIME, _days),
        exchanges=said.single(FactKind.EXCHANGES, _allowed),
        exceptions=said.exceptions(),
        return_exceptions=said.return_exceptions(),
    )


def _fee(value: Mapping[str, Any]) -> Fee:
    fee = read_fee(dict(value))
    return fee if fee.percent or fee.fixed else Fee()


def _days(value: Mapping[str, Any]) -> timedelta:
    return timedelta(days=int(value["days"]))


def _allowed(value: Mapping[str, Any]) -> bool:
    return bool(value["allowed"])


def _window(value: Mapping[str, Any]) -> Window:
    return read_window(dict(value))


@dataclass(frozen=True, slots=True)
class _Said:
    facts: Sequence[Fact]
    corrections: Sequence[Correction]
    language: str

    def window(self, kind: FactKind) -> Known[Window] | Unknown:
        """A mere limit ("not once it has shipped") counts only where nothing narrower is stated."""
        narrower = [fact for fact in self._of(kind) if not fact.value.get("limit")]
        return self.single(kind, _window, narrower or self._of(kind))

    def single(
        self, kind: FactKind, read: Callable[[Mapping[str, Any]], T], among: Sequence[Fact] | None = None
    ) -> Known[T] | Unknown:
        corrected = self._correction(kind, read)
        if corrected is not None:
            return corrected
        facts = self._of(kind) if among is None else among
        if not facts:
            return Unknown(UnknownWhy.MISSING)
        if any(fact.value == UNCLEAR for fact in facts):
            return _contradictory(facts)
        values = {read(fact.value) for fact in facts}
        return Known(values.pop(), self._cite(facts)) if len(values) == 1 else _contradictory(facts)

    def eligible(self) -> Known[frozenset[EditKind]] | Unknown:
        """Lists add up over sentences; a kind that is allowed here and refused there contradicts."""
        corrected = self._correction(FactKind.ELIGIBLE, lambda value: read_kinds(value["allow"]))
        if corrected is not None:
            return corrected
        facts = self._of(FactKind.ELIGIBLE)
        if not facts:
            return Unknown(UnknownWhy.MISSING)
        if any(fact.value == UNCLEAR for fact in facts):
            return _contradictory(facts)
        allowed = frozenset[EditKind]().union(*(read_kinds(fact.value["allow"]) for fact in facts))
        refused = frozenset[EditKind]().union(*(read_kinds(fact.value["deny"]) for fact in facts))
        exclusive = [read_kinds(fact.value["allow"]) for fact in facts if fact.value["only"]]
        if allowed & refused or any(allowed - only for only in exclusive):
            return _contradictory(facts)
        fullest = max(len(fact.value["allow"]) + len(fact.value["deny"]) for fact in self._in_language(facts))
        telling = [fact for fact in facts if len(fact.value["allow"]) + len(fact.value["deny"]) == fullest]
        return Known(allowed or MODIFY_KINDS - refused, self._cite(telling))

    def exceptions(self) -> tuple[LineException, ...]:
        """What several sentences forbid for one kind of item adds up."""
        facts = self._of(FactKind.EXCEPTION)
        corrected = {one.exception: one for one in self.corrections if one.kind is FactKind.EXCEPTION}
        found = []
        for kind in ExceptionKind:
            if kind in corrected:
                correction = corrected[kind]
                forbids = read_kinds(correction.value["forbids"]) if correction.value else frozenset()
                sources = [correction.source]
            else:
                own = [fact for fact in facts if fact.value["exception"] == kind.value]
                forbids = frozenset[EditKind]().union(*(read_kinds(fact.value["forbids"]) for fact in own))
                sources = [fact.source for fact in self._in_language(own)]
            if forbids:
                found.append(LineException(kind, forbids, sources[0]))
        return tuple(found)

    def return_exceptions(self) -> tuple[ReturnException, ...]:
        """One for each kind of item that some sentence, or staff, keeps from coming back."""
        facts = self._in_language(self._of(FactKind.RETURN_EXCEPTION))
        found = {ExceptionKind(fact.value["exception"]): fact.source for fact in self._of(FactKind.RETURN_EXCEPTION)}
        found |= {ExceptionKind(fact.value["exception"]): fact.source for fact in reversed(facts)}
        for one in self.corrections:
            if one.kind is FactKind.RETURN_EXCEPTION and one.exception is not None:
                found.pop(one.exception, None)
                found |= {one.exception: one.source} if one.value else {}
        return tuple(ReturnException(kind, found[kind]) for kind in ExceptionKind if kind in found)

    def _of(self, kind: FactKind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind is kind]

    def _correction(self, kind: FactKind, read: Callable[[Mapping[str, Any]], T]) -> Known[T] | Unknown | None:
        for correction in self.corrections:
            if correction.kind is kind:
                if correction.value is None:
                    return Unknown(UnknownWhy.MISSING)
                return Known(read(correction.value), correction.source, corrected=True)
        return None

    def _in_language(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        return [fact for fact in facts if fact.source.language == self.language] or facts

    def _cite(self, facts: Sequence[Fact]) -> Source:
        return self._in_language(facts)[0].source


def _contradictory(facts: Sequence[Fact]) -> Unknown:
    return Unknown(UnknownWhy.CONTRADICTORY, tuple(dict.fromkeys(fact.source for fact in facts)))
