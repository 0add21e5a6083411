"""Bytes of letters to letters: what keeps no rule is read as far as it goes, and nothing is believed of it."""

import base64
from contextlib import suppress
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email.addresses import named
from channels.email.bodies import BROKEN_WORDS, LARGEST_FILE, TOO_DEEP, harmless_name
from channels.email.html_text import text_of
from channels.email.letter import Letter
from channels.email.reading import Envelope, read
from kit.errors import Invalid

SHOP = "help@linden.example"
HEAD = f"From: Ana <ana@example.com>\r\nTo: {SHOP}\r\nSubject: Hello\r\nMessage-ID: <1@example.com>\r\n"


def letter_of(headers: str = "", body: bytes = b"Hi", envelope: Envelope | None = None) -> Letter:
    return read(f"{HEAD}{headers}\r\n".encode("utf-8", "surrogateescape") + body, envelope or Envelope())


def parts(*said: str) -> bytes:
    return "".join(f"--b\r\n{one}\r\n" for one in said).encode() + b"--b--\r\n"


MIXED = "Content-Type: multipart/mixed; boundary=b\r\n"


def test_headers_that_are_folded_encoded_and_cut_anywhere_are_read() -> None:
    raw = (
        "From: =?utf-8?Q?Ana_Mar=C3?=\r\n =?utf-8?Q?=ADa?= <Ana@EXAMPLE.com>\r\n"
        "Subject: =?iso-8859-1?q?Caf=E9?=\r\n\tand =?windows-1251?b?8uXh5Q==?=\r\n"
        "References: <a@x>\r\n <b@x> garbage <c@x>\r\nIn-Reply-To: <c@x> (Ana's letter)\r\n"
        "Date: Tue, 3 Nov 2026 10:00:00 +0200\r\n\r\nHi"
    )
    found = read(raw.encode(), Envelope())
    assert (found.sender, found.sender_name, found.subject) == ("ana@example.com", "Ana María", "Café and тебе")
    assert (found.references, found.in_reply_to) == (("a@x", "b@x", "c@x"), "c@x")
    assert found.date is not None
    assert found.date.isoformat() == "2026-11-03T08:00:00+00:00"


@pytest.mark.parametrize(
    ("charset", "content", "text", "is_noted"),
    [
        ("utf-8", "Olá".encode(), "Olá", False),
        ("koi8-u", "привіт".encode("koi8-u"), "привіт", False),
        ("utf-8", b"caf\xe9", "café", True),
        ("no-such-set", "Olá".encode(), "Olá", True),
        ("hex", b"caf\xe9", "café", True),
        ("iso-2022-jp", b"\x1b$B\xff\xff", "\x1b", True),
        ("us-ascii", b"\xff\xfe\x00H", "ÿþH", True),
        ("utf-8", "schön \udcff".encode("utf-8", "surrogateescape"), "schön \ufffd", True),
    ],
)
def test_broken_character_sets_lose_single_signs_and_are_noted(
    charset: str, content: bytes, text: str, *, is_noted: bool
) -> None:
    found = letter_of(f"Content-Type: text/plain; charset={charset}\r\n", content)
    assert found.text.startswith(text.strip("\x1b"))
    assert (BROKEN_WORDS in found.notes) is is_noted


def test_plain_words_come_before_the_page_and_calendars_are_left() -> None:
    body = parts(
        "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nPlain"
        "\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Page</p>"
        "\r\n--c\r\nContent-Type: text/calendar\r\n\r\nBEGIN\r\n--c--",
        "Content-Type: application/pdf; name*=utf-8''..%2F..%2Fbill%E2%80%AE.pdf\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nJVBERg==",
    )
    found = letter_of(MIXED, body)
    assert (found.text.strip(), "Page" in found.html) == ("Plain", True)
    assert [(one.name, one.content) for one in found.files] == [("bill.pdf", b"%PDF")]


