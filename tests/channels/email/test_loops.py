"""Letters that no person wrote are not answered, and each has a reason that staff can read."""

import pytest

from channels.email import loops
from channels.email.letter import Letter
from channels.email.loops import Ours, whom_to_answer, why_drop
from tests.channels.email.office import ANA, SUPPORT, letter

OURS = Ours({SUPPORT})


def with_headers(**more: str) -> Letter:
    return letter("Hello", headers={name.replace("_", "-"): value for name, value in more.items()})


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"auto_submitted": "auto-replied"}, loops.AUTOMATIC),
        ({"auto_submitted": "Auto-Generated; x=1"}, loops.AUTOMATIC),
        ({"auto_submitted": "no"}, ""),
        ({"x_autoreply": "yes"}, loops.AUTOMATIC),
        ({"precedence": "bulk"}, loops.BULK),
        ({"precedence": "Junk"}, loops.BULK),
        ({"precedence": "first-class"}, ""),
        ({"x_auto_response_suppress": "OOF, AutoReply"}, loops.SUPPRESSED),
        ({"x_auto_response_suppress": "RN"}, ""),
        ({"list_id": "News <news.other.example>"}, loops.LIST),
        ({"list_unsubscribe": "<https://other.example/u>"}, loops.LIST),
        ({"list_id": "Help <help.linden.example>", "precedence": "list", "list_unsubscribe": "<x>"}, ""),
        ({"return_path": "<>"}, loops.NOTICE),
        ({"return_path": "<ana@example.com>"}, ""),
        ({}, ""),
    ],
)
def test_machines_are_known_by_their_headers(headers: dict[str, str], why: str) -> None:
    assert why_drop(with_headers(**headers), OURS, is_relayed=False) == why


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"sender": "MAILER-DAEMON@mx.example.com".lower()}, loops.NOTICE),
        ({"sender": "postmaster@example.com"}, loops.NOTICE),
        ({"envelope_sender": ""}, loops.NOTICE),
        ({"sender": SUPPORT}, loops.OURS),
        ({"sender": "help+t.0123@linden.example"}, loops.OURS),
        ({"report_on": "ours@linden.example"}, loops.BOUNCE),
    ],
)
def test_machines_are_known_by_their_addresses(more: dict[str, str], why: str) -> None:
    assert why_drop(letter("Hello", 1, **more), OURS, is_relayed=False) == why


def test_s5_63_what_a_marketplace_relays_has_a_person_behind_it() -> None:
    relayed = with_headers(auto_submitted="auto-generated", list_unsubscribe="<x>")
    assert why_drop(relayed, OURS, is_relayed=True) == ""
    assert why_drop(letter("x", sender=SUPPORT), OURS, is_relayed=True) == loops.OURS


def test_s5_11_behind_the_shops_own_group_stands_its_customer_unproved() -> None:
    through = letter("Hi", sender=SUPPORT, proof="dmarc", headers={"x-original-from": "Ana <ana@example.com>"})
    found = whom_to_answer(through, OURS)
    assert (found.sender, found.sender_name, found.proof) == (ANA, "Ana", "")
    assert whom_to_answer(letter("Hi", sender=SUPPORT, headers={"reply-to": SUPPORT}), OURS).sender == SUPPORT
    direct = letter("Hi", headers={"x-original-from": "else@example.org"})
    assert whom_to_answer(direct, OURS) is direct


@pytest.mark.parametrize(
    ("reply_to", "sender", "proof"),
    [
        ("Ana <ana@example.com>", ANA, ""),
        ("team@shopsystem.example", "team@shopsystem.example", ""),
        ("no-reply@example.com", "mailer@shopsystem.example", "dkim"),
        (SUPPORT, "mailer@shopsystem.example", "dkim"),
        ("nobody at all", "mailer@shopsystem.example", "dkim"),
    ],
)
def test_a_shop_systems_form_names_whom_to_answer(reply_to: str, sender: str, proof: str) -> None:
    sent = letter("Hi", sender="mailer@shopsystem.example", proof="dkim", headers={"reply-to": reply_to})
    found = whom_to_answer(sent, OURS)
    assert (found.sender, found.proof) == (sender, proof)
