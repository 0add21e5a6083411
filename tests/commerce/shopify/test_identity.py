"""Only a token in which everything fits proves an account (OpenID Connect Core 1.0, section 3.1.3.7; D9a)."""

from datetime import UTC, datetime
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from commerce.accounts import NotProved
from commerce.shopify.identity import Expected, Identity, read_identity

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
AT = int(NOW.timestamp())
EXPECTED = Expected("https://shopify.com/authentication/7", "our-client", "the-nonce")
KEY, OTHER = (rsa.generate_private_key(65537, 2048) for _ in range(2))
SAID: dict[str, Any] = {
    "iss": EXPECTED.issuer,
    "sub": "5001",
    "aud": EXPECTED.client_id,
    "iat": AT,
    "exp": AT + 3600,
    "nonce": EXPECTED.nonce,
    "email": "ana@example.com",
    "email_verified": True,
}


def public(key: rsa.RSAPrivateKey, name: str) -> dict[str, Any]:
    return {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": name, "use": "sig"}


KEYS = [public(KEY, "one")]


def token(key: Any = KEY, algorithm: str = "RS256", name: str | None = "one", **other: Any) -> str:  # noqa: ANN401
    claims = {claim: value for claim, value in (SAID | other).items() if value is not None}
    return jwt.encode(claims, key, algorithm, headers={"kid": name} if name else None)


def why(said: str, keys: list[Any] | None = None) -> str:
    with pytest.raises(NotProved) as refused:
        read_identity(said, KEYS if keys is None else keys, EXPECTED, NOW)
    assert (refused.value.status, refused.value.code) == (403, "account_not_proved")
    return str(refused.value.facts["why"])


def test_a_token_in_which_everything_fits_names_the_customer() -> None:
    ana = Identity("gid://shopify/Customer/5001", "ana@example.com")

    assert read_identity(token(), KEYS, EXPECTED, NOW) == ana
    assert read_identity(token(aud=["our-client"], sub="gid://shopify/Customer/5001"), KEYS, EXPECTED, NOW) == ana
    assert read_identity(token(name=None), KEYS, EXPECTED, NOW) == ana


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_is_not_proved_is_not_taken(verified: object) -> None:
    assert read_identity(token(email_verified=verified), KEYS, EXPECTED, NOW).email == ""


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"iss": "https://shopify.com/authentication/8"}, "InvalidIssuerError"),
        ({"aud": "another-client"}, "InvalidAudienceError"),
        ({"aud": ["our-client", "another-client"]}, "audience"),
        ({"nonce": "of another try"}, "nonce"),
        ({"nonce": 7}, "nonce"),
        ({"nonce": None}, "MissingRequiredClaimError"),
        ({"exp": AT - 60}, "time"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"exp": "soon"}, "ValueError"),
        ({"exp": float("nan")}, "time"),
        ({"iat": AT + 61}, "time"),
        ({"sub": "5001 OR 1=1"}, "subject"),
        ({"sub": "gid://shopify/Order/5001"}, "subject"),
        ({"sub": "0"}, "subject"),
    ],
)
def test_a_claim_that_does_not_fit_proves_nobody(other: dict[str, Any], reason: str) -> None:
    assert why(token(**other)) == reason


def test_a_signature_that_does_not_fit_proves_nobody() -> None:
    head, body, signature = token().split(".")

    assert why(token(OTHER)) == "InvalidSignatureError"
    assert why(f"{head}.{body}.{signature[:-8]}AAAAAAAA") == "InvalidSignatureError"
    assert why(token(None, "none")) == "InvalidAlgorithmError"
    assert why(token(b"x" * 64, "HS256")) == "InvalidAlgorithmError"
    assert why(token(KEY, "RS384")) == "InvalidAlgorithmError"


@pytest.mark.parametrize("said", ["", "a.b.c", "....", "{}", "é.é.é", "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token_proves_nobody(said: str) -> None:
    assert why(said)


def test_a_key_that_is_not_named_any_more_proves_nobody() -> None:
    """A token of before the keys were changed, a set that is empty or odd, and two keys of one name."""
    assert why(token(), [public(OTHER, "two")]) == "key"
    assert why(token(), []) == "key"
    assert why(token(), ["one", None, {"kty": "oct", "kid": "one", "k": "c2VjcmV0"}]) == "key"
    assert why(token(), [public(KEY, "one"), public(OTHER, "one")]) == "key"
    assert why(token(), [{"kty": "RSA", "kid": "one"}]) == "InvalidKeyError"
    assert why(token(name=None), [public(KEY, "one"), public(OTHER, "two")]) == "key"