def test_a_page_alone_becomes_words_with_its_links() -> None:
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body>"
        "<p>See <a href='https://a.example/x'>my order</a>.</p>"
        "<ul><li>one<li>two</ul><script>evil()</script><div style='display:none'>hidden</div>a<br>b"
        "<a href='javascript:evil()'>bad</a><blockquote>Old<blockquote>older</blockquote></blockquote></body></html>"
    )
    found = letter_of("Content-Type: text/html\r\n", page.encode())
    assert "See my order (https://a.example/x)." in found.text
    assert "- one\n- two" in found.text
    assert "> Old" in found.text
    assert ">> older" in found.text
    assert not {"evil", "hidden", "T", "javascript"} & set(found.text.replace("(", " ").split())


@pytest.mark.parametrize(
    "page", ["<div>" * 100_000 + "x", "<blockquote>" * 20_000 + "x", "<a href='http://a'>" * 9_000]
)
def test_a_page_as_deep_as_its_sender_likes_costs_little(page: str) -> None:
    assert len(text_of(page)) < len(page)


def test_parts_that_lie_too_deep_leave_the_headers_and_a_note() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (one, one) for one in range(3000))
    found = read(b"From: ana@example.com\r\nSubject: Deep\r\n" + deep, Envelope())
    assert (found.subject, found.notes) == ("Deep", (TOO_DEEP,))


def test_files_that_are_too_large_are_told_by_name_and_size() -> None:
    large = base64.b64encode(b"x" * (LARGEST_FILE + 1)).decode()
    head = 'Content-Type: video/quicktime; name="photo.mov"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    found = letter_of(MIXED, parts("Content-Type: text/plain\r\n\r\nLook", head + large))
    assert (found.text.strip(), found.files, found.left_out) == ("Look", (), ("photo.mov (16 MB)",))


def test_a_letter_in_a_letter_is_a_file_and_its_words_are_not_the_senders() -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: Old\r\n\r\nsecret words"
    found = letter_of(MIXED, parts("Content-Type: text/plain\r\n\r\nSee below", inner))
    assert found.text.strip() == "See below"
    assert [one.name for one in found.files] == ["Old.eml"]


@pytest.mark.parametrize(
    "head", ["", "From: \r\n", "From: Ana\r\n", "From: a@b@c\r\n", "From: undisclosed-recipients:;\r\n"]
)
def test_a_letter_without_a_sender_is_refused(head: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(f"{head}Subject: Hello\r\n\r\nHi".encode(), Envelope())
    assert refused.value.code == "sender_missing"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ('"Doe, Jane" <JANE@x.org>, bob@y.org (Bob, (really))', [("Doe, Jane", "jane@x.org"), ("", "bob@y.org")]),
        ("Friends: a@b.cc, <c@d.ee>;", [("", "a@b.cc"), ("", "c@d.ee")]),
        ("Ana <ana@exämple.de>", [("Ana", "ana@xn--exmple-cua.de")]),
        ("Ana <ana@b.cc>\r\nBcc: evil@x.yy", [("Ana", "ana@b.cc")]),
        ("ana@b.cc <", [("", "ana@b.cc")]),
        ('"x\\"y" <a@b.cc>', [('x"y', "a@b.cc")]),
        (", ".join(f"u{one}@b.cc" for one in range(10_000)), [("", f"u{one}@b.cc") for one in range(100)]),
    ],
)
def test_addresses_are_found_in_whatever_form(raw: str, found: list[tuple[str, str]]) -> None:
    assert named(raw) == found


def test_a_letter_without_a_name_has_the_same_one_each_time_and_dates_may_be_absurd() -> None:
    raw = b"From: ana@example.com\r\nDate: Mon, 99 Foo 30000 99:99:99 +9999\r\n\r\nHi"
    first, second, other = read(raw, Envelope()), read(raw, Envelope()), read(raw + b"!", Envelope())
    assert first == second
    assert first.mail_id != other.mail_id
    assert first.date is None


