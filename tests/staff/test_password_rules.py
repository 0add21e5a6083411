"""Which passwords are refused: short ones, endless ones, and those that anybody would try first."""

import pytest

from kit.errors import Invalid
from staff import passwords


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevensigns", "password_short"),
        ("x" * 201, "password_too_long"),
        ("olga@shop.test", "password_common"),
        ("Password1234", "password_common"),
        ("P@ssw0rd12345", "password_common"),
        ("123456789012", "password_common"),
        ("qwertyuiop[]12", "password_common"),
        ("aaaaaaaaaaaaaa", "password_common"),
        ("abcabcabcabcabc", "password_common"),
        ("Olga Olga Olga", "password_common"),
        ("1q2w3e4r5t6y", "password_common"),
    ],
)
def test_what_anybody_would_try_first_is_no_password(password: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        passwords.check_password(password, email="olga@shop.test", name="Olga Silva")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "password",
    [
        "velvet otter canoe 71",
        "Tr0ub4dor&3xyz",
        "8391 5027 4461 9",
        "\u043a\u043b\u0443\u0431\u043d\u0438\u043a\u0430 \u0441 \u043c\u0451\u0434\u043e\u043c",
    ],
)
def test_other_passwords_are_taken(password: str) -> None:
    assert passwords.check_password(password, email="olga@shop.test", name="Olga Silva")
