"""What goes out to addresses that somebody else chose never ends inside a network, and never takes long."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit.http
from kit.errors import Invalid, Permanent, Temporary, TooLarge
from kit.http import Outgoing, is_public
from tests.kit.receiver import Names, Page, Receiver, certificate, receiving

PUBLIC = "93.184.215.14"
FOUR, SIX = st.integers(0, 2**32 - 1).map(IPv4Address), st.integers(0, 2**128 - 1).map(IPv6Address)
INSIDE = [
    *("127.0.0.1", "127.8.9.10", str(IPv4Address(0)), "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "100.127.255.255", "192.0.0.192", "192.0.2.1", "198.18.0.1"),
    *("198.51.100.7", "203.0.113.7", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "168.63.129.16"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "::127.0.0.1", "fe80::1", "fe80::1%1", "fc00::1"),
    *("fd00:ec2::254", "ff02::1", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "100::1"),
    *("2001::1", "2001:db8::1", "3fff::1", "5f00::1", "fec0::1", "4000::1"),
]  # fmt: skip


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as opened:
        yield opened


@pytest.mark.parametrize("address", INSIDE)
async def test_no_name_that_leads_inside_is_asked(address: str) -> None:
    names = Names([[PUBLIC, address]])
    with pytest.raises(Invalid) as caught:
        await Outgoing(resolve=names).check("https://hooks.shop.test/told")
    assert caught.value.code == "url_inside"


@given(FOUR | SIX)
def test_what_counts_as_public_is_so_for_python_too(address: IPv4Address | IPv6Address) -> None:
    assert address.is_global or not is_public(address)


@given(FOUR, st.sampled_from(["::ffff:0:0/96", "::/96", "64:ff9b::/96", "64:ff9b:1::/96", "2002::/16"]))
def test_no_address_of_ipv6_carries_one_of_ipv4_past_the_guard(inner: IPv4Address, net: str) -> None:
    block = IPv6Network(net)
    shift = 128 - block.prefixlen - 32
    assert not is_public(IPv6Address(int(block.network_address) | int(inner) << shift))


@given(st.integers(2**125, 2**125 + 2**124).map(IPv6Address))
def test_addresses_that_are_given_out_are_public(address: IPv6Address) -> None:
    closed = ("2001::/23", "2001:db8::/32", "2002::/16")
    assert is_public(address) or any(address in IPv6Network(one) for one in closed) or not address.is_global


@pytest.mark.parametrize(
    "url",
    [
        *("", "hooks", "//x.test/", "ftp://x.test/", "http://x.test/", "file:///etc/passwd", "https://", "https:///x"),
        *("https://user:word@x.test/", "https://user@x.test/", "https://x.test/#part", "https://x.test:22/"),
        *("https://x.test:25/", "https://x.test:99999/", "https://x.te\nst/", "https://x .test/", "https://[::1"),
        "https://x.test/" + "a" * 2000,
    ],
)
def test_an_address_that_is_none_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(Invalid) as caught:
        Outgoing().read(url)
    assert caught.value.code == "url_invalid"


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"https://shop.test/{text}"):
        try:
            Outgoing().read(url)
        except Invalid:
            continue


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]"])
async def test_a_number_written_in_another_way_is_looked_up_like_any_name(host: str) -> None:
    with pytest.raises((Invalid, Temporary)):
        await Outgoing().check(f"https://{host}/")


async def test_a_name_of_other_letters_is_looked_up_and_asked_in_ascii() -> None:
    names = Names([[PUBLIC]])
    read, _ = await Outgoing(resolve=names).check("https://bücher.test/told")
    assert names.asked == ["xn--bcher-kva.test"]
    assert read.netloc == b"xn--bcher-kva.test"


async def test_a_name_that_turns_inside_after_it_was_saved_reaches_nobody(receiver: Receiver) -> None:
    """DNS rebinding: the name is public when it is checked, and this machine's own when it is asked."""
    names = Names([[PUBLIC], ["127.0.0.1"]])
    out = Outgoing(resolve=names)
    await out.check("https://hooks.shop.test/told")
    with pytest.raises(Invalid) as caught:
        await out.post("https://hooks.shop.test/told", b"{}", {})
    assert (caught.value.code, receiver.connections) == ("url_inside", 0)