def test_the_envelope_comes_before_the_headers() -> None:
    found = letter_of("Delivered-To: inbox@linden.example\r\nCc: c@d.ee\r\n", b"", Envelope(["in@till.example"], "<>"))
    assert found.recipients == ("in@till.example", SHOP, "inbox@linden.example", "c@d.ee")
    assert found.envelope_sender == ""


@pytest.mark.parametrize(
    ("results", "proof"),
    [
        (["mx.till.example; dmarc=pass (p=none) header.from=example.com"], "dmarc"),
        (["mx.till.example 1; spf=pass; dkim=pass header.i=@example.com header.s=a"], "dkim"),
        (["mx.till.example; dkim=fail header.d=example.com; dmarc=fail header.from=example.com"], ""),
        (["mx.till.example; dkim=pass header.d=evil.example"], ""),
        (["mx.till.example; dkim=pass header.d=com"], ""),
        (["mx.till.example; dmarc=pass header.from=other.example"], ""),
        (["mx.evil.example; dmarc=pass header.from=example.com"], ""),
        (
            [
                "mx.till.example; dmarc=fail header.from=example.com",
                "mx.till.example; dmarc=pass header.from=example.com",
            ],
            "",
        ),
        (["mx.till.example; x=(dmarc=pass header.from=example.com)"], ""),
    ],
)
def test_only_the_topmost_result_of_the_trusted_server_proves_a_sender(results: list[str], proof: str) -> None:
    """D7: for merging alone, never for an order's facts."""
    headers = "".join(f"Authentication-Results: {one}\r\n" for one in results)
    assert letter_of(headers, b"", Envelope(trusted_id="mx.till.example")).proof == proof
    assert letter_of(headers, b"", Envelope()).proof == ""


def test_two_senders_prove_neither() -> None:
    result = "Authentication-Results: mx; dmarc=pass header.from=example.com\r\n"
    raw = f"From: ana@example.com, ben@example.com\r\n{result}\r\n"
    assert read(raw.encode(), Envelope(trusted_id="mx")).proof == ""


def test_a_bounce_names_the_letter_that_failed() -> None:
    body = parts(
        "Content-Type: text/plain\r\n\r\nSorry",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n",
        "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <ours@linden.example>\r\n",
    )
    report = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n'
    assert letter_of(report, body).report_on == "ours@linden.example"
    assert letter_of(report, body.replace(b"failed", b"delayed")).report_on == ""


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.exe", "b.exe"),
        ("a\x00b\u202egpj.exe", "abgpj.exe"),
        ("", "file"),
        ("..", "file"),
    ],
)
def test_names_of_files_are_harmless(name: str, harmless: str) -> None:
    assert harmless_name(name, "file") == harmless


def _whole() -> bytes:
    letter, outer = EmailMessage(), MIMEMultipart()
    letter["From"], letter["To"], letter["Subject"] = "Ana <ana@example.com>", SHOP, "Grüße"
    letter.set_content("Where is it?")
    letter.add_alternative("<p>Where is it?</p>", subtype="html")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="ü.png")
    outer.attach(letter)
    return letter.as_bytes()


WHOLE = _whole()


def tried(raw: bytes) -> Letter | None:
    """Read a letter, or return None where it is refused for want of a sender; nothing else may be raised."""
    with suppress(Invalid):
        return read(raw, Envelope(["x@y.zz"], "", "mx"))
    return None


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda words: words.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused_in_words(raw: bytes) -> None:
    for one in (raw, b"From: a@b.cc\r\n" + raw, HEAD.encode() + MIXED.encode() + b"\r\n--b\r\n" + raw):
        if (found := tried(one)) is not None:
            assert "\x00" not in found.text + found.subject
            assert "\n" not in found.subject


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 30), st.binary(max_size=30)), max_size=8))
def test_any_broken_letter_is_read_or_refused_in_words(breaks: list[tuple[int, int, bytes]]) -> None:
    raw = WHOLE
    for place, length, instead in breaks:
        raw = raw[:place] + instead + raw[place + length :]
    if (found := tried(raw)) is not None:
        found.text.encode()
        found.subject.encode()