async def test_the_address_that_was_checked_is_the_one_that_is_asked(receiver: Receiver) -> None:
    """The name is looked up once: a second answer of the name server would lead elsewhere."""
    names = Names([["127.0.0.1"], [PUBLIC]])
    url = f"http://hooks.shop.test:{receiver.port}/told?by=us"
    answer = await Outgoing(is_local_allowed=True, resolve=names).post(url, b"{}", {"X-One": "1"})
    (heard,) = receiver.heard
    assert (answer.status, answer.words, names.asked) == (200, "thanks", ["hooks.shop.test"])
    assert (heard.path, heard.body, heard.headers["x-one"]) == ("/told?by=us", b"{}", "1")
    assert heard.headers["host"] == f"hooks.shop.test:{receiver.port}"


async def test_the_certificate_is_that_of_the_name_not_of_the_address(tmp_path: Path) -> None:
    server, client = certificate(tmp_path, ["hooks.shop.test"])
    out = Outgoing(is_local_allowed=True, resolve=Names([["127.0.0.1"]]), trust=client)
    async with receiving(server) as receiver:
        answer = await out.post(f"https://hooks.shop.test:{receiver.port}/", b"{}", {})
        assert answer.status == 200
        with pytest.raises(Temporary, match="certificate"):
            await out.post(f"https://other.shop.test:{receiver.port}/", b"{}", {})


async def test_this_machine_is_asked_only_where_a_setting_says_so(receiver: Receiver) -> None:
    url = f"http://127.0.0.1:{receiver.port}/"
    with pytest.raises(Invalid):
        await Outgoing().post(url, b"", {})
    assert (await Outgoing(is_local_allowed=True).post(url, b"", {})).status == 200
    with pytest.raises(Invalid):
        await Outgoing(is_local_allowed=True, resolve=Names([["10.0.0.1"]])).check("http://inside.test/")
    with pytest.raises(Invalid):
        await Outgoing(is_local_allowed=True, resolve=Names([[PUBLIC]])).check("http://outside.test/")


async def test_a_redirect_is_an_answer_and_not_a_way(receiver: Receiver) -> None:
    receiver.status, receiver.headers = 302, {"location": f"http://127.0.0.1:{receiver.port}/inside"}
    answer = await Outgoing(is_local_allowed=True).post(f"http://127.0.0.1:{receiver.port}/", b"", {})
    assert (answer.status, len(receiver.heard)) == (302, 1)


async def test_an_answer_without_end_is_read_to_its_first_kilobyte(receiver: Receiver) -> None:
    receiver.words, receiver.headers = b"\x1b[31m" + b"a" * 500_000, {"content-length": str(10**9)}
    answer = await Outgoing(is_local_allowed=True).post(f"http://127.0.0.1:{receiver.port}/", b"", {})
    assert len(answer.words) <= kit.http.MOST_READ
    assert answer.words.isprintable()


async def test_who_never_answers_is_waited_for_no_longer_than_the_limit(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit.http, "SECONDS", 0.2)
    receiver.is_silent = True
    with pytest.raises(Temporary, match="did not answer within"):
        await Outgoing(is_local_allowed=True).post(f"http://127.0.0.1:{receiver.port}/", b"", {})


async def test_a_name_server_that_never_answers_is_waited_for_no_longer_either(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(kit.http, "SECONDS", 0.1)
    with pytest.raises(Temporary):
        await Outgoing(resolve=silent).post("https://hooks.shop.test/", b"", {})


async def test_the_second_address_is_tried_where_the_first_is_closed(receiver: Receiver) -> None:
    names = Names([["::1", "127.0.0.1"]])
    url = f"http://hooks.shop.test:{receiver.port}/"
    assert (await Outgoing(is_local_allowed=True, resolve=names).post(url, b"", {})).status == 200


def led(to: str, status: int = 302) -> Page:
    return Page(status=status, headers={"location": to})


async def test_what_stands_at_an_address_is_read_whole_where_redirects_end(receiver: Receiver) -> None:
    words = b"x" * 100_000
    receiver.pages = {"/old": led("/new?a=1#part", 301), "/new?a=1": Page(words, headers={"content-type": "text/html"})}
    names = Names([["127.0.0.1"]])
    url = f"http://shop.test:{receiver.port}"
    found = await Outgoing(is_local_allowed=True, resolve=names).get(f"{url}/old", most=100_000, accept="text/html")
    assert (found.status, found.kind, found.content) == (200, "text/html", words)
    assert found.url == f"{url}/new?a=1"
    assert [one.headers["accept"] for one in receiver.heard] == ["text/html"] * 2
    assert names.asked == ["shop.test"] * 2


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/latest/", "https://10.0.0.1/", "file:///etc/passwd", "https://[fd00::1]/"]
)
async def test_no_redirect_leads_into_a_network(receiver: Receiver, to: str) -> None:
    receiver.pages = {"/": led(to)}
    with pytest.raises(Invalid):
        await Outgoing(is_local_allowed=True).get(receiver_url(receiver), most=1000)
    assert receiver.connections == 1


async def test_a_name_that_turns_inside_on_the_way_is_asked_no_further(receiver: Receiver) -> None:
    """DNS rebinding between two steps: each step looks the name up and checks it anew."""
    receiver.pages = {"/": led("/secret")}
    names = Names([["127.0.0.1"], ["10.0.0.1"]])
    with pytest.raises(Invalid) as caught:
        await Outgoing(is_local_allowed=True, resolve=names).get(f"http://shop.test:{receiver.port}/", most=1000)
    assert (caught.value.code, receiver.connections) == ("url_inside", 1)


async def test_redirects_without_end_are_left_after_a_few(receiver: Receiver) -> None:
    receiver.pages = {"/": led("/round", 301), "/round": led("/", 308)}
    with pytest.raises(Permanent) as caught:
        await Outgoing(is_local_allowed=True).get(receiver_url(receiver), most=1000)
    assert (caught.value.code, receiver.connections) == ("too_many_redirects", kit.http.MOST_STEPS + 1)


@pytest.mark.parametrize(
    "stands",
    [
        Page(b"a" * 5000),
        Page(b"a" * 10, headers={"content-length": str(10**12)}),
        Page(gzip.compress(b"a" * 3_000_000), headers={"content-encoding": "gzip"}),
    ],
    ids=["said", "cut off", "bomb"],
)
async def test_more_than_was_asked_for_is_not_read(receiver: Receiver, stands: Page) -> None:
    receiver.pages = {"/": stands}
    with pytest.raises((TooLarge, Temporary)):
        await Outgoing(is_local_allowed=True).get(receiver_url(receiver), most=4000)


@pytest.mark.parametrize(
    ("encoding", "words", "read"),
    [
        ("gzip", gzip.compress(b"Hello"), b"Hello"),
        ("deflate", zlib.compress(b"Hello"), b"Hello"),
        ("identity", b"Hello", b"Hello"),
        ("gzip", b"Hello", None),
        ("br", b"Hello", None),
    ],
)
async def test_what_comes_packed_though_nobody_wished_it_is_unpacked(
    receiver: Receiver, encoding: str, words: bytes, read: bytes | None
) -> None:
    receiver.pages = {"/": Page(words, headers={"content-encoding": encoding})}
    if read is None:
        with pytest.raises(Temporary):
            await Outgoing(is_local_allowed=True).get(receiver_url(receiver), most=1000)
    else:
        assert (await Outgoing(is_local_allowed=True).get(receiver_url(receiver), most=1000)).content == read


async def test_what_is_not_there_is_answered_without_its_words(receiver: Receiver) -> None:
    receiver.pages = {"/": Page(b"a" * 5000, status=404)}
    found = await Outgoing(is_local_allowed=True).get(receiver_url(receiver), most=1000)
    assert (found.status, found.content) == (404, b"")


def receiver_url(receiver: Receiver) -> str:
    return f"http://127.0.0.1:{receiver.port}/"
